package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"

	"sitrep"
)

// Event is a stored event. An ID that was merged into another gives that event.
func (db *DB) Event(ctx context.Context, id string) (*sitrep.Event, error) {
	e, err := db.event(ctx, db.read, id)
	if !errors.Is(err, ErrNotFound) {
		return e, db.fault(err)
	}
	var target string
	found, err := one(ctx, db.read, db.dialect, "SELECT target FROM redirects WHERE key=?", []any{key(id)}, &target)
	if err != nil {
		return nil, db.fault(err)
	}
	if !found {
		return nil, missing("event", id)
	}
	e, err = db.event(ctx, db.read, target)
	return e, db.fault(err)
}

func (db *DB) event(ctx context.Context, q queryer, id string) (*sitrep.Event, error) {
	var b []byte
	found, err := one(ctx, q, db.dialect, "SELECT d.data FROM events e JOIN event_data d ON d.num=e.num WHERE e.key=?", []any{key(id)}, &b)
	if err != nil {
		return nil, err
	}
	var e sitrep.Event
	if found {
		if err := unpack(b, &e); err != nil {
			return nil, db.damaged("event "+id, err)
		}
	}
	if !found || e.ID != id {
		return nil, missing("event", id)
	}
	return &e, nil
}

// Event is an event as this change finds it, without what it puts itself.
func (tx *Tx) Event(id string) (*sitrep.Event, error) {
	e, err := tx.db.event(tx.ctx, tx.conn, id)
	return e, tx.db.fault(err)
}

// Redirects are where IDs that were merged lead, of those among the IDs.
func (tx *Tx) Redirects(ids []string) (map[string]string, error) {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		keys[i] = key(id)
	}
	out := map[string]string{}
	err := inLists(keys, func(list string) error {
		return tx.each("SELECT id, target FROM redirects WHERE key IN ("+list+")", nil, func(scan func(...any) error) error {
			var id, target string
			err := scan(&id, &target)
			out[id] = target
			return err
		})
	})
	return out, tx.db.fault(err)
}

func eventID(k int64) string { return fmt.Sprintf("event-%016x", uint64(k)) }

// Told is an event with the mentions and documents it rests on; of one that was withdrawn
// what is left of them.
func (db *DB) Told(ctx context.Context, e *sitrep.Event) (*sitrep.Told, error) {
	return db.told(ctx, e, func(id string) (*sitrep.Document, *coded, error) { return db.document(ctx, db.read, id, true) })
}

func (db *DB) told(ctx context.Context, e *sitrep.Event, document func(id string) (*sitrep.Document, *coded, error)) (*sitrep.Told, error) {
	t := &sitrep.Told{Event: e}
	gone := e.Status == sitrep.Withdrawn
	mentions := make(map[string]*sitrep.EventMention, len(e.Mentions))
	coded := make(map[string][]sitrep.EventMention, len(e.Documents))
	for _, id := range e.Documents {
		d, c, err := document(id)
		if gone && errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, db.fault(err)
		}
		t.Documents = append(t.Documents, d)
		for i := range c.Mentions {
			mentions[c.Mentions[i].ID] = &c.Mentions[i]
		}
		coded[id] = c.Mentions
	}
	for _, id := range e.Mentions {
		m := mentions[id]
		if m == nil && gone {
			continue
		}
		if m == nil {
			return nil, missing("mention", id)
		}
		t.Mentions = append(t.Mentions, m)
	}
	if err := db.amend(ctx, t, coded); err != nil {
		return nil, db.fault(err)
	}
	return t, nil
}

// Version is what the record said of an event until a change.
type Version struct {
	Change int64  // its number in the log
	At     string // when it was made, RFC 3339
	What   string // its cause
	Who    string
	Event  *sitrep.Event // before it
}

// History are the versions of an event, newest first, without the one that stands. Of
// a merged ID they are those of the event that it was.
func (db *DB) History(ctx context.Context, id string) (out []Version, err error) {
	err = each(ctx, db.read, db.dialect, "SELECT h.commits, c.at, c.what, c.who, h.data FROM history h JOIN commits c ON c.num=h.commits WHERE h.key=? ORDER BY h.commits DESC",
		[]any{key(id)}, func(scan func(...any) error) error {
			var v Version
			var b []byte
			if err := scan(&v.Change, &v.At, &v.What, &v.Who, &b); err != nil {
				return err
			}
			v.Event = &sitrep.Event{}
			if err := unpack(b, v.Event); err != nil {
				return db.damaged("the history of "+id, err)
			}
			out = append(out, v)
			return nil
		})
	return out, db.fault(err)
}

// Change is an entry of the log of changes.
type Change struct {
	Number             int64
	At, Cause, Who     string
	Kind               ChangeKind
	ID, Target, Record string // Target: of merged and split; Record: digest of the record as it was stored
}

// Changes are those after a number of the log, in order.
func (db *DB) Changes(ctx context.Context, after int64) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		stop := errors.New("enough")
		err := db.entries(ctx, db.read, after, func(e *entry) error {
			return changes(e.changes, func(c change) error {
				out := Change{Number: e.num, At: e.at, Cause: e.what, Who: e.who, Kind: c.kind, ID: c.id, Target: c.target}
				if c.target == "" && c.kind != ProcessRemoved {
					out.Record = hex.EncodeToString(c.sum[:])
				}
				if !yield(out, nil) {
					return stop
				}
				return nil
			})
		})
		if err != nil && err != stop {
			yield(Change{}, db.fault(err))
		}
	}
}

// LastCause is what the latest change was made for, "" where there is none.
func (db *DB) LastCause(ctx context.Context) (what string, err error) {
	_, err = one(ctx, db.read, db.dialect, "SELECT what FROM commits ORDER BY num DESC LIMIT 1", nil, &what)
	return what, db.fault(err)
}

func (db *DB) entries(ctx context.Context, q queryer, after int64, f func(*entry) error) error {
	return each(ctx, q, db.dialect, "SELECT num, at, what, who, note, changes, hash FROM commits WHERE num>? ORDER BY num", []any{after}, func(scan func(...any) error) error {
		var e entry
		if err := scan(&e.num, &e.at, &e.what, &e.who, &e.note, &e.changes, &e.hash); err != nil {
			return err
		}
		return f(&e)
	})
}

// eventsAt are the events of the numbers, in their order, nil for one that is gone.
func (db *DB) eventsAt(ctx context.Context, nums []int64) ([]*sitrep.Event, error) {
	by := make(map[int64]*sitrep.Event, len(nums))
	err := inLists(nums, func(list string) error {
		return each(ctx, db.read, db.dialect, "SELECT num, data FROM event_data WHERE num IN ("+list+")", nil, func(scan func(...any) error) error {
			var n int64
			var b []byte
			if err := scan(&n, &b); err != nil {
				return err
			}
			e := &sitrep.Event{}
			if err := unpack(b, e); err != nil {
				return db.damaged("an event", err)
			}
			by[n] = e
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	out := make([]*sitrep.Event, len(nums))
	for i, n := range nums {
		out[i] = by[n]
	}
	return out, nil
}
