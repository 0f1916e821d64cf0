package merge

import (
	"cmp"
	"container/heap"
	"slices"
)

// link is a compared pair of tellings, by index; a < b.
type link struct {
	a, b  int32
	score float32
	out   bool     // something excludes it
	rel   relation // what they are to each other, though not one
}

// clustered puts the tellings of one happening together: components of what links above
// zero connect, each cut up by average linkage, best pair first. Clusters and their members
// are in the order of all.
func clustered(all []Ref, links []link, hand *Rulings) [][]int32 {
	c := newComponents(len(all))
	for _, l := range links {
		if !l.out && l.score > 0 {
			c.join(l.a, l.b)
		}
	}
	of := map[int32][]link{}
	for _, l := range links {
		if r := c.root(l.a); r == c.root(l.b) {
			of[r] = append(of[r], l)
		}
	}
	members := map[int32][]int32{}
	var roots []int32
	for i := range all {
		r := c.root(int32(i))
		if members[r] == nil {
			roots = append(roots, r)
		}
		members[r] = append(members[r], int32(i))
	}
	var out [][]int32
	for _, r := range roots {
		out = append(out, parted(all, members[r], of[r], hand)...)
	}
	slices.SortFunc(out, func(x, y []int32) int { return cmp.Compare(x[0], y[0]) })
	return out
}

type components struct{ up []int32 }

func newComponents(n int) *components {
	c := &components{make([]int32, n)}
	for i := range c.up {
		c.up[i] = int32(i)
	}
	return c
}

func (c *components) root(i int32) int32 {
	for c.up[i] != i {
		c.up[i] = c.up[c.up[i]]
		i = c.up[i]
	}
	return i
}

func (c *components) join(a, b int32) {
	if x, y := c.root(a), c.root(b); x != y {
		c.up[max(x, y)] = min(x, y)
	}
}

// unlinked is what a pair counts in a mean that nothing made comparable.
const unlinked = -1

// bond is what holds two clusters together.
type bond struct {
	sum float32
	n   int32
	out bool
}

// group is a cluster on its way.
type group struct {
	members []int32
	bonds   map[int32]bond // to other groups
	version int32
	gone    bool
}

type offer struct {
	mean   float32
	a, b   int32
	va, vb int32
}

type offers []offer

func (o offers) Len() int { return len(o) }
func (o offers) Less(i, j int) bool {
	if o[i].mean != o[j].mean {
		return o[i].mean > o[j].mean
	}
	if o[i].a != o[j].a {
		return o[i].a < o[j].a
	}
	return o[i].b < o[j].b
}
func (o offers) Swap(i, j int) { o[i], o[j] = o[j], o[i] }
func (o *offers) Push(x any)   { *o = append(*o, x.(offer)) }
func (o *offers) Pop() any {
	old := *o
	x := old[len(old)-1]
	*o = old[:len(old)-1]
	return x
}

// parted cuts a component into clusters.
func parted(all []Ref, members []int32, links []link, hand *Rulings) [][]int32 {
	if len(members) == 1 {
		return [][]int32{members}
	}
	gs := contracted(all, members, links, hand)
	var queue offers
	offerFor := func(a, b int32) {
		x, y := &gs[a], &gs[b]
		bd := x.bonds[b]
		pairs := int32(len(x.members)) * int32(len(y.members))
		mean := (bd.sum + float32(pairs-bd.n)*unlinked) / float32(pairs)
		if !bd.out && mean > 0 {
			queue = append(queue, offer{mean, min(a, b), max(a, b), 0, 0})
			o := &queue[len(queue)-1]
			o.va, o.vb = gs[o.a].version, gs[o.b].version
		}
	}
	for a := range gs {
		for b := range gs[a].bonds {
			if int32(a) < b {
				offerFor(int32(a), b)
			}
		}
	}
	heap.Init(&queue)
	for len(queue) > 0 {
		o := heap.Pop(&queue).(offer)
		x, y := &gs[o.a], &gs[o.b]
		if x.gone || y.gone || x.version != o.va || y.version != o.vb {
			continue
		}
		if !compatible(all, x.members, y.members, hand) {
			x.bonds[o.b], y.bonds[o.a] = bond{out: true}, bond{out: true}
			continue
		}
		// The one with fewer bonds goes into the other.
		into, from := o.a, o.b
		if len(gs[from].bonds) > len(gs[into].bonds) {
			into, from = from, into
		}
		g, f := &gs[into], &gs[from]
		g.members = append(g.members, f.members...)
		g.version++
		f.gone = true
		delete(g.bonds, from)
		delete(f.bonds, into)
		for k, bd := range f.bonds {
			sum := g.bonds[k]
			sum.sum, sum.n, sum.out = sum.sum+bd.sum, sum.n+bd.n, sum.out || bd.out
			g.bonds[k] = sum
			delete(gs[k].bonds, from)
			gs[k].bonds[into] = sum
		}
		before := len(queue)
		for k := range g.bonds {
			offerFor(into, k)
		}
		added := slices.Clone(queue[before:])
		queue = queue[:before]
		slices.SortFunc(added, func(x, y offer) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
		for _, o := range added {
			heap.Push(&queue, o)
		}
	}
	var out [][]int32
	for i := range gs {
		if !gs[i].gone {
			slices.Sort(gs[i].members)
			out = append(out, gs[i].members)
		}
	}
	return out
}

// contracted are the first groups of a component: each member alone, but for those that an
// analyst put together. Where rulings contradict each other, the one that tells apart holds.
func contracted(all []Ref, members []int32, links []link, hand *Rulings) []group {
	at := make(map[int32]int32, len(members))
	gs := make([]group, 0, len(members))
	for i, m := range members {
		at[m] = int32(i)
		gs = append(gs, group{members: []int32{m}, bonds: map[int32]bond{}})
	}
	for _, l := range links {
		a, b := at[l.a], at[l.b]
		if l.out || l.score < ruledSame || a == b || hand.apart(all, gs[a].members, gs[b].members) {
			continue
		}
		for _, m := range gs[b].members {
			at[m] = a
		}
		gs[a].members = append(gs[a].members, gs[b].members...)
		gs[b] = group{gone: true}
	}
	for _, l := range links {
		a, b := at[l.a], at[l.b]
		if a == b {
			continue
		}
		bd := gs[a].bonds[b]
		bd.sum, bd.n, bd.out = bd.sum+l.score, bd.n+1, bd.out || l.out
		gs[a].bonds[b], gs[b].bonds[a] = bd, bd
	}
	return gs
}

// compatible: no member of the one excludes a member of the other.
func compatible(all []Ref, xs, ys []int32, hand *Rulings) bool {
	for _, i := range xs {
		for _, j := range ys {
			if hand.excludes(all[i], all[j]) != "" {
				return false
			}
		}
	}
	return true
}
