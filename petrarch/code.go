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

// clauseEvents is what a verb gave, for the transformations.
type clauseEvents struct {
	v     int
	block *block
	out   []Coding
}

func (s *sentence) code(opt Options) []Coding {
	var found []clauseEvents
	for v := range s.tok {
		if s.done[v] || !s.isVerb(v) {
			continue
		}
		xs, from, to := s.verbAt(v)
		if len(xs) == 0 {
			continue
		}
		in := s.clause(v)
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
		code, by := x.code, cite(x.file, x.line, s.words[s.first[v+1]-1].form)
		if p != nil && p.code != Null {
			code, by = p.code, cite(p.file, p.line, "- "+p.text)
		} else {
			m.source, m.target = nil, nil
		}
		if code == Null {
			continue
		}
		nested := p != nil && p.nested || p == nil && slices.ContainsFunc(x.block.patterns, func(p *pattern) bool { return p.nested })
		e := clauseEvents{v, x.block, s.events(m, code, by, nested, opt)}
		found = append(found, e)
		for t := range in {
			s.done[t] = s.done[t] || in[t]
		}
	}
	var out []Coding
	for _, e := range found {
		for _, c := range e.out {
			if !slices.ContainsFunc(out, func(o Coding) bool { return o.Source == c.Source && o.Target == c.Target && o.Code == c.Code }) {
				out = append(out, c)
			}
		}
	}
	return out
}

func cite(file string, line int, text string) string {
	return (&Fault{File: file, Line: line, Col: 1, Text: text}).Error()
}

// events finds source and target and writes out compounds and two-way codes.
func (s *sentence) events(m *matcher, code, by string, nested bool, opt Options) []Coding {
	agent := s.agent(m.v)
	swap := agent >= 0
	if nested && s.passive(m.v) {
		swap = true
	}
	src, trg := m.source, m.target
	if trg == nil {
		trg = s.object(m, agent, nested && swap)
	}
	if trg == nil && !(nested && swap) {
		return nil
	}
	if src == nil {
		src = s.doer(m, trg)
	}
	if src == nil {
		return nil
	}
	if trg == nil {
		trg = &role{-1, []string{Null}, nil}
	}
	s.name(src, opt)
	s.name(trg, opt)
	a, b := src.codes, trg.codes
	one, two, both := strings.Cut(code, ":")
	if both && a[0] == Null {
		a = b
	} else if both && b[0] == Null {
		b = a
	}
	var out []Coding
	add := func(code string, a, b []string, from, to *role) {
		for _, x := range a {
			for _, y := range b {
				if x == y || !opt.Incomplete && (x == Null || y == Null) {
					continue
				}
				c := Coding{Source: x, Target: y, Code: code, Sentence: s.si, Verb: m.v, Trigger: s.tok[m.v].Span, By: by}
				f, t := from, to
				if swap {
					c.Source, c.Target, f, t = y, x, to, from
				}
				c.From, c.SourceBy = s.cited(f)
				c.To, c.TargetBy = s.cited(t)
				out = append(out, c)
			}
		}
	}
	add(one, a, b, src, trg)
	if both {
		add(two, b, a, trg, src)
	}
	return out
}

func (s *sentence) cited(r *role) (sitrep.Span, string) {
	if r == nil || r.group < 0 {
		return sitrep.Span{}, ""
	}
	g := &s.group[r.group]
	by := ""
	for i, e := range r.by {
		if i > 0 {
			by += "; "
		}
		by += cite(e.file, e.line, strings.Join(e.words, "_"))
	}
	return s.span(g.toks[0], g.toks[len(g.toks)-1]), by
}

// name gives an unknown actor the words of its noun phrase for a code.
func (s *sentence) name(r *role, opt Options) {
	if opt.NewActors == 0 || r.group < 0 || r.codes[0] != Null {
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
