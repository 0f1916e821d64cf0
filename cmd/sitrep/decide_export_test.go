package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

func TestGoldStaysInItsFolder(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "news.db")
	db, err := store.Open(ctx, path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	text := "Police fired on a crowd."
	c := sitrep.Capture{Kind: "capture", ID: "cap-1", Source: "x", SHA256: strings.Repeat("00", 32), Bytes: []byte(text)}
	d := sitrep.Document{Kind: "document", ID: "../outside", Capture: c.ID, Text: text}
	m := sitrep.EventMention{Kind: "event_mention", ID: "mention-1", Document: d.ID, Type: "ASSAULT", Trigger: sitrep.Text{Text: "fired", Span: sitrep.Span{Start: 7, End: 12}}, Sentence: sitrep.Span{End: len(text)}}
	e := sitrep.Event{Kind: "event", ID: "event-00000000000000aa", Type: "ASSAULT", Mentions: []string{m.ID}, Documents: []string{d.ID}, Decided: []sitrep.Decided{{Act: sitrep.ActAccept}}}
	what := sitrep.Decision{Kind: "decision", Act: sitrep.ActAccept, Subject: e.ID, Author: "ana", At: time.Unix(1e9, 0).UTC(), Here: []sitrep.Anchor{sitrep.AnchorOf(&m)}}
	what.ID = sitrep.DecisionID(&what)
	tx, err := db.Begin(ctx, store.Cause{What: "test", At: time.Unix(1e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{tx.PutCapture(&c), tx.PutDocument(&d, []sitrep.EventMention{m}, nil), tx.PutEvents(store.Events{Put: []*sitrep.Event{&e}}), tx.PutDecision(&what), tx.Commit(), db.Close()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	x := exportDecisions{database: database{DB: path}, Gold: filepath.Join(dir, "gold", "in")}
	if err := x.Run(ctx, quiet()); err == nil || !strings.Contains(err.Error(), "cannot be the name of a file") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "gold", "outside.txt")); err == nil {
		t.Error("a report was written beside the folder")
	}
}
