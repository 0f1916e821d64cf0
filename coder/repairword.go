package coder

// repairSubjects makes the subject of a verb without one of the name right before it, which
// the parser took for a time as it did the day before it: "On Sunday Rwanda accepted".
func (t *tree) repairSubjects(set attach) {
	for i := 1; i+1 < len(t.tok); i++ {
		if t.kind[i]&t.kind[i-1]&properKind == 0 {
			continue
		}
		v := t.head(i)
		if t.rel(i) != "obl" || v != i+1 || t.tok[v].XPOS != "VBD" || t.head(i-1) != v || t.rel(i-1) != "obl" ||
			t.cased(i) || t.firstRel(v, "nsubj") >= 0 || t.firstRel(v, "aux:pass") >= 0 {
			continue
		}
		set(i, v, "nsubj")
	}
}

// repairPossessors hangs on the owner what stands before it, which describes nothing behind:
// of "the U.S.-led coalition's strikes" the coalition is led.
func (t *tree) repairPossessors(set attach) {
	for i := 1; i < len(t.tok); i++ {
		p := t.head(i)
		if t.tok[i].XPOS != "POS" || p < 1 || p > i || t.tok[p].Deprel != "nmod:poss" || t.head(p) < i {
			continue
		}
		for c := p - 1; c >= 0; c-- {
			if t.tok[c].UPOS == "PUNCT" && t.form[c] != "-" || t.tok[c].UPOS == "ADP" || t.tok[c].UPOS == "CCONJ" {
				break
			}
			if r := t.rel(c); t.head(c) == t.head(p) && (r == "amod" || r == "compound" || r == "nummod") {
				set(c, p, t.tok[c].Deprel)
			}
		}
	}
}

// repairParallel joins to a plural the plural behind "and" that is built as it is, though the
// parser joined it to what hangs on the first: "officials of the Union and envoys of the rebels".
func (t *tree) repairParallel(set attach) {
	for m := 3; m+2 < len(t.tok); m++ {
		h := t.head(m)
		if t.rel(m) != "conj" || t.tok[m].XPOS != "NNS" || h < 2 || h > m || t.rel(h) != "nmod" || t.form[m+1] != "of" || t.tok[h].XPOS == "NNS" {
			continue
		}
		x := t.head(h)
		if x < 0 || x > h || t.tok[x].XPOS != "NNS" || t.form[x+1] != "of" || !t.lemmaIs(x, isSomebody) && !t.lemmaIs(m, isSomebody) {
			continue
		}
		set(m, x, "conj")
		if o := t.head(m + 1); o > m && t.head(o) == x && t.rel(o) == "nmod" {
			set(o, m, "nmod")
		}
	}
}

// repairLed hangs on a body before a noun the participle that says who leads or backs it: "US-led
// coalition air strikes", where the strikes are led by nobody.
func (t *tree) repairLed(set attach) {
	for i := 2; i+2 < len(t.tok); i++ {
		n := i + 1
		if t.form[i-1] != "-" || t.rel(i) != "amod" || !t.participle(i) || t.head(i) <= n || t.head(n) != t.head(i) || t.rel(n) != "compound" && t.rel(n) != "amod" {
			continue
		}
		if t.lemmaIs(n, isArmed|isGov|isAgent) {
			set(i, n, "amod")
		}
	}
}

// particles that end a noun made of a verb: "sit-in", "pull-out", "take-over".
var nounParticle = map[string]bool{"in": true, "out": true, "off": true, "over": true, "up": true, "down": true}

// repairHyphened makes one noun of a verb and its particle, which the parser takes for an
// adverb or a preposition: "broke up a sit-in by students".
func (t *tree) repairHyphened(set attach) {
	n := len(t.tok)
	for i := 0; i+2 < n; i++ {
		k := i + 2
		if t.form[i+1] != "-" || !nounParticle[t.form[k]] || t.tok[i].Span.End != t.tok[i+1].Span.Start || t.tok[i+1].Span.End != t.tok[k].Span.Start || k+1 < n && t.form[k+1] == "-" {
			continue
		}
		if h := t.head(i); t.rel(i) != "compound" || h < k {
			continue
		}
		h, was := t.head(k), t.rel(k)
		switch was {
		case "case", "mark": // of the noun behind, which stands in its place
			if h < k || t.head(h) < 0 || t.head(h) >= i {
				continue
			}
			v, rel := t.head(h), t.tok[h].Deprel
			set(k, v, rel)
			set(h, v, "obl")
		case "advmod", "compound":
			if h < 0 || h > i || !t.isVerb(h) || t.firstRel(h, "obj") >= 0 && t.firstRel(h, "obj") < k {
				continue
			}
			set(k, h, "obj")
		case "nsubj", "obj", "obl", "nmod", "conj", "root":
		default:
			continue
		}
		set(i, k, "compound")
		t.tok[k].UPOS, t.tok[k].XPOS = "NOUN", "NN"
		t.kind[k] = kindOf(&t.tok[k])
		for c := max(0, i-6); c < i; c++ { // its article and adjectives
			if x := t.head(c); x > k && (t.rel(c) == "det" || t.rel(c) == "amod" || t.tok[c].Deprel == "nmod:poss") {
				set(c, k, t.tok[c].Deprel)
			}
		}
		if v := t.head(k); v >= 0 && v < i && k+2 < n && t.rel(k) == "obj" { // what stands right behind belongs to it
			if p := k + 1; t.tok[p].UPOS == "ADP" && t.rel(p) == "case" && t.head(t.head(p)) == v {
				set(t.head(p), k, "nmod")
			}
		}
	}
}

