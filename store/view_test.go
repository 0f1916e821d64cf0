package store

import (
	"context"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"sitrep"
)

func TestAViewIsOfOneMomentAndStoresNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a, b := makeReport(1, 2), makeReport(2, 2)
		storeAll(t, db, a)
		if err := db.View(bg, func(tx *Tx) error {
			if _, err := tx.Event(a.events[0].ID); err != nil { // the moment is that of the first look
				t.Error(err)
			}
			storeAll(t, db, b) // others write meanwhile
			if of, err := tx.EventsOf([]string{a.mentions[0].ID, b.mentions[0].ID}); err != nil || len(of) != 1 {
				t.Errorf("%v, %v", of, err)
			}
			if err := tx.PutEvents(Events{Withdrawn: []string{a.events[0].ID}}); err != nil {
				t.Error(err)
			}
			if err := tx.Commit(); err == nil {
				t.Error("a view was committed")
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if s, err := db.Stats(bg); err != nil || s.Documents != 2 || s.Changes != 2 {
			t.Errorf("%+v, %v", s, err)
		}
		checked(t, db)
	})
}

func TestWhoWaitsToWriteKeepsNobodyFromReading(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 2))
		tx := begin(t, db)
		var all sync.WaitGroup
		for n := range 20 {
			all.Go(func() {
				if err := db.Audit(bg, Audited{At: madeAt, Who: fmt.Sprint("writer ", n)}); err != nil {
					t.Error(err)
				}
			})
		}
		time.Sleep(200 * time.Millisecond) // until they wait
		ctx, cancel := context.WithTimeout(bg, 2*time.Second)
		defer cancel()
		if s, err := db.Stats(ctx); err != nil || s.Documents != 1 {
			t.Errorf("%+v, %v", s, err)
		}
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
		all.Wait()
		if p, err := db.ListAudit(bg, "", Range{}); err != nil || len(p.Items) != 20 {
			t.Errorf("%d were written down, %v", len(p.Items), err)
		}
	})
}

func TestCapturesAreGivenInTheirOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		var ms []*made
		for n := range 130 { // more than are read at once
			ms = append(ms, makeReport(n, 1))
		}
		storeAll(t, db, ms...)
		var got []*sitrep.Capture
		for c, err := range db.Captures(bg) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, c)
		}
		if len(got) != len(ms) || !reflect.DeepEqual(*got[0], ms[0].capture) || !reflect.DeepEqual(*got[129], ms[129].capture) {
			t.Errorf("%d captures", len(got))
		}
		for range db.Captures(bg) {
			break
		}
	})
}

func TestMentionsThatAreNoMoreAreForgotten(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a := makeReport(1, 2)
		storeAll(t, db, a)
		tx := begin(t, db)
		if err := tx.ForgetMentions([]string{a.mentions[0].ID}); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		if of, err := db.EventsOf(bg, []string{a.mentions[0].ID, a.mentions[1].ID}); err != nil || len(of) != 1 {
			t.Errorf("%v, %v", of, err)
		}
	})
}
