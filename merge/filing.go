package merge

import (
	"iter"
	"math/bits"
	"slices"
)

// rowSize is how many tellings are filed together, a bit for each: those that stand beside
// each other, of one report or of reports of one day, have many keys in common.
const rowSize = 64

// entry files tellings of a row under a key.
type entry struct {
	key Key
	of  uint64 // which of the row
	row int32
}

// filing is where tellings are filed.
type filing struct {
	tellings int
	entries  []entry // by key, those of a key by row
	places   []int32 // of the entries, those of a row together
	start    []int32 // by row: where its own begin in places
}

func (f *filing) rows() int { return len(f.start) - 1 }

// filed files all tellings by key. Keys that one telling has alone, which most are, lead
// nowhere and are left out.
func filed(all []Ref, hand *Rulings) *filing {
	rows := make([][]entry, (len(all)+rowSize-1)/rowSize)
	spread(len(rows), func(next iter.Seq[int]) {
		var d drawer
		for i := range next {
			rows[i] = d.row(all[i*rowSize:min(len(all), (i+1)*rowSize)], int32(i), hand)
		}
	})
	n := 0
	for _, row := range rows {
		n += len(row)
	}
	shared, n := sharedKeys(rows, n)
	f := &filing{tellings: len(all), entries: make([]entry, 0, n), start: make([]int32, len(rows)+1)}
	for i, row := range rows {
		for _, e := range row {
			if shared(e) {
				f.entries = append(f.entries, e)
				f.start[i+1]++
			}
		}
		rows[i] = nil
	}
	for i := range rows {
		f.start[i+1] += f.start[i]
	}
	f.entries = sorted(f.entries)
	f.places = make([]int32, len(f.entries))
	fill := slices.Clone(f.start)
	for i, e := range f.entries {
		f.places[fill[e.row]] = int32(i)
		fill[e.row]++
	}
	return f
}

// drawer files the tellings of one row after the other. It keeps its room.
type drawer struct {
	keys  keys
	list  []entry
	slots []int32 // a table of list by key, from one
	like  []alikeKeys
}

// alikeKeys are tellings of one report that have all keys of the report in common.
type alikeKeys struct {
	keyTimes
	of uint64
}

// row gives the entries of a row, each key once.
func (d *drawer) row(all []Ref, row int32, hand *Rulings) []entry {
	if d.slots == nil {
		d.slots = make([]int32, 1<<12)
	}
	clear(d.slots)
	d.list, d.like = d.list[:0], d.like[:0]
	for i, x := range all {
		bit := uint64(1) << i
		times := x.Telling.keyTimes(x.Report)
		d.keys.reset(times)
		d.keys.telling(x.Telling)
		d.file(bit, row)
		if rulings := hand.keysOf(x); rulings != nil {
			d.keys.out = rulings
			d.file(bit, row)
		}
		if k := slices.IndexFunc(d.like, func(l alikeKeys) bool { return l.keyTimes == times }); k >= 0 {
			d.like[k].of |= bit
		} else {
			d.like = append(d.like, alikeKeys{times, bit})
		}
		if i+1 == len(all) || all[i+1].Report != x.Report {
			for _, l := range d.like {
				d.keys.reset(l.keyTimes)
				d.keys.report(x.Report)
				d.file(l.of, row)
			}
			d.like = d.like[:0]
		}
	}
	return slices.Clone(d.list)
}

// file files tellings of the row under the keys.
func (d *drawer) file(of uint64, row int32) {
	for _, k := range d.keys.out {
		i := d.slot(k)
		if n := d.slots[i]; n > 0 {
			d.list[n-1].of |= of
			continue
		}
		d.list = append(d.list, entry{k, of, row})
		d.slots[i] = int32(len(d.list))
		if 2*len(d.list) > len(d.slots) {
			d.slots = make([]int32, 2*len(d.slots))
			for n, e := range d.list {
				d.slots[d.slot(e.key)] = int32(n + 1)
			}
		}
	}
}

