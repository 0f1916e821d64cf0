package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"sitrep"
)

// same fails the test where two databases give other answers.
func same(t *testing.T, a, b *DB) {
	t.Helper()
	x, err := a.Stats(bg)
	if err != nil {
		t.Fatal(err)
	}
	if y, err := b.Stats(bg); err != nil || x != y {
		t.Errorf("%+v and %+v, %v", x, y, err)
	}
	for _, q := range []string{"army", "convoy OR market"} {
		p, err := a.SearchEvents(bg, &sitrep.Filter{Query: q}, Range{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		o, err := b.SearchEvents(bg, &sitrep.Filter{Query: q}, Range{Limit: 1000})
		if err != nil || len(o.Items) != len(p.Items) || len(p.Items) == 0 {
			t.Errorf("%s: %d and %d events, %v", q, len(p.Items), len(o.Items), err)
		}
		r, err := b.SearchReports(bg, &sitrep.Filter{Query: q}, Range{Limit: 1000})
		if err != nil || len(r.Items) == 0 {
			t.Errorf("%s: %d reports, %v", q, len(r.Items), err)
		}
	}
}

func TestBackupAndRestore(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		tx := begin(t, db)
		for n := range 20 {
			if err := putNumbered(tx, n); err != nil {
				t.Fatal(err)
			}
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		storeAll(t, db, makeReport(40, 3))
		path := filepath.Join(t.TempDir(), "backup.db")
		if err := db.Backup(bg, path, false); err != nil {
			t.Fatal(err)
		}
		if err := db.Backup(bg, path, false); !errors.Is(err, ErrExists) {
			t.Errorf("a backup over another: %v", err)
		}
		if err := db.Backup(bg, path, true); err != nil {
			t.Fatal(err)
		}
		copied := open(t, path)
		checked(t, copied)
		same(t, db, copied)
		copied.Close()

		// Into a new one, and over one that has something else.
		to := filepath.Join(t.TempDir(), "restored.db")
		if IsServer(address) {
			to = newPostgres(t)
		}
		if err := Restore(bg, path, to, false); err != nil {
			t.Fatal(err)
		}
		restored := open(t, to)
		checked(t, restored)
		same(t, db, restored)
		storeAll(t, restored, makeReport(50, 2), makeReport(51, 2))
		if err := Restore(bg, path, to, false); !errors.Is(err, ErrExists) {
			t.Errorf("a restore over another: %v", err)
		}
		if err := Restore(bg, path, to, true); err != nil {
			t.Fatal(err)
		}
		same(t, db, restored) // which stayed open
		storeAll(t, restored, makeReport(52, 2))
		checked(t, restored)
	})
}

func TestBackupWhileOthersWrite(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(0, 2))
		ctx, stop := context.WithCancel(bg)
		var wg sync.WaitGroup
		wg.Go(func() {
			for n := 1; ctx.Err() == nil; n++ {
				tx, err := db.Begin(bg, Cause{What: "ingest", At: madeAt})
				if err == nil {
					if err = makeReport(n, 2).put(tx); err == nil {
						err = tx.Commit()
					}
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
		for range 3 {
			path := filepath.Join(t.TempDir(), "backup.db")
			if err := db.Backup(bg, path, false); err != nil {
				t.Fatal(err)
			}
			copied := open(t, path)
			n := checked(t, copied)
			if n.Documents == 0 || n.Documents != n.Captures {
				t.Errorf("%+v", n)
			}
			copied.Close()
		}
		stop()
		wg.Wait()
	})
}

func TestRestoreRefusesWhatIsDamaged(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "news.db")
	db := open(t, path)
	storeAll(t, db, makeReport(1, 3), makeReport(2, 3))
	backup := filepath.Join(dir, "backup.db")
	if err := db.Backup(bg, backup, false); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(bg, filepath.Join(dir, "none", "backup.db"), false); !Is(err, ReadOnly) {
		t.Errorf("into no folder: %v", err)
	}
	b, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(dir, "bad.db")
	// The words of a report altered behind the program's back.
	forged, err := openSQLite(bg, bad, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	forged.Close()
	if err := os.WriteFile(bad, b, 0o600); err != nil {
		t.Fatal(err)
	}
	forged = open(t, bad)
	if _, err := forged.write.Exec("UPDATE commits SET note='another' WHERE num=1"); err != nil {
		t.Fatal(err)
	}
	if got := problems(t, forged); !strings.Contains(got, "log 1: the entry was altered") {
		t.Errorf("check says %s", got)
	}
	forged.Close()
	if err := Restore(bg, bad, path, true); !Is(err, Corrupt) {
		t.Errorf("%v", err)
	}
	checked(t, db)
	if err := Restore(bg, filepath.Join(dir, "nothing.db"), path, true); !Is(err, NoDatabase) {
		t.Errorf("%v", err)
	}
	// A database that cannot be read any more makes way.
	db.Close()
	if err := os.WriteFile(path, []byte("SQLite format 3\x00 and then nothing of use, which goes on for a while"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Restore(bg, backup, path, true); err != nil {
		t.Fatal(err)
	}
	again := open(t, path)
	if n := checked(t, again); n.Documents != 2 {
		t.Errorf("%+v", n)
	}
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Error(err)
	}
}

func TestABackupDoesNotReplaceItsDatabase(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "news.db")
	db := open(t, path)
	storeAll(t, db, makeReport(1, 3))
	link := filepath.Join(dir, "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	there, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	near, err := filepath.Rel(there, path)
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{path, link, near} {
		if err := db.Backup(bg, to, true); err == nil || !strings.Contains(err.Error(), "is the database itself") {
			t.Errorf("onto %s: %v", to, err)
		}
	}
	storeAll(t, db, makeReport(2, 3))
	db.Close()
	if n := checked(t, open(t, path)); n.Documents != 2 {
		t.Errorf("%+v", n)
	}
}

func TestWhatADatabaseLeftBesideItIsNotTakenForAnothersLog(t *testing.T) {
	dir := t.TempDir()
	old := open(t, filepath.Join(dir, "old.db"))
	for n := range 5 {
		storeAll(t, old, makeReport(100+n, 9))
	}
	log, err := os.ReadFile(filepath.Join(dir, "old.db-wal"))
	if err != nil {
		t.Fatal(err)
	}
	db := open(t, filepath.Join(dir, "news.db"))
	storeAll(t, db, makeReport(1, 3))
	backup := filepath.Join(dir, "backup.db")
	restored := filepath.Join(dir, "restored.db")
	for _, path := range []string{backup, restored} {
		if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Backup(bg, backup, false); err != nil {
		t.Fatal(err)
	}
	if err := Restore(bg, backup, restored, false); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{backup, restored} {
		if n := checked(t, open(t, path)); n.Documents != 1 {
			t.Errorf("%s: %+v", path, n)
		}
	}
}

func TestARestoreThatFailsLeavesADamagedDatabaseInItsPlace(t *testing.T) {
	dir := t.TempDir()
	path, backup := filepath.Join(dir, "news.db"), filepath.Join(dir, "backup.db")
	db := open(t, filepath.Join(dir, "other.db"))
	storeAll(t, db, makeReport(1, 3))
	if err := db.Backup(bg, backup, false); err != nil {
		t.Fatal(err)
	}
	damaged := []byte("SQLite format 3\x00 and then nothing of use, which goes on for a while")
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(path+".part", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Restore(bg, backup, path, true); err == nil {
		t.Error("it was restored through a folder")
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != string(damaged) {
		t.Errorf("%q, %v", b, err)
	}
}
