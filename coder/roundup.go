package coder

import (
	"slices"

	"sitrep"
)

// leastItems is how many paragraphs make a round-up.
const leastItems = 3

// readItems finds the items of a round-up: paragraphs that each open with violence done to
// somebody new to the report, at a time of day or a place of their own ("About 4:45 p.m., a man
// was shot on Mill Road"). What follows an item belongs to it until the next one opens.
func (w *work) readItems(live []*event) {
	w.item = make([]int, len(w.trees))
	var opens []int
	for _, e := range live {
		if si := e.t.si; (len(opens) == 0 || opens[len(opens)-1] != si) && w.opensParagraph(si) && w.opensItem(e) {
			opens = append(opens, si)
		}
	}
	if len(opens) < leastItems {
		return
	}
	for n, si := range opens {
		to := len(w.trees)
		if n+1 < len(opens) {
			to = opens[n+1]
		}
		for ; si < to; si++ {
			w.item[si] = n + 1
		}
	}
}

// opensParagraph: the sentence is the first of a paragraph of running text.
func (w *work) opensParagraph(si int) bool {
	return w.trees[si] != nil && w.coded(si) && !w.headline(si) && (si == 0 || w.a.Sentences[si-1].Block != w.a.Sentences[si].Block)
}

// opensItem: violence that was done, told with somebody new to the report in a sentence that says
// at what time of day it was, or begins with where or with "Earlier on Tuesday".
func (w *work) opensItem(e *event) bool {
	t := e.t
	if e.typ != "ASSAULT" || e.fact.polarity != sitrep.Positive || !settled(e.fact.reality) || !t.newPerson() {
		return false
	}
	for k := range t.tok {
		if i := int(t.timex[k]); i >= 0 && w.clock(&w.a.Timexes[i]) {
			return true
		}
	}
	const opening = 6 // words
	for k := 1; k < len(t.tok) && k < opening; k++ {
		if t.place[k] >= 0 && firm[t.form[0]] || t.timex[k] >= 0 && t.w.c.same.passes[t.form[0]] {
			return true
		}
	}
	return false
}

// newPerson: the sentence brings up a person who was not told of before.
func (t *tree) newPerson() bool {
	for k := range t.tok {
		if t.isNoun(k) && t.tok[k].UPOS != "PROPN" && t.lemmaIs(k, isPeople) && (t.indefinite(k) || t.another(k)) {
			return true
		}
	}
	return false
}

// apartFrom: the report itself tells the two as two, whatever else they have in common, so
// that no other report can make them one.
func (w *work) apartFrom(n, o *profile) bool {
	if len(o.actors) > 0 && !o.how.titled && n.elsewhen {
		return true
	}
	if n.offender && !o.offender && o.struckMany() || o.offender && !n.offender && n.struckMany() {
		return true
	}
	if n.beasts != o.beasts && len(n.recipients) > 0 && len(o.recipients) > 0 {
		return true
	}
	if n.first.typ == "ASSAULT" && n.otherOf(o, w.c.same.weapon) && !n.sameVictims(o) {
		return true // stabbed, and shot
	}
	if n.cameBefore(o) || o.cameBefore(n) || n.oneOfRow(o) || (n.mourned || n.asFormer(o)) && !n.sameVictims(o) || n.sinceDeath != o.sinceDeath {
		return true
	}
	return twoNouns(n, o) || sumAndItem(n, o) || othersHeld(n, o) || ofTwoKinds(n, o) || w.itemsApart(n, o) || sumsUpMany(n, o) || sumsUpMany(o, n)
}

// keepApart tells who merges reports which happenings this one tells apart.
func (w *work) keepApart(out []sitrep.EventMention, index map[*event]int) {
	for _, p := range w.apart {
		a, okA := index[p[0].firstMention()]
		b, okB := index[p[1].firstMention()]
		if late := max(a, b); okA && okB && a != b && !slices.Contains(out[late].Apart, min(a, b)) {
			out[late].Apart = append(out[late].Apart, min(a, b))
		}
	}
}

// itemsApart: a round-up tells the two in different items, or the one in an item and the other
// before the items began, in running text or as the sum of them all.
func (w *work) itemsApart(n, o *profile) bool {
	a, b := w.item[n.first.t.si], w.item[o.last.t.si]
	return a != b && (a > 0 && !w.headline(o.last.t.si) || o.series || o.struckMany())
}

// twoNouns: one sentence tells the two side by side, each by a noun that stands by itself.
func twoNouns(n, o *profile) bool {
	t, x, y := n.first.t, o.first.tok, n.first.tok
	return n.first.typ == "ASSAULT" && t == o.first.t && t.isNoun(x) && t.isNoun(y) && t.rel(y) == "conj" && t.head(y) == x && t.byItself(x, y)
}

// byItself: the second of two nouns, y, has an article of its own, and the first a complement of its own, or of the two
// one is many: "the bombings in the villages and the murder of a priest". Not so in "the siege and the shelling of the town".
func (t *tree) byItself(x, y int) bool {
	if t.child(y, "det") < 0 && t.child(y, "nmod:poss") < 0 {
		return false
	}
	if t.plural(x) != t.plural(y) {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if int(c) > x && int(c) < y && bare(t.rel(int(c))) == "nmod" {
			return true
		}
	}
	return false
}
