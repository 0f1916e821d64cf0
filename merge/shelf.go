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
	w := &walk{shelf: shelf, hand: hand, compare: comparer{hand: hand}, reports: map[string]bool{}, at: map[Key]int32{}}
	for _, r := range changed {
		first := int32(len(w.met))
		w.know(r)
		for n := first; n < int32(len(w.met)); n++ {
			w.reach(n)
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

// walk goes from telling to telling along links above zero. Tellings are known by their
// numbers in met.
type walk struct {
	shelf   Shelf
	hand    *Rulings
	reports map[string]bool // that were met, by ID
	met     []met
	at      map[Key]int32 // index into buckets
	buckets []bucket
	block   []int32 // where small buckets lie
	all     []int32 // that were reached
	links   []walked
	compare comparer
}

// met is a telling that the walk came across.
type met struct {
	Ref
	keys []Key
	at   int32 // index in all, -1 while it is not reached
	seen int32 // the last index in all from which it was looked at, and one
}

// bucket is the tellings that are filed under a key, in order once it was looked up.
type bucket struct {
	members []int32
	looked  bool
}

type walked struct {
	a, b Ref
	link
}

// know files the tellings of a report that is met.
func (w *walk) know(r *Report) {
	w.reports[r.ID] = true
	for i := range r.Tellings {
		x := Ref{r, &r.Tellings[i]}
		n := int32(len(w.met))
		keys := w.hand.keys(x, x.Telling.Keys(r))
		w.met = append(w.met, met{Ref: x, keys: keys, at: -1})
		for _, k := range keys {
			if b := w.bucketOf(k); !b.looked {
				b.members = append(b.members, n)
			}
		}
	}
}

func (w *walk) bucketOf(k Key) *bucket {
	at, known := w.at[k]
	if !known {
		at = int32(len(w.buckets))
		w.at[k] = at
		if len(w.block) == cap(w.block) {
			w.block = make([]int32, 0, 1<<12)
		}
		n := len(w.block)
		w.block = w.block[:n+1]
		w.buckets = append(w.buckets, bucket{members: w.block[n : n : n+1]}) // most keys are one telling's
	}
	return &w.buckets[at]
}

func (w *walk) fetch(some []int32) error {
	f, ok := w.shelf.(Fetcher)
	if !ok {
		return nil
	}
	var keys []Key
	for _, n := range some {
		for _, k := range w.met[n].keys {
			if !w.bucketOf(k).looked {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	return f.Fetch(slices.Compact(keys))
}

func (w *walk) reach(n int32) {
	if w.met[n].at < 0 {
		w.met[n].at = int32(len(w.all))
		w.all = append(w.all, n)
	}
}

// neighbours links a telling with those under its keys. What was walked before has been
// compared with it from there: of two tellings each is a neighbour of the other.
func (w *walk) neighbours(i int32) error {
	x := w.all[i]
	for _, k := range w.met[x].keys {
		members, err := w.bucket(k)
		if err != nil {
			return err
		}
		at := slices.Index(members, x)
		for n := max(0, at-crowd+1); at >= 0 && n < min(len(members), at+crowd); n++ {
			y := &w.met[members[n]]
			if y.seen == i+1 || y.at >= 0 && y.at <= i {
				continue
			}
			y.seen = i + 1
			w.link(x, members[n])
		}
	}
	return nil
}

func (w *walk) link(n, m int32) {
	x, y := w.met[n].Ref, w.met[m].Ref
	if compareRefs(y, x) < 0 {
		x, y, n, m = y, x, m, n
	}
	l := walked{a: x, b: y}
	l.link = w.compare.compare(x, y)
	if l.kept() {
		w.links = append(w.links, l)
	}
	if !l.out && l.score > 0 {
		w.reach(n)
		w.reach(m)
	}
}

// bucket is the tellings that are filed under a key, in order.
func (w *walk) bucket(k Key) ([]int32, error) {
	if b := w.bucketOf(k); b.looked {
		return b.members, nil
	}
	reports, err := w.shelf.Filed(k)
	if err != nil {
		return nil, err
	}
	for _, r := range reports {
		if !w.reports[r.ID] {
			w.know(r)
		}
	}
	b := w.bucketOf(k)
	slices.SortFunc(b.members, func(n, m int32) int { return compareRefs(w.met[n].Ref, w.met[m].Ref) })
	b.looked = true
	return b.members, nil
}

func (w *walk) clusters() [][]Ref {
	all := make([]Ref, len(w.all))
	for i, n := range w.all {
		all[i] = w.met[n].Ref
	}
	slices.SortFunc(all, compareRefs)
	at := make(map[*Telling]int32, len(all))
	for i, x := range all {
		at[x.Telling] = int32(i)
	}
	var links []link
	for _, l := range w.links {
		a, ok := at[l.a.Telling]
		b, also := at[l.b.Telling]
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
