package coder

import "sitrep"

// replyAct is the stance of a verb to something that it does not name, "" for none.
func (w *work) replyAct(t *tree, v int) string {
	if w.contradicts(t, v) {
		return "denies"
	}
	if !t.lemmaIs(v, isReply) {
		return ""
	}
	act := w.c.speech.reply[t.lemma[v]]
	if o := t.child(v, "obj"); o >= 0 {
		if !(act == "denies" && t.pointing(o)) && !involvement[t.lemma[o]] && (act != "denies" || !w.c.speech.charge[t.lemma[o]]) || t.child(o, "acl") >= 0 || t.child(o, "ccomp") >= 0 || w.eventUnder(t, o) {
			return ""
		}
		return act
	}
	c := t.child(v, "ccomp")
	if c < 0 {
		c = t.child(v, "xcomp")
	}
	if c < 0 || act != "denies" || w.eventUnder(t, c) {
		return ""
	}
	o := t.child(c, "obj")
	if w.c.speech.involved[t.lemma[c]] || o >= 0 && involvement[t.lemma[o]] {
		return act
	}
	return ""
}

// contradicts: the verb passes on that what was told is not so, in other words:
// "called this a lie", "said the report was baseless", "said it held none of them",
// "said it had nothing to do with it".
func (w *work) contradicts(t *tree, v int) bool {
	s := w.c.speech
	if t.lemmaIs(v, isRebuff) {
		return w.untrueOf(t, v, v+1)
	}
	if !t.lemmaIs(v, isAsserting) {
		return false
	}
	c := t.child(v, "ccomp")
	if c < 0 || c < v {
		return false
	}
	subj := t.child(c, "nsubj")
	if subj < 0 {
		return false
	}
	if t.tok[subj].UPOS == "PRON" && t.noneOfThem(c) {
		return true
	}
	if w.eventUnder(t, c) {
		return false
	}
	if s.untrue[t.lemma[c]] || s.untrue[t.form[c]] {
		return !t.negated(c) && (t.pointing(subj) || s.charge[t.lemma[subj]])
	}
	if t.tok[subj].UPOS != "PRON" {
		return false
	}
	if s.involved[t.lemma[c]] && t.negated(c) {
		return true
	}
	for x := c + 1; x < len(t.tok); x++ {
		if (t.rel(x) != "obj" && t.rel(x) != "obl") || t.head(x) != c {
			continue
		}
		if t.lemma[x] == "nothing" && t.lemma[c] == "have" {
			return true
		}
		if d := t.child(x, "det"); d >= 0 && t.form[d] == "no" && (d+1 < len(t.tok) && s.nothing[t.form[d+1]] || involvement[t.lemma[x]]) {
			return true
		}
	}
	return false
}

// noneOfThem: the object of verb c denies what is pointed at: "it holds none of them".
func (t *tree) noneOfThem(c int) bool {
	o := t.child(c, "obj")
	if o < 0 || !t.w.c.speech.nothing[t.lemma[o]] {
		return false
	}
	of := t.child(o, "nmod")
	return of >= 0 && t.pointing(of)
}

// untrueOf: what follows verb v calls something pointed at, or a charge, untrue.
func (w *work) untrueOf(t *tree, v, from int) bool {
	what, untrue := false, false
	for x := from; x < len(t.tok) && t.form[x] != ";"; x++ {
		if !t.under(x, v) {
			continue
		}
		switch {
		case w.c.speech.untrue[t.lemma[x]] || w.c.speech.untrue[t.form[x]]:
			untrue = true
		case !what && !untrue:
			what = t.pointing(x) || w.c.speech.charge[t.lemma[x]] || involvement[t.lemma[x]]
		}
		if t.teller(x) != nil && t.teller(x).tok == x && violent[t.teller(x).typ] {
			return false
		}
	}
	return what && untrue
}

// pointing: "it", "this", "that", by themselves.
func (t *tree) pointing(x int) bool {
	switch t.form[x] {
	case "it", "this", "that", "these", "those", "them":
		return true
	}
	return false
}

// refutes: verb h denies its complement, or the charge that is its object.
func (t *tree) refutes(x, h int) bool {
	switch t.rel(x) {
	case "ccomp", "xcomp":
		return t.isVerb(h) && t.saying(h, x) == "denies" && !t.involved(x)
	case "obj":
		return t.isVerb(h) && t.w.c.speech.act[t.lemma[h]] == "denies" && !t.notSaid(h) && t.charging(x)
	}
	return false
}

// chargeOf: x is what noun h charges or reports: "claims that they beat him", "reports of a massacre".
func (t *tree) chargeOf(x, h int) bool {
	return t.charging(h) && (t.rel(x) == "acl" && t.tok[x].Deprel != "acl:relcl" || t.rel(x) == "nmod" && t.prep(x) == "of")
}

func (t *tree) charging(x int) bool {
	return t.isNoun(x) && (t.w.c.speech.nouns[t.lemma[x]] || t.w.c.speech.charge[t.lemma[x]] && !involvement[t.lemma[x]])
}

// onlyDenied makes hearsay of what nobody but those who deny it tells.
func onlyDenied(live []*event) {
	vouched := map[*event]bool{}
	for _, e := range live {
		vouched[e.firstMention()] = vouched[e.firstMention()] || !e.refuted
	}
	for _, e := range live {
		if !vouched[e.firstMention()] && (e.fact.reality == "" || e.fact.reality == sitrep.Actual) {
			e.fact.reality, e.fact.by = sitrep.Alleged, "nobody tells it but who denies it"
		}
	}
}
