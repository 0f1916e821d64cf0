package coder

import "sitrep"

// trait is something that speaks for or against two mentions telling one happening.
type trait uint8

const (
	sameDay    trait = iota // days overlap and are few
	sameSpan                // days overlap
	onlyOneOld              // one is told with a day long past, the other without any
	samePoint
	sameLand
	placesFit
	sumsUp // a definite noun beside a series, or a series beside one
	sameNumber
	otherNumber
	actorsShared
	actorsAlike
	actorsDiffer
	targetsShared
	targetsAlike
	targetsDiffer
	targetsClash // both known by name; a definite noun may still refer back
	sameWord
	refersBack // a definite noun with nothing behind it
	definiteOf // a definite noun that says what it is about
	anyDeed    // a definite noun for violence
	mustPointBack
	headlined
	headlineLead // a headline and the first sentence
	nearby
	nextTo
	farOff
	modeShared
	modesDiffer
	oneSentence
	another
	indefinite
	tollGoesOn
	newScene
	speechApart
	traits
)

// weights of the traits, in steps above the chance of any two mentions of a type.
var weights = [traits]float64{
	sameDay: 1, sameSpan: 0.3, onlyOneOld: -0.9,
	samePoint: 1, sameLand: 0.4, placesFit: 0.3,
	sumsUp: -0.8, sameNumber: 1.5, otherNumber: -1.2,
	actorsShared: 1.2, actorsAlike: 0.7, actorsDiffer: -0.5,
	targetsShared: 1.2, targetsAlike: 0.7, targetsDiffer: -0.5, targetsClash: -1.8,
	sameWord: 1, refersBack: 1.2, definiteOf: 1.2, anyDeed: 0.3, mustPointBack: 0.8,
	headlined: 0.7, headlineLead: 0.0,
	nearby: 0.6, nextTo: 0.3, farOff: -0.5,
	modeShared: 0.4, modesDiffer: 0, oneSentence: -1,
	another: 0, indefinite: 0, tollGoesOn: 0, newScene: 0, speechApart: 0,
}

type traitSet uint64

func (s *traitSet) add(t trait) { *s |= 1 << t }

func (s traitSet) has(t trait) bool { return s>>t&1 != 0 }

func (s traitSet) sum() float64 {
	out := 0.0
	for t := trait(0); s != 0; t, s = t+1, s>>1 {
		if s&1 != 0 {
			out += weights[t]
		}
	}
	return out
}

// likeness scores a new mention against a happening; negative when they contradict.
func (w *work) likeness(n, o *profile, e, c *event) float64 {
	s, ok := w.compare(n, o, e, c)
	if !ok {
		return -1
	}
	return s.sum()
}

// compare is the traits of a new mention e beside a happening first told by c; not
// ok when they contradict.
func (w *work) compare(n, o *profile, e, c *event) (s traitSet, ok bool) {
	if e.typ != c.typ || n.polarity != o.polarity {
		return s, false
	}
	if n.reality != o.reality && settled(n.reality) != settled(o.reality) {
		return s, false
	}
	definite := e.definite()
	if n.series != o.series {
		// A happening and its total are two; a definite noun may sum up what was told.
		if !definite {
			return s, false
		}
		s.add(sumsUp)
	}
	if !w.compareTime(&s, n, o) || !w.comparePlace(&s, n, o) {
		return s, false
	}
	compareSizes(&s, n.sizes, o.sizes)
	switch overlap(n.actors, o.actors) {
	case shared:
		s.add(actorsShared)
	case alike:
		s.add(actorsAlike)
	case differ:
		s.add(actorsDiffer)
	case clash:
		return s, false
	}
	switch overlap(n.recipients, o.recipients) {
	case shared:
		s.add(targetsShared)
	case alike:
		s.add(targetsAlike)
	case differ:
		s.add(targetsDiffer)
	case clash:
		if definite {
			s.add(targetsDiffer)
		} else {
			s.add(targetsClash)
		}
	}
	if o.lemmas[root(e.t.lemma[e.tok])] {
		s.add(sameWord)
	}
	if definite {
		if e.t.refersBack(e.tok) {
			s.add(refersBack)
		} else {
			s.add(definiteOf)
		}
		if c.typ == "ASSAULT" && e.t.isNoun(e.tok) {
			s.add(anyDeed)
		}
	}
	if e.f != nil && e.f.rule.pointsBack {
		s.add(mustPointBack)
	}
	if w.headline(c.t.si) || w.headline(e.t.si) {
		s.add(headlined)
		if w.headline(c.t.si) != w.headline(e.t.si) && w.lead(e.t.si) {
			s.add(headlineLead)
		}
	}
	switch d := e.t.si - o.last.t.si; {
	case d <= 2:
		s.add(nearby)
	case d <= 5:
		s.add(nextTo)
	case d > 15:
		s.add(farOff)
	}
	w.compareModes(&s, n, o)
	if e.t == c.t && !definite {
		s.add(oneSentence)
	}
	return s, true
}

