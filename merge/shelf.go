package merge

import (
	"cmp"
	"slices"
	"strings"
)

// A Shelf keeps the digests of earlier reports and finds them again.
type Shelf interface {
	// Filed are the reports of which some telling is filed under the key
	// (Telling.Keys), each once, in any order. Their mentions need not be set.
	Filed(key Key) ([]*Report, error)
}

// A Fetcher is a Shelf that would rather look up many keys at once, before it is asked
// for each.
type Fetcher interface {
	Fetch(keys []Key) error
}

// Ref is a telling with its report.
type Ref struct {
	Report  *Report
	Telling *Telling
}

// compareRefs is the order of tellings: that of their reports, then of the text.
func compareRefs(a, b Ref) int {
	if a.Report == b.Report {
		return cmp.Compare(a.Telling.Mentions[0], b.Telling.Mentions[0])
	}
	return cmp.Or(earlier(a.Report, b.Report), strings.Compare(a.Telling.ID, b.Telling.ID))
}

// Regroup finds the happenings that the tellings of the given reports belong to now: the
// clusters of all components that they touch, with members in order. What they do not
// touch stays as it is. The shelf must hold the given reports too. The result is what
// a Record of all reports would give.
func Regroup(shelf Shelf, changed []*Report, hand *Rulings) ([][]Ref, error) {
	w, err := walkFrom(shelf, changed, hand)
	if err != nil {
		return nil, err
	}
	return w.clusters(), nil
}

func walkFrom(shelf Shelf, changed []*Report, hand *Rulings) (*walk, error) {
	w := &walk{shelf: shelf, hand: hand, reports: map[string]*Report{}, buckets: map[Key][]Ref{}, under: map[Key][]Ref{}, at: map[string]int32{}, seen: map[uint64]bool{}, filed: map[string][]Key{}}
	for _, r := range changed {
		w.know(r)
		for i := range r.Tellings {
			w.reach(Ref{r, &r.Tellings[i]})
		}
	}
	for i := 0; i < len(w.all); { // grows as it is walked
		end := len(w.all)
		if err := w.fetch(w.all[i:end]); err != nil {
			return nil, err
		}
		for ; i < end; i++ {
			if err := w.neighbours(int32(i)); err != nil {
				return nil, err
			}
		}
	}
	return w, nil
}

// know files the tellings of a report that is met.
func (w *walk) know(r *Report) {
	w.reports[r.ID] = r
	for i := range r.Tellings {
		x := Ref{r, &r.Tellings[i]}
		for _, k := range w.keys(x) {
			w.under[k] = append(w.under[k], x)
		}
	}
}

func (w *walk) fetch(some []Ref) error {
	f, ok := w.shelf.(Fetcher)
	if !ok {
		return nil
	}
	var keys []Key
	for _, x := range some {
		for _, k := range w.keys(x) {
			if _, known := w.buckets[k]; !known {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	return f.Fetch(slices.Compact(keys))
}

// walk goes from telling to telling along links above zero.
type walk struct {
	shelf   Shelf
	hand    *Rulings
	reports map[string]*Report
	buckets map[Key][]Ref // in order, of the keys that were looked up
	under   map[Key][]Ref // of all reports that were met
	all     []Ref
	at      map[string]int32 // index in all by ID
	links   []walked
	seen    map[uint64]bool
	filed   map[string][]Key // keys of tellings, by ID
	buf     []sign
}

type walked struct {
	a, b Ref
	link
}

func (w *walk) reach(x Ref) {
	if _, ok := w.at[x.Telling.ID]; !ok {
		w.at[x.Telling.ID] = int32(len(w.all))
		w.all = append(w.all, x)
	}
}

func (w *walk) neighbours(i int32) error {
	x := w.all[i]
	for _, k := range w.keys(x) {
		bucket, err := w.bucket(k)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(bucket, func(y Ref) bool { return y.Telling.ID == x.Telling.ID })
		for n := max(0, at-crowd+1); at >= 0 && n < min(len(bucket), at+crowd); n++ {
			if n != at {
				w.link(x, bucket[n])
			}
		}
	}
	return nil
}

// keys of a telling, which is met under each of them.
func (w *walk) keys(x Ref) []Key {
	k, known := w.filed[x.Telling.ID]
	if !known {
		k = w.hand.keys(x, x.Telling.Keys(x.Report))
		w.filed[x.Telling.ID] = k
	}
	return k
}

func (w *walk) link(x, y Ref) {
	if compareRefs(y, x) < 0 {
		x, y = y, x
	}
	id := mix(mix(offset64, x.Telling.ID), y.Telling.ID)
	if w.seen[id] {
		return
	}
	w.seen[id] = true
	l := walked{a: x, b: y}
	l.link, w.buf = w.hand.compare(x, y, w.buf)
	if l.kept() {
		w.links = append(w.links, l)
	}
	if !l.out && l.score > 0 {
		w.reach(x)
		w.reach(y)
	}
}

// bucket is the tellings that are filed under a key, in order.
func (w *walk) bucket(k Key) ([]Ref, error) {
	if b, ok := w.buckets[k]; ok {
		return b, nil
	}
	reports, err := w.shelf.Filed(k)
	if err != nil {
		return nil, err
	}
	for _, r := range reports {
		if w.reports[r.ID] == nil {
			w.know(r)
		}
	}
	b := w.under[k]
	slices.SortFunc(b, compareRefs)
	w.buckets[k] = b
	return b, nil
}

func (w *walk) clusters() [][]Ref {
	all := slices.Clone(w.all)
	slices.SortFunc(all, compareRefs)
	at := make(map[string]int32, len(all))
	for i, x := range all {
		at[x.Telling.ID] = int32(i)
	}
	var links []link
	for _, l := range w.links {
		a, ok := at[l.a.Telling.ID]
		b, also := at[l.b.Telling.ID]
		if ok && also {
			l.link.a, l.link.b = a, b
			links = append(links, l.link)
		}
	}
	slices.SortFunc(links, func(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	var out [][]Ref
	for _, members := range clustered(all, links, w.hand) {
		out = append(out, refs(all, members))
	}
	return out
}

func refs(all []Ref, members []int32) []Ref {
	out := make([]Ref, len(members))
	for i, m := range members {
		out[i] = all[m]
	}
	return out
}
