package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Telling is what merging keeps of a document: Data, which the store does not read, and
// the keys by which the tellings of other reports are looked up.
type Telling struct {
	Document string
	Keys     []uint64
	Data     []byte
}

// Link says how well two mentions fit that may tell of the same.
type Link struct {
	A, B  string // IDs of mentions, A < B
	Score float64
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
	p.start(func() error { p.data = packBytes(t.Data); return nil })
	tx.tellings.put(t.Document, p)
	return nil
}

// PutLinks keeps links between mentions; a link that is known gets the new score.
func (tx *Tx) PutLinks(links []Link) error {
	for _, l := range links {
		if l.A >= l.B || !strings.HasPrefix(l.A, mentionPrefix) || !strings.HasPrefix(l.B, mentionPrefix) {
			return fmt.Errorf("store: a link of %q and %q: want IDs of two mentions in order", l.A, l.B)
		}
	}
	tx.links = append(tx.links, links...)
	return nil
}

const mentionPrefix = "mention-"

func mentionID(k int64) string { return fmt.Sprintf("%s%016x", mentionPrefix, uint64(k)) }

// Tellings are the stored ones that have one of the keys, in the order of their
// documents' numbers; their Keys are those of the question. Of documents that the caller
// has already Data is nil.
func (tx *Tx) Tellings(keys []uint64, has func(document string) bool) ([]Telling, error) {
	asked := make(map[int64]uint64, len(keys))
	list := make([]int64, 0, len(keys))
	for _, k := range keys {
		s := storedKey(k)
		if _, twice := asked[s]; !twice {
			list = append(list, s)
		}
		asked[s] = k
	}
	slices.Sort(list)
	found := map[int64]*Telling{}
	var nums []int64
	err := inLists(list, func(in string) error {
		return tx.each("SELECT k.key, k.num, d.key FROM telling_keys k JOIN documents d ON d.num=k.num WHERE k.key IN ("+in+")", nil, func(scan func(...any) error) error {
			var k, n, doc int64
			if err := scan(&k, &n, &doc); err != nil {
				return err
			}
			t := found[n]
			if t == nil {
				t = &Telling{Document: documentID(doc)}
				found[n] = t
				nums = append(nums, n)
			}
			t.Keys = append(t.Keys, asked[k])
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(nums)
	var unread []int64
	for _, n := range nums {
		if !has(found[n].Document) {
			unread = append(unread, n)
		}
	}
	if err := tx.tellingsAt(unread, found); err != nil {
		return nil, err
	}
	out := make([]Telling, len(nums))
	for i, n := range nums {
		out[i] = *found[n]
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
	if err := tx.tellingsAt(nums, found); err != nil {
		return nil, err
	}
	slices.Sort(nums)
	var out []Telling
	for _, n := range nums {
		if found[n].Data != nil {
			out = append(out, *found[n])
		}
	}
	return out, nil
}

// tellingsAt reads the data of tellings by their numbers.
func (tx *Tx) tellingsAt(nums []int64, into map[int64]*Telling) error {
	return inLists(nums, func(list string) error {
		return tx.each("SELECT num, data FROM tellings WHERE num IN ("+list+")", nil, func(scan func(...any) error) error {
			var num int64
			var data []byte
			if err := scan(&num, &data); err != nil {
				return err
			}
			b, err := unpackBytes(data)
			into[num].Data = b
			return err
		})
	})
}

// storedKey is a key as it is stored: eight bytes would be a third more of the index,
// and that two keys fall together costs a comparison.
func storedKey(k uint64) int64 { return int64(k >> 16) }

// Links are the links of which one end is among the mentions.
func (tx *Tx) Links(mentions []string) ([]Link, error) {
	seen := map[[2]int64]bool{}
	var out []Link
	keys := make([]int64, len(mentions))
	for i, id := range mentions {
		keys[i] = key(id)
	}
	for _, end := range []string{"a", "b"} {
		err := inLists(keys, func(list string) error {
			return tx.each("SELECT a, b, score FROM links WHERE "+end+" IN ("+list+")", nil, func(scan func(...any) error) error {
				var a, b int64
				var l Link
				if err := scan(&a, &b, &l.Score); err != nil {
					return err
				}
				if pair := [2]int64{a, b}; !seen[pair] {
					seen[pair] = true
					l.A, l.B = mentionID(a), mentionID(b)
					out = append(out, l)
				}
				return nil
			})
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(x, y Link) int {
		if c := strings.Compare(x.A, y.A); c != 0 {
			return c
		}
		return strings.Compare(x.B, y.B)
	})
	return out, nil
}

// EventsOf are the stored events that the mentions belong to, by the mention's ID.
func (tx *Tx) EventsOf(mentions []string) (map[string]string, error) {
	keys := make([]int64, len(mentions))
	ids := make(map[int64]string, len(mentions))
	for i, id := range mentions {
		keys[i] = key(id)
		ids[keys[i]] = id
	}
	out := map[string]string{}
	err := inLists(keys, func(list string) error {
		return tx.each("SELECT mention, event FROM mention_events WHERE mention IN ("+list+")", nil, func(scan func(...any) error) error {
			var m, e int64
			if err := scan(&m, &e); err != nil {
				return err
			}
			out[ids[m]] = fmt.Sprintf("event-%016x", uint64(e))
			return nil
		})
	})
	return out, err
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
	var nums []int64
	for _, p := range tx.docs {
		nums = append(nums, p.replaces...)
	}
	if err := tx.dropTellings(nums); err != nil {
		return err
	}
	var rows, keys [][]any
	for _, id := range tx.tellings.ids {
		p := tx.tellings.by[id]
		if err := p.wait(); err != nil {
			return err
		}
		num := tx.byID[id].num
		rows = append(rows, []any{num, p.data})
		last := int64(-1)
		for _, k := range p.Keys {
			if s := storedKey(k); s != last {
				last = s
				keys = append(keys, []any{s, num})
			}
		}
	}
	slices.SortFunc(keys, func(a, b []any) int { // neighbours in the tree one after another
		if x, y := a[0].(int64), b[0].(int64); x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return int(min(1, max(-1, a[1].(int64)-b[1].(int64))))
	})
	if err := tx.insert(tellingTable, rows); err != nil {
		return err
	}
	if err := tx.insert(tellingKeyTable, keys); err != nil {
		return err
	}
	scores := map[[2]int64]float64{}
	var pairs [][2]int64
	for _, l := range tx.links {
		pair := [2]int64{key(l.A), key(l.B)}
		if _, twice := scores[pair]; !twice {
			pairs = append(pairs, pair)
		}
		scores[pair] = l.Score
	}
	rows = rows[:0:0]
	for _, p := range pairs {
		rows = append(rows, []any{p[0], p[1], scores[p]})
	}
	return tx.replace(linkTable, 2, rows)
}

// dropTellings removes what was kept of documents that are replaced.
func (tx *Tx) dropTellings(nums []int64) error {
	if len(nums) == 0 {
		return nil
	}
	if err := tx.remove("telling_keys", "num", nums); err != nil {
		return err
	}
	return tx.remove("tellings", "num", nums)
}

// Tellings are all that are stored, in the order of their documents' numbers, without keys.
func (db *DB) Tellings(ctx context.Context) iter.Seq2[Telling, error] {
	return func(yield func(Telling, error) bool) {
		stop := errors.New("enough")
		err := each(ctx, db.read, db.dialect, "SELECT d.key, t.data FROM tellings t JOIN documents d ON d.num=t.num ORDER BY t.num", nil, func(scan func(...any) error) error {
			var doc int64
			var data []byte
			if err := scan(&doc, &data); err != nil {
				return err
			}
			t := Telling{Document: documentID(doc)}
			var err error
			if t.Data, err = unpackBytes(data); err != nil {
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
