package coder

import (
	"slices"
	"testing"
)

// TestItemsOnOneRoad: the third of three items in a row that share a road with the one before was no longer the first.
func TestItemsOnOneRoad(t *testing.T) {
	c := testChain(t)
	w := c.coder.newWork(c.code("A man was shot on Quarry Road. A woman was shot on Quarry Road near Marlow Avenue. A boy was shot on Marlow Avenue. " +
		"A girl was shot on Harbor Street. A clerk was shot on Canal Street."))
	if got, want := w.scenesApart([]int{0, 1, 2, 3, 4}), []int{1, 1, 1, 4, 5}; !slices.Equal(got, want) {
		t.Errorf("items %v, want %v", got, want)
	}
}

// TestSentenceWithoutRoot: the subject of a sentence that has no root was sought at no word.
func TestSentenceWithoutRoot(t *testing.T) {
	c := testChain(t)
	a := c.code("One strike hit a house. Another hit a school.")
	for i := range a.Sentences[0].Tokens {
		if tok := &a.Sentences[0].Tokens[i]; tok.Deprel == "root" {
			tok.Deprel = "dep"
		}
	}
	if w := c.coder.newWork(a); w.tree(1).ofNext(w.tree(1).root()) {
		t.Error("one more behind a sentence of which nothing is known")
	}
}
