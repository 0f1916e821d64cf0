package store

import (
	"context"
	"encoding/hex"
	"fmt"

	"sitrep"
)

// missing is the error for an ID that is not there.
func missing(what, id string) error { return fmt.Errorf("%s %s: %w", what, id, ErrNotFound) }

// Capture is a stored capture with its bytes; one that is the same as another has none.
func (db *DB) Capture(ctx context.Context, id string) (*sitrep.Capture, error) {
	var data, sha, packed []byte
	found, err := one(ctx, db.read, db.dialect, "SELECT c.data, c.sha, b.data FROM captures c LEFT JOIN blobs b ON b.sha=c.sha WHERE c.key=?", []any{key(id)}, &data, &sha, &packed)
	if err != nil {
		return nil, db.fault(err)
	}
	var c sitrep.Capture
	if found {
		if err := unpack(data, &c); err != nil {
			return nil, db.damaged("capture "+id, err)
		}
	}
	if !found || c.ID != id {
		return nil, missing("capture", id)
	}
	if c.SameAs != "" {
		return &c, nil
	}
	if c.Bytes, err = unpackBytes(packed); err != nil {
		return nil, db.damaged("the bytes "+hex.EncodeToString(sha), err)
	}
	return &c, nil
}

// damaged is the error for a record that cannot be read.
func (db *DB) damaged(what string, err error) error {
	return &Error{Kind: Corrupt, Address: db.Address, Reason: what + " is damaged (" + err.Error() + "); 'sitrep check' says what else is, 'sitrep restore' takes a backup", Err: err}
}

// Coded is a document with what was found in it.
type Coded struct {
	Document   *sitrep.Document
	Mentions   []sitrep.EventMention
	Quotations []sitrep.Quotation
}

// Document is a stored document with what was found in it.
func (db *DB) Document(ctx context.Context, id string) (*Coded, error) {
	d, c, err := db.document(ctx, db.read, id, true)
	if err != nil {
		return nil, db.fault(err)
	}
	return &Coded{d, c.Mentions, c.Quotations}, nil
}

// Document is a document as this change finds it, without what it puts itself.
func (tx *Tx) Document(id string) (*Coded, error) {
	d, c, err := tx.db.document(tx.ctx, tx.conn, id, true)
	if err != nil {
		return nil, tx.db.fault(err)
	}
	return &Coded{d, c.Mentions, c.Quotations}, nil
}

// Text is that of a stored document.
func (tx *Tx) Text(id string) (string, error) {
	var p packedDocument
	found, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT "+documentColumns+" FROM documents d WHERE key=?", []any{key(id)}, &p.data, &p.text, &p.coded, &p.captured)
	if err != nil {
		return "", tx.db.fault(err)
	}
	if !found {
		return "", missing("document", id)
	}
	text, err := p.words()
	if err != nil {
		return "", tx.db.damaged("document "+id, err)
	}
	return string(text), nil
}

// document reads one; whole is with its text, its map and what was found in it.
func (db *DB) document(ctx context.Context, q queryer, id string, whole bool) (*sitrep.Document, *coded, error) {
	columns := "data"
	if whole {
		columns = documentColumns
	}
	var p packedDocument
	to := []any{&p.data}
	if whole {
		to = append(to, &p.text, &p.coded, &p.captured)
	}
	found, err := one(ctx, q, db.dialect, "SELECT "+columns+" FROM documents d WHERE key=?", []any{key(id)}, to...)
	if err != nil {
		return nil, nil, err
	}
	if !found {
		return nil, nil, missing("document", id)
	}
	d, c, err := p.read(whole)
	if err != nil {
		return nil, nil, db.damaged("document "+id, err)
	}
	if d.ID != id {
		return nil, nil, missing("document", id)
	}
	return d, c, nil
}

// documentColumns are those of a packedDocument, of a table named d: the bytes of the
// capture where the text is the same.
const documentColumns = "d.data, d.text, d.coded, (SELECT b.data FROM captures c JOIN blobs b ON b.sha=c.sha WHERE c.key=d.capture AND length(d.text)=1)"

type packedDocument struct{ data, text, coded, captured []byte }

// words is the text.
func (p *packedDocument) words() ([]byte, error) {
	if len(p.text) == 1 && p.text[0] == packedCapture {
		return unpackBytes(p.captured)
	}
	return unpackBytes(p.text)
}

