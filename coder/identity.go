package coder

import (
	"strings"

	"sitrep"
)

// identify joins mentions of one happening across the document: an event is
// laid beside the happenings told before, latest first, and joins the best that
// does not contradict it.
func (w *work) identify(live []*event) {
	var heads []*event // first mentions, in text order
	members := map[*event]*profile{}
	for i, e := range live {
		if e.sameAs != nil {
			f := e.firstMention()
			if p := members[f]; p != nil && f.t != e.t {
				p.add(e)
			}
			continue // of one sentence: taken in with the first
		}
		p := newProfile(e)
		for _, o := range live[i+1:] {
			if o.t != e.t {
				break
			}
			if o.firstMention() == e {
				p.add(o)
			}
		}
		var best *event
		bestScore := joinThreshold
		if e.f != nil && e.f.rule.pointsBack {
			bestScore = backThreshold
		}
		from := max(0, len(heads)-120)
		for k := len(heads) - 1; k >= from; k-- {
			c := heads[k]
			if s := w.likeness(p, members[c], e, c); s > bestScore {
				best, bestScore = c, s
			}
		}
		if best != nil {
			e.sameAs = best
			members[best].merge(p)
			continue
		}
		heads = append(heads, e)
		members[e] = p
	}
}

const (
	joinThreshold = 1.9
	backThreshold = 0.5 // of nouns that by their rule point back
)

// profile is what the mentions of a happening say together.
type profile struct {
	lemmas             map[string]bool
	actors, recipients []role
	modes              []string
	on                 *sitrep.When
	onLevel            int
	at                 *sitrep.EventPlace
	sizes              []size
	last               *event
	polarity, reality  string
	series             bool
}

func newProfile(e *event) *profile {
	p := &profile{lemmas: map[string]bool{}, polarity: e.fact.polarity, reality: e.fact.reality}
	p.series = e.series()
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
	return e.t.isNoun(e.tok) && e.t.plural(e.tok) && e.typ == "ASSAULT"
}

// limit on what a profile keeps of a kind, so that long documents stay linear.
const limit = 16

func (p *profile) add(e *event) {
	p.lemmas[root(e.t.lemma[e.tok])] = true
	for _, r := range e.actors {
		p.actors = keep(addRole(p.actors, r))
	}
	for _, r := range e.recipients {
		p.recipients = keep(addRole(p.recipients, r))
	}
	p.modes = keep(append(p.modes, e.modes...))
	if e.on != nil && (p.on == nil || e.onLevel < p.onLevel) {
		p.on, p.onLevel = e.on, e.onLevel
	}
	if p.at == nil || e.at != nil && coarseness(&e.at.Place) < coarseness(&p.at.Place) {
		p.at = e.at
	}
	p.sizes = keep(append(p.sizes, e.quantities...))
	p.last = e
}

func keep[T any](list []T) []T {
	return list[:min(len(list), limit)]
}

func (p *profile) merge(o *profile) {
	for l := range o.lemmas {
		p.lemmas[l] = true
	}
	for _, r := range o.actors {
		p.actors = keep(addRole(p.actors, r))
	}
	for _, r := range o.recipients {
		if len(p.recipients) == 0 || !r.lesser() {
			p.recipients = keep(addRole(p.recipients, r))
		}
	}
	p.modes = keep(append(p.modes, o.modes...))
	if o.on != nil && (p.on == nil || o.onLevel < p.onLevel) {
		p.on, p.onLevel = o.on, o.onLevel
	}
	if p.at == nil || o.at != nil && coarseness(&o.at.Place) < coarseness(&p.at.Place) {
		p.at = o.at
	}
	p.sizes = keep(append(p.sizes, o.sizes...))
	p.last = o.last
}

