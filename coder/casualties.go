package coder

import (
	"slices"

	"sitrep"
)

// casualties joins what befell people to the happening that the report tells most
// of, where nothing says that it befell others, elsewhere, at another time or by
// another hand: "Two of the men died", "A third was shot in the leg".
func (w *work) casualties(live []*event) {
	var heads []*event
	told := map[*event]*profile{}
	other := map[*event]bool{} // told to be one more: "in retaliatory fire"
	for _, e := range live {
		f := e.firstMention()
		if h := e.telling(); h.another && !h.ofIt {
			other[f] = true
		}
		if told[f] == nil {
			told[f] = newProfile(e)
			heads = append(heads, f)
		} else {
			told[f].merge(newProfile(e))
		}
	}
	heads = slices.DeleteFunc(heads, func(e *event) bool { return !w.oneAttack(e, told[e]) })
	var main *event
	if w.account() {
		w.consequences(heads, told, w.asides(live), other) // of many steps none is the one that people fell in
		return
	}
	for _, e := range heads {
		if !other[e] && !e.recalled && (main == nil || told[e].mentions > told[main].mentions) {
			main = e
		}
	}
	if main == nil {
		return
	}
	p := told[main]
	aside := w.asides(live)
	for _, e := range heads {
		if e == main || e.sameAs != nil || other[e] || aside[e.t.si] != aside[p.last.t.si] || told[e].cameBefore(p) || p.cameBefore(told[e]) || !w.befell(e, told[e], p) {
			continue
		}
		p.merge(told[e])
		if max(0, slices.Index(live, e)) < max(0, slices.Index(live, main)) {
			main.sameAs = e
			main = e
			told[e] = p
		} else {
			e.sameAs = main
		}
	}
	w.consequences(heads, told, aside, other)
}

// consequences joins harm told without whose doing it is to the attack told right
// before, of which nobody has yet said whom it struck: "Shells hit the market. Two
// people died".
func (w *work) consequences(heads []*event, told map[*event]*profile, aside []int, other map[*event]bool) {
	var before []*event
	for _, e := range heads {
		if e.sameAs != nil {
			continue
		}
		n := told[e]
		if len(n.actors) == 0 && tolled(n.sizes) && !other[e] && !e.recalled && !e.whole() {
			var o *event
			for k := len(before) - 1; k >= 0 && o == nil; k-- {
				if at := told[before[k]].last.t.si; at <= e.t.si && e.t.si-at <= 1 {
					o = before[k]
				}
			}
			if o != nil && aside[o.t.si] == aside[e.t.si] && !n.cameBefore(told[o]) && !told[o].probedBy(n) && !tolled(told[o].sizes) && !told[o].onOne() && !sumAndItem(n, told[o]) && !wideAndItem(n, told[o]) && compatible(n, told[o]) {
				e.sameAs = o
				told[o].merge(n)
				continue
			}
		}
		before = append(before, e)
	}
}

// tolled: sizes tell whom a happening struck.
func tolled(sizes []size) bool {
	return slices.ContainsFunc(sizes, func(s size) bool { return s.kind == "struck" || harmed[s.kind] })
}

// harmsAfterAll: it did people harm, and the other one, as told before, none at all.
func (p *profile) harmsAfterAll(o *profile) bool {
	unharmed := func(kind string) bool {
		s := total(o.sizes, kind)
		return s != nil && s.a.none() && !s.others()
	}
	harms := func(list []size, kind string) bool {
		return slices.ContainsFunc(list, func(s size) bool { return s.kind == kind && !s.a.none() })
	}
	dead, hurt := harms(p.sizes, "killed"), harms(p.sizes, "injured")
	return (dead || hurt) && !harms(o.sizes, "killed") && !harms(o.sizes, "injured") && (unharmed("injured") || dead && unharmed("killed"))
}

// onOne: the happening has a single person as target.
func (p *profile) onOne() bool {
	return slices.ContainsFunc(p.recipients, func(r role) bool {
		return r.t.onePerson(r.tok) || r.p.Name != "" && r.t.property(r.tok, "person")
	})
}

