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
	if x > h+1 && t.head(x) == h && t.tok[x].Deprel == "nmod" && (t.tok[x].UPOS == "NOUN" || t.tok[x].XPOS == "NNPS") && t.form[h+1] == "of" {
		return x
	}
	return -1
}

// kinsVerb parts who lost somebody from the participle that describes the lost, which the parser
// took for the verb before the one told: "the parents of two boys killed in the attack sued".
func (t *tree) kinsVerb(i int, set attach) {
	v, k := t.head(i), t.firstRel(i, "nsubj")
	if k < 0 {
		k = t.firstRel(i, "nsubj:pass")
	}
	if v < i || k < 0 || k > i-3 || t.tok[i].XPOS != "VBN" && t.tok[i].XPOS != "VBD" || t.fateOf(i) == "" || !t.isVerb(v) || t.firstRel(v, "nsubj") >= 0 ||
		t.firstRel(i, "obj") >= 0 || t.firstRel(i, "aux:pass") >= 0 || t.form[k+1] != "of" || !t.w.c.class["next-of-kin"].words[t.lemma[k]] {
		return
	}
	for x := i - 1; x > k+1; x-- {
		if t.head(x) == k && t.tok[x].Deprel == "nmod" {
			set(i, x, "acl")
			set(k, v, "nsubj")
			t.tok[i].XPOS = "VBN"
			return
		}
	}
}
