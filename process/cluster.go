package process

import (
	"iter"
	"slices"
	"strings"

	"sitrep"
)

// cluster is the threads of one process.
type cluster struct {
	kind    *Kind
	threads []*thread
	nodes   []*node
}

// node is threads that name the same parties, subject and place.
type node struct {
	*thread // the first
	all     []*thread
	days    []sitrep.Day // on which they were published, sorted; made when asked for
	of      int          // cluster, by the index of a node
}

// clusters puts the threads of one kind together, those that say most first.
func (tr *tracker) clusters(k *Kind, ts []*thread) []*cluster {
	var full, half, vague []*thread
	for _, t := range ts {
		switch parties := len(t.sides) > 1 || len(t.sides) > 0 && k.parties != "two"; {
		case t.weak || !parties:
			vague = append(vague, t)
		case k.apart == "subject" && len(t.topics) == 0, k.apart == "place" && t.scope == "":
			half = append(half, t)
		default:
			full = append(full, t)
		}
	}
	var cs []*cluster
	cs = append(cs, k.link(full)...)
	left := k.attach(cs, half)
	cs = append(cs, k.link(left)...)
	left = k.attach(cs, vague)
	k.draw(cs)
	left = k.attach(cs, left)
	// What names its parties by description alone, and then what names none.
	var bare, some []*thread
	for _, t := range left {
		if t.weak || len(t.parties) == 0 {
			bare = append(bare, t)
		} else {
			some = append(some, t)
		}
	}
	cs = append(cs, k.link(some)...)
	k.draw(cs)
	left = k.attach(cs, bare)
	left = slices.DeleteFunc(left, func(t *thread) bool { return t.weak })
	cs = append(cs, k.link(left)...)
	return cs
}

// draw lets what has joined the clusters draw others.
func (k *Kind) draw(cs []*cluster) {
	for _, c := range cs {
		c.nodes = c.nodes[:0:0]
		for _, t := range c.threads[:min(window, len(c.threads))] {
			c.nodes = append(c.nodes, &node{thread: t, all: []*thread{t}})
		}
	}
}

// window is how many nodes of one key are compared with each other.
const window = 100

// link puts threads that are related together.
func (k *Kind) link(ts []*thread) []*cluster {
	nodes := gathered(ts)
	find := func(i int) int {
		for nodes[i].of != i {
			i = nodes[i].of
		}
		return i
	}
	var topic topic
	for x, y := range candidates(nodes) {
		a, b := find(x), find(y)
		if a != b && k.related(nodes[x].thread, nodes[y].thread, &topic) {
			nodes[max(a, b)].of = min(a, b)
		}
	}
	var out []*cluster
	at := map[int]*cluster{}
	for i, n := range nodes {
		root := find(i)
		c := at[root]
		if c == nil {
			c = &cluster{kind: k}
			at[root] = c
			out = append(out, c)
		}
		c.nodes = append(c.nodes, n)
		c.threads = append(c.threads, n.all...)
	}
	return out
}

// gathered makes one node of the threads that name the same, each a cluster of its own.
func gathered(ts []*thread) (nodes []*node) {
	bySign := map[string]*node{}
	for _, t := range ts {
		sig := strings.Join(t.sides, "|") + "#" + strings.Join(t.topics, "|") + "#" + t.scope
		n := bySign[sig]
		if len(t.sides) == 0 && len(t.topics) == 0 && t.scope == "" {
			n = nil // nothing says that two of these are one
		}
		if n == nil {
			n = &node{thread: t, of: len(nodes)}
			bySign[sig] = n
			nodes = append(nodes, n)
		}
		n.all = append(n.all, t)
	}
	return nodes
}

// candidates are the pairs of nodes, by index, that share a key and stand near each other
// among those with it; a pair may come more than once.
func candidates(nodes []*node) iter.Seq2[int, int] {
	keys := map[string][]int{}
	for i, n := range nodes {
		for _, key := range n.keys() {
			keys[key] = append(keys[key], i)
		}
	}
	return func(yield func(int, int) bool) {
		for _, in := range keys {
			for x := range in {
				for y := x + 1; y < len(in) && y <= x+window; y++ {
					if !yield(in[x], in[y]) {
						return
					}
				}
			}
		}
	}
}

// keys are what two nodes of one process share at least one of.
func (t *thread) keys() (out []string) {
	out = t.named()
	if len(t.parties) == 0 || len(out) == 0 {
		for _, w := range t.around {
			out = append(out, "a "+w)
		}
	}
	return out
}

// named are the keys but for what the report is about.
func (t *thread) named() (out []string) {
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for i := range t.cast {
		s := t.cast[i].side
		add(s)
		if t.cast[i].state || sitrep.Listed(s) {
			continue
		}
		for _, w := range strings.Fields(s) {
			if len(w) > 3 {
				add("w " + w[:4])
			}
		}
		if w := strings.Fields(s); len(w) > 1 {
			initials := ""
			for _, v := range w {
				initials += v[:1]
			}
			add(initials)
		}
	}
	for _, w := range t.topics {
		add("t " + w)
	}
	if t.scope != "" {
		add("p " + t.scope)
	}
	return out
}

