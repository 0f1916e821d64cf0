package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// restoreCause is why a database changes that is made of a record.
const restoreCause = "restore"

// isRecord reports whether a file is a native record, of whatever length, and no database.
func isRecord(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	b, err := bufio.NewReader(f).Peek(1)
	return err == nil && b[0] == '{'
}

// restoreRecord makes a new database of a native record.
func restoreRecord(ctx context.Context, path, address string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return store.Build(ctx, address, func(db *store.DB) error {
		r := &rebuilder{ctx: ctx, db: db, captures: map[string]bool{}, stand: map[string]bool{}, late: map[string][]any{}}
		err := r.findLate(f)
		if err == nil {
			_, err = f.Seek(0, io.SeekStart)
		}
		if err == nil {
			err = r.read(f)
		}
		if err != nil {
			var e *store.Error
			if !errors.As(err, &e) {
				err = fmt.Errorf("%s: %w", path, err)
			}
		}
		if r.tx != nil {
			r.tx.Rollback()
		}
		return err
	})
}

// rebuilder puts the lines of a record into a database, some at a time. In a record what
// others rest on comes before them.
type rebuilder struct {
	ctx      context.Context
	db       *store.DB
	tx       *store.Tx
	n        int              // put into it
	captures map[string]bool  // of the record
	stand    map[string]bool  // those that stand for others
	late     map[string][]any // lines of documents that do not stand behind them
	doc      *store.Coded     // whose lines are being read
	kept     *sitrep.Kept
}

// documentOf is the document that a line belongs to, "" where it is none of a document.
func documentOf(v any) string {
	switch v := v.(type) {
	case *sitrep.EventMention:
		return v.Document
	case *sitrep.Quotation:
		return v.Document
	case *sitrep.Kept:
		return v.Document
	}
	return ""
}

// findLate gathers the lines of documents that come later than those of the next one: a
// record of chosen events has mentions before the first event that they tell.
func (r *rebuilder) findLate(in io.Reader) error {
	known, last := map[string]bool{}, ""
	for v, err := range export.ReadNDJSON(in) {
		if err != nil {
			return err
		}
		if d, of := v.(*sitrep.Document); of {
			last = d.ID
			known[d.ID] = true
		} else if id := documentOf(v); id != "" && id != last {
			r.late[id] = append(r.late[id], v)
		} else if id == "" {
			last = ""
		}
	}
	for id := range r.late {
		if !known[id] {
			return fmt.Errorf("document %s is missing, of which it has mentions", id)
		}
	}
	return nil
}

func (r *rebuilder) read(in io.Reader) error {
	for v, err := range export.ReadNDJSON(in) {
		if err == nil {
			err = r.line(v)
		}
		if err == nil {
			err = r.ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	if err := r.document(); err != nil {
		return err
	}
	return r.commit()
}

// put puts something into the change at hand.
func (r *rebuilder) put(f func(*store.Tx) error) (err error) {
	if r.tx == nil {
		if r.tx, err = r.db.Begin(r.ctx, store.Cause{What: restoreCause, At: time.Now(), Note: "sitrep " + sitrep.Version}); err != nil {
			return err
		}
	}
	r.n++
	return f(r.tx)
}

// step ends a change that has grown long. A capture and its documents are of one.
func (r *rebuilder) step() error {
	if r.n < 4*stepReports {
		return nil
	}
	return r.commit()
}

func (r *rebuilder) commit() error {
	if r.tx == nil {
		return nil
	}
	tx := r.tx
	r.tx, r.n = nil, 0
	return tx.Commit()
}

func (r *rebuilder) line(v any) error {
	if id := documentOf(v); id != "" {
		if r.doc != nil && r.doc.Document.ID == id {
			r.take(v)
		}
		return nil
	}
	if err := r.document(); err != nil {
		return err
	}
	if d, of := v.(*sitrep.Document); of {
		r.doc = &store.Coded{Document: d}
		for _, v := range r.late[d.ID] {
			r.take(v)
		}
		return nil
	}
	if err := r.step(); err != nil {
		return err
	}
	return r.put(func(tx *store.Tx) error {
		switch v := v.(type) {
		case *sitrep.Capture:
			sum := sha256.Sum256(v.Bytes)
			if v.SameAs == "" && hex.EncodeToString(sum[:]) != v.SHA256 {
				return fmt.Errorf("capture %s: its bytes are not those of its SHA-256", v.ID)
			}
			r.captures[v.ID] = true
			return tx.PutCapture(v)
		case *sitrep.Failure:
			return tx.PutFailure(*v)
		case *sitrep.Actor:
			tx.PutActors([]sitrep.Actor{*v})
		case *sitrep.Event:
			return tx.PutEvents(store.Events{Put: []*sitrep.Event{v}})
		case *sitrep.Redirect:
			return tx.PutEvents(store.Events{Merged: []store.Redirect{{From: v.ID, To: v.To}}})
		case *sitrep.Process:
			tx.PutProcesses([]sitrep.Process{*v}, nil)
		case *sitrep.Decision:
			return tx.PutDecision(v)
		default:
			return fmt.Errorf("a database holds no %T", v)
		}
		return nil
	})
}

// take takes a line of the document at hand.
func (r *rebuilder) take(v any) {
	switch v := v.(type) {
	case *sitrep.EventMention:
		r.doc.Mentions = append(r.doc.Mentions, *v)
	case *sitrep.Quotation:
		r.doc.Quotations = append(r.doc.Quotations, *v)
	case *sitrep.Kept:
		r.kept = v
	}
}

// document puts the document whose lines are read. Where a record has no captures the text
// stands for the bytes, each for itself.
func (r *rebuilder) document() error {
	d, k := r.doc, r.kept
	r.doc, r.kept = nil, nil
	if d == nil {
		return nil
	}
	if !r.captures[d.Document.Capture] {
		if err := r.step(); err != nil {
			return err
		}
		if err := r.instead(d.Document); err != nil {
			return err
		}
	}
	var t store.Telling
	if k != nil {
		data, err := store.Keep(k, d.Mentions)
		if err != nil {
			return err
		}
		report, err := unpackDigest(data)
		if err != nil {
			return fmt.Errorf("what is kept of %s cannot be read: %w", d.Document.ID, err)
		}
		report.Mentions = d.Mentions
		t = store.Telling{Document: d.Document.ID, Data: data}
		for _, key := range report.Keys() {
			t.Keys = append(t.Keys, uint64(key))
		}
	}
	return r.put(func(tx *store.Tx) error {
		if err := tx.PutDocument(d.Document, d.Mentions, d.Quotations); err != nil || k == nil {
			return err
		}
		return tx.PutTelling(t)
	})
}

// instead puts a capture that stands for the one that a record leaves out.
func (r *rebuilder) instead(d *sitrep.Document) error {
	if r.stand[d.Capture] { // for another document of it
		d.Capture = sitrep.ID("cap", d.ID)
	}
	r.stand[d.Capture] = true
	sum := sha256.Sum256([]byte(d.Text))
	c := &sitrep.Capture{Kind: "capture", ID: d.Capture, Source: d.ID, SourceID: d.SourceID, SHA256: hex.EncodeToString(sum[:]), Form: sitrep.FormClean,
		Bytes: []byte(d.Text), URL: d.URL, Lang: d.Lang}
	return r.put(func(tx *store.Tx) error { return tx.PutCapture(c) })
}
