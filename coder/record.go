package coder

import (
	"slices"
	"strconv"

	"sitrep"
	"sitrep/ontology"
)

// record makes the event mention of an event.
func (w *work) record(e *event) sitrep.EventMention {
	t := e.t
	doc := w.a.Doc
	first, end := e.f.words[0], e.f.words[len(e.f.words)-1]+1
	if end-first > 6 {
		first, end = e.tok, e.tok+1   // words too far apart for one phrase
		for _, x := range e.f.words { // "gave the garrison of the fort … an ultimatum": the noun tells it
			if t.isNoun(x) && (t.lightish(e.tok) || t.tells(x) == e.typ) {
				first, end = x, x+1
			}
		}
	}
	if t.isNoun(e.tok) {
		for _, g := range e.gov[1:] {
			if f, n := min(first, g), max(end, g+1); n-f <= 8 {
				first, end = f, n // "launched a large-scale offensive"
			}
		}
	}
	if t.isVerb(e.tok) && e.f.rule.bare() {
		for _, a := range e.args { // "shots were heard", "fighting continued": the noun tells it
			if (a.kind == argSubj || a.kind == argObj) && t.isNoun(a.tok) && t.place[a.tok] < 0 && !t.actorish(a.tok) {
				if f, n := min(first, a.tok), max(end, a.tok+1); n-f <= 8 {
					first, end = f, n
				} else {
					first, end = a.tok, a.tok+1
				}
				break
			}
		}
	}
	trig := t.span(t.compoundStart(first), end)
	m := sitrep.EventMention{Kind: "event_mention", Document: doc.ID, Type: e.typ, Modes: e.modes, Contexts: w.contexts(t.si), CAMEO: e.cameo,
		OccurredOn: e.on, Place: e.at, Polarity: e.fact.polarity, Reality: e.fact.reality,
		Trigger: sitrep.Text{Text: w.a.Text(trig), Span: trig}, Sentence: t.s.Span, Quote: e.quote,
		Head: sitrep.Words{Sentence: t.si, First: e.tok, End: e.tok + 1}}
	m.ID = sitrep.ID("mention", doc.ID, strconv.Itoa(trig.Start), strconv.Itoa(trig.End), e.typ)
	if m.CAMEO == "" {
		m.CAMEO = ontology.CAMEO(e.typ, e.modes)
	}
	m.Quad = int(ontology.QuadOf(e.typ))
	m.Score = ontology.Score(e.typ, e.modes)
	if m.Modes == nil {
		m.Modes = []string{}
	}
	e.ownWords()
	m.Actors, m.Recipients = make([]sitrep.Participant, 0, len(e.actors)), make([]sitrep.Participant, 0, len(e.recipients))
	m.Sizes, m.Stances = make([]sitrep.Quantity, 0, len(e.quantities)), make([]sitrep.Stance, 0, len(e.stances))
	m.Evidence = make([]sitrep.Evidence, 0, len(e.why)+len(e.actors)+len(e.recipients)+len(e.quantities)+1)
	for _, n := range e.why {
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: n.field, Span: n.span, By: n.by})
	}
	for _, r := range e.actors {
		p := r.p
		p.Accused = r.ground.as
		m.Actors = append(m.Actors, p)
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "actors", Span: r.t.tok[r.tok].Span, By: e.roleBy(r)})
		if g := r.ground; g.as != "" {
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "accused", Span: g.span(), By: "accused " + g.as})
		}
	}
	for _, r := range e.cleared {
		m.Cleared = append(m.Cleared, r.p)
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "cleared", Span: r.ground.span(), By: "accused " + r.ground.as})
	}
	for _, r := range e.recipients {
		p := r.p
		if p.Country == "" && p.Actor == "" && e.at != nil && e.typ == "ASSAULT" && (r.t.lemmaIs(r.tok, isCivilian) || r.t.lemmaIs(r.tok, isFacility)) {
			p.Country = e.at.Country
		}
		m.Recipients = append(m.Recipients, p)
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "recipients", Span: r.t.tok[r.tok].Span, By: e.roleBy(r)})
	}
	by := ""
	for _, s := range e.stances {
		m.Stances = append(m.Stances, s)
		switch s.Act {
		case "asserts", "confirms":
			if by == "" {
				by = whoSays(&s.Who)
			}
		}
	}
	e.quantities = diedAsWell(e.quantities)
	for i := range e.quantities {
		q := e.quantities[i].quantity()
		if q.By = whoSays(e.quantities[i].said); q.By == "" && (e.quantities[i].t == t || e.quantities[i].t.goesOn(t)) {
			q.By = by
		}
		if q.By == "" && e.quantities[i].kind != "attacks" {
			q.By = whoSays(e.quantities[i].t.goesOnSaying(e.quantities[i].a.first))
		}
		dup := false
		for k := range m.Sizes {
			dup = dup || sameAmount(&m.Sizes[k], &q)
		}
		if !dup {
			m.Sizes = append(append(m.Sizes, q), e.quantities[i].bySide(q)...)
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "sizes", Span: q.Span, By: e.quantities[i].by})
		}
	}
	if e.fact.first >= 0 {
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: t.span(e.fact.first, e.fact.end), By: e.fact.by})
	}
	if e.fact.condition >= 0 {
		m.Condition = w.clause(t, e.fact.condition)
		if m.Reality == sitrep.Planned {
			m.Reality = sitrep.Conditional
		}
	}
	if e.fact.condition < 0 && m.Reality == sitrep.Actual && (e.typ == "AGREE" || e.typ == "CONCEDE") {
		if x := t.conditionOf(e.anchor()); x >= 0 {
			m.Condition, m.Reality = w.clause(t, x), sitrep.Conditional // "is ready to pull back as soon as the shelling stops"
		}
	}
	if m.Condition == nil && (m.Reality == sitrep.Planned || m.Reality == sitrep.Conditional) {
		if m.Condition = w.proviso(e); m.Condition != nil {
			m.Reality = sitrep.Conditional
		}
	}
	if m.Condition == nil && (m.Polarity == sitrep.Negative || e.typ == "REJECT") {
		m.Condition = w.waitsFor(e)
	}
	m.Cause = w.cause(e)
	w.timing(e, &m)
	m.Alternatives = t.alternatives(e.tok, m.Type)
	w.plot.signs = e.signs(&m, w.plot.signs[:0])
	m.Certainty = w.c.certainty(w.plot.signs)
	if w.keepSigns {
		w.signs = append(w.signs, slices.Clone(w.plot.signs))
	}
	m.Relevance = e.relevance()
	return m
}

func (e *event) roleBy(r role) string {
	if r.kind == "" {
		return sitrep.ByHappening
	}
	return e.f.rule.by + " " + r.kind
}
