package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strconv"

	"sitrep"
	"sitrep/store/compact"
)

// Whole is all that is stored, as it is at one moment, in an order in which it can be put again:
// each capture (*sitrep.Capture) with its documents (*Coded) and what merging keeps of each
// (*sitrep.Kept); then values of *sitrep.Failure, *sitrep.Actor, *sitrep.Event, *sitrep.Redirect, *sitrep.Process and
// *sitrep.Decision. What it leaves out are the log, the older versions of events and what servers gave.
func (db *DB) Whole(ctx context.Context) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		stop := errors.New("enough")
		give := func(v any) error {
			if !yield(v, nil) {
				return stop
			}
			return nil
		}
		err := db.View(ctx, func(tx *Tx) error {
			w := wholeReader{tx, give}
			for _, part := range []func() error{w.captures, rows(w, "failures", "num", read[sitrep.Failure]), rows(w, "actors", "num", read[sitrep.Actor]),
				w.events, w.redirects, rows(w, "processes", "num", read[sitrep.Process]), rows(w, "decisions", "num", read[sitrep.Decision])} {
				if err := part(); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil && err != stop {
			yield(nil, db.fault(err))
		}
	}
}

type wholeReader struct {
	tx   *Tx
	give func(any) error
}

const wholeRows = 200 // that are read at a time

func read[T any](data []byte) (any, error) {
	v := new(T)
	err := unpack(data, v)
	return v, err
}

// rows gives the records of a table in the order of their numbers.
func rows(w wholeReader, table, num string, of func([]byte) (any, error)) func() error {
	return func() error {
		return w.pages("SELECT "+num+", data FROM "+table+" WHERE "+num+">?", num, func(data []byte) error {
			v, err := of(data)
			if err != nil {
				return w.tx.db.damaged("a row of "+table, err)
			}
			return w.give(v)
		})
	}
}

// pages reads numbers and records, some at a time.
func (w wholeReader) pages(query, num string, f func(data []byte) error) error {
	for after, n := int64(-1), wholeRows; n == wholeRows; {
		var page [][]byte
		if err := w.tx.each(query+" ORDER BY "+num+" LIMIT "+strconv.Itoa(wholeRows), []any{after}, func(scan func(...any) error) error {
			var data []byte
			err := scan(&after, &data)
			page = append(page, data)
			return err
		}); err != nil {
			return err
		}
		n = len(page)
		for _, data := range page {
			if err := f(data); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w wholeReader) events() error {
	return rows(w, "event_data", "num", read[sitrep.Event])()
}

func (w wholeReader) redirects() error {
	var all []*sitrep.Redirect
	if err := w.tx.each("SELECT id, target FROM redirects ORDER BY key", nil, func(scan func(...any) error) error {
		r := &sitrep.Redirect{Kind: "redirect"}
		err := scan(&r.ID, &r.To)
		all = append(all, r)
		return err
	}); err != nil {
		return err
	}
	for _, r := range all {
		if err := w.give(r); err != nil {
			return err
		}
	}
	return nil
}

// wholeDocument is a document with its place among those of its capture.
type wholeDocument struct {
	*Coded
	n    int
	kept *sitrep.Kept
}

func (w wholeReader) captures() error {
	for after, n := int64(-1), wholeRows; n == wholeRows; {
		var page []*sitrep.Capture
		var keys []int64
		if err := w.tx.each("SELECT c.num, c.key, c.data, b.data FROM captures c LEFT JOIN blobs b ON b.sha=c.sha WHERE c.num>? ORDER BY c.num LIMIT "+strconv.Itoa(wholeRows), []any{after}, func(scan func(...any) error) error {
			var k int64
			var data, packed []byte
			if err := scan(&after, &k, &data, &packed); err != nil {
				return err
			}
			c := &sitrep.Capture{}
			err := unpack(data, c)
			if err == nil && c.SameAs == "" {
				c.Bytes, err = unpackBytes(packed)
			}
			if err != nil {
				return w.tx.db.damaged("a capture", err)
			}
			page, keys = append(page, c), append(keys, k)
			return nil
		}); err != nil {
			return err
		}
		n = len(page)
		of, err := w.documents(keys, page)
		if err != nil {
			return err
		}
		for i, c := range page {
			if err := w.give(c); err != nil {
				return err
			}
			for _, d := range of[keys[i]] {
				if err := w.give(d.Coded); err != nil {
					return err
				}
				if d.kept != nil {
					if err := w.give(d.kept); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// documents are those of captures, by the captures' keys, in the order in which they stand there.
func (w wholeReader) documents(keys []int64, captures []*sitrep.Capture) (map[int64][]wholeDocument, error) {
	source := map[int64]string{}
	for i, k := range keys {
		source[k] = captures[i].Source
	}
	of := map[int64][]wholeDocument{}
	err := inLists(keys, func(list string) error {
		return w.tx.each("SELECT d.capture, d.address, "+documentColumns+", t.data FROM documents d LEFT JOIN tellings t ON t.document=d.num WHERE d.capture IN ("+list+") ORDER BY d.num", nil, func(scan func(...any) error) error {
			var capture, address int64
			var p packedDocument
			var telling []byte
			if err := scan(&capture, &address, &p.data, &p.text, &p.coded, &p.captured, &telling); err != nil {
				return err
			}
			d, found, err := p.read(true)
			if err != nil {
				return w.tx.db.damaged("a document", err)
			}
			doc := wholeDocument{Coded: &Coded{d, found.Mentions, found.Quotations}}
			for doc.n < manyReports && addressOf(d, source[capture], doc.n) != address && addressOf(d, "", doc.n) != address {
				doc.n++
			}
			if telling != nil {
				doc.kept = &sitrep.Kept{Kind: "kept", Document: d.ID, Digest: telling}
				if doc.kept.Hidden, err = pack(asCoded, &coded{Hidden: cover(found.Mentions)}); err != nil {
					return err
				}
			}
			of[capture] = append(of[capture], doc)
			return nil
		})
	})
	for _, docs := range of {
		slices.SortStableFunc(docs, func(a, b wholeDocument) int { return a.n - b.n })
	}
	return of, err
}

// Keep gives mentions what the native record left out of them, and the digest of their document.
func Keep(k *sitrep.Kept, mentions []sitrep.EventMention) (compact.Record, error) {
	c := coded{}
	if len(k.Hidden) > 0 {
		if err := unpack(k.Hidden, &c); err != nil {
			return compact.Record{}, fmt.Errorf("what is kept of %s cannot be read: %w", k.Document, err)
		}
	}
	c.Mentions = mentions
	c.uncover()
	r, err := unpackRecord(k.Digest)
	if err != nil {
		err = fmt.Errorf("what is kept of %s cannot be read: %w", k.Document, err)
	}
	return r, err
}

// Build makes a database that fill fills. A file appears when that is done and has been
// looked at as Check does; a database of a server has to be empty.
func Build(ctx context.Context, address string, fill func(*DB) error) error {
	at := address
	if !IsServer(address) {
		if _, err := os.Stat(address); err == nil {
			return ErrExists
		}
		at += ".part"
		removeDatabase(at)
		defer removeDatabase(at)
	}
	db, err := Open(ctx, at, Options{Create: true})
	if err != nil {
		return err
	}
	defer db.Close()
	last, err := db.Last(ctx)
	if err != nil {
		return err
	}
	if last > 0 {
		return ErrExists
	}
	if err := fill(db); err != nil {
		return err
	}
	faults, first, err := db.faults(ctx)
	if err != nil {
		return err
	}
	if faults > 0 {
		return &Error{Kind: Corrupt, Address: address, Reason: fmt.Sprintf("what was read does not hold together (%d faults, the first: %s)", faults, first)}
	}
	if at == address {
		return nil
	}
	if err := db.Close(); err != nil {
		return db.fault(err)
	}
	return place(at, address)
}
