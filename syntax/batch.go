package syntax

// batch is sentences side by side: each a root row and a row a token, with a
// row of zeros before, between and after; the number of rows is a multiple of
// what the kernel multiplies at once.
type batch struct {
	rows  int
	segs  []segment
	form  []int32   // of each row: what the memory knows it by
	x     []float32 // rows of width
	bytes []byte    // rows of width, shifted down by one
	acc   []int32   // sums of a layer

	pair   []byte  // bytes of the arc heads, dependent's and head's
	part   []int32 // sums of the small layers
	arc    []byte  // dependents' bytes against heads
	packed []byte  // heads' bytes as a layer's weights
	score  []int32 // of arcs: a row a dependent, a column a head
	rel    []byte
	head   []int32 // of each row, within its segment; 0 the root
	label  []int32
	tag    []int32
	name   []int32 // likeliest by itself
	tree   treeSpace
	names  nameSpace
}

// segment is the rows of one window of a sentence; the first is the root's.
type segment struct {
	sentence, from int // index of the first token
	first, rows    int
}

func grow[T any](p *[]T, n int) []T {
	if cap(*p) < n {
		*p = make([]T, n+n/2)
	}
	*p = (*p)[:n]
	return *p
}

func roundUp(n, block int) int { return (n + block - 1) / block * block }

// begin empties the batch.
func (b *batch) begin() { b.rows, b.segs = 1, b.segs[:0] }

// add takes in tokens [from, from+n) of a sentence.
func (b *batch) add(sentence, from, n int) {
	b.segs = append(b.segs, segment{sentence, from, b.rows, n + 1})
	b.rows += n + 2
}

// prepare makes room for the rows of a network.
func (b *batch) prepare(n *network) {
	d, block := n.Width, n.kernel.block()
	used := b.rows
	b.rows = roundUp(b.rows, block)
	grow(&b.x, b.rows*d)
	grow(&b.bytes, (b.rows+2)*d)
	grow(&b.acc, b.rows*max(n.heads.N, 2*d))
	grow(&b.form, b.rows)
	grow(&b.pair, b.rows*2*n.Arc)
	grow(&b.part, b.rows*max(n.Arc, n.rels))
	grow(&b.arc, (b.rows+block)*n.Arc)
	grow(&b.rel, b.rows*n.Relation)
	grow(&b.head, b.rows)
	grow(&b.label, b.rows)
	grow(&b.tag, b.rows)
	grow(&b.name, b.rows)
	for _, s := range b.segs {
		fill(b.bytes[s.first*d:(s.first+1)*d], zero)
	}
	fill(b.bytes[used*d:], zero)
}

func fill(q []byte, c byte) {
	for i := range q {
		q[i] = c
	}
}
