package actor

import (
	"slices"

	"sitrep"
)

// parts adds what a possessive before the name of an organisation tells: "Hamas's
// Qassam Brigades", "the Treasury's Office of Foreign Assets Control".
func (d *document) parts(i int32) {
	m := &d.mentions[i]
	if m.kind == sitrep.MentionPronoun || m.entity < 0 {
		return
	}
	e := &d.entities[m.entity]
	if e.typ != sitrep.EntityOrg || e.hasOrgan {
		return
	}
	lo := m.nameLo
	if m.nameHi == 0 {
		if lo = m.desc.nounLo - 1; m.desc.ag == nil || lo <= m.lo || !capitalized(d.text(m.sent, lo, lo+1)) || !capitalized(d.text(m.sent, lo+1, lo+2)) && !d.nestedName(i) {
			return // "Hamas's armed wing"
		}
	}
	for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < lo; j++ {
		o := &d.mentions[j]
		if o.entity < 0 || o.entity == m.entity || o.lo < m.lo || o.hi > lo || d.tok(m.sent, o.head).Deprel != "nmod:poss" {
			continue
		}
		if of := &d.entities[o.entity]; of.typ == sitrep.EntityOrg && of.seat == "" {
			if to := d.label(o.entity); to != "" && to != e.name {
				d.addTie(e, sitrep.Tie{Relation: "part of", Actor: to}, m.sent, o.lo, m.hi, "possessive")
			}
		}
	}
}

// nestedName reports the name of an organisation right before the noun of a description.
func (d *document) nestedName(i int32) bool {
	m := &d.mentions[i]
	for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < m.desc.nounLo; j++ {
		if o := &d.mentions[j]; o.nameHi == m.desc.nounLo && o.entity >= 0 && d.entities[o.entity].typ == sitrep.EntityOrg {
			return true
		}
	}
	return false
}

// possessor is the possessive mark in a name that parts an organisation from its
// owner, 0 none: after an acronym or a noun for an organisation, not in "People's Army".
func (d *document) possessor(toks []sitrep.Token, lo, hi int) int {
	for k := lo + 1; k+2 < hi; k++ {
		if d.words[k].vocab != passed || toks[k].UPOS != "PART" {
			continue
		}
		if d.words[k-1].caps && d.words[k-1].n > 1 {
			return k
		}
		if ag, _, _, _ := d.nounAt(toks, lo, k-1, k); k-lo > 1 && ag != nil && ag.typ == sitrep.EntityOrg {
			return k
		}
	}
	return 0
}

// calledFor reports an organisation called by a person's name: "the Mateo Rojas
// front", not "the Rojas government".
func (d *document) calledFor(toks []sitrep.Token, lo, hi int) bool {
	if hi-lo < 2 || hi >= len(toks) || toks[hi].UPOS != "NOUN" && toks[hi].UPOS != "PROPN" || lo == 0 || toks[lo-1].UPOS != "DET" && toks[lo-1].UPOS != "PART" {
		return false
	}
	if _, organ := d.base.byNoun[string(d.form(hi))]; organ {
		return false
	}
	if hi+1 < len(toks) && toks[hi+1].Head-1 == hi && toks[hi+1].Deprel == "flat" || toks[hi].Deprel == "compound" {
		return false
	}
	ag := d.base.agents[string(d.form(hi))]
	return ag != nil && ag.typ == sitrep.EntityOrg
}

// otherwise adds what the words tell of others than armed groups: who heads a
// hospital holds an office, a group that backs a government or its forces is an ally.
func (d *document) otherwise(of, to int32, w *tieWords, s, lo, hi int32, by string) bool {
	a, b := &d.entities[d.mentions[of].entity], &d.entities[d.mentions[to].entity]
	t := sitrep.Tie{Actor: d.called(of)}
	switch {
	case w.ended:
		return false
	case w.relation == "led by" && !forceful(a) && (a.typ == sitrep.EntityOrg || a.typ == sitrep.EntityThing && a.name != "") && b.typ == sitrep.EntityPerson && !b.plural && b.name != "":
		t.Relation, t.Title = "office", "head"
	case w.relation == "backed by" && b.typ == sitrep.EntityOrg && !b.hasOrgan && !slices.Contains(b.sectors, "GOV") &&
		(slices.Contains(a.sectors, "GOV") && !forceful(a) || slices.Contains(a.sectors, "MIL") && irregular(b)):
		t.Relation = "allied with"
		if o, ok := d.base.byNoun[a.noun]; ok && !a.hasOrgan { // "the recognised government"
			t.Actor = d.organHere(o)
		}
	default:
		return false
	}
	if t.Actor == "" {
		return false
	}
	d.addTie(b, t, s, min(lo, hi-1), max(lo+1, hi), by)
	return true
}
