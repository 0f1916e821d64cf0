package main

import (
	"math"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/syntax"
)

// network is the float form of syntax's network: embeddings and projected word
// vectors, blocks of convolution and bidirectional minGRU, heads for tags,
// arcs, relations and names.
type network struct {
	syntax.Config
	dropout, wordDropout float64

	tags, relations []string
	words           map[string]int32 // trained words: 0 unknown, 1 root, then these
	wordList        []string
	vectors         map[string][]float32

	params            []*param
	vec, vecBias      *param
	tables            []*param // words, then syntax.FormTables
	blocks            []block
	outGain, outBias  *param
	tagW, tagB        *param
	nameW, nameB      *param
	depW, depB        *param
	headW, headB      *param
	arcW, arcB        *param
	relDepW, relDepB  *param
	relHeadW          *param
	relW, relB        *param
	tagID, relationID map[string]int
}

type block struct{ gain1, bias1, conv, convB, gain2, bias2, gru, gruB *param }

func pad(n int) int { return (n + 31) &^ 31 }

func (n *network) init(seed uint64) {
	rnd := rand.New(rand.NewPCG(seed, 1))
	normal := func(rows, cols int, sd float64) *param {
		p := &param{rows: rows, cols: cols, w: make([]float32, rows*cols), m: make([]float32, rows*cols), v: make([]float32, rows*cols)}
		for i := range p.w {
			p.w[i] = float32(rnd.NormFloat64() * sd)
		}
		n.params = append(n.params, p)
		return p
	}
	lin := func(in, out int) *param { return normal(in, out, 1/math.Sqrt(float64(in))) }
	zero := func(w int) *param { return normal(1, w, 0) }
	ones := func(w int) *param {
		p := zero(w)
		for i := range p.w {
			p.w[i] = 1
		}
		return p
	}
	d := n.Width
	n.vec, n.vecBias = lin(n.Dims+1, d), zero(d)
	sizes := append([]int{len(n.wordList) + 2}, syntax.FormTables[:]...)
	for _, rows := range sizes {
		p := normal(rows, d, 0.3)
		p.sparse = true
		n.tables = append(n.tables, p)
	}
	for range n.Layers {
		n.blocks = append(n.blocks, block{
			ones(d), zero(d), lin(3*d, d), zero(d), ones(d), zero(d), lin(d, 2*d), zero(2 * d),
		})
	}
	n.outGain, n.outBias = ones(d), zero(d)
	tags, names, rels := pad(len(n.tags)), pad(len(nameLabels)), pad(len(n.relations))
	n.tagW, n.tagB = lin(d, tags), zero(tags)
	n.nameW, n.nameB = lin(d, names), zero(names)
	n.depW, n.depB = lin(d, n.Arc), zero(n.Arc)
	n.headW, n.headB = lin(d, n.Arc), zero(n.Arc)
	n.arcW, n.arcB = lin(n.Arc, n.Arc), zero(n.Arc)
	n.relDepW, n.relDepB = lin(d, n.Relation), zero(n.Relation)
	n.relHeadW = lin(d, n.Relation)
	n.relW, n.relB = lin(n.Relation, rels), zero(rels)
	n.tagID, n.relationID, n.words = index(n.tags), index(n.relations), map[string]int32{}
	for i, w := range n.wordList {
		n.words[w] = int32(i + 2)
	}
}

func index(list []string) map[string]int {
	m := map[string]int{}
	for i, s := range list {
		m[s] = i
	}
	return m
}

// Ways of writing a sentence.
const (
	asWritten = iota
	upperCase
	lowerCase
	titleCase
	cases
)

// example is a sentence as the network reads it; row 0 is the root.
type example struct {
	s              *sentence
	word           []int32
	spelling       [cases][len(syntax.FormTables)][]int32
	vector         [][]float32
	tag, rel, head []int
}

