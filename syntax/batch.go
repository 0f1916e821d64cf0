package syntax

// batch is sentences side by side: each a root row and a row a token, with a
// row of zeros before, between and after; the number of rows is a multiple of six.
type batch struct {
	rows  int
	segs  []segment
	real  []bool
	x     []float32 // rows of width
	bytes []byte    // rows of width, shifted down by one
	acc   []int32

	dep, head []byte // bytes of the arc heads
	arc       []byte // dependents' bytes against heads, then a row of zeros
	packed    []byte // heads' bytes as a layer's weights
	score     []int32
	rel       []byte
	relAcc    []int32
	logits    []float32
	heads     []int32
	tree      treeSpace
	names     nameSpace
	label     []int32
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

// blockRows is the number of rows that the vector code multiplies at once.
const blockRows = 6

func roundUp(n int) int { return (n + blockRows - 1) / blockRows * blockRows }

// begin empties the batch.
func (b *batch) begin() { b.rows, b.segs = 1, b.segs[:0] }

// add takes in tokens [from, from+n) of a sentence.
func (b *batch) add(sentence, from, n int) {
	b.segs = append(b.segs, segment{sentence, from, b.rows, n + 1})
	b.rows += n + 2
}

// prepare makes room for the rows of a network.
func (b *batch) prepare(n *network) {
	b.rows = roundUp(b.rows)
	d := n.Width
	grow(&b.x, b.rows*d)
	grow(&b.bytes, (b.rows+2)*d)
	for i := range b.bytes[:d] {
		b.bytes[i] = zero
	}
	for i := range b.bytes[(b.rows+1)*d:] {
		b.bytes[(b.rows+1)*d+i] = zero
	}
	grow(&b.acc, b.rows*max(n.heads.N, 2*d))
	grow(&b.real, b.rows)
	clear(b.real)
	for _, s := range b.segs {
		for r := s.first; r < s.first+s.rows; r++ {
			b.real[r] = true
		}
	}
	grow(&b.logits, max(n.tags, n.rels, n.names))
}
