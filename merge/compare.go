package merge

import (
	"math/bits"
	"runtime"
	"slices"
	"sync"
)

// crowd is how many tellings of one key are compared with each other. In a larger
// crowd each is compared with so many of its next in order alone: by day, then by report.
const crowd = 100

// entry files a telling under a key.
type entry struct {
	key Key
	at  int32
}

// compared are the links of tellings that share a key, by index, in order. Tellings are in order.
// Which pairs are compared depends on the tellings alone, not on the number of workers.
func compared(all []Ref, hand *Rulings) []link {
	entries, of := filed(all, hand)
	workers := runtime.GOMAXPROCS(0)
	const block = 256 // tellings
	blocks := make([][]link, (len(all)+block-1)/block)
	next := make(chan int, len(blocks))
	for b := range blocks {
		next <- b
	}
	close(next)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			c := comparer{hand: hand}
			w := follower{entries: entries, met: make([]int32, len(all))}
			for b := range next {
				for a := b * block; a < min(len(all), (b+1)*block); a++ {
					for _, o := range w.following(int32(a), of(a)) {
						if l := c.compare(all[a], all[o]); l.kept() {
							l.a, l.b = int32(a), o
							blocks[b] = append(blocks[b], l)
						}
					}
				}
			}
		})
	}
	wg.Wait()
	n := 0
	for _, b := range blocks {
		n += len(b)
	}
	links := make([]link, 0, n)
	for i, b := range blocks {
		links, blocks[i] = append(links, b...), nil // let go of, as they are many
	}
	return links
}

// filed are the entries of all tellings by key, and where those of each telling are. Keys
// that one telling has alone, which most are, lead nowhere and are left out.
func filed(all []Ref, hand *Rulings) (entries []entry, of func(int) []int32) {
	counts := make([]int32, len(all))
	var keys [][]Key // in blocks, which do not move as they grow in number
	var block []Key
	n := 0
	for i, x := range all {
		ks := hand.keys(x, x.Telling.Keys(x.Report))
		if len(block)+len(ks) > cap(block) {
			keys = append(keys, block)
			block = make([]Key, 0, max(len(ks), 1<<13))
		}
		block = append(block, ks...)
		counts[i] = int32(len(ks))
		n += len(ks)
	}
	keys = append(keys, block)
	shared, n := sharedKeys(keys, n)
	entries = make([]entry, 0, n)
	start := make([]int32, len(all)+1)
	telling, left := int32(-1), int32(0)
	for _, block := range keys {
		for _, k := range block {
			for left == 0 {
				telling++
				left = counts[telling]
			}
			left--
			if shared(k) {
				entries = append(entries, entry{k, telling})
				start[telling+1]++
			}
		}
	}
	for i := range all {
		start[i+1] += start[i]
	}
	entries = sorted(entries)
	places := make([]int32, len(entries))
	fill := slices.Clone(start)
	for i, e := range entries {
		places[fill[e.at]] = int32(i)
		fill[e.at]++
	}
	return entries, func(i int) []int32 { return places[start[i]:start[i+1]] }
}

// sharedKeys tells which of n keys may be there more than once, all that are and few others,
// and how many they are.
func sharedKeys(blocks [][]Key, n int) (shared func(Key) bool, number int) {
	mask := Key(1)<<bits.Len(uint(8*n)) - 1
	once, more := make([]uint64, mask/64+1), make([]uint64, mask/64+1)
	for _, block := range blocks {
		for _, k := range block {
			at, bit := k&mask/64, uint64(1)<<(k&63)
			more[at] |= once[at] & bit
			once[at] |= bit
		}
	}
	shared = func(k Key) bool { return more[k&mask/64]&(1<<(k&63)) != 0 }
	for _, block := range blocks {
		for _, k := range block {
			if shared(k) {
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
	entries []entry
	met     []int32 // by telling: the last one that it was found to follow, from one
	near    []int32
}

// following are the tellings that come after one under its keys, each once, in order.
func (w *follower) following(telling int32, places []int32) []int32 {
	w.near = w.near[:0]
	for _, p := range places {
		key, end := w.entries[p].key, min(len(w.entries), int(p)+crowd)
		for _, e := range w.entries[p+1 : end] {
			if e.key != key {
				break
			}
			if w.met[e.at] != telling+1 {
				w.met[e.at] = telling + 1
				w.near = append(w.near, e.at)
			}
		}
	}
	slices.Sort(w.near)
	return w.near
}
