package coder

import (
	"slices"
	"strings"

	"sitrep"
)

// addressed types are done to somebody: what cannot answer is no recipient of a
// demand, a promise or praise ("promised a bridge", "welcomed the truce").
var addressed = map[string]bool{"AGREE": true, "CONSULT": true, "SUPPORT": true, "CONCEDE": true, "COOPERATE": true, "AID": true, "RETREAT": true,
	"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true, "SANCTION": true}

// receivers are those of the participants that can be recipients of the event.
func (e *event) receivers(ps []role) []role {
	const inventory = 3 // of more things than this the first stands for all
	kept := ps[:0:0]
	things := 0
	for _, p := range ps {
		switch {
		case p.t.form[p.tok] == "force" && p.t.child(p.tok, "det") < 0 && p.t.child(p.tok, "amod") < 0: // "met with force"
			continue
		case e.typ == "ASSAULT" && p.t.harmOf(p.tok) >= 0: // "the shooting of a woman and the wounding of her sons"
			kept = append(kept, e.receivers(p.t.participants(p.t.harmOf(p.tok), nil))...)
			continue
		case e.typ == "ASSAULT" && e.t.isNoun(e.tok) && p.t == e.t && p.t.prep(p.tok) == "on" && p.t.w.cls["town-part"].words[p.t.lemma[p.tok]] && (p.p.Actor == "" || !sitrep.Listed(p.p.Actor)):
			continue // "a shooting on the city's east side"
		case e.typ == "ASSAULT" && e.t.isNoun(e.tok) && p.t == e.t && p.t.prep(p.tok) == "on" && p.t.namedRoad(p.tok):
			continue // "a shooting on Martin Luther King Drive"
		case e.typ == "ASSAULT" && p.p.Actor == "" && (p.t.w.cls["no-target"].words[p.t.lemma[p.tok]] || p.t.w.cls["bodypart"].words[p.t.lemma[p.tok]] && p.t.ownedByPronoun(p.tok)):
			continue // "at the same moment", "hitting his head"
		case e.typ == "COERCE" && p.ware():
			continue // "searched a Seat Arona"
		case e.typ == "ASSAULT" && p.t == e.t && p.t.form[p.tok] == "us" && p.bystander():
			continue // "they shot at us": those of whom the speaker is one
		case e.typ == "PROTEST" && p.t.w.c.class["public-ground"].words[p.t.lemma[p.tok]]:
			continue // "gathered in Liberty Square"
		case e.typ == "COERCE" && p.t.goods(p.tok) >= 0: // "seized its computers": whose they are
			kept = append(kept, p.t.participants(p.t.goods(p.tok), nil)...)
			continue
		case e.typ == "SANCTION" && p.t.place[p.tok] >= 0: // "recalled its envoy from Budapest" is at the state
		case e.cameo == "192" && !p.t.held(p.tok):
			continue
		case p.t.agent(p.tok), p.t.answerable(p.tok), p.t.besideIt(p.tok) != nil:
		case e.typ == "RETREAT" && p.t.vessel(p.tok): // ships are set free as their crews are
		case e.typ == "THREATEN" && contains(e.modes, "violence") && p.t.strikable(p.tok): // "threatened to shell the port"
		case (addressed[e.typ] || e.typ == "PROTEST" && !p.t.property(p.tok, "thing")) && p.t.place[p.tok] < 0 && p.t.isNoun(p.tok):
			// Of a deed or thing its owner: "concern at abuses by the militia", "protested against the king's decree".
			if s := p.t.argument(p.tok, argSubj); s >= 0 && p.t.agent(s) {
				kept = append(kept, p.t.participants(s, nil)...)
			}
			continue
		case addressed[e.typ], e.typ == "PROTEST" && !p.t.property(p.tok, "thing") && !p.t.property(p.tok, "place"):
			continue
		case e.typ == "COERCE" && contains(e.modes, "restrict") && !p.t.lemmaIs(p.tok, isFacility|isVessel|isTerritory) && p.t.place[p.tok] < 0 && p.t.entityAt(p.tok) == nil:
			continue // what is banned, who suffers it is not told: "banned motorcycles", "suspended all permits"
		default:
			if things++; things > 1 && len(ps) > inventory {
				continue
			}
		}
		kept = e.t.w.plot.roles.more(kept, p)
	}
	return kept
}

// ware: a name that goes with "a" is of a thing, of which there are many, unless it is a people's or a body's.
func (r *role) ware() bool {
	t, x := r.t, r.tok
	if t.tok[x].UPOS != "PROPN" || x == 0 || len(r.p.Sectors) > 0 || sitrep.Listed(r.p.Actor) || t.countryPlace(x) || t.lemmaIs(x, isSomebody|isFacility) {
		return false
	}
	d := t.child(x, "det")
	return d >= 0 && d < x-1 && (t.form[d] == "a" || t.form[d] == "an") && t.rel(x-1) == "compound" && t.countryWithin(d, x+1) == ""
}

// bystander: a person whom neither a list nor arms, office or trade set apart from those beside him.
func (r *role) bystander() bool {
	if r.p.Entity < 0 || sitrep.Listed(r.p.Actor) {
		return false
	}
	e := &r.t.w.a.Entities[r.p.Entity]
	return e.Type == sitrep.EntityPerson && !sectorIn(e, "MIL", "COP", "PRM", "REB", "UAF", "SPY", "GOV", "LEG", "JUD", "PTY", "JRN")
}

// answerable: the verb has nobody about it but who can answer: "the mill sued the site for libel".
func (t *tree) answerable(x int) bool {
	h := t.head(x)
	return h >= 0 && (t.rel(x) == "obj" || t.rel(x) == "nsubj") && t.isNoun(x) && t.isVerb(h) && t.w.c.class["of-persons"].words[t.lemma[h]] && t.tells(x) == ""
}

// doers are those of the participants that can act; of a thing done ("the operation
// killed ten") whoever did it.
func (e *event) doers(ps []role) []role {
	kept := ps[:0:0]
	for _, p := range ps {
		switch {
		case p.p.Actor == "" && p.t.place[p.tok] < 0 && p.t.territory(p.tok): // "the city fell to"
		case e.noDoer(p):
		case p.t.agent(p.tok) || p.t.answerable(p.tok) || p.p.Actor != "" || p.t.place[p.tok] >= 0 || p.t.lemmaIs(p.tok, isFacility):
			kept = e.t.w.plot.roles.more(kept, p)
		case p.t.isNoun(p.tok) && len(e.f.rule.all) == 0:
			if s := p.t.argument(p.tok, argSubj); s >= 0 && p.t.agent(s) {
				kept = append(kept, p.t.participants(s, nil)...)
			}
		}
	}
	return kept
}

// agent: the token names somebody that can act: people, bodies, countries, unknown names.
func (t *tree) agent(x int) bool {
	if t.lemmaIs(x, isPeople|isArmed|isGov) {
		return true
	}
	if t.lemmaIs(x, isAgent) && t.place[x] < 0 {
		return true
	}
	if t.vessel(x) {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "amod" && t.countryPlace(int(c)) {
				return true // "Chinese ships" answer for China
			}
		}
	}
	if e := t.entityAt(x); e != nil {
		return e.Type != sitrep.EntityThing || e.Actor != ""
	}
	if t.tok[x].UPOS == "PRON" || t.tok[x].UPOS == "DET" && anybody[t.form[x]] {
		return true // resolved, or it were no participant
	}
	if t.place[x] >= 0 {
		p := &t.w.a.Places[t.place[x]]
		return p.Precision == sitrep.PlaceCountry || !strings.EqualFold(p.Name, t.w.a.Text(p.Span)) // a likeness only: it may be anybody
	}
	return t.namedActor(x) || t.unknownName(x)
}

