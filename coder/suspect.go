package coder

import (
	"slices"
	"strings"

	"sitrep"
)

// byName fills who did the deed that a report is about, and whom it struck, where the words of the deed
// only describe or count them and other sentences give their names.
func (w *work) byName(live []*event) {
	if w.digest() {
		return
	}
	if main := w.mainDeed(live); main != nil {
		w.identified(main, live)
		w.suspects(main, live)
	}
}

// suspects fills who did the main deed where nobody's deed words name him but the report says by name
// who the suspect is: "The suspect, Owen Marsh, 34, fled", "Police identified the gunman as Owen
// Marsh". Whoever the words before call "a man" is he.
func (w *work) suspects(main *event, live []*event) {
	var named []role
	for si, t := range w.trees {
		if t == nil || w.headline(si) || !w.coded(si) {
			continue
		}
		for x := range t.tok {
			if !t.isNoun(x) || !t.offender(x) {
				continue
			}
			if rs := t.calledSo(x); len(rs) > 0 && t.ofDeed(x, main) && w.toldLast(live, t, main) {
				for _, r := range rs {
					named = addRole(named, r)
				}
			}
		}
	}
	if len(named) > 0 {
		main.doneByNamed(named, live)
	}
}

// calledSo are the people whom the sentence names and calls by the noun at x.
func (t *tree) calledSo(x int) (out []role) {
	switch {
	case t.denied(x) || t.negated(x):
	case t.plural(x):
		for _, k := range t.namedTogether(x) {
			if r, ok := t.participant(k); ok && strings.Contains(r.p.Name, " ") {
				out = append(out, r)
			}
		}
	default:
		if r, ok := t.oneCalledSo(x); ok {
			out = append(out, r)
		}
	}
	return out
}

// namedTogether are the heads of the names that the sentence gives to those whom the plural at x calls:
// "The suspects were identified as Owen Marsh and Tom Reed".
func (t *tree) namedTogether(x int) []int {
	if k := t.child(x, "appos"); k > x && t.tok[k].UPOS == "PROPN" && t.namedPerson(k) {
		return t.listOf(k)
	}
	h := t.head(x)
	if h < 0 || !t.isVerb(h) || !t.w.c.class["identifying"].words[t.lemma[h]] || t.negated(h) {
		return nil
	}
	if k := t.identifiedAs(h, x); k >= 0 {
		return t.listOf(k)
	}
	return nil
}

// identifiedAs is the head of the names that verb v gives to those whom the word at x before it or behind
// it tells, -1 for none: "identified those killed as Ana Ruiz and Tom Reed".
func (t *tree) identifiedAs(v, x int) int {
	for k := x + 1; k < len(t.tok); k++ {
		if h := t.head(k); t.tok[k].UPOS == "PROPN" && t.prep(k) == "as" && (h == v || h == x || h >= 0 && t.head(h) == x) && t.namedPerson(k) { // the parser may hang it on "those killed"
			return k
		}
	}
	return -1
}

// oneCalledSo is the one person whom it names and calls so.
func (t *tree) oneCalledSo(x int) (r role, ok bool) {
	if e := t.entityAt(x); e != nil && e.Name != "" && e.Type == sitrep.EntityPerson {
		ent := t.w.a.Mentions[t.ment[x]].Entity
		for k := range t.tok {
			if m := t.ment[k]; m >= 0 && t.tok[k].UPOS == "PROPN" && t.w.a.Mentions[m].Entity == ent && !t.speaks(k) {
				r, ok = t.participant(k)
				return r, ok && strings.Contains(r.p.Name, " ")
			}
		}
	}
	who := -1
	switch h := t.head(x); {
	case t.child(x, "cop") >= 0: // "Owen Marsh is the gunman"
		who = t.child(x, "nsubj")
	case h < 0:
	case t.rel(x) == "compound" && h > x: // "suspect Owen Marsh"
		who = h
	case t.rel(x) == "appos": // "Owen Marsh, the suspect,"
		who = h
	case t.isVerb(h) && t.w.c.class["identifying"].words[t.lemma[h]]: // "named Owen Marsh as a suspect", "identified the suspect as Owen Marsh"
		for c := t.first[h]; c >= 0; c = t.next[c] {
			if k := int(c); t.tok[k].UPOS == "PROPN" && (t.prep(k) == "as") != (t.prep(x) == "as") && t.namedPerson(k) {
				who = k
			}
		}
	}
	if who < 0 || t.tok[who].UPOS != "PROPN" || !t.namedPerson(who) || t.speaks(who) {
		return r, false
	}
	r, ok = t.participant(who)
	return r, ok && strings.Contains(r.p.Name, " ") // one name alone is seldom a suspect's the first time
}

