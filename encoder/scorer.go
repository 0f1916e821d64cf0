package encoder

import (
	"unicode"

	"sitrep"
)

// Scorer scores the words of windows, for one goroutine. Scores do not depend
// on what else is read with a window.
type Scorer struct {
	m        *Model
	p        *parser
	splitter splitter
	split    []piece
	known    map[string]form
	forms    []form // of the current window

	batch   batch
	counts  []int // pieces of each row, of the batch
	first   []int // row of each window's root; its words follow
	vectors []float32
	inner   [inners][]float32
	meets   []float32 // arcs' dependents, to be multiplied by heads
	tags    []float32
	names   []float32
	r       rounded

	columns, product, arcs []float32
	chosen, relations      []float32
	constants, meet        []float32
	outTags, outNames      []float32
	watch                  func(layer, matrix, rows int, x []float32)
}

// form is the pieces and the letter case of a word.
type form struct {
	pieces []int32
	kind   uint8
}

const (
	wordPieces   = 8       // of a word at most
	knownForms   = 1 << 15 // that are remembered
	relationRows = 24      // dependents whose relations are scored together
)

// NewScorer makes a scorer of a model with a parser (Classes).
func (m *Model) NewScorer() *Scorer {
	s := &Scorer{m: m, p: m.parser, splitter: splitter{v: m.v}, known: map[string]form{}}
	s.batch.kinds = []uint8{}
	return s
}

// Read takes in windows of words, up to 158 each; their scores last until it is
// called again. Each word is cut into pieces by itself, at most eight, and
// fewer where the window has too many; longer windows are read without their ends.
func (s *Scorer) Read(windows [][]string) {
	if len(s.known) > knownForms {
		clear(s.known)
	}
	s.first, s.vectors = s.first[:0], s.vectors[:0]
	rows := 0
	for _, w := range windows {
		s.first = append(s.first, rows)
		rows += len(w) + 1
		s.add(w)
	}
	s.first = append(s.first, rows)
	s.flush()
	s.heads(rows)
}

// add puts a window into the batch: the root at the opening mark, the words.
func (s *Scorer) add(words []string) {
	s.forms = s.forms[:0]
	for _, w := range words {
		s.forms = append(s.forms, s.form(w))
	}
	room, most := s.m.config.Positions-2, wordPieces
	n := 0
	for ; most > 0; most-- {
		n = 0
		for _, f := range s.forms {
			n += min(most, len(f.pieces))
		}
		if n <= room {
			break
		}
	}
	most = max(most, 1)
	n = min(n, room)
	b := &s.batch
	if len(b.ids)+n+2 > batchRows {
		s.flush()
	}
	b.segs = append(b.segs, segment{len(b.ids), n + 2})
	mark := func(id int32) {
		b.ids, b.kinds = append(b.ids, id), append(b.kinds, 0)
	}
	mark(s.m.v.opening)
	s.counts = append(s.counts, 1)
	for _, f := range s.forms {
		k := min(most, len(f.pieces), room)
		room -= k
		s.counts = append(s.counts, k)
		for _, id := range f.pieces[:k] {
			b.ids, b.kinds = append(b.ids, id), append(b.kinds, f.kind)
		}
	}
	mark(s.m.v.closing)
}

func (s *Scorer) form(word string) form {
	f, ok := s.known[word]
	if ok {
		return f
	}
	s.split = s.splitter.split(s.split[:0], word, sitrep.Span{End: len(word)}, nil)
	for _, p := range s.split[:min(wordPieces, len(s.split))] {
		f.pieces = append(f.pieces, p.id)
	}
	if f.pieces == nil {
		f.pieces = []int32{s.m.v.unknown}
	}
	f.kind = letterCase(word)
	s.known[word] = f
	return f
}

// letterCase is the row of a word in parser.cases.
func letterCase(word string) uint8 {
	letters, upper, later := 0, 0, 0
	digit, first := false, false
	for i, r := range word {
		digit = digit || unicode.IsDigit(r)
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.IsUpper(r) {
			upper++
			first = first || i == 0
			if letters > 1 {
				later++
			}
		}
	}
	switch {
	case letters == 0 && digit:
		return 1
	case letters == 0:
		return 2
	case upper == 0:
		return 3
	case letters == 1:
		return 4
	case upper == letters:
		return 5
	case first && later == 0:
		return 6
	}
	return 7
}

// flush runs the batch and appends the means of each word's pieces to the vectors.
func (s *Scorer) flush() {
	b, d := &s.batch, s.m.config.Width
	if len(b.segs) == 0 {
		return
	}
	s.m.run(b, s.watch)
	counts := s.counts
	for _, seg := range b.segs {
		root := b.x[seg.first*d : (seg.first+1)*d]
		for at := seg.first; at < seg.first+seg.rows-1; {
			at += s.pool(b.x[at*d:], root, counts[0])
			counts = counts[1:]
		}
		for ; len(counts) > 0 && counts[0] == 0; counts = counts[1:] { // words for which there was no room
			s.pool(nil, root, 0)
		}
	}
	b.ids, b.kinds, b.segs, s.counts = b.ids[:0], b.kinds[:0], b.segs[:0], s.counts[:0]
}

