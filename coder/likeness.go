package coder

import (
	"math/bits"

	"sitrep"
)

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
	another       // one more of its kind
	indefinite    // "an attack"
	tollGoesOn    // a toll right behind the last violence told
	newScene      // the report turned to something else between
	speechApart   // words to others than before
	otherItem     // another item of a digest
	actorsVague   // they differ, but one side is not named
	hadBefore     // one is told as what came earlier
	addsUp        // one is a count up to now
	ofState       // one is what goes on, as a war
	ownKind       // one takes captives or violates, the other not
	sameBlock     // in one paragraph
	sameActorNext // the same people in the next sentence
	otherKind     // words of two kinds: an arrest and a trial
	otherReality  // one is told as done, the other not
	tollOfState   // the count of what goes on
	longAgo       // one is told with a day a year past, the other without any
	ofIt          // "It was the third attack."
	definiteOther // a definite noun that says that it is about others
	answers       // somebody denies or confirms it
	meanwhile     // one went on while the other was done: "a bomb killed nine as police fought rioters"
	otherCount    // five strikes, and four
	reckoned      // violence that lasted from the day of the other: "After four days of fighting"
	oneWhole      // both tell what an account is of
	newsAndPast   // one is the news of the headline, the other so long before the news
	recalled      // the other one is told only as what came before the news
	sameItem      // in one item of a round-up
	otherScene    // the report turned to something else that befell others
	traits
)

// weights of the traits: log-odds near those of a fit on reports coded by hand, rounded.
var weights = [traits]float64{
	sameDay:       0.3,
	sameSpan:      0.2,
	onlyOneOld:    -0.4,
	samePoint:     0.2,
	sameLand:      0,
	placesFit:     0,
	sumsUp:        -0.4,
	sameNumber:    1.7,
	otherNumber:   -0.3,
	actorsShared:  0.9,
	actorsAlike:   0.2,
	actorsDiffer:  -0.4,
	targetsShared: 1,
	targetsAlike:  0,
	targetsDiffer: -0.6,
	targetsClash:  -1.5,
	sameWord:      0.9,
	refersBack:    1.2,
	definiteOf:    0.3,
	anyDeed:       0.4,
	mustPointBack: 1.5,
	headlined:     1,
	headlineLead:  1,
	nearby:        1,
	nextTo:        0.4,
	farOff:        -0.4,
	modeShared:    1,
	modesDiffer:   -0.7,
	oneSentence:   -0.3,
	another:       -3,
	indefinite:    -0.2,
	tollGoesOn:    2,
	newScene:      -0.5,
	speechApart:   -1.4,
	otherItem:     -1,
	actorsVague:   0.5,
	hadBefore:     -0.3,
	addsUp:        -0.3,
	ofState:       -1.5,
	ownKind:       -0.6,
	sameBlock:     0.5,
	sameActorNext: 0.5,
	otherKind:     -3,
	otherReality:  -0.4,
	tollOfState:   1.5,
	longAgo:       -1.5,
	ofIt:          2,
	answers:       0.7,
	definiteOther: -0.3,
	meanwhile:     -4,
	otherCount:    -3,
	reckoned:      2,
	oneWhole:      1.5,
	newsAndPast:   -4,
	recalled:      -2,
	sameItem:      1.5,
	otherScene:    -2,
}

type traitSet uint64

func (s *traitSet) add(t trait) { *s |= 1 << t }

func (s traitSet) has(t trait) bool { return s>>t&1 != 0 }

func (s traitSet) sum() float64 {
	out := 0.0
	for ; s != 0; s &= s - 1 {
		out += weights[bits.TrailingZeros64(uint64(s))]
	}
	return out
}

// likeness scores a new mention against a happening; negative when they contradict.
func (w *work) likeness(n, o *profile) float64 {
	s, ok := w.compare(n, o)
	if !ok {
		return -1
	}
	return s.sum()
}

