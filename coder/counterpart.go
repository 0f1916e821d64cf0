package coder

import (
	"slices"
	"strings"
)

// counterSpan is how many sentences back the other party of an act of words is looked for.
const counterSpan = 1

// toAnother are the acts of words that need somebody to hear them, with what may have passed
// between the two before.
var toAnother = map[string]map[string]bool{
	"REQUEST":  {"REQUEST": true, "REJECT": true, "ACCUSE": true, "THREATEN": true, "AGREE": true, "CONSULT": true, "SANCTION": true, "COERCE": true, "ASSAULT": true, "PROTEST": true},
	"REJECT":   {"REQUEST": true, "REJECT": true, "ACCUSE": true, "THREATEN": true, "AGREE": true, "CONSULT": true, "SANCTION": true, "COERCE": true, "PROTEST": true},
	"THREATEN": {"REQUEST": true, "REJECT": true, "ACCUSE": true, "THREATEN": true, "CONSULT": true, "SANCTION": true, "COERCE": true, "ASSAULT": true, "PROTEST": true},
	"AGREE":    {"REQUEST": true, "AGREE": true, "CONSULT": true, "ASSAULT": true, "PROTEST": true},
}

// otherParty marks a recipient that the words of the event do not name.
const otherParty = "other party of "

// counterparts fill whom an act of words is at that says so nowhere in its sentence: who acted on
// the speaker before, on whom he acted, or the other of two that the report told of together.
func (w *work) counterparts(live []*event) {
	for i, e := range live {
		if toAnother[e.typ] == nil || len(e.recipients) > 0 || len(e.actors) != 1 || len(e.f.rule.all) > 0 || w.headline(e.t.si) || e.denial || !e.needsOther() {
			continue
		}
		if e.recipients = w.counterpart(live, i); len(e.recipients) == 0 && e.typ == "REQUEST" {
			e.recipients = w.fighting(live, i)
		}
	}
}

// fighting are those whose fight live[at] asks an end of or relief from: the sides of the last one told.
func (w *work) fighting(live []*event, at int) []role {
	e := live[at]
	about := false
	for _, a := range e.args {
		for x, k := a.tok, 0; x >= 0 && k < 3 && !about; x, k = e.t.child(x, "nmod"), k+1 {
			about = e.t.w.c.class["hostilities"].words[e.t.lemma[x]]
		}
	}
	if !about {
		return nil
	}
	return before(live, at, reach, func(o *event) []role {
		if o.typ != "ASSAULT" && (o.typ != "COERCE" || !contains(o.modes, "restrict")) || len(o.actors) == 0 || onSide(o.actors, e.actors) {
			return nil
		}
		from := parted(o.actors, e.actors, true)
		from = append(from, parted(o.recipients, slices.Concat(e.actors, from), true)...)
		for n := range from {
			from[n].kind = otherParty + o.typ
		}
		return from
	})
}

// needsOther: of what is promised only what two do together, of what is called off no journey.
func (e *event) needsOther() bool {
	t := e.t
	switch {
	case e.typ == "REJECT" && contains(e.modes, "meet"):
		x := e.arg(arg{kind: argObj})
		return x < 0 || !t.w.c.class["journey"].words[t.lemma[x]]
	case e.typ != "AGREE":
		return true
	}
	for _, a := range e.args {
		if a.kind != argComp && a.kind != argObj && a.kind != argPrep {
			continue
		}
		for _, x := range [2]int{a.tok, t.argument(a.tok, argObj)} {
			if x >= 0 && t.w.c.class["mutual"].words[t.lemma[x]] {
				return true
			}
		}
	}
	return false
}

func (w *work) counterpart(live []*event, at int) []role {
	e := live[at]
	for k := at - 1; k >= 0 && e.t.si-live[k].t.si <= counterSpan; k-- {
		o := live[k]
		if !toAnother[e.typ][o.typ] || w.headline(o.t.si) || o.guessed() || !settled(o.fact.reality) {
			continue
		}
		var from []role
		switch {
		case onSide(o.recipients, e.actors):
			from = o.actors
		case onSide(o.actors, e.actors) && len(o.recipients) > 0:
			from = o.recipients
		case onSide(o.actors, e.actors) && len(o.actors) == 2:
			from = o.actors
		case o.typ == "PROTEST" && len(o.recipients) == 0 && len(o.actors) == 1 && e.actors[0].forState():
			if from = inherited(o.actors, e.actors); len(from) > 0 {
				from[0].kind = otherParty + o.typ
				return from
			}
		}
		if from = parted(from, e.actors, physical[o.typ] || contains(o.modes, "arrest")); len(from) > 0 {
			for n := range from {
				from[n].kind = otherParty + o.typ
			}
			return from
		}
	}
	return nil
}

// guessed: its recipients come from another event.
func (e *event) guessed() bool {
	return len(e.recipients) > 0 && strings.HasPrefix(e.recipients[0].kind, otherParty)
}

// parted are those of list that are on another side than the others; of those who fought only
// forces and states, no single men.
func parted(list, others []role, fought bool) []role {
	var out []role
	for _, r := range list {
		t, x := r.t, r.tok
		lone := t.onePerson(x) || t.property(x, "person") || t.child(x, "nummod") >= 0
		if !t.agent(x) || onSide([]role{r}, others) || t.property(x, "civilian") || lone && r.p.Name == "" && t.property(x, "armed") {
			continue
		}
		if fought && !(t.property(x, "armed") || t.property(x, "gov") || t.countryPlace(x)) || fought && lone {
			continue
		}
		out = append(out, r)
	}
	return out
}

// onSide: one of the list is one of the others, or speaks for the same state.
func onSide(list, others []role) bool {
	for i := range list {
		for k := range others {
			a, b := &list[i], &others[k]
			if samePerson(&a.p, &b.p) || a.p.Country != "" && a.p.Country == b.p.Country && a.forState() && b.forState() {
				return true
			}
		}
	}
	return false
}

// forState: a state, its government or its forces.
func (r *role) forState() bool {
	return r.t.property(r.tok, "gov") || r.t.property(r.tok, "MIL") || r.t.countryPlace(r.tok) || r.p.State()
}
