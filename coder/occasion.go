package coder

// heldOccasion: what people came together for is held or given, and does nothing: "a small party was
// being held when a man opened fire".
func (t *tree) heldOccasion(x int) bool {
	h := t.head(x)
	if h < 0 || !t.isVerb(h) || t.tok[x].UPOS != "NOUN" || !t.w.cls["occasion"].words[t.lemma[x]] {
		return false
	}
	switch t.lemma[h] {
	case "hold", "host", "throw", "give", "organize", "organise":
		return t.tok[x].Deprel == "nsubj:pass" || t.rel(x) == "obj"
	}
	return false
}
