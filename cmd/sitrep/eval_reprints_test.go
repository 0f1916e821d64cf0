package main

import (
	"slices"
	"testing"

	"sitrep/eval"
)

// TestReprintsOfOurOwnReports: copies are traced to their originals, and reports that look
// alike are told apart.
func TestReprintsOfOurOwnReports(t *testing.T) {
	originals, err := eval.ReadPrints([]string{"../../eval/gold", "../../eval/reprints"})
	if err != nil {
		t.Fatal(err)
	}
	c := &evalCommand{}
	score, err := c.traced(t.Context(), slices.Concat(originals, eval.Copies(originals)))
	if err != nil {
		t.Fatal(err)
	}
	all := score.All()
	t.Logf("precision %.1f, recall %.1f", all.Precision(), all.Recall())
	if all.Precision() < 99 || all.Recall() < 97 {
		t.Errorf("precision %.1f, recall %.1f: wrong %v, missed %v", all.Precision(), all.Recall(), score.Wrong, score.Lost)
	}
}
