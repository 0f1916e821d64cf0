package coder

import "sitrep"

// doubtful is what is left of the certainty of violence that somebody calls an accident, or
// that befell animals alone: nobody codes it as done to people, but the words are those.
const doubtful = 0.3

// accidents are the happenings told to have been accidents, or to have struck animals alone: with
// the words that say so, or nil.
func (w *work) accidents(live []*event) map[*event]*sitrep.Span {
	var out map[*event]*sitrep.Span
	mark := func(e *event, words *sitrep.Span) {
		if out == nil {
			out = map[*event]*sitrep.Span{}
		}
		if f := e.firstMention(); out[f] == nil {
			out[f] = words
		}
	}
	for _, e := range live {
		if e.typ == "ASSAULT" && (e.byAccident() || e.onBeasts()) {
			mark(e, &e.t.tok[e.tok].Span)
		}
	}
	for _, e := range w.headlined(live) {
		mark(e, &e.t.tok[e.tok].Span)
	}
	w.mishaps(live, mark)
	return out
}

// byAccident: "was accidentally shot", "an accidental shooting", "The shooting was an accident."
func (e *event) byAccident() bool {
	t, words := e.t, e.t.w.c.class["by-accident"].words
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			switch r := t.rel(int(c)); {
			case (r == "advmod" || r == "amod") && words[t.form[c]], r == "obl" && words[t.lemma[c]] && (t.prep(int(c)) == "in" || t.prep(int(c)) == "by"):
				return true
			}
		}
		if h := t.head(g); h >= 0 && t.rel(g) == "nsubj" && !t.negated(h) && !t.denied(h) && !t.open(h) {
			if x := t.child(h, "xcomp"); words[t.lemma[h]] || x >= 0 && words[t.lemma[x]] {
				return true
			}
		}
	}
	return false
}

// open: "whether the shooting was an accident".
func (t *tree) open(h int) bool {
	m := t.child(h, "mark")
	return m >= 0 && (t.form[m] == "whether" || t.form[m] == "if")
}

// onBeasts: all that it befell are animals.
func (e *event) onBeasts() bool {
	if len(e.recipients) == 0 {
		return false
	}
	for i := range e.recipients {
		r := &e.recipients[i]
		words := r.t.w.c.class["beast"].words
		if r.tok > 0 && r.t.tok[r.tok].UPOS == "PROPN" && r.t.tok[r.tok-1].UPOS == "PROPN" && !words[r.t.form[r.tok-1]] {
			return false // "Ada Wolf"
		}
		if !words[r.t.lemma[r.tok]] && (r.tok == 0 || !words[r.t.form[r.tok-1]]) { // "K-9 Rex"
			return false
		}
	}
	return true
}
