package coder

// repairKin hangs the participle at i on the person whom it describes where the parser hung it on who
// is theirs, or made those its subject: "the wife of a man shot by police" was not shot; "the parents of
// two Danes killed in the raid have sued", "Ann and Paul Holm, parents of a guard shot in the raid".
func (t *tree) repairKin(i int, set attach) {
	x, h := t.kinOf(i)
	if h < 0 || t.neverPassive(i) || t.hasRel(i, "obj", "aux") {
		return
	}
	switch {
	case t.head(i) == h && t.rel(i) == "acl":
	case t.head(h) >= 0 && t.head(h) == t.head(i) && t.rel(h) == "appos" && t.rel(i) == "acl":
	case t.ofHarm(i) && t.head(h) == i && t.rel(h) == "nsubj":
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
	t.befell(i, x, set)
}

// kinOf is the person told of right before the word at i, and who is theirs: "the wife of a man"; -1 for none.
func (t *tree) kinOf(i int) (x, kin int) {
	x = i - 1
	for x > 0 && t.tok[x].UPOS == "ADV" {
		x--
	}
	for x > 1 { // "a student of law", "a man, 34"
		h := t.head(x)
		if h < 0 || h > x {
			break
		}
		if t.tok[x].Deprel == "nmod" && t.form[h+1] == "of" && t.isNoun(h) && t.nominal(x) && t.w.c.class["next-of-kin"].words[t.lemma[h]] {
			return x, h
		}
		x = h
	}
	return -1, -1
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
