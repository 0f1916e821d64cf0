package web_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
	"sitrep/store/storetest"
	"sitrep/web"
)

var bg = context.Background()

// told is a made report with one event of it.
type told struct {
	capture sitrep.Capture
	doc     sitrep.Document
	mention sitrep.EventMention
	event   *sitrep.Event
}

// tell makes a report of one sentence whose every other field is the text, too.
func tell(n int, day sitrep.Day, text, everywhere string) *told {
	t := &told{}
	sum := sha256.Sum256([]byte(text))
	source := fmt.Sprintf("made/%d", n)
	t.capture = sitrep.Capture{Kind: "capture", Source: source + everywhere, SourceID: source + everywhere, SHA256: hex.EncodeToString(sum[:]), Form: sitrep.FormHTML, Bytes: []byte(text)}
	t.capture.ID = sitrep.ID("cap", t.capture.SHA256, source)
	on := sitrep.Interval{Start: day, End: day}
	whole := sitrep.Span{End: len(text)}
	t.doc = sitrep.Document{Kind: "document", ID: sitrep.ID("doc", t.capture.ID), SourceID: source + everywhere, Capture: t.capture.ID, Title: text, Byline: everywhere, Lang: "en", Publisher: fmt.Sprintf("Gazette %d", n%3) + everywhere,
		URL: "https://example.org/" + source, Text: text, PublishedOn: &sitrep.PublishedOn{Interval: on, Basis: sitrep.BasisMetadata},
		Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: whole}}, Origin: []sitrep.OriginRun{{Len: len(text), Size: len(text)}}}
	first := sitrep.Span{End: min(len(text), 4)}
	who := sitrep.Participant{Text: text[:first.End], Span: first, Actor: "actor:osk-front", Name: "Osk Front" + everywhere, Country: "TCD", Sectors: []string{"REB"}}
	typ := []string{"ASSAULT", "CONSULT", "PROTEST", "RETREAT"}[n%4]
	place := &sitrep.EventPlace{Place: sitrep.Place{Name: "Goundi" + everywhere, Country: "TCD", Precision: []sitrep.PlacePrecision{sitrep.PlacePoint, sitrep.PlaceNear, sitrep.PlaceDistrict, sitrep.PlaceRegion, sitrep.PlaceCountry}[n%5]}, Text: text[:first.End], Span: first}
	if n%4 != 3 { // all over Africa and Asia; some are not located
		lat, lon := -30+float64(n*7919%7000)/100, -15+float64(n*10473%13000)/100
		place.Lat, place.Lon = &lat, &lon
	}
	t.mention = sitrep.EventMention{Kind: "event_mention", ID: sitrep.ID("mention", t.doc.ID, "0"), Document: t.doc.ID, Type: typ, Quad: 4, Modes: []string{}, Polarity: sitrep.Positive, Reality: sitrep.Actual,
		Actors: []sitrep.Participant{who}, OccurredOn: &sitrep.When{Interval: on, Precision: sitrep.PrecisionDay, Text: text[:first.End], Span: first}, Place: place,
		Trigger: sitrep.Text{Text: text[:first.End], Span: first}, Sentence: whole, Evidence: []sitrep.Evidence{{Field: "type", Span: first, By: "rule made:1" + everywhere}}}
	m := &t.mention
	t.event = &sitrep.Event{Kind: "event", ID: sitrep.ID("event", m.ID), Type: typ, Quad: []int{4, 1, 3, 2}[n%4], Polarity: m.Polarity, Reality: m.Reality, Actors: m.Actors, OccurredOn: m.OccurredOn, Place: place,
		Mentions: []string{m.ID}, Documents: []string{t.doc.ID}, IndependentSources: 1, Status: "machine-coded", Headline: "Headline " + fmt.Sprint(n) + everywhere,
		Claims: map[string][]sitrep.Claim{"sizes.killed": {{Value: "3" + everywhere, Documents: []string{t.doc.ID}, Span: first}, {Value: "5", By: "the mayor" + everywhere, Documents: []string{t.doc.ID}, Span: first}}}}
	return t
}

func newStore(t testing.TB) *store.DB {
	t.Helper()
	db, err := store.Open(bg, filepath.Join(t.TempDir(), "news.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// keep stores what is told, and a process of all of it.
func keep(t testing.TB, db *store.DB, more store.Events, all ...*told) {
	t.Helper()
	tx, err := db.Begin(bg, store.Cause{What: "test", At: time.Unix(1e9, 0)})
	if err != nil {
		t.Fatal(err)
	}
	p := sitrep.Process{Kind: "process", ID: "process-0123456789abcdef", Type: "negotiation", Name: "Talks at Goundi"}
	for _, x := range all {
		if err := tx.PutCapture(&x.capture); err != nil {
			t.Fatal(err)
		}
		if err := tx.PutDocument(&x.doc, []sitrep.EventMention{x.mention}, nil); err != nil {
			t.Fatal(err)
		}
		more.Put = append(more.Put, x.event)
		on := x.event.OccurredOn.Interval
		src := []sitrep.Source{{Document: x.doc.ID, Span: sitrep.Span{End: len(x.doc.Text)}}}
		if len(p.Steps) < 6 {
			phase := []string{"begun", "suspended", "resumed"}[len(p.Steps)%3]
			p.Steps = append(p.Steps, sitrep.Step{Event: x.event.ID, Phase: phase, On: on, Evidence: src})
			p.Phases = append(p.Phases, sitrep.Phase{Phase: phase, State: []string{"on", "halt", "on"}[len(p.Phases)%3], From: on, Cause: x.doc.Text, CauseBy: x.event.ID, Evidence: src})
		}
		p.Parties = x.event.Actors
		p.Counters = []sitrep.Counter{{Kind: "killed", Claims: x.event.Claims["sizes.killed"]}}
	}
	tx.PutActors([]sitrep.Actor{{Kind: "actor", ID: "actor:osk-front", Name: "Osk Front", Country: "TCD", Sectors: []string{"REB"}}})
	if err := tx.PutEvents(more); err != nil {
		t.Fatal(err)
	}
	if len(all) > 0 {
		tx.PutProcesses([]sitrep.Process{p}, nil)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	saveViews(t, db)
}

// desk is all of the server.
func desk(t testing.TB, db *store.DB) http.Handler {
	t.Helper()
	pages, err := web.New(db, web.Options{Decider: storetest.Decider{DB: db}})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(api.Prefix+"/", api.New(db, api.Options{}))
	mux.Handle("/", pages)
	return web.Guard((&api.Access{Open: api.Admin, Name: "analyst", Audit: db}).Handler(mux), true, "")
}

func get(h http.Handler, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "127.0.0.1:8080"
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func post(h http.Handler, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", path, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8080"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func day(n int) sitrep.Day { return sitrep.DayOf(2021, 1, 1) + sitrep.Day(n) }
