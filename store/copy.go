package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"sitrep"
)

// copied are the tables with their order; the inverted indexes are made anew, and nobody
// is logged in to a copy.
var copied = []struct {
	*table
	order string
}{{blobTable, "num"}, {captureTable, "num"}, {documentTable, "num"}, {failureTable, "num"}, {actorTable, "num"}, {eventTable, "num"}, {eventData, "num"},
	{redirectTable, "key"}, {historyTable, "key, commits"}, {processTable, "num"}, {processEventTable, "event, process"}, {tellingTable, "num"},
	{keyRunTable, "num"}, {sourceTable, "key"}, {countTable, "what"}, {mentionEventTable, "mention"}, {decisionTable, "num"}, {decisionMarkTable, "mark, decision"}, {fetchedTable, "key"}, {commitTable, "num"},
	{jobTable, "num"}, {viewTable, "num"}, {deliveryTable, "num"}, {auditTable, "num"}}

const copyRows = 500

// copyAll makes one database what another is, as one change of it.
func copyAll(ctx context.Context, from, to *DB) error {
	if err := to.version(ctx, Options{Create: true}); err != nil {
		return err
	}
	src, end, err := from.moment(ctx)
	if err != nil {
		return err
	}
	defer end()
	dst, err := to.write.Conn(ctx)
	if err != nil {
		return to.fault(err)
	}
	defer dst.Close()
	if err := to.dialect.lock(ctx, dst); err != nil {
		return to.fault(err)
	}
	defer dst.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // after COMMIT it finds nothing
	c := copier{ctx, from, to, src, dst}
	for _, t := range copied {
		if err := c.table(t.table, t.order); err != nil {
			return err
		}
	}
	if err := c.documentWords(); err != nil {
		return err
	}
	if err := c.eventWords(); err != nil {
		return err
	}
	_, err = dst.ExecContext(ctx, "COMMIT")
	return to.fault(err)
}

type copier struct {
	ctx      context.Context
	from, to *DB
	src, dst *sql.Conn
}

func (c *copier) table(t *table, order string) error {
	if _, err := c.dst.ExecContext(c.ctx, "DELETE FROM "+t.name); err != nil {
		return c.to.fault(err)
	}
	return c.rows("SELECT "+strings.Join(t.names(), ",")+" FROM "+t.name+" ORDER BY "+order, len(t.columns), t, func(r []any) ([]any, error) {
		for i, col := range t.columns { // an empty string of bytes comes as none
			if col.kind == blob && r[i] == nil {
				r[i] = []byte{}
			}
		}
		return r, nil
	})
}

// rows inserts what f makes of each row of a query, in batches.
func (c *copier) rows(query string, columns int, t *table, f func([]any) ([]any, error)) error {
	var batch [][]any
	bytes := 0
	flush := func() error {
		err := c.to.dialect.insert(c.ctx, c.dst, t, batch)
		batch, bytes = batch[:0], 0
		return c.to.fault(err)
	}
	err := each(c.ctx, c.src, c.from.dialect, query, nil, func(scan func(...any) error) error {
		row, to := make([]any, columns), make([]any, columns)
		for i := range row {
			to[i] = &row[i]
		}
		if err := scan(to...); err != nil {
			return c.from.fault(err)
		}
		for i, v := range row {
			if b, ok := v.([]byte); ok {
				bytes += len(b)
				row[i] = b
			}
		}
		row, err := f(row)
		if err != nil {
			return err
		}
		batch = append(batch, row)
		if len(batch) >= copyRows || bytes > 8<<20 {
			return flush()
		}
		return nil
	})
	if err != nil {
		return c.from.fault(err)
	}
	return flush()
}

func (c *copier) documentWords() error {
	if _, err := c.dst.ExecContext(c.ctx, "DELETE FROM document_words"); err != nil {
		return c.to.fault(err)
	}
	return c.rows("SELECT num, "+documentColumns+" FROM documents d ORDER BY num", 5, documentWords, func(r []any) ([]any, error) {
		captured, _ := r[4].([]byte)
		p := packedDocument{r[1].([]byte), r[2].([]byte), r[3].([]byte), captured}
		d, found, err := p.read(true)
		if err != nil {
			return nil, c.from.damaged(fmt.Sprint("document ", r[0]), err)
		}
		return []any{r[0], documentWordsOf(d, found.Mentions)}, nil
	})
}

func (c *copier) eventWords() error {
	if _, err := c.dst.ExecContext(c.ctx, "DELETE FROM event_words"); err != nil {
		return c.to.fault(err)
	}
	tx := &Tx{db: c.from, ctx: c.ctx, byID: map[string]*pendingDocument{}, known: map[string]*told{}}
	var err error
	if tx.conn, err = c.from.read.Conn(c.ctx); err != nil { // beside the one whose rows are open
		return c.from.fault(err)
	}
	defer tx.conn.Close()
	return c.rows("SELECT num, data FROM event_data ORDER BY num", 2, eventWords, func(r []any) ([]any, error) {
		var e sitrep.Event
		if err := unpack(r[1].([]byte), &e); err != nil {
			return nil, c.from.damaged(fmt.Sprint("event ", r[0]), err)
		}
		ts, err := tx.tellers(&e)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		return []any{r[0], eventWordsOf(&e, ts)}, nil
	})
}
