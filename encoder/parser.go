package encoder

import (
	"fmt"
	"strings"
)

// parser is heads that score the words of a sentence: their tags, their names,
// the arcs between them and the relations of arcs (biaffine, Dozat and Manning
// 2017). cmd/train/teacher trains them; cmd/encoder packs them.
type parser struct {
	cases    []float32 // a row a letter case, added to the pieces of a word
	inner    [inners]*linear
	arc      *linear // dependent to what a head is multiplied by
	relation *linear // the same for each relation, one after the other
	constant *linear // what a relation has from the dependent alone
	tag      *linear
	name     *linear

	tags, relations, names []string
}

// Layers between a word's vector and the scores; GELU follows each.
const (
	arcDependent = iota
	arcHead
	relationDependent
	relationHead
	tagInner
	nameInner
	inners
)

// innerNames of these layers, in a file and, after "heads.", as tensors.
var innerNames = [inners]string{"parser.arc_dep", "parser.arc_head", "parser.rel_dep", "parser.rel_head", "parser.tag_inner", "parser.name_inner"}

// The classes' texts, a line a class.
const (
	tagsText      = "heads.parser.tags"
	relationsText = "heads.parser.relations"
	namesText     = "heads.parser.names"
)

// letterCases is the number of rows of cases.
const letterCases = 8

// Classes are the tags, relations and labels of names that a Scorer's scores
// stand for, in order. The error says that the file holds no parser.
func (m *Model) Classes() (tags, relations, names []string, err error) {
	if m.parser == nil {
		return nil, nil, nil, fmt.Errorf("encoder: the model has no heads for tags, arcs and names")
	}
	return m.parser.tags, m.parser.relations, m.parser.names, nil
}