// speaks: who is named at x says something: "the shooter ran off, Marsh said".
func (t *tree) speaks(x int) bool {
	v := t.head(x)
	return t.rel(x) == "nsubj" && v >= 0 && t.w.c.speech.act[t.lemma[v]] != ""
}

// ofDeed: what the noun at x for who did it says of the deed does not make it another one: "a suspect
// in the killing of two clerks".
func (t *tree) ofDeed(x int, main *event) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		if t.rel(k) != "nmod" || k < x {
			continue
		}
		switch t.prep(k) {
		case "in", "of", "behind", "for":
			if e := t.w.eventAt(t, k); e != nil && e.typ == "ASSAULT" && e.firstMention() != main || e == nil && t.tells(k) != "" {
				return false
			}
		}
	}
	return true
}

// mainDeed is the first mention of the only harm done to others that a report tells as its news, or
// of the one to which it comes back most by far; nil where it tells several.
func (w *work) mainDeed(live []*event) *event {
	n := map[*event]int{}
	var order []*event
	for _, e := range live {
		if e.typ != "ASSAULT" || !settled(e.fact.reality) || e.fact.polarity != sitrep.Positive || !w.present(e) || len(e.f.rule.all) > 0 || e.series() || e.toHimself() {
			continue
		}
		f := e.firstMention()
		if f.recalled || len(e.quantities) == 0 && len(e.recipients) == 0 {
			continue
		}
		if n[f] == 0 {
			order = append(order, f)
		}
		n[f]++
	}
	var best *event
	next := 0
	for _, f := range order {
		switch {
		case best == nil || n[f] > n[best]:
			if best != nil {
				next = max(next, n[best])
			}
			best = f
		default:
			next = max(next, n[f])
		}
	}
	if best == nil || n[best] < 2*next {
		return nil
	}
	return best
}

// toldLast: of the deeds told up to the sentence the last one is the main one, or none is told yet.
func (w *work) toldLast(live []*event, t *tree, main *event) bool {
	var last *event
	for _, e := range live {
		if e.t.si > t.si {
			break
		}
		if e.typ == "ASSAULT" && settled(e.fact.reality) && (len(e.quantities) > 0 || len(e.recipients) > 0) {
			last = e.firstMention()
		}
	}
	return last == nil || last == main
}

// doneByNamed makes those named the doers of the happening whose first mention e is, unless its mentions
// name others or count them otherwise, and none of those whom it struck.
func (e *event) doneByNamed(named []role, live []*event) {
	var all []*event
	for _, o := range live {
		if o.firstMention() != e || o.typ != "ASSAULT" {
			continue
		}
		all = append(all, o)
		for i := range o.actors {
			if r := &o.actors[i]; r.p.Actor != "" || r.p.Name != "" || !r.unknownDoers(len(named)) {
				return
			}
		}
		if len(o.actors) > 1 {
			return
		}
		for i := range o.recipients {
			named = slices.DeleteFunc(named, func(r role) bool { return samePerson(&r.p, &o.recipients[i].p) })
		}
	}
	if len(named) == 0 {
		return
	}
	kind := "blamed"
	for _, o := range all {
		if o.t.w.headline(o.t.si) || o.toHimself() {
			continue
		}
		o.actors = nil
		for _, r := range named {
			r.kind = kind
			o.actors = o.t.w.plot.roles.more(o.actors, r)
		}
		kind = ""
	}
}

// unknownDoers: the words tell of so many that they did it, and nothing by which others would know
// them: "a man", "the gunman", "two suspects".
func (r *role) unknownDoers(n int) bool {
	t, x := r.t, r.tok
	c := t.w.c.class
	if !t.offender(x) && !c["anybody"].words[t.lemma[x]] && !c["male"].words[t.lemma[x]] && !c["young"].words[t.lemma[x]] && !t.ofAge(x) || t.lemmaIs(x, isArmed) && !t.offender(x) {
		return false
	}
	if !t.plural(x) {
		return n == 1
	}
	k := t.child(x, "nummod")
	return k >= 0 && years(t.form[k]) == n
}
