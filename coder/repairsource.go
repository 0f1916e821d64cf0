package coder

// saidIn is the verb of saying whose content i is where the parser hung it on the text
// or the day of it: "said in a statement that two tanks were hit"; -1 for none.
func (t *tree) saidIn(i int) int {
	h := t.head(i)
	if h < 0 || h > i || t.rel(h) != "obl" {
		return -1
	}
	v := t.head(h)
	if v < 0 || v > h || !t.isVerb(v) || t.w.c.speech.act[t.lemma[v]] != "asserts" || t.firstRel(v, "ccomp") >= 0 {
		return -1
	}
	if m := t.firstRel(i, "mark"); m < 0 || t.form[m] != "that" || t.form[m-1] == "of" {
		return -1
	}
	switch c := t.firstRel(h, "case"); {
	case c < 0:
		return -1
	case t.form[c] == "in", t.form[c] == "on", t.form[c] == "at", t.form[c] == "during", t.form[c] == "via", t.form[c] == "through", t.form[c] == "to":
		return v
	}
	return -1
}

// namedSource parts who says something from what is said: "Blast kills nine: police".
func (t *tree) namedSource(i int, set attach) {
	h := t.head(i)
	if h < 0 || h > i || t.firstRel(h, "nsubj") == i {
		return
	}
	k := i - 1
	for k > h && inNounPhrase(t.tok[k].UPOS) {
		k--
	}
	if t.form[k] == ":" {
		set(i, h, "parataxis")
	}
}

// toldSubject gives a subject that stands before what is told, and hangs on the
// verb of saying after it, to the verb told: "Gunmen kidnapped 80 pupils from a
// school, residents said", "Three men killed in a raid, police said".
func (t *tree) toldSubject(i int, set attach) {
	v := t.head(i)
	if v <= i || !t.lemmaIs(v, isSaying) || t.subjectBefore(v) <= i {
		return
	}
	for p := i + 1; p < v; p++ {
		if t.tok[p].UPOS != "VERB" || t.tok[p].XPOS != "VBD" && t.tok[p].XPOS != "VBN" {
			continue
		}
		told := t.head(p) == v && t.tok[p].Deprel == "ccomp" && t.firstRel(p, "nsubj") < 0 && t.firstRel(p, "nsubj:pass") < 0
		reduced := t.head(p) == i && t.tok[p].Deprel == "acl" && t.commaBetween(p, v)
		if !told && !reduced {
			continue
		}
		rel := "nsubj"
		if t.tok[p].XPOS == "VBN" && t.firstRel(p, "obj") < 0 && !t.neverPassive(p) {
			rel = "nsubj:pass"
		}
		set(i, p, rel)
		set(p, v, "ccomp")
		return
	}
}
