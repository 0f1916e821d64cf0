package coder

import (
	"strings"

	"sitrep"
)

// compareRoles: not ok when those who did it are known by name on both sides and differ.
func compareRoles(s *traitSet, n, o *profile) bool {
	if reversed(n, o) || reversed(o, n) {
		return false
	}
	by := overlap(n.actors, o.actors)
	if n.first.denied() && (by == differ || by == clash) {
		by = unknown // what is denied was told, of others maybe
	}
	switch by {
	case shared:
		s.add(actorsShared)
	case alike:
		s.add(actorsAlike)
	case differ:
		s.add(actorsDiffer)
		if named(n.actors) != named(o.actors) {
			s.add(actorsVague)
		}
	case clash:
		return false
	}
	switch on := overlap(n.recipients, o.recipients); {
	case (on == differ || on == clash) && n.how.definite && onPlace(n.recipients, o.at):
		s.add(targetsAlike) // "today's attack on Arbin"
	case on == shared:
		s.add(targetsShared)
	case on == differ:
		s.add(targetsDiffer)
	case on == alike:
		s.add(targetsAlike)
	case on == clash:
		if n.how.definite {
			s.add(targetsDiffer)
		} else {
			s.add(targetsClash)
		}
	}
	return true
}

// onPlace: whom it befell is but the place.
func onPlace(who []role, at *sitrep.EventPlace) bool {
	return len(who) == 1 && at != nil && at.Precision != sitrep.PlaceCountry && (strings.EqualFold(who[0].p.Text, at.Text) || strings.EqualFold(who[0].p.Text, at.Name))
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
		case a.a.best != nil && b.a.best != nil && !a.early && !b.early:
			s.add(otherNumber)
		}
	}
}

// otherAttacks: each counts the attacks that its own word tells, and the numbers differ.
func otherAttacks(a, b *size) bool {
	return a != nil && b != nil && a.of >= 0 && b.of >= 0 && a.a.best != nil && b.a.best != nil && *a.a.best != *b.a.best
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
			if p.Country != "" && p.Country == q.Country && p.Entity >= 0 && q.Entity >= 0 && p.Actor != "" && q.Actor != "" && !otherPerson(a[i], b[k]) || sameHeads(a[i], b[k]) && !otherFamily(p, q) {
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

// otherFamily: both have names of more words than one, of two families: two mayors.
func otherFamily(p, q *sitrep.Participant) bool {
	a, b := sitrep.FamilyName(p.Name), sitrep.FamilyName(q.Name)
	return a != p.Name && b != q.Name && a != b
}

// otherPerson: two persons of two families, in a report that tells of nobody who was struck with others.
func otherPerson(a, b role) bool {
	return !a.t.w.counted && a.t.onePerson(a.tok) && b.t.onePerson(b.tok) && otherFamily(&a.p, &b.p)
}

func sameHeads(a, b role) bool {
	return a.t.lemma[a.tok] == b.t.lemma[b.tok] && a.t.isNoun(a.tok) && a.p.Country == b.p.Country
}
