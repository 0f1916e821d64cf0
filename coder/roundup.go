package coder

import (
	"slices"

	"sitrep"
)

// leastItems is how many paragraphs make a round-up.
const leastItems = 3

// readItems finds the items of a round-up: stretches that each tell of violence and open, at a
// paragraph, with somebody new to the report and a time of day or a place of their own ("About
// 4:45 p.m., a man was shot on Mill Road"), or with one of a row ("The weekend's last shooting
// happened at a station"). What follows an item belongs to it until the next one opens.
func (w *work) readItems(live []*event) {
	w.item = make([]int, len(w.trees))
	deed := make([]bool, len(w.trees))
	var opens []int
	for _, e := range live {
		deed[e.t.si] = deed[e.t.si] || e.typ == "ASSAULT" && e.fact.polarity == sitrep.Positive && settled(e.fact.reality)
	}
	told := true // of the item before: violence
	for si, t := range w.trees {
		if w.opensParagraph(si) && t.opensItem(deed[si]) && !(len(opens) > 0 && w.tellsMore(opens[len(opens)-1], si)) {
			if !told {
				opens = opens[:len(opens)-1]
			}
			opens, told = append(opens, si), false
		}
		told = told || deed[si]
	}
	if !told {
		opens = opens[:len(opens)-1]
	}
	if len(opens) < leastItems {
		return
	}
	item := w.scenesApart(opens)
	for n, si := range opens {
		to := len(w.trees)
		if n+1 < len(opens) {
			to = opens[n+1]
		}
		for ; si < to; si++ {
			w.item[si] = item[n]
		}
	}
}

// scenesApart numbers the items that open at those sentences, from 1. Two that name one road are one, and where
// fewer than make a round-up have a road or place of their own it is no round-up: all are 0.
func (w *work) scenesApart(opens []int) []int {
	const far = 4 // sentences from the opening that say where

	item, own := make([]int, len(opens)), make([]bool, len(opens)) // own: a road or place first named there
	roads, sites := map[string]int{}, map[string]bool{}            // roads: index of the item that names it first
	for n, si := range opens {
		item[n] = n + 1
		for ; si < len(w.trees) && si < opens[n]+far && (n+1 == len(opens) || si < opens[n+1]); si++ {
			t := w.trees[si]
			for k := range t.tok {
				if !t.roadWord(k) {
					continue
				}
				x := t.roadAt(k)
				if x < 0 {
					continue
				}
				if o, ok := roads[t.form[x]]; ok {
					item[n] = min(item[n], item[o])
				} else {
					roads[t.form[x]], own[n] = n, true
				}
			}
			for _, i := range w.siteOf[si] {
				p := &w.sites[i]
				if !sites[p.Name] && !p.Demonym && t.onRoad(p.Words.First) {
					sites[p.Name], own[n] = true, true
				}
			}
		}
	}
	scenes := 0
	for n := range item {
		if item[n] == n+1 && own[n] {
			scenes++
		}
	}
	if scenes < leastItems {
		clear(item)
	}
	return item
}

// opensParagraph: the sentence is the first of a paragraph of running text.
func (w *work) opensParagraph(si int) bool {
	return w.trees[si] != nil && w.coded(si) && !w.headline(si) && (si == 0 || w.a.Sentences[si-1].Block != w.a.Sentences[si].Block)
}

// opensItem: the sentence tells of one of a row, or brings up somebody new and begins with where, with
// an hour or with "Earlier on Tuesday"; if it tells the deed itself, it may say the hour anywhere.
func (t *tree) opensItem(deed bool) bool {
	if t.ofRow() {
		return true
	}
	const opening = 6 // words
	if !t.newPerson() {
		h, x := t.root(), t.subject()
		if x < 0 || !t.w.c.same.comes[t.lemma[h]] || t.ruled(x) != "ASSAULT" {
			return false
		}
		deed = false // "About 9 p.m., the fatal shooting happened on Mill Road."
	}
	daytime, place := false, false
	for k := 0; k < len(t.tok); k++ {
		if i := int(t.timex[k]); i >= 0 {
			tx := &t.w.a.Timexes[i]
			if (deed || k < opening) && hour(tx) >= 0 {
				return true
			}
			daytime = daytime || tx.Type == "TIME"
		}
		if k > 0 && k < opening && (deed && t.place[k] >= 0 && firm[t.form[0]] || t.timex[k] >= 0 && t.w.c.same.passes[t.form[0]]) {
			return true
		}
	}
	for _, i := range t.w.siteOf[t.si] {
		place = place || deed && t.onRoad(t.w.sites[i].Words.First)
	}
	return daytime && place || t.timePasses()
}

