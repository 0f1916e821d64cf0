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
			var buf []sign
			w := follower{entries: entries, met: make([]int32, len(all))}
			for b := range next {
				for a := b * block; a < min(len(all), (b+1)*block); a++ {
					for _, o := range w.following(int32(a), of(a)) {
						var l link
						l, buf = hand.compare(all[a], all[o], buf)
						if l.kept() {
							l.a, l.b = int32(a), o
							blocks[b] = append(blocks[b], l)
						}
					}
				}
			}
		})
	}
	wg.Wait()
	return slices.Concat(blocks...)
}

// filed are the entries of all tellings by key, and where those of each telling are.
func filed(all []Ref, hand *Rulings) (entries []entry, of func(int) []int32) {
	start := make([]int, len(all)+1)
	var unsorted [][]entry // in blocks, which do not move as they grow in number
	var block []entry
	for i, x := range all {
		keys := hand.keys(x, x.Telling.Keys(x.Report))
		if len(block)+len(keys) > cap(block) {
			unsorted = append(unsorted, block)
			block = make([]entry, 0, max(len(keys), 1<<13))
		}
		for _, k := range keys {
			block = append(block, entry{k, int32(i)})
		}
		start[i+1] = start[i] + len(keys)
	}
	entries = sorted(append(unsorted, block), start[len(all)])
	places := make([]int32, len(entries))
	fill := slices.Clone(start)
	for i, e := range entries {
		places[fill[e.at]] = int32(i)
		fill[e.at]++
	}
	return entries, func(i int) []int32 { return places[start[i]:start[i+1]] }
}

// sorted orders n entries by key and among those of a key keeps their order. Keys are hashes:
// parted by their first bits, a few are left to each part.
func sorted(blocks [][]entry, n int) []entry {
	shift := 64 - bits.Len(uint(n/4))
	ends := make([]int32, 1<<(64-shift)+1)
	for _, block := range blocks {
		for _, e := range block {
			ends[e.key>>shift+1]++
		}
	}
	for i := range ends[1:] {
		ends[i+1] += ends[i]
	}
	out := make([]entry, n)
	for _, block := range blocks {
		for _, e := range block {
			out[ends[e.key>>shift]] = e
			ends[e.key>>shift]++
		}
	}
	for i := 1; i < n; i++ {
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
