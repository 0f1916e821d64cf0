package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// refused fails the test unless an error is of a kind and one sentence with the words.
func refused(t *testing.T, err error, k Kind, words ...string) {
	t.Helper()
	if !Is(err, k) {
		t.Errorf("error of kind %d wanted: %v", k, err)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("not one sentence: %q", err)
	}
}

func TestNoDatabase(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(bg, filepath.Join(dir, "none.db"), Options{})
	refused(t, err, NoDatabase, "none.db", "sitrep ingest")
	if _, err := os.Stat(filepath.Join(dir, "none.db")); err == nil {
		t.Error("a file was made")
	}
	_, err = Open(bg, dir, Options{Create: true})
	refused(t, err, NoDatabase, "folder")
	other := filepath.Join(dir, "notes.txt")
	os.WriteFile(other, []byte("notes on the harbour"), 0o600)
	_, err = Open(bg, other, Options{Create: true})
	refused(t, err, NoDatabase, "notes.txt", "no database of sitrep")
	if b, _ := os.ReadFile(other); string(b) != "notes on the harbour" {
		t.Error("the file was changed")
	}
	empty := filepath.Join(dir, "empty.db")
	os.WriteFile(empty, nil, 0o600)
	_, err = Open(bg, empty, Options{})
	refused(t, err, NoDatabase, "holds no tables")
	for _, address := range []string{"postgres://nobody:secret@127.0.0.1:1/news", "postgres://127.0.0.1:1/news?user=nobody&password=secret&sslpassword=secret"} {
		_, err = Open(bg, address, Options{})
		refused(t, err, Unreachable, "does not answer")
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("the password is in %q", err)
		}
	}
	for _, plain := range []string{"news.db", "postgres://host/news?sslmode=require", "https://example.org/a?b=c"} {
		if got := Masked(plain); got != plain {
			t.Errorf("%s is shown as %s", plain, got)
		}
	}
	_, err = Open(bg, "postgres://:::", Options{})
	refused(t, err, NoDatabase, "postgres://user@host")
}

func TestNewerAndOlderVersions(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 2))
		if _, err := db.write.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, TRUE)"); err != nil {
			t.Fatal(err)
		}
		_, err := Open(bg, address, Options{Create: true, Migrate: true})
		refused(t, err, Newer, "newer version of sitrep", "999")
		if err := db.Migrate(bg); !Is(err, Newer) {
			t.Errorf("migrate: %v", err)
		}
		if _, err := db.write.Exec("DELETE FROM goose_db_version WHERE version_id=999"); err != nil {
			t.Fatal(err)
		}
		// As it is before the first version that there is a way from; later ones are put aside.
		for _, q := range []string{"UPDATE goose_db_version SET version_id=-version_id WHERE version_id>5", "UPDATE goose_db_version SET version_id=4 WHERE version_id=5"} {
			if _, err := db.write.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		_, err = Open(bg, address, Options{Create: true, Migrate: true})
		refused(t, err, Older, "before the first release", "ingest")
		if err := db.Migrate(bg); !Is(err, Older) {
			t.Errorf("migrate: %v", err)
		}
		for _, q := range []string{"UPDATE goose_db_version SET version_id=5 WHERE version_id=4", "UPDATE goose_db_version SET version_id=-version_id WHERE version_id<0"} {
			if _, err := db.write.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		if err := db.Migrate(bg); err != nil {
			t.Error(err)
		}
		checked(t, db)
	})
}

// A database whose making was cut off between two versions is made to its end.
func TestMakingGoesOnWhereItWasCutOff(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		for _, q := range []string{"DROP TABLE sessions", "DROP TABLE audit", "DROP TABLE jobs", "DROP TABLE views", "DROP TABLE deliveries", "ALTER TABLE events DROP COLUMN relevant", "DELETE FROM goose_db_version WHERE version_id>5"} {
			if _, err := db.write.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Open(bg, address, Options{})
		refused(t, err, Older, "sitrep migrate")
		again := open(t, address) // which may make one
		storeAll(t, again, makeReport(1, 2))
		checked(t, again)
	})
}

// What stands in a database of the first version is there in this one.
func TestMigrationKeepsWhatIsThere(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		a := makeReport(1, 2)
		storeAll(t, db, a)
		for _, q := range []string{"DROP TABLE sessions", "DROP TABLE audit", "DROP TABLE jobs", "DROP TABLE views", "DROP TABLE deliveries", "ALTER TABLE events DROP COLUMN relevant", "DELETE FROM goose_db_version WHERE version_id>5"} {
			if _, err := db.write.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		_, err := Open(bg, address, Options{})
		refused(t, err, Older, "sitrep migrate")
		if !IsServer(address) { // as it is, before it is migrated
			old, err := Open(bg, address, Options{Unchecked: true})
			if err != nil {
				t.Fatal(err)
			}
			to := filepath.Join(t.TempDir(), "old.db")
			if err := old.Backup(bg, to, false); err != nil {
				t.Error(err)
			}
			old.Close()
			_, err = Open(bg, to, Options{})
			refused(t, err, Older, "sitrep migrate")
		}
		again, err := Open(bg, address, Options{Migrate: true})
		if err != nil {
			t.Fatal(err)
		}
		defer again.Close()
		if e, err := again.Event(bg, a.events[0].ID); err != nil || e.ID != a.events[0].ID {
			t.Errorf("%v %v", e, err)
		}
		if vs, err := again.Views(bg); err != nil || len(vs) != 0 {
			t.Errorf("%v %v", vs, err)
		}
		checked(t, again)
	})
}

