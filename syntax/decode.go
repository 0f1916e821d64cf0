package syntax

import "encoding/binary"

// decode reads the heads' sums: tags, the likeliest names, heads and relations
// of all rows.
func (n *network) decode(b *batch) {
	k, l := n.kernel, n.heads
	k.largest(b.acc, l.N, l.Scale[:n.tags], l.Offset[:n.tags], b.tag)
	from, to := n.nameAt(), n.depAt()
	k.largest(b.acc[from:], l.N, l.Scale[from:to], l.Offset[from:to], b.name)
	n.arcs(b)
	n.relations(b)
}

// arcs finds the heads of all tokens.
func (n *network) arcs(b *batch) {
	k, a, l := n.kernel, n.Arc, n.heads
	from, to := n.depAt(), n.relDepAt()
	k.quantise(b.acc[from:], l.N, l.Scale[from:to], l.Offset[from:to], b.pair[:b.rows*2*a])
	k.multiply(n.multiplied(b.rows), n.arc, b.pair, 2*a, b.part)
	k.quantise(b.part, a, n.arc.Scale, n.arc.Offset, b.arc[:b.rows*a])
	for _, s := range b.segs {
		n.segmentArcs(b, s)
	}
}

// noArc is less than any arc's score.
const noArc = -1 << 30

func (n *network) segmentArcs(b *batch, s segment) {
	k, a, m := n.kernel, n.Arc, s.rows
	rows, cols := n.multiplied(m), padded(m)
	packed := grow(&b.packed, a*cols)
	for i := 0; i < m; i += 2 {
		row := func(i int) []byte { return b.pair[(s.first+i)*2*a+a : (s.first+i+1)*2*a] }
		packPair(row(i), row(min(i+1, m-1)), packed[i/tile*tile*a+i%tile*4:])
	}
	// The root depends on nothing: its row says what the zero point adds to each column.
	fill(b.arc[s.first*a:(s.first+1)*a], zero)
	score := grow(&b.score, rows*cols)
	k.score(rows, cols, a, b.arc[s.first*a:(s.first+rows)*a], packed, score)
	base := score[:cols]
	for j := m; j < cols; j++ {
		base[j] = -noArc
	}
	for i := 1; i < m; i++ {
		score[i*cols+i] = noArc + base[i]
	}
	heads := b.head[s.first : s.first+m]
	heads[0] = -1
	k.largestOver(score[cols:m*cols], base, heads[1:])
	if !isTree(heads) {
		b.tree.best(m, func(head, dep int) int32 { return score[dep*cols+head] - base[head] }, heads)
	}
}

// packPair puts the bytes of two heads beside each other into a tile, four of each.
func packPair(one, two, to []byte) {
	const low = 1<<32 - 1
	for len(one) >= 8 && len(two) >= 8 && len(to) >= 4*tile+8 {
		a, b := binary.LittleEndian.Uint64(one), binary.LittleEndian.Uint64(two)
		binary.LittleEndian.PutUint64(to, a&low|b<<32)
		binary.LittleEndian.PutUint64(to[4*tile:], a>>32|b&^low)
		one, two, to = one[8:], two[8:], to[min(8*tile, len(to)):]
	}
}

// relations labels the arcs.
func (n *network) relations(b *batch) {
	k, r, l := n.kernel, n.Relation, n.heads
	da, ha := n.relDepAt(), n.relHeadAt()
	scaleD, offsetD := l.Scale[da:da+r], l.Offset[da:da+r]
	scaleH, offsetH := l.Scale[ha:ha+r], l.Offset[ha:ha+r]
	for _, s := range b.segs {
		for i := s.first + 1; i < s.first+s.rows; i++ {
			d := b.acc[i*l.N+da:][:r]
			h := b.acc[(s.first+int(b.head[i]))*l.N+ha:][:r]
			k.quantisePair(d, h, scaleD, offsetD, scaleH, offsetH, b.rel[i*r:(i+1)*r])
		}
	}
	k.multiply(n.multiplied(b.rows), n.rel, b.rel, r, b.part)
	k.largest(b.part, n.rels, n.rel.Scale, n.rel.Offset, b.label)
}
