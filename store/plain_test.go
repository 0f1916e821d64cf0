package store

import (
	"fmt"
	"testing"

	"sitrep"
)

func TestTextThatADatabaseRefusesIsStored(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		for n, s := range []string{"a\x00b", "a\xffb", "é"[:1]} {
			note := func(what string, err error) {
				if err != nil {
					t.Errorf("%s %q: %v", what, s, err)
				}
			}
			note("audit", db.Audit(bg, Audited{At: madeAt, Who: s, What: s, About: s, From: s}))
			note("view", db.AddView(bg, &View{ID: fmt.Sprint("view-", n), Owner: s, Name: s, Query: s, Made: madeAt}))
			if _, err := db.ListAudit(bg, s, Range{}); err != nil {
				t.Errorf("audit of %q: %v", s, err)
			}
			m := makeReport(n, 2)
			m.doc.Publisher, m.doc.Lang = s, s
			for _, e := range m.events {
				e.Place = &sitrep.EventPlace{Place: sitrep.Place{Country: s}}
				e.Type, e.Status = s, s
			}
			tx, err := db.Begin(bg, Cause{What: s, Who: s, Note: s, At: madeAt})
			if err != nil {
				t.Fatal(err)
			}
			note("put", m.put(tx))
			tx.PutFetched(Fetched{"https://example.org/" + s, s, s})
			note("commit", tx.Commit())
		}
		checked(t, db)
	})
}
