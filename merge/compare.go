package merge

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// crowd is how many tellings of one key are compared with each other. In a larger
// crowd each is compared with so many of its next in order alone: by day, then by report.
const crowd = 100

// compared are the links of tellings that share a key, by index, in order. Tellings are in order.
// Which pairs are compared depends on the tellings alone, not on the number of workers.
func compared(all []Ref, hand *Rulings) []link {
	f := filed(all, hand)
	rows := make([][]link, f.rows())
	spread(len(rows), func(next iter.Seq[int]) {
		c := comparer{hand: hand}
		w := follower{filing: f}
		for n := range next {
			for a, near := range w.row(n) {
				for _, o := range near {
					if l := c.compare(all[a], all[o]); l.kept() {
						l.a, l.b = a, o
						rows[n] = append(rows[n], l)
					}
				}
			}
		}
	})
	n := 0
	for _, r := range rows {
		n += len(r)
	}
	links := make([]link, 0, n)
	for i, r := range rows {
		links, rows[i] = append(links, r...), nil // let go of, as they are many
	}
	return links
}

// spread has work done on all processors: each call of it takes numbers below n until there
// are no more. What panics there panics here.
func spread(n int, work func(next iter.Seq[int])) {
	var taken atomic.Int64
	next := func(yield func(int) bool) {
		for i := int(taken.Add(1)) - 1; i < n && yield(i); {
			i = int(taken.Add(1)) - 1
		}
	}
	var wg sync.WaitGroup
	var failed atomic.Value
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					failed.CompareAndSwap(nil, fault{p})
				}
			}()
			work(next)
		})
	}
	wg.Wait()
	if f, ok := failed.Load().(fault); ok {
		panic(f.of)
	}
}

// fault is what a goroutine panicked with.
type fault struct{ of any }
