package store

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep"
)

// Cause is why the store changes. It goes into the log.
type Cause struct {
	What string // ingest, recode, decision, import …
	Who  string // a person for decisions, "" the program
	Note string
	At   time.Time
}

// Tx is one change of the store: everything that is put into it is there after Commit,
// or nothing. It holds the right to write from Begin on, so begin it when what is to be
// put is at hand. It is not safe for concurrent use. What is put must not be changed
// before Commit returns.
type Tx struct {
	db    *DB
	ctx   context.Context
	conn  *sql.Conn
	cause Cause
	num   int64 // of this change
	done  bool

	captures   []*pendingCapture
	capturesBy map[string]*pendingCapture
	docs       []*pendingDocument
	byID       map[string]*pendingDocument
	perSource  map[string]int // documents of each capture so far
	failures   [][]any
	actors     pending[*sitrep.Actor]
	events     pending[*pendingEvent]
	redirects  []redirect
	fetched    pending[Fetched]
	processes  pending[*sitrep.Process]
	tellings   pending[*pendingTelling]
	decisions  pending[*sitrep.Decision]
	known      map[string]*told // documents read for the words of events
	log        changeLog
	keyRuns    []keyRun // that are stored, once they were read
	counted    map[string]int64
	bySource   map[int64]*sourceChange
}

// pending keeps values by ID in the order in which the IDs came first.
type pending[T any] struct {
	ids []string
	by  map[string]T
}

func (p *pending[T]) put(id string, v T) {
	if p.by == nil {
		p.by = map[string]T{}
	}
	if _, known := p.by[id]; !known {
		p.ids = append(p.ids, id)
	}
	p.by[id] = v
}

// drop takes a value out.
func (p *pending[T]) drop(id string) {
	if _, known := p.by[id]; known {
		delete(p.by, id)
		p.ids = slices.DeleteFunc(p.ids, func(o string) bool { return o == id })
	}
}

// Begin waits up to five seconds for another process that writes to end; then the store is
// Locked. Writers of this process wait for each other as long as their contexts last.
func (db *DB) Begin(ctx context.Context, cause Cause) (*Tx, error) {
	if cause.What == "" || cause.At.IsZero() {
		return nil, errors.New("store: a change wants a cause and its time")
	}
	if db.unwritable {
		return nil, &Error{Kind: ReadOnly, Address: db.Address, Reason: notWritable}
	}
	cause.What, cause.Who, cause.Note = plain(cause.What), plain(cause.Who), plain(cause.Note)
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return nil, db.fault(err)
	}
	if err := db.dialect.lock(ctx, conn); err != nil {
		conn.Close()
		return nil, db.fault(err)
	}
	tx := &Tx{db: db, ctx: ctx, conn: conn, cause: cause, capturesBy: map[string]*pendingCapture{}, byID: map[string]*pendingDocument{}, perSource: map[string]int{}, known: map[string]*told{}}
	var last sql.NullInt64
	if _, err := one(ctx, conn, db.dialect, "SELECT MAX(num) FROM commits", nil, &last); err != nil {
		tx.Rollback()
		return nil, db.fault(err)
	}
	tx.num = last.Int64 + 1
	return tx, nil
}

// View lets f read as a change reads, of one moment and without keeping others from
// writing. What is put into the Tx is not stored.
func (db *DB) View(ctx context.Context, f func(*Tx) error) error {
	conn, end, err := db.moment(ctx)
	if err != nil {
		return err
	}
	defer end()
	return f(&Tx{db: db, ctx: ctx, conn: conn, done: true, capturesBy: map[string]*pendingCapture{}, byID: map[string]*pendingDocument{}, perSource: map[string]int{}, known: map[string]*told{}})
}