// compatible: kind, time and place do not tell two happenings apart.
func compatible(n, o *profile) bool {
	if contains(n.modes, "abduct") != contains(o.modes, "abduct") {
		return false
	}
	if n.on != nil && o.on != nil {
		if _, ok := n.on.Intersect(o.on.Interval); !ok {
			return false
		}
	}
	return !n.elsewhere(o)
}

// oneAttack: violence told as one happening of the day, that came about.
func (w *work) oneAttack(e *event, p *profile) bool {
	return e.typ == "ASSAULT" && e.fact.polarity == sitrep.Positive && settled(e.fact.reality) && e.fact.reality != sitrep.Habitual &&
		!p.series && !p.sums && !p.several && !e.sumOfTold && w.age(p) == 0 && !w.c.scene.wideEvent[e.t.lemma[e.tok]]
}

// several: the harm was done on several occasions: "killed in separate shootings".
func (e *event) several() bool {
	t, w := e.t, e.t.w
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			x := int(c)
			if t.rel(x) != "obl" && t.rel(x) != "nmod" || !t.plural(x) {
				continue
			}
			if o := w.eventAt(t, x); o != nil && o.typ == "ASSAULT" && o.series() || w.c.scene.happening[t.lemma[x]] {
				return true
			}
		}
	}
	return false
}

// befell: the happening e may be what the main one did to people, or no more than
// another word for it.
func (w *work) befell(e *event, n, main *profile) bool {
	bare := len(n.recipients) == 0 && len(n.actors) == 0 && n.at == nil && n.on == nil // "gunfire", "the incident"
	if !bare && !tolled(n.sizes) {
		return false
	}
	if !compatible(n, main) || w.apartFrom(n, main) || e.recalled && !n.sameVictims(main) {
		return false
	}
	if main.on == nil && n.on != nil && n.onLevel <= firmTime && e.telling().indefinite {
		return false // "On 19 October, men staged a bomb attack"
	}
	hand := overlap(n.actors, main.actors)
	if hand == differ || hand == clash {
		return false
	}
	if hand == alike && !e.harm() && e.t.fateOf(e.tok) == "" {
		return false // an attack of its own
	}
	var numbers traitSet
	compareSizes(&numbers, n.sizes, main.sizes)
	if numbers.has(otherNumber) && !numbers.has(sameNumber) {
		return false
	}
	whom := overlap(n.recipients, main.recipients)
	return whom != differ && whom != clash || w.among(n, main)
}

// among: those whom n struck can be among those whom the main happening struck.
func (w *work) among(n, main *profile) bool {
	var known []*victim
	for _, s := range main.sizes {
		known = w.meet(&s, known)
	}
	for i := range n.sizes {
		s := &n.sizes[i]
		switch {
		case s.others(), s.shares:
			return true
		case s.of < 0:
		case len(s.who) > 0 || s.one():
			v := s.t.victimAt(s.of)
			if slices.ContainsFunc(known, func(k *victim) bool { return v.fits(k) > 0 }) {
				return true
			}
		case w.c.class["anybody"].words[s.t.lemma[s.of]]:
			return true
		}
	}
	return false
}

// asides numbers the stretches of the report: "Meanwhile, …" and "In another
// attack, …" open one.
func (w *work) asides(live []*event) []int {
	opens := make([]bool, len(w.trees))
	for i, t := range w.trees {
		opens[i] = t.elsewhere() || len(t.form) > 0 && t.formIs(0, ofScene) && w.c.scene.aside[t.form[0]]
	}
	for _, e := range live {
		if e.tok <= 4 && e.t.another(e.tok) {
			opens[e.t.si] = true
		}
	}
	out := make([]int, len(w.trees))
	n := 0
	for i, t := range w.trees {
		for k := 1; k < len(t.form) && k <= 4; k++ {
			if t.lemmaIs(k, ofScene) && w.c.scene.happening[t.lemma[k]] && t.another(k) {
				opens[i] = true
			}
		}
		if opens[i] || i > 0 && w.item[i] != w.item[i-1] {
			n++
		}
		out[i] = n
	}
	return out
}

// another: the happening at x is told apart from those before: "in a separate incident".
func (t *tree) another(x int) bool {
	for k := max(0, x-2); k < x; k++ {
		if t.w.c.class["another"].words[t.form[k]] {
			return true
		}
	}
	return false
}
