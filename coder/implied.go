package coder

import "slices"

// asker is who the parser hung on what he asks for: "appeals for calm from Norland".
func (e *event) asker() []role {
	for _, a := range e.args {
		if a.kind != argPrep || a.prep != "for" {
			continue
		}
		for _, b := range e.t.arguments(a.tok) {
			if b.kind == argPrep && b.prep == "from" && e.t.agent(b.tok) {
				return e.doers(e.t.participants(b.tok, nil))
			}
		}
	}
	return nil
}

// askedToAct are those who are to do what is demanded: "called for the premier to
// step down", "the demand that Norland withdraw".
func (e *event) askedToAct() []role {
	if x := e.arg(arg{kind: argPrep, prep: "for"}); x >= 0 && e.t.isNoun(x) && e.arg(arg{kind: argComp}) > x && !e.t.passive(e.arg(arg{kind: argComp})) {
		if ps := e.receivers(e.t.participants(x, nil)); len(ps) > 0 { // "called for the junta to go", hung on the verb
			return ps
		}
	}
	for _, a := range e.args {
		if (a.kind == argComp || a.kind == argPrep && a.prep == "for") && e.t.isVerb(a.tok) {
			if x := e.t.argument(a.tok, argSubj); x >= 0 && x != e.tok {
				if ps := e.receivers(e.t.participants(x, nil)); len(ps) > 0 {
					for i := range ps {
						ps[i].kind = "comp"
					}
					return ps
				}
			}
		}
	}
	if t := e.t; t.tok[e.tok].UPOS == "ADJ" { // "it is vital that the parties respect"
		for c := t.first[e.tok]; c >= 0; c = t.next[c] {
			if v := int(c); v > e.tok && t.isVerb(v) && (t.rel(v) == "ccomp" || t.rel(v) == "csubj") {
				if x := t.argument(v, argSubj); x > e.tok && t.agent(x) {
					return e.receivers(t.participants(x, nil))
				}
			}
		}
	}
	for _, x := range e.f.words { // "restated its demand that Norland withdraw"
		if x == e.tok || !e.t.isNoun(x) {
			continue
		}
		for _, a := range e.t.arguments(x) {
			if a.kind == argComp && e.t.isVerb(a.tok) || a.prep == "that" {
				if s := e.t.argument(a.tok, argSubj); s >= 0 {
					if ps := e.receivers(e.t.participants(s, nil)); len(ps) > 0 {
						return ps
					}
				}
			}
		}
	}
	return e.doersOfWanted()
}

// doersOfWanted are those whose deed is asked for or to end: "demanded Norland's
// withdrawal", "called for an end to the army's raids".
func (e *event) doersOfWanted() []role {
	t := e.t
	for _, a := range e.args {
		if a.kind != argObj && (a.kind != argPrep || a.prep != "for") || !t.isNoun(a.tok) || t.agent(a.tok) {
			continue
		}
		for _, x := range [2]int{a.tok, t.child(a.tok, "nmod")} {
			if x < 0 || x != a.tok && t.prep(x) != "to" && t.prep(x) != "of" {
				continue
			}
			if t.tells(x) == "" {
				continue
			}
			for _, s := range t.arguments(x) {
				// "all-party talks" are not the party's; "his arrest" is not his doing.
				if s.kind != argSubj || s.prep == "mod" && t.place[s.tok] < 0 || t.tok[s.tok].UPOS == "PRON" || !t.agent(s.tok) {
					continue
				}
				if ps := e.receivers(t.participants(s.tok, nil)); len(ps) > 0 {
					return ps
				}
			}
		}
	}
	return nil
}

