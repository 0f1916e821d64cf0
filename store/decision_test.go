package store

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"sitrep"
)

// decided is a whole decision on what the mentions tell.
func decided(act, subject string, minute int, change func(*sitrep.Decision), ms ...*sitrep.EventMention) sitrep.Decision {
	d := sitrep.Decision{Kind: "decision", Act: act, Subject: subject, Author: "Ivo Marek", Reason: "read both", At: madeAt.Add(time.Duration(minute) * time.Minute)}
	for _, m := range ms {
		d.Here = append(d.Here, sitrep.AnchorOf(m))
	}
	if change != nil {
		change(&d)
	}
	d.ID = sitrep.DecisionID(&d)
	return d
}

func putDecisions(t *testing.T, db *DB, ds ...sitrep.Decision) {
	t.Helper()
	tx, err := db.Begin(bg, Cause{What: "decision", Who: ds[0].Author, Note: ds[0].Reason, At: ds[0].At})
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	for i := range ds {
		if err := tx.PutDecision(&ds[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

func TestDecisionsAreKeptInOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a, b := makeReport(1, 3), makeReport(2, 3)
		storeAll(t, db, a, b)
		accept := decided(sitrep.ActAccept, a.events[0].ID, 1, nil, &a.mentions[0])
		place := decided(sitrep.ActCorrect, b.mentions[1].ID, 2, func(d *sitrep.Decision) {
			d.Field, d.Value, d.Author = "place", json.RawMessage(`{"name":"Osk","country":"XVE","lat":null,"lon":null,"precision":"point","text":"","start":0,"end":0}`), "Rosa Blum"
		}, &b.mentions[1])
		undo := decided(sitrep.ActUndo, accept.ID, 3, nil)
		putDecisions(t, db, accept)
		putDecisions(t, db, place, undo)
		putDecisions(t, db, place) // again
		all, err := db.Decisions(bg)
		if want := []sitrep.Decision{accept, place, undo}; err != nil || !reflect.DeepEqual(all, want) {
			t.Fatalf("%+v\n%v", all, err)
		}
		if s := sitrep.Standing(all); len(s) != 1 || s[0].ID != place.ID {
			t.Errorf("standing: %+v", s)
		}
		for _, f := range []struct {
			about string
			want  []string
		}{{a.events[0].ID, []string{accept.ID, undo.ID}}, {a.mentions[0].ID, []string{accept.ID, undo.ID}}, {b.doc.ID, []string{place.ID}},
			{accept.ID, []string{accept.ID, undo.ID}}, {b.events[0].ID, nil}} {
			ds, err := db.DecisionsOn(bg, f.about)
			var got []string
			for _, d := range ds {
				got = append(got, d.ID)
			}
			if err != nil || !reflect.DeepEqual(got, f.want) {
				t.Errorf("on %s: %v, %v; want %v", f.about, got, err, f.want)
			}
			p, err := db.ListDecisions(bg, DecisionFilter{About: f.about}, Range{Limit: 1})
			if err != nil || len(p.Items) != min(1, len(f.want)) || (p.Cursor != "") != (len(f.want) > 1) {
				t.Errorf("list about %s: %+v, %v", f.about, p, err)
			}
			if p.Cursor != "" {
				next, err := db.ListDecisions(bg, DecisionFilter{About: f.about}, Range{Limit: 1, Cursor: p.Cursor})
				if err != nil || len(next.Items) != 1 || next.Items[0].ID != f.want[0] || next.Cursor != "" {
					t.Errorf("then %+v, %v", next, err)
				}
			}
		}
		if p, err := db.ListDecisions(bg, DecisionFilter{Authors: []string{"rosa blum"}}, Range{}); err != nil || len(p.Items) != 1 || p.Items[0].ID != place.ID {
			t.Errorf("of an author: %+v, %v", p, err)
		}
		if p, err := db.ListDecisions(bg, DecisionFilter{Acts: []string{"undo", "accept"}}, Range{}); err != nil || len(p.Items) != 2 || p.Items[0].ID != undo.ID {
			t.Errorf("of acts: %+v, %v", p, err)
		}
		if _, err := db.ListDecisions(bg, DecisionFilter{}, Range{Cursor: "?"}); err == nil {
			t.Error("a cursor that no list gave was taken")
		}
		if _, err := db.Decision(bg, "decision-0000000000000000"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%v", err)
		}
		e, _ := db.Event(bg, b.events[1].ID)
		told, err := db.Told(bg, e)
		if err != nil || told.Mentions[0].Place.Name != "Osk" || len(told.Mentions[0].Decided) != 1 || told.Mentions[0].Decided[0].By != "Rosa Blum" || told.Mentions[0].Decided[0].Was == nil {
			t.Errorf("the mention as decided: %+v, %v", told.Mentions[0], err)
		}
		kinds := map[ChangeKind]int{}
		for c, err := range db.Changes(bg, 0) {
			if err != nil {
				t.Fatal(err)
			}
			kinds[c.Kind]++
		}
		if kinds[DecisionMade] != 3 {
			t.Errorf("the log has %d decisions", kinds[DecisionMade])
		}
		if n := checked(t, db); n.Decisions != 3 {
			t.Errorf("checked %+v", n)
		}
		copied := filepath.Join(t.TempDir(), "copy.db")
		if err := db.Backup(bg, copied, false); err != nil {
			t.Fatal(err)
		}
		of := open(t, copied)
		if again, err := of.Decisions(bg); err != nil || !reflect.DeepEqual(again, all) {
			t.Errorf("of the backup: %+v, %v", again, err)
		}
		checked(t, of)
	})
}

func TestDecisionsOnWhatWasMergedAreThoseOnTheEventThatItIsPartOf(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a, b := makeReport(1, 2), makeReport(2, 2)
		storeAll(t, db, a, b)
		of := func(ms ...*sitrep.EventMention) (out []sitrep.Anchor) {
			for _, m := range ms {
				out = append(out, sitrep.AnchorOf(m))
			}
			return out
		}
		one, other := a.events[0], b.events[0]
		accept := decided(sitrep.ActAccept, other.ID, 1, nil, &b.mentions[0])
		elsewhere := decided(sitrep.ActAccept, b.events[1].ID, 2, nil, &b.mentions[1])
		merged := decided(sitrep.ActMerge, one.ID, 3, func(d *sitrep.Decision) { d.With, d.There = other.ID, of(&b.mentions[0]) }, &a.mentions[0])
		putDecisions(t, db, accept, elsewhere, merged)
		one.Mentions = append(one.Mentions, other.Mentions...)
		one.Documents = append(one.Documents, other.Documents...)
		tx := begin(t, db)
		defer tx.Rollback()
		if err := tx.PutEvents(Events{Put: []*sitrep.Event{one}, Merged: []Redirect{{From: other.ID, To: one.ID}}}); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		undo := decided(sitrep.ActUndo, accept.ID, 4, nil)
		putDecisions(t, db, undo)
		want := []string{accept.ID, merged.ID, undo.ID}
		for _, id := range []string{one.ID, other.ID} {
			ds, err := db.DecisionsOn(bg, id)
			var got, listed []string
			for _, d := range ds {
				got = append(got, d.ID)
			}
			p, err2 := db.ListDecisions(bg, DecisionFilter{About: id}, Range{})
			for _, d := range p.Items {
				listed = append([]string{d.ID}, listed...)
			}
			if err != nil || err2 != nil || !reflect.DeepEqual(got, want) || !reflect.DeepEqual(listed, want) {
				t.Errorf("on %s: %v, listed %v (%v, %v); want %v", id, got, listed, err, err2, want)
			}
		}
	})
}

