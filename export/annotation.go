package export

import (
	"slices"

	"sitrep"
)

// newAnnotation gathers the layers under the coding: names with the actor that
// the mention over them was resolved to, chains of two mentions and more, places
// without adjectives and demonyms.
func newAnnotation(a *sitrep.Analysis) *sitrep.Annotation {
	out := &sitrep.Annotation{
		Kind: "annotation", SourceID: a.Doc.SourceID, Text: a.Doc.Text, Lang: a.Doc.Lang,
		Sentences: make([]sitrep.Span, len(a.Sentences)),
		Entities:  make([]sitrep.AnnotationEntity, len(a.Names)),
		Chains:    [][]sitrep.Span{}, Places: []sitrep.PlaceMention{},
		Timexes: list(a.Timexes), Quotations: list(a.Quotations), Locations: list(a.Locations),
	}
	n := 0
	for i := range a.Sentences {
		out.Sentences[i] = a.Sentences[i].Span
		n += len(a.Sentences[i].Tokens)
	}
	out.Tokens = make([]sitrep.Token, 0, n)
	for i := range a.Sentences {
		out.Tokens = append(out.Tokens, a.Sentences[i].Tokens...)
	}
	for i, name := range a.Names {
		out.Entities[i] = sitrep.AnnotationEntity{Span: name.Span, Type: name.Type, Actor: actorOver(a, name.Words)}
	}
	for i := range a.Entities {
		if m := a.Entities[i].Mentions; len(m) >= 2 {
			chain := make([]sitrep.Span, len(m))
			for j, k := range m {
				chain[j] = a.Mentions[k].Span
			}
			out.Chains = append(out.Chains, chain)
		}
	}
	for i := range a.Places {
		if !a.Places[i].Demonym {
			out.Places = append(out.Places, a.Places[i])
		}
	}
	return out
}

// actorOver is the actor of the shortest mention that covers the words and has
// its head among them, "" when there is none: in "the Ardan president" the whole
// is a person, and the name is not the person's.
func actorOver(a *sitrep.Analysis, w sitrep.Words) string {
	i, _ := slices.BinarySearchFunc(a.Mentions, w.Sentence, func(m sitrep.Mention, s int) int { return m.Words.Sentence - s })
	best := -1
	for ; i < len(a.Mentions) && a.Mentions[i].Words.Sentence == w.Sentence; i++ {
		m := &a.Mentions[i]
		if m.Words.First > w.First || m.Words.End < w.End || m.Head < w.First || m.Head >= w.End {
			continue
		}
		if best < 0 || m.Words.End-m.Words.First < a.Mentions[best].Words.End-a.Mentions[best].Words.First {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return a.Entities[a.Mentions[best].Entity].Actor
}

// AnalysisOf is an annotation as the writers of layers take it: its document has the
// ID of its source and no blocks; chains are left out.
func AnalysisOf(a *sitrep.Annotation) *sitrep.Analysis {
	out := &sitrep.Analysis{Doc: &sitrep.Document{Kind: "document", ID: a.SourceID, SourceID: a.SourceID, Lang: a.Lang, Text: a.Text}, Timexes: a.Timexes, Places: a.Places, Quotations: a.Quotations}
	next := 0
	for _, s := range a.Sentences {
		from := next
		for next < len(a.Tokens) && a.Tokens[next].Start < s.End {
			next++
		}
		out.Sentences = append(out.Sentences, sitrep.Sentence{Span: s, Block: -1, Tokens: a.Tokens[from:next]})
	}
	return out
}
