// Package store keeps what was read and what was made of it: captures by their hash,
// documents with their text and codings, events with their history, processes, and a
// log of every change. It is the only place with SQL.
//
// A database is a file of SQLite, or PostgreSQL by address. Both have the same tables
// and pass the same tests; what differs lies in sqlite.go and postgres.go. Records are
// packed (pack.go); beside them stand the columns by which they are found, and one
// inverted index of words each for documents and events, without positions. What merging
// looks reports up by has sorted runs (keyrun.go); what there is is counted (count.go).
//
// Documents and events are numbered by their day, so that the order of numbers is that
// of days, a period is a range of numbers, and an index gives its matches in order.
//
// All writing goes through a Tx: a document is in the store whole or not at all. The
// package has no clock; the time of a change is the caller's.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Options of Open. The zero value opens what is there.
type Options struct {
	Create    bool   // make the database where there is none
	Migrate   bool   // bring an older database to this program's version
	ReadOnly  bool   // never write, not even to recover
	Unchecked bool   // open what another version made, to migrate it
	VFS       string // of SQLite
}

// DB is an open database. It is safe for concurrent use; one Tx writes at a time.
type DB struct {
	Address    string // as it was opened, secrets masked
	read       *sql.DB
	write      *sql.DB
	unwritable bool
	backupVFS  string // for tests
	dialect    dialect
}

// dialect is what differs between the two databases.
type dialect interface {
	name() string
	rebind(query string) string // from ? to its own placeholders
	hasTable(ctx context.Context, q queryer, table string) (bool, error)
	match(table string) string             // the condition that its words match ?
	query(q *wordQuery) string             // the argument for it
	lock(context.Context, *sql.Conn) error // begins the transaction that writes
	snapshot() string                      // begins one that reads, as of one moment
	insert(context.Context, *sql.Conn, *table, [][]any) error
	replace(ctx context.Context, c *sql.Conn, t *table, unique int, rows [][]any) error
	verify(ctx context.Context, q queryer, tell func(reason string)) error
	fault(address string, err error) error // wraps with one of the errors of errors.go
}

// IsServer reports whether the address is that of a database server.
func IsServer(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Masked is an address without the passwords in it: those of a server's user and of its
// key, before the host or among the parameters. Another text stays as it is.
func Masked(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		if strings.Contains(address, "@") || IsServer(address) {
			return "(an address that cannot be read)"
		}
		return address
	}
	q, hidden := u.Query(), false
	for _, name := range []string{"password", "sslpassword"} {
		if q.Has(name) {
			q.Set(name, "xxxxx")
			hidden = true
		}
	}
	if hidden {
		u.RawQuery = q.Encode()
	}
	if !hidden && u.User == nil {
		return address
	}
	return u.Redacted()
}

// Open opens a database file, or a server by its address.
func Open(ctx context.Context, address string, opt Options) (*DB, error) {
	if IsServer(address) {
		return openPostgres(ctx, address, opt)
	}
	info, err := os.Stat(address)
	switch {
	case err == nil && info.IsDir():
		return nil, &Error{Kind: NoDatabase, Address: address, Reason: "is a folder; name the database's file"}
	case err == nil:
	case !os.IsNotExist(err):
		return nil, &Error{Kind: NoDatabase, Address: address, Reason: "cannot be read (" + pathCause(err) + ")", Err: err}
	case !opt.Create:
		return nil, &Error{Kind: NoDatabase, Address: address, Reason: "there is no such database; 'sitrep ingest' makes one", Err: fs.ErrNotExist}
	default:
		if dir := filepath.Dir(address); dir != "." {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return nil, &Error{Kind: NoDatabase, Address: address, Reason: "cannot be made (" + pathCause(err) + ")", Err: err}
			}
		}
	}
	return openSQLite(ctx, address, opt)
}

// open checks the version of what a dialect has connected to.
func (db *DB) open(ctx context.Context, opt Options) (*DB, error) {
	if opt.Unchecked {
		return db, nil
	}
	if err := db.version(ctx, opt); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// Close ends all connections.
func (db *DB) Close() error {
	err := db.read.Close()
	if db.write != db.read {
		if e := db.write.Close(); err == nil {
			err = e
		}
	}
	return err
}

// answers are errors that say something of what was asked, not of the database: they are
// told to whoever asked, and do not name it.
var answers = []error{ErrNotFound, ErrSeveral, ErrQuery, ErrExists, ErrTooMuch, ErrOtherBody, ErrTooManyViews}

// fault words an error of the database.
func (db *DB) fault(err error) error {
	if err == nil || slices.ContainsFunc(answers, func(is error) bool { return errors.Is(err, is) }) {
		return err
	}
	return db.dialect.fault(db.Address, err)
}

// queryer reads: the pool of readers, or the connection of a Tx.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each runs a query and calls f for every row.
func each(ctx context.Context, q queryer, d dialect, query string, args []any, f func(scan func(...any) error) error) error {
	rows, err := q.QueryContext(ctx, d.rebind(query), plainArgs(args)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the only row of a query; found is false where there is none.
func one(ctx context.Context, q queryer, d dialect, query string, args []any, to ...any) (found bool, err error) {
	err = each(ctx, q, d, query, args, func(scan func(...any) error) error {
		found = true
		return scan(to...)
	})
	return found, err
}
