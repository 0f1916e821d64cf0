package coder

// subjectControl: the subject of the infinitive is the subject although there is an object.
var subjectControl = map[string]bool{"promise": true, "threaten": true, "use": true, "take": true, "vow": true, "pledge": true, "refuse": true, "decide": true, "agree": true}

// controlByOblique: "called on the army to leave".
var controlByOblique = map[string]bool{"call": true, "appeal": true, "plead": true, "rely": true, "lean": true, "prevail": true}

// borrow adds the arguments that a verb shares with its surroundings.
func (t *tree) borrow(i int, pas bool, gap int, out []argument) []argument {
	h := t.head(i)
	if h < 0 {
		return out
	}
	give := func(x int) {
		if x < 0 || x == i {
			return
		}
		if pas && !has(out, argObj) {
			out = append(out, argument{argObj, "", x})
		} else if !pas && !has(out, argSubj) {
			out = append(out, argument{argSubj, "", x})
		}
	}
	switch t.tok[i].Deprel {
	case "amod":
		if t.participle(i) {
			out = append(out, argument{argObj, "", h})
		} else if t.gerund(i) {
			out = append(out, argument{argSubj, "", h})
		}
	case "acl:relcl":
		if gap < 0 {
			switch {
			case !has(out, argSubj) && !pas:
				out = append(out, argument{argSubj, "", h})
			case !has(out, argObj):
				out = append(out, argument{argObj, "", h})
			}
		}
	case "acl":
		switch {
		case t.infinitive(i):
			give(t.missionOf(h, i))
			if !has(out, argSubj) {
				give(t.argument(h, argSubj))
			}
			if !has(out, argSubj) {
				give(t.lightSubject(h))
			}
		case pas:
			if !has(out, argObj) {
				out = append(out, argument{argObj, "", h})
			}
			if v := t.ordered(i); v >= 0 && !has(out, argSubj) {
				out = t.doneFor(v, out)
			}
		case t.prep(i) != "":
			if o := t.accused(h); o >= 0 && t.prep(i) == "of" {
				give(o) // "accused the rebels of attacking" with the clause on the noun
				break
			}
			if t.w.c.class["charges"].words[t.lemma[h]] { // "arrested on suspicion of killing", "faces charges of killing"
				give(t.charged(h))
				break
			}
			give(t.argument(h, argSubj))
		default:
			give(h)
		}
	case "xcomp":
		give(t.controller(h))
		if v := t.ordered(i); v >= 0 && pas && !has(out, argSubj) {
			out = t.doneFor(v, out)
		}
	case "ccomp":
		if !has(out, argSubj) && !pas && (t.infinitive(i) || t.gerund(i)) {
			give(t.controller(h))
		} else if gap < 0 && t.child(i, "nsubj") < 0 && t.child(i, "nsubj:pass") < 0 {
			if r := t.relativeHead(i); r >= 0 { // "who the US said is responsible" without the pronoun here
				give(r)
			}
		}
	case "advcl":
		if who := t.undertaker(i); who >= 0 {
			give(who)
			break
		}
		if t.child(i, "nsubj") < 0 && t.child(i, "nsubj:pass") < 0 {
			if p := t.prep(i); (p == "of" || p == "from" || p == "into" || p == "for") && t.isVerb(h) {
				give(t.controller(h)) // "accused the rebels of attacking"
				break
			}
			if t.infinitive(i) && controlByOblique[t.lemma[h]] {
				give(t.controller(h))
				break
			}
			if t.gerund(i) && i > h && t.fateOf(i) != "" && t.isVerb(h) && t.passive(h) && t.prep(i) == "" {
				give(t.argument(h, argSubj)) // "was hit by a rocket, killing six": not who was hit
				break
			}
			if who := t.toldOf(i, h); who >= 0 {
				give(who)
				break
			}
			give(t.surfaceSubject(h))
		}
	case "conj":
		if !t.isVerb(h) && !t.isVerb(i) {
			break
		}
		hp := t.passive(h)
		if pas && hp && t.child(i, "obj") > i && ditransitive[t.lemma[i]] && !has(out, argIobj) {
			if x := t.argument(h, argObj); x >= 0 {
				out = append(out, argument{argIobj, "", x}) // "was arrested and denied access to a lawyer"
			}
		}
		if (!pas && !has(out, argSubj)) || (pas && !has(out, argObj)) {
			switch {
			case hp == pas && pas:
				give(t.argument(h, argObj))
				if !has(out, argSubj) {
					if x := t.argument(h, argSubj); x > i {
						out = append(out, argument{argSubj, "by", x})
					}
				}
			case hp && !pas, !hp && pas:
				give(t.surfaceSubject(h))
			default:
				give(t.argument(h, argSubj))
				if !pas && !has(out, argSubj) {
					give(t.predicated(h))
				}
			}
		}
		if !pas && !has(out, argObj) && !has(out, argComp) {
			if x := t.child(h, "obj"); x > i {
				out = append(out, argument{argObj, "", x})
			}
		}
	}
	// "attacked and killed the villagers": the object hangs on the second verb.
	if !pas && !has(out, argObj) && !has(out, argComp) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if t.tok[c].Deprel == "conj" && int(c) > i && int(c)-i <= 3 && t.isVerb(int(c)) && t.child(int(c), "nsubj") < 0 {
				if x := t.child(int(c), "obj"); x > int(c) {
					out = append(out, argument{argObj, "", x})
					break
				}
			}
		}
	}
	return out
}