// compare is the traits of a new mention beside a happening told before, whatever their types; not ok when
// they contradict.
func (w *work) compare(n, o *profile) (s traitSet, ok bool) {
	e, c := n.first, o.first
	if n.polarity != o.polarity {
		return s, false
	}
	if n.reality != o.reality && (settled(n.reality) != settled(o.reality) || n.reality == sitrep.Habitual || o.reality == sitrep.Habitual) {
		if !n.how.definite || !n.how.pointsBack || e.t == c.t {
			return s, false
		}
		s.add(otherReality)
	}
	if n.series != o.series && !(n.series && o.wide) {
		// A happening and its total are two; a definite noun may sum up what was told.
		if !n.how.definite && !o.how.titled {
			return s, false
		}
		s.add(sumsUp)
	}
	if n.elsewhere(o) || !w.compareTime(&s, n, o) || !compareRoles(&s, n, o) {
		return s, false
	}
	comparePlace(&s, n.at, o.at)
	compareSizes(&s, n.sizes, o.sizes)
	if !n.how.definite && otherAttacks(total(n.sizes, "attacks"), total(o.sizes, "attacks")) {
		s.add(otherCount)
	}
	compareNouns(&s, n, o)
	w.comparePosition(&s, n, o)
	w.compareModes(&s, n, o)
	compareCounts(&s, n, o)
	if o.tells(root(e.t.lemma[e.tok])) {
		s.add(sameWord)
	}
	if w.otherKind(n, o) {
		s.add(otherKind)
	}
	if n.how.answers {
		s.add(answers)
	}
	if n.first.past && o.first.headlines() || o.first.past && n.first.headlines() || o.on == nil && e.opensPast() && (e.anew() || !s.has(targetsShared) && !s.has(actorsShared)) || o.elsewhen && e.t.s.Block != o.last.t.s.Block {
		s.add(newsAndPast)
	}
	if s.has(tollGoesOn) && s.has(sameBlock) {
		s &^= 1<<longAgo | 1<<onlyOneOld // "A bomb went off in 2022. Two people died."
		if e.t == c.t && c.tok < e.tok && !tolled(o.sizes) {
			s &^= 1<<oneSentence | 1<<targetsDiffer // "The post was shelled, and two people were killed."
		}
	}
	if o.recalled() && !n.recalled() && e.t.s.Block != o.last.t.s.Block && !s.has(targetsShared) && !s.has(sameNumber) {
		s.add(recalled)
	}
	if n.how.before != o.how.before {
		s.add(hadBefore)
	}
	if w.picture(n) != w.picture(o) {
		s &^= 1<<refersBack | 1<<mustPointBack | 1<<anyDeed | 1<<nearby | 1<<tollGoesOn | 1<<headlineLead
	}
	if verbal[e.typ] && !e.t.isNoun(e.tok) && !s.has(targetsShared) && !s.has(targetsAlike) {
		s.add(speechApart)
	}
	return s, true
}

// sumsUpMany: a count up to now is far more than what the happening of one day cost: "have
// been killed since May".
func sumsUpMany(sum, one *profile) bool {
	if one.on != nil && one.on.Days() == 1 && (sum.overMonths() || sum.upToNow()) {
		if k := total(sum.sizes, "killed"); k != nil && sumsOver(k, total(one.sizes, "killed")) {
			return true
		}
	}
	over := func(kind string) bool {
		a := total(sum.sizes, kind)
		if a == nil {
			return false // as most
		}
		b := total(one.sizes, kind)
		return sumsOver(a, b) && (b != nil || one.onOne() || one.first.aMurder())
	}
	return (one.on == nil || one.on.Days() == 1) && (over("killed") || over("injured")) &&
		sum.first.soFar() && !one.first.soFar() && (one.on != nil || !one.first.telling().long)
}

// compareNouns: what the article of a noun and the words around it say of its being
// told before.
func compareNouns(s *traitSet, n, o *profile) {
	how := &n.how
	switch {
	case !how.definite:
	case how.pointsBack:
		s.add(refersBack)
		if n.first.typ == "ASSAULT" {
			s.add(anyDeed)
		}
	case s.has(targetsDiffer) || s.has(targetsClash) || s.has(actorsDiffer):
		s.add(definiteOther)
	default:
		s.add(definiteOf)
	}
	if n.first.mustPointBack() && !s.has(definiteOther) {
		s.add(mustPointBack)
	}
	switch {
	case how.ofIt && n.first.t.si == o.last.t.si+1:
		s.add(ofIt)
	case !how.ofIt && how.another && !(how.lead && o.how.titled) && !(how.passed && n.first.t == o.first.t):
		s.add(another)
	}
	if how.indefinite {
		s.add(indefinite)
	}
}

