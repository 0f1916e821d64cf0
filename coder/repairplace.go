package coder

import (
	"slices"

	"sitrep"
)

// repairPlaces joins a place to the place before it where the parser hung it on what is
// there: "the embassies in Karsia and Veland" are not the embassies and Veland.
func (t *tree) repairPlaces(set attach) {
	for i := 3; i < len(t.tok); i++ {
		if t.tok[i].UPOS != "PROPN" || t.rel(i) != "conj" || t.form[i-1] != "and" || t.tok[i-2].UPOS != "PROPN" {
			continue
		}
		h, before := t.head(i), i-2
		if h < 0 || h >= before || t.tok[h].UPOS != "NOUN" || t.tok[before].Deprel != "nmod" && t.tok[before].Deprel != "obl" || !t.cased(before) {
			continue
		}
		if g := t.head(before); g != h && t.head(h) != g {
			continue
		}
		if t.stateNamed(i) && t.stateNamed(before) {
			set(i, before, "conj")
			set(i-1, i, "cc")
		}
	}
}

// repairTownDeeds makes a noun of the deed that the parser made what a town with an article does: "The Arden Hills
// shooting left two people dead" is no shooting by the hills.
func (t *tree) repairTownDeeds(set attach) {
	for x := 2; x+1 < len(t.tok); x++ {
		i := x - 1
		v := t.head(i)
		if v == x {
			v = t.head(x)
		}
		if t.tok[x].XPOS != "VBG" || t.tok[i].UPOS != "PROPN" || t.rel(i) != "nsubj" || v < x || t.head(x) != i && t.head(x) != v || t.firstRel(i, "det") < 0 ||
			!t.ofHarm(x) || t.hasRel(x, "obj", "aux") || slices.ContainsFunc(t.tok[x:v], func(k sitrep.Token) bool { return k.Head == x+1 && k.Deprel == "obl" }) {
			continue
		}
		for c := range t.tok {
			switch h := t.head(c); {
			case h == i && t.rel(c) == "det":
				set(c, x, "det")
			case h == x && t.rel(c) == "obl": // "Sunday night"
				set(c, v, t.tok[c].Deprel)
			}
		}
		set(x, v, "nsubj")
		t.makeNoun(x, "nsubj", set)
		set(i, x, "compound")
	}
}

// repairDeedNoun makes a noun of a deed in -ing that has a noun before it and a preposition: "after early morning
// shooting downtown" nobody shoots downtown.
func (t *tree) repairDeedNoun(set attach) {
	for x := 2; x < len(t.tok); x++ {
		if t.tok[x].XPOS != "VBG" || t.tok[x].UPOS != "VERB" || t.head(x-1) != x || t.rel(x-1) != "compound" || !t.ofHarm(x) || t.hasRel(x, "aux", "nsubj") {
			continue
		}
		p := x - 1
		for p > 0 && t.tok[p].UPOS != "ADP" && (t.nominal(p) || t.tok[p].UPOS == "ADJ" || t.tok[p].UPOS == "DET") {
			p--
		}
		if t.tok[p].UPOS != "ADP" {
			continue
		}
		set(p, x, "case")
		if o := t.firstRel(x, "obj"); o > x {
			set(o, x, "nmod")
		}
		t.makeNoun(x, "obl", set)
	}
}