// protestedTo is at whom a protest is: who is to do what those who march or block a road
// demand, or did what they do it "in protest at".
func (e *event) protestedTo(actors []role) []role {
	t := e.t
	if t.isVerb(e.tok) && t.w.c.class["asked"].words[t.lemma[e.tok]] {
		if ps := e.askedToAct(); len(ps) > 0 {
			return ps
		}
		return e.concerned(actors)
	}
	for _, a := range e.args {
		if a.kind == argPrep && a.prep == "in" && t.w.c.class["quarrel"].words[t.lemma[a.tok]] {
			for _, b := range slices.Concat(t.arguments(a.tok), e.args) { // "in a dispute with the owners"
				if b.prep == "with" && t.agent(b.tok) {
					return e.others(t.participants(b.tok, nil), actors)
				}
			}
		}
		if a.kind != argPrep || a.prep != "in" || t.lemma[a.tok] != "protest" {
			continue
		}
		if ps := e.concernedIn(a.tok, concernedBy["PROTEST"], actors, 0); len(ps) > 0 {
			return ps
		}
		for _, b := range e.args { // hung on the verb
			if b.kind == argPrep && b.tok > a.tok && contains(concernedBy["PROTEST"], b.prep) {
				return e.concernedIn(b.tok, concernedBy["PROTEST"], actors, 0)
			}
		}
	}
	for _, a := range e.args { // "marched to the ministry", "rallied outside the embassy"
		if a.kind == argPrep && t.w.c.class["towards"].words[a.prep] && t.place[a.tok] < 0 && t.seat(a.tok) {
			return e.others(t.participants(a.tok, nil), actors)
		}
	}
	return nil
}

// seat: the noun is a body of the state or where it sits.
func (t *tree) seat(x int) bool {
	return t.property(x, "GOV") || t.property(x, "LEG") || t.property(x, "JUD") || t.w.c.class["seat-of-power"].words[t.lemma[x]]
}

// refused is whose demand or offer is rejected: "the council's call", "the offer of the envoy".
func (e *event) refused() []role {
	t := e.t
	x := e.arg(arg{kind: argObj})
	if x < 0 || !t.isNoun(x) || t.agent(x) {
		return nil
	}
	for _, k := range [...]argKind{argSubj, argObj} {
		if s := t.argument(x, k); s >= 0 && t.agent(s) {
			return e.receivers(t.participants(s, nil))
		}
	}
	return nil
}

// struck is what stands before the noun as its target: "the mosque bombing", "the
// school shooting"; a car bomb is none of it.
func (e *event) struck() []role {
	t := e.t
	k := t.w.cls["struck-at"]
	if !t.isNoun(e.tok) {
		return nil
	}
	for _, a := range e.args {
		if a.kind == argMod && a.tok < e.tok && t.isNoun(a.tok) && k.words[t.lemma[a.tok]] {
			if r, ok := t.participant(a.tok); ok {
				r.kind = "mod"
				return []role{r}
			}
		}
	}
	return nil
}

// ownDeed is who is blamed or punished for "his" deed, which is not that of whoever blames:
// "a judge sentenced the major for his attack".
func (e *event) ownDeed() []role {
	if !physical[e.typ] || len(e.actors) == 0 || !e.t.isNoun(e.tok) {
		return nil
	}
	if p := e.t.pronounOwner(e.tok); p < 0 || e.actors[0].tok != p {
		return nil
	}
	return e.blamed()
}

// partOf is who did the deed of which e is told as a part: "abuses by the militia,
// including the burning of schools and the killing of teachers". The words count,
// not the tree: parsers hang such lists anywhere.
func (w *work) partOf(e *event) []role {
	const reach = 15 // words
	t := e.t
	k := e.tok - 1
	for ; k > 0 && t.form[k] != "including"; k-- {
		if x := t.tok[k].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || t.form[k] == ";" {
			return nil
		}
	}
	for n := k - 1; n >= 0 && k-n < reach; n-- {
		if !t.deed(n) {
			continue
		}
		if o := w.eventAt(t, n); o != nil && o != e && len(o.actors) > 0 {
			return o.actors
		}
		if s := t.argument(n, argSubj); s >= 0 && t.agent(s) {
			return t.participants(s, nil)
		}
		return nil
	}
	return nil
}

// aside are the prepositions by which a clause tells what its subject takes part
// in besides: "after talks in Arbin, the two agreed"; "burned tyres in a protest".
var aside = map[string]map[string]bool{
	"CONSULT":   {"after": true, "following": true, "during": true, "in": true, "at": true, "for": true, "of": true},
	"PROTEST":   {"in": true, "on": true},
	"COOPERATE": {"in": true, "during": true},
	"ASSAULT":   {"after": true, "following": true, "in": true, "of": true}, // fighting alone: "after days of fighting, rebels took the town"
}

