package main

import "fmt"

// monitor prints how well the unrounded network does on a treebank: the
// likeliest head and relation of each word, whether or not they make a tree.
func (n *network) monitor(title string, t *tape, es []*example) {
	var words, tags, heads, both int
	t.train = false
	for _, batch := range batches(es, 500) {
		t.reset()
		e := n.encode(t, batch, nil)
		tag := t.linear(e.x, n.tagW, n.tagB)
		dep, head := t.relu(t.linear(e.x, n.depW, n.depB)), t.relu(t.linear(e.x, n.headW, n.headB))
		arcs := t.arcs(t.linear(dep, n.arcW, n.arcB), head, e.segs)
		var ii, jj []int32
		for k, s := range e.segs {
			for i := 1; i < s[1]-s[0]; i++ {
				row := arcs[k].row(i)[:s[1]-s[0]]
				row[i] = -1e4
				ii, jj = append(ii, int32(s[0]+i)), append(jj, int32(s[0]+highest(row)))
			}
		}
		rel := t.linear(t.relu(t.pair(t.linear(e.x, n.relDepW, n.relDepB), t.linear(e.x, n.relHeadW, nil), ii, jj)), n.relW, n.relB)
		at := 0
		for k, s := range e.segs {
			ex := batch[k]
			for i := range ex.s.forms {
				words++
				tags += b2i(highest(tag.row(s[0] + i + 1)[:len(n.tags)]) == ex.tag[i+1])
				if int(jj[at])-s[0] == ex.head[i] {
					heads++
					both += b2i(base(n.relations[highest(rel.row(at)[:len(n.relations)])]) == base(ex.s.rels[i]))
				}
				at++
			}
		}
	}
	pct := func(k int) float64 { return 100 * float64(k) / float64(max(words, 1)) }
	fmt.Printf("  %s, unrounded: tag %.2f  UAS %.2f  LAS %.2f\n", title, pct(tags), pct(heads), pct(both))
}

// highest is the index of the first largest value.
func highest(v []float32) int {
	at := 0
	for i, x := range v {
		if x > v[at] {
			at = i
		}
	}
	return at
}