func TestLocked(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		db := open(t, address)
		storeAll(t, db, makeReport(1, 2))
		other := open(t, address)
		tx := begin(t, db)
		began := time.Now()
		_, err := other.Begin(bg, Cause{What: "ingest", At: madeAt})
		refused(t, err, Locked, "another process")
		if took := time.Since(began); took < 3*time.Second || took > 30*time.Second {
			t.Errorf("it waited %s", took)
		}
		if _, err := other.Stats(bg); err != nil { // reading goes on
			t.Error(err)
		}
		tx.Rollback()
		storeAll(t, other, makeReport(2, 2))
		checked(t, db)
	})
}

func TestACorruptPage(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "news.db")
	db := open(t, path)
	for n := range 40 {
		storeAll(t, db, makeReport(n, 4))
	}
	if _, err := db.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const page = 8192
	said, copied := 0, 0
	for n := 1; n < len(whole)/page; n += 3 {
		b := append([]byte(nil), whole...)
		for i := range page {
			b[n*page+i] ^= 0x5a
		}
		hurt := filepath.Join(dir, "hurt.db")
		removeDatabase(hurt)
		if err := os.WriteFile(hurt, b, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(bg, hurt, Options{})
		if err == nil {
			var found int
			_, err = db.Check(bg, func(Problem) { found++ }, nil)
			db.Close()
			if err == nil && found == 0 {
				t.Errorf("page %d: nothing was found", n+1)
			}
		}
		if err != nil {
			refused(t, err, Corrupt, "damaged")
		}
		said++
		if db, err = Open(bg, hurt, Options{}); err != nil {
			continue
		}
		to := filepath.Join(dir, "backup.db")
		os.WriteFile(to, []byte("an older backup"), 0o600)
		if err := db.Backup(bg, to, true); err == nil {
			copied++ // of an index of words or the like: every page is in order
		} else {
			refused(t, err, Corrupt, "damaged", "check")
			if b, _ := os.ReadFile(to); string(b) != "an older backup" {
				t.Error("the older backup was harmed")
			}
		}
		db.Close()
	}
	if said < 5 {
		t.Errorf("only %d pages", said)
	}
	if copied > said/4 {
		t.Errorf("of %d databases with a damaged page %d were copied", said, copied)
	}
}

func TestAlteredRecords(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		for n, c := range []struct{ change, says string }{
			{"UPDATE documents SET coded=(SELECT coded FROM documents ORDER BY num LIMIT 1) WHERE num=(SELECT MAX(num) FROM documents)", "the log has another digest"},
			{"UPDATE event_data SET data=(SELECT data FROM event_data ORDER BY num LIMIT 1) WHERE num=(SELECT MAX(num) FROM event_data)", "event"},
			{"DELETE FROM captures WHERE num=1", "is missing"},
			{"DELETE FROM events WHERE num=(SELECT MAX(num) FROM events)", "that no event has"},
			{"DELETE FROM commits WHERE num=2", "entries 2 to 2 are missing"},
			{"UPDATE commits SET at='2020-01-01T00:00:00Z' WHERE num=3", "log 3: the entry was altered"},
			{"UPDATE blobs SET data=(SELECT data FROM blobs WHERE num=2) WHERE num=1", "not those of its hash"},
			{"DELETE FROM document_words WHERE rowid=(SELECT MAX(num) FROM documents)", "in the index of words"},
			{"DELETE FROM blobs WHERE num=2", "its bytes are missing"},
			{"UPDATE counts SET n=n+1 WHERE what='events'", "of events"},
			{"UPDATE sources SET documents=documents+1", "of the source"},
		} {
			where := address
			if IsServer(address) && n%3 > 0 { // a database of it takes a while to make
				continue
			} else if IsServer(address) {
				where = newPostgres(t)
			} else {
				where = filepath.Join(t.TempDir(), "news.db")
			}
			db := open(t, where)
			for n := range 4 {
				storeAll(t, db, makeReport(n, 2))
			}
			if _, err := db.write.Exec(c.change); err != nil {
				t.Fatal(c.change, err)
			}
			if got := problems(t, db); !strings.Contains(got, c.says) {
				t.Errorf("%s: check says\n%s", c.change, got)
			}
			db.Close()
		}
	})
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "news.db")
	db := open(t, path)
	storeAll(t, db, makeReport(1, 2))
	db.Close()
	db, err := Open(bg, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Stats(bg); err != nil {
		t.Error(err)
	}
	_, err = db.Begin(context.Background(), Cause{What: "ingest", At: madeAt})
	if err == nil {
		t.Error("a change of a database that is only read")
	} else {
		refused(t, err, ReadOnly, "cannot be written")
	}
}

func TestAFullDiskDuringABackup(t *testing.T) {
	d, name := newDisk(t, false)
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "news.db"))
	for n := range 20 {
		storeAll(t, db, makeReport(n, 4))
	}
	db.backupVFS = "&vfs=" + name
	to := filepath.Join(dir, "backup.db")
	if err := os.WriteFile(to, []byte("an older backup"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, left := range []int{0, 1, 10} {
		d.mu.Lock()
		d.left, d.fault = left, sqlite3.FULL
		d.mu.Unlock()
		refused(t, db.Backup(bg, to, true), Full, "backup.db", "no room")
		if b, _ := os.ReadFile(to); string(b) != "an older backup" {
			t.Error("the older backup was harmed")
		}
		if names, _ := filepath.Glob(filepath.Join(dir, "*.part*")); len(names) > 0 {
			t.Errorf("left behind: %v", names)
		}
	}
	checked(t, db)
	d.mu.Lock()
	d.left = -1
	d.mu.Unlock()
	if err := db.Backup(bg, to, true); err != nil {
		t.Error(err)
	}
}