func (n *network) example(s *sentence) *example {
	rows := len(s.forms) + 1
	e := &example{s: s, word: make([]int32, rows), vector: make([][]float32, rows)}
	e.word[0] = 1
	for c := range e.spelling {
		for k := range e.spelling[c] {
			e.spelling[c][k] = make([]int32, rows)
			e.spelling[c][k][0] = -1
		}
		for i, f := range s.forms {
			form := syntax.NewForm(recase(f, c))
			for k, r := range form.Spelling {
				e.spelling[c][k][i+1] = r
			}
		}
	}
	for i, f := range s.forms {
		form := syntax.NewForm(f)
		e.word[i+1] = n.words[form.Norm]
		if e.vector[i+1] = n.vectors[form.Lower]; e.vector[i+1] == nil {
			e.vector[i+1] = n.vectors[form.Norm]
		}
	}
	if s.tree() {
		e.tag, e.rel, e.head = make([]int, rows), make([]int, rows), s.heads
		for i := range s.forms {
			e.tag[i+1] = lookup(n.tagID, s.tag(i), 2, "|")
			e.rel[i+1] = lookup(n.relationID, s.rels[i], 1, ":")
		}
	}
	return e
}

// lookup is the class of a label, of its first parts if the whole is too rare, or -1.
func lookup(ids map[string]int, label string, parts int, sep string) int {
	if id, ok := ids[label]; ok {
		return id
	}
	if f := strings.Split(label, sep); len(f) > parts {
		if id, ok := ids[strings.Join(f[:parts], sep)]; ok {
			return id
		}
	}
	return -1
}

// recase writes a form the way of a wire in capitals, of careless text or of
// a headline.
func recase(form string, how int) string {
	switch how {
	case upperCase:
		return strings.ToUpper(form)
	case lowerCase:
		return strings.ToLower(form)
	case titleCase:
		if r, size := utf8.DecodeRuneInString(form); len(form) > 3 && size > 0 {
			return string(unicode.ToUpper(r)) + form[size:]
		}
	}
	return form
}

type encoded struct {
	x    *matrix
	segs [][2]int
}

// encode runs the network up to its heads. sites, if not nil, is called with
// each layer's normalised input for calibration.
func (n *network) encode(t *tape, batch []*example, site func(k int, x *matrix)) encoded {
	rows := 0
	var segs [][2]int
	for _, e := range batch {
		segs = append(segs, [2]int{rows, rows + len(e.word)})
		rows += len(e.word)
	}
	used := rows
	rows = (rows + 5) / 6 * 6 // whole blocks for the products
	vec := &matrix{rows: rows, cols: n.Dims + 1, v: t.zeros(rows * (n.Dims + 1))}
	idx := make([][]int32, len(n.tables))
	r := 0
	for _, e := range batch {
		how := asWritten
		if t.train {
			switch x := t.random() % 100; {
			case x < 7:
				how = upperCase
			case x < 10:
				how = lowerCase
			case x < 16:
				how = titleCase
			}
		}
		idx[0] = append(idx[0], e.word...)
		for k := range e.spelling[how] {
			idx[k+1] = append(idx[k+1], e.spelling[how][k]...)
		}
		for _, v := range e.vector {
			if v != nil && !(t.train && t.chance(0.05)) {
				copy(vec.row(r), v)
				vec.row(r)[n.Dims] = 1
			}
			r++
		}
	}
	for k := range idx {
		for range rows - used {
			idx[k] = append(idx[k], -1)
		}
	}
	if t.train {
		for i, w := range idx[0] {
			if w > 1 && t.chance(n.wordDropout) {
				idx[0][i] = 0
			}
		}
	}
	x := t.add(t.embed(rows, n.tables, idx), t.linear(vec, n.vec, n.vecBias))
	x = t.dropout(x, n.dropout)
	for k, b := range n.blocks {
		h := t.normalise(x, b.gain1, b.bias1)
		if site != nil {
			site(2*k, h)
		}
		h = t.dropout(t.relu(t.linear(t.window(h, segs), b.conv, b.convB)), n.dropout)
		x = t.add(x, h)
		h = t.normalise(x, b.gain2, b.bias2)
		if site != nil {
			site(2*k+1, h)
		}
		h = t.dropout(t.minGRU(t.linear(h, b.gru, b.gruB), segs), n.dropout)
		x = t.add(x, h)
	}
	return encoded{t.normalise(x, n.outGain, n.outBias), segs}
}

