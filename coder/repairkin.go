package coder

// kinOf is the person whom the participle at i describes where the parser hung it on who is
// theirs: "the wife of a man shot by police" was not shot; -1 for none.
func (t *tree) kinOf(i int) int {
	h := t.head(i)
	if t.tok[i].XPOS != "VBN" && (t.tok[i].XPOS != "VBD" || t.firstRel(i, "obj") >= 0) || h < 0 || h > i || !t.isNoun(h) || !t.w.c.class["next-of-kin"].words[t.lemma[h]] {
		return -1
	}
	x := i - 1
	for x > h && t.tok[x].UPOS == "ADV" {
		x--
	}
	for x > h+1 && t.head(x) < x && t.head(x) > h { // "a student of law", "a man, 34"
		x = t.head(x)
	}
	if x > h+1 && t.head(x) == h && t.tok[x].Deprel == "nmod" && t.nominal(x) && t.form[h+1] == "of" {
		return x
	}
	return -1
}

// repairKin hangs a participle of harm on whom it befell where the parser made those who are theirs
// its subject: "the parents of two Danes killed in the raid have sued", "Ann and Paul Holm, parents of
// a guard shot in the raid".
func (t *tree) repairKin(i int, set attach) {
	if !t.isVerb(i) || i < 3 || t.neverPassive(i) || t.firstRel(i, "obj") >= 0 || t.firstRel(i, "aux:pass") >= 0 || t.firstRel(i, "aux") >= 0 {
		return
	}
	x := i - 1
	for x > 1 && t.head(x) >= 0 && t.head(x) < x && t.tok[x].Deprel != "nmod" {
		x = t.head(x)
	}
	h := t.head(x)
	if h < 0 || h > x || t.tok[x].Deprel != "nmod" || !t.nominal(x) || t.form[h+1] != "of" || !t.w.c.class["next-of-kin"].words[t.lemma[h]] {
		return
	}
	switch {
	case t.head(h) >= 0 && t.head(h) == t.head(i) && t.rel(h) == "appos" && t.rel(i) == "acl":
	case t.head(h) == i && (t.rel(h) == "nsubj" || t.tok[h].Deprel == "nsubj:pass"):
		first, _ := t.subtree(h, true)
		v := t.unsubjected(i)
		switch {
		case first > 1 && t.form[first-1] == "," && t.nominal(first-2):
			n := first - 2
			for r := t.rel(n); t.head(n) >= 0 && t.head(n) < n && (r == "flat" || r == "conj" || r == "compound"); r = t.rel(n) {
				n = t.head(n)
			}
			set(h, n, "appos")
		case v < 0:
			return
		case t.head(i) == v:
			set(h, v, "nsubj")
		default:
			set(v, t.head(i), t.tok[i].Deprel)
			set(h, v, "nsubj")
		}
	default:
		return
	}
	set(i, x, "acl")
}

// unsubjected is the verb without a subject that the one at i hangs on or that hangs on it, -1 for none.
func (t *tree) unsubjected(i int) int {
	if h := t.head(i); h > i && t.isVerb(h) && t.firstRel(h, "nsubj") < 0 {
		return h
	}
	for v := i + 1; v < len(t.tok); v++ {
		if t.head(v) == i && t.isVerb(v) && t.rel(v) != "acl" && t.tok[v].XPOS != "VBG" && t.firstRel(v, "nsubj") < 0 && t.firstRel(v, "mark") < 0 {
			return v
		}
	}
	return -1
}
