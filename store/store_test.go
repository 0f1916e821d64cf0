package store

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

var bg = context.Background()

func TestWhatIsStoredIsReadBack(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		m := makeReport(1, 5)
		storeAll(t, db, m)
		c, err := db.Capture(bg, m.capture.ID)
		if err != nil || !reflect.DeepEqual(*c, m.capture) {
			t.Errorf("capture: %v\n%+v\n%+v", err, c, m.capture)
		}
		d, err := db.Document(bg, m.doc.ID)
		if err != nil || !reflect.DeepEqual(*d.Document, m.doc) || !reflect.DeepEqual(d.Mentions, m.mentions) {
			t.Errorf("document: %v\n%+v\n%+v", err, d.Document, m.doc)
		}
		e, err := db.Event(bg, m.events[2].ID)
		if err != nil {
			t.Fatal(err)
		}
		told, err := db.Told(bg, e)
		if err != nil || !reflect.DeepEqual(told.Event, m.events[2]) || len(told.Mentions) != 1 || told.Mentions[0].ID != m.mentions[2].ID {
			t.Errorf("event: %v\n%+v", err, told)
		}
		if id, err := db.Complete(bg, e.ID[:14]); err != nil || id != e.ID {
			t.Errorf("Complete gives %s, %v", id, err)
		}
		for n := range len(e.ID) { // any beginning finds it, or the several that begin so
			var like []string
			for _, o := range m.events {
				if n > len("event-") && strings.HasPrefix(o.ID, e.ID[:n]) {
					like = append(like, o.ID)
				}
			}
			id, err := db.Complete(bg, e.ID[:n])
			if len(like) == 1 && id != e.ID || len(like) > 1 && !errors.Is(err, ErrSeveral) || len(like) == 0 && id != e.ID[:n] {
				t.Errorf("Complete of %s gives %q, %v; it is of %v", e.ID[:n], id, err, like)
			}
		}
		for _, id := range []string{"event-0000000000000000", "", "event-", "other"} {
			if _, err := db.Event(bg, id); !errors.Is(err, ErrNotFound) {
				t.Errorf("event %q: %v", id, err)
			}
		}
		if n := checked(t, db); n.Documents != 1 || n.Events != 5 || n.Mentions != 5 || n.Changes != 1 {
			t.Errorf("checked %+v", n)
		}
	})
}

func TestAChangeThatIsDroppedLeavesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 3))
		tx := begin(t, db)
		if err := makeReport(2, 3).put(tx); err != nil {
			t.Fatal(err)
		}
		if err := tx.Rollback(); err != nil {
			t.Fatal(err)
		}
		if s, err := db.Stats(bg); err != nil || s.Documents != 1 || s.Changes != 1 {
			t.Errorf("%+v, %v", s, err)
		}
		// A document without its capture ends as a fault of the whole change.
		tx = begin(t, db)
		if err := tx.PutTelling(Telling{Document: "doc-1"}); err == nil {
			t.Error("a telling without its document was taken")
		}
		tx.Rollback()
		storeAll(t, db, makeReport(2, 3))
		checked(t, db)
	})
}

func TestStoringAgainChangesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		ms := []*made{makeReport(1, 4), makeReport(2, 4), makeReport(3, 4)}
		storeAll(t, db, ms...)
		before, _ := db.Stats(bg)
		storeAll(t, db, ms[1], ms[1], ms[2])
		after, err := db.Stats(bg)
		before.Changes++
		if err != nil || before != after {
			t.Errorf("%+v, then %+v, %v", before, after, err)
		}
		checked(t, db)
	})
}

func TestMergedEventsLeadOn(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a, b, c := makeReport(1, 2), makeReport(2, 2), makeReport(3, 2)
		storeAll(t, db, a, b, c)
		merge := func(to *sitrep.Event, from string, mentions ...*sitrep.EventMention) {
			t.Helper()
			e := eventOf(mentions...)
			e.ID = to.ID
			tx := begin(t, db)
			if err := tx.PutEvents(Events{Put: []*sitrep.Event{e}, Merged: []Redirect{{From: from, To: to.ID}}}); err != nil {
				t.Fatal(err)
			}
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
		}
		merge(b.events[0], c.events[0].ID, &b.mentions[0], &c.mentions[0])
		merge(a.events[0], b.events[0].ID, &a.mentions[0], &b.mentions[0], &c.mentions[0])
		for _, id := range []string{a.events[0].ID, b.events[0].ID, c.events[0].ID} {
			e, err := db.Event(bg, id)
			if err != nil || e.ID != a.events[0].ID || len(e.Mentions) != 3 {
				t.Errorf("%s leads to %+v, %v", id, e, err)
			}
		}
		h, err := db.History(bg, b.events[0].ID)
		if err != nil || len(h) != 2 || len(h[0].Event.Mentions) != 2 || len(h[1].Event.Mentions) != 1 {
			t.Errorf("history: %v, %v", h, err)
		}
		var kinds []ChangeKind
		for ch, err := range db.Changes(bg, 1) {
			if err != nil {
				t.Fatal(err)
			}
			kinds = append(kinds, ch.Kind)
		}
		if want := []ChangeKind{EventMerged, EventUpdated, EventMerged, EventUpdated}; !slices.Equal(kinds, want) {
			t.Errorf("changes %s", string(rune(len(kinds))))
		}
		tx := begin(t, db)
		of, err := tx.EventsOf([]string{c.mentions[0].ID, c.mentions[1].ID})
		tx.Rollback()
		if err != nil || of[c.mentions[0].ID] != a.events[0].ID || of[c.mentions[1].ID] != c.events[1].ID {
			t.Errorf("events of mentions: %v, %v", of, err)
		}
		checked(t, db)
	})
}

