package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// logged is what the log says that there is.
type logged struct {
	records    map[logKey]lastChange           // as they were written last
	failures   map[[digestSize]byte]int        // how many of each
	versionsOf map[versionKey][digestSize]byte // what the history has to keep
	moved      map[int64]int64                 // IDs that lead to another event
	merged     map[int64]bool                  // all that ever did
}

// logKey is a record of a kind: captures, documents, actors, events, processes.
type logKey struct {
	kind ChangeKind
	key  int64
}

type lastChange struct {
	sum    [digestSize]byte
	commit int64
}

// versionKey is an event as it was until a change.
type versionKey struct{ event, commit int64 }

func newLogged() logged {
	return logged{map[logKey]lastChange{}, map[[digestSize]byte]int{}, map[versionKey][digestSize]byte{}, map[int64]int64{}, map[int64]bool{}}
}

// log walks the chain and gathers the last digest of every record.
func (c *checker) log() error {
	var before []byte
	next := int64(1)
	to := map[int64][]int64{} // what leads to an event
	err := c.db.entries(c.ctx, c.conn, 0, func(e *entry) error {
		c.n.Changes++
		c.step(c.n)
		id := fmt.Sprint(e.num)
		if e.num != next {
			c.say("log", id, "entries %d to %d are missing", next, e.num-1)
			before = nil
		} else if !bytes.Equal(e.chained(before), e.hash) {
			c.say("log", id, "the entry was altered after it was written, or the one before it")
		}
		next, before = e.num+1, e.hash
		c.n.Last = hex.EncodeToString(e.hash)
		if err := changes(e.changes, func(ch change) error {
			c.take(e.num, &ch, to)
			return nil
		}); err != nil {
			c.say("log", id, "%v", err)
		}
		return nil
	})
	return err
}

// take follows one change.
func (l *logged) take(commit int64, ch *change, to map[int64][]int64) {
	k := key(ch.id)
	kind := recordKind(ch.kind)
	event := logKey{EventCreated, k}
	if was, stood := l.records[event]; stood && (kind == EventCreated || ch.kind == EventMerged) {
		l.versionsOf[versionKey{k, commit}] = was.sum
	}
	stands := func(k int64) { // by itself again
		if t, moved := l.moved[k]; moved {
			delete(l.moved, k)
			to[t] = slices.DeleteFunc(to[t], func(f int64) bool { return f == k })
		}
	}
	switch {
	case ch.kind == EventMerged:
		target := key(ch.target)
		delete(l.records, event)
		for _, f := range to[k] {
			l.moved[f] = target
		}
		to[target] = append(to[target], to[k]...)
		delete(to, k)
		stands(k)
		stands(target)
		l.moved[k] = target
		to[target] = append(to[target], k)
		l.merged[k] = true
	case ch.kind == ProcessRemoved:
		delete(l.records, logKey{ProcessPut, k})
	case ch.kind == FailureAdded:
		l.failures[ch.sum]++
	case kind != 0:
		if ch.kind == EventCreated {
			stands(k)
		}
		l.records[logKey{kind, k}] = lastChange{ch.sum, commit}
	}
}

// recordKind is the kind under which a record's digests are kept, 0 for none.
func recordKind(k ChangeKind) ChangeKind {
	switch k {
	case CaptureAdded, ActorPut, ProcessPut, DecisionMade, FetchedPut:
		return k
	case DocumentAdded, DocumentChanged:
		return DocumentAdded
	case EventCreated, EventUpdated, EventWithdrawn:
		return EventCreated
	}
	return 0
}

// HasHash reports whether the log has an entry of a hash: it had one that Check gave as the
// last, and has it for ever.
func (db *DB) HasHash(ctx context.Context, hash string) (bool, error) {
	b, err := hex.DecodeString(hash)
	if err != nil || len(b) != sha256.Size {
		return false, fmt.Errorf("%q: want the 64 hexadecimal digits that 'sitrep check' printed", hash)
	}
	var n int64
	found, err := one(ctx, db.read, db.dialect, "SELECT num FROM commits WHERE hash=?", []any{b}, &n)
	return found, db.fault(err)
}
