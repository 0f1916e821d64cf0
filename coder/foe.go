package coder

import (
	"sync"

	"sitrep"
)

// repelled makes of an attack that is beaten off one deed, of those who made it on those who
// stood up to it: "the army fought off two assaults by the rebels".
func (w *work) repelled(live []*event) {
	for _, e := range live {
		if e.typ != "ASSAULT" || len(e.actors) == 0 || !e.t.isVerb(e.tok) || !e.isOf("repelling") {
			continue
		}
		x := e.arg(arg{kind: argObj})
		if x < 0 || !e.t.isNoun(x) || e.t.agent(x) || !e.t.deed(x) && e.t.tells(x) != "ASSAULT" {
			continue
		}
		by := e.actors
		var who []role
		if o := w.eventAt(e.t, x); o != nil && o != e && o.typ == "ASSAULT" {
			if len(o.actors) == 0 && e.t.argument(x, argObj) >= 0 && armedOnly(o.recipients) { // "the assault of the rebels"
				o.actors = o.recipients
			}
			o.actors = inherited(o.actors, by)
			who, o.recipients = o.actors, inherited(by, o.actors)
			if o.sameAs == nil && e.sameAs == nil {
				o.sameAs = e
			}
		} else if s := e.t.argument(x, argSubj); s >= 0 && e.t.agent(s) {
			who = inherited(e.doers(e.t.participants(s, nil)), by)
		}
		e.actors, e.recipients = who, inherited(by, who)
		for i := range e.recipients {
			e.recipients[i].kind = "repels it"
		}
	}
}

func armedOnly(list []role) bool {
	for i := range list {
		if !list[i].t.property(list[i].tok, "armed") {
			return false
		}
	}
	return len(list) > 0
}

// isOf: a word of the trigger is of the class.
func (e *event) isOf(class string) bool {
	c := e.t.w.c.class[class]
	for _, x := range e.f.words {
		if e.t.inClass(x, c) {
			return true
		}
	}
	return false
}

// foes give a deed of war by regular forces that says nowhere on whom it was the one enemy
// that the report tells of, and an attack on them that says not by whom the same; "the enemy" is he too.
func (w *work) foes(live []*event) {
	enemy := sync.OnceValue(func() []role { return w.enemy(live) })
	for _, e := range live {
		for _, list := range [2][]role{e.actors, e.recipients} {
			for i := range list {
				if r := &list[i]; r.theEnemy() && len(enemy()) == 1 {
					foe := enemy()
					r.p.Actor, r.p.Name, r.p.Sectors = foe[0].p.Actor, foe[0].p.Name, foe[0].p.Sectors
				}
			}
		}
		if !e.warlike() || e.toHimself() {
			continue
		}
		switch {
		case len(e.actors) > 0 && regular(e.actors) && (len(e.recipients) == 0 || e.onSpot()):
			if on := foeOf(enemy(), e.actors); len(on) > 0 {
				e.recipients = on
			}
		case len(e.actors) == 0 && len(e.recipients) > 0 && e.recipients[0].kind == "repels it" && regular(e.recipients):
			e.actors = foeOf(enemy(), e.recipients)
		}
	}
}

// theEnemy: nobody but "the enemy", or its fighters.
func (r *role) theEnemy() bool {
	t, x := r.t, r.tok
	if r.p.Name != "" {
		return false
	}
	if t.lemma[x] == "enemy" {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.lemma[c] == "enemy" && int(c) < x {
			return t.lemmaIs(x, isArmed|isPeople)
		}
	}
	return false
}

// onSpot: all that is struck is a "position" or "location", of which nothing says whose it is.
func (e *event) onSpot() bool {
	for i := range e.recipients {
		r := &e.recipients[i]
		if !r.t.w.c.class["spot"].words[r.t.lemma[r.tok]] || r.p.Name != "" || r.t.argument(r.tok, argSubj) >= 0 || r.t.child(r.tok, "compound") >= 0 {
			return false
		}
	}
	return true
}

