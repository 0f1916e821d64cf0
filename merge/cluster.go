package merge

import (
	"cmp"
	"slices"
)

// link is a compared pair of tellings, by index; a < b.
type link struct {
	a, b  int32
	score float32
	out   bool     // something excludes it
	rel   relation // what they are to each other, though not one
}

// copies: the same words in two prints of one text, of one day.
func copies(a, b Ref) bool {
	x, y := a.Telling, b.Telling
	return a.Report != b.Report && len(x.Words) > 0 && slices.Equal(x.Words, y.Words) && x.Type == y.Type && x.Polarity == y.Polarity && x.Reality == y.Reality &&
		slices.Equal(x.Sentences, y.Sentences) && slices.Equal(a.Report.Words, b.Report.Words) && a.Report.Published == b.Report.Published && slices.Equal(x.Counts, y.Counts) &&
		(x.When == nil) == (y.When == nil) && (x.When == nil || x.When.Interval == y.When.Interval) && (x.Place == nil) == (y.Place == nil) && (x.Place == nil || samePlaces(x.Place, y.Place))
}

// kept: the link says more than that there is none.
func (l *link) kept() bool { return !l.out && l.score > low || l.rel != unrelated }

// clustered puts the tellings of one happening together: components of what links above
// zero connect, each cut up by linkage, best first. Clusters and their members
// are in the order of all.
func clustered(all []Ref, links []link, hand *Rulings) [][]int32 {
	c := newComponents(len(all))
	for _, l := range links {
		if !l.out && l.score > 0 {
			c.join(l.a, l.b)
		}
	}
	// The links of a component, by index; the component is known by its first member.
	roots := make([]int32, len(all))
	for i := range roots {
		roots[i] = c.root(int32(i))
	}
	starts := make([]int32, len(all)+1)
	for i := range links {
		if r := roots[links[i].a]; r == roots[links[i].b] {
			starts[r+1]++
		}
	}
	for i := range all {
		starts[i+1] += starts[i]
	}
	inside := make([]int32, starts[len(all)])
	fill := slices.Clone(starts)
	for i := range links {
		if r := roots[links[i].a]; r == roots[links[i].b] {
			inside[fill[r]] = int32(i)
			fill[r]++
		}
	}
	members := map[int32][]int32{}
	for i, r := range roots {
		members[r] = append(members[r], int32(i))
	}
	var out [][]int32
	for i, r := range roots {
		if int(r) == i {
			out = append(out, parted(all, members[r], some{links, inside[starts[r]:starts[r+1]]}, hand)...)
		}
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

// Two clusters are as close as their best pair and, for a fifth, as all of their pairs are in
// the mean: of a happening that many reports tell most pairs say little, and yet a
// single pair may be mistaken.
const (
	low      = -1  // the score above which links are kept
	unlinked = -4  // what a pair counts in the mean that is not kept
	ofBest   = 0.8 // the share of the best pair
)

// bond is what holds a cluster to another one.
type bond struct {
	to  int32 // a group that was; where it went says clusters.root
	n   int32
	sum float32
	max float32
	out bool
}

// group is a cluster on its way.
type group struct {
	members []int32
	weight  int32 // in a mean: one for all copies of a text
	bonds   []bond
	version int32
	gone    bool
}

type offer struct {
	close  float32
	a, b   int32
	va, vb int32
}

// offers are a heap.
type offers []offer

// before: the closest comes first.
func (o *offer) before(p *offer) bool {
	if o.close != p.close {
		return o.close > p.close
	}
	if o.a != p.a {
		return o.a < p.a
	}
	return o.b < p.b
}

func (o *offers) push(x offer) {
	*o = append(*o, x)
	q := *o
	for i := len(q) - 1; i > 0; {
		up := (i - 1) / 2
		if !q[i].before(&q[up]) {
			break
		}
		q[i], q[up] = q[up], q[i]
		i = up
	}
}

func (o *offers) pop() offer {
	q := *o
	x, n := q[0], len(q)-1
	q[0] = q[n]
	q = q[:n]
	*o = q
	for i := 0; ; {
		k := 2*i + 1
		if k+1 < n && q[k+1].before(&q[k]) {
			k++
		}
		if k >= n || !q[k].before(&q[i]) {
			return x
		}
		q[i], q[k] = q[k], q[i]
		i = k
	}
}

// some are the links with these indices.
type some struct {
	of  []link
	ids []int32
}

func (s some) all(yield func(*link) bool) {
	for _, i := range s.ids {
		if !yield(&s.of[i]) {
			return
		}
	}
}

// parted cuts a component into clusters.
func parted(all []Ref, members []int32, links some, hand *Rulings) [][]int32 {
	if len(members) == 1 {
		return [][]int32{members}
	}
	gs, went := contracted(all, members, links, hand)
	var queue offers
	offerOf := func(a int32, bd bond) (offer, bool) {
		pairs := gs[a].weight * gs[bd.to].weight
		mean := (bd.sum + float32(pairs-bd.n)*unlinked) / float32(pairs)
		x, y := min(a, bd.to), max(a, bd.to)
		o := offer{ofBest*bd.max + (1-ofBest)*mean, x, y, gs[x].version, gs[y].version}
		return o, !bd.out && o.close > 0
	}
	for a := range gs {
		gs[a].settle(int32(a), went)
		for i := range gs[a].bonds { // of copies the mean counts
			bd := &gs[a].bonds[i]
			bd.sum, bd.n = bd.sum/float32(bd.n), 1
		}
		for _, bd := range gs[a].bonds {
			if int32(a) < bd.to {
				if o, ok := offerOf(int32(a), bd); ok {
					queue.push(o)
				}
			}
		}
	}
	for len(queue) > 0 {
		o := queue.pop()
		x, y := &gs[o.a], &gs[o.b]
		if x.gone || y.gone || x.version != o.va || y.version != o.vb || !compatible(all, x.members, y.members, hand) {
			continue
		}
		x.members, x.weight = append(x.members, y.members...), x.weight+y.weight
		x.bonds = append(x.bonds, y.bonds...)
		x.version++
		*y = group{gone: true}
		went.up[o.b] = o.a
		x.settle(o.a, went)
		for _, bd := range x.bonds {
			if o, ok := offerOf(o.a, bd); ok {
				queue.push(o)
			}
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

// settle puts bonds to groups that have become one together, in order.
func (g *group) settle(self int32, went *components) {
	for i := range g.bonds {
		g.bonds[i].to = went.root(g.bonds[i].to)
	}
	slices.SortStableFunc(g.bonds, func(a, b bond) int { return cmp.Compare(a.to, b.to) })
	n := 0
	for _, b := range g.bonds {
		switch {
		case b.to == self:
		case n > 0 && g.bonds[n-1].to == b.to:
			l := &g.bonds[n-1]
			l.sum, l.n, l.max, l.out = l.sum+b.sum, l.n+b.n, max(l.max, b.max), l.out || b.out
		default:
			g.bonds[n] = b
			n++
		}
	}
	g.bonds = g.bonds[:n]
}

// contracted are the first groups of a component: each member alone, but for copies of one
// text and those that an analyst put together. Where rulings contradict each other, the one that tells apart holds.
func contracted(all []Ref, members []int32, links some, hand *Rulings) ([]group, *components) {
	at := make(map[int32]int32, len(members))
	gs := make([]group, len(members))
	for i, m := range members {
		at[m] = int32(i)
		gs[i].members, gs[i].weight = members[i:i+1:i+1], 1
	}
	went := newComponents(len(members))
	for l := range links.all {
		if l.out || l.score < copied {
			continue
		}
		a, b := went.root(at[l.a]), went.root(at[l.b])
		if a == b || hand.apart(all, gs[a].members, gs[b].members) {
			continue
		}
		a, b = min(a, b), max(a, b)
		gs[a].members = append(gs[a].members, gs[b].members...)
		gs[b] = group{gone: true}
		went.up[b] = a
	}
	degree, total := make([]int32, len(gs)), 0
	for l := range links.all {
		if a, b := went.root(at[l.a]), went.root(at[l.b]); a != b {
			degree[a]++
			degree[b]++
			total += 2
		}
	}
	room := make([]bond, total)
	for i, n := range degree {
		gs[i].bonds, room = room[:0:n], room[n:]
	}
	for l := range links.all {
		if a, b := went.root(at[l.a]), went.root(at[l.b]); a != b {
			gs[a].bonds = append(gs[a].bonds, bond{b, 1, l.score, l.score, l.out})
			gs[b].bonds = append(gs[b].bonds, bond{a, 1, l.score, l.score, l.out})
		}
	}
	return gs, went
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
