package encoder

import "math"

// Vectors is what the encoder found for a window.
type Vectors struct {
	Tokens   []float32 // a row of Model.Width a token
	Sentence []float32 // mean over all pieces and the marks around them, made of length 1
}

// Of is the vector of a token and, behind it, that of the stretch.
func (v *Vectors) Of(token int) []float32 {
	d := len(v.Sentence)
	return append(append(make([]float32, 0, 2*d), v.Tokens[token*d:(token+1)*d]...), v.Sentence...)
}

// Options of an Encoder.
type Options struct {
	Pooling Pooling
	// Whole cuts pieces from the text alone, as the reference does. Otherwise no
	// piece crosses the bounds of a token, so that each token has pieces of its
	// own: "do" and "n't", where the text alone has "don", "'" and "t".
	Whole bool
}

// Encoder encodes windows with its own working memory, for one goroutine.
type Encoder struct {
	m        *Model
	options  Options
	splitter splitter
	cuts     []int
	pieces   []piece
	batch    batch
	parts    []part // of the batch
	watch    func(layer, matrix, rows int, x []float32)
}

// part is what pieces [first, end) of a window are for; they stand in the
// batch's segment of the same index, between two marks.
type part struct {
	out        *Vectors
	first, end int
	links      []link // of the whole window
}

// batchRows is how many pieces go through the network together.
const batchRows = 480

// NewEncoder makes an encoder.
func (m *Model) NewEncoder(o Options) *Encoder {
	return &Encoder{m: m, options: o, splitter: splitter{v: m.v}}
}

// Encode is the vectors of each window. They do not depend on what else is
// encoded with it.
func (e *Encoder) Encode(windows []Window) []Vectors {
	d := e.m.config.Width
	out := make([]Vectors, len(windows))
	links := make([][]link, len(windows))
	rows := make([]int, len(windows))
	for i, w := range windows {
		v := &out[i]
		v.Tokens, v.Sentence = make([]float32, len(w.Tokens)*d), make([]float32, d)
		e.cuts = e.cuts[:0]
		if !e.options.Whole {
			e.cuts = cutsOf(e.cuts, w)
		}
		e.pieces = e.splitter.split(e.pieces[:0], w.Text, w.Span, e.cuts)
		links[i] = linksOf(nil, w.Tokens, e.pieces, e.options.Pooling)
		for first, more := 0, true; more; {
			end := partEnd(e.pieces, first, e.m.config.Positions-2)
			e.add(part{v, first, end, links[i]})
			rows[i] += end - first + 2
			first, more = end, end < len(e.pieces)
		}
	}
	e.flush()
	for i := range out {
		finish(&out[i], links[i], rows[i], d)
	}
	return out
}

// add puts a part of the current pieces into the batch.
func (e *Encoder) add(p part) {
	b := &e.batch
	n := p.end - p.first + 2
	if len(b.ids)+n > batchRows {
		e.flush()
	}
	b.segs = append(b.segs, segment{len(b.ids), n})
	b.ids = append(b.ids, e.m.v.opening)
	for _, q := range e.pieces[p.first:p.end] {
		b.ids = append(b.ids, q.id)
	}
	b.ids = append(b.ids, e.m.v.closing)
	e.parts = append(e.parts, p)
}

// flush runs the batch, adds the rows to the vectors and empties it.
func (e *Encoder) flush() {
	b, d := &e.batch, e.m.config.Width
	if len(e.parts) == 0 {
		return
	}
	e.m.run(b, e.watch)
	for i, p := range e.parts {
		x := b.x[b.segs[i].first*d:]
		for r := range b.segs[i].rows {
			addRow(p.out.Sentence, x[r*d:])
		}
		for _, l := range p.links {
			if l.piece >= p.first && l.piece < p.end || l.piece < 0 && p.first == 0 {
				addRow(p.out.Tokens[l.token*d:(l.token+1)*d], x[(l.piece-p.first+1)*d:])
			}
		}
	}
	b.ids, b.segs, e.parts = b.ids[:0], b.segs[:0], e.parts[:0]
}

func addRow(sum, x []float32) {
	for i := range sum {
		sum[i] += x[i]
	}
}

// finish makes means of sums.
func finish(v *Vectors, links []link, rows, d int) {
	for i := 0; i < len(links); {
		n := 1
		for i+n < len(links) && links[i+n].token == links[i].token {
			n++
		}
		if n > 1 {
			t := links[i].token
			for j := range v.Tokens[t*d : (t+1)*d] {
				v.Tokens[t*d+j] /= float32(n)
			}
		}
		i += n
	}
	square := 0.0
	for i := range v.Sentence {
		v.Sentence[i] /= float32(rows)
		square += float64(v.Sentence[i]) * float64(v.Sentence[i])
	}
	length := float32(max(math.Sqrt(square), 1e-12))
	for i := range v.Sentence {
		v.Sentence[i] /= length
	}
}
