package coder

import (
	"slices"

	"sitrep"
)

// tollsOfProtests gives tolls that the grammar hangs on a protest to it: who was
// killed in riots was so by nobody told, and the riots are the happening.
func (w *work) tollsOfProtests(live []*event) []*event {
	out := live[:0:0]
	for _, e := range live {
		o := w.protestBehind(e)
		if o == nil || e.sameAs != nil || w.tellsAgain(live, e) {
			out = append(out, e)
			continue
		}
		o.quantities = append(o.quantities, e.quantities...)
		for _, y := range e.why {
			if y.field != "type" {
				o.why = append(o.why, y)
			}
		}
		e.drop = true
		w.forget(func(x *event) bool { return x == e })
	}
	return out
}

// protestBehind is the protest in which people died or were hurt, nil if e tells no
// toll without a doer.
func (w *work) protestBehind(e *event) *event {
	if e.typ != "ASSAULT" || e.t.isNoun(e.tok) || !e.t.tellsToll(e) && e.t.lemma[e.tok] != "leave" || e.fact.polarity != sitrep.Positive {
		return nil
	}
	if o := e.t.broughtBefore(e); o != nil {
		return o
	}
	for _, o := range e.t.causesOf(e) {
		if o != nil && o.typ == "PROTEST" && (len(e.actors) == 0 || e.t.lemma[e.tok] == "leave") {
			return o
		}
	}
	return nil
}

// broughtBefore is the protest that the sentence says to have been brought about by something before it
// counts those hurt: "The killing sparked riots, leaving 70 people injured".
func (t *tree) broughtBefore(e *event) *event {
	for k := e.tok - 1; k > 0; k-- {
		if o := t.teller(k); o != nil && o.tok == k && o.typ == "PROTEST" && t.broughtOn(k) {
			return o
		}
	}
	return nil
}

// broughtOn: a verb tells that something brought about what is told at x: "sparked the worst riots".
func (t *tree) broughtOn(x int) bool {
	for k := x - 1; k >= 0 && k > x-6 && t.tok[k].UPOS != "PUNCT"; k-- { // the words, not the tree: "the worst rioting Veland has seen"
		if t.isVerb(k) {
			return t.w.c.reasons.bring[t.lemma[k]] && t.child(k, "nsubj") >= 0
		}
	}
	return false
}

// inUnrest: the violence or protest told last before those hurt by nobody's hand is a protest of another time than the deed, in
// which they were rather hurt: "Police shot a boy on Saturday. On Monday a crowd threw bottles. Three people were injured."
func (w *work) inUnrest(n, deed *profile) bool {
	e := n.first
	if e.typ != "ASSAULT" || n.on != nil || len(n.actors) > 0 || !tolled(n.sizes) || n.sameVictims(deed) {
		return false
	}
	if !e.t.isNoun(e.tok) && w.ofTheCrowd(e, deed) {
		return true
	}
	if deed.on == nil {
		return false
	}
	const near = 2 // sentences
	var last *event
	for si := e.t.si; si >= max(0, e.t.si-near) && last == nil; si-- {
		t := w.trees[si]
		for x := 0; t != nil && x < len(t.tok) && (si < e.t.si || x < e.tok); x++ {
			if o := w.eventAt(t, x); o != nil && o.tok == x && (o.typ == "ASSAULT" || o.typ == "PROTEST" && (last == nil || o.on != nil)) {
				last = o
			}
		}
	}
	if last == nil || last.typ != "PROTEST" || last.on == nil {
		return false
	}
	_, meets := last.on.Intersect(deed.on.Interval)
	return !meets
}

// ofTheCrowd: the sentence counts the hurt of a crowd that a protest before it brought out, and of which the deed
// is not told: "The crowd dispersed and three people were injured", of a riot over a killing.
func (w *work) ofTheCrowd(e *event, deed *profile) bool {
	street := func(t *tree, x int) bool { return t.w.c.class["street"].words[t.lemma[x]] }
	who := func(r role) bool { return street(r.t, r.tok) }
	if slices.ContainsFunc(deed.recipients, who) || slices.ContainsFunc(deed.actors, who) || contains(deed.first.modes, "crowd-control") {
		return false
	}
	crowd := false
	for x := range e.tok {
		if o := w.eventAt(e.t, x); o != nil && o.typ == "ASSAULT" {
			return false
		}
		crowd = crowd || street(e.t, x)
	}
	if !crowd {
		return false
	}
	for si := deed.first.t.si; si < e.t.si; si++ {
		for x := range w.trees[si].tok {
			if o := w.eventAt(w.trees[si], x); o != nil && o.typ == "PROTEST" {
				return true
			}
		}
	}
	return false
}
