package store

import "testing"

func TestCheckBesideAWriterReadsOneMoment(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 3), makeReport(2, 3))
		written := 2
		n, err := db.Check(bg, func(p Problem) { t.Errorf("after %d reports: %s", written, p) }, func(Checked) {
			if written < 8 { // reports come while it goes from table to table
				written++
				storeAll(t, db, makeReport(written, 3))
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if written != 8 || n.Documents != 2 {
			t.Errorf("checked %d reports of %d, want those of its beginning: 2", n.Documents, written)
		}
		checked(t, db)
	})
}