// tellsMore: sentence si, right behind the one that opened an item and told no hour, tells more of
// those struck: "Ann Kern, 16, was walking on Mill Road about 10 p.m. when shots were fired."
func (w *work) tellsMore(open, si int) bool {
	if si != open+1 {
		return false
	}
	for k := range w.trees[open].tok {
		if i := w.trees[open].timex[k]; i >= 0 && hour(&w.a.Timexes[i]) >= 0 {
			return false
		}
	}
	t := w.trees[si]
	x := t.subject()
	return x >= 0 && (t.tok[x].UPOS == "PROPN" || t.child(x, "det") >= 0 && t.form[t.child(x, "det")] == "the")
}

// ofRow: the sentence opens with the last, the first or the latest of many deeds, which it says
// happened: "The weekend's most recent shooting happened early on Sunday".
func (t *tree) ofRow() bool {
	for k := 1; k < len(t.tok) && k < 8; k++ {
		row := t.formIs(k, ofIdentity) && t.w.c.same.row[t.form[k]] || t.form[k] == "recent" && t.form[k-1] == "most"
		if x := t.head(k); row && x > k && t.isNoun(x) && t.rel(x) == "nsubj" {
			h := t.head(x)
			return h >= 0 && t.w.c.same.comes[t.lemma[h]] && t.ruled(x) == "ASSAULT"
		}
	}
	return false
}

// newPerson: the sentence brings up a person who was not told of before, or seems to: whoever is
// named with his age.
func (t *tree) newPerson() bool {
	for k := range t.tok {
		switch {
		case !t.isNoun(k):
		case t.tok[k].UPOS != "PROPN":
			if t.lemmaIs(k, isPeople) && (t.indefinite(k) || t.another(k) || t.child(k, "det") >= 0 && t.form[t.child(k, "det")] == "another") {
				return true
			}
		case k > 0 && t.ofAge(k-1):
			return true // "31-year-old Jon Brask"
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
	if n.offender && !o.offender && (o.struckMany() || reversed(n, o)) || o.offender && !n.offender && (n.struckMany() || reversed(o, n)) {
		return true
	}
	if n.probedBy(o) || o.probedBy(n) || n.harmsAfterAll(o) {
		return true
	}
	if n.stopsDoerOf(o) || o.stopsDoerOf(n) {
		return true
	}
	if n.onRecord != o.onRecord && !n.sameVictims(o) {
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
	return twoNouns(n, o) || n.otherVictim(o) || sumAndItem(n, o) || othersHeld(n, o) || ofTwoKinds(n, o) || w.itemsApart(n, o) || w.otherPicture(n, o) || wideAndItem(n, o) || sumsUpMany(n, o) || sumsUpMany(o, n) || fewerHit(n, o) || fewerHit(o, n) || w.inUnrest(n, o)
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

// ofItem: of a round-up only an item or two name place i, so that the others are not there.
func (w *work) ofItem(i int) bool {
	p := &w.a.Places[i]
	own := w.item[p.Words.Sentence]
	if own == 0 {
		return false
	}
	items := []int{own}
	for k := range w.a.Places {
		o := &w.a.Places[k]
		if w.tree(o.Words.Sentence) == nil || !samePlace(&o.Place, &p.Place) {
			continue
		}
		n := w.item[o.Words.Sentence]
		if n == 0 {
			return false
		}
		if !slices.Contains(items, n) {
			items = append(items, n)
		}
	}
	return len(items) < leastItems
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