func (w *work) compareModes(s *traitSet, n, o *profile) {
	for i := range n.modes {
		if contains(o.modes, n.modes[i]) {
			s.add(modeShared)
			return
		}
	}
	if len(n.modes) > 0 && len(o.modes) > 0 {
		s.add(modesDiffer)
	}
}

func (w *work) compareTime(s *traitSet, n, o *profile) bool {
	if n.on != nil && o.on != nil {
		both, ok := n.on.Intersect(o.on.Interval)
		if !ok {
			return false
		}
		if both.Days() > 0 && both.Days() <= 3 {
			s.add(sameDay)
		} else {
			s.add(sameSpan)
		}
	} else if w.old(n.on) != w.old(o.on) {
		s.add(onlyOneOld) // what has no date is news, and the old is told with one
	}
	return true
}

func (w *work) comparePlace(s *traitSet, n, o *profile) bool {
	if n.at == nil || o.at == nil {
		return true
	}
	switch {
	case n.at.Country != "" && o.at.Country != "" && n.at.Country != o.at.Country:
		return false
	case n.at.Name == o.at.Name && n.at.Precision == sitrep.PlaceCountry:
		s.add(sameLand)
	case n.at.Name == o.at.Name:
		s.add(samePoint)
	case placeRank[n.at.Precision] <= 1 && placeRank[o.at.Precision] <= 1:
		return false
	default:
		s.add(placesFit)
	}
	return true
}

// lead: the first sentence of running text.
func (w *work) lead(si int) bool {
	for k := 0; k < si; k++ {
		if w.coded(k) && !w.headline(k) {
			return false
		}
	}
	return !w.headline(si)
}

// compareSizes: totals of one kind that differ exclude each other, equal ones tie.
// What one side tells beside a larger number is a part.
func compareSizes(s *traitSet, n, o []size) {
	for i := range n {
		a, va := &n[i], n[i].value()
		if len(a.who) > 0 || va == 0 || total(n, a.kind) != a {
			continue
		}
		b := total(o, a.kind)
		if b == nil {
			continue
		}
		switch vb := b.value(); {
		case va == vb:
			if a.kind != "attacks" {
				s.add(sameNumber)
			}
		case a.a.best != nil && b.a.best != nil:
			s.add(otherNumber)
		}
	}
}

// common is how the participants of two mentions stand to each other.
type common uint8

const (
	unknown common = iota // one side tells none
	shared
	alike  // of one body, or told by one noun
	differ // none alike
	clash  // none alike, though both are known by name
)

func overlap(a, b []role) common {
	if len(a) == 0 || len(b) == 0 {
		return unknown
	}
	named := false
	for i := range a {
		for k := range b {
			p, q := &a[i].p, &b[k].p
			if samePerson(p, q) {
				return shared
			}
			if p.Country != "" && p.Country == q.Country && p.Entity >= 0 && q.Entity >= 0 && p.Actor != "" && q.Actor != "" || sameHeads(a[i], b[k]) {
				return alike
			}
			named = named || p.Name != "" && q.Name != ""
		}
	}
	if named {
		return clash
	}
	return differ
}

func sameHeads(a, b role) bool {
	return a.t.lemma[a.tok] == b.t.lemma[b.tok] && a.t.isNoun(a.tok) && a.p.Country == b.p.Country
}
