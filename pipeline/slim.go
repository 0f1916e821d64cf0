package pipeline

import "sitrep"

// slim is what merging and tracking read of a document: its text, events, names,
// times and sentences. Merging compares documents by their content words, and
// tracking reads the syntax around events; so in sentences without an event only
// the content words are kept. The tokens and the origin map are taken from a
// itself, of which a sink may keep the rest.
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
	return &sitrep.Analysis{Doc: a.Doc, Sentences: a.Sentences, Names: a.Names, Timexes: a.Timexes, Events: a.Events}
}

func isContent(t *sitrep.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "VERB", "NUM", "ADJ":
		return true
	}
	return false
}
