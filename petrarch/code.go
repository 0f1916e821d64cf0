package petrarch

import (
	"slices"
	"strings"

	"sitrep"
)

// Coding is one event as the dictionary has it.
type Coding struct {
	Source, Target, Code string

	Sentence int
	Verb     int // token
	Trigger  sitrep.Span
	From, To sitrep.Span // noun phrases of source and target, empty when none
	By       string      // FILE:LINE and the pattern or verb
	SourceBy string
	TargetBy string
}

// Options of a coding.
type Options struct {
	// Incomplete keeps events of which source or target has no code at all.
	Incomplete bool
	// NewActors is the most words of a noun phrase that stands in quotation marks
	// for an actor that the dictionary does not know; 0: none does.
	NewActors int
}

// Code finds the events of a document, sentence by sentence in text order. The
// document's date decides codes that hold for some time; unknown, those without
// dates hold.
func (d *Dictionary) Code(a *sitrep.Analysis, opt Options) []Coding {
	var at sitrep.Day
	if p := a.Doc.PublishedOn; p != nil {
		at = p.Start
	}
	var out []Coding
	for si := range a.Sentences {
		if x := d.discarded(a.Text(a.Sentences[si].Span)); x != nil {
			if x.report {
				return nil
			}
			continue
		}
		if len(a.Sentences[si].Tokens) > 0 {
			out = append(out, d.sentence(a, si, at).code(opt)...)
		}
	}
	return out
}

func (s *sentence) code(opt Options) []Coding {
	var acts []act
	for v := range s.tok {
		if s.done[v] || !s.isVerb(v) {
			continue
		}
		if a, in := s.act(v, opt); a != nil {
			acts = append(acts, *a)
			for t := range in {
				s.done[t] = s.done[t] || in[t]
			}
		}
	}
	if s.d.stems && s.setAside(acts) {
		return nil
	}
	s.join(acts)
	var out []Coding
	for i := range acts {
		if acts[i].gone {
			continue
		}
		for _, c := range s.events(&acts[i], opt) {
			if !slices.ContainsFunc(out, func(o Coding) bool { return o.Source == c.Source && o.Target == c.Target && o.Code == c.Code }) {
				out = append(out, c)
			}
		}
	}
	return out
}

// setAside: TABARI has discards among its codes, "###" for what is no politics and
// "+++" for what is too complex; either costs the sentence.
func (s *sentence) setAside(acts []act) bool {
	aside := func(code string) bool { return code == "###" || code == "+++" }
	return slices.ContainsFunc(acts, func(a act) bool { return aside(a.code) }) ||
		slices.ContainsFunc(s.group, func(g group) bool { return slices.ContainsFunc(g.codes, aside) })
}

// act looks a verb up and finds its pattern, source and target; nil when the
// dictionary has no event there. in is what is told by it and not looked at again.
func (s *sentence) act(v int, opt Options) (found *act, in []bool) {
	xs, from, to := s.verbAt(v)
	if len(xs) == 0 {
		return nil, nil
	}
	in = s.clause(v)
	m := &matcher{s: s, v: v, upper: s.above(v, from), lower: s.below(to, in)}
	x, p := xs[0], (*pattern)(nil)
	for _, one := range xs {
		if x.code == Null {
			x = one
		}
		if p = m.find(one.block); p != nil {
			x = one
			break
		}
	}
	a := &act{v: v, block: x.block, code: x.code, by: cite(x.file, x.line, s.words[s.first[v+1]-1].form), nested: x.nested}
	if p != nil && p.code != Null {
		a.code, a.by = p.code, cite(p.file, p.line, "- "+p.text)
	} else {
		m.source, m.target = nil, nil
	}
	if a.code == Null {
		return nil, nil
	}
	if x.nested && s.negated(v) { // no event, nor any within
		a.gone = true
		return a, in
	}
	agent := s.agent(v)
	passive := x.nested && s.passive(v)
	a.src, a.trg = m.source, m.target
	a.swap = (agent >= 0 || passive) && (a.src == nil || a.trg == nil) // a pattern that names both has said who
	if a.trg == nil {
		a.trg = s.object(m, agent, passive)
	}
	if a.src == nil && (a.trg != nil || passive || x.nested) {
		a.src = s.doer(m, a.trg)
	}
	if passive && a.src != nil && a.src.codes[0] == Null { // "grain was sent to X by Y"
		for _, w := range m.lower {
			if g := s.words[w].group; g >= 0 && g != agent && s.group[g].coded() {
				a.src = s.roleOf(g)
				break
			}
		}
	}
	s.name(a.src, opt)
	s.name(a.trg, opt)
	if x.nested { // what the verb governs is coded too, and joined with it
		for _, k := range s.kids[v] {
			if r := s.rel(k); k > v && (r == "xcomp" || r == "ccomp") {
				s.mark(in, k, false)
			}
		}
	}
	return a, in
}

