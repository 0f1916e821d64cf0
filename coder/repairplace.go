package coder

// repairPlaces joins a place to the place before it where the parser hung it on what is
// there: "the embassies in Karsia and Veland" are not the embassies and Veland.
func (t *tree) repairPlaces(set attach) {
	for i := 3; i < len(t.tok); i++ {
		if t.tok[i].UPOS != "PROPN" || t.rel(i) != "conj" || t.form[i-1] != "and" || t.tok[i-2].UPOS != "PROPN" {
			continue
		}
		h, before := t.head(i), i-2
		if h < 0 || h >= before || t.tok[h].UPOS != "NOUN" || t.tok[before].Deprel != "nmod" && t.tok[before].Deprel != "obl" || !t.cased(before) {
			continue
		}
		if g := t.head(before); g != h && t.head(h) != g {
			continue
		}
		if t.stateNamed(i) && t.stateNamed(before) {
			set(i, before, "conj")
			set(i-1, i, "cc")
		}
	}
}
