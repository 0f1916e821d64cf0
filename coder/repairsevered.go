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
