package merge

import "slices"

// clusters joins happenings, best pair first, unless some member of the one
// excludes some member of the other.
type clusters struct {
	hs []*happening
	of []int   // cluster of each happening
	in [][]int // members of each cluster, empty when joined to another
}

func newClusters(hs []*happening) *clusters {
	c := &clusters{hs: hs, of: make([]int, len(hs)), in: make([][]int, len(hs))}
	for i := range hs {
		c.of[i], c.in[i] = i, []int{i}
	}
	return c
}

func (c *clusters) join(a, b int) {
	x, y := c.of[a], c.of[b]
	if x == y {
		return
	}
	for _, i := range c.in[x] {
		for _, j := range c.in[y] {
			// Two happenings that one report tells apart are two.
			if c.hs[i].doc == c.hs[j].doc {
				return
			}
			if _, ok := dayScore(c.hs[i], c.hs[j]); !ok {
				return
			}
			if _, ok := placeScore(c.hs[i].place, c.hs[j].place); !ok {
				return
			}
		}
	}
	if y < x {
		x, y = y, x
	}
	for _, j := range c.in[y] {
		c.of[j] = x
	}
	c.in[x] = append(c.in[x], c.in[y]...)
	c.in[y] = nil
}

// all clusters in order of their first member, members in order.
func (c *clusters) all() [][]*happening {
	var out [][]*happening
	for _, in := range c.in {
		if len(in) == 0 {
			continue
		}
		slices.Sort(in)
		var hs []*happening
		for _, i := range in {
			hs = append(hs, c.hs[i])
		}
		out = append(out, hs)
	}
	return out
}
