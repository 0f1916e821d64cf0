package coder

import (
	"strings"

	"sitrep"
)

// told leaves out what the report nowhere tells as more than a possibility: an
// aim, a fear, what somebody should do, what is prevented or avoided. A happening
// of which one mention says more keeps them all.
func told(live []*event) []*event {
	real := map[*event]bool{}
	for _, e := range live {
		if !e.possible() {
			real[e.firstMention()] = true
		}
	}
	kept := live[:0]
	for _, e := range live {
		if real[e.firstMention()] && !e.denial {
			kept = append(kept, e)
		}
	}
	return kept
}

// possible: no more than that; so is what must not happen ("if they do not leave").
func (e *event) possible() bool {
	return e.fact.reality == sitrep.Hypothetical || e.fact.reality == sitrep.Conditional && e.fact.polarity == sitrep.Negative && e.fact.condition < 0
}

// withoutNobody leaves out harm that nobody came to: "no one was hurt in the
// blast" says how the blast ended, and is no event beside it.
func (w *work) withoutNobody(live []*event) []*event {
	gone := map[*event]bool{}
	kept := live[:0]
	for _, e := range live {
		if e.fact.polarity == sitrep.Negative && e.typ == "ASSAULT" && e.harm() &&
			(e.fact.by == "subject" || e.fact.by == "object" || e.t.passive(e.tok)) {
			gone[e] = true
			unharmed(kept, e)
			continue
		}
		kept = append(kept, e)
	}
	for _, e := range kept {
		for e.sameAs != nil && gone[e.sameAs] {
			e.sameAs = e.sameAs.sameAs // "nobody was killed, but two were hurt"
		}
	}
	if len(gone) > 0 {
		w.forget(func(e *event) bool { return gone[e] })
	}
	return kept
}

// unharmed tells the deed before that nobody came to the harm which e denies.
func unharmed(before []*event, e *event) {
	kind := e.t.fateOf(e.tok)
	if kind != "killed" && kind != "injured" || e.fact.by != "subject" && e.fact.by != "object" || e.t.othersBefore(e.tok) || e.t.nobodyOf(e.fact.first) {
		return
	}
	for k := len(before) - 1; k >= 0 && e.t.si-before[k].t.si <= 1; k-- {
		o := before[k]
		if o.typ != "ASSAULT" || o.fact.polarity != sitrep.Positive || o.harm() {
			continue
		}
		if len(o.quantities) == 0 {
			none := exactly(0, e.tok, e.tok+1)
			o.quantities = append(o.quantities, size{kind: kind, t: e.t, a: none, of: -1, first: e.tok, end: e.tok + 1, by: e.fact.by, said: e.t.claimant(e.tok)})
		}
		return
	}
}

// nobodyOf: "nobody" at x is nobody of some alone: "no one on the bus", "none of the guards".
func (t *tree) nobodyOf(x int) bool {
	if x < 0 {
		return false
	}
	if h := t.head(x); h >= 0 && t.rel(x) == "det" {
		x = h
	}
	return t.tok[x].UPOS != "VERB" && (t.child(x, "nmod") >= 0 || t.child(x, "acl") >= 0)
}

// othersBefore: the sentence speaks of others up to x: "nobody else was hurt".
func (t *tree) othersBefore(x int) bool {
	c := t.w.c.class["others"]
	for k := 0; k < x; k++ {
		if c.words[t.form[k]] {
			return true
		}
	}
	return false
}

// harm: the words tell who was killed or hurt.
func (e *event) harm() bool {
	for i := range e.f.rule.sizes {
		switch e.f.rule.sizes[i].kind {
		case "killed", "injured", "missing":
			return true
		}
	}
	for _, x := range e.f.words {
		if e.t.w.c.toll[e.t.lemma[x]] != "" && (x == e.tok || e.fact.by == "object") {
			return true
		}
	}
	return false
}

// unrealPast: the verb at h tells what did not come about, and that at x may be another participle behind
// its auxiliaries: "could have hit her and killed her".
func (t *tree) unrealPast(h, x int) bool {
	f := t.form[x]
	return t.mightHave(h) && (strings.HasSuffix(f, "ed") || strings.HasSuffix(f, "t") && f != "went")
}

// mayBeThat is the auxiliary by which there only may be those to whom the participle at x happened, wherever the parser hangs
// it: "there might have been two killed", -1 none.
func (t *tree) mayBeThat(x int) int {
	if t.tok[x].XPOS != "VBN" {
		return -1
	}
	for be := x - 1; be > 0 && be > x-8 && (t.lemma[be] == "be" || !t.isVerb(be)); be-- {
		if t.lemma[be] != "be" || t.child(be, "expl") < 0 {
			continue
		}
		for c := t.first[be]; c >= 0; c = t.next[c] {
			if t.w.c.class["may"].words[t.form[c]] {
				return int(c)
			}
		}
	}
	return -1
}
