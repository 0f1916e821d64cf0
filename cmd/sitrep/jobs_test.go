package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/store"
	"sitrep/store/compact"
)

func TestAJobOfWhichNothingIsReadSaysWhy(t *testing.T) {
	_, srv := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	state, got := read(t, srv, "broken.gz", []byte("\x1f\x8b\x08\x00 and no more"))
	if state != "failed" || !strings.Contains(got, "nothing of it could be read: ") || strings.Contains(got, `read: "`) {
		t.Errorf("%s: %s", state, got)
	}
}

// A decision that is stored is no failure because processes could not be tracked after it.
func TestADecisionIsTakenThoughProcessesCannotBeTracked(t *testing.T) {
	db, _ := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	var attack, protest *sitrep.Event
	for _, e := range eventsIn(t, db) {
		if e.Type == "PROTEST" {
			protest = e
		} else {
			attack = e
		}
	}
	told, err := db.Told(context.Background(), protest)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin(context.Background(), store.Cause{What: "test", At: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	d, err := tx.Document(told.Documents[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{tx.PutDocument(d.Document, d.Mentions, d.Quotations), tx.PutTelling(store.Telling{Document: d.Document.ID, Data: compact.Record{Body: []byte("none")}}), tx.Commit()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	said := ""
	x, err := newDecider(db, models{}.choice(), func(format string, args ...any) { said = fmt.Sprintf(format, args...) })
	if err != nil {
		t.Fatal(err)
	}
	done, err := x.Decide(context.Background(), sitrep.Decision{Act: sitrep.ActAccept, Subject: attack.ID, Author: "ana"}, nil)
	if err != nil || done == nil || !strings.Contains(said, done.Decision.ID+" is decided") {
		t.Errorf("%+v, %v; said %q", done, err, said)
	}
}

// A server ends while it reads what was posted; the next one reads it to its end, and
// nothing is there twice.
func TestReadingGoesOnAfterTheServer(t *testing.T) {
	db, first := testDesk(t, &api.Access{Open: api.Admin, Name: "ana"})
	first.Close()
	const n = 120
	var lines strings.Builder
	for i := range n {
		b, _ := json.Marshal(given{ID: fmt.Sprint("p", i), Text: fmt.Sprintf("Gunmen killed %d soldiers at a checkpoint near Moundou in Chad on 4 March 2014, the governor said.", i+2), Date: "2014-03-05", Source: fmt.Sprint("Herald ", i)})
		lines.Write(append(b, '\n'))
	}
	serve := func() (*httptest.Server, func()) {
		h, work, err := desk(db, true, "http://127.0.0.1", &api.Access{Open: api.Admin, Name: "ana", Audit: db}, models{}, false, false)
		if err != nil {
			t.Fatal(err)
		}
		srv := httptest.NewServer(h)
		ctx, cancel := context.WithCancel(context.Background())
		var all sync.WaitGroup
		all.Go(func() { work(ctx) })
		return srv, func() { cancel(); all.Wait(); srv.Close() }
	}
	srv, stop := serve()
	_, got := asked(t, "POST", srv.URL+"/api/v1/captures?source=reports.ndjson", lines.String(), "Content-Type", "application/octet-stream")
	var j struct{ Job string }
	if err := json.Unmarshal([]byte(got), &j); err != nil || j.Job == "" {
		t.Fatal(got)
	}
	state := func() *store.Job {
		t.Helper()
		is, err := db.Job(context.Background(), j.Job)
		if err != nil {
			t.Fatal(err)
		}
		return is
	}
	for state().State == store.JobWaiting {
		time.Sleep(2 * time.Millisecond)
	}
	time.Sleep(100 * time.Millisecond)
	stop()
	if is := state(); is.State != store.JobWaiting && is.State != store.JobDone {
		t.Fatalf("after the end: %+v", is)
	}
	t.Logf("%s when the server ended", state().State)
	srv, stop = serve()
	defer stop()
	for range 1200 {
		if is := state(); is.State == store.JobDone {
			break
		} else if is.State == store.JobFailed {
			t.Fatalf("%+v", is)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if is := state(); is.State != store.JobDone {
		t.Fatalf("%+v", is)
	}
	if s, err := db.Stats(context.Background()); err != nil || s.Documents != n+3 {
		t.Errorf("%+v %v", s, err)
	}
	if _, got := asked(t, "GET", srv.URL+"/api/v1/jobs/"+j.Job, ""); !strings.Contains(got, `"state":"done"`) || !strings.Contains(got, `"by":"ana"`) {
		t.Error(got)
	}
	if p, err := db.ListAudit(context.Background(), "ana", store.Range{}); err != nil || len(p.Items) != 1 || p.Items[0].What != "brought in" || p.Items[0].About != "reports.ndjson" {
		t.Errorf("%+v %v", p.Items, err)
	}
	if _, err := db.Check(context.Background(), func(p store.Problem) { t.Error(p) }, nil); err != nil {
		t.Error(err)
	}
}
