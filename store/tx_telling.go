package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"sitrep/store/compact"
)

// Telling is what merging keeps of a document: Data, which the store does not read, and
// the keys by which the tellings of other reports are looked up.
type Telling struct {
	Document string
	Keys     []uint64
	Data     compact.Record
}

type pendingTelling struct {
	Telling
	packed
	data []byte
}

// PutTelling keeps what merging needs of a document that is put in the same change.
func (tx *Tx) PutTelling(t Telling) error {
	if tx.byID[t.Document] == nil || t.Document != documentID(key(t.Document)) {
		return fmt.Errorf("store: the telling of %s without its document, or of one of others", t.Document)
	}
	slices.Sort(t.Keys)
	t.Keys = slices.Compact(t.Keys)
	p := &pendingTelling{Telling: t}
	p.start(func() (err error) { p.data, err = recordPackers()[asTelling].pack(asTelling, t.Data); return err })
	tx.tellings.put(t.Document, p)
	return nil
}

const mentionPrefix = "mention-"

func mentionID(k int64) string { return fmt.Sprintf("%s%016x", mentionPrefix, uint64(k)) }

// Tellings are the stored ones that have one of the keys, in the order in which they were
// stored; their Keys are those of the question, and now and then one that it seems to have
// (see storedKey). Of documents that the caller has already Data is empty.
func (tx *Tx) Tellings(keys []uint64, has func(document string) bool) ([]Telling, error) {
	under := map[int64][]uint64{} // keys by the number of the telling
	if err := tx.findKeys(keys, func(k uint64, num int64) { under[num] = append(under[num], k) }); err != nil {
		return nil, err
	}
	nums := slices.Sorted(maps.Keys(under))
	found := make(map[int64]*Telling, len(nums))
	var unread []int64
	err := inLists(nums, func(list string) error {
		return tx.each("SELECT t.num, d.key FROM tellings t JOIN documents d ON d.num=t.document WHERE t.num IN ("+list+")", nil, func(scan func(...any) error) error {
			var n, doc int64
			if err := scan(&n, &doc); err != nil {
				return err
			}
			t := &Telling{Document: documentID(doc), Keys: under[n]}
			found[n] = t
			if !has(t.Document) {
				unread = append(unread, n)
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	if err := tx.tellingsAt("num", unread, found); err != nil {
		return nil, err
	}
	var out []Telling
	for _, n := range nums {
		if t := found[n]; t != nil { // not of a document that was replaced
			out = append(out, *t)
		}
	}
	return out, nil
}

// documentID is the ID of a document that has a telling: a native one.
func documentID(k int64) string { return fmt.Sprintf("doc-%016x", uint64(k)) }

// TellingsOf are those of documents; a document without one is left out.
func (tx *Tx) TellingsOf(documents []string) ([]Telling, error) {
	keys := make([]int64, len(documents))
	for i, id := range documents {
		keys[i] = key(id)
	}
	found := map[int64]*Telling{}
	var nums []int64
	if err := tx.existing("documents", keys, func(k, num int64) {
		nums = append(nums, num)
		found[num] = &Telling{Document: documentID(k)}
	}); err != nil {
		return nil, err
	}
	if err := tx.tellingsAt("document", nums, found); err != nil {
		return nil, err
	}
	slices.Sort(nums)
	var out []Telling
	for _, n := range nums {
		if found[n].Data.Body != nil {
			out = append(out, *found[n])
		}
	}
	return out, nil
}

// tellingsAt reads the data of tellings by their own numbers or those of their documents.
func (tx *Tx) tellingsAt(column string, nums []int64, into map[int64]*Telling) error {
	return inLists(nums, func(list string) error {
		return tx.each("SELECT "+column+", data FROM tellings WHERE "+column+" IN ("+list+")", nil, func(scan func(...any) error) error {
			var num int64
			var data []byte
			if err := scan(&num, &data); err != nil {
				return err
			}
			var err error
			into[num].Data, err = unpackRecord(data)
			return err
		})
	})
}

// EventsOf are the stored events that the mentions belong to, by the mention's ID, as this
// change finds them.
func (tx *Tx) EventsOf(mentions []string) (map[string]string, error) {
	return tx.db.eventsOf(tx.ctx, tx.conn, mentions)
}

// ForgetMentions takes mentions that are no more out of what is looked up by EventsOf.
func (tx *Tx) ForgetMentions(ids []string) error {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		keys[i] = key(id)
	}
	return tx.db.fault(tx.remove("mention_events", "mention", keys))
}

func (tx *Tx) writeTellings() error {
	var gone []int64
	for _, p := range tx.docs {
		gone = append(gone, p.replaces...)
	}
	if err := tx.remove("tellings", "document", gone); err != nil {
		return err
	}
	if len(tx.tellings.ids) == 0 {
		return nil
	}
	var last int64
	if _, err := one(tx.ctx, tx.conn, tx.db.dialect, "SELECT COALESCE(MAX(num),0) FROM tellings", nil, &last); err != nil {
		return err
	}
	var rows [][]any
	var keys []filedKey
	for _, id := range tx.tellings.ids {
		p := tx.tellings.by[id]
		if err := p.wait(); err != nil {
			return err
		}
		last++
		rows = append(rows, []any{last, tx.byID[id].num, p.data})
		for _, k := range p.Keys {
			keys = append(keys, filedKey{storedKey(k), last})
		}
	}
	if err := tx.insert(tellingTable, rows); err != nil {
		return err
	}
	return tx.addKeys(keys)
}

// Tellings are all that are stored, in the order of their documents' numbers, without keys.
func (db *DB) Tellings(ctx context.Context) iter.Seq2[Telling, error] {
	return func(yield func(Telling, error) bool) {
		stop := errors.New("enough")
		err := each(ctx, db.read, db.dialect, "SELECT d.key, t.data FROM tellings t JOIN documents d ON d.num=t.document ORDER BY t.document", nil, func(scan func(...any) error) error {
			var doc int64
			var data []byte
			if err := scan(&doc, &data); err != nil {
				return err
			}
			t := Telling{Document: documentID(doc)}
			var err error
			if t.Data, err = unpackRecord(data); err != nil {
				return db.damaged("the telling of "+t.Document, err)
			}
			if !yield(t, nil) {
				return stop
			}
			return nil
		})
		if err != nil && err != stop {
			yield(Telling{}, db.fault(err))
		}
	}
}
