package coder

// repairVoice mends who does and who suffers where the form of the verb does not say it.
func (t *tree) repairVoice(i int, set attach) {
	switch s := t.unmarkedPassive(i); {
	case s >= 0: // "Councillor gunned down outside home"
		set(s, i, "nsubj:pass")
		t.tok[i].XPOS = "VBN"
		for c := i + 1; c < len(t.tok); c++ {
			if t.head(c) == i && t.rel(c) == "conj" {
				t.tok[c].XPOS = "VBN"
			}
		}
	case t.sharesObject(i): // "Rebels kidnapped and killed two priests"
		set(t.firstRel(i, "nsubj"), i, "nsubj")
	}
}

// repairAgent leaves it to "by" to name who did it: in "74, including eight Americans, were
// killed" the Americans are some of the 74.
func (t *tree) repairAgent(i int, set attach) {
	c := t.firstRel(i, "case")
	if c < 0 || c > i || t.form[c] == "by" {
		return
	}
	of, rel := t.head(i), "obl"
	if k := c - 1; t.form[c] == "including" && k > 0 && t.form[k] == "," && inNounPhrase(t.tok[k-1].UPOS) {
		of, rel = k-1, "nmod"
	}
	set(i, of, rel)
}

// unmarkedPassive is the subject of a verb that in the active voice has an object, where none
// stands: a headline's passive without "was"; else -1.
func (t *tree) unmarkedPassive(i int) int {
	participle := t.tok[i].XPOS == "VBN"
	always, grave := t.lemmaIs(i, isUndergone), participle
	if !participle && t.tok[i].XPOS != "VBD" || !always && !t.lemmaIs(i, isHurting) {
		return -1
	}
	s := t.firstRel(i, "nsubj")
	if s < 0 || s > i || t.tok[s].Deprel != "nsubj" || t.tok[s].UPOS == "PRON" {
		return -1
	}
	for c := range t.tok {
		if t.head(c) != i {
			continue
		}
		switch t.rel(c) {
		case "conj": // "Man shot and killed outside bar"
			switch {
			case c < i || !t.isVerb(c) || !t.ofHarm(c) || t.hasRel(c, "obj", "aux", "obl:agent"):
				return -1
			case !t.hasRel(c, "nsubj"): // else told of others: "Man shot and killed, three others wounded"
				grave = true
			}
		case "obj", "iobj", "ccomp", "aux":
			return -1
		case "xcomp":
			if t.form[c] != "dead" {
				return -1
			}
			grave = true
		case "advmod":
			grave = grave || t.w.cls["gravely"].words[t.form[c]]
		case "obl":
			grave = grave || c > 0 && t.form[c] == "death" && t.form[c-1] == "to"                     // "three men shot to death"
			if k := t.firstRel(c, "case"); k >= 0 && t.form[k] == "at" && t.firstRel(c, "det") >= 0 { // "stabbed at the officers"
				return -1
			}
		}
	}
	if always || grave || t.shotWithout(i, s) {
		return s
	}
	return -1
}

// shotWithout: people who are no gunmen and shot at nobody were shot: "Three teens shot outside a bar".
func (t *tree) shotWithout(i, s int) bool {
	if t.lemma[i] != "shoot" {
		return false
	}
	for c := i + 1; c < len(t.tok); c++ {
		if t.head(c) == i && t.rel(c) == "obl" && t.w.c.class["bodypart"].words[t.lemma[c]] {
			return true // "Ann Ober, 25, shot in the leg"
		}
	}
	if !t.lemmaIs(s, isCivilian) || t.lemmaIs(s, isArmed) || t.offender(s) {
		return false
	}
	told := false
	for c := range t.tok {
		if t.head(c) != i || c < i {
			continue
		}
		switch r := t.rel(c); r {
		case "obl", "advmod", "compound:prt", "xcomp":
			k := t.firstRel(c, "case")
			switch {
			case r == "obl" && k < 0, t.timex[c] >= 0, k >= 0 && t.w.cls["whereabouts"].words[t.form[k]]:
				told = true
			case r != "advmod":
				return false
			}
		}
	}
	return told
}

// sharesObject: the verb has its object in common with the verb joined to it, so that its
// subject acts.
func (t *tree) sharesObject(i int) bool {
	c := i + 2
	if c >= len(t.tok) || t.tok[i+1].UPOS != "CCONJ" || t.head(c) != i || t.rel(c) != "conj" || !t.isVerb(c) {
		return false
	}
	s := t.firstRel(i, "nsubj")
	return s >= 0 && t.tok[s].Deprel == "nsubj:pass" && t.firstRel(i, "aux") < 0 && t.firstRel(i, "obj") < 0 &&
		t.firstRel(c, "obj") > c && t.firstRel(c, "aux") < 0 && t.firstRel(c, "nsubj") < 0
}
