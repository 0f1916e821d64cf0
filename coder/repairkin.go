package coder

// kinOf is the person whom the participle at i describes where the parser hung it on who is
// theirs: "the wife of a man shot by police" was not shot; -1 for none.
func (t *tree) kinOf(i int) int {
	h := t.head(i)
	if t.tok[i].XPOS != "VBN" || h < 0 || h > i || !t.isNoun(h) || !t.w.c.class["next-of-kin"].words[t.lemma[h]] {
		return -1
	}
	x := i - 1
	for x > h && t.tok[x].UPOS == "ADV" {
		x--
	}
	for x > h+1 && t.head(x) < x && t.head(x) > h { // "a student of law", "a man, 34"
		x = t.head(x)
	}
	if x > h+1 && t.head(x) == h && t.tok[x].Deprel == "nmod" && t.tok[x].UPOS == "NOUN" && t.form[h+1] == "of" {
		return x
	}
	return -1
}
