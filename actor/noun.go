package actor

import "strings"

// agentNoun is an agent by one of its folded nouns.
type agentNoun struct {
	*agent
	noun string
}

// indexAgents files the nouns of agents, and their last words, for looking up words as they
// are folded.
func (b *base) indexAgents() {
	b.ends = newVocabulary(1 << 13)
	b.nouns = newVocabulary(1 << 13)
	for f, a := range b.agents {
		b.nouns.add([]byte(f))
		b.byNumber = append(b.byNumber, agentNoun{a, f})
		id := int(b.ends.add([]byte(f[strings.LastIndexByte(f, ' ')+1:])))
		if id == len(b.endWords) {
			b.endWords = append(b.endWords, 0)
		}
		b.endWords[id] = max(b.endWords[id], uint8(min(strings.Count(f, " ")+1, anyWords)))
	}
}

// agent of a folded noun, and the noun; nil when it is none.
func (b *base) agent(noun []byte) (*agent, string) {
	if id := b.nouns.find(noun); id >= 0 {
		return b.byNumber[id].agent, b.byNumber[id].noun
	}
	return nil, ""
}

// endOf is how many words the longest agent noun has that a word ends, 0 when none does.
func (b *base) endOf(word []byte) uint8 {
	if id := b.ends.find(word); id >= 0 {
		return b.endWords[id]
	}
	return 0
}