// slot is where the key is, or would be. Keys are hashes.
func (d *drawer) slot(k Key) int {
	i := int(k) & (len(d.slots) - 1)
	for d.slots[i] > 0 && d.list[d.slots[i]-1].key != k {
		i = (i + 1) & (len(d.slots) - 1)
	}
	return i
}

// sharedKeys tells of which of n entries more than one telling may have the key, all of which
// that is so and few others, and how many they are.
func sharedKeys(rows [][]entry, n int) (shared func(entry) bool, number int) {
	mask := Key(1)<<bits.Len(uint(8*n)) - 1
	once, more := make([]uint64, mask/64+1), make([]uint64, mask/64+1)
	for _, row := range rows {
		for _, e := range row {
			at, bit := e.key&mask/64, uint64(1)<<(e.key&63)
			more[at] |= once[at] & bit
			once[at] |= bit
		}
	}
	shared = func(e entry) bool { return e.of&(e.of-1) != 0 || more[e.key&mask/64]&(1<<(e.key&63)) != 0 }
	for _, row := range rows {
		for _, e := range row {
			if shared(e) {
				number++
			}
		}
	}
	return shared, number
}

// sorted orders entries by key and among those of a key keeps their order. Keys are hashes:
// parted by their first bits, a few are left to each part.
func sorted(entries []entry) []entry {
	shift := 64 - bits.Len(uint(len(entries)/4))
	ends := make([]int32, 1<<(64-shift)+1)
	for _, e := range entries {
		ends[e.key>>shift+1]++
	}
	for i := range ends[1:] {
		ends[i+1] += ends[i]
	}
	out := make([]entry, len(entries))
	for _, e := range entries {
		out[ends[e.key>>shift]] = e
		ends[e.key>>shift]++
	}
	for i := 1; i < len(out); i++ {
		e, j := out[i], i
		for ; j > 0 && out[j-1].key > e.key; j-- {
			out[j] = out[j-1]
		}
		out[j] = e
	}
	return out
}

// follower finds which tellings are to be compared.
type follower struct {
	*filing
	under [rowSize][]int32 // by telling of a row: the places of its entries
	found []uint64         // by row: which of it follow a telling
	in    []int32          // rows that have any
	near  []int32
}

// row gives each telling of a row with those that come after it under its keys, each once,
// in order. The list is used again.
func (w *follower) row(n int) iter.Seq2[int32, []int32] {
	if w.found == nil {
		w.found = make([]uint64, w.rows())
	}
	for i := range w.under {
		w.under[i] = w.under[i][:0]
	}
	for _, p := range w.places[w.start[n]:w.start[n+1]] {
		for of := w.entries[p].of; of != 0; of &= of - 1 {
			i := bits.TrailingZeros64(of)
			w.under[i] = append(w.under[i], p)
		}
	}
	return func(yield func(int32, []int32) bool) {
		for i := range min(rowSize, w.tellings-n*rowSize) {
			for _, p := range w.under[i] {
				w.follow(p, ^uint64(0)<<i<<1)
			}
			if !yield(int32(n*rowSize+i), w.taken()) {
				return
			}
		}
	}
}

// follow finds those of an entry that are after a telling of its own, and those of the next
// entries of its key.
func (w *follower) follow(p int32, after uint64) {
	key, left := w.entries[p].key, crowd-1
	for ; int(p) < len(w.entries) && w.entries[p].key == key && left > 0; p++ {
		e := &w.entries[p]
		of := e.of & after
		after = ^uint64(0)
		n := bits.OnesCount64(of)
		for ; n > left; n-- {
			of &^= 1 << (63 - bits.LeadingZeros64(of))
		}
		left -= n
		if w.found[e.row] == 0 && of != 0 {
			w.in = append(w.in, e.row)
		}
		w.found[e.row] |= of
	}
}

// taken are the tellings that were found, which it lets go of.
func (w *follower) taken() []int32 {
	slices.Sort(w.in)
	w.near = w.near[:0]
	for _, row := range w.in {
		for of := w.found[row]; of != 0; of &= of - 1 {
			w.near = append(w.near, row*rowSize+int32(bits.TrailingZeros64(of)))
		}
		w.found[row] = 0
	}
	w.in = w.in[:0]
	return w.near
}