// toldOf is of whom the verb of saying h tells what he did after the gerund i before it, a deed that
// is not of who speaks: "After shooting the guard, the sheriff said Ruiz ran". -1: of nobody.
func (t *tree) toldOf(i, h int) int {
	if i > h || !t.gerund(i) || !t.isVerb(h) || !t.speechVerb(h) || t.fateOf(i) == "" && t.tells(i) != "ASSAULT" {
		return -1
	}
	s := t.surfaceSubject(h)
	if s < i || t.lemmaIs(s, isArmed) || t.property(s, "armed") || t.property(s, "country") {
		return -1
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if v := int(c); v > h && t.rel(v) == "ccomp" && t.isVerb(v) {
			if x := t.surfaceSubject(v); x > h && (t.tok[x].UPOS == "PRON" || t.property(x, "person") || t.namedActor(x)) {
				return x
			}
		}
	}
	return -1
}

// ordered is the "had" of who had done what the participle i tells ("had twelve villagers
// arrested"), -1 if there is none. Who had his own legs broken, or
// nine men killed, ordered nothing.
func (t *tree) ordered(i int) int {
	v, x := t.head(i), -1
	switch {
	case v < 0 || t.tok[i].XPOS != "VBN" && t.tok[i].XPOS != "VBD" || t.child(i, "nsubj") >= 0 || t.child(i, "obj") >= 0 || t.child(i, "obl:agent") >= 0:
		return -1
	case t.tok[i].Deprel == "xcomp":
		x = t.child(v, "obj")
	case t.tok[v].Deprel == "obj":
		v, x = t.head(v), v
	}
	if x < 0 || v < 0 || v > x || x > i || t.lemma[v] != "have" && t.lemma[v] != "get" || !t.isVerb(v) || t.ownedByPronoun(x) || !t.nominal(x) ||
		t.indefinite(x) && t.fateOf(i) != "" {
		return -1
	}
	return v
}

// doneFor adds to the arguments of what verb v has done who has it done, where he gives
// orders: a party that had nine members arrested did not.
func (t *tree) doneFor(v int, out []argument) []argument {
	if s := t.argument(v, argSubj); s >= 0 && (t.tok[s].UPOS == "PRON" || t.lemmaIs(s, isArmed|isGov) || t.property(s, "person") || t.property(s, "armed") || t.property(s, "country")) {
		out = append(out, argument{argSubj, "", s})
	}
	return out
}

