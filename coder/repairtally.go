package coder

// repairTally gives each participle of harm in a row, as headlines have them, those whom it is told of,
// who stand before it: "Man killed, 8 others wounded in blast", "1 killed 3 injured at fair".
func (t *tree) repairTally(i int, set attach) {
	n := i - 1
	if n < 1 || !t.harmed(i) || !t.nominal(n) && t.tok[n].UPOS != "NUM" {
		return
	}
	v := t.head(n)
	if v == i || v < 0 || v >= n || !t.harmed(v) && !t.lemmaIs(v, isStriking) || t.hasRel(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark") {
		return
	}
	from := n
	for c := n - 1; c > v && t.head(c) == n; c-- {
		from = c
	}
	if h := t.head(i); from != v+1 && t.form[from-1] != "," || h != v && h != n {
		return
	}
	set(i, v, "conj")
	t.suffers(n, i, set)
	if s := t.firstRel(v, "nsubj"); s >= 0 && s < v && t.firstRel(v, "obj") < 0 {
		t.suffers(s, v, set)
	}
}

// suffers makes n the one to whom the word of harm at i happened.
func (t *tree) suffers(n, i int, set attach) {
	if t.tok[i].UPOS == "ADJ" {
		set(n, i, "nsubj")
		return
	}
	set(n, i, "nsubj:pass")
	t.tok[i].XPOS = "VBN"
	t.kind[i] = kindOf(&t.tok[i])
}

// repairFirst does so for the first of the row that reads as one of the next: "Two injured, gunman dead".
func (t *tree) repairFirst(i int, set attach) {
	n := i - 1
	if t.rel(i) != "amod" || !t.harmed(i) || n < 0 || t.tok[n].UPOS != "NUM" || i+2 >= len(t.tok) || t.form[i+1] != "," {
		return
	}
	x := t.head(i)
	k := t.head(x)
	if t.head(n) != x || x < i || k < x || !t.harmed(k) {
		return
	}
	set(n, i, "nsubj:pass")
	set(i, k, "parataxis")
}

// harmed: a participle or an adjective that says what befell somebody.
func (t *tree) harmed(i int) bool {
	switch t.tok[i].UPOS {
	case "VERB":
		x := t.tok[i].XPOS
		return (x == "VBN" || x == "VBD") && t.ofHarm(i)
	case "ADJ":
		return t.ofHarm(i)
	}
	return false
}

// repairManner makes of an adverb of grave harm what it is where the parser took it for the doer: "A 6-year-old fatally
// shot a guard".
func (t *tree) repairManner(i int, set attach) {
	v := i + 1
	if i < 1 || v >= len(t.tok) || t.tok[i].UPOS == "ADV" || !t.w.c.class["gravely"].words[t.form[i]] || !t.isVerb(v) {
		return
	}
	who := t.head(i-1) == i
	for c := 0; c < i-1; c++ {
		if t.head(c) == i {
			set(c, i-1, t.tok[c].Deprel)
		}
	}
	if who {
		set(i-1, v, "nsubj")
	}
	set(i, v, "advmod")
	t.tok[i].UPOS, t.tok[i].XPOS = "ADV", "RB"
	t.kind[i] = kindOf(&t.tok[i])
}

// repairShotDead makes a verb of what a headline says first of whom it befell, where the parser has
// a noun: "15-year-old Dorim boy shot and killed".
func (t *tree) repairShotDead(i int, set attach) {
	n, k := i-1, i+2
	if n < 0 || k >= len(t.tok) || t.tok[i].UPOS != "NOUN" || t.rel(i) != "root" || t.head(n) != i || t.rel(n) != "compound" || !t.lemmaIs(n, isSomebody) || !t.ofHarm(i) ||
		t.head(k) != i || t.tok[k].XPOS != "VBN" || !t.ofHarm(k) || t.form[i+1] != "," && t.form[i+1] != "and" {
		return
	}
	lemma := t.w.c.forms.lemmas[t.lex[2*i].verb]
	if lemma == "" || lemma == t.lemma[i] {
		return
	}
	for c := range t.tok {
		switch {
		case t.head(c) != i || c == n:
		case c < n:
			set(c, n, t.tok[c].Deprel)
		case t.rel(c) == "nmod":
			set(c, i, "obl")
		}
	}
	t.tok[i].UPOS, t.tok[i].XPOS = "VERB", "VBN"
	t.setLemma(i, lemma)
	set(k, i, "conj")
	set(n, i, "nsubj:pass")
	t.kind[i] = kindOf(&t.tok[i])
}
