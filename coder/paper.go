package coder

// onPaper is who asks, blames or promises by a paper that stands in his place: "signed a
// letter urging", "a resolution, adopted by the council, that condemns", "said in a
// statement that called on".
func (e *event) onPaper() []role {
	if !verbal[e.typ] || !e.t.isVerb(e.tok) {
		return nil
	}
	t := e.t
	for _, a := range e.args {
		if a.kind != argSubj || !t.paper(a.tok) {
			continue
		}
		x := t.issuerOf(a.tok)
		if x < 0 {
			x = t.drafter(a.tok)
		}
		if x >= 0 && x != a.tok && !t.none(x) {
			ps := e.resolve(x, arg{kind: argSubj})
			for i := range ps {
				ps[i].kind = "subj" // whose paper the subject is
			}
			return ps
		}
	}
	return nil
}

// paper: a noun for words that are given out, and that nobody's name makes an actor.
func (t *tree) paper(x int) bool {
	s := t.w.c.speech
	return t.tok[x].UPOS == "NOUN" && (s.channel[t.lemma[x]] || s.papers[t.lemma[x]]) && !t.agent(x)
}

// drafter is the subject of the verb that gives paper x out or speaks by it, -1 for none.
func (t *tree) drafter(x int) int {
	s := t.w.c.speech
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "acl" && t.participle(int(c)) && (s.issuing[t.lemma[c]] || s.drawing[t.lemma[c]]) && t.child(int(c), "nsubj") < 0 {
			if y := t.argument(int(c), argSubj); y >= 0 && y != x {
				return y
			}
		}
	}
	h := t.head(x)
	if h < 0 || !t.isVerb(h) || t.passive(h) {
		return -1
	}
	switch t.rel(x) {
	case "obj":
		if !s.issuing[t.lemma[h]] && !s.drawing[t.lemma[h]] {
			return -1
		}
	case "obl":
		if p := t.prep(x); p != "in" && p != "by" && p != "with" || !t.lemmaIs(h, isSaying) {
			return -1
		}
	default:
		return -1
	}
	return t.argument(h, argSubj)
}

// dueBy makes those who say what is due the ones who ask for it: "the army must leave the
// school, the charity said".
func (e *event) dueBy(speakers []role) bool {
	if len(e.actors) > 0 || e.typ != "REQUEST" || !e.t.due(e.anchor()) {
		return false
	}
	e.actors = speakers
	e.noteAt("actors", speakers[0].p.Span, "who says what is due")
	return true
}

// oneDemand drops "must immediately" where the verb after it tells the demand.
func oneDemand(events []*event) {
	for _, e := range events {
		if e.typ != "REQUEST" || e.t.isVerb(e.tok) {
			continue
		}
		for _, o := range events {
			e.drop = e.drop || o.typ == "REQUEST" && o.tok == e.t.head(e.tok) && e.t.due(o.tok)
		}
	}
}
