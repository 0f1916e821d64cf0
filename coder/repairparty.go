package coder

import "sitrep"

// stateNamed: the name at x is a country's or another place's.
func (t *tree) stateNamed(x int) bool {
	if e := t.resolvedAt(x); e != nil {
		return e.Type == sitrep.EntityCountry
	}
	return t.namedAs(x, sitrep.NamePlace)
}

// partyNamed: the name at x is that of a body or of a group of people, and no state's.
func (t *tree) partyNamed(x int) bool {
	if e := t.resolvedAt(x); e != nil {
		return e.Type == sitrep.EntityOrg || e.Type == sitrep.EntityGroup
	}
	return t.namedAs(x, sitrep.NameOrganization)
}

// resolvedAt is the known actor that token x names, before mentions are linked to tokens;
// nil for none.
func (t *tree) resolvedAt(x int) *sitrep.Entity {
	for i := range t.w.a.Mentions {
		m := &t.w.a.Mentions[i]
		if m.Words.Sentence != t.si || m.Head != x || m.Entity < 0 || m.Entity >= len(t.w.a.Entities) {
			continue
		}
		if e := &t.w.a.Entities[m.Entity]; e.Actor != "" {
			return e
		}
	}
	return nil
}