func TestDecisionsThatCannotBeAreRefused(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a := makeReport(1, 2)
		storeAll(t, db, a)
		tx := begin(t, db)
		defer tx.Rollback()
		d := decided(sitrep.ActAccept, a.events[0].ID, 1, nil, &a.mentions[0])
		d.Reason = "something else"
		var fault *sitrep.DecisionFault
		if err := tx.PutDecision(&d); !errors.As(err, &fault) || fault.Field != "id" {
			t.Errorf("altered: %v", err)
		}
		d = decided(sitrep.ActUndo, "decision-0000000000000001", 1, nil)
		if err := tx.PutDecision(&d); !errors.Is(err, ErrNotFound) {
			t.Errorf("undo of nothing: %v", err)
		}
		d = decided("guess", a.events[0].ID, 1, nil)
		if err := tx.PutDecision(&d); !errors.As(err, &fault) || fault.Field != "act" {
			t.Errorf("an act that there is not: %v", err)
		}
	})
}

func TestAlteredDecisionsShow(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a := makeReport(1, 2)
		storeAll(t, db, a)
		d := decided(sitrep.ActAccept, a.events[0].ID, 1, nil, &a.mentions[0])
		putDecisions(t, db, d)
		d.Author = "Somebody Else"
		b, _ := pack(asDecision, &d)
		if _, err := db.write.ExecContext(bg, db.dialect.rebind("UPDATE decisions SET data=?"), b); err != nil {
			t.Fatal(err)
		}
		found := 0
		if _, err := db.Check(bg, func(p Problem) {
			if p.What == "decision" {
				found++
			}
		}, nil); err != nil || found != 2 {
			t.Errorf("%d faults, %v", found, err)
		}
	})
}
