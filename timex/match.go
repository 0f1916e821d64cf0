package timex

import (
	"math/bits"
	"strconv"

	"sitrep"
)

// match is where a rule's expression stands, in tokens of one sentence, and
// what its classes took in.
type match struct {
	rule       *rule
	first, end int

	day, mon, dom, ord int
	lastDom            int // of a span of days
	year               int
	unit               byte
	num                float64
	few, years         bool
	season, part, hol  string
	hh, mm             int
	pm                 string
	decade             int
	quarter, islamic   int
	figures            [3]int
	prefix             byte
	kids               [2]int // 1 + index of an expression
}

// found is an expression of the document, in text order.
type found struct {
	match
	sentence int
	span     sitrep.Span
	kinds    class
	inner    bool // part of a compound
	parent   int  // 1 + index of that compound
	dropped  bool // a person's name
	back     bool // told as a look back: the story does not go on from it
	val      value
}

// matcher finds the expressions of one sentence.
type matcher struct {
	text  string
	toks  []sitrep.Token
	items []item
	best  match
	found []found // of the document
	order []int
}

// longest finds the rule that takes in most tokens from i on and leaves it in best; false for none.
func (m *matcher) longest(set *ruleSet, i int) bool {
	it := &m.items[i]
	ok := false
	if it.id != 0 && int(it.id) < len(set.byWord) {
		ok = m.try(&set.byWord[it.id], i, ok)
	}
	classes := it.classes & set.classes
	if it.sub > 0 {
		classes |= m.found[it.sub-1].kinds & set.classes
	}
	for ; classes != 0; classes &= classes - 1 {
		ok = m.try(&set.byClass[bits.TrailingZeros64(uint64(classes))], i, ok)
	}
	return ok
}

// try is longest of some rules; ok: best holds one of others.
func (m *matcher) try(rules *entries, i int, ok bool) bool {
	if !rules.any && !m.fits(&rules.next[0], i+1) && !m.fits(&rules.next[1], m.items[i].numEnd) {
		return ok
	}
	for k := range rules.list {
		n := &rules.list[k]
		// Most rules fail at the second word; that is cheap to see.
		if n.next != nil {
			at := i + 1
			if n.far {
				at = m.items[i].numEnd
			}
			if !m.begins(n.next, at) {
				continue
			}
		}
		r := n.rule
		if len(r.before) > 0 && !m.contexts(r.before, i-len(r.before)) || r.notBefore != nil && m.context(r.notBefore, i-1) {
			continue
		}
		c := match{rule: r, first: i, end: i}
		if m.rest(r, 0, &c) && (!ok || c.end > m.best.end || c.end == m.best.end && r.order < m.best.rule.order) {
			m.best, ok = c, true
		}
	}
	return ok
}

// fits is begins without a look at the words themselves: it may be wrong where it says yes.
func (m *matcher) fits(e *element, i int) bool {
	if i >= len(m.items) {
		return false
	}
	it := &m.items[i]
	return it.classes&e.classes != 0 || it.id != 0 && e.some>>(it.id&63)&1 != 0 || it.sub > 0 && m.found[it.sub-1].kinds&e.classes != 0
}

// begins reports whether an element can begin with a token.
func (m *matcher) begins(e *element, i int) bool {
	if i >= len(m.items) {
		return false
	}
	it := &m.items[i]
	return it.classes&e.classes != 0 || it.id != 0 && e.has(it.id) || e.classes&subs != 0 && it.sub > 0 && m.found[it.sub-1].kinds&e.classes != 0
}

// rest matches the rule's elements from k on, at token c.end.
func (m *matcher) rest(r *rule, k int, c *match) bool {
	if k == len(r.elements) {
		return c.end > c.first &&
			(len(r.after) == 0 || m.contexts(r.after, c.end)) &&
			(r.notAfter == nil || !m.context(r.notAfter, c.end))
	}
	e := &r.elements[k]
	if m.begins(e, c.end) {
		taken := *c
		if m.take(e, &taken); m.rest(r, k+1, &taken) {
			*c = taken
			return true
		}
	}
	return e.optional && m.rest(r, k+1, c)
}

// contexts reports whether tokens from i on are what the elements say.
func (m *matcher) contexts(es []element, i int) bool {
	for k := range es {
		if !m.context(&es[k], i+k) {
			return false
		}
	}
	return true
}

func (m *matcher) context(e *element, i int) bool {
	if i < 0 || i >= len(m.items) {
		return false
	}
	it := &m.items[i]
	return it.id != 0 && e.has(it.id) || it.classes&e.classes != 0
}

