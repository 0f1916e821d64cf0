package coder

import (
	"slices"
	"strings"

	"sitrep"
)

// sufferer: whose murder it is, is its victim, unless he bears arms ("the mayor's
// assassination", "the army's killings"); so is whose arrest or stabbing it is, where it is one
// and he one person or people that do no such thing, and the person that it is called after
// ("the Palme murder").
func (e *event) sufferer(actors []role) bool {
	if len(actors) == 0 || !e.t.isNoun(e.tok) {
		return false
	}
	l := e.t.lemma[e.tok]
	his, after := e.t.w.cls["suffered"].words[l], e.t.w.cls["called-after"].words[l]
	for _, r := range actors {
		owner := (r.kind == "subj" || r.kind == "poss") && r.t.tok[r.tok].Deprel == "nmod:poss"
		armed := r.t.property(r.tok, "armed")
		person := owner && !e.t.plural(e.tok) && r.isPerson()
		offender := r.t.offender(r.tok)
		switch {
		case r.t != e.t:
			return false
		case person && his && !r.t.plural(r.tok) && !offender: // "the deputy's slaying"
		case person && after && e.typ == "COERCE" && (!armed || !r.t.plural(r.tok)):
		case armed:
			return false
		case owner && his, person && after && !offender:
		case (his || after) && r.t.rel(r.tok) == "compound" && (r.t.namedPerson(r.tok) || r.t.namedAs(r.tok, sitrep.NamePerson)):
		default:
			return false
		}
	}
	return true
}

// isPerson: the words or the name are those of a person or people, and of no body.
func (r *role) isPerson() bool {
	t, x := r.t, r.tok
	if t.namedPerson(x) || t.namedAs(x, sitrep.NamePerson) {
		return true
	}
	e := t.entityAt(x)
	return t.place[x] < 0 && (e == nil || e.Type == sitrep.EntityPerson || e.Type == sitrep.EntityGroup) && !t.groupNoun(x) &&
		(e != nil && e.Type == sitrep.EntityPerson || t.lemmaIs(x, isCivilian|isPeople))
}

// namedAfter: the noun of the deed is called after where, over what or on whose feast it was
// done by a modifier of which no actor is known: "a Harbour Side shooting", "a DUI arrest".
func (e *event) namedAfter(x int) bool {
	t := e.t
	if !t.isNoun(e.tok) || !t.w.cls["called-after"].words[t.lemma[e.tok]] || t.rel(x) != "compound" {
		return false
	}
	if t.w.c.class["occasion"].words[t.lemma[x]] {
		return true
	}
	if o := t.entityAt(x); o != nil && (sitrep.Listed(o.Actor) || o.Type == sitrep.EntityPerson || len(o.Sectors) > 0) {
		return false
	}
	return (t.tok[x].UPOS == "PROPN" || initials(t.w.a.Text(t.tok[x].Span))) && t.place[x] < 0 && !t.namedAs(x, sitrep.NamePerson) && !t.lemmaIs(x, isPeople|isArmed|isGov)
}

// noDoer: violence is not done by what others ride in, nor by "they" who are those that
// speak for the state of it, nor by its victims; an arrest not by what it is for, a protest
// not by the country that has it.
func (e *event) noDoer(r role) bool {
	t := r.t
	switch e.typ {
	case "ASSAULT":
		if e.had(r) || r.newsroom() {
			return true // "they have had shootings here before"
		}
		if e.ofPassive(r) {
			return true // "was spotted on the block of the shooting by police"
		}
		if e.scenery(r) {
			return true // "the shooting into a home that killed a girl"
		}
		if t.head(r.tok) != e.tok && t.courtly(r.tok) {
			return true // "Jury finds suspect in office shooting guilty"
		}
		if t.tok[r.tok].UPOS == "PRON" {
			return slices.Contains(r.p.Sectors, "JRN") || t.w.cls["accounting"].words[lower(r.p.Text[strings.LastIndexByte(r.p.Text, ' ')+1:])]
		}
		if t.lemmaIs(r.tok, isPartitive) && r.p.Actor == "" {
			if k := t.child(r.tok, "nmod"); k > r.tok && t.prep(k) == "of" && t.tells(k) == "ASSAULT" {
				return true // "a series of raids left ten dead"
			}
		}
		if c := t.w.c.class["stricken"]; c.words[t.lemma[r.tok]] {
			return true
		}
		return t.w.cls["ridden"].words[t.lemma[r.tok]] && t.nobodys(r.tok)
	case "COERCE":
		if r.t == e.t && contains(e.modes, "arrest") && (t.courtly(r.tok) || t.lemma[r.tok] == "prosecutor") && slices.ContainsFunc(e.gov, func(v int) bool { return t.lemma[v] == "announce" }) {
			return true // who says so; police made it
		}
		return t.w.cls["offence"].words[t.lemma[r.tok]]
	case "PROTEST":
		return t.place[r.tok] >= 0 && e.had(r)
	}
	return false
}