// missionOf is whose undertaking the last noun before verb i is, of those that hang on h by "of":
// "the start of the Karsian mission to retake the town".
func (t *tree) missionOf(h, i int) int {
	who := -1
	for k := 0; k < 3; k++ {
		n := -1
		for c := t.first[h]; c >= 0; c = t.next[c] {
			if x := int(c); x > h && x < i && t.rel(x) == "nmod" && t.prep(x) == "of" && t.place[x] < 0 && (!t.agent(x) || t.w.c.class["undertaking"].words[t.lemma[x]]) {
				n = x
			}
		}
		if n < 0 {
			break
		}
		if s := t.argument(n, argSubj); s >= 0 && s < n {
			who = s
		}
		h = n
	}
	return who
}

// undertaker is whose the mission, bid or the like is that stands right before the infinitive i,
// -1 for nobody's: "praised the Karsian mission to retake the town".
func (t *tree) undertaker(i int) int {
	n := i - 2
	if n < 1 || t.form[i-1] != "to" || !t.isNoun(n) || !t.w.c.class["undertaking"].words[t.lemma[n]] {
		return -1
	}
	if s := t.argument(n, argSubj); s >= 0 && s < n {
		return s
	}
	return -1
}

// predicated is of whom the noun or adjective h is said, with "be"; where that is an "it"
// that stands for nobody, who says so: "Oman said it was an internal matter and declined".
func (t *tree) predicated(h int) int {
	s := t.child(h, "nsubj")
	if t.isVerb(h) || s < 0 || t.child(h, "cop") < 0 {
		return -1
	}
	if v := t.head(h); t.lemma[s] == "it" && t.ment[s] < 0 {
		if v < 0 || t.rel(h) != "ccomp" || !t.lemmaIs(v, isSaying) {
			return -1
		}
		return t.argument(v, argSubj)
	}
	return s
}

// accused is the object that noun h is, or hangs on under a verb of blame ("accused
// militants from the north of attacking"), -1 if none.
func (t *tree) accused(h int) int {
	for x, k := h, 0; x >= 0 && k < 4; x, k = t.head(x), k+1 {
		switch t.tok[x].Deprel {
		case "obj", "nsubj:pass":
			if v := t.head(x); x == h || v >= 0 && blames[t.lemma[v]] {
				return x
			}
			return -1
		case "nmod", "conj", "appos":
		default:
			return -1
		}
	}
	return -1
}

var blames = map[string]bool{"accuse": true, "suspect": true, "convict": true, "acquit": true}

// controller of a complement without subject of the verb h.
func (t *tree) controller(h int) int {
	if controlByOblique[t.lemma[h]] {
		for _, a := range t.arguments(h) {
			if a.kind == argPrep && (a.prep == "on" || a.prep == "upon" || a.prep == "to") {
				return a.tok
			}
		}
	}
	if !subjectControl[t.lemma[h]] {
		if x := t.child(h, "obj"); x >= 0 && t.nominal(x) && (t.timex[x] < 0 || t.ment[x] >= 0) {
			if relative(t.lemma[x]) {
				if r := t.relativeHead(h); r >= 0 {
					return r
				}
			}
			return x
		}
		if x := t.child(h, "iobj"); x >= 0 {
			return x
		}
	}
	return t.surfaceSubject(h)
}

// surfaceSubject: who the clause is about: of the passive its subject.
func (t *tree) surfaceSubject(h int) int {
	if t.isVerb(h) && t.passive(h) {
		if x := t.argument(h, argObj); x >= 0 {
			return x
		}
		return t.argument(h, argIobj)
	}
	return t.argument(h, argSubj)
}

// lightSubject: the subject of the verb whose object the noun is ("made a decision to leave").
func (t *tree) lightSubject(n int) int {
	h := t.head(n)
	if h >= 0 && t.isVerb(h) && (t.rel(n) == "obj" || t.rel(n) == "obl") && t.fact("obj", h) != factNegative { // "foiled a plot to bomb" others
		return t.argument(h, argSubj)
	}
	return -1
}
