package petrarch

import (
	"slices"
	"strings"
)

// nested holds a pattern of the newer kind against the tree: nouns before the
// verb are its subject and what else stands there, nouns behind it its objects
// and complements, prepositional phrases hang on it or on the object just found.
func (m *matcher) nested(p *pattern) bool {
	return m.side(p.before, m.upper, nil) && m.side(p.after, m.lower, nil)
}

// side matches the elements of one side; on is the nouns that a prepositional
// phrase may hang on beside the verb.
func (m *matcher) side(es []element, row []int, on []int) bool {
	if len(es) == 0 {
		return true
	}
	e := &es[0]
	s := m.s
	switch e.kind {
	case preposed:
		for _, t := range m.tokens(row) {
			c := s.kid(t, "case")
			if c < 0 || !s.nominal(t) || !slices.Contains(e.preps, s.form(c)) && !slices.Contains(e.preps, s.prep(t)) {
				continue
			}
			if h := s.head[t]; h != m.v && !slices.Contains(on, h) && !s.governed(h, m.v) {
				continue
			}
			if m.object(e.inner, t) && m.side(es[1:], row, append(slices.Clone(on), t)) {
				return true
			}
		}
		// "called for" at the end of a clause, a particle
		if len(e.inner) == 0 {
			for _, k := range s.kids[m.v] {
				if slices.Contains(e.preps, s.form(k)) {
					return m.side(es[1:], row, on)
				}
			}
		}
		return false
	case phrase:
		for _, t := range m.tokens(row) {
			if m.direct(t) && s.phraseAt(e.inner, t) && m.side(es[1:], row, append(slices.Clone(on), t)) {
				return true
			}
		}
		return false
	}
	for _, t := range m.tokens(row) {
		if m.direct(t) && m.object(es[:1], t) && m.side(es[1:], row, append(slices.Clone(on), t)) {
			return true
		}
	}
	return false
}

// object holds what is asked of a noun: nothing, words, or a role.
func (m *matcher) object(es []element, t int) bool {
	src, trg := m.source, m.target
	for i := range es {
		ok := false
		g := m.s.groupAt(t)
		switch es[i].kind {
		case phrase:
			ok = m.s.phraseAt(es[i].inner, t)
		case skipped:
			ok = g >= 0
		case source, target, compound:
			if g >= 0 && m.s.group[g].coded() {
				r := &role{g, m.s.group[g].codes, m.s.group[g].by}
				if es[i].kind != target {
					m.source = r
				}
				if es[i].kind != source {
					m.target = r
				}
				ok = es[i].kind != compound || len(r.codes) > 1
			}
		}
		if !ok {
			m.source, m.target = src, trg
			return false
		}
	}
	return true
}

// tokens of a row, and the subject of a passive among those behind the verb.
func (m *matcher) tokens(row []int) (out []int) {
	for _, w := range row {
		if t := m.s.words[w].tok; len(out) == 0 || out[len(out)-1] != t {
			out = append(out, t)
		}
	}
	if len(m.lower) > 0 && len(row) > 0 && &row[0] == &m.lower[0] || len(row) == 0 {
		if k := m.s.kid(m.v, "nsubj:pass"); k >= 0 && m.s.passive(m.v) {
			out = append(out, k)
		}
	}
	return out
}

// direct: an argument of the verb without preposition, or an adverb or particle.
func (m *matcher) direct(t int) bool {
	s := m.s
	if s.head[t] != m.v {
		// one step of a light or coordinated object: "signed [a treaty and an accord]"
		if s.rel(t) != "conj" || s.head[t] < 0 || s.head[s.head[t]] != m.v {
			return false
		}
		t = s.head[t]
	}
	switch s.rel(t) {
	case "obj", "iobj", "nsubj", "xcomp", "ccomp", "advmod", "compound", "dep", "amod":
		return true
	case "obl":
		return s.kid(t, "case") < 0
	}
	return false
}

// governed: t hangs on the verb through its objects.
func (s *sentence) governed(t, v int) bool {
	for n := 0; t >= 0 && n < 3; n++ {
		if t == v {
			return true
		}
		if !s.nominal(t) {
			return false
		}
		t = s.head[t]
	}
	return false
}

func (s *sentence) form(t int) string {
	if s.first[t] == s.first[t+1] {
		return ""
	}
	return s.words[s.first[t]].form
}

// prep is the whole preposition: "WITH REGARD TO".
func (s *sentence) prep(t int) string {
	var out []string
	for _, k := range s.kids[t] {
		if s.rel(k) == "case" {
			out = append(out, s.form(k))
			for _, f := range s.kids[k] {
				out = append(out, s.form(f))
			}
		}
	}
	return strings.Join(out, " ")
}

// is compares a token with a word of the newer format, which names nouns in the singular.
func (s *sentence) is(t int, w string) bool {
	return s.form(t) == w || strings.EqualFold(s.tok[t].Lemma, w)
}

// phraseAt: the last word is the token, the others hang on it or stand right before it.
func (s *sentence) phraseAt(es []element, t int) bool {
	last := len(es) - 1
	if es[last].kind == set {
		if !slices.ContainsFunc(es[last].set.words, func(ws []string) bool { return s.ends(ws, t) }) {
			return false
		}
	} else if !s.is(t, es[last].word) {
		return false
	}
	var under []int
	s.collect(t, &under)
	for _, e := range es[:last] {
		if !slices.ContainsFunc(under, func(k int) bool {
			if k == t {
				return false
			}
			if e.kind == set {
				return slices.ContainsFunc(e.set.words, func(ws []string) bool { return s.ends(ws, k) })
			}
			return s.is(k, e.word)
		}) {
			return false
		}
	}
	return true
}

// ends: the words of a phrase end at the token.
func (s *sentence) ends(ws []string, t int) bool {
	if !s.is(t, ws[len(ws)-1]) {
		return false
	}
	for i := len(ws) - 2; i >= 0; i-- {
		if t--; t < 0 || s.form(t) != ws[i] && !s.is(t, ws[i]) {
			return false
		}
	}
	return true
}
