package coder

// repairHarmed hangs a participle of harm on whom it befell where the parser made it a second
// verb of the clause: "The six others wounded received treatment", "released the names of a
// man and a boy shot dead in Dorim".
func (t *tree) repairHarmed(i int, set attach) {
	v, n := t.head(i), i-1
	if n < 0 || v < 0 || !t.isVerb(i) || t.tok[i].XPOS != "VBD" && t.tok[i].XPOS != "VBN" || t.neverPassive(i) || !t.nominal(n) || !t.isVerb(v) || t.head(n) == i {
		return
	}
	for _, r := range [...]string{"nsubj", "nsubj:pass", "obj", "aux", "aux:pass", "mark"} {
		if t.firstRel(i, r) >= 0 {
			return
		}
	}
	switch t.tok[i].Deprel {
	case "advcl":
		if v < i || t.head(n) != v || t.rel(n) != "nsubj" {
			return
		}
	case "conj":
		if v > n || t.rel(n) == "nsubj" || !t.under(n, v) {
			return
		}
	default:
		return
	}
	set(i, n, "acl")
	t.tok[i].XPOS = "VBN"
}
