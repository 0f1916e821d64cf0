package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
)

var deskAt = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)

func TestSessions(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		one := &Session{Key: []byte("one"), Name: "ana@example.org", Role: 2, Rules: []byte{1, 2}, Ends: deskAt.Add(time.Hour)}
		if err := db.PutSession(bg, one, deskAt); err != nil {
			t.Fatal(err)
		}
		got, err := db.Session(bg, []byte("one"))
		if err != nil || got.Name != one.Name || got.Role != 2 || string(got.Rules) != "\x01\x02" || !got.Ends.Equal(one.Ends) {
			t.Fatalf("%+v, %v", got, err)
		}
		if err := db.PutSession(bg, one, deskAt); err == nil {
			t.Error("two sessions have one key")
		}
		// One that has ended goes when the next begins.
		if err := db.PutSession(bg, &Session{Key: []byte("two"), Name: "ivo", Rules: []byte{}, Ends: deskAt.Add(9 * time.Hour)}, deskAt.Add(2*time.Hour)); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Session(bg, []byte("one")); !errors.Is(err, ErrNotFound) {
			t.Errorf("ended: %v", err)
		}
		if err := db.EndSession(bg, []byte("two")); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Session(bg, []byte("two")); !errors.Is(err, ErrNotFound) {
			t.Errorf("logged out: %v", err)
		}
		checked(t, db)
	})
}

func TestAuditIsInOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		for n := range 5 {
			if err := db.Audit(bg, Audited{At: deskAt.Add(time.Duration(n) * time.Second), Who: []string{"ana", "ivo"}[n%2], What: fmt.Sprint("act ", n), About: "view-1", From: "127.0.0.1"}); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for r := (Range{Limit: 2}); ; {
			p, err := db.ListAudit(bg, "", r)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range p.Items {
				got = append(got, x.What)
			}
			if r.Cursor = p.Cursor; r.Cursor == "" {
				break
			}
		}
		if fmt.Sprint(got) != "[act 4 act 3 act 2 act 1 act 0]" {
			t.Errorf("%q", got)
		}
		if p, err := db.ListAudit(bg, "ivo", Range{}); err != nil || len(p.Items) != 2 || p.Items[0].Who != "ivo" || !p.Items[1].At.Equal(deskAt.Add(time.Second)) {
			t.Errorf("%+v, %v", p.Items, err)
		}
		if _, err := db.ListAudit(bg, "", Range{Cursor: "!"}); err == nil {
			t.Error("an odd cursor is taken")
		}
	})
}

func TestJobsOutliveTheServer(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		add := func(n int, again, same string) (*Job, error) {
			return db.AddJob(bg, &Job{ID: fmt.Sprint("job-", n), State: JobWaiting, Source: fmt.Sprint(n, ".txt"), By: "ana", Size: 7, Asked: deskAt}, []byte(fmt.Sprint("report ", n)), []byte(again), []byte(same))
		}
		for n := range 3 {
			if _, err := add(n, fmt.Sprint("again", n), "same"); err != nil {
				t.Fatal(err)
			}
		}
		if j, err := add(9, "again1", "same"); err != nil || j.ID != "job-1" {
			t.Errorf("the same again: %+v, %v", j, err)
		}
		if _, err := add(9, "again1", "other"); !errors.Is(err, ErrOtherBody) {
			t.Errorf("another body: %v", err)
		}
		j, body, err := db.TakeJob(bg, deskAt, deskAt.Add(time.Minute))
		if err != nil || j.ID != "job-0" || string(body) != "report 0" || j.State != JobRunning || j.Tries != 1 || j.By != "ana" || !j.Asked.Equal(deskAt) {
			t.Fatalf("%+v %q %v", j, body, err)
		}
		if err := db.KeepJob(bg, "job-0", deskAt.Add(3*time.Minute)); err != nil {
			t.Fatal(err)
		}
		j, _, err = db.TakeJob(bg, deskAt.Add(2*time.Minute), deskAt.Add(4*time.Minute))
		if err != nil || j.ID != "job-1" {
			t.Fatalf("the next: %+v %v", j, err)
		}
		j.State, j.Ended, j.Outcome = JobDone, deskAt.Add(2*time.Minute), []byte(`{"events":3}`)
		if err := db.PutJob(bg, j); err != nil {
			t.Fatal(err)
		}
		// The server ends; another one finds what it had begun.
		db.Close()
		db = open(t, address)
		j, body, err = db.TakeJob(bg, deskAt.Add(5*time.Minute), deskAt.Add(6*time.Minute))
		if err != nil || j.ID != "job-0" || string(body) != "report 0" || j.Tries != 2 {
			t.Fatalf("after the end: %+v %q %v", j, body, err)
		}
		j.State, j.Tries = JobWaiting, 1
		if err := db.PutJob(bg, j); err != nil {
			t.Fatal(err)
		}
		all, err := db.Jobs(bg)
		if err != nil || len(all) != 3 || all[0].ID != "job-2" || all[1].State != JobDone || string(all[1].Outcome) != `{"events":3}` || all[2].State != JobWaiting {
			t.Errorf("%+v %v", all, err)
		}
		if j, err := db.Job(bg, "job-1"); err != nil || !j.Ended.Equal(deskAt.Add(2*time.Minute)) {
			t.Errorf("%+v %v", j, err)
		}
		if _, err := db.Job(bg, "job-7"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%v", err)
		}
		for n := 100; ; n++ {
			if _, err = add(n, "", ""); err != nil {
				break
			}
		}
		if !errors.Is(err, ErrTooMuch) {
			t.Errorf("without end: %v", err)
		}
		checked(t, db)
	})
}

