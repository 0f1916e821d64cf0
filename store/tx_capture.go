package store

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"iter"
	"strconv"

	"sitrep"
)

type pendingCapture struct {
	packed
	capture *sitrep.Capture
	sha     []byte
	data    []byte
	bytes   []byte
}

// HasCapture reports whether a capture is stored, with whatever came of it.
func (db *DB) HasCapture(ctx context.Context, id string) (bool, error) {
	return db.has(ctx, "captures", id)
}

func (db *DB) has(ctx context.Context, table, id string) (bool, error) {
	var n int64
	found, err := one(ctx, db.read, db.dialect, "SELECT num FROM "+table+" WHERE key=?", []any{key(id)}, &n)
	return found, db.fault(err)
}

// Captures are all that are stored with their bytes, in the order in which they came.
func (db *DB) Captures(ctx context.Context) iter.Seq2[*sitrep.Capture, error] {
	return func(yield func(*sitrep.Capture, error) bool) {
		const chunk = 64
		for after, more := int64(-1), true; more; {
			var page []*sitrep.Capture
			n := 0
			err := each(ctx, db.read, db.dialect, "SELECT c.num, c.data, b.data FROM captures c JOIN blobs b ON b.sha=c.sha WHERE c.num>? ORDER BY c.num LIMIT "+strconv.Itoa(chunk), []any{after}, func(scan func(...any) error) error {
				var data, packed []byte
				if err := scan(&after, &data, &packed); err != nil {
					return err
				}
				n++
				c := &sitrep.Capture{}
				if err := unpack(data, c); err != nil {
					return db.damaged("a capture", err)
				}
				if c.SameAs != "" {
					return nil
				}
				var err error
				if c.Bytes, err = unpackBytes(packed); err != nil {
					return db.damaged("the bytes of capture "+c.ID, err)
				}
				page = append(page, c)
				return nil
			})
			if err != nil {
				yield(nil, db.fault(err))
				return
			}
			for _, c := range page {
				if !yield(c, nil) {
					return
				}
			}
			more = n == chunk
		}
	}
}

// PutCapture stores a capture and its bytes; bytes that are there already are not
// stored again, nor those of a capture that is the same as another one.
func (tx *Tx) PutCapture(c *sitrep.Capture) error {
	sha, err := hex.DecodeString(c.SHA256)
	if err != nil || len(sha) != 32 {
		return fmt.Errorf("capture %s: its SHA-256 %q is none", c.ID, c.SHA256)
	}
	p := &pendingCapture{capture: c, sha: sha}
	p.start(func() (err error) {
		if c.SameAs == "" {
			p.bytes = packBytes(c.Bytes)
		}
		beside := *c
		beside.Bytes = nil
		p.data, err = pack(asCapture, &beside)
		return err
	})
	tx.captures = append(tx.captures, p)
	tx.capturesBy[c.ID] = p
	return nil
}

func (tx *Tx) writeCaptures() error {
	keys, shas := map[int64]bool{}, map[string]bool{}
	var nums []int64
	for _, p := range tx.captures {
		nums = append(nums, key(p.capture.ID))
	}
	if err := tx.existing("captures", nums, func(k, _ int64) { keys[k] = true }); err != nil {
		return err
	}
	var blobs, rows [][]any
	for _, p := range tx.captures {
		if err := p.wait(); err != nil {
			return err
		}
		k := key(p.capture.ID)
		if !keys[k] {
			keys[k] = true
			rows = append(rows, []any{k, p.sha, p.data})
			tx.log.add(change{kind: CaptureAdded, id: p.capture.ID, sum: digest(p.sha, p.data)})
		}
		if shas[string(p.sha)] || p.capture.SameAs != "" {
			continue
		}
		shas[string(p.sha)] = true
		var n int64
		found, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT num FROM blobs WHERE sha=?", []any{p.sha}, &n)
		if err != nil {
			return err
		}
		if !found {
			tx.count(captureBytes, int64(len(p.capture.Bytes)))
			blobs = append(blobs, []any{p.sha, int64(len(p.capture.Bytes)), p.bytes})
		}
	}
	if err := tx.insert(blobTable, blobs); err != nil {
		return err
	}
	return tx.insert(captureTable, rows)
}

// existing calls f with key and number of the rows that there are for the keys.
func (tx *Tx) existing(table string, keys []int64, f func(key, num int64)) error {
	return inLists(keys, func(list string) error {
		return tx.each("SELECT key, num FROM "+table+" WHERE key IN ("+list+")", nil, func(scan func(...any) error) error {
			var k, n int64
			if err := scan(&k, &n); err != nil {
				return err
			}
			f(k, n)
			return nil
		})
	})
}

// PutFailure stores what could not be read or coded, once: an input that is broken stays so
// however often it is read.
func (tx *Tx) PutFailure(f sitrep.Failure) error {
	data, err := pack(asFailure, &f)
	if err != nil {
		return err
	}
	of, in := key(f.Capture), key(f.Document)
	for _, row := range tx.failures {
		if row[0] == of && row[1] == in && bytes.Equal(row[2].([]byte), data) {
			return nil
		}
	}
	var n int64
	if known, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT num FROM failures WHERE capture=? AND document=? AND data=?", []any{of, in, data}, &n); known || err != nil {
		return err
	}
	tx.failures = append(tx.failures, []any{of, in, data})
	tx.log.add(change{kind: FailureAdded, id: f.Capture, sum: digest(data)})
	return nil
}

func (tx *Tx) writeFailures() error { return tx.insert(failureTable, tx.failures) }