func TestWithdrawnEventsStay(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a := makeReport(1, 2)
		storeAll(t, db, a)
		tx := begin(t, db)
		e := eventOf(&a.mentions[0], &a.mentions[1])
		if err := tx.PutEvents(Events{Put: []*sitrep.Event{e}, Withdrawn: []string{a.events[1].ID, "event-ffffffffffffffff"}}); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		got, err := db.Event(bg, a.events[1].ID)
		if err != nil || got.Status != sitrep.Withdrawn {
			t.Errorf("%+v, %v", got, err)
		}
		checked(t, db)
	})
}

func TestAWithdrawnEventWhoseMentionsAreGoneIsGiven(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		m := makeReport(1, 3)
		storeAll(t, db, m)
		lost := m.mentions[2].ID
		m.mentions = m.mentions[:2]
		tx := begin(t, db)
		m.events = m.events[:2]
		gone := sitrep.ID("event", lost)
		if err := m.put(tx); err != nil {
			t.Fatal(err)
		}
		if err := tx.PutEvents(Events{Withdrawn: []string{gone}}); err != nil {
			t.Fatal(err)
		}
		if err := tx.ForgetMentions([]string{lost}); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		n := 0
		for told, err := range db.Events(bg, &sitrep.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; told.Event.ID == gone && (len(told.Mentions) != 0 || len(told.Documents) != 1) {
				t.Errorf("the withdrawn event has %d mentions and %d reports", len(told.Mentions), len(told.Documents))
			}
		}
		if n != 3 {
			t.Errorf("%d events, want 3", n)
		}
		checked(t, db)
	})
}

func TestTellingsAreFoundByKeys(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		var ms []*made
		for n := range 60 {
			ms = append(ms, makeReport(n, 1))
		}
		storeAll(t, db, ms...)
		tx := begin(t, db)
		defer tx.Rollback()
		got, err := tx.Tellings([]uint64{3 << 32, 1 << 62}, func(id string) bool { return false }) // of 3 and 53
		ids := map[string]bool{}
		for _, g := range got {
			ids[g.Document] = true
			if len(g.Data.Body) == 0 || len(g.Keys) != 1 {
				t.Errorf("%+v", g)
			}
		}
		if err != nil || len(got) != 2 || !ids[ms[3].doc.ID] || !ids[ms[53].doc.ID] {
			t.Errorf("%v, %v", ids, err)
		}
		if got, err := tx.TellingsOf([]string{ms[7].doc.ID, "doc-none"}); err != nil || len(got) != 1 {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestVersionsOfAReport(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a, b := makeReport(1, 2), makeReport(2, 3)
		b.doc.URL = a.doc.URL
		b.doc.SourceID = a.doc.SourceID
		storeAll(t, db, a)
		storeAll(t, db, b)
		got, err := db.VersionsOf(bg, b.doc.ID)
		if err != nil || !slices.Equal(got, []string{a.doc.ID, b.doc.ID}) {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestVersionsPutAgainStayInTheirOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		for _, again := range [][]int{{0, 2}, {1, 0}, {2, 1, 0}} {
			db := open(t, address)
			var ms []*made
			var want []string
			for n := range 4 {
				m := makeReport(100*again[0]+10*again[1]+n, 2)
				m.doc.URL = fmt.Sprintf("https://news.example.org/one/%v", again)
				ms, want = append(ms, m), append(want, m.doc.ID)
			}
			for _, m := range ms[:3] {
				storeAll(t, db, m)
			}
			tx := begin(t, db)
			for _, i := range again {
				ms[i].doc.Title += ", coded anew"
				if err := ms[i].put(tx); err != nil {
					t.Fatal(err)
				}
			}
			if err := ms[3].put(tx); err != nil { // a new one beside them
				t.Fatal(err)
			}
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
			if got, err := db.VersionsOf(bg, want[1]); err != nil || !slices.Equal(got, want) {
				t.Errorf("after %v were put again: %v, %v; want %v", again, got, err, want)
			}
			checked(t, db)
		}
	})
}
