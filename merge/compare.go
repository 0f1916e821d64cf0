package merge

import (
	"runtime"
	"sync"
)

// crowd is how many tellings of one key are compared with each other. In a larger
// crowd each is compared with so many of its next in order alone: by day, then by report.
const crowd = 100

// compared are the links of tellings that share a key, by index, in order. Tellings are in order.
// Which pairs are compared depends on the tellings alone, not on the number of workers.
func compared(all []Ref, hand *Rulings) []link {
	f := filed(all, hand)
	workers := runtime.GOMAXPROCS(0)
	rows := make([][]link, f.rows())
	next := make(chan int, len(rows))
	for n := range rows {
		next <- n
	}
	close(next)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
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
	}
	wg.Wait()
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