func TestViewsAndDeliveries(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 2))
		for n := range 2 {
			if err := db.AddView(bg, &View{ID: fmt.Sprint("view-", n), Owner: "ana", Name: fmt.Sprint("View ", n), Query: "type=PROTEST", Made: deskAt}); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.RenameView(bg, "view-1", "Protests"); err != nil {
			t.Fatal(err)
		}
		v, err := db.SavedView(bg, "view-1")
		if err != nil || v.Name != "Protests" || v.Owner != "ana" || v.Query != "type=PROTEST" || !v.Made.Equal(deskAt) || v.State != "" {
			t.Fatalf("%+v %v", v, err)
		}
		for _, f := range []func() error{func() error { return db.RenameView(bg, "view-9", "x") }, func() error { return db.DropView(bg, "view-9") }, func() error { return db.HookView(bg, "view-9", "https://a", "s") }, func() error { return db.ResumeView(bg, "view-1") }, func() error { _, err := db.SavedView(bg, "view-9"); return err }} {
			if err := f(); !errors.Is(err, ErrNotFound) {
				t.Errorf("%v", err)
			}
		}
		d := &Delivery{ID: "msg-1", View: "view-1", Made: deskAt, Events: 2}
		if added, err := db.AddDelivery(bg, "view-1", 0, 1, d, []byte("body")); err != nil || added {
			t.Errorf("without a hook: %v %v", added, err)
		}
		if err := db.HookView(bg, "view-1", "https://hook.example/x", "secret"); err != nil {
			t.Fatal(err)
		}
		v, _ = db.SavedView(bg, "view-1")
		if v.State != HookOn || v.Hook != "https://hook.example/x" || v.Secret != "secret" || v.Seen != 1 {
			t.Errorf("%+v", v)
		}
		if added, err := db.AddDelivery(bg, "view-1", 0, 2, d, []byte("body")); err != nil || added {
			t.Errorf("another server was quicker: %v %v", added, err)
		}
		if added, err := db.AddDelivery(bg, "view-1", 1, 2, d, []byte("body")); err != nil || !added {
			t.Fatalf("%v %v", added, err)
		}
		if added, err := db.AddDelivery(bg, "view-1", 2, 3, &Delivery{ID: "msg-2"}, nil); err != nil || added {
			t.Errorf("beside one that waits: %v %v", added, err)
		}
		got, body, of, err := db.TakeDelivery(bg, deskAt, deskAt.Add(time.Minute))
		if err != nil || got.ID != "msg-1" || string(body) != "body" || of.ID != "view-1" || got.Tries != 1 || got.Events != 2 {
			t.Fatalf("%+v %q %+v %v", got, body, of, err)
		}
		if again, _, _, err := db.TakeDelivery(bg, deskAt.Add(time.Second), deskAt.Add(time.Minute)); err != nil || again != nil {
			t.Errorf("taken twice: %+v %v", again, err)
		}
		got.Due, got.Answer, got.Reason, got.State = deskAt.Add(10*time.Minute), 500, "the answer is 500", DeliveryWaiting
		if err := db.PutDelivery(bg, got, ""); err != nil {
			t.Fatal(err)
		}
		db.Close()
		db = open(t, address)
		if again, _, _, _ := db.TakeDelivery(bg, deskAt.Add(9*time.Minute), deskAt.Add(time.Hour)); again != nil {
			t.Error("tried before it is due")
		}
		got, body, _, err = db.TakeDelivery(bg, deskAt.Add(11*time.Minute), deskAt.Add(time.Hour))
		if err != nil || got.Tries != 2 || string(body) != "body" || got.Answer != 500 {
			t.Fatalf("after a restart: %+v %v", got, err)
		}
		got.Due = deskAt.Add(time.Hour)
		if err := db.PutDelivery(bg, got, "tried twice"); err != nil {
			t.Fatal(err)
		}
		if v, _ = db.SavedView(bg, "view-1"); v.State != HookPaused || v.Reason != "tried twice" {
			t.Errorf("%+v", v)
		}
		if again, _, _, _ := db.TakeDelivery(bg, deskAt.Add(2*time.Hour), deskAt.Add(3*time.Hour)); again != nil {
			t.Error("sent while it is paused")
		}
		if err := db.ResumeView(bg, "view-1"); err != nil {
			t.Fatal(err)
		}
		got, _, _, err = db.TakeDelivery(bg, deskAt, deskAt.Add(time.Minute))
		if err != nil || got == nil || got.Tries != 1 {
			t.Fatalf("resumed: %+v %v", got, err)
		}
		got.State, got.Answer, got.Ended, got.Reason = DeliveryDone, 204, deskAt.Add(3*time.Hour), ""
		if err := db.PutDelivery(bg, got, ""); err != nil {
			t.Fatal(err)
		}
		if ds, err := db.Deliveries(bg, "view-1"); err != nil || len(ds) != 1 || ds[0].State != DeliveryDone || ds[0].Answer != 204 || !ds[0].Ended.Equal(deskAt.Add(3*time.Hour)) {
			t.Errorf("%+v %v", ds, err)
		}
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := db.Backup(bg, path, false); err != nil {
			t.Fatal(err)
		}
		of2 := open(t, path)
		if vs, err := of2.Views(bg); err != nil || len(vs) != 2 || *vs[1] != *must(db.SavedView(bg, "view-1")) {
			t.Errorf("views of a backup: %+v %v", vs, err)
		}
		if err := db.DropView(bg, "view-1"); err != nil {
			t.Fatal(err)
		}
		if ds, err := db.Deliveries(bg, "view-1"); err != nil || len(ds) != 0 {
			t.Errorf("%+v %v", ds, err)
		}
		checked(t, db)
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestEventsAmong(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a, b := makeReport(1, 4), makeReport(2, 4)
		storeAll(t, db, a, b)
		ids := []string{a.events[0].ID, a.events[1].ID, b.events[3].ID, "event-0000000000000000"}
		got, err := db.EventsAmong(bg, &sitrep.Filter{}, ids)
		if err != nil || len(got) != 3 {
			t.Fatalf("%d events, %v", len(got), err)
		}
		for _, e := range got {
			of, err := db.EventsAmong(bg, &sitrep.Filter{Types: []string{e.Type}}, ids)
			if err != nil || len(of) == 0 {
				t.Errorf("%s: %d, %v", e.Type, len(of), err)
			}
		}
		if none, err := db.EventsAmong(bg, &sitrep.Filter{Types: []string{"NOTHING"}}, ids); err != nil || len(none) != 0 {
			t.Errorf("%+v %v", none, err)
		}
		// The same fit as of all.
		for name, f := range map[string]*sitrep.Filter{"day": {From: got[0].OccurredOn.Start, To: got[0].OccurredOn.Start + 1}, "type": {Types: []string{got[0].Type}}, "sources": {MinSources: 2}, "words": {Query: got[0].Headline}, "status": {Status: []string{got[0].Status}}, "process": {Processes: []string{"process-0000000000000000"}}} {
			all, err := db.SearchEvents(bg, f, Range{Limit: 1000})
			if err != nil {
				t.Fatal(name, err)
			}
			want := 0
			for _, e := range all.Items {
				if slices.Contains(ids, e.ID) {
					want++
				}
			}
			if of, err := db.EventsAmong(bg, f, ids); err != nil || len(of) != want {
				t.Errorf("%s: %d of them fit, want %d, %v", name, len(of), want, err)
			}
		}
		if got, err = db.EventsAmong(bg, &sitrep.Filter{}, nil); err != nil || len(got) != 0 {
			t.Errorf("among none: %+v %v", got, err)
		}
	})
}

