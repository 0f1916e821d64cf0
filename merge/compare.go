package merge

import (
	"cmp"
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
			var near []int32
			var buf []sign
			for b := range next {
				for a := b * block; a < min(len(all), (b+1)*block); a++ {
					near = following(entries, of(a), near[:0])
					for _, o := range near {
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
	for i, x := range all {
		for _, k := range hand.keys(x, x.Telling.Keys(x.Report)) {
			entries = append(entries, entry{k, int32(i)})
		}
		start[i+1] = len(entries)
	}
	slices.SortFunc(entries, func(x, y entry) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.at, y.at)) })
	places := make([]int32, len(entries))
	fill := slices.Clone(start)
	for i, e := range entries {
		places[fill[e.at]] = int32(i)
		fill[e.at]++
	}
	return entries, func(i int) []int32 { return places[start[i]:start[i+1]] }
}

// following are the tellings that come after one under its keys, each once, in order.
func following(entries []entry, places, near []int32) []int32 {
	for _, p := range places {
		for i := int(p) + 1; i < min(len(entries), int(p)+crowd) && entries[i].key == entries[p].key; i++ {
			near = append(near, entries[i].at)
		}
	}
	slices.Sort(near)
	return slices.Compact(near)
}