func (p *packedDocument) read(whole bool) (*sitrep.Document, *coded, error) {
	var r record
	if err := unpack(p.data, &r); err != nil {
		return nil, nil, err
	}
	if !whole {
		return &r.Document, nil, nil
	}
	var err error
	if r.Document.Origin, err = unpackOrigin(r.Origin); err != nil {
		return nil, nil, err
	}
	text, err := p.words()
	if err != nil {
		return nil, nil, err
	}
	r.Text = string(text)
	var c coded
	if err := unpack(p.coded, &c); err != nil {
		return nil, nil, err
	}
	c.dress(&r.Document)
	return &r.Document, &c, nil
}

// DocumentsOf are the IDs of the documents of a capture, by their numbers.
func (db *DB) DocumentsOf(ctx context.Context, capture string) (ids []string, err error) {
	err = each(ctx, db.read, db.dialect, "SELECT data FROM documents WHERE capture=? ORDER BY num", []any{key(capture)}, func(scan func(...any) error) error {
		var p packedDocument
		if err := scan(&p.data); err != nil {
			return err
		}
		d, _, err := p.read(false)
		if err == nil && d.Capture == capture {
			ids = append(ids, d.ID)
		}
		return err
	})
	return ids, db.fault(err)
}

// Failures are those of a capture; with "" all.
func (db *DB) Failures(ctx context.Context, capture string) (out []sitrep.Failure, err error) {
	query, args := "SELECT data FROM failures ORDER BY num", []any(nil)
	if capture != "" {
		query, args = "SELECT data FROM failures WHERE capture=? ORDER BY num", []any{key(capture)}
	}
	err = each(ctx, db.read, db.dialect, query, args, func(scan func(...any) error) error {
		var b []byte
		var f sitrep.Failure
		if err := scan(&b); err != nil {
			return err
		}
		if err := unpack(b, &f); err != nil {
			return db.damaged("a failure", err)
		}
		out = append(out, f)
		return nil
	})
	return out, db.fault(err)
}

// Actor is a stored actor.
func (db *DB) Actor(ctx context.Context, id string) (*sitrep.Actor, error) {
	return readRecord[sitrep.Actor](ctx, db, "actors", "actor", id, func(a *sitrep.Actor) string { return a.ID })
}

// Process is a stored process.
func (db *DB) Process(ctx context.Context, id string) (*sitrep.Process, error) {
	return readRecord[sitrep.Process](ctx, db, "processes", "process", id, func(p *sitrep.Process) string { return p.ID })
}

// Processes are all that are stored.
func (db *DB) Processes(ctx context.Context) (out []sitrep.Process, err error) {
	err = each(ctx, db.read, db.dialect, "SELECT data FROM processes ORDER BY num", nil, func(scan func(...any) error) error {
		var b []byte
		var p sitrep.Process
		if err := scan(&b); err != nil {
			return err
		}
		if err := unpack(b, &p); err != nil {
			return db.damaged("a process", err)
		}
		out = append(out, p)
		return nil
	})
	return out, db.fault(err)
}

func readRecord[T any](ctx context.Context, db *DB, table, what, id string, idOf func(*T) string) (*T, error) {
	var b []byte
	found, err := one(ctx, db.read, db.dialect, "SELECT data FROM "+table+" WHERE key=?", []any{key(id)}, &b)
	if err != nil {
		return nil, db.fault(err)
	}
	var v T
	if found {
		if err := unpack(b, &v); err != nil {
			return nil, db.damaged(what+" "+id, err)
		}
	}
	if !found || idOf(&v) != id {
		return nil, missing(what, id)
	}
	return &v, nil
}

// VersionsOf are the documents of one address, oldest first, of which the document is one.
func (db *DB) VersionsOf(ctx context.Context, id string) ([]string, error) {
	type version struct {
		id string
		of *int64
	}
	byKey, after := map[int64]version{}, map[int64]int64{}
	first := int64(0)
	err := each(ctx, db.read, db.dialect, "SELECT key, version_of, data FROM documents WHERE address=(SELECT address FROM documents WHERE key=?)", []any{key(id)}, func(scan func(...any) error) error {
		var k int64
		var v version
		var p packedDocument
		if err := scan(&k, &v.of, &p.data); err != nil {
			return err
		}
		d, _, err := p.read(false)
		if err != nil {
			return db.damaged("a document", err)
		}
		v.id = d.ID
		byKey[k] = v
		if v.of == nil {
			first = k
		} else {
			after[*v.of] = k
		}
		return nil
	})
	if err != nil {
		return nil, db.fault(err)
	}
	var out []string
	for k, more := first, len(byKey) > 0; more && len(out) < len(byKey); k, more = after[k], after[k] != 0 {
		out = append(out, byKey[k].id)
	}
	return out, nil
}