// What cannot be read of what was posted fails and says so; what waits behind it is read.
func TestDamagedJobsDoNotBlockTheQueue(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		for _, id := range []string{"job-body", "job-data", "job-none", "job-good"} {
			if _, err := db.AddJob(bg, &Job{ID: id, Source: id + ".txt", Asked: deskAt}, []byte("A report."), nil, nil); err != nil {
				t.Fatal(err)
			}
		}
		for id, set := range map[string]string{"job-body": "body=?", "job-data": "data=?", "job-none": "body=?"} {
			bytes := []byte("?")
			if id == "job-none" {
				bytes = []byte{}
			}
			if n, err := db.execAside(bg, "UPDATE jobs SET "+set+" WHERE id=?", bytes, id); err != nil || n != 1 {
				t.Fatal(n, err)
			}
		}
		j, body, err := db.TakeJob(bg, deskAt, deskAt.Add(time.Minute))
		if err != nil || j == nil || j.ID != "job-good" || string(body) != "A report." {
			t.Fatalf("%+v %q %v", j, body, err)
		}
		js, err := db.Jobs(bg)
		if err != nil || len(js) != 4 {
			t.Fatal(js, err)
		}
		for _, j := range js[1:] {
			if j.State != JobFailed || !strings.Contains(j.Reason, "damaged") || !j.Ended.Equal(deskAt) || (j.Source == "") != (j.ID == "job-data") {
				t.Errorf("%+v", j)
			}
		}
	})
}