// likeness scores a new mention against a happening; negative when they contradict.
func (w *work) likeness(n, o *profile, e, c *event) float64 {
	if e.typ != c.typ || n.polarity != o.polarity {
		return -1
	}
	if n.reality != o.reality && (settled(n.reality) != settled(o.reality)) {
		return -1
	}
	score := 0.0
	if n.series != o.series {
		// A happening and its total are two; a definite noun may sum up what was told.
		if !e.definite() {
			return -1
		}
		score -= 0.8
	}
	// time
	if n.on != nil && o.on != nil {
		both, ok := n.on.Intersect(o.on.Interval)
		if !ok {
			return -1
		}
		if both.Days() > 0 && both.Days() <= 3 {
			score++
		} else {
			score += 0.3
		}
	}
	if w.old(n.on) != w.old(o.on) && (n.on == nil || o.on == nil) {
		score -= 0.9 // what has no date is news, and the old is told with one
	}
	// place
	if n.at != nil && o.at != nil {
		switch {
		case n.at.Country != "" && o.at.Country != "" && n.at.Country != o.at.Country:
			return -1
		case n.at.Name == o.at.Name:
			score++
			if n.at.Precision == sitrep.PlaceCountry {
				score -= 0.6
			}
		case placeRank[n.at.Precision] <= 1 && placeRank[o.at.Precision] <= 1:
			return -1
		default:
			score += 0.3
		}
	}
	score += sizeLikeness(n.sizes, o.sizes)
	// participants
	sa, ok := overlap(n.actors, o.actors)
	if !ok {
		return -1
	}
	sr, ok := overlap(n.recipients, o.recipients)
	if !ok && !e.definite() {
		sr = -1.5
	}
	score += 1.2*sa + 1.2*sr
	same := o.lemmas[root(e.t.lemma[e.tok])]
	if same {
		score++
	}
	if e.definite() {
		score += 1.2
		if c.typ == "ASSAULT" && e.t.isNoun(e.tok) {
			score += 0.3
		}
	}
	if e.f != nil && e.f.rule.pointsBack {
		score += 0.8
	}
	if w.headline(c.t.si) || w.headline(e.t.si) {
		score += 0.7
	}
	// near mentions are likelier one
	d := e.t.si - o.last.t.si
	switch {
	case d <= 2:
		score += 0.6
	case d <= 5:
		score += 0.3
	case d > 15:
		score -= 0.5
	}
	for i := range n.modes {
		if contains(o.modes, n.modes[i]) {
			score += 0.4
			break
		}
	}
	if e.t == c.t && !e.definite() {
		score -= 1
	}
	return score
}

// sizeLikeness: totals of one kind that differ exclude each other, equal ones tie.
// What one side tells beside a larger number is a part.
func sizeLikeness(n, o []size) float64 {
	score := 0.0
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
				score += 1.5
			}
		case a.a.best != nil && b.a.best != nil:
			score -= 1.2
		}
	}
	return score
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
		if s := &sizes[i]; s.kind == kind && len(s.who) == 0 && (best == nil || s.value() > best.value()) {
			best = s
		}
	}
	return best
}

// old: well before the report.
func (w *work) old(on *sitrep.When) bool {
	pub := w.a.Doc.PublishedOn
	return on != nil && on.End != 0 && pub != nil && pub.Start != 0 && on.End < pub.Start-60
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

// overlap: 1 when a participant is shared, 0 when one side is empty, not ok when
// both are known by name and differ, −0.5 otherwise.
func overlap(a, b []role) (float64, bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, true
	}
	named := 0
	for i := range a {
		for k := range b {
			p, q := &a[i].p, &b[k].p
			if samePerson(p, q) {
				return 1, true
			}
			if p.Country != "" && p.Country == q.Country && p.Entity >= 0 && q.Entity >= 0 && p.Actor != "" && q.Actor != "" {
				return 0.6, true
			}
			if sameHeads(a[i], b[k]) {
				return 0.6, true
			}
			if p.Name != "" && q.Name != "" {
				named++
			}
		}
	}
	if named > 0 {
		return -1, false
	}
	return -0.4, true
}

func sameHeads(a, b role) bool {
	return a.t.lemma[a.tok] == b.t.lemma[b.tok] && a.t.isNoun(a.tok) && a.p.Country == b.p.Country
}

// definite: the trigger is a noun that refers back ("the attack", "those strikes", "its shelling").
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
	return false
}
