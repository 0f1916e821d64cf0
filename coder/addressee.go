package coder

import "slices"

// answering types are words to somebody, so that he who is spoken to before is
// whom they are at.
var answering = map[string]bool{"AGREE": true, "REQUEST": true, "THREATEN": true, "CONCEDE": true}

// approach types are had with somebody who is then spoken to.
var approach = map[string]bool{"CONSULT": true, "REQUEST": true, "AGREE": true, "THREATEN": true, "SUPPORT": true, "ACCUSE": true}

// spokenTo is whom an act of words is at that names nobody, or no more than a
// pronoun: whom the act before it in the same breath was at ("met the elders and
// promised a road", "praised the ministry but urged it to"), or who takes part in
// the talk that it falls in ("in a phone call with his counterpart").
func (e *event) spokenTo(actors []role, pronoun bool) []role {
	t := e.t
	if !answering[e.typ] || !t.isVerb(e.tok) {
		return nil
	}
	if ps := e.inTalk(e.args); len(ps) > 0 {
		return e.others(ps, actors)
	}
	if s := e.arg(arg{kind: argSubj}); s >= 0 && t.isNoun(s) { // hung on the subject
		if ps := e.inTalk(t.arguments(s)); len(ps) > 0 {
			return e.others(ps, actors)
		}
	}
	if !pronoun && e.hasObject() {
		return nil
	}
	h := t.head(e.tok)
	if t.rel(e.tok) != "conj" || h < 0 || !t.isVerb(h) || t.child(e.tok, "nsubj") >= 0 {
		return nil
	}
	o := t.w.eventAt(t, h)
	for c := t.first[h]; o == nil && c >= 0; c = t.next[c] { // "held talks with them and assured them"
		if r := t.rel(int(c)); (r == "obj" || r == "obl") && t.isNoun(int(c)) && int(c) < e.tok {
			o = t.w.eventAt(t, int(c))
		}
	}
	if o == nil || o == e || !approach[o.typ] || !pronoun && o.typ != "CONSULT" && o.typ != "REQUEST" {
		return nil
	}
	a, r := o.rolesOnce()
	if len(r) == 0 && o.typ == "CONSULT" {
		r = a
	}
	return e.others(r, actors)
}

// promisedTo is who stops or gives way on what is promised: "fishermen ended the sit-in when
// the governor promised rice".
func (e *event) promisedTo(actors []role) []role {
	t := e.t
	h := t.head(e.tok)
	if e.typ != "AGREE" && e.typ != "CONCEDE" || !t.isVerb(e.tok) || t.rel(e.tok) != "advcl" || h < 0 || !t.isVerb(h) {
		return nil
	}
	then := t.child(e.tok, "advmod")
	switch p := t.prep(e.tok); {
	case p == "after" || p == "once" || p == "as" || p == "when":
	case then < 0 || t.form[then] != "when":
		return nil
	}
	o, s := t.w.clauseEvent(t, h), t.argument(h, argSubj)
	if s < 0 || !t.agent(s) || o == nil || o.typ != "PROTEST" && (o.typ != "RETREAT" || contains(o.modes, "resign")) {
		return nil
	}
	return e.others(e.receivers(t.participants(s, nil)), actors)
}

// inTalk is with whom one of the arguments says that somebody talked.
func (e *event) inTalk(args []argument) []role {
	t, c := e.t, e.t.w.cls["addressing"]
	for _, a := range args {
		if a.kind != argPrep || a.prep != "in" && a.prep != "during" && a.prep != "at" || !t.isNoun(a.tok) || !c.words[t.lemma[a.tok]] {
			continue
		}
		for _, b := range t.arguments(a.tok) {
			if b.kind == argPrep && (b.prep == "with" || b.prep == "to") && t.agent(b.tok) {
				return e.receivers(t.participants(b.tok, nil))
			}
		}
	}
	return nil
}

// hasObject: somebody or something stands behind the verb as its object.
func (e *event) hasObject() bool {
	for _, a := range e.args {
		if (a.kind == argObj || a.kind == argIobj) && a.tok > e.tok && !e.holds(a.tok) && e.t.agent(a.tok) {
			return true
		}
	}
	return false
}

// pronounObject: the verb is at "it" or "them", whoever that is.
func (e *event) pronounObject() bool {
	for _, a := range e.args {
		if (a.kind == argObj || a.kind == argIobj) && a.tok > e.tok && e.t.tok[a.tok].UPOS == "PRON" && !relative(e.t.lemma[a.tok]) {
			return true
		}
	}
	return false
}

// others are those of ps who are not actors, as recipients from another act.
func (e *event) others(ps, actors []role) []role {
	var kept []role
	for _, p := range ps {
		own := false
		for _, q := range actors {
			own = own || p.tok == q.tok && p.t == q.t || p.p.Entity >= 0 && p.p.Entity == q.p.Entity
		}
		if !own {
			p.kind = "addressee"
			kept = append(kept, p)
		}
	}
	return kept
}

// matter: those behind x are what is given, freed or sent, whom words about it are not at.
func (e *event) matter(x int) bool {
	if e.typ != "AGREE" && e.typ != "REQUEST" {
		return false
	}
	switch e.t.tells(x) {
	case "RETREAT", "MOBILIZE":
		return true
	}
	return e.t.isVerb(x) && e.t.w.c.class["transfer"].words[e.t.lemma[x]]
}

// given are those to whom the matter at x goes: "promised to hand the men over to the Red Cross".
func (e *event) given(x int) []role {
	t := e.t
	for _, a := range t.arguments(x) {
		if a.kind == argPrep && a.prep == "to" && t.agent(a.tok) && !t.isVerb(a.tok) {
			return t.participants(a.tok, nil)
		}
	}
	return nil
}

// dealtWith is with whom those who give way came to terms before, or who gave way to them: "called
// off the strike after reaching agreement with the ministry", "after the ministry agreed to talks".
func (e *event) dealtWith(actors []role) []role {
	t := e.t
	for x := e.tok; x >= 0; {
		for c := t.first[x]; c >= 0; c = t.next[c] {
			k := int(c)
			if t.rel(k) != "advcl" || !t.isVerb(k) || t.prep(k) != "after" && t.prep(k) != "when" && t.prep(k) != "once" {
				continue
			}
			o := t.w.clauseEvent(t, k)
			if o == nil || o == e || o.typ != "AGREE" && o.typ != "CONSULT" && o.typ != "CONCEDE" {
				continue
			}
			a, r := o.rolesOnce()
			if ps := e.others(append(slices.Clone(a), r...), actors); len(ps) > 0 {
				return ps
			}
		}
		if h := t.head(x); t.isNoun(x) && h >= 0 && t.isVerb(h) {
			x = h
			continue
		}
		break
	}
	return nil
}

// helpedIn is the country in which what is given helps: "gave money to build schools in Ethiopia".
func (e *event) helpedIn() []role {
	t := e.t
	for x := e.tok + 1; x < len(t.tok); x++ {
		if t.countryPlace(x) && !t.w.a.Places[t.place[x]].Demonym && t.prep(x) == "in" && t.under(x, e.anchor()) && (t.rel(x) == "nmod" || t.rel(x) == "obl") {
			if r, ok := t.participant(x); ok {
				r.kind = "in"
				return []role{r}
			}
		}
	}
	return nil
}
