package syntax

// batch is sentences side by side: each a root row and a row a token. What the
// kernel multiplies is a multiple of rows of its own; those beyond hold anything.
type batch struct {
	rows   int
	segs   []segment
	hash   []uint32  // of each row's form
	form   []int32   // of each row: what the memory knows it by
	x      []float32 // rows of width
	bytes  []byte    // of x, normalised
	spaced []byte    // the same with a row of zeros before, between and after the segments
	acc    []int32   // sums of a layer

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
	number         int // of the segments before
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
func (b *batch) begin() { b.rows, b.segs = 0, b.segs[:0] }

// add takes in tokens [from, from+n) of a sentence.
func (b *batch) add(sentence, from, n int) {
	b.segs = append(b.segs, segment{sentence, from, b.rows, n + 1, len(b.segs)})
	b.rows += n + 1
}

// multiplied is the number of rows that the kernel goes through for n.
func (n *network) multiplied(rows int) int { return roundUp(rows, n.kernel.block()) }

// prepare makes room for the rows of a network.
func (b *batch) prepare(n *network) {
	d := n.Width
	rows, spaced := n.multiplied(b.rows), n.multiplied(b.rows+len(b.segs))
	grow(&b.hash, b.rows)
	grow(&b.form, b.rows)
	grow(&b.x, b.rows*d)
	grow(&b.bytes, rows*d)
	grow(&b.spaced, (spaced+2)*d)
	grow(&b.acc, spaced*max(n.heads.N, 2*d))
	grow(&b.pair, rows*2*n.Arc)
	grow(&b.part, rows*max(n.Arc, n.rels))
	grow(&b.arc, (rows+n.kernel.block())*n.Arc)
	grow(&b.rel, rows*n.Relation)
	grow(&b.head, b.rows)
	grow(&b.label, b.rows)
	grow(&b.tag, b.rows)
	grow(&b.name, b.rows)
	fill(b.spaced[:d], zero)
	for _, s := range b.segs {
		end := s.spaced() + s.rows
		fill(b.spaced[end*d:(end+1)*d], zero)
	}
}

// spaced is where a segment's rows stand among those with rows of zeros between.
func (s segment) spaced() int { return s.first + s.number + 1 }

func fill(q []byte, c byte) {
	for i := range q {
		q[i] = c
	}
}
