package coder

import "sitrep"

// entityAt is the entity of the mention headed by the token, nil if none.
func (t *tree) entityAt(x int) *sitrep.Entity {
	m := t.ment[x]
	if m < 0 {
		return nil
	}
	e := t.w.a.Mentions[m].Entity
	if e < 0 || e >= len(t.w.a.Entities) {
		return nil
	}
	return &t.w.a.Entities[e]
}

func sectorIn(e *sitrep.Entity, codes ...string) bool {
	if e == nil {
		return false
	}
	for _, s := range e.Sectors {
		for _, c := range codes {
			if s == c {
				return true
			}
		}
	}
	return false
}

// property evaluates +word at a token.
func (t *tree) property(x int, word string) bool {
	e := t.entityAt(x)
	switch word {
	case "actor":
		if e != nil {
			return e.Actor != "" || e.Country != "" && e.Type != sitrep.EntityThing || e.Type == sitrep.EntityOrg || e.Type == sitrep.EntityCountry ||
				e.Type == sitrep.EntityPerson && e.Name != "" || len(e.Sectors) > 0
		}
		return t.lemmaIs(x, isArmed|isGov|isPeople) || t.namedActor(x) || t.unknownName(x)
	case "person":
		return e != nil && e.Type == sitrep.EntityPerson || e == nil && t.namedAs(x, sitrep.NamePerson)
	case "group":
		return e != nil && e.Type == sitrep.EntityGroup || e == nil && t.lemmaIs(x, isPeople|isArmed)
	case "org":
		return e != nil && e.Type == sitrep.EntityOrg || e == nil && (t.lemmaIs(x, isGov) || t.namedAs(x, sitrep.NameOrganization))
	case "country":
		return e != nil && e.Type == sitrep.EntityCountry || e == nil && (t.countryPlace(x) || t.unknownName(x))
	case "thing":
		return e != nil && e.Type == sitrep.EntityThing || e == nil && t.lemmaIs(x, isFacility)
	case "people":
		return e != nil && (e.Type == sitrep.EntityPerson || e.Type == sitrep.EntityGroup) || t.lemmaIs(x, isPeople) || t.lemmaIs(x, isArmed) && t.isNoun(x) ||
			t.tok[x].UPOS == "PRON" && personal[t.lemma[x]] || e == nil && t.tok[x].UPOS == "NUM" && t.first[x] < 0 || t.namedAs(x, sitrep.NamePerson) || t.national(x)
	case "armed":
		return t.lemmaIs(x, isArmed) || sectorIn(e, "MIL", "COP", "PRM", "REB", "UAF", "SPY")
	case "civilian":
		return t.lemmaIs(x, isCivilian) || sectorIn(e, "CVL", "MED", "EDU", "REF", "AGR", "JRN", "REL")
	case "gov":
		return t.lemmaIs(x, isGov) || sectorIn(e, "GOV", "LEG", "JUD") || e != nil && e.Type == sitrep.EntityCountry
	case "place":
		return t.place[x] >= 0 && !t.w.a.Places[t.place[x]].Demonym
	case "nation":
		return t.nation(x) != ""
	case "aged":
		return t.ofAge(x) && t.somebody(x)
	case "pair":
		return t.pair(x)
	case "quoted":
		return t.scareQuoted(x)
	case "number":
		return t.child(x, "nummod") >= 0 || t.tok[x].UPOS == "NUM"
	}
	return sectorIn(e, word)
}

// labelSpan is how many words a name in quotation marks has that somebody gives a thing.
const labelSpan = 10

// scareQuoted: the word stands in a few words in quotation marks: called the vote "a farce".
func (t *tree) scareQuoted(x int) bool {
	from, to := x-1, x+1
	for from >= 0 && !quoteMark(t.form[from]) {
		from--
	}
	for to < len(t.tok) && !quoteMark(t.form[to]) {
		to++
	}
	return from >= 0 && to < len(t.tok) && to-from <= labelSpan
}

// national: a person or people known by their nation: "a Filipino", "three Danes".
func (t *tree) national(x int) bool {
	if !t.namedAs(x, sitrep.NameNationality) {
		return false
	}
	switch t.rel(x) {
	case "nsubj", "obj", "obl", "conj":
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if r := t.rel(int(c)); r == "nummod" || r == "det" && (t.form[c] == "a" || t.form[c] == "an") {
				return true
			}
		}
	}
	return false
}

var personal = map[string]bool{"he": true, "she": true, "they": true, "him": true, "her": true, "them": true, "i": true, "we": true, "us": true, "me": true, "who": true}

// namedActor: inside a name of the syntax stage that may act.
func (t *tree) namedActor(x int) bool {
	return t.namedAs(x, sitrep.NameOrganization) || t.namedAs(x, sitrep.NamePerson) || t.namedAs(x, sitrep.NameNationality)
}

func (t *tree) namedAs(x int, kind sitrep.NameType) bool {
	sp := t.tok[x].Span
	for _, n := range t.w.names[t.si] {
		m := &t.w.a.Names[n]
		if (m.Type == kind || m.Type.Collective() && kind.Collective()) && m.Span.Contains(sp) {
			return true
		}
	}
	return false
}

// unknownName: a proper noun that no stage could resolve; it may be anybody. Nor
// do taggers know every acronym ("the FDI").
func (t *tree) unknownName(x int) bool {
	return (t.tok[x].UPOS == "PROPN" || t.tok[x].UPOS == "NOUN" && t.acronym(x)) && t.ment[x] < 0 && t.place[x] < 0 && t.timex[x] < 0
}

// acronym: capitals after a small "the".
func (t *tree) acronym(x int) bool {
	return x > 0 && t.w.a.Text(t.tok[x-1].Span) == "the" && initials(t.w.a.Text(t.tok[x].Span))
}

// countryPlace: the token names a country, by name or demonym.
func (t *tree) countryPlace(x int) bool {
	return t.place[x] >= 0 && t.w.a.Places[t.place[x]].Precision == sitrep.PlaceCountry
}

// actorish: a modifier of a noun that names who does it: "US airstrikes",
// "Israeli raid", "rebel attacks".
func (t *tree) actorish(x int) bool {
	if t.place[x] >= 0 {
		p := &t.w.a.Places[t.place[x]]
		if p.Demonym {
			return p.Precision == sitrep.PlaceCountry || t.ment[x] >= 0
		}
		// "the Syria talks" says where or what of, "US talks" who.
		return p.Precision == sitrep.PlaceCountry && initials(t.w.a.Text(t.tok[x].Span))
	}
	if t.lemmaIs(x, isFacility) && t.tok[x].UPOS == "NOUN" {
		return false // "the aid convoy attack" is on it
	}
	if e := t.entityAt(x); e != nil && e.Type != sitrep.EntityThing && (e.Actor != "" || e.Country != "" || e.Name != "") {
		return true
	}
	return t.lemmaIs(x, isArmed|isGov) || t.namedAs(x, sitrep.NameOrganization) || t.namedAs(x, sitrep.NameNationality)
}

// initials: "US", "U.K."; such a name serves as its own adjective.
func initials(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			n++
		case r != '.':
			return false
		}
	}
	return n >= 2 && n <= 4
}