// scenery: a building, a town or a car of nobody armed, where it happened or with which, or a word for
// of which faith something is.
func (e *event) scenery(r role) bool {
	t, x := r.t, r.tok
	if sitrep.Listed(r.p.Actor) || !t.nominal(x) && t.tok[x].UPOS != "ADJ" || t.tok[x].UPOS == "PRON" {
		return false
	}
	ent := t.entityAt(x)
	if h := t.head(x); e.t == t && t.rel(x) == "nmod" && h >= 0 && h < x && t.head(e.tok) == x && t.rel(e.tok) == "acl" && firm[t.prep(x)] && t.tells(h) == "ASSAULT" && !t.lemmaIs(x, isPeople) {
		return true // "the shooting at a farm that left two dead"
	}
	switch {
	case sectorIn(ent, "MIL", "COP", "PRM", "REB", "UAF", "SPY", "GOV"), t.ofNation(x):
		return false
	case t.place[x] >= 0:
		rel := t.rel(x)
		return e.t.isNoun(e.tok) && !t.countryPlace(x) && rel != "nsubj" && rel != "obj" && (ent == nil || ent.Type != sitrep.EntityPerson)
	case t.tok[x].UPOS == "ADJ":
		return t.rel(x) == "amod" && ent != nil && ent.Name != "" && ent.Country == ""
	case ent != nil:
		return ent.Type == sitrep.EntityThing && (!t.vessel(x) || t.w.cls["ridden"].words[t.lemma[x]])
	}
	return (t.lemmaIs(x, isFacility) || t.territory(x)) && !t.lemmaIs(x, isArmed|isPeople|isGov)
}

// ofPassive: the police behind "by" did what the passive above says, which lacks a doer, where the deed only
// tells of which place or case it speaks.
func (e *event) ofPassive(r role) bool {
	t := e.t
	if r.t != t || !t.isNoun(e.tok) || t.prep(r.tok) != "by" || !r.police() {
		return false
	}
	x := e.tok
	for k := 0; k < 4 && x >= 0 && (t.rel(x) == "nmod" || t.rel(x) == "obl"); k++ {
		if x = t.head(x); x >= 0 && t.isVerb(x) {
			l := t.lemma[x]
			c := t.w.c.class
			return t.passive(x) && t.child(x, "obl:agent") < 0 && (k > 0 || c["policing"].words[l] || c["taking-in"].words[l])
		}
	}
	return false
}

// ofNation: a people's adjective stands before the thing: "the Norlandian positions".
func (t *tree) ofNation(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "amod" && capital(t.w.a.Text(t.tok[c].Span)) {
			return true
		}
	}
	return false
}

// offender: the word says of somebody that he did a deed, or is held to have: "the gunman", "a suspect".
func (t *tree) offender(x int) bool { return t.w.c.class["offender"].words[t.lemma[x]] }

// courtly: a body that judges or brings to court.
func (t *tree) courtly(x int) bool {
	return t.isNoun(x) && t.w.cls["courts"].words[t.lemma[x]]
}

// had: it befell the subject r of a verb that carries the event.
func (e *event) had(r role) bool {
	return r.t == e.t && slices.ContainsFunc(e.gov, func(v int) bool {
		return e.t.w.cls["having"].words[e.t.lemma[v]] && e.t.argument(v, argSubj) == r.tok
	})
}

// nobodys: no word before the thing says whose it is: "a police van", "the armoured car".
func (t *tree) nobodys(x int) bool {
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		switch k := int(c); t.tok[k].Deprel {
		case "nmod:poss", "compound":
			return false
		case "amod":
			if t.countryPlace(k) || t.w.cls["armoured"].words[t.form[k]] {
				return false
			}
		}
	}
	return true
}

// ofOneself: the life that is taken is the taker's: "took his own life".
func (t *tree) ofOneself(x int) bool {
	c := t.child(x, "amod")
	return c >= 0 && t.form[c] == "own" && t.child(x, "nmod:poss") >= 0
}

// harmOf is whom a noun in -ing that tells of harm is of, as "the wounding of three men"; -1 for
// any other noun.
func (t *tree) harmOf(x int) int {
	if !t.isNoun(x) || t.fateOf(x) == "" || t.ment[x] >= 0 && t.entityAt(x) != nil && t.entityAt(x).Name != "" {
		return -1
	}
	if !strings.HasSuffix(t.form[x], "ing") {
		return -1
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "nmod" && t.prep(int(c)) == "of" {
			return int(c)
		}
	}
	return -1
}

// newsroom: the words name a station or a paper that tells of it: "Channel 4 News".
func (r *role) newsroom() bool {
	words := strings.Fields(lower(r.p.Text))
	return len(words) > 0 && r.t.w.c.class["medium"].words[words[len(words)-1]] || slices.ContainsFunc(words, func(w string) bool { return r.t.w.c.class["newsroom"].words[w] })
}
