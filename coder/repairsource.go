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

// tellsOf gives a subject that stands behind a verb of saying which has its own to the verb told,
// which has none: "Police said Ana Ruiz, 61, gave up and was charged".
func (t *tree) tellsOf(i int, set attach) {
	v := t.head(i)
	if v < 0 || v > i || !t.lemmaIs(v, isSaying) || t.subjectBefore(v) < 0 {
		return
	}
	for p := i + 1; p < len(t.tok); p++ {
		if t.tok[p].XPOS == "VBD" && t.rel(p) == "conj" && t.head(p) == t.head(v) && t.rel(v) == "advcl" && t.nameTo(i, p) { // "died after police said Soto, 16, shot him"
			set(p, v, "ccomp")
		}
		if t.head(p) != v || t.rel(p) != "ccomp" || t.tok[p].UPOS != "VERB" {
			continue
		}
		if x := t.tok[p].XPOS; x == "VBG" || x == "VB" || t.firstRel(p, "nsubj") >= 0 || t.firstRel(p, "nsubj:pass") >= 0 || t.firstRel(p, "csubj") >= 0 {
			return
		}
		rel := "nsubj"
		if t.firstRel(p, "aux:pass") >= 0 {
			rel = "nsubj:pass"
		}
		set(i, p, rel)
		return
	}
}

// nameTo: between the name at i and verb p stand but the rest of the name and an age.
func (t *tree) nameTo(i, p int) bool {
	for k := i + 1; k < p; k++ {
		if u := t.tok[k].UPOS; u != "PROPN" && u != "NUM" && u != "PUNCT" {
			return false
		}
	}
	return true
}

// toldWhom parts those who are told something from the name of whom it is told, before which
// the parser took them for his title: "Ruiz told police Soto fired at her".
func (t *tree) toldWhom(i int, set attach) {
	v := i - 1
	for i+1 < len(t.tok) && t.rel(i) == "compound" && t.head(i) > i && t.head(i) < v+5 {
		i = t.head(i) // "Harbour News"
	}
	x, p := i+1, t.head(i)
	if x == len(t.tok) || !t.isVerb(v) || t.firstRel(v, "obj") >= 0 || t.firstRel(v, "iobj") >= 0 {
		return
	}
	if p > x && t.isVerb(p) && t.rel(p) == "ccomp" && t.head(p) == v && t.rel(i) == "nsubj" { // "told police the raid began at noon"
		for c := x; c < p; c++ {
			if t.head(c) == p && t.rel(c) == "nsubj" && t.firstRel(c, "det") > i {
				set(i, v, "obj")
				if t.tok[x].UPOS == "NUM" && t.head(x) == p {
					set(x, i, "nummod") // "News 5"
				}
				return
			}
		}
	}
	if t.tok[i].UPOS != "NOUN" || t.tok[x].UPOS != "PROPN" || t.rel(x) != "nsubj" || !t.plural(i) && t.form[i] != "police" {
		return
	}
	if p := t.head(x); p > x && (t.head(i) == x || t.head(i) == p) && t.isVerb(p) && t.rel(p) == "ccomp" && t.head(p) == v {
		set(i, v, "obj")
	}
}
