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
	otherItem
	actorsVague
	hadBefore
	addsUp
	ofState
	ownKind
	sameBlock
	sameActorNext
	speechSame
	otherKind
	otherReality
	tollOfState
	longAgo
	ofIt
	definiteOther
	answers
	traits
)

// weights of the traits, in steps above the chance of any two mentions of a type.
var weights = [traits]float64{
	sameDay: 0.3,
	sameSpan: 0.2,
	onlyOneOld: -0.4,
	samePoint: 0.2,
	sameLand: 0,
	placesFit: 0,
	sumsUp: -0.4,
	sameNumber: 1.7,
	otherNumber: -0.3,
	actorsShared: 0.9,
	actorsAlike: 0.2,
	actorsDiffer: -0.4,
	targetsShared: 1,
	targetsAlike: 0,
	targetsDiffer: -0.6,
	targetsClash: -1.5,
	sameWord: 0.9,
	refersBack: 1.2,
	definiteOf: 0.3,
	anyDeed: 0.4,
	mustPointBack: 0.5,
	headlined: 1,
	headlineLead: 1,
	nearby: 0.7,
	nextTo: 0.4,
	farOff: -0.4,
	modeShared: 1,
	modesDiffer: -0.7,
	oneSentence: -0.3,
	another: -3,
	indefinite: -0.2,
	tollGoesOn: 2,
	newScene: -0.5,
	speechApart: -0.9,
	speechSame: 0,
	otherItem: -1,
	actorsVague: 0.5,
	hadBefore: -0.3,
	addsUp: -0.3,
	ofState: -1.5,
	ownKind: -0.6,
	sameBlock: 0.5,
	sameActorNext: 0.5,
	otherKind: -2,
	otherReality: -0.4,
	tollOfState: 1.5,
	longAgo: -1.5,
	ofIt: 2,
	answers: 0.7,
	definiteOther: -0.3,
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
	definite := e.definite()
	if n.reality != o.reality && settled(n.reality) != settled(o.reality) {
		if !definite || e.t == c.t || !e.pointsBack() {
			return s, false
		}
		s.add(otherReality)
	}
	if n.series != o.series {
		// A happening and its total are two; a definite noun may sum up what was told.
		if !definite && !c.titled() {
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
	if o.tells(root(e.t.lemma[e.tok])) {
		s.add(sameWord)
	}
	about := definite && !e.pointsBack() // it says itself what it is about
	switch {
	case about && (s.has(targetsDiffer) || s.has(targetsClash) || s.has(actorsDiffer)):
		s.add(definiteOther)
	case about:
		s.add(definiteOf)
	case definite:
		s.add(refersBack)
		if e.typ == "ASSAULT" {
			s.add(anyDeed)
		}
	}
	if e.mustPointBack() && !s.has(definiteOther) {
		s.add(mustPointBack)
	}
	if c.titled() || e.titled() {
		s.add(headlined)
		if c.titled() && !e.titled() && (w.lead(e.t.si) || e.t == c.t) {
			s.add(headlineLead)
		}
	}
	switch d := e.t.si - o.last.t.si; {
	case d <= 2:
		s.add(nearby)
	case d <= 5 || o.last.titled(): // what a headline tells, the whole report may tell
		s.add(nextTo)
	case d > 15:
		s.add(farOff)
	}
	if e.answers() {
		s.add(answers)
	}
	if it := e.saidOfIt(); it && e.t.si == o.last.t.si+1 {
		s.add(ofIt)
	} else if !it && e.another() {
		s.add(another)
	}
	if e.indefinite() {
		s.add(indefinite)
	}
	if !o.last.titled() && w.leftSince(o.last.t.si, e.t.si) {
		s.add(newScene)
	}
	if d := e.t.si - o.last.t.si; d <= 2 && e.goesOn() && n.tollOnly() && w.latest(e, "ASSAULT") == o.last {
		s.add(tollGoesOn)
	}
	if verbal[e.typ] && !e.t.isNoun(e.tok) {
		if s.has(targetsShared) || s.has(targetsAlike) {
			s.add(speechSame)
		} else {
			s.add(speechApart)
		}
	}
	if w.isDigest && e.t.s.Block != o.last.t.s.Block && !w.headline(c.t.si) && w.labelled[o.last.t.s.Block] {
		s.add(otherItem)
	}
	if s.has(actorsDiffer) && vague(n.actors, o.actors) {
		s.add(actorsVague)
	}
	if e.before() != c.before() {
		s.add(hadBefore)
	}
	if e.soFar() != c.soFar() {
		s.add(addsUp)
	}
	switch {
	case c.goesLong() && e.soFar() && e.t.tellsToll(e), e.goesLong() && c.soFar() && c.t.tellsToll(c) && e.t == c.t:
		s.add(tollOfState)
	case e.state() != c.state():
		s.add(ofState)
	}
	if w.otherKind(n, o) {
		s.add(otherKind)
	}
	if contains(n.modes, "abduct") != contains(o.modes, "abduct") || contains(n.modes, "sexual") != contains(o.modes, "sexual") {
		s.add(ownKind)
	}
	if e.t.s.Block == o.last.t.s.Block {
		s.add(sameBlock)
		if s.has(actorsShared) && e.t.si == o.last.t.si+1 {
			s.add(sameActorNext)
		}
	}
	w.compareModes(&s, n, o)
	if e.t == c.t && !definite && e.titled() == c.titled() {
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
	if w.tellsManner(n.modes) && w.tellsManner(o.modes) {
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
	} else if a, b := w.age(n.on), w.age(o.on); a != b {
		if max(a, b) == 2 {
			s.add(longAgo)
		} else {
			s.add(onlyOneOld) // what has no date is news, and the old is told with one
		}
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
		if d := apart(&n.at.Place, &o.at.Place); d < 0 || d > vicinity {
			return false
		}
		s.add(placesFit)
	default:
		s.add(placesFit)
	}
	return true
}

// leastWords of a sentence that is more than a byline or a greeting.
const leastWords = 8

// lead: the first sentence of running text.
func (w *work) lead(si int) bool {
	for k := 0; k < si; k++ {
		if w.coded(k) && !w.headline(k) && len(w.trees[k].tok) >= leastWords {
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

// latest is the last event of a type told before e.
func (w *work) latest(e *event, typ string) *event {
	var last *event
	for _, o := range w.line.events {
		if o == e || o.t.si > e.t.si || o.t == e.t && o.tok >= e.tok {
			break
		}
		if !o.drop && o.typ == typ {
			last = o
		}
	}
	return last
}
