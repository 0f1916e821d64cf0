package petrarch

import (
	"slices"
	"strings"
)

// role is who a pattern names as source or target.
type role struct {
	group int
	codes []string
	by    []*entry
}

// matcher holds a verb's rows of words against patterns.
type matcher struct {
	s              *sentence
	v              int
	upper, lower   []int
	source, target *role
}

// row holds elements against words from pos on; deep recursion is bounded by the
// pattern's length.
func (m *matcher) row(es []element, row []int, pos int, back bool) bool {
	if len(es) == 0 {
		return true
	}
	e := &es[0]
	src, trg := m.source, m.target
	for p := pos; p < len(row); p++ {
		for _, next := range m.fits(e, row, pos, p, back) {
			if m.row(es[1:], row, next, back) {
				return true
			}
			m.source, m.target = src, trg
			if e.kind == source || e.kind == target {
				m.assign(e.kind, row, p, back)
			}
		}
		m.source, m.target = src, trg
		if e.tight && !transparent(m.s.words[row[p]].form) {
			return false
		}
	}
	return false
}

// transparent words may stand between those that are joined.
func transparent(w string) bool { return w == "THE" || w == "A" || w == "AN" }

// fits gives the positions behind the element where it stands at p; pos is where the
// one before ended.
func (m *matcher) fits(e *element, row []int, pos, p int, back bool) []int {
	w := &m.s.words[row[p]]
	switch e.kind {
	case literal:
		if w.form == e.word || m.s.d.stems && strings.HasPrefix(w.form, e.word) {
			return []int{p + 1}
		}
	case set:
		return m.s.phraseIn(e.set, row, p, back)
	case source, target:
		if m.assign(e.kind, row, p, back) {
			if end := m.end(row, p); end > p {
				return []int{p, end}
			}
			return []int{p}
		}
	case skipped:
		if w.group < 0 || p != pos && !m.begins(row, p, back) {
			return nil
		}
		end := m.end(row, p)
		var out []int
		for k := p + 1; k < end && !back; k++ {
			if m.s.tok[m.s.words[row[k]].tok].UPOS == "ADP" {
				out = append(out, k) // the phrase may end before one in it
			}
		}
		return append(out, end)
	case compound:
		if w.group >= 0 && len(m.s.group[w.group].codes) > 1 && m.begins(row, p, back) {
			g := &m.s.group[w.group]
			r := &role{w.group, g.codes, g.by}
			if m.target = r; back || m.s.subjectless(m.v) { // "agreed with A and B" has a subject
				m.source = r
			}
			return []int{m.end(row, p)}
		}
	}
	return nil
}

// begins: the first word of a noun phrase in reading direction, or of one within it.
func (m *matcher) begins(row []int, p int, back bool) bool {
	w := &m.s.words[row[p]]
	if p == 0 || m.s.words[row[p-1]].group != w.group {
		return true
	}
	return !back && m.s.tok[m.s.words[row[p-1]].tok].UPOS == "ADP"
}

// end is the position behind the noun phrase at p.
func (m *matcher) end(row []int, p int) int {
	g := m.s.words[row[p]].group
	for p < len(row) && m.s.words[row[p]].group == g {
		p++
	}
	return p
}

// assign takes the noun phrase at p for a role, if it is coded.
func (m *matcher) assign(kind elementKind, row []int, p int, back bool) bool {
	w := &m.s.words[row[p]]
	if w.group < 0 || !m.begins(row, p, back) {
		return false
	}
	g := &m.s.group[w.group]
	r := &role{w.group, g.codes, g.by}
	if p > 0 && m.s.words[row[p-1]].group == w.group { // a phrase within: its own words
		var ws []string
		for k := p; k < m.end(row, p); k++ {
			ws = append(ws, m.s.words[row[k]].form)
		}
		code, by := m.s.d.code(ws, m.s.at)
		r.codes, r.by = strings.Split(code, "/"), by
	}
	if r.codes[0] == Null {
		return false
	}
	if kind == source {
		m.source = r
	} else {
		m.target = r
	}
	return true
}

// phraseIn gives the positions behind the phrases of a synset that stand at p.
func (s *sentence) phraseIn(set *synset, row []int, p int, back bool) (next []int) {
	for _, ws := range set.words {
		if p+len(ws) > len(row) {
			continue
		}
		ok := true
		for i, w := range ws {
			k := p + i
			if back {
				k = p + len(ws) - 1 - i
			}
			f := s.words[row[k]].form
			if f != w && !(s.d.stems && strings.HasPrefix(f, w)) {
				ok = false
				break
			}
		}
		if ok && !slices.Contains(next, p+len(ws)) {
			next = append(next, p+len(ws))
		}
	}
	slices.Sort(next)
	slices.Reverse(next) // the longest first
	return next
}

// find is the first pattern of the block that stands there, nil if none.
func (m *matcher) find(b *block) *pattern {
	for _, p := range b.patterns {
		m.source, m.target = nil, nil
		if p.nested {
			if m.nested(p) {
				return p
			}
		} else if m.row(p.after, m.lower, 0, false) && m.row(p.before, m.upper, 0, true) {
			return p
		}
	}
	m.source, m.target = nil, nil
	return nil
}

// verbAt finds the dictionary's verbs at token v, the words before it and behind
// it among their own: those with the most words, of several blocks maybe; from and
// to are the first word and the one behind the last.
func (s *sentence) verbAt(v int) (found []*verb, from, to int) {
	w := s.first[v+1] - 1 // "re-opened" inflects its last
	if w < s.first[v] {
		return nil, 0, 0
	}
	try := func(list []*verb) bool { // longest first
		for _, x := range list {
			if len(found) > 0 && x.length() < found[0].length() {
				break
			}
			if f, t, ok := s.around(x, v, w); ok {
				found, from, to = append(found, x), f, t
			}
		}
		return len(found) > 0
	}
	form := s.words[w].form
	if !s.d.stems {
		try(s.d.verbs[form])
		return found, from, to
	}
	if try(s.d.verbs[form+"_"]) {
		return found, from, to
	}
	for n := len(form); n > 1; n-- {
		if try(s.d.verbs[form[:n]]) {
			break
		}
	}
	return found, from, to
}

func (s *sentence) around(x *verb, v, w int) (from, to int, ok bool) {
	from, to = w, w+1
	for _, want := range x.before {
		k := from - 1
		for k >= 0 && transparent(s.words[k].form) {
			k--
		}
		if k < 0 || s.words[k].form != want {
			return 0, 0, false
		}
		from = k
	}
	for _, want := range x.after {
		k := to
		for k < len(s.words) && s.words[k].form != want && transparent(s.words[k].form) {
			k++
		}
		if k < len(s.words) && s.words[k].form == want {
			to = k + 1
			continue
		}
		// "cordon the area off"
		if !slices.ContainsFunc(s.kids[v], func(k int) bool {
			return k > v && (s.tok[k].Deprel == "compound:prt" || s.tok[k].Deprel == "advmod") && s.form(k) == want
		}) {
			return 0, 0, false
		}
	}
	return from, to, true
}
