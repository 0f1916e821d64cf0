package coder

import (
	"sitrep"
	"sitrep/ontology"
)

// hosted tells guests from hosts: of those who meet in the country of one side, the
// side from elsewhere visits, and its host receives it.
func (w *work) hosted(live []*event) {
	for _, e := range live {
		if e.typ == "CONSULT" && len(e.recipients) == 0 {
			e.countSides()
		}
		if e.typ != "CONSULT" || e.fact.reality == sitrep.Planned || len(e.recipients) > 0 || len(e.actors) < 2 || len(e.actors) > 3 || e.at == nil || e.at.Country == "" ||
			contains(e.modes, "third-party") || contains(e.modes, "multilateral") || contains(e.modes, "phone") {
			continue
		}
		var guests, hosts []role
		if e.thirdPlace() {
			e.modes = append(e.modes, "third-party")
			e.noteAt("modes", e.at.Span, "third country")
			continue
		}
		for _, r := range e.actors {
			switch {
			case r.p.Country == e.at.Country:
				hosts = append(hosts, r)
			case r.p.Country != "":
				guests = append(guests, r)
			}
		}
		if len(guests) == 0 || len(guests)+len(hosts) < len(e.actors) || len(hosts) != 1 || placeRank[e.at.Precision] > 1 {
			continue
		}
		e.actors, e.recipients = guests, hosts
		if len(e.modes) == 0 {
			e.modes = append(e.modes, "visit")
			e.noteAt("modes", e.at.Span, "guest and host")
		}
	}
}

// visits splits the parties of talks that somebody went for: "flew to Suva for talks
// with his counterpart" makes the traveller the guest.
func (e *event) visits(parties []role) (actors, recipients []role) {
	t := e.t
	x := e.anchor()
	h := t.head(x)
	if e.typ != "CONSULT" || len(parties) < 2 || h < 0 || t.rel(x) != "obl" && t.rel(x) != "nmod" || t.prep(x) != "for" {
		return parties, nil
	}
	away := t.isVerb(h) && t.w.c.class["travel"].words[t.lemma[h]]
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "obl" || r == "nmod") && t.place[c] >= 0 && (t.prep(int(c)) == "in" || t.prep(int(c)) == "to") && !t.isVerb(h) {
			away = true // "the minister, in Suva for talks", "is due in Suva for talks"
		}
	}
	if t.place[h] >= 0 && t.prep(h) == "in" {
		away = true
	}
	if !away {
		return parties, nil
	}
	for _, p := range parties {
		if p.kind == "above" {
			actors = append(actors, p)
		} else {
			recipients = append(recipients, p)
		}
	}
	if len(actors) == 0 {
		return parties, nil
	}
	return actors, recipients
}

// thirdPlace: two sides, one of them a state's, meet in a country of neither; those who are only
// described are of the other's.
func (e *event) thirdPlace() bool {
	if len(e.actors) != 2 || e.at == nil || placeRank[e.at.Precision] > 1 {
		return false
	}
	state := false
	for _, r := range e.actors {
		described := r.p.Actor == "" && r.p.Name == "" && (r.t.property(r.tok, "armed") || r.t.property(r.tok, "OPP"))
		if r.p.Country == e.at.Country && !described || r.p.Country == "" && !described && !r.t.property(r.tok, "armed") || r.p.Country != "" && ontology.CountryOf(r.p.Country) == nil {
			return false
		}
		state = state || r.forState() && r.p.Country != e.at.Country
	}
	return state
}

// countSides: talks of the envoys of two parties are not multilateral, unless they meet among others.
func (e *event) countSides() {
	if contains(e.modes, "multilateral") && e.t.isVerb(e.tok) && len(e.actors) == 2 && len(e.f.words) == 1 &&
		e.t.w.c.class["sent-for-talks"].words[e.t.lemma[e.actors[0].tok]] && !e.amongOthers() {
		e.dropModes(func(m string) bool { return m == "multilateral" })
	}
}

// amongOthers: they meet at a summit or conference.
func (e *event) amongOthers() bool {
	for _, a := range e.args {
		if (a.kind == argPrep || a.kind == argObj) && e.t.w.c.class["many-meet"].words[e.t.lemma[a.tok]] {
			return true
		}
	}
	return false
}