// related reports whether two threads that name parties tell one process.
func (k *Kind) related(a, b *thread, topic *topic) bool {
	if k.elsewhere(a, b) {
		return false
	}
	topics := commonWords(a.topics, b.topics)
	topic.set(a.ids)
	around := topic.about(b.ids)
	differ := k.apart == "subject" && topics == 0 && len(a.topics) > 0 && len(b.topics) > 0
	common, open := commonParties(a.cast, b.cast)
	switch k.parties {
	case "two":
		if len(a.parties) == 0 || len(b.parties) == 0 {
			return !differ && around > 2
		}
		return !differ && (common > 0 || around > 1) && common+open >= max(1, min(2, len(a.parties), len(b.parties)))
	case "any":
		if len(a.parties) > 0 && len(b.parties) > 0 && common+open == 0 {
			return false
		}
		return common > 0 || around > 2
	}
	// Police and courts are parties of all inquiries of a country.
	named := namedInCommon(a.cast, b.cast)
	gap := 0
	if a.published.Start != 0 && b.published.Start != 0 {
		gap = int(max(a.published.Start-b.published.Start, b.published.Start-a.published.Start))
	}
	if differ {
		return named > 0 && around > 2 || around > 4
	}
	need := 3
	if gap > 45 {
		need = 4
	}
	return named > 0 && around > 1 || topics > 1 && around > 1 || (common > 0 || topics > 0) && around >= need-1 || around >= need
}

// namedInCommon counts the common parties that are no state and have a name.
func namedInCommon(a, b []party) (n int) {
	for i := range a {
		p := &a[i]
		if p.described || p.state {
			continue
		}
		for j := range b {
			if !b[j].described && p.same(&b[j]) {
				n++
				break
			}
		}
	}
	return n
}

// elsewhere: the two are of different places, neither of which the other report tells of.
func (k *Kind) elsewhere(a, b *thread) bool {
	if k.apart == "group" {
		return a.scope != b.scope
	}
	return k.apart == "place" && a.scope != "" && b.scope != "" && a.scope != b.scope && !slices.Contains(a.around, b.scope) && !slices.Contains(b.around, a.scope)
}

// attach gives each thread to the cluster that it fits best, and returns those that fit none.
func (k *Kind) attach(cs []*cluster, ts []*thread) (left []*thread) {
	if len(cs) == 0 {
		return ts
	}
	keys, around := map[string][]int{}, map[uint32][]int{} // clusters
	more := func(in []int, i int) []int {
		if len(in) == 0 || in[len(in)-1] != i {
			in = append(in, i)
		}
		return in
	}
	for i, c := range cs {
		for _, n := range c.nodes {
			for _, key := range n.named() {
				keys[key] = more(keys[key], i)
			}
			for _, id := range n.ids {
				around[id] = more(around[id], i)
			}
		}
	}
	given := make([][]*thread, len(cs))
	seen := make([]*thread, len(cs)) // by cluster: the last that was looked at for it
	var topic topic
	for _, t := range ts {
		topic.set(t.ids)
		best, score := -1, 0
		try := func(in []int) {
			for _, i := range in[max(0, len(in)-window):] {
				if seen[i] == t {
					continue
				}
				seen[i] = t
				if s := k.fit(cs[i], t, &topic); s > score || s == score && best >= 0 && s > 0 && i < best {
					best, score = i, s
				}
			}
		}
		for _, key := range t.named() {
			try(keys[key])
		}
		for _, id := range t.ids {
			try(around[id])
		}
		if best < 0 {
			best = k.lone(cs, around, t)
		}
		if best < 0 {
			left = append(left, t)
			continue
		}
		given[best] = append(given[best], t)
	}
	for i, more := range given {
		cs[i].threads = append(cs[i].threads, more...)
	}
	return left
}

// lone is the only cluster that shares a name with a thread that says nothing else, and
// was told of within half a year; -1 when there is none or more than one.
func (k *Kind) lone(cs []*cluster, around map[uint32][]int, t *thread) int {
	if len(t.parties) > 0 || len(t.topics) > 0 {
		return -1
	}
	only := -1
	for _, id := range t.ids {
		if id&1 == 1 {
			continue
		}
		for _, i := range around[id] {
			if i == only || !slices.ContainsFunc(cs[i].nodes, func(n *node) bool { return n.gap(t.published.Start) < 200 && !k.elsewhere(t, n.thread) }) {
				continue
			}
			if only >= 0 {
				return -1
			}
			only = i
		}
	}
	return only
}

// fit says how well a thread that says little belongs to a cluster; 0 not at all.
func (k *Kind) fit(c *cluster, t *thread, topic *topic) (best int) {
	for _, n := range c.nodes[:min(window, len(c.nodes))] {
		if k.elsewhere(t, n.thread) {
			continue
		}
		topics := commonWords(t.topics, n.topics)
		if k.apart == "subject" && topics == 0 && len(t.topics) > 0 && len(n.topics) > 0 {
			continue
		}
		common, open := commonParties(t.cast, n.cast)
		if k.parties == "two" && len(t.parties) > 1 && len(n.parties) > 1 && common+open < 2 {
			continue
		}
		if k.parties != "loose" && len(t.parties) > 0 && len(n.parties) > 0 && common+open == 0 {
			continue
		}
		s := 40*min(common, 2) + 20*min(topics, 2)
		if s+10*mostAround <= best {
			continue
		}
		around := topic.about(n.ids)
		if common == 0 && topics == 0 && around < 2 || common+topics+around < 2 && len(t.around) > 1 {
			continue
		}
		s += 10 * min(around, mostAround)
		// the nearest report of the cluster in time
		if s -= n.gap(t.published.Start) / 30; s > best {
			best = s
		}
	}
	return best
}

// gap is how many days lie between a day and the nearest report of the node.
func (n *node) gap(d sitrep.Day) int {
	if n.days == nil {
		for _, t := range n.all {
			n.days = append(n.days, t.published.Start)
		}
		slices.Sort(n.days)
	}
	if d == 0 || n.days[0] == 0 {
		return 60
	}
	i, _ := slices.BinarySearch(n.days, d)
	gap := 400
	if i < len(n.days) {
		gap = min(gap, int(n.days[i]-d))
	}
	if i > 0 {
		gap = min(gap, int(d-n.days[i-1]))
	}
	return gap
}
