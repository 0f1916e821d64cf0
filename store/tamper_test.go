package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// storeOfAll fills a database with a row of every table at least.
func storeOfAll(t *testing.T, db *DB) {
	t.Helper()
	a, b, c := makeReport(1, 3), makeReport(2, 3), makeReport(3, 3)
	b.doc.URL, b.doc.VersionOf = a.doc.URL, a.doc.ID
	storeAll(t, db, a, c)
	storeAll(t, db, b)
	tx := begin(t, db)
	e := eventOf(&a.mentions[0], &c.mentions[0], &b.mentions[2])
	if err := tx.PutEvents(Events{Put: []*sitrep.Event{e}, Merged: []Redirect{{From: c.events[0].ID, To: e.ID}}, Withdrawn: []string{b.events[2].ID}}); err != nil {
		t.Fatal(err)
	}
	same := a.capture
	same.SHA256 = strings.Repeat("ab", 32)
	same.ID = sitrep.ID("cap", same.SHA256, same.Source, same.SourceID)
	same.SameAs = a.capture.ID
	if err := tx.PutCapture(&same); err != nil {
		t.Fatal(err)
	}
	if err := tx.PutFailure(sitrep.Failure{Kind: "failure", Capture: a.capture.ID, Document: a.doc.ID, Stage: "coder", Reason: "it fell"}); err != nil {
		t.Fatal(err)
	}
	tx.PutActors([]sitrep.Actor{{Kind: "actor", ID: "actor-0123456789abcdef", Name: "Coast guard of Velmora"}})
	tx.PutProcesses([]sitrep.Process{{Kind: "process", ID: "process-0123456789abcdef", Type: "negotiation", Name: "Talks", Steps: []sitrep.Step{{Event: e.ID}}}}, nil)
	tx.PutFetched(Fetched{Address: "https://news1.example.org/1", ETag: `"four"`, Modified: "Tue, 06 Mar 2012 10:00:00 GMT"})
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	accept := decided(sitrep.ActAccept, a.events[0].ID, 1, nil, &a.mentions[0])
	putDecisions(t, db, accept, decided(sitrep.ActUndo, accept.ID, 3, nil))
}

// ordering are columns that only say in which order rows came, and what is made anew from
// the others: the index of words, the keys for merging.
var ordering = map[string]bool{"blobs.num": true, "captures.num": true, "failures.num": true, "actors.num": true, "processes.num": true, "decisions.num": true,
	"tellings.num": true, "key_runs.num": true, "key_runs.run": true, "key_runs.low": true, "key_runs.data": true}

// beside are tables of the desk, which are no part of the record: the log does not tell of them.
var beside = map[string]bool{"jobs": true, "views": true, "deliveries": true, "audit": true}

func TestEveryAlteredValueShows(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeOfAll(t, db)
		if said := problems(t, db); said != "" {
			t.Fatal(said)
		}
		joined := map[bool]string{true: "%s||'\\x00'::bytea", false: "CAST(%s||x'00' AS BLOB)"}[IsServer(address)]
		tried := 0
		for _, c := range copied {
			if beside[c.name] {
				continue
			}
			columns := c.columns
			if c.order == "num" && columns[0].name != "num" {
				columns = append([]column{{"num", integer}}, columns...)
			}
			keys := strings.Split(c.order, ", ")
			row := cells(t, db, "SELECT "+strings.Join((&table{"", columns}).names(), ",")+" FROM "+c.name+" ORDER BY "+c.order+" LIMIT 1", len(columns))
			noticed := func(change string) {
				t.Helper()
				tried++
				found := 0
				if _, err := db.Check(bg, func(Problem) { found++ }, nil); err == nil && found == 0 {
					t.Errorf("%s: check finds nothing", change)
				}
			}
			exec := func(query string, args ...any) {
				t.Helper()
				if _, err := db.write.Exec(db.dialect.rebind(query), args...); err != nil {
					t.Fatal(query, err)
				}
			}
			for i, col := range columns {
				if ordering[c.name+"."+col.name] {
					continue
				}
				other := fmt.Sprintf(map[string]string{integer: "COALESCE(%s,0)+1000003", real: "COALESCE(%s,0)+0.5", text: "%s||'x'", blob: joined}[col.kind], col.name)
				var where []string
				var is, was []any // the values of the key after and before
				for j, k := range columns {
					if slices.Contains(keys, k.name) {
						where = append(where, k.name+"=?")
						was = append(was, row[j])
						if j == i {
							is = append(is, nil)
							continue
						}
						is = append(is, row[j])
					}
				}
				change := "UPDATE " + c.name + " SET " + col.name + "=" + other + " WHERE " + strings.Join(where, " AND ")
				now := cells(t, db, change+" RETURNING "+col.name, 1, was...)
				for j := range is {
					if is[j] == nil {
						is[j] = now[0]
					}
				}
				noticed(change)
				exec("UPDATE "+c.name+" SET "+col.name+"=? WHERE "+strings.Join(where, " AND "), append([]any{row[i]}, is...)...)
			}
			if c.name != "key_runs" {
				var where []string
				var was []any
				for j, k := range columns {
					if slices.Contains(keys, k.name) {
						where, was = append(where, k.name+"=?"), append(was, row[j])
					}
				}
				exec("DELETE FROM "+c.name+" WHERE "+strings.Join(where, " AND "), was...)
				noticed("DELETE FROM " + c.name)
				exec("INSERT INTO "+c.name+"("+strings.Join((&table{"", columns}).names(), ",")+") VALUES (?"+strings.Repeat(",?", len(columns)-1)+")", row...)
			}
		}
		if said := problems(t, db); said != "" {
			t.Error(said)
		}
		if tried < 80 {
			t.Errorf("only %d changes", tried)
		}
	})
}

// cells are the values of the one row that a query gives.
func cells(t *testing.T, db *DB, query string, n int, args ...any) []any {
	t.Helper()
	row, to := make([]any, n), make([]any, n)
	for i := range row {
		to[i] = &row[i]
	}
	if err := db.write.QueryRow(db.dialect.rebind(query), args...).Scan(to...); err != nil {
		t.Fatal(query, err)
	}
	return row
}
