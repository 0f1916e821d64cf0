package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net/url"
	"os"
	"strings"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/driver"
	"github.com/ncruces/go-sqlite3/ext/fts5"
)

// sqliteFile is the dialect of the embedded database: write-ahead log, synced at every
// commit, so that what is acknowledged outlives a power cut.
type sqliteFile struct{}

const sqliteMagic = "SQLite format 3\x00"

func openSQLite(ctx context.Context, path string, opt Options) (*DB, error) {
	if err := looksSQLite(path); err != nil {
		return nil, err
	}
	open := func(mode, more string) (*sql.DB, error) {
		uri := fileURI(path, mode, "&_pragma=busy_timeout(5000)"+more)
		if opt.VFS != "" {
			uri += "&vfs=" + opt.VFS
		}
		return driver.Open(uri, func(c *sqlite3.Conn) error { return fts5.Register(c) })
	}
	db := &DB{Address: path, dialect: sqliteFile{}}
	var err error
	if unwritable := cannotWrite(path); opt.ReadOnly || unwritable != nil {
		more := "&_pragma=cache_size(-32768)"
		info, err := os.Stat(path + "-wal")
		if closed := err != nil || info.Size() == 0; closed {
			more += "&immutable=1" // nothing is written beside it either
		} else if unwritable != nil {
			return nil, &Error{ReadOnly, path, "cannot be written (" + pathCause(unwritable) + "), and was not closed when it was last written to: copy it with its -wal file to where it can be", unwritable}
		}
		if db.read, err = open("ro", more); err != nil {
			return nil, db.fault(err)
		}
		db.write, db.unwritable = db.read, true
		return db.open(ctx, opt)
	}
	const settings = "&_pragma=page_size(8192)&_pragma=journal_mode(wal)&_pragma=synchronous(full)&_pragma=temp_store(memory)"
	mode := "rw"
	if opt.Create {
		mode = "rwc"
	}
	if db.write, err = open(mode, settings+"&_pragma=cache_size(-24576)&_pragma=wal_autocheckpoint(8000)&_pragma=journal_size_limit(67108864)"); err != nil {
		return nil, db.fault(err)
	}
	db.write.SetMaxOpenConns(1)
	if err := db.write.PingContext(ctx); err != nil {
		db.write.Close()
		return nil, db.fault(err)
	}
	if db.read, err = open("rw", settings+"&_pragma=cache_size(-12288)&_pragma=query_only(1)"); err != nil {
		db.write.Close()
		return nil, db.fault(err)
	}
	db.read.SetMaxOpenConns(8)
	db.read.SetMaxIdleConns(4)
	return db.open(ctx, opt)
}

// cannotWrite is why a file that is there cannot be written, nil where it can.
func cannotWrite(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		return f.Close()
	}
	if os.IsNotExist(err) {
		return nil
	}
	return err
}

func fileURI(path, mode, more string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=" + mode + more
}

// looksSQLite refuses a file that is something else before SQLite touches it.
func looksSQLite(path string) error {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return &Error{Kind: NoDatabase, Address: path, Reason: "cannot be read (" + pathCause(err) + ")", Err: err}
	}
	defer f.Close()
	head := make([]byte, len(sqliteMagic))
	n, err := io.ReadFull(f, head)
	if n == 0 && err == io.EOF { // as SQLite leaves one that was never written to
		return nil
	}
	if string(head) != sqliteMagic {
		return &Error{Kind: NoDatabase, Address: path, Reason: "is no database of sitrep; name another file with --db"}
	}
	return nil
}

func (sqliteFile) name() string               { return "sqlite3" }
func (sqliteFile) rebind(query string) string { return query }
func (sqliteFile) match(table string) string  { return table + " MATCH ?" }
func (sqliteFile) query(q *wordQuery) string  { return q.fts5() }

func (sqliteFile) snapshot() string { return "BEGIN" }

func (d sqliteFile) hasTable(ctx context.Context, q queryer, table string) (bool, error) {
	var n int
	return one(ctx, q, d, "SELECT 1 FROM sqlite_master WHERE name=?", []any{table}, &n)
}

func (sqliteFile) lock(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, "BEGIN IMMEDIATE")
	return err
}

func (d sqliteFile) insert(ctx context.Context, c *sql.Conn, t *table, rows [][]any) error {
	return d.put(ctx, c, "INSERT", t, rows)
}

func (d sqliteFile) replace(ctx context.Context, c *sql.Conn, t *table, _ int, rows [][]any) error {
	return d.put(ctx, c, "INSERT OR REPLACE", t, rows)
}

func (sqliteFile) put(ctx context.Context, c *sql.Conn, verb string, t *table, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	stmt, err := c.PrepareContext(ctx, verb+" INTO "+t.name+"("+strings.Join(t.names(), ",")+") VALUES(?"+strings.Repeat(",?", len(t.columns)-1)+")")
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, r := range rows {
		if _, err := stmt.ExecContext(ctx, r...); err != nil {
			return err
		}
	}
	return nil
}

// verify walks the pages of the file and of the indexes.
func (d sqliteFile) verify(ctx context.Context, q queryer, tell func(string)) error {
	return each(ctx, q, d, "PRAGMA integrity_check(20)", nil, func(scan func(...any) error) error {
		var s string
		err := scan(&s)
		if err == nil && s != "ok" {
			tell(s)
		}
		return err
	})
}

func (sqliteFile) fault(address string, err error) error {
	var e *Error
	if errors.As(err, &e) || errors.Is(err, context.Canceled) {
		return err
	}
	say := func(k Kind, reason string) error { return &Error{k, address, reason, err} }
	switch {
	case errors.Is(err, sqlite3.BUSY), errors.Is(err, sqlite3.LOCKED):
		return say(Locked, "is locked by another process that writes to it; try again when that is done")
	case errors.Is(err, sqlite3.FULL):
		return say(Full, "the disk is full; nothing of this step was stored, what was stored before is whole")
	case errors.Is(err, sqlite3.READONLY):
		return say(ReadOnly, notWritable)
	case errors.Is(err, sqlite3.CORRUPT):
		return say(Corrupt, "is damaged ("+err.Error()+"); 'sitrep check' says what can be read, 'sitrep restore' takes a backup")
	case errors.Is(err, sqlite3.NOTADB):
		return say(NoDatabase, "is no database of sitrep; name another file with --db")
	case errors.Is(err, sqlite3.CANTOPEN):
		return say(NoDatabase, "cannot be opened ("+err.Error()+"); check the path and its permissions")
	case errors.Is(err, sqlite3.IOERR):
		return say(Full, "the disk is full or fails ("+err.Error()+"); nothing of this step was stored, what was stored before is whole")
	}
	return &Error{0, address, err.Error(), err}
}