// captive words say what becomes of those taken: "took a nurse hostage".
var captive = map[string]bool{"hostage": true, "prisoner": true, "captive": true}

// repairCaptives gives a verb of taking the people that the parser put before the word for
// captives: "took 11 men prisoner".
func (t *tree) repairCaptives(set attach) {
	for i := 2; i < len(t.tok); i++ {
		if !captive[t.form[i]] || t.rel(i) != "obj" || t.rel(i-1) != "compound" || t.head(i-1) != i || t.tok[i-1].UPOS != "NOUN" {
			continue
		}
		v := t.head(i)
		if v < 0 || v > i || t.lemma[v] != "take" && t.lemma[v] != "hold" && t.lemma[v] != "seize" {
			continue
		}
		set(i-1, v, "obj")
		for c := v + 1; c < i-1; c++ {
			if t.head(c) == i {
				set(c, i-1, t.tok[c].Deprel)
			}
		}
		for c := i + 1; c < len(t.tok); c++ {
			if t.head(c) == i && t.rel(c) != "punct" {
				set(c, i-1, t.tok[c].Deprel)
			}
		}
		set(i, v, "xcomp")
	}
}

// repairStruck makes the participle behind a number the noun that it is, where who counts
// goes before: "counted 12 dead and 30 wounded", "speaks of 20 injured". The parser makes
// who counts the one struck.
func (t *tree) repairStruck(i int, set attach) {
	if i < 3 || !t.isVerb(i) || t.firstRel(i, "obj") >= 0 || i+1 < len(t.tok) && (t.form[i+1] == "by" || t.tok[i+1].UPOS == "DET") {
		return
	}
	v, p := -1, -1
	for k := i; v < 0; k = p - 1 { // back over those counted before
		if k < 3 || t.fateOf(k) == "" || !t.isCount(k-1) {
			return
		}
		a, ok := t.amountAt(k - 1)
		if p = a.first - 1; !ok || p < 1 {
			return
		}
		l := t.w.c.speech
		switch act := l.act[t.lemma[p]]; {
		case t.form[p] == "and" || t.form[p] == ",":
		case t.form[p] == "of" && t.isVerb(p-1) && l.holding[t.lemma[p-1]]:
			v = p - 1
		case t.isVerb(p) && !t.passive(p) && (l.numbering[t.lemma[p]] || act == "asserts" || act == "confirms"):
			v = p
		default:
			return
		}
	}
	rel := "obj"
	if v < p {
		rel = "obl"
		set(p, i, "case")
	}
	for c := range t.tok { // who counts is no part of it
		if h := t.head(c); h == i && c < v {
			set(c, v, t.tok[c].Deprel)
		}
	}
	set(i, v, rel)
	set(i-1, i, "nummod")
	t.makeNoun(i, rel, set)
	t.tok[i].XPOS = "NNS"
}

// repairUnwelcome mends "declared the consul and a driver personae non gratae", of which the
// parser makes names, verbs or one more of those declared.
func (t *tree) repairUnwelcome(i int, set attach) {
	last := i + 2
	if last >= len(t.tok) || t.form[i+1] != "non" || t.form[last] != "grata" && t.form[last] != "gratae" && t.form[last] != "gratas" {
		return
	}
	pronouncing := t.w.c.class["pronouncing"].words
	v := i - 1
	for v >= 0 && (t.tok[v].UPOS != "VERB" || !pronouncing[t.lemma[v]]) {
		v--
	}
	if v < 0 {
		return
	}
	o := t.firstRel(v, "obj")
	if o > i {
		o = -1
	}
	for c := range t.tok {
		if h := t.head(c); h < i || h > last || c >= i && c <= last {
			continue
		}
		switch {
		case c > last || !t.nominal(c):
			if rel := t.rel(c); rel != "det" && rel != "cc" && rel != "punct" {
				set(c, v, t.tok[c].Deprel)
			}
		case o >= 0 && o < c:
			set(c, o, "conj")
			for k := o + 1; k < c; k++ {
				if h := t.head(k); h >= i && h <= last {
					set(k, c, t.tok[k].Deprel)
				}
			}
		default:
			set(c, v, "obj")
			o = c
		}
	}
	t.tok[i].UPOS, t.tok[i].XPOS = "NOUN", "NN"
	t.tok[last].UPOS, t.tok[last].XPOS = "NOUN", "NN"
	t.setLemma(i, "persona")
	t.setLemma(last, "grata")
	set(i, last, "compound")
	set(i+1, last, "amod")
	set(last, v, "xcomp")
}

// neverPassive: a verb without an object, by itself or with its particle, or that asks for
// something ("called for reform"), or fires on somebody.
func (t *tree) neverPassive(v int) bool {
	if t.lemmaIs(v, isIntransitive) {
		return true
	}
	if v+2 < len(t.tok) && t.lemma[v] == "fire" && t.tok[v+2].UPOS != "ADP" && t.firstRel(v, "obl:agent") < 0 {
		return t.form[v+1] == "on" || t.form[v+1] == "at" || t.form[v+1] == "into"
	}
	if v+1 >= len(t.tok) {
		return false
	}
	switch t.form[v+1] {
	case "for", "on", "upon":
		return t.lemmaIs(v, isCalling)
	case "out", "back", "off", "down", "in", "up", "at", "into": // "pulled out of the town", "charged at the crowd"
		return t.w.c.unpassive[t.lemma[v]+" "+t.form[v+1]] && t.firstRel(v, "obl:agent") < 0
	}
	return false
}
