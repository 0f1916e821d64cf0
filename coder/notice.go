package coder

import "sitrep"

// noticeSpan is how many sentences after an expulsion its term is told.
const noticeSpan = 2

// notice takes the term by which somebody expelled must be gone as part of the expulsion:
// "declared the consul persona non grata. He must leave within 48 hours."
func (w *work) notice(live []*event) {
	for i, e := range live {
		switch e.typ {
		case "REQUEST", "RETREAT", "CONCEDE", "THREATEN", "SANCTION":
		default:
			continue
		}
		if !e.term() {
			continue
		}
		var of *event // the first of the nearest sentence: what it answers is told behind
		for k := i - 1; k >= 0 && e.t.si-live[k].t.si <= noticeSpan && (of == nil || of.t == live[k].t); k-- {
			if o := live[k]; o.typ == "SANCTION" && contains(o.modes, "expel") && o.fact.polarity == sitrep.Positive && e.concerns(o) {
				of = o
			}
		}
		if of == nil {
			continue
		}
		e.typ, e.modes, e.cameo, e.sameAs = of.typ, of.modes, of.cameo, of
		e.fact.polarity, e.fact.reality, e.fact.first, e.fact.condition = of.fact.polarity, of.fact.reality, -1, -1
		e.actors, e.recipients, e.stances, e.quantities = of.actors, of.recipients, nil, nil
		e.note("type", e.tok, e.tok+1, "term of an expulsion")
	}
}

// term: the clause of the event says by when somebody must go.
func (e *event) term() bool {
	t, gone := e.t, e.t.w.c.class["gone"].words
	x := e.termOver()
	goes, when := false, false
	for i := range t.tok {
		if i != x && !t.under(i, x) {
			continue
		}
		goes = goes || t.isVerb(i) && gone[t.lemma[i]]
		switch t.lemma[i] {
		case "hour", "day", "week":
			when = true
		}
	}
	return goes && when
}

// termOver is the word over the clause that gives the term: "they have 48 hours to leave".
func (e *event) termOver() int {
	x := e.anchor()
	for k := 0; k < 2 && (e.t.rel(x) == "acl" || e.t.rel(x) == "obj") && e.t.head(x) >= 0; k++ {
		x = e.t.head(x)
	}
	return x
}

// concerns: whom the event concerns is whom o does, or a pronoun or number that stands for them.
func (e *event) concerns(o *event) bool {
	for _, k := range [...]argKind{argSubj, argObj, argIobj} {
		if x := e.arg(arg{kind: k}); x >= 0 && e.t.tok[x].UPOS == "PRON" && personal[e.t.lemma[x]] {
			return true
		}
	}
	if s := e.t.argument(e.termOver(), argSubj); s >= 0 && (e.t.tok[s].UPOS == "PRON" && personal[e.t.lemma[s]] || e.t.numeric(s)) {
		return true // "the two"
	}
	return inBoth(e.recipients, o.recipients)
}