// moment is a connection that reads the database as it is now, whatever is written
// meanwhile, until end.
func (db *DB) moment(ctx context.Context) (conn *sql.Conn, end func(), err error) {
	if conn, err = db.read.Conn(ctx); err != nil {
		return nil, nil, db.fault(err)
	}
	if _, err := conn.ExecContext(ctx, db.dialect.snapshot()); err != nil {
		conn.Close()
		return nil, nil, db.fault(err)
	}
	return conn, func() {
		conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		conn.Close()
	}, nil
}

// Number is the number that this change has in the log.
func (tx *Tx) Number() int64 { return tx.num }

// Written is how many records were changed in each way, once the change is committed.
func (tx *Tx) Written() map[ChangeKind]int { return tx.log.kinds }

// Rollback drops the change. After Commit it does nothing.
func (tx *Tx) Rollback() error {
	if tx.done {
		return nil
	}
	tx.done = true
	_, err := tx.conn.ExecContext(context.WithoutCancel(tx.ctx), "ROLLBACK")
	if e := tx.conn.Close(); err == nil {
		err = e
	}
	return err
}

// Commit writes everything. When it returns nil the change is on the disk and outlives
// the end of the process and of the machine; when it returns an error nothing of it is
// there.
func (tx *Tx) Commit() error {
	if tx.done {
		return errors.New("store: the change has ended")
	}
	for _, write := range []func() error{tx.writeCaptures, tx.writeDocuments, tx.writeFailures, tx.writeActors, tx.writeEvents,
		tx.writeProcesses, tx.writeTellings, tx.writeFetched, tx.writeDecisions, tx.writeCounts, tx.writeLog} {
		if err := write(); err != nil {
			tx.Rollback()
			return tx.db.fault(err)
		}
	}
	if _, err := tx.conn.ExecContext(tx.ctx, "COMMIT"); err != nil {
		tx.Rollback()
		return tx.db.fault(err)
	}
	tx.done = true
	return tx.conn.Close()
}

func (tx *Tx) insert(t *table, rows [][]any) error {
	tx.countRows(t.name, int64(len(rows)))
	return tx.db.dialect.insert(tx.ctx, tx.conn, t, rows)
}

// replace inserts rows in the place of those with the same values in the first columns,
// which are the table's primary key or unique.
func (tx *Tx) replace(t *table, unique int, rows [][]any) error {
	return tx.db.dialect.replace(tx.ctx, tx.conn, t, unique, rows)
}

func (tx *Tx) exec(query string, args ...any) error {
	_, err := tx.conn.ExecContext(tx.ctx, tx.db.dialect.rebind(query), plainArgs(args)...)
	return err
}

func (tx *Tx) each(query string, args []any, f func(scan func(...any) error) error) error {
	return each(tx.ctx, tx.conn, tx.db.dialect, query, args, f)
}

// inLists calls f with lists of numbers as SQL writes them, each of a length that a
// statement may have.
func inLists(nums []int64, f func(list string) error) error {
	const most = 1000
	for len(nums) > 0 {
		n := min(most, len(nums))
		var b strings.Builder
		for i, k := range nums[:n] {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strconv.FormatInt(k, 10))
		}
		if err := f(b.String()); err != nil {
			return err
		}
		nums = nums[n:]
	}
	return nil
}

// remove deletes rows by a column of numbers.
func (tx *Tx) remove(table, column string, nums []int64) error {
	return inLists(nums, func(list string) error {
		res, err := tx.conn.ExecContext(tx.ctx, "DELETE FROM "+table+" WHERE "+column+" IN ("+list+")")
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		tx.countRows(table, -n)
		return err
	})
}

// packing bounds how much is packed at the same time in all changes of the process.
var packing = make(chan struct{}, max(2, runtime.GOMAXPROCS(0)))

// packed is something that is being packed beside the writing.
type packed struct {
	ready chan struct{}
	err   error
}

func (p *packed) start(f func() error) {
	p.ready = make(chan struct{})
	go func() {
		packing <- struct{}{}
		defer func() { <-packing; close(p.ready) }()
		p.err = f()
	}()
}

func (p *packed) wait() error {
	<-p.ready
	return p.err
}
