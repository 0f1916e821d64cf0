package coder

// besideSaying is the verb of saying that verb i goes on from where the parser made
// it a conjunct of what is said, though its tense or its meaning tells otherwise:
// "said it would send troops and urged others to", "said eight people were killed and
// vowed to". -1: leave it.
func (t *tree) besideSaying(i int) int {
	h := t.head(i)
	if v := t.perfectToo(i, h); v >= 0 {
		return v
	}
	if h < 0 || h > i || t.rel(h) != "ccomp" || t.tok[i].XPOS != "VBD" && t.tok[i].XPOS != "VBN" || !t.isVerb(i) || !t.isVerb(h) && t.firstRel(h, "cop") < 0 {
		return -1
	}
	v := t.head(h)
	if v < 0 || v > h || t.tok[v].XPOS != "VBD" || t.w.c.speech.act[t.lemma[v]] == "" || t.firstRel(i, "aux") >= 0 {
		return -1
	}
	if t.goesOnBy(i) && t.firstRel(i, "nsubj") < 0 && t.firstRel(i, "nsubj:pass") < 0 {
		t.tok[i].XPOS = "VBD"
		return v
	}
	if !t.isVerb(h) {
		return -1
	}
	would, passive := false, false
	for k := h - 1; k > v && k > h-6; k-- {
		if t.head(k) == h && t.rel(k) == "aux" {
			passive = passive || t.tok[k].Deprel == "aux:pass"
			would = would || t.form[k] == "would"
		}
	}
	own := t.firstRel(i, "nsubj") >= 0
	active := t.firstRel(i, "iobj") > i || t.tok[i].XPOS == "VBD" && own || t.firstRel(i, "obj") > i || t.firstRel(i, "xcomp") > i || t.firstRel(i, "ccomp") > i
	switch {
	case !active:
	case would && (own || !passive),
		passive && !own && (t.w.c.toll[t.form[h]] != "" && t.w.c.speech.quoting[t.lemma[i]] || t.w.c.speech.wielded[t.lemma[i]]):
		t.tok[i].XPOS = "VBD"
		return v
	}
	return -1
}

// perfectToo is the verb of saying in the perfect that verb i goes on from, where what is
// said stands in another tense: "has replied that its patrol crossed by mistake and has
// offered"; or in any tense, where "has" does not go with those of whom it is said: "says
// police beat its members and has sued". -1: leave it.
func (t *tree) perfectToo(i, h int) int {
	if h < 0 || h > i || t.rel(h) != "ccomp" || t.firstRel(i, "nsubj") >= 0 || !t.isVerb(i) || !t.isVerb(h) {
		return -1
	}
	v := t.head(h)
	a := t.firstRel(i, "aux")
	if v < 0 || v > h || a < 0 || t.lemma[a] != "have" || !t.w.c.speech.quoting[t.lemma[v]] || t.lemma[v] == "deny" {
		return -1
	}
	for k := h - 1; k > v; k-- {
		if t.head(k) == h && t.lemma[k] == "have" {
			return -1
		}
	}
	b := t.firstRel(v, "aux")
	s, own := t.firstRel(h, "nsubj"), t.firstRel(v, "nsubj")
	switch {
	case b >= 0 && b < v && t.form[b] == t.form[a]:
		return v
	case t.form[a] == "has" && s >= 0 && t.plural(s) && own >= 0 && !t.plural(own) && t.tok[v].XPOS == "VBZ":
		return v
	}
	return -1
}

// goesOnBy: verb i, by which a speaker goes on, has whom or what it takes.
func (t *tree) goesOnBy(i int) bool {
	if !t.w.c.speech.goingOn[t.lemma[i]] || i+1 == len(t.tok) {
		return false
	}
	switch t.lemma[i] {
	case "call":
		return t.form[i+1] == "on" || t.form[i+1] == "for" || t.form[i+1] == "upon"
	case "appeal", "plead", "apologise", "apologize", "warn", "insist":
		return true
	}
	for _, r := range [...]string{"obj", "iobj", "xcomp", "ccomp"} {
		if t.firstRel(i, r) > i {
			return true
		}
	}
	return false
}

