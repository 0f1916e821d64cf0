package pipeline

import "sitrep"

// slim drops what is large and what merging does not read: the origin map, and in
// sentences without an event the tokens that are no content words. Merging compares
// documents by their content words, and tracking reads the syntax around events.
func slim(a *sitrep.Analysis) *sitrep.Analysis {
	a.Doc.Origin = nil
	told := make([]bool, len(a.Sentences))
	for i := range a.Events {
		if s := a.Events[i].Head.Sentence; s >= 0 && s < len(told) {
			told[s] = true
		}
	}
	n := 0
	for i := range a.Sentences {
		for j := range a.Sentences[i].Tokens {
			if told[i] || isContent(&a.Sentences[i].Tokens[j]) {
				n++
			}
		}
	}
	slab := make([]sitrep.Token, 0, n) // a new one: sentences may share the old
	for i := range a.Sentences {
		s, first := &a.Sentences[i], len(slab)
		for j := range s.Tokens {
			if told[i] || isContent(&s.Tokens[j]) {
				slab = append(slab, s.Tokens[j])
			}
		}
		s.Tokens = slab[first:len(slab):len(slab)]
	}
	return a
}

func isContent(t *sitrep.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
		return true
	}
	return false
}
