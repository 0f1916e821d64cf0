package coder

// alsoHim: the conjunct at c says once more who x is, for the verb has one: "Dr. Adler, 52, and
// the father of four, was shot".
func (t *tree) alsoHim(x, c int) bool {
	if t.plural(x) || t.plural(c) || t.tok[c].UPOS != "NOUN" || t.rel(x) != "nsubj" {
		return false
	}
	for v := t.first[max(0, t.head(x))]; v >= 0; v = t.next[v] {
		if r := t.rel(int(v)); (r == "aux" || r == "cop") && int(v) > c && (t.form[v] == "was" || t.form[v] == "is" || t.form[v] == "has") {
			return true
		}
	}
	return false
}

// attempted: what somebody tries to do, or sets out to, struck nobody yet: "tried to kill two policemen".
func (t *tree) attempted(v int) bool {
	h := t.head(v)
	if !t.isVerb(v) || h < 0 || t.tok[v].XPOS != "VB" || !t.w.c.class["trying"].words[t.lemma[h]] {
		return false
	}
	m := t.child(v, "mark")
	return m >= 0 && t.form[m] == "to" && (t.rel(v) == "xcomp" || t.rel(v) == "acl" || t.rel(v) == "advcl")
}
