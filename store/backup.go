package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
)

// ErrExists is returned where something is in the place that is to be written.
var ErrExists = errors.New("it is there already")

// Backup writes the database as it is at one moment into a new file, itself a database
// of SQLite whatever this one is. Others may read and write meanwhile. The file appears
// when it is whole; force replaces one that is there.
func (db *DB) Backup(ctx context.Context, path string, force bool) error {
	if there, err := os.Stat(path); err == nil {
		if own, err := os.Stat(db.Address); err == nil && os.SameFile(there, own) {
			return &Error{Address: path, Reason: "is the database itself; name another file"}
		}
		if !force {
			return ErrExists
		}
	}
	part := path + ".part"
	defer removeDatabase(part)
	removeDatabase(part) // of a backup that was cut off
	if err := db.writeBackup(ctx, part); err != nil {
		var e *Error
		if errors.As(err, &e) && e.Kind == Full {
			return &Error{Full, path, "there is no room for the backup (" + lastCause(e.Err) + "); nothing of it was left, the database is as it was", err}
		}
		return err
	}
	if reason, err := pagesFault(ctx, part); err != nil && !Is(err, Corrupt) {
		return err
	} else if reason != "" {
		return &Error{Corrupt, db.Address, "is damaged (" + reason + "), so no backup of it was written; 'sitrep check' says what can be read, 'sitrep restore' takes an earlier backup", err}
	}
	return place(part, path)
}

// sideFiles are the ends of the names of what SQLite keeps beside a database.
var sideFiles = []string{"-wal", "-shm", "-journal"}

// place puts a file that is whole in its place, so that it outlives a power cut. What a
// database that was there before has left beside it goes: it would be taken for this one's.
func place(part, path string) error {
	if err := syncFile(part); err != nil {
		return &Error{Full, path, "cannot be written (" + pathCause(err) + ")", err}
	}
	for _, end := range sideFiles {
		if err := os.Remove(path + end); err != nil && !os.IsNotExist(err) {
			return &Error{ReadOnly, path + end, "is of a database that was there before and cannot be taken away (" + pathCause(err) + ")", err}
		}
	}
	if err := os.Rename(part, path); err != nil {
		return &Error{ReadOnly, path, "cannot be written (" + pathCause(err) + ")", err}
	}
	return syncFile(filepath.Dir(path))
}

// pagesFault is what is wrong with the pages of a file that is no longer written to, "" nothing:
// a copy of damaged pages is no backup, and may replace one that is.
func pagesFault(ctx context.Context, path string) (reason string, err error) {
	db, err := openSQLite(ctx, path, Options{ReadOnly: true, Unchecked: true})
	if err == nil {
		defer db.Close()
		_, err = one(ctx, db.read, db.dialect, "PRAGMA quick_check(1)", nil, &reason)
		err = db.fault(err)
	}
	switch {
	case err != nil:
		return lastCause(err), err
	case reason == "ok":
		return "", nil
	}
	return strings.Join(strings.Fields(reason), " "), nil
}

func (db *DB) writeBackup(ctx context.Context, part string) error {
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return &Error{ReadOnly, part, "cannot be written (" + pathCause(err) + ")", err}
	}
	f.Close()
	if _, embedded := db.dialect.(sqliteFile); !embedded {
		to, err := openSQLite(ctx, part, Options{Create: true})
		if err != nil {
			return err
		}
		defer to.Close()
		if err := copyAll(ctx, db, to); err != nil {
			return err
		}
		_, err = to.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		return to.fault(err)
	}
	return db.raw(ctx, db.read, func(c *sqlite3.Conn) error {
		b, err := c.BackupInit("main", fileURI(part, "rw", db.backupVFS))
		if err != nil {
			return err
		}
		defer b.Close()
		return stepAll(ctx, b)
	})
}

// stepAll copies all pages, in one read of the source.
func stepAll(ctx context.Context, b *sqlite3.Backup) error {
	for {
		done, err := b.Step(-1)
		if err != nil || done {
			if err == nil {
				err = b.Close()
			}
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// raw calls f with a connection of SQLite.
func (db *DB) raw(ctx context.Context, pool *sql.DB, f func(*sqlite3.Conn) error) error {
	conn, err := pool.Conn(ctx)
	if err != nil {
		return db.fault(err)
	}
	defer conn.Close()
	return db.fault(conn.Raw(func(c any) error { return f(c.(driver.Conn).Raw()) }))
}

// Restore makes the database at an address what the backup in a file is, after checking
// all of the backup. A database that is there is replaced only by force, in one change:
// until that is done, and if it fails, the old one stays. One that cannot be read is put
// aside under the name of .damaged.
func Restore(ctx context.Context, path, address string, force bool) error {
	from, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer from.Close()
	faults, first, err := from.faults(ctx)
	if err != nil {
		return err
	}
	if faults > 0 {
		return &Error{Kind: Corrupt, Address: path, Reason: fmt.Sprintf("the backup has faults (%d, the first: %s); nothing was restored", faults, first)}
	}
	if IsServer(address) {
		return restoreServer(ctx, from, address, force)
	}
	damaged := false
	if _, err := os.Stat(address); err == nil {
		if !force {
			return ErrExists
		}
		err := replaceFile(ctx, path, address)
		if err == nil || !Is(err, Corrupt) && !Is(err, NoDatabase) {
			return err
		}
		damaged = true
	}
	part := address + ".part"
	removeDatabase(part)
	defer removeDatabase(part)
	if err := from.writeBackup(ctx, part); err != nil {
		var e *Error
		if errors.As(err, &e) && e.Kind == Full {
			return &Error{Full, address, "there is no room for what is restored (" + lastCause(e.Err) + "); nothing of it was left, the backup is as it was", err}
		}
		return err
	}
	if damaged {
		if err := moveDatabase(address, address+".damaged"); err != nil {
			return &Error{ReadOnly, address, "the damaged database cannot be put aside (" + pathCause(err) + ")", err}
		}
	}
	return place(part, address)
}

// replaceFile writes the pages of one file into another as one change of it, which
// other processes see as any other.
func replaceFile(ctx context.Context, path, address string) error {
	to, err := openSQLite(ctx, address, Options{Unchecked: true})
	if err != nil {
		return err
	}
	defer to.Close()
	return to.raw(ctx, to.write, func(c *sqlite3.Conn) error { return c.Restore("main", fileURI(path, "ro", "&immutable=1")) })
}

func restoreServer(ctx context.Context, from *DB, address string, force bool) error {
	to, err := Open(ctx, address, Options{Create: true})
	if err != nil {
		return err
	}
	defer to.Close()
	s, err := to.Stats(ctx)
	if err != nil {
		return err
	}
	if s.Changes > 0 && !force {
		return ErrExists
	}
	return copyAll(ctx, from, to)
}

func removeDatabase(path string) {
	os.Remove(path)
	for _, end := range sideFiles {
		os.Remove(path + end)
	}
}

func moveDatabase(from, to string) error {
	for _, end := range sideFiles {
		if err := os.Rename(from+end, to+end); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return os.Rename(from, to)
}

// syncFile makes a file, or the names in a folder, outlive a power cut.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