// partyAbove completes the parties of a noun by who does what its phrase hangs on:
// the subject of the verb, or the person that is "in Arbin for talks".
func (e *event) partyAbove(parties []role) []role {
	t := e.t
	x := e.anchor()
	if len(parties) > 1 || !t.isNoun(x) {
		return parties
	}
	for k := 0; k < 5; k++ {
		h, r := t.head(x), t.rel(x)
		if h < 0 || r != "obl" && r != "nmod" && r != "conj" && r != "appos" && r != "obj" && r != "xcomp" {
			return parties
		}
		if r == "obl" || r == "nmod" {
			p := t.prep(x)
			if x == e.anchor() && !aside[e.typ][p] || !aside["CONSULT"][p] && (x == e.anchor() || p != "on") {
				return parties // "failed to agree on a truce at talks": on passes
			}
		} else if x == e.anchor() {
			return parties
		}
		who := -1
		switch {
		case t.isVerb(h) && r == "obl":
			spoke := e.typ == "CONSULT" && len(parties) == 1 && x == e.anchor() && t.hasPrep(e.args, "with") && t.speechVerb(h) // "said after talks with the king"
			if t.passive(h) || !spoke && !t.sharedBy(e.typ, h, t.prep(x)) {
				return parties
			}
			who = t.argument(h, argSubj)
		case t.isVerb(h):
			if y := t.tells(h); e.typ == "ASSAULT" || y != "AGREE" && y != "CONSULT" {
				if t.rel(h) != "xcomp" {
					return parties
				}
				break
			}
			who = t.argument(h, argSubj)
		case t.tok[h].UPOS == "ADJ" && r == "obl" && e.typ == "CONSULT": // "is due in Suva for talks"
			who = t.argument(h, argSubj)
		case t.agent(h) && t.ment[h] >= 0 && e.typ != "ASSAULT":
			who = h
		}
		if who >= 0 {
			if o := t.w.eventAt(t, h); o != nil && o != e && t.territory(who) { // "the city fell to the rebels after days of fighting"
				by, _ := o.rolesOnce()
				for _, p := range by {
					p.kind = "above"
					parties = addRole(parties, p)
				}
				return parties
			}
			if !t.agent(who) || e.typ == "PROTEST" && (t.property(who, "COP") || t.property(who, "MIL")) {
				return parties
			}
			for _, p := range t.participants(who, nil) {
				p.kind = "above"
				parties = addRole(parties, p)
			}
			return parties
		}
		x = h
	}
	return parties
}

// sharedBy: the subject of verb h takes part in what the phrase with preposition p tells.
func (t *tree) sharedBy(typ string, h int, p string) bool {
	switch {
	case typ == "ASSAULT":
		y := t.tells(h)
		if t.w.c.class["policing"].words[t.lemma[h]] {
			return false // "arrested a man in a gun battle"
		}
		return physical[y] || y == "COERCE" || y == "RETREAT"
	case typ == "PROTEST", p == "for", p == "in":
		return true
	}
	switch t.tells(h) {
	case "AGREE", "CONSULT", "COOPERATE", "SUPPORT", "REJECT":
		return true
	}
	return false
}

// chanted gives a protest those whom the same people blame or call on in the same breath: "blocked
// roads to protest against a decision by the union", "marched, calling for the premier to go".
func chanted(live []*event) {
	for i, e := range live {
		if e.typ != "PROTEST" || len(e.recipients) > 0 || len(e.f.rule.all) > 0 {
			continue
		}
		for k := i + 1; k < len(live) && live[k].t == e.t; k++ {
			o := live[k]
			if o.typ != "ACCUSE" && o.typ != "REQUEST" || !e.t.isVerb(o.tok) || len(o.recipients) == 0 || !e.t.under(o.anchor(), e.anchor()) || len(inherited(o.actors, e.actors)) > 0 {
				continue
			}
			if r := e.t.rel(o.anchor()); r == "advcl" || r == "xcomp" || r == "acl" || r == "conj" && e.t.gerund(o.anchor()) {
				if e.recipients = inherited(o.recipients, e.actors); len(e.recipients) > 0 {
					break
				}
			}
		}
	}
}