// pool appends the mean of n rows, or the root, and gives n back.
func (s *Scorer) pool(x, root []float32, n int) int {
	d := len(root)
	if n == 0 {
		s.vectors = append(s.vectors, root...)
		return 0
	}
	from := len(s.vectors)
	s.vectors = append(s.vectors, x[:d]...)
	sum := s.vectors[from:]
	for i := 1; i < n; i++ {
		addRow(sum, x[i*d:])
	}
	if n > 1 {
		for j := range sum {
			sum[j] /= float32(n)
		}
	}
	return n
}

// heads runs what does not depend on the choice of heads over all rows.
func (s *Scorer) heads(real int) {
	p, a, levels := s.p, s.m.a, s.m.config.Levels
	rows := roundUp(real, rowBlock)
	d := s.m.config.Width
	x := extend(&s.vectors, rows*d)
	widest := d
	for _, l := range p.inner {
		widest = max(widest, l.n)
	}
	grow(&s.r.q, max(rows, relationRows)*widest)
	grow(&s.r.step, max(rows, relationRows))
	grow(&s.r.low, max(rows, relationRows))
	if s.watch != nil {
		s.watch(len(s.m.layers), 0, real, x)
	}
	if levels > 0 {
		a.round(rows, d, levels, x, p.inner[0].smooth, &s.r)
	}
	for i, l := range p.inner {
		y := grow(&s.inner[i], (rows+relationRows+lanes)*l.n)[:rows*l.n]
		if levels > 0 {
			a.multiply(rows, l, &s.r, y)
		} else {
			l.apply(a, levels, rows, x, &s.r, y)
		}
		a.gelu(y)
		clear(s.inner[i][rows*l.n:])
	}
	if s.watch != nil {
		s.watch(len(s.m.layers), 1, real, s.inner[arcDependent])
		s.watch(len(s.m.layers), 2, real, s.inner[relationDependent])
	}
	p.arc.apply(a, levels, rows, s.inner[arcDependent], &s.r, grow(&s.meets, (rows+rowBlock)*p.arc.n))
	p.tag.apply(a, levels, rows, s.inner[tagInner], &s.r, grow(&s.tags, rows*p.tag.n))
	p.name.apply(a, levels, rows, s.inner[nameInner], &s.r, grow(&s.names, rows*p.name.n))
}

// extend makes a slice longer and keeps what is in it.
func extend(p *[]float32, n int) []float32 {
	for len(*p) < n {
		*p = append(*p, 0)
	}
	return *p
}

// Words is the scores of a window's words, a row a word: of each arc's head, of
// which 0 is the root and i the i-th word, of the tags and of the labels of names.
func (s *Scorer) Words(window int) (arcs, tags, names []float32) {
	p, a := s.p, s.m.a
	first, n := s.first[window], s.first[window+1]-s.first[window]
	k := p.arc.n
	rows, wide := roundUp(n, rowBlock), roundUp(n, lanes)
	a.transpose(wide, k, s.inner[arcHead][first*k:], k, grow(&s.columns, k*wide), wide)
	a.product(rows, k, s.meets[first*k:], k, s.columns, wide, grow(&s.product, rows*wide), wide, wide)
	arcs = narrowed(&s.arcs, s.product[wide:], wide, n-1, n)
	tags = narrowed(&s.outTags, s.tags[(first+1)*p.tag.n:], p.tag.n, n-1, len(p.tags))
	names = narrowed(&s.outNames, s.names[(first+1)*p.name.n:], p.name.n, n-1, len(p.names))
	return arcs, tags, names
}

// narrowed is the first n values of each of so many rows.
func narrowed(p *[]float32, x []float32, width, rows, n int) []float32 {
	out := grow(p, rows*n)
	for i := range rows {
		copy(out[i*n:(i+1)*n], x[i*width:])
	}
	return out
}

// Relations is the scores of the relations of each word of a window to its
// head, a row a word; 0 is the root.
func (s *Scorer) Relations(window int, heads []int32) []float32 {
	p, a, levels := s.p, s.m.a, s.m.config.Levels
	k, rels := p.relation.k, len(p.relations)
	wide := roundUp(rels, panel)
	out := grow(&s.relations, len(heads)*rels)
	meet := grow(&s.meet, (relationRows*rels+rowBlock)*k)
	constants := grow(&s.constants, relationRows*wide)
	scores := grow(&s.product, roundUp(rels, rowBlock)*lanes)
	columns := grow(&s.columns, k*lanes)
	chosen := grow(&s.chosen, lanes*k)
	root := s.first[window]
	for at := 0; at < len(heads); at += relationRows {
		n := min(relationRows, len(heads)-at)
		rows := roundUp(n, rowBlock)
		x := s.inner[relationDependent][(root+1+at)*k:]
		p.relation.apply(a, levels, rows, x, &s.r, meet)
		p.constant.apply(a, levels, rows, x, &s.r, constants)
		for i := range n {
			// Sixteen heads at a time as columns; each has its own rows.
			if i%lanes == 0 {
				clear(chosen)
				for j := i; j < min(n, i+lanes); j++ {
					copy(chosen[(j-i)*k:], s.inner[relationHead][(root+int(heads[at+j]))*k:][:k])
				}
				a.transpose(lanes, k, chosen, k, columns, lanes)
			}
			a.product(roundUp(rels, rowBlock), k, meet[i*rels*k:], k, columns, lanes, scores, lanes, lanes)
			row := out[(at+i)*rels : (at+i+1)*rels]
			for r := range row {
				row[r] = scores[r*lanes+i%lanes] + constants[i*wide+r]
			}
		}
	}
	return out
}