// besideFinite is the finite verb that verb i goes on from where the parser hung it on the gerund
// between: "accused the rebels of breaking the truce and warned of reprisals", and not "said Ruiz
// was standing there and fired". -1: leave it.
func (t *tree) besideFinite(i int) int {
	h := t.head(i)
	if h < 0 || h > i || t.tok[h].XPOS != "VBG" || t.rel(h) == "ccomp" && t.firstRel(h, "aux") >= 0 || t.tok[i].XPOS != "VBN" && t.tok[i].XPOS != "VBD" || t.firstRel(i, "aux") >= 0 || t.firstRel(i, "aux:pass") >= 0 || t.subjectBefore(i) >= 0 {
		return -1
	}
	for k, v := 0, t.head(h); k < 4 && v >= 0; k, v = k+1, t.head(v) {
		if t.isVerb(v) && t.tok[v].XPOS != "VBG" {
			if t.tok[v].XPOS == "VBD" && v < h && t.firstRel(v, "nsubj") >= 0 {
				return v
			}
			return -1
		}
	}
	return -1
}

// withinSaid is the verb of the past told last that verb i goes on from, where the parser joined
// it with a verb of saying in the present: in "police say he was at home when a bullet came
// through the window, hit his head and killed him" it is the bullet that hit. -1: leave it.
func (t *tree) withinSaid(i int) int {
	v := t.head(i)
	if v < 0 || v > i || t.tok[i].XPOS != "VBD" || t.tok[v].XPOS != "VBZ" && t.tok[v].XPOS != "VBP" || t.w.c.speech.act[t.lemma[v]] == "" ||
		t.firstRel(i, "nsubj") >= 0 || t.firstRel(i, "aux") >= 0 {
		return -1
	}
	for g := i - 1; g > v; g-- {
		if t.tok[g].XPOS == "VBD" && t.isVerb(g) && t.firstRel(g, "nsubj") >= 0 && t.firstRel(g, "aux:pass") < 0 {
			return g
		}
	}
	return -1
}

// besideRelative is the verb of a relative clause that verb i goes on from, where the parser joined
// it with the passive before, whose subject did nothing: "was cut in the blast, which damaged the
// embassy, shattered windows and toppled a wall". -1: leave it.
func (t *tree) besideRelative(i int) int {
	h := t.head(i)
	if h < 0 || h > i || !t.isVerb(i) || t.tok[i].XPOS != "VBD" || t.firstRel(i, "obj") < i || t.firstRel(i, "nsubj") >= 0 || !t.isVerb(h) || t.firstRel(h, "aux:pass") < 0 {
		return -1
	}
	for r := i - 1; r > h; r-- {
		if t.tok[r].Deprel != "acl:relcl" || !t.isVerb(r) {
			continue
		}
		if s := t.firstRel(r, "nsubj"); t.tok[r].XPOS == "VBD" && t.firstRel(r, "obj") > r && s >= 0 && (t.form[s] == "which" || t.form[s] == "that") {
			return r
		}
		return -1
	}
	return -1
}

// repairSaidOf hangs the verb at i on the verb of saying right before it, which tells of a noun, where the parser
// made it a conjunct of the clause's own: "Police are searching for a man they say shot a boy".
func (t *tree) repairSaidOf(i int, set attach) {
	if t.tok[i].Deprel != "conj" || i < 2 || t.tok[i].XPOS != "VBD" || t.head(i) > i || t.hasRel(i, "nsubj", "cc", "mark", "aux") {
		return
	}
	if s := i - 1; t.lemmaIs(s, isSaying) && t.rel(s) == "acl" && t.head(s) < s && t.head(i) < t.head(s) && t.firstRel(s, "nsubj") == s-1 {
		set(i, s, "ccomp")
	}
}

// repairSeems makes the noun at i, which the parser took for the object of "it appears", the subject of
// the verb of the past behind it: "The sheriff says it appears Ana Ruiz, 43, shot two guards".
func (t *tree) repairSeems(i int, set attach) {
	h := t.head(i)
	if h < 1 || h > i || t.lemma[h] != "appear" && t.lemma[h] != "seem" || t.form[h-1] != "it" {
		return
	}
	for v := i + 1; v < len(t.tok); v++ {
		switch {
		case !t.isVerb(v):
			if p := t.tok[v].UPOS; t.head(v) != i && p != "PUNCT" && p != "NUM" && p != "ADV" && p != "PROPN" {
				return
			}
		case t.tok[v].XPOS != "VBD" && t.tok[v].XPOS != "VBN" || t.firstRel(v, "nsubj") >= 0 || t.firstRel(v, "nsubj:pass") >= 0:
			return
		default:
			set(i, v, "nsubj")
			set(v, h, "ccomp")
			t.tok[v].XPOS = "VBD"
			t.kind[v] = kindOf(&t.tok[v])
			for o, c := t.firstRel(v, "obj"), v+1; o > v && c < len(t.tok); c++ {
				if t.head(c) == i && t.rel(c) == "conj" {
					set(c, o, "conj")
				}
			}
			return
		}
	}
}
