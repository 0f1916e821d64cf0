package coder

// repairSevered makes the verb of harm at i, and the participle behind its object, passives of a headline
// where a comma parts the two: "Man killed, girl wounded in Dorim shooting". No comma parts a verb
// from its object.
func (t *tree) repairSevered(i int, set attach) {
	s, o := t.firstRel(i, "nsubj"), t.firstRel(i, "obj")
	if i+1 >= len(t.tok) || t.form[i+1] != "," || s != i-1 || o < i || t.tok[i].XPOS != "VBD" && t.tok[i].XPOS != "VBN" || !t.ofHarm(i) || t.hasRel(i, "aux") {
		return
	}
	p := t.firstRel(o, "acl")
	if p != o+1 || !t.ofHarm(p) || t.tok[p].XPOS != "VBN" && t.tok[p].XPOS != "VBD" {
		return
	}
	t.tok[i].XPOS, t.tok[p].XPOS = "VBN", "VBN"
	set(s, i, "nsubj:pass")
	set(p, i, "parataxis")
	set(o, p, "nsubj:pass")
	for c := p + 1; c < len(t.tok); c++ {
		if t.head(c) == i && t.rel(c) == "obl" {
			set(c, p, "obl") // of the latter, as where each has a clause of its own
		}
	}
}

// repairCased gives the verb of the noun at i, which a preposition makes no subject, the one before it that has been
// left over: "A ring serving clients who paid for mules was broken up, police said".
func (t *tree) repairCased(i int, set attach) {
	v, c := t.head(i), t.firstRel(i, "case")
	if v < i || c < 0 || c > i || !t.noSubject(c) {
		return
	}
	subject := -1
	for k := c - 1; k >= 0 && subject < 0; k-- {
		if h := t.head(k); t.rel(k) == "nsubj" && h > v && t.nominal(k) && t.tok[k].UPOS != "PRON" {
			for o := v + 1; o < len(t.tok); o++ {
				if t.head(o) == h && t.rel(o) == "nsubj" {
					subject = k
				}
			}
		}
	}
	if subject < 0 {
		return
	}
	for g := c - 1; g > subject; g-- {
		if t.isVerb(g) {
			rel := t.tok[i].Deprel
			set(i, g, "obl")
			set(subject, v, rel)
			return
		}
	}
}

// noSubject: behind the preposition stands none, as may behind "of" or "about": "about six men were shot".
func (t *tree) noSubject(c int) bool {
	switch t.form[c] {
	case "for", "with", "from", "by", "against", "into", "to", "in", "on":
		return true
	}
	return false
}
