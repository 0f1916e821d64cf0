package coder

import (
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
	m.Actors, m.Recipients, m.Sizes, m.Stances = []sitrep.Participant{}, []sitrep.Participant{}, []sitrep.Quantity{}, []sitrep.Stance{}
	for _, n := range e.why {
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: n.field, Span: n.span, By: n.by})
	}
	for _, r := range e.actors {
		m.Actors = append(m.Actors, r.p)
		m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "actors", Span: r.t.tok[r.tok].Span, By: e.roleBy(r)})
	}
	for _, r := range e.recipients {
		p := r.p
		if p.Country == "" && p.Actor == "" && e.at != nil && e.typ == "ASSAULT" && (r.t.w.c.civilian[r.t.lemma[r.tok]] || r.t.w.c.facility[r.t.lemma[r.tok]]) {
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
				by = s.Who.Name
				if by == "" {
					by = s.Who.Text
				}
			}
		}
	}
	for i := range e.quantities {
		q := e.quantities[i].quantity()
		q.By = by
		dup := false
		for k := range m.Sizes {
			dup = dup || sameAmount(&m.Sizes[k], &q)
		}
		if !dup {
			m.Sizes = append(m.Sizes, q)
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
	m.Cause = w.cause(e)
	w.timing(e, &m)
	m.Alternatives = t.alternatives(e.tok, m.Type)
	signs := e.signs(&m)
	m.Certainty = w.c.certainty(signs)
	if w.keepSigns {
		w.signs = append(w.signs, signs)
	}
	return m
}

func (e *event) roleBy(r role) string {
	if r.kind == "" {
		return "same happening"
	}
	return "rule " + e.f.rule.name() + " " + r.kind
}

// clause is the words of a subordinate clause.
func (w *work) clause(t *tree, x int) *sitrep.Text {
	f, end := t.subtree(x, false)
	// "as long as" may hang elsewhere: take it in.
	for f > 0 && (t.form[f-1] == "as" || t.form[f-1] == "long" || t.form[f-1] == "if" || t.form[f-1] == "only" || t.form[f-1] == "so") {
		f--
	}
	for end > f+1 && t.tok[end-1].UPOS == "PUNCT" {
		end--
	}
	for f+1 < end && t.tok[f].UPOS == "PUNCT" {
		f++
	}
	sp := t.span(f, end)
	return &sitrep.Text{Text: w.a.Text(sp), Span: sp}
}

// proviso is a condition that the parser hung elsewhere: "… will go on as long as
// nothing disturbs the talks" up to the end of its clause.
func (w *work) proviso(e *event) *sitrep.Text {
	t := e.t
	for k := e.anchor() + 1; k+3 < len(t.form); k++ {
		ok := (t.form[k] == "as" || t.form[k] == "so") && t.form[k+1] == "long" && t.form[k+2] == "as" ||
			t.form[k] == "provided" && t.form[k+1] == "that" || t.form[k] == "unless" || t.form[k] == "only" && t.form[k+1] == "if" ||
			t.form[k] == "on" && t.form[k+1] == "condition" && t.form[k+2] == "that"
		if !ok {
			continue
		}
		end := k + 3
		for end < len(t.form) && t.tok[end].UPOS != "PUNCT" {
			end++
		}
		sp := t.span(k, end)
		return &sitrep.Text{Text: w.a.Text(sp), Span: sp}
	}
	return nil
}

var causal = map[string]bool{"after": true, "following": true, "because": true, "because_of": true, "over": true, "due_to": true, "amid": true, "since": true, "in_response_to": true, "as": true}

// cause is what the text says brought the event about: "after militants struck a
// base", "following the attack", "…, prompting airstrikes".
func (w *work) cause(e *event) *sitrep.Text {
	t := e.t
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			ci := int(c)
			r := t.rel(ci)
			if r != "advcl" && r != "obl" && r != "nmod" {
				continue
			}
			p := t.prep(ci)
			if p == "" && r == "advcl" && t.child(ci, "mark") >= 0 {
				p = t.lemma[t.child(ci, "mark")]
			}
			switch {
			case !causal[p], t.timex[ci] >= 0:
				continue
			case p == "since" || p == "as":
				continue
			case p == "over" && !t.isNoun(ci):
				continue
			}
			if r != "advcl" && p != "because_of" && p != "due_to" && p != "over" && t.w.eventAt(t, ci) == nil {
				continue
			}
			if p == "over" && !verbal[e.typ] && e.typ != "PROTEST" && e.typ != "SANCTION" {
				continue
			}
			return w.clause(t, ci)
		}
	}
	// "…, prompting airstrikes": the clause above.
	x := e.anchor()
	if h := t.head(x); h >= 0 && t.rel(x) == "obj" && (t.lemma[h] == "prompt" || t.lemma[h] == "trigger" || t.lemma[h] == "provoke" || t.lemma[h] == "spark" || t.lemma[h] == "draw") {
		if s := t.argument(h, argSubj); s >= 0 && t.rel(h) != "advcl" {
			f, end := t.subtree(s, false)
			sp := t.span(f, end)
			return &sitrep.Text{Text: w.a.Text(sp), Span: sp}
		}
		if g := t.head(h); g >= 0 && t.rel(h) == "advcl" {
			f, _ := t.subtree(g, false)
			end, _ := t.subtree(h, false)
			for f < end && (t.tok[f].UPOS == "PUNCT") {
				f++
			}
			for end > f+1 && t.tok[end-1].UPOS == "PUNCT" {
				end--
			}
			if f < end {
				sp := t.span(f, end)
				return &sitrep.Text{Text: w.a.Text(sp), Span: sp}
			}
		}
	}
	return nil
}
