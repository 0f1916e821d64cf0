package store

import (
	"testing"

	"sitrep"
)

func TestListsGoOnWhereTheyEnded(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		m := makeReport(1, 5)
		storeAll(t, db, m)
		tx := begin(t, db)
		var put []sitrep.Process
		for _, n := range []string{"a", "b", "c"} {
			put = append(put, sitrep.Process{Kind: "process", ID: sitrep.ID("process", n), Name: n, Steps: []sitrep.Step{{Event: m.events[0].ID}}})
		}
		tx.PutProcesses(put, nil)
		tx.PutActors([]sitrep.Actor{{Kind: "actor", ID: "actor-1", Name: "Đorđe Front"}, {Kind: "actor", ID: "actor-2", Name: "Osk Guard", Aliases: []string{"Front of Osk"}}, {Kind: "actor", ID: "actor-3", Name: "Harbour Union"}})
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		var names string
		cursor := ""
		for range 3 {
			p, err := db.ListProcesses(bg, Range{Limit: 2, Cursor: cursor})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range p.Items {
				names += x.Name
			}
			if cursor = p.Cursor; cursor == "" {
				break
			}
		}
		if names != "abc" {
			t.Errorf("processes %q", names)
		}
		a, err := db.ListActors(bg, "front", Range{Limit: 1})
		if err != nil || len(a.Items) != 1 || a.Cursor == "" {
			t.Fatalf("actors: %v, %+v", err, a)
		}
		if a, err = db.ListActors(bg, "front", Range{Limit: 1, Cursor: a.Cursor}); err != nil || len(a.Items) != 1 || a.Items[0].ID != "actor-2" || a.Cursor != "" {
			t.Errorf("the next actors: %v, %+v", err, a)
		}
		if _, err := db.ListActors(bg, "", Range{Cursor: "!"}); err == nil {
			t.Error("a cursor that no list gave is taken")
		}
		of, err := db.EventsOf(bg, []string{m.mentions[1].ID, "mention-0000000000000000"})
		if err != nil || len(of) != 1 || of[m.mentions[1].ID] != m.events[1].ID {
			t.Errorf("events of mentions: %v, %v", err, of)
		}
		if ps, err := db.ProcessesOf(bg, m.events[0].ID); err != nil || len(ps) != 3 {
			t.Errorf("processes of an event: %v, %d", err, len(ps))
		}
		s, err := db.Sources(bg)
		if err != nil || len(s) != 1 || s[0].Documents != 1 || s[0].Source != m.doc.Publisher || s[0].Bytes != int64(len(m.doc.Text)) {
			t.Errorf("sources: %v, %+v", err, s)
		}
		if on := dayOf(m.doc.PublishedOn.Interval); s[0].First != on || s[0].Last != on {
			t.Errorf("a source told from %v to %v, want %v", s[0].First, s[0].Last, on)
		}
		if n, err := db.Last(bg); err != nil || n != 2 {
			t.Errorf("last change: %v, %d", err, n)
		}
	})
}

// What is counted without a filter from columns is what the events say.
func TestTallyCountsWhatEventsSay(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 7), makeReport(2, 7))
		all, err := db.Tally(bg, &sitrep.Filter{}, 100)
		if err != nil {
			t.Fatal(err)
		}
		slow, err := db.Tally(bg, &sitrep.Filter{From: 1}, 100)
		if err != nil {
			t.Fatal(err)
		}
		if !all.All || all.Events != 14 || slow.Events > 14 {
			t.Errorf("%d and %d events", all.Events, slow.Events)
		}
		for typ, n := range slow.Types {
			if slow.Events == 14 && all.Types[typ] != n {
				t.Errorf("%s: %d and %d", typ, all.Types[typ], n)
			}
		}
		if few, err := db.Tally(bg, &sitrep.Filter{}, 5); err != nil || few.All || few.Events != 5 {
			t.Errorf("of the latest five: %v, %+v", err, few)
		}
	})
}
