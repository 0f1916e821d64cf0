package encoder

// batch is stretches of pieces side by side, a row each, with the room that
// their way through the network takes.
type batch struct {
	ids   []int32
	kinds []uint8 // letter case of each piece's word; nil for a model that does not know it
	segs  []segment

	x, y      []float32 // rows of width
	attention []float32 // rows of query, key and value
	inner     []float32
	keys      []float32 // of one head, transposed
	scores    []float32
	r         rounded
}

// segment is the rows of one stretch.
type segment struct{ first, rows int }

func grow[T any](p *[]T, n int) []T {
	if cap(*p) < n {
		*p = make([]T, n+n/2)
	}
	*p = (*p)[:n]
	return *p
}

// innerRows is how many rows go through a feed-forward layer together: as many
// as leave room for its weights in the second-level cache.
const innerRows = 96

// prepare makes room; rows from the last piece up to a multiple of six hold
// whatever was there, and rows do not mix outside of segments.
func (m *Model) prepare(b *batch) (rows int) {
	rows = roundUp(len(b.ids), rowBlock)
	d := m.config.Width
	grow(&b.x, rows*d)
	grow(&b.y, (rows+rowBlock)*d)
	grow(&b.attention, (rows+lanes)*3*d)
	grow(&b.inner, innerRows*m.config.Inner)
	grow(&b.r.q, max(rows*d, innerRows*m.config.Inner))
	grow(&b.r.step, max(rows, innerRows))
	grow(&b.r.low, max(rows, innerRows))
	longest := 0
	for _, s := range b.segs {
		longest = max(longest, s.rows)
	}
	wide := roundUp(longest, lanes)
	grow(&b.keys, d/m.config.Heads*wide)
	grow(&b.scores, roundUp(longest, rowBlock)*wide)
	return rows
}

// run leaves the vector of each piece in b.x. watch is called with what goes
// into each matrix, for calibration; nil for nothing.
func (m *Model) run(b *batch, watch func(layer, matrix, rows int, x []float32)) {
	rows := m.prepare(b)
	d, inner, levels := m.config.Width, m.config.Inner, m.config.Levels
	if watch == nil {
		watch = func(int, int, int, []float32) {}
	}
	m.embed(b)
	for i := range m.layers {
		l := &m.layers[i]
		watch(i, 0, len(b.ids), b.x)
		l.attention.apply(m.a, levels, rows, b.x, &b.r, b.attention)
		for _, s := range b.segs {
			m.attend(b, s)
		}
		watch(i, 1, len(b.ids), b.y)
		// The queries are done with: their room takes the sum.
		out := b.attention[:rows*d]
		l.context.apply(m.a, levels, rows, b.y, &b.r, out)
		m.add(len(b.ids), b.x, out, l.attentionNorm)
		watch(i, 2, len(b.ids), b.x)
		for at := 0; at < rows; at += innerRows {
			n := min(innerRows, rows-at)
			real := min(n, len(b.ids)-at)
			x := b.x[at*d : (at+n)*d]
			l.inner.apply(m.a, levels, n, x, &b.r, b.inner)
			m.a.gelu(b.inner[:n*inner])
			watch(i, 3, real, b.inner)
			l.outer.apply(m.a, levels, n, b.inner, &b.r, b.y)
			m.add(real, x, b.y, l.outerNorm)
		}
	}
}

func (m *Model) embed(b *batch) {
	d := m.config.Width
	for _, s := range b.segs {
		for i := range s.rows {
			id := int(b.ids[s.first+i])
			x := b.x[(s.first+i)*d : (s.first+i+1)*d]
			if m.words == nil {
				copy(x, m.wordRows[id*d:])
			} else {
				scale := m.wordScale[id]
				for j, q := range m.words[id*d : (id+1)*d] {
					x[j] = float32(int8(q)) * scale
				}
			}
			if b.kinds != nil {
				addRow(x, m.parser.cases[int(b.kinds[s.first+i])*d:])
			}
			m.a.normalise(x, m.positions[i*d:(i+1)*d], m.norm.gain, m.norm.bias, m.config.Epsilon)
		}
	}
}

func (m *Model) add(rows int, x, y []float32, n normal) {
	d := m.config.Width
	for i := range rows {
		m.a.normalise(x[i*d:(i+1)*d], y[i*d:(i+1)*d], n.gain, n.bias, m.config.Epsilon)
	}
}

// attend fills the rows of a segment in b.y, and up to five after it, which
// belong to later segments or to nobody. Queries are scaled already.
func (m *Model) attend(b *batch, s segment) {
	d := m.config.Width
	head := d / m.config.Heads
	rows, wide := roundUp(s.rows, rowBlock), roundUp(s.rows, lanes)
	for h := 0; h < d; h += head {
		at := b.attention[s.first*3*d:]
		m.a.transpose(wide, head, at[d+h:], 3*d, b.keys, wide)
		m.a.product(rows, head, at[h:], 3*d, b.keys, wide, b.scores, wide, wide)
		for i := range s.rows {
			m.a.softmax(b.scores[i*wide : i*wide+s.rows])
		}
		m.a.product(rows, s.rows, b.scores, wide, at[2*d+h:], 3*d, b.y[s.first*d+h:], d, head)
	}
}
