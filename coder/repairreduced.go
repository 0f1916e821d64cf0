package coder

// repairReduced makes the verb of harm at i a participle of whom it befell where the parser made
// those its subject and left the clause's own verb none: "The officer shot and wounded in Dorim has
// left hospital", "Doctors said the soldier wounded on Tuesday lost a leg".
func (t *tree) repairReduced(i int, set attach) {
	if !t.ofHarm(i) {
		return
	}
	s := t.firstRel(i, "nsubj")
	if s < 0 && i > 0 && t.tok[i].Deprel == "ccomp" && t.rel(i-1) == "nsubj" && t.head(i-1) > i && t.head(t.head(i-1)) == t.head(i) {
		s = i - 1
	}
	if s < 0 || s > i || t.neverPassive(i) || !t.lemmaIs(s, isSomebody) || t.hasRel(i, "obj", "iobj", "aux", "mark", "ccomp", "xcomp") {
		return
	}
	v := t.ownVerb(i)
	if v < 0 {
		return
	}
	rel := "nsubj"
	if t.firstRel(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	set(s, v, rel)
	t.befell(i, s, set)
}

// ofHarm: the word at i tells of harm to people.
func (t *tree) ofHarm(i int) bool { return t.isAny(i, isFate|isHurting) }

// befell makes i, and what is joined to it, participles of harm to x.
func (t *tree) befell(i, x int, set attach) {
	set(i, x, "acl")
	t.tok[i].UPOS, t.tok[i].XPOS = "VERB", "VBN"
	t.kind[i] = kindOf(&t.tok[i])
	for c := i + 1; c < len(t.tok); c++ {
		if t.head(c) == i && t.rel(c) == "conj" && t.tok[c].XPOS == "VBD" && t.ofHarm(c) && t.firstRel(c, "obj") < 0 {
			t.tok[c].XPOS = "VBN"
		}
	}
}

// ownVerb is what the clause says of its subject where the verb of harm at i is a participle: a later
// predicate that has no subject and that neither a conjunction nor a comma parts from it; -1 for none.
func (t *tree) ownVerb(i int) int {
	v := -1
	switch t.tok[i].Deprel {
	case "advcl", "csubj":
		v = t.head(i)
	case "ccomp":
		for k := i + 1; k < len(t.tok) && v < 0; k++ {
			if t.head(k) == t.head(i) && t.tok[k].Deprel == "ccomp" {
				v = k
			}
		}
	}
	if v < i {
		return -1
	}
	for _, r := range [...]string{"nsubj", "expl", "mark", "cc"} {
		if k := t.firstRel(v, r); k >= 0 && k != i-1 {
			return -1
		}
	}
	first := v
	for _, r := range [...]string{"aux", "cop"} {
		if k := t.firstRel(v, r); k > i {
			first = min(first, k)
		}
	}
	if first == v && t.tok[v].XPOS != "VBD" && t.tok[v].XPOS != "VBZ" && t.tok[v].XPOS != "VBP" {
		return -1
	}
	for k := i + 1; k < first; k++ {
		if t.form[k] == "," {
			return -1
		}
	}
	return v
}

// repairShot does so where the word reads as a noun: "The trooper shot on Monday was recovering".
func (t *tree) repairShot(i int, set attach) {
	n := i - 1
	if n < 1 || t.head(n) != i || t.rel(n) != "compound" || !t.ofHarm(i) || !t.lemmaIs(n, isSomebody) || t.rel(i) != "nsubj" {
		return
	}
	lemma := t.w.c.forms.lemmas[t.lex[2*i].verb]
	if lemma == "" || lemma == t.lemma[i] || t.rel(n-1) == "compound" {
		return
	}
	set(n, t.head(i), t.tok[i].Deprel)
	for c := range t.tok {
		switch {
		case c == n || t.head(c) != i:
		case c < n:
			set(c, n, t.tok[c].Deprel)
		case t.rel(c) == "nmod":
			set(c, i, "obl")
		}
	}
	t.befell(i, n, set)
	t.setLemma(i, lemma)
}

// repairReported makes the verb of harm at i a participle of whom it befell where the parser made it what went on while
// somebody told of them: "Ana Ruiz reports on the two clerks shot in Dorim".
func (t *tree) repairReported(i int, set attach) {
	n, v := i-1, t.head(i)
	if v < 0 || n <= v || t.rel(i) != "advcl" || !t.ofHarm(i) || !t.lemmaIs(v, isSaying) || !t.nominal(n) || !t.cased(n) || t.head(n) != v && t.head(n) != i ||
		t.hasRel(i, "obj", "aux", "mark") || t.firstRel(i, "nsubj") >= 0 {
		return
	}
	set(n, v, "obl")
	t.befell(i, n, set)
}

// repairJoined makes the participle of harm at i describe what the adjective describes with which it stands: "dead and
// wounded civilians" wounded nobody.
func (t *tree) repairJoined(i int, set attach) {
	a := t.head(i)
	if t.rel(i) != "conj" || a < 0 || a > i || t.tok[a].UPOS != "ADJ" || t.rel(a) != "amod" || t.head(a) <= i || !t.ofHarm(i) || t.hasRel(i, "nsubj", "obj", "aux") {
		return
	}
	set(i, t.head(a), "amod")
}
