package coder

import "sitrep"

// voiced gives judgements without a doer of their own to who pronounces them:
// "the trip was a provocation, the ministry said", "\"This is a violation,\" he said".
// He is then no source besides.
func (w *work) voiced(live []*event) {
	for _, e := range live {
		if len(e.actors) > 0 || e.typ != "THREATEN" && (e.typ != "ACCUSE" || !e.verdict()) && !e.saidToBeDue() && !e.ofThem() && !e.shallBeNone() {
			continue
		}
		for i := range e.stances {
			if s := &e.stances[i]; s.Act == "asserts" {
				e.actors = inherited([]role{e.t.roleOf(e.tok, &s.Who)}, e.recipients)
				break
			}
		}
		if len(e.actors) == 0 {
			continue
		}
		kept := e.stances[:0]
		for _, s := range e.stances {
			if s.Who.Text != e.actors[0].p.Text {
				kept = append(kept, s)
			}
		}
		e.stances = kept
	}
}

// saidToBeDue: the event is what somebody says that another must do.
func (e *event) saidToBeDue() bool {
	if e.typ != "REQUEST" {
		return false
	}
	return e.quote != nil || e.f.rule.actorSet && len(e.f.rule.actor) == 0 && e.t.tok[e.f.words[0]].UPOS == "AUX"
}

// ofThem: an act of words of "them" or "us", whom nothing before names: "a spokesman said they
// will not end the strike".
func (e *event) ofThem() bool {
	x := e.arg(arg{kind: argSubj})
	return verbal[e.typ] && x >= 0 && (e.t.lemma[x] == "they" || e.t.lemma[x] == "we")
}

// verdict: the event is what a clause says something to be ("was a provocation").
func (e *event) verdict() bool {
	if e.t.child(e.tok, "cop") >= 0 {
		return true
	}
	for _, x := range e.f.words {
		if e.t.lemma[x] == "be" {
			return true
		}
	}
	return false
}

// roleOf is a speaker as the participant whom the word at x stands for.
func (t *tree) roleOf(x int, who *sitrep.Speaker) role {
	r := role{t: t, tok: x, p: sitrep.Participant{Text: who.Text, Span: who.Span, Actor: who.Actor, Name: who.Name, Entity: who.Entity}}
	if who.Entity >= 0 && who.Entity < len(t.w.a.Entities) {
		e := &t.w.a.Entities[who.Entity]
		r.p.Country, r.p.Sectors, r.p.Ties = e.Country, e.Sectors, e.Ties
	}
	return r
}

// told is who is told what e is: "told the government that they were leaving the talks".
func (e *event) told() []role {
	t := e.t
	x := e.anchor()
	h := t.head(x)
	if h < 0 || t.rel(x) != "ccomp" || !t.isVerb(h) || !t.lemmaIs(h, isSaying) {
		return nil
	}
	for _, k := range [...]argKind{argIobj, argObj} {
		if o := t.argument(h, k); o >= 0 && o < x && t.agent(o) && !sectorIn(t.entityAt(o), "JRN") && t.tok[o].UPOS != "PRON" {
			return e.receivers(t.participants(o, nil))
		}
	}
	return nil
}

// undergoer is whom the noun of the event comes to: "the mutineers received an
// amnesty", "the editor got threats from the militia".
func (e *event) undergoer() []role {
	t := e.t
	x := e.anchor()
	if !t.isNoun(e.tok) || t.rel(x) != "obj" && t.rel(x) != "obl" {
		return nil
	}
	h := t.head(x)
	if h < 0 || !t.isVerb(h) || !t.w.c.class["undergo"].words[t.lemma[h]] {
		return nil
	}
	s := t.argument(h, argSubj)
	if s < 0 {
		return nil
	}
	return e.receivers(t.participants(s, nil))
}

// onOrder is who had it done: "turned back on the orders of the commander".
func (e *event) onOrder() []role {
	t, c := e.t, e.t.w.c.class["order"]
	for _, a := range e.args {
		if a.kind != argPrep && a.prep != "by" || a.prep != "on" && a.prep != "at" && a.prep != "under" && a.prep != "by" && a.prep != "upon" || !c.words[t.lemma[a.tok]] {
			continue
		}
		for _, k := range [...]argKind{argSubj, argObj} {
			if s := t.argument(a.tok, k); s >= 0 && t.agent(s) {
				return e.doers(t.participants(s, nil))
			}
		}
	}
	return nil
}

// shallBeNone: it is said that there will be none of something, which is his word who says
// it: "the mayor says there will be no talks".
func (e *event) shallBeNone() bool {
	t, x := e.t, e.anchor()
	for k := 0; k < 2 && x >= 0 && (e.typ == "REJECT" || e.typ == "CONCEDE"); k++ {
		if c := t.child(x, "expl"); c >= 0 && t.form[c] == "there" {
			return true
		}
		x = t.head(x)
	}
	return false
}

// sayersTogether is the first of several who speak and mean themselves by "they" at x: "The
// army and the bishops said they were ready to mediate"; -1 for none.
func (t *tree) sayersTogether(x int) int {
	if t.form[x] != "they" || t.rel(x) != "nsubj" {
		return -1
	}
	v := t.head(x)
	if v < 0 || t.rel(v) != "ccomp" {
		return -1
	}
	h := t.head(v)
	if h < 0 || h > x || !t.lemmaIs(h, isSaying) {
		return -1
	}
	s := t.argument(h, argSubj)
	if s < 0 || s > h {
		return -1
	}
	if k := t.child(s, "conj"); k < 0 || !t.agent(k) && !t.namedActor(k) {
		return -1
	}
	return s
}
