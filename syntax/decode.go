package syntax

// arcs finds the heads of a segment's tokens: heads[i] of row i, 0 the root.
func (n *network) arcs(b *batch, s segment) []int32 {
	m, a := s.rows, n.Arc
	rows, cols := roundUp(m+1), padded(m)
	dep, head := grow(&b.dep, rows*a), grow(&b.head, a)
	packed := grow(&b.packed, a*cols)
	clear(packed)
	for i := range m {
		acc := b.acc[(s.first+i)*n.heads.N:]
		at := n.depAt()
		plainQuantise(acc[at:at+a], n.heads.Scale[at:], n.heads.Offset[at:], dep[i*a:(i+1)*a], 255)
		at = n.headAt()
		plainQuantise(acc[at:at+a], n.heads.Scale[at:], n.heads.Offset[at:], head, 127)
		for k := 0; k < a; k += 4 {
			copy(packed[k*cols+4*i:], head[k:k+4])
		}
	}
	acc := grow(&b.score, rows*max(a, cols))
	arc := grow(&b.arc, rows*a)
	n.multiply(rows, n.arc, dep, a, acc)
	for i := range m {
		plainQuantise(acc[i*a:(i+1)*a], n.arc.Scale, n.arc.Offset, arc[i*a:(i+1)*a], 255)
	}
	for i := m * a; i < len(arc); i++ {
		arc[i] = zero
	}
	n.multiply(rows, &Linear{K: a, N: cols, w: packed}, arc, a, acc)
	// what the zero point adds to each column stands in the row after the last
	base := acc[m*cols : m*cols+m]
	heads := grow(&b.heads, m)
	heads[0] = -1
	for i := 1; i < m; i++ {
		row := acc[i*cols : i*cols+m]
		best := int32(-1 << 30)
		for j, v := range row {
			v -= base[j]
			row[j] = v
			if v > best && j != i {
				best, heads[i] = v, int32(j)
			}
		}
	}
	if !isTree(heads) {
		b.tree.best(m, func(head, dep int) int32 { return acc[dep*cols+head] }, heads)
	}
	return heads
}

// relations labels the arcs of a segment.
func (n *network) relations(b *batch, s segment, heads []int32) []int32 {
	m, r := s.rows, n.Relation
	rows := roundUp(m)
	q := grow(&b.rel, rows*r)
	da, ha := n.relDepAt(), n.relHeadAt()
	for i := 1; i < m; i++ {
		d := b.acc[(s.first+i)*n.heads.N+da:]
		h := b.acc[(s.first+int(heads[i]))*n.heads.N+ha:]
		plainQuantisePair(d[:r], h[:r], n.heads.Scale[da:], n.heads.Offset[da:], n.heads.Scale[ha:], n.heads.Offset[ha:], q[i*r:(i+1)*r])
	}
	acc := grow(&b.relAcc, rows*n.rels)
	n.multiply(rows, n.rel, q, r, acc)
	label := grow(&b.label, m)
	for i := 1; i < m; i++ {
		plainScaled(acc[i*n.rels:(i+1)*n.rels], n.rel.Scale, n.rel.Offset, b.logits[:n.rels])
		label[i] = best(b.logits[:n.relationCount])
	}
	return label
}

// tagOf is the best tag of a row.
func (n *network) tagOf(b *batch, row int) int32 {
	acc := b.acc[row*n.heads.N:]
	plainScaled(acc[:n.tags], n.heads.Scale, n.heads.Offset, b.logits[:n.tags])
	return best(b.logits[:n.tagCount])
}

// best is the index of the first largest value.
func best(v []float32) int32 {
	at := 0
	for i, x := range v {
		if x > v[at] {
			at = i
		}
	}
	return int32(at)
}
