package store

import (
	"context"
	"database/sql"
	"time"
)

// What the desk keeps beside the record (who is logged in, jobs, saved views and what is
// sent of them) is no part of it: it is written without a Tx and stands in no log.

// aside is one change of such tables.
type aside struct {
	db   *DB
	ctx  context.Context
	conn *sql.Conn
}

// aside lets f write; its error takes everything back.
func (db *DB) aside(ctx context.Context, f func(*aside) error) error {
	if db.unwritable {
		return &Error{Kind: ReadOnly, Address: db.Address, Reason: notWritable}
	}
	conn, err := db.write.Conn(ctx)
	if err != nil {
		return db.fault(err)
	}
	defer conn.Close()
	if err := db.dialect.lock(ctx, conn); err != nil {
		return db.fault(err)
	}
	if err := f(&aside{db, ctx, conn}); err != nil {
		conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return db.fault(err)
	}
	if _, err := conn.ExecContext(ctx, "COMMIT"); err != nil {
		conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return db.fault(err)
	}
	return nil
}

// exec gives how many rows it changed.
func (a *aside) exec(query string, args ...any) (int64, error) {
	res, err := a.conn.ExecContext(a.ctx, a.db.dialect.rebind(query), plainArgs(args)...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (a *aside) one(query string, args []any, to ...any) (bool, error) {
	return one(a.ctx, a.conn, a.db.dialect, query, args, to...)
}

// execAside is a change of one statement.
func (db *DB) execAside(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = db.aside(ctx, func(a *aside) error {
		n, err = a.exec(query, args...)
		return err
	})
	return n, err
}

// millis is a time as these tables have it, 0 for none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func ofMillis(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}
