package coder

// culprit is whom others hold to have done what a noun tells: the rebels who are
// responsible for the attack, were blamed for it or are suspected of a part in it.
// It says nothing of which happening the noun means and is asked after those are told apart.
func (e *event) culprit() []role {
	t, c := e.t, e.t.w.cls["culprit"]
	if !t.isNoun(e.tok) {
		return nil
	}
	x := e.tok
	for step := 0; step < 3; step++ {
		h, p := t.head(x), t.prep(x)
		if h >= 0 && p == "of" && t.rel(x) == "nmod" && (t.lemmaIs(h, isPartitive) || t.numeric(h) || t.tok[h].UPOS == "ADJ" || t.tok[h].UPOS == "DET" || t.tok[h].UPOS == "PRON") {
			x = h // "a string of those attacks", "two of the raids"
			continue
		}
		if h < 0 || p == "" || t.rel(x) != "nmod" && t.rel(x) != "obl" {
			return nil
		}
		who := -1
		switch {
		case pairIn(c, t.lemma[h], p) && t.isVerb(h):
			who = t.argument(h, argObj)
		case pairIn(c, t.lemma[h], p) && t.tok[h].UPOS == "ADJ":
			who = t.argument(h, argSubj)
		case t.rel(h) == "obj" && t.head(h) >= 0 && pairIn(c, t.lemma[t.head(h)], p): // the preposition hung on the object
			who, h = h, t.head(h)
		case pairIn(c, t.lemma[h], p): // a part in it
			x = h
			continue
		}
		if who < 0 || who == e.tok || t.negated(h) || t.tok[who].UPOS == "NOUN" && t.ment[who] < 0 && !t.agent(who) {
			return nil // "held poverty responsible for the attack"
		}
		out := t.participants(who, nil)
		for i := range out {
			out[i].kind = "culprit"
		}
		return out
	}
	return nil
}

// culpritOfMany is the culprit of deeds that are counted, as which one happening of them is
// meant is no question: "blames the brigade for a string of those attacks".
func (e *event) culpritOfMany() []role {
	if e.typ != "ASSAULT" || !e.t.isNoun(e.tok) || !e.t.plural(e.tok) || e.t.prep(e.tok) != "of" {
		return nil
	}
	return e.culprit()
}

// pairIn reports whether a class has the run of two words.
func pairIn(c *wordClass, first, last string) bool {
	for _, run := range c.multi[last] {
		if len(run) == 2 && run[0] == first {
			return true
		}
	}
	return false
}
