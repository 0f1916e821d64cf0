package coder

import "sitrep"

// addressed types are done to somebody: what cannot answer is no recipient of a
// demand, a promise or praise ("promised a bridge", "welcomed the truce").
var addressed = map[string]bool{"AGREE": true, "CONSULT": true, "SUPPORT": true, "CONCEDE": true, "COOPERATE": true, "AID": true, "RETREAT": true,
	"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true, "SANCTION": true}

// receivers are those of the participants that can be recipients of the event.
func (e *event) receivers(ps []role) []role {
	kept := ps[:0:0]
	for _, p := range ps {
		if !addressed[e.typ] || p.t.agent(p.tok) {
			kept = append(kept, p)
		}
	}
	return kept
}

// agent: the token names somebody that can act: people, bodies, countries, unknown names.
func (t *tree) agent(x int) bool {
	c := t.w.c
	if c.people[t.lemma[x]] || c.armed[t.lemma[x]] || c.gov[t.lemma[x]] {
		return true
	}
	if e := t.entityAt(x); e != nil {
		return e.Type != sitrep.EntityThing || e.Actor != "" || len(e.Sectors) > 0
	}
	if t.place[x] >= 0 {
		return t.w.a.Places[t.place[x]].Precision == sitrep.PlaceCountry
	}
	return t.namedActor(x) || t.unknownName(x)
}
