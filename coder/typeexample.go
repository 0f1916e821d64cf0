package coder

import (
	"sitrep"
)

// TypeCandidate is a word that may tell an event, as the model of types sees it.
type TypeCandidate struct {
	Sentence, Token int
	Lemma           string
	Vote            string   // the rules' type, NONE where they say that it tells nothing, "" without a rule
	Features        []uint32 // hashed; two words share a row of weights where their upper bits agree
}

// Slot is the row of weights that a feature shares with others.
func Slot(f uint32) int { return int(f >> (32 - typeBits)) }

// WithClusters is a coder for the training of a model of types: it knows the
// clusters of the words and no weights.
func (c *Coder) WithClusters(words []string, clusters [][3]uint16) (*Coder, error) {
	m, err := readTypes(PackTypes(&TypeModel{Weights: make([]float32, TypeSlots*len(TypeClasses())), Words: words, Clusters: clusters}))
	if err != nil {
		return nil, err
	}
	own := *c
	own.types = m
	own.learn()
	return &own, nil
}

// Candidates lists the words of an analysis, annotated up to actors, that the
// model of types would be asked about if it knew every verb and noun.
func (c *Coder) Candidates(a *sitrep.Analysis) []TypeCandidate {
	w := c.newWork(a)
	var out []TypeCandidate
	for si, t := range w.trees {
		var about []feature
		for i := range t.tok {
			u := t.tok[i].UPOS
			if u != "NOUN" && u != "VERB" && t.rule(i) == nil || t.timex[i] >= 0 {
				continue
			}
			if about == nil {
				about = t.sentenceFeatures(nil)
			}
			k := TypeCandidate{Sentence: si, Token: i, Lemma: t.lemma[i], Vote: t.vote(i)}
			for _, f := range append(t.typeFeatures(i, nil), about...) {
				k.Features = append(k.Features, uint32(f))
			}
			out = append(out, k)
		}
	}
	return out
}

// VoteSlot is the row of what the rules say of a word.
func VoteSlot(vote string) int { return Slot(uint32(mixed(ofVote, wordKey(vote), 0, 0))) }
