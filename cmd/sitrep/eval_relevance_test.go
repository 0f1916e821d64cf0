package main

import (
	"testing"

	"sitrep/eval"
)

// TestRelevanceOfOurOwnPages: pages that the weights were not fitted to are told apart, and
// what is of no public affairs does not get in front.
func TestRelevanceOfOurOwnPages(t *testing.T) {
	pages, err := eval.ReadPages("../../eval/relevance/pages.txt")
	if err != nil {
		t.Fatal(err)
	}
	score, err := (&evalCommand{}).judged(t.Context(), pages)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", score)
	if score.Lost > 2 || score.Shown > 4 || score.Noise > 0 || score.Foremost != inFront {
		t.Errorf("%+v", score)
	}
}