// comparePosition: where in the report the two are told.
func (w *work) comparePosition(s *traitSet, n, o *profile) {
	e, c, last := n.first, o.first, o.last
	lastTitled := last.titled()
	if o.how.titled || n.how.titled {
		s.add(headlined)
		if o.how.titled && !n.how.titled && (n.how.lead || e.t == c.t) {
			s.add(headlineLead)
		}
	}
	d := e.t.si - last.t.si
	switch {
	case d <= 2:
		s.add(nearby)
	case d <= 5 || lastTitled: // what a headline tells, the whole report may tell
		s.add(nextTo)
	case d > 15:
		s.add(farOff)
	}
	if !lastTitled && w.leftSince(last.t.si, e.t.si) {
		s.add(newScene)
		if !n.how.definite && (s.has(targetsDiffer) || s.has(targetsClash)) {
			s.add(otherScene)
		}
	}
	if i := w.item[e.t.si]; i > 0 && i == w.item[c.t.si] && d <= 5 {
		s.add(sameItem)
	}
	if d <= 2 && n.how.toll && n.tollOnly() && last == n.prior {
		s.add(tollGoesOn)
	}
	switch {
	case e.t.s.Block == last.t.s.Block:
		s.add(sameBlock)
		if d == 1 && s.has(actorsShared) {
			s.add(sameActorNext)
		}
	case w.labelled[last.t.s.Block] && !w.headline(c.t.si):
		s.add(otherItem)
	}
	if e.t == c.t && !n.how.definite && n.how.titled == o.how.titled {
		s.add(oneSentence)
		if e.t.meanwhile(e.tok, c.tok) {
			s.add(meanwhile)
		}
	}
}

// compareCounts: what adds up over time beside what happened once.
func compareCounts(s *traitSet, n, o *profile) {
	if n.how.soFar != o.how.soFar {
		s.add(addsUp)
	}
	switch {
	case o.how.long && n.how.soFar && n.how.toll, n.how.long && o.how.soFar && o.how.toll && n.first.t == o.first.t:
		s.add(tollOfState)
	case n.how.whole && o.how.whole:
		s.add(oneWhole)
	case n.how.state != o.how.state, n.how.whole != o.how.whole:
		s.add(ofState)
	}
}

func (w *work) compareModes(s *traitSet, n, o *profile) {
	for i := range n.modes {
		if contains(o.modes, n.modes[i]) {
			s.add(modeShared)
			break
		}
	}
	for _, m := range [...]string{"abduct", "sexual"} {
		if contains(n.modes, m) != contains(o.modes, m) {
			s.add(ownKind)
		}
	}
	if !s.has(modeShared) && w.tellsManner(n.modes) && w.tellsManner(o.modes) && !(n.how.pointsBack && bothBlewUp(n.modes, o.modes)) {
		s.add(modesDiffer)
	}
}

// bothBlewUp: the one is by explosives, the other by somebody who carried them.
func bothBlewUp(a, b []string) bool {
	return contains(a, "explosives") && contains(b, "suicide-attack") || contains(b, "explosives") && contains(a, "suicide-attack")
}

func (w *work) compareTime(s *traitSet, n, o *profile) bool {
	if n.on == nil && o.on == nil && n.ago.other(o.ago) {
		return false
	}
	if n.on != nil && o.on != nil {
		both, ok := n.on.Intersect(o.on.Interval)
		if !ok || oneByOne(n.on, o.on) {
			return false
		}
		if lastedFrom(n.on, o.on) {
			s.add(reckoned)
		}
		if both.Days() > 0 && both.Days() <= 3 {
			s.add(sameDay)
		} else {
			s.add(sameSpan)
		}
	} else if a, b := w.age(n), w.age(o); a != b {
		if max(a, b) == 2 {
			s.add(longAgo)
		} else {
			s.add(onlyOneOld) // what has no date is news, and the old is told with one
		}
	}
	return true
}

// comparePlace: the two are not elsewhere.
func comparePlace(s *traitSet, n, o *sitrep.EventPlace) {
	switch {
	case n == nil || o == nil:
	case n.Name != o.Name:
		s.add(placesFit)
	case n.Precision == sitrep.PlaceCountry:
		s.add(sameLand)
	default:
		s.add(samePoint)
	}
}
