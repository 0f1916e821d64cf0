package coder

// heldOccasion: what people came together for is held or given, and does nothing: "a small party was
// being held when a man opened fire".
func (t *tree) heldOccasion(x int) bool {
	h, c := t.head(x), t.w.c.class
	return h >= 0 && t.isVerb(h) && t.tok[x].UPOS == "NOUN" && c["occasion"].words[t.lemma[x]] && c["hosted"].words[t.lemma[h]] &&
		(t.tok[x].Deprel == "nsubj:pass" || t.rel(x) == "obj")
}