// take records what an element stands for that begins with the next token.
func (m *matcher) take(e *element, c *match) {
	i := c.end
	it := &m.items[i]
	if e.classes&subs != 0 && it.sub > 0 && m.found[it.sub-1].kinds&e.classes != 0 {
		if c.kids[0] == 0 {
			c.kids[0] = it.sub
		} else {
			c.kids[1] = it.sub
		}
		c.end = m.found[it.sub-1].end
		return
	}
	hit := it.classes & e.classes
	if hit == 0 {
		hit = it.classes & (classPart | classUnit | classUnits | classSeason)
	}
	if it.prefix != 0 {
		c.prefix = it.prefix
	}
	c.end++
	number := func(k class) int {
		n, _ := strconv.Atoi(it.word.values[k])
		return n
	}
	switch {
	case hit&classDay != 0:
		c.day = number(classDay)
	case hit&classDays != 0:
		c.day = number(classDays)
	case hit&classParts != 0:
		c.part = it.word.values[classParts]
	case hit&classMon != 0:
		c.mon = number(classMon)
	case hit&classSure != 0:
		c.mon = number(classSure)
	case hit&(classUnit|classUnits) != 0:
		c.unit = it.word.values[hit&(classUnit|classUnits)][0]
	case hit&classSeason != 0:
		c.season = it.word.values[classSeason]
	case hit&classPart != 0:
		c.part = it.word.values[classPart]
	case hit&classHol != 0:
		c.hol = it.word.values[classHol]
	case hit&classAmPm != 0:
		c.pm = it.word.values[classAmPm]
	case hit&classQuarter != 0:
		c.quarter = number(classQuarter)
	case hit&classIslamic != 0:
		c.islamic = number(classIslamic)
	case hit&classFew != 0:
		c.few = true
	case hit&(classYear|classYY) != 0 && c.year != 0 && c.season != "": // the second of two years
		c.years = true
	case hit&(classYear|classYY) != 0:
		c.year = it.y
	case hit&classDecade != 0:
		c.decade = it.y
	case hit&classNum != 0:
		c.num = it.num
		c.end = it.numEnd
	case hit&classDoms != 0:
		c.dom, c.lastDom = it.d, it.last
	case hit&classDom != 0 && c.dom != 0: // the last of a span of days
		c.lastDom = it.d
	case hit&classDom != 0:
		c.dom = it.d
	case hit&classOrd != 0:
		c.ord = it.d
	case hit&(classClock|classClock24|classClock4|classClockPoint) != 0:
		c.hh, c.mm = it.hh, it.mm
	case hit&classFigures != 0:
		c.figures = [3]int{it.y, it.m, it.d}
	}
}

// sentence appends the expressions of sentence k to found.
func (m *matcher) sentence(g *grammar, k int) {
	base := len(m.found)
	for i := 0; i < len(m.items); {
		it := &m.items[i]
		if it.id == 0 && it.classes == 0 {
			i++
			continue
		}
		if !m.longest(&g.simple, i) {
			i++
			continue
		}
		c := &m.best
		if c.rule.op != "none" {
			m.add(c, k)
			m.mark(c)
		}
		i = c.end
	}
	if len(m.found) == base {
		return
	}
	for round := 0; round < 4; round++ {
		changed := round == 0
		for i := 0; i < len(m.items); i++ {
			it := &m.items[i]
			if it.id == 0 && it.sub == 0 {
				continue
			}
			c := &m.best
			if !m.longest(&g.compound, i) || c.kids[0] == 0 || round == 0 && c.rule.op != "join" { // a day said twice is one before anything else
				continue
			}
			if m.covers(c) && !m.again(c) {
				m.add(c, k)
				for _, kid := range c.kids {
					if kid > 0 {
						m.found[kid-1].inner, m.found[kid-1].parent = true, len(m.found)
						m.items[m.found[kid-1].first].sub = 0
					}
				}
				m.mark(c)
				changed = true
				i = c.end - 1
			}
		}
		if !changed {
			break
		}
	}
}

// again reports a rule that wraps nothing but its own expression once more.
func (m *matcher) again(c *match) bool {
	kid := &m.found[c.kids[0]-1]
	return kid.rule == c.rule && kid.first == c.first && kid.end == c.end
}

// covers reports whether no expression lies across the match's edges or in it without being part of it.
func (m *matcher) covers(c *match) bool {
	for j := c.first; j < c.end; j++ {
		if s := m.items[j].part; s > 0 && s != c.kids[0] && s != c.kids[1] {
			return false
		}
	}
	return true
}

// mark notes the expression added last at its tokens.
func (m *matcher) mark(c *match) {
	n := len(m.found)
	for j := c.first; j < c.end; j++ {
		m.items[j].part = n
	}
	m.items[c.first].sub = n
}

func (m *matcher) add(c *match, k int) {
	f := found{match: *c, sentence: k, kinds: operations[c.rule.op].kinds}
	f.span = sitrep.Span{Start: m.toks[c.first].Start, End: m.toks[c.end-1].End}
	if f.kinds&subDuration != 0 && c.rule.op != "duration" && c.rule.op != "duration-half" && c.rule.op != "duration-couple" && c.rule.op != "approx" {
		f.kinds = subAny
	}
	if c.rule.op == "approx" || c.rule.op == "mod" {
		f.kinds = m.found[c.kids[0]-1].kinds &^ subWeekday
	}
	m.found = append(m.found, f)
}