func cite(file string, line int, text string) string {
	return (&Fault{File: file, Line: line, Col: 1, Text: text}).Error()
}

// events writes out compounds and two-way codes.
func (s *sentence) events(a *act, opt Options) []Coding {
	src, trg := a.src, a.trg
	if src == nil || trg == nil && !a.nested {
		return nil
	}
	if trg == nil {
		trg = &role{-1, []string{Null}, nil}
	}
	from, to := src.codes, trg.codes
	one, two, both := strings.Cut(a.code, ":")
	if both && from[0] == Null {
		from = to
	} else if both && to[0] == Null {
		to = from
	}
	var out []Coding
	add := func(code string, xs, ys []string, f, t *role) {
		for _, x := range xs {
			for _, y := range ys {
				if x == y || !opt.Incomplete && (x == Null || y == Null) {
					continue
				}
				c := Coding{Source: x, Target: y, Code: code, Sentence: s.si, Verb: a.v, Trigger: s.tok[a.v].Span, By: a.by}
				c.From, c.SourceBy = s.cited(f, x)
				c.To, c.TargetBy = s.cited(t, y)
				if a.swap {
					c.Source, c.Target, c.From, c.To, c.SourceBy, c.TargetBy = y, x, c.To, c.From, c.TargetBy, c.SourceBy
				}
				out = append(out, c)
			}
		}
	}
	add(one, from, to, src, trg)
	if both {
		add(two, to, from, trg, src)
	}
	return out
}

// cited is where a code of a role stands and the entries that gave it.
func (s *sentence) cited(r *role, code string) (sitrep.Span, string) {
	if r == nil || r.group < 0 {
		return sitrep.Span{}, ""
	}
	g := &s.group[r.group]
	toks, entries := g.toks, r.by
	if i := slices.Index(g.codes, code); i >= 0 && i < len(g.parts) {
		toks, entries = g.parts[i].toks, g.parts[i].by
	}
	by := ""
	for i, e := range entries {
		if i > 0 {
			by += "; "
		}
		by += cite(e.file, e.line, strings.Join(e.words, "_"))
	}
	return s.span(slices.Min(toks), slices.Max(toks)), by
}

// name gives an unknown actor the words of its noun phrase for a code.
func (s *sentence) name(r *role, opt Options) {
	if opt.NewActors == 0 || r == nil || r.group < 0 || r.codes[0] != Null {
		return
	}
	if ws := s.wordsOf(slices.Clone(s.group[r.group].toks)); len(ws) <= opt.NewActors {
		r.codes = []string{`"` + strings.Join(ws, " ") + `"`}
	}
}

func (s *sentence) roleOf(g int) *role { return &role{g, s.group[g].codes, s.group[g].by} }

// object is the target where the pattern names none: the agent of a passive, else
// the first coded noun phrase behind the verb, else the first at all.
func (s *sentence) object(m *matcher, agent int, passive bool) *role {
	if agent >= 0 && (s.group[agent].coded() || passive) {
		return s.roleOf(agent)
	}
	if passive {
		return nil
	}
	first := -1
	for _, w := range m.lower {
		g := s.words[w].group
		if g < 0 {
			continue
		}
		if s.group[g].coded() {
			return s.roleOf(g)
		}
		if first < 0 {
			first = g
		}
	}
	if first >= 0 {
		return s.roleOf(first)
	}
	return nil
}

// doer is the source where the pattern names none: the subject if it is coded,
// else the nearest coded noun phrase before the verb, never the target's code.
func (s *sentence) doer(m *matcher, trg *role) *role {
	other := func(g int) bool {
		return len(s.group[g].codes) > 1 || trg == nil || len(trg.codes) != 1 || trg.codes[0] == Null || s.group[g].codes[0] != trg.codes[0]
	}
	sub := s.subject(m.v)
	if sub >= 0 && s.group[sub].coded() && other(sub) {
		return s.roleOf(sub)
	}
	for h := s.head[m.v]; h >= 0; h = s.head[h] { // "A said it would": who governs it
		if g := s.subject(h); s.isVerb(h) && g >= 0 && s.group[g].head < m.v && s.group[g].coded() && other(g) {
			return s.roleOf(g)
		}
	}
	for _, w := range m.upper {
		if g := s.words[w].group; g >= 0 && s.group[g].coded() && other(g) {
			return s.roleOf(g)
		}
	}
	if sub >= 0 && other(sub) {
		return s.roleOf(sub)
	}
	for _, w := range m.upper {
		if g := s.words[w].group; g >= 0 && other(g) {
			return s.roleOf(g)
		}
	}
	return nil
}