// losses are sums over words.
type losses struct {
	arc, rel, tag, name float64
	words               int
}

func (l *losses) plus(o losses) {
	l.arc, l.rel, l.tag, l.name, l.words = l.arc+o.arc, l.rel+o.rel, l.tag+o.tag, l.name+o.name, l.words+o.words
}

// step adds the gradients of a batch to the tape's.
func (n *network) step(t *tape, batch []*example, scale float32) (sum losses) {
	t.reset()
	t.train = true
	e := n.encode(t, batch, nil)
	x := t.dropout(e.x, n.dropout)
	tag := t.linear(x, n.tagW, n.tagB)
	name := t.linear(x, n.nameW, n.nameB)
	dep := t.dropout(t.relu(t.linear(x, n.depW, n.depB)), n.dropout)
	head := t.dropout(t.relu(t.linear(x, n.headW, n.headB)), n.dropout)
	arcs := t.arcs(t.linear(dep, n.arcW, n.arcB), head, e.segs)
	relDep, relHead := t.linear(x, n.relDepW, n.relDepB), t.linear(x, n.relHeadW, nil)
	var ii, jj []int32
	var rels [][]belief
	for k, s := range e.segs {
		ex := batch[k]
		sum.words += len(ex.s.forms)
		for i := range ex.s.forms {
			r := s[0] + i + 1
			nv, ng := name.row(r)[:len(nameLabels)], name.grad(r)[:len(nameLabels)]
			if bits := namesOf(ex.s, i); bits != 0 {
				sum.name += crossEntropy(nv, ng, func(j int) bool { return bits>>j&1 == 1 }, scale*0.7)
			} else if ex.s.soft != nil && len(ex.s.soft.names[i]) > 0 {
				sum.name += crossEntropyTo(nv, ng, ex.s.soft.names[i], scale*0.7)
			}
			tags, heads, relation := ex.wanted(i)
			if len(tags) > 0 {
				sum.tag += crossEntropyTo(tag.row(r)[:len(n.tags)], tag.grad(r)[:len(n.tags)], tags, scale*0.7)
			}
			if len(heads) == 0 {
				continue
			}
			row, grad := arcs[k].row(i + 1)[:s[1]-s[0]], arcs[k].grad(i + 1)[:s[1]-s[0]]
			row[i+1] = -1e4
			sum.arc += crossEntropyTo(row, grad, heads, scale)
			grad[i+1] = 0
			ii, jj, rels = append(ii, int32(r)), append(jj, int32(s[0]+likeliest(heads))), append(rels, relation)
		}
	}
	if len(ii) > 0 {
		rel := t.linear(t.dropout(t.relu(t.pair(relDep, relHead, ii, jj)), n.dropout), n.relW, n.relB)
		for k, want := range rels {
			if len(want) > 0 {
				sum.rel += crossEntropyTo(rel.row(k)[:len(n.relations)], rel.grad(k)[:len(n.relations)], want, scale)
			}
		}
	}
	t.backward()
	return sum
}

// wanted is what word i should be: as its treebank says, softened by the
// teacher's belief where there is one, or as the teacher believes alone; nil is
// not known.
func (e *example) wanted(i int) (tags, heads, relation []belief) {
	soft := e.s.soft
	switch {
	case e.s.tree() && soft != nil:
		if relation = soft.rels[i]; likeliest(soft.heads[i]) != e.head[i] {
			relation = sure(e.rel[i+1]) // the belief is of another arc
		}
		return mixed(e.tag[i+1], soft.tags[i]), mixed(e.head[i], soft.heads[i]), mixed(e.rel[i+1], relation)
	case e.s.tree():
		return sure(e.tag[i+1]), sure(e.head[i]), sure(e.rel[i+1])
	case soft != nil:
		return soft.tags[i], soft.heads[i], soft.rels[i]
	}
	return nil, nil, nil
}

func namesOf(s *sentence, i int) labelSet {
	if s.names == nil {
		return 0
	}
	return s.names[i]
}
