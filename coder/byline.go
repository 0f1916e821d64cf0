package coder

import "sitrep"

// byline is who a headline says has said it: "Army: rebels shelled port", "Three
// killed in raid: police"; -1 for none.
func (t *tree) byline() int {
	if !t.w.headline(t.si) {
		return -1
	}
	for k := range t.tok {
		if t.form[k] != ":" && !sitrep.IsDash(t.form[k]) {
			continue
		}
		if x := t.spokesman(0, k); x >= 0 && t.form[k] == ":" && k+2 < len(t.tok) {
			return x
		}
		if x := t.spokesman(k+1, len(t.tok)); x >= 0 && k > 2 {
			return x
		}
	}
	return -1
}

// spokesman is the last word of a short run of names and nouns for somebody who can speak, -1 for none.
func (t *tree) spokesman(from, to int) int {
	if from >= to || to-from > 4 {
		return -1
	}
	for k := from; k < to; k++ {
		switch t.tok[k].UPOS {
		case "NOUN", "PROPN", "ADJ":
		default:
			return -1
		}
	}
	x := to - 1
	if t.place[x] >= 0 || t.timex[x] >= 0 {
		return -1
	}
	for h := t.head(x); h >= from && h < to; h = t.head(x) {
		x = h
	}
	if t.w.c.speech.speakers[t.lemma[to-1]] || t.ment[x] >= 0 && t.tok[x].UPOS == "PROPN" {
		return x
	}
	return -1
}

// issuerOf is whose text it is that speaks: "a statement by the union said"; -1 where
// its words do not tell.
func (t *tree) issuerOf(x int) int {
	if !t.w.c.speech.channel[t.lemma[x]] || t.ment[x] >= 0 && t.namedActor(x) {
		return -1
	}
	for _, a := range t.arguments(x) {
		if (a.kind == argSubj && a.prep != "mod" || a.kind == argPrep && a.prep == "from") && t.agent(a.tok) && t.place[a.tok] < 0 {
			return a.tok
		}
	}
	return -1
}

// textOf is who gave out the text that x, which nobody is told to own, speaks of:
// "said in a statement … The statement said".
func (w *work) textOf(t *tree, x int) (*tree, int) {
	if !w.c.speech.channel[t.lemma[x]] && !w.c.speech.given[t.lemma[x]] || !t.definite(x) || t.plural(x) {
		return nil, -1
	}
	for k := t.si - 1; k >= 0 && k >= t.si-issuerSpan; k-- {
		o := w.trees[k]
		if o == nil || !w.coded(k) {
			continue
		}
		for y := range o.tok {
			if o.lemma[y] != t.lemma[x] || !o.isNoun(y) || o.rel(y) != "obl" && o.rel(y) != "obj" {
				continue
			}
			v := o.head(y)
			if v < 0 || !o.isVerb(v) || o.rel(y) == "obj" && !o.givesOut(v) || o.rel(y) == "obl" && !o.utters(v) {
				continue
			}
			if s := o.speaker(v); s >= 0 && s != y && !o.none(s) {
				return o, s
			}
		}
	}
	if t.si > 0 && t.w.c.speech.given[t.lemma[x]] && w.trees[t.si-1] != nil && w.coded(t.si-1) {
		o := w.trees[t.si-1]
		for v := range o.tok {
			if o.head(v) >= 0 || !o.utters(v) && !o.givesOut(v) {
				continue
			}
			if s := o.speaker(v); s >= 0 && o.agent(s) && !o.none(s) && o.issuerOf(s) < 0 {
				return o, s
			}
		}
	}
	return nil, -1
}

// utters: verb v is an act of words, as a text may be.
func (t *tree) utters(v int) bool {
	return t.lemmaIs(v, isSaying) || verbal[t.tells(v)]
}

// givesOut: verb v may have a text as its object.
func (t *tree) givesOut(v int) bool {
	return t.w.c.speech.issuing[t.lemma[v]] || t.w.c.speech.drawing[t.lemma[v]]
}

// issuerSpan is how many sentences on a text may still be called by its noun alone.
const issuerSpan = 8

// agencyOf: the name at x closes a bracket that opens the text or a line of it, before its dash:
// "(ACAN-EFE) -- [TEXT] REBELS", "Reuters) - Rebels". It gives the report and takes no part.
func (t *tree) agencyOf(x int) bool {
	const opening = 12 // words of a place, a day and an agency
	if x > opening || x+2 >= len(t.tok) || t.form[x+1] != ")" || t.tok[x].UPOS != "PROPN" {
		return false
	}
	return sitrep.IsDash(t.form[x+2])
}
