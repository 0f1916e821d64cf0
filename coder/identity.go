package coder

import (
	"slices"
	"strings"

	"sitrep"
)

// identify joins mentions of one happening across the document: an event is
// laid beside the happenings told before, latest first, and joins the best that
// does not contradict it.
func (w *work) identify(live []*event) {
	var heads []*event // first mentions, in text order
	w.readOrder()
	w.readItems(live)
	w.counted = slices.ContainsFunc(live, func(e *event) bool { return e.typ == "ASSAULT" && counted(e.quantities) })
	var prior *event // the last violent event before
	members := map[*event]*profile{}
	for i, e := range live {
		before := prior
		if e.typ == "ASSAULT" {
			prior = e
		}
		if e.sameAs != nil {
			f := e.firstMention()
			if p := members[f]; p != nil && f.t != e.t {
				p.add(e)
			}
			continue // of one sentence: taken in with the first
		}
		p := newProfile(e)
		p.prior, p.how = before, e.telling()
		p.mourned = before != nil && (e.mourned() || e.ofOthers())
		for _, o := range live[i+1:] {
			if o.t != e.t {
				break
			}
			if o.firstMention() == e {
				p.add(o)
				p.series, p.wide, p.offender = p.series || o.series(), p.wide || o.wide(), p.offender || o.onOffender()
				p.spot.sites = o.sitesStruck(p.spot.sites) // "died when a shell hit"
				p.how.takeIn(o)                            // "died in the blast"
			}
		}
		var best *event
		bestScore := joinThreshold
		from := max(0, len(heads)-120)
		for k := len(heads) - 1; k >= from; k-- {
			c := heads[k]
			if c.typ != e.typ {
				continue // no likeness
			}
			p.probed = p.probed || p.probedBy(members[c])
			if w.apartFrom(p, members[c]) {
				c.sumOfTold = c.sumOfTold || p.oneOfRow(members[c])
				w.apart = append(w.apart, [2]*event{c, e})
			} else if s := w.likeness(p, members[c]); s > bestScore {
				best, bestScore = c, s
			} else if s < unlike {
				w.apart = append(w.apart, [2]*event{c, e})
			}
		}
		if h := p.chargedOver(heads, members); h != nil {
			best = h
		}
		if best != nil {
			e.sameAs = best
			members[best].merge(p)
			best.recalled = best.recalled || p.probed
			continue
		}
		heads = append(heads, e)
		members[e], e.recalled = p, p.recalled()
	}
	w.rejoin(heads, members)
}

const joinThreshold = 2.2

// unlike is the likeness below which a report rather tells two happenings apart.
const unlike = -2

// profile is what the mentions of a happening say together.
type profile struct {
	lemmas             []string // each once
	actors, recipients []role
	modes              []string
	on                 *sitrep.When
	onLevel            int
	ago                long // where there is no date
	at                 *sitrep.EventPlace
	spot               spot
	scattered          bool     // told of several places at once
	offender           bool     // befell who did other violence
	elsewhen           bool     // first told as another case, of another month or year
	sinceDeath         bool     // first told as what followed on violence
	mourned            bool     // first told of somebody honoured or of other happenings, after violence
	later              []*event // deeds that it came before
	probers            []role   // who looked into it
	probed             bool     // by somebody who was struck in another one
	onRecord           bool     // first told as what somebody did before
	heldOver           bool     // somebody was arrested over it before the news
	sizes              []size
	polarity, reality  string
	series             bool
	sums               bool    // counts what many happenings cost
	beasts             bool    // befell animals alone
	wide               bool    // struck several places at once
	several            bool    // told as part of several attacks
	how                telling // of the first mention
	first, last        *event
	mentions           int
	prior              *event // the last violent event before the first mention
}

func newProfile(e *event) *profile {
	p := e.t.w.plot.profiles.one()
	p.polarity, p.reality, p.first, p.mentions = e.fact.polarity, e.fact.reality, e, 1
	p.series, p.spot, p.offender = e.series(), e.spot(), e.onOffender()
	p.heldOver, p.onRecord, p.sinceDeath = e.heldOver, e.onRecord(), e.sinceDeath()
	p.probers = e.probers()
	p.elsewhen, p.sums, p.beasts = e.elsewhen(), e.sums(), e.onBeasts()
	p.wide = e.wide()
	p.add(e)
	return p
}

// series: the words tell several happenings.
func (e *event) series() bool {
	for _, s := range e.quantities {
		if s.kind == "attacks" {
			return true
		}
	}
	if e.typ != "ASSAULT" {
		return false
	}
	if e.t.isNoun(e.tok) {
		return e.t.plural(e.tok)
	}
	for c := e.t.first[e.anchor()]; c >= 0; c = e.t.next[c] {
		if e.t.rel(int(c)) == "advmod" && e.t.w.c.same.often[e.t.form[c]] {
			return true // "have repeatedly shelled"
		}
	}
	return false
}

// limit on what a profile keeps of a kind, so that long documents stay linear.
const limit = 16

func (p *profile) add(e *event) {
	p.addLemma(root(e.t.lemma[e.tok]))
	p.actors, p.recipients = addRoles(p.actors, e.actors), addRoles(p.recipients, e.recipients)
	p.modes = gather(p.modes, e.modes)
	if e.onLevel != clockTime {
		p.date(e.on, e.onLevel)
	}
	if p.ago == longUnsaid {
		p.ago = e.agoOf()
	}
	if p.at == nil || e.at != nil && coarseness(&e.at.Place) < coarseness(&p.at.Place) {
		p.at = e.at
	}
	p.addSizes(e.quantities)
	p.scattered = p.scattered || e.scattered != nil
	p.several = p.several || e.typ == "ASSAULT" && e.several()
	if o := e.cameBefore(); o != nil {
		p.later = append(p.later, o)
	}
	p.last = e
}