func foeOf(enemy, not []role) []role {
	if onSide(enemy, not) {
		return nil
	}
	out := inherited(enemy, not)
	for i := range out {
		out[i].kind = "enemy"
	}
	return out
}

// warlike: an attack or advance in war, and no killing of the helpless.
func (e *event) warlike() bool {
	if r := e.fact.reality; len(e.f.rule.all) > 0 || e.fact.polarity == sitrep.Negative || r == sitrep.Conditional || r == sitrep.Hypothetical {
		return false
	}
	switch e.typ {
	case "COERCE":
		return contains(e.modes, "seize") && e.t.isVerb(e.tok)
	case "ASSAULT":
		for _, m := range e.modes {
			switch m {
			case "aerial", "drone", "heavy-weapons", "explosives", "firearms":
			default:
				return false
			}
		}
		return e.t.fateOf(e.tok) == "" && !e.t.w.c.class["suffered"].words[e.t.lemma[e.tok]]
	}
	return false
}

// regular: all are states, their armies or alliances of such.
func regular(list []role) bool {
	for i := range list {
		r := &list[i]
		if r.irregular() || !r.t.property(r.tok, "armed") && !r.forState() && r.p.Name == "" || r.t.property(r.tok, "COP") {
			return false
		}
	}
	return true
}

// irregular: a body or people under arms that are no state's.
func (r *role) irregular() bool {
	t, x := r.t, r.tok
	if e := t.entityAt(x); e != nil && e.Actor != "" {
		return sectorIn(e, "REB", "UAF", "PRM") && !sectorIn(e, "MIL", "GOV")
	}
	return t.w.c.class["irregular"].words[t.lemma[x]] && !t.countryPlace(x)
}

// enemy is the one armed group that the report tells of as fought, as holding land or as
// driven from it, nil where it tells of none or of several by name.
func (w *work) enemy(live []*event) []role {
	var found []role
	add := func(r role) {
		if t, x := r.t, r.tok; r.irregular() && (r.p.Name != "" || t.child(x, "nummod") < 0 && (t.plural(x) || x+1 < len(t.form) && t.form[x+1] == "-")) {
			found = append(found, r)
		}
	}
	for _, e := range live {
		if e.typ != "ASSAULT" && (e.typ != "COERCE" || !contains(e.modes, "seize")) {
			continue
		}
		for _, r := range e.recipients {
			add(r)
		}
	}
	for _, t := range w.trees {
		if t == nil || !w.coded(t.si) {
			continue
		}
		for x := range t.tok {
			for _, y := range t.foughtAt(x) {
				ps := t.participants(y, nil)
				if len(ps) == 0 && y < x { // "rebel-held", an adjective to the tagger
					ps = []role{{t: t, tok: y, p: sitrep.Participant{Span: t.tok[y].Span, Text: w.a.Text(t.tok[y].Span), Entity: -1}}}
				}
				for _, r := range ps {
					add(r)
				}
			}
		}
	}
	for _, named := range [...]bool{true, false} {
		var one *role
		for i := range found {
			switch r := &found[i]; {
			case (r.p.Name != "") != named:
			case one == nil:
				one = r
			case named && !samePerson(&one.p, &r.p), !named && one.t.lemma[one.tok] != r.t.lemma[r.tok]:
				return nil
			}
		}
		if one != nil {
			return []role{*one}
		}
	}
	return nil
}

// foughtAt are those whom the word at x says to be fought or to hold something.
func (t *tree) foughtAt(x int) []int {
	switch c := t.w.c.class; {
	case x > 1 && t.form[x-1] == "-" && c["in-hands"].words[t.form[x]]:
		return []int{x - 2}
	case t.inClass(x, c["enemy-of"]):
		var out []int
		for _, a := range t.arguments(x) {
			if a.kind == argObj || a.kind == argPrep && a.prep == "against" {
				out = append(out, a.tok)
			}
		}
		return out
	}
	return nil
}