// newParser is the parser of a file, nil if it has none.
func (c *contents) newParser() (*parser, error) {
	if _, ok := c.sections["texts."+tagsText]; !ok {
		return nil, nil
	}
	if c.Config.Positions < leastPositions {
		return nil, fmt.Errorf("encoder: %d positions are too few for a parser", c.Config.Positions)
	}
	p, d := &parser{}, c.Config.Width
	var err error
	classes := func(name string) (out []string) {
		var b []byte
		if err == nil {
			b, err = c.bytes("texts."+name, -1)
		}
		return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	}
	p.tags, p.relations, p.names = classes(tagsText), classes(relationsText), classes(namesText)
	if err != nil {
		return nil, err
	}
	if p.cases, err = c.floats("parser.cases", letterCases*d); err != nil {
		return nil, err
	}
	for i, name := range innerNames {
		n := len(c.sections[name+".bias"]) / 4
		if n == 0 || n%panel != 0 || n > 1<<14 {
			return nil, fmt.Errorf("encoder: layer %s has %d outputs", name, n)
		}
		if p.inner[i], err = c.linear(name, d, n); err != nil {
			return nil, err
		}
	}
	arc, rel := p.inner[arcDependent].n, p.inner[relationDependent].n
	if p.inner[arcHead].n != arc || p.inner[relationHead].n != rel {
		return nil, fmt.Errorf("encoder: dependents and heads have layers of different widths")
	}
	if p.arc, err = c.linear("parser.arc", arc, arc); err != nil {
		return nil, err
	}
	if p.relation, err = c.linear("parser.rel", rel, rel*len(p.relations)); err != nil {
		return nil, err
	}
	for _, l := range []struct {
		to     **linear
		name   string
		k      int
		labels []string
	}{
		{&p.constant, "parser.rel.constant", rel, p.relations},
		{&p.tag, "parser.tag", p.inner[tagInner].n, p.tags},
		{&p.name, "parser.name", p.inner[nameInner].n, p.names},
	} {
		if *l.to, err = c.exactLinear(l.name, l.k, roundUp(len(l.labels), panel)); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// leastPositions is what the longest window that is parsed takes.
const leastPositions = 160

// parser stores the parser's layers. Widths are filled up with zeros, whose
// GELU is zero, to multiples of what the kernels take.
func (p *packer) parser(peaks [][]float32) {
	if _, ok := p.Texts[tagsText]; !ok {
		return
	}
	for _, text := range [...]string{relationsText, namesText} {
		if _, ok := p.Texts[text]; !ok && p.err == nil {
			p.err = fmt.Errorf("encoder: text %s is missing", text)
		}
	}
	lines := func(text string) int { return strings.Count(strings.TrimSuffix(p.Texts[text], "\n"), "\n") + 1 }
	at, d := 4*p.Config.Layers, p.Config.Width
	rounding := func(i int, w []float32, k int) []float32 {
		if peaks == nil {
			return nil
		}
		return smoothing(peaks[at+i], w, k)
	}
	p.out.setFloats("parser.cases", p.tensor("heads.parser.case.weight", letterCases, d))
	var width [inners]int
	var weights [inners][]float32
	var all []float32
	for i, name := range innerNames {
		if t := p.Tensors["heads."+name+".weight"]; len(t.Shape) == 2 {
			width[i] = t.Shape[0]
		}
		weights[i] = widened(p.tensor("heads."+name+".weight", width[i], d), d, width[i], d, roundUp(width[i], panel))
		all = append(all, weights[i]...)
	}
	smooth := rounding(0, all, d) // of one for all, that their input be rounded once
	for i, name := range innerNames {
		n := roundUp(width[i], panel)
		p.out.setLinear(name, weights[i], d, n, widened(p.tensor("heads."+name+".bias", width[i]), width[i], 1, n, 1), smooth)
	}
	// The last row and column of a biaffine matrix meet a constant 1: of the
	// dependent, which gives the head's bias, and of the head.
	a, r := width[arcDependent], width[relationDependent]
	w, bias, _ := biaffine(p.tensor("heads.parser.arc.weight", a+1, a+1), a)
	p.out.setLinear("parser.arc", w, roundUp(a, panel), roundUp(a, panel), bias, rounding(1, w, roundUp(a, panel)))
	rels, wide := lines(relationsText), roundUp(r, panel)
	w, bias = nil, nil
	constants, constant := make([]float32, roundUp(rels, panel)*wide), make([]float32, roundUp(rels, panel))
	t := p.tensor("heads.parser.rel.weight", rels, r+1, r+1)
	for i := range rels {
		m := t[i*(r+1)*(r+1) : (i+1)*(r+1)*(r+1)]
		ow, ob, column := biaffine(m, r)
		w, bias = append(w, ow...), append(bias, ob...)
		copy(constants[i*wide:], column)
		constant[i] = m[len(m)-1]
	}
	p.out.setLinear("parser.rel", w, wide, wide*rels, bias, rounding(2, w, wide))
	p.out.setLinear("parser.rel.constant", constants, wide, len(constant), constant, nil)
	for i, name := range [...]string{"parser.tag", "parser.name"} {
		k, n := width[tagInner+i], lines([...]string{tagsText, namesText}[i])
		w = widened(p.tensor("heads."+name+".weight", n, k), k, n, roundUp(k, panel), roundUp(n, panel))
		p.out.setLinear(name, w, roundUp(k, panel), roundUp(n, panel),
			widened(p.tensor("heads."+name+".bias", n), n, 1, roundUp(n, panel), 1), nil)
	}
}

// biaffine takes a matrix of dependent times head, n+1 each, apart: a layer
// from dependent to what meets the head, and what meets the head's constant.
func biaffine(m []float32, n int) (w, bias, column []float32) {
	wide := roundUp(n, panel)
	w, bias, column = make([]float32, wide*wide), make([]float32, wide), make([]float32, wide)
	for dep := range n {
		for head := range n {
			w[head*wide+dep] = m[dep*(n+1)+head]
		}
		column[dep] = m[dep*(n+1)+n]
	}
	copy(bias, m[n*(n+1):n*(n+1)+n])
	return w, bias, column
}

// widened is n rows of k with zeros up to rows of that many.
func widened(w []float32, k, n, toK, toN int) []float32 {
	out := make([]float32, toK*toN)
	for i := range n {
		copy(out[i*toK:], w[i*k:(i+1)*k])
	}
	return out
}