// deed: the noun is one of the class of violent deeds.
func (t *tree) deed(x int) bool {
	return t.isNoun(x) && t.lemmaIs(x, isViolent)
}

// held: people, or a thing that is said to be somebody's ("the army's garrison"): land
// taken is from whoever held it, and is no recipient itself.
func (t *tree) held(x int) bool {
	if t.place[x] >= 0 || t.territory(x) {
		return false
	}
	if t.agent(x) && !t.lemmaIs(x, isFacility) {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (t.tok[c].Deprel == "nmod:poss" || r == "amod" || r == "compound") && t.tok[c].UPOS != "PRON" && (t.actorish(int(c)) || t.agent(int(c))) {
			return true
		}
	}
	return false
}

// territory: the noun is of the class of land and settlements.
func (t *tree) territory(x int) bool {
	l := t.lemma[x]
	return t.lemmaIs(x, isTerritory) && l != "state" && l != "country"
}

// vessel: the noun is of the class of ships, planes and the like.
func (t *tree) vessel(x int) bool {
	return t.lemmaIs(x, isVessel)
}

// goods is the pronoun for whose thing x is, -1 if x is none or nobody's.
func (t *tree) goods(x int) int {
	if t.agent(x) || t.place[x] >= 0 || !t.isNoun(x) {
		return -1
	}
	return t.knownOwner(x)
}

// strikable: a place or building that somebody may strike.
func (t *tree) strikable(x int) bool {
	return t.lemmaIs(x, isFacility|isTerritory|isVessel) || t.place[x] >= 0
}

// owned gives what a happening did to somebody's band to those whom another of its tellings says it
// struck: "Seven officers were killed when gunmen ambushed their patrol." Nobody strikes his own.
func owned(live []*event) {
	struck := map[*event][]role{}
	for _, e := range live {
		for _, r := range e.recipients {
			if f := e.firstMention(); e.typ == "ASSAULT" && r.t.heldBy(r.tok) < 0 {
				struck[f] = addRole(struck[f], r)
			}
		}
	}
	for _, e := range live {
		all := struck[e.firstMention()]
		if e.typ != "ASSAULT" || len(all) == 0 {
			continue
		}
		var kept []role
		for _, r := range e.recipients {
			x := r.t.heldBy(r.tok)
			if x < 0 {
				kept = addRole(kept, r)
				continue
			}
			whose := r.t.w.a.Mentions[r.t.ment[x]].Entity
			self := slices.ContainsFunc(e.actors, func(a role) bool { return a.p.Entity == whose })
			if k := slices.IndexFunc(all, func(o role) bool { return whose >= 0 && (o.p.Entity == whose || self && o.t == r.t) }); k >= 0 {
				r = all[k]
			}
			kept = addRole(kept, r)
		}
		e.recipients = kept
	}
}

// heldBy is the pronoun for those whose patrol or other band x is, -1 for nobody.
func (t *tree) heldBy(x int) int {
	if t.place[x] >= 0 || !t.lemmaIs(x, isArmed) {
		return -1
	}
	return t.knownOwner(x)
}