// date takes a time that is told more firmly, or as firmly and more narrowly: "this
// month's bombing", later "the bombing on November 9".
func (p *profile) date(on *sitrep.When, level int) {
	if on == nil {
		return
	}
	if p.on != nil && lastedFrom(on, p.on) {
		p.on, p.onLevel = on, level // how long it lasted from its day
		return
	}
	tied := level <= firmTime && p.onLevel <= firmTime
	if p.on == nil || !tied && level < p.onLevel || tied && on.Days() > 0 && (p.on.Days() == 0 || on.Days() < p.on.Days()) {
		p.on, p.onLevel = on, level
	}
}

func (p *profile) addLemma(l string) {
	if !slices.Contains(p.lemmas, l) {
		p.lemmas = p.first.t.w.plot.lemmas.more(p.lemmas, l)
	}
}

// addRoles is what a profile keeps of two lists of roles; the first one of all is taken
// as it is, to be copied when there is more.
func addRoles(list, more []role) []role {
	if len(list) == 0 && len(more) == 1 {
		return more[:1:1]
	}
	for _, r := range more {
		list = keep(addRole(list, r))
	}
	return list
}

// addSizes copies them: those of an event may still change.
func (p *profile) addSizes(more []size) {
	room := &p.first.t.w.plot.sizes
	for _, s := range more[:min(len(more), limit-len(p.sizes))] {
		p.sizes = room.more(p.sizes, s)
	}
}

// gather is keep of two lists; the first one is taken as it is, to be copied when there is more.
func gather[T any](list, more []T) []T {
	if n := min(len(more), limit); len(list) == 0 {
		return more[:n:n]
	}
	return keep(append(list, more...))
}

func keep[T any](list []T) []T {
	return list[:min(len(list), limit)]
}

func (p *profile) merge(o *profile) {
	for _, l := range o.lemmas {
		p.addLemma(l)
	}
	p.actors = addRoles(p.actors, o.actors)
	for _, r := range o.recipients {
		if len(p.recipients) == 0 || !r.lesser() {
			p.recipients = keep(addRole(p.recipients, r))
		}
	}
	p.modes = gather(p.modes, o.modes)
	p.date(o.on, o.onLevel)
	if p.ago == longUnsaid {
		p.ago = o.ago
	}
	if p.at == nil || o.at != nil && coarseness(&o.at.Place) < coarseness(&p.at.Place) {
		p.at = o.at
	}
	p.addSizes(o.sizes)
	p.spot.merge(o.spot)
	p.scattered, p.sums, p.wide, p.several = p.scattered || o.scattered, p.sums || o.sums, p.wide || o.wide, p.several || o.several
	p.later = append(p.later, o.later...)
	p.mentions += o.mentions
	p.last = o.last
}

// value is the number as told, 0 when only the upper bound is.
func (s *size) value() int {
	switch {
	case s.a.best != nil:
		return *s.a.best
	case s.a.low != nil:
		return *s.a.low
	}
	return 0
}

// total is the largest of a kind, nil when only single persons are told.
func total(sizes []size, kind string) *size {
	var best *size
	for i := range sizes {
		if s := &sizes[i]; s.kind == kind && len(s.who) == 0 && !s.shares && (best == nil || s.value() > best.value()) {
			best = s
		}
	}
	return best
}

// sameTotal: both count as many of one of the kinds.
func sameTotal(a, b []size, kinds ...string) bool {
	return slices.ContainsFunc(kinds, func(kind string) bool {
		x, y := total(a, kind), total(b, kind)
		return x != nil && y != nil && x.value() == y.value()
	})
}

// age of a happening: 1 when it lies well before the report, 2 when a year or so, 0 else.
func (w *work) age(p *profile) int {
	on, pub := p.on, w.a.Doc.PublishedOn
	switch {
	case on == nil && p.ago >= longYear:
		return 2
	case on == nil && p.ago == longMonths:
		return 1
	case on == nil || on.End == 0 || pub == nil || pub.Start == 0 || on.End >= pub.Start-60:
		return 0
	case on.End >= pub.Start-300:
		return 1
	}
	return 2
}

// root is the verb in a noun in -ing, as written without its last vowel: "shooting" is of "shoot".
func root(lemma string) string {
	if r, ok := strings.CutSuffix(lemma, "ing"); ok && len(r) > 2 {
		lemma = r
	}
	n := len(lemma)
	if n > 3 && (lemma[n-1] == 'e' || lemma[n-1] == lemma[n-2] && lemma[n-1] != 'l' && lemma[n-1] != 's') {
		lemma = lemma[:n-1]
	}
	return lemma
}

// settled: told as having happened (asserted or alleged alike).
func settled(r string) bool {
	return r == sitrep.Actual || r == sitrep.Alleged || r == sitrep.Historical || r == sitrep.Habitual
}

// definite: the trigger is a noun that refers back ("the attack", "those strikes", "Monday's shelling").
func (e *event) definite() bool {
	t := e.t
	if !t.isNoun(e.tok) {
		return false
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "det":
			switch t.form[c] {
			case "the", "this", "that", "those", "these", "such":
				return true
			}
		}
	}
	return t.ofDay(e.tok)
}
