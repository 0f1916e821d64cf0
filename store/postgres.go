package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// postgres is the dialect of the server.
type postgres struct{}

// advisory is the lock that one writer at a time holds in a database ("sitrep").
const advisory = 0x736974726570

func openPostgres(ctx context.Context, address string, opt Options) (*DB, error) {
	if _, err := pgx.ParseConfig(address); err != nil {
		return nil, &Error{Kind: NoDatabase, Address: "postgres", Reason: "the address cannot be read; want postgres://user@host:port/database", Err: err}
	}
	db := &DB{Address: Masked(address), dialect: postgres{}}
	var err error
	if db.read, err = sql.Open("pgx", address); err != nil {
		return nil, db.fault(err)
	}
	// Who waits to write holds none of the readers' connections.
	if db.write, err = sql.Open("pgx", address); err != nil {
		db.read.Close()
		return nil, db.fault(err)
	}
	db.write.SetMaxOpenConns(1)
	db.read.SetMaxOpenConns(8)
	if err := db.read.PingContext(ctx); err != nil {
		db.Close()
		return nil, db.fault(err)
	}
	return db.open(ctx, opt)
}

func (postgres) name() string { return "postgres" }

func (postgres) rebind(query string) string {
	if !strings.Contains(query, "?") {
		return query
	}
	var b strings.Builder
	n := 0
	for {
		before, after, more := strings.Cut(query, "?")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

func (postgres) match(string) string       { return "words @@ to_tsquery('sitrep', ?)" }
func (postgres) query(q *wordQuery) string { return q.tsquery() }

func (postgres) snapshot() string { return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" }

func (d postgres) hasTable(ctx context.Context, q queryer, table string) (bool, error) {
	var n int
	return one(ctx, q, d, "SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass(?)", []any{table}, &n)
}

func (postgres) lock(ctx context.Context, c *sql.Conn) error {
	for _, s := range []string{"BEGIN", "SET LOCAL lock_timeout = '5s'", fmt.Sprintf("SELECT pg_advisory_xact_lock(%d)", advisory)} {
		if _, err := c.ExecContext(ctx, s); err != nil {
			if s != "BEGIN" {
				c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			}
			return err
		}
	}
	return nil
}

// insert sends the rows of a table as one array a column.
func (d postgres) insert(ctx context.Context, c *sql.Conn, t *table, rows [][]any) error {
	return d.put(ctx, c, t, "", rows)
}

func (d postgres) replace(ctx context.Context, c *sql.Conn, t *table, unique int, rows [][]any) error {
	var set []string
	for _, col := range t.columns[unique:] {
		set = append(set, col.name+"=EXCLUDED."+col.name)
	}
	return d.put(ctx, c, t, " ON CONFLICT ("+strings.Join(t.names()[:unique], ",")+") DO UPDATE SET "+strings.Join(set, ","), rows)
}

func (d postgres) put(ctx context.Context, c *sql.Conn, t *table, conflict string, rows [][]any) error {
	const most = 5000 // rows of one statement, which the server holds in memory
	for len(rows) > most {
		if err := d.put(ctx, c, t, conflict, rows[:most]); err != nil {
			return err
		}
		rows = rows[most:]
	}
	if len(rows) == 0 {
		return nil
	}
	var from, arrays []string
	args := make([]any, len(t.columns))
	for i, col := range t.columns {
		kind, expr := col.kind, "c"+strconv.Itoa(i)
		wordy := kind == words
		if wordy {
			kind, expr = text, "strip(to_tsvector('sitrep',"+expr+"))"
		}
		from, arrays = append(from, expr), append(arrays, fmt.Sprintf("$%d::%s[]", i+1, kind))
		switch kind {
		case integer:
			args[i] = gather[int64](rows, i)
		case real:
			args[i] = gather[float64](rows, i)
		case text:
			list := gather[string](rows, i)
			for _, v := range list {
				if wordy && v != nil {
					*v = fewerWords(*v)
				}
			}
			args[i] = list
		case blob:
			list := make([][]byte, len(rows))
			for j, r := range rows {
				list[j], _ = r[i].([]byte)
			}
			args[i] = list
		}
	}
	as := make([]string, len(t.columns))
	for i := range as {
		as[i] = "c" + strconv.Itoa(i)
	}
	_, err := c.ExecContext(ctx, "INSERT INTO "+t.name+"("+strings.Join(t.names(), ",")+") SELECT "+strings.Join(from, ",")+
		" FROM unnest("+strings.Join(arrays, ",")+") AS r("+strings.Join(as, ",")+")"+conflict, args...)
	return err
}

// mostWords is how many bytes the server lets the words of one record have, each with what
// it keeps of it: 1 MiB less some room.
const mostWords = 1000 << 10

// fewerWords leaves out words of a record that has more than the server lets it have, the
// last first; the signs by which filters find it stay.
func fewerWords(s string) string {
	const each = 6 // bytes beside those of a word
	if len(s)*(1+each)/2 < mostWords {
		return s
	}
	room := mostWords
	for w := range strings.FieldsSeq(s) {
		if strings.HasPrefix(w, signPrefix) {
			room -= len(w) + each
		}
	}
	var b strings.Builder
	for w := range strings.FieldsSeq(s) {
		if !strings.HasPrefix(w, signPrefix) {
			if room < len(w)+each {
				continue
			}
			room -= len(w) + each
		}
		b.WriteString(w)
		b.WriteByte(' ')
	}
	return b.String()
}

// gather is one column of the rows; nil stands for NULL.
func gather[T any](rows [][]any, i int) []*T {
	values := make([]T, len(rows))
	out := make([]*T, len(rows))
	for j, r := range rows {
		if v, ok := r[i].(T); ok {
			values[j] = v
			out[j] = &values[j]
		}
	}
	return out
}

// verify leaves the pages to the server, which checks them as they are read.
func (postgres) verify(context.Context, queryer, func(string)) error { return nil }

func (postgres) fault(address string, err error) error {
	var e *Error
	if errors.As(err, &e) || errors.Is(err, context.Canceled) {
		return err
	}
	say := func(k Kind, reason string) error { return &Error{k, address, reason, err} }
	var p *pgconn.PgError
	if errors.As(err, &p) {
		switch p.Code[:2] {
		case "28":
			return say(Unreachable, "refuses the user or the password ("+p.Message+")")
		case "3D":
			return say(NoDatabase, p.Message+"; make it with createdb")
		case "08", "57":
			return say(Unreachable, "has ended the connection ("+p.Message+"); what was acknowledged is stored")
		case "XX":
			return say(Corrupt, "is damaged ("+p.Message+")")
		}
		switch p.Code {
		case "55P03":
			return say(Locked, "is locked by another process that writes to it; try again when that is done")
		case "53100":
			return say(Full, "the server's disk is full; nothing of this step was stored, what was stored before is whole")
		case "25006":
			return say(ReadOnly, "takes no changes ("+p.Message+")")
		case "42501":
			return say(ReadOnly, "the user may not do that ("+p.Message+")")
		case "53300":
			return say(Locked, "has no connection free ("+p.Message+")")
		}
		return say(0, p.Message)
	}
	var n *net.OpError
	var c *pgconn.ConnectError
	if errors.As(err, &n) || errors.As(err, &c) {
		return say(Unreachable, "does not answer ("+networkCause(err)+"); check the address and that the server runs")
	}
	return say(0, err.Error())
}

// networkCause is why no connection came about, of several the first.
func networkCause(err error) string {
	var n *net.OpError
	if errors.As(err, &n) {
		return strings.TrimSpace(n.Op + ": " + lastCause(n.Err))
	}
	s, _, _ := strings.Cut(lastCause(err), "\n")
	return s
}

// lastCause is the innermost error, which says it in the fewest words.
func lastCause(err error) string {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err.Error()
		}
		err = next
	}
}
