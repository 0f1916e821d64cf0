package coder

import (
	"testing"

	"sitrep"
)

// TestDoubtfulHarmToNobodyIsNotTold: below the least certainty, harm is told only where
// words name or count whom it struck.
func TestDoubtfulHarmToNobodyIsNotTold(t *testing.T) {
	f := func(what string, want bool, typ string, certainty float64, sizes []size, recipients []role) {
		t.Helper()
		e := &event{typ: typ, quantities: sizes, recipients: recipients}
		e.fact.polarity, e.fact.reality = sitrep.Positive, sitrep.Actual
		if kept, _ := likely([]*event{e}, []sitrep.EventMention{{Certainty: certainty}}); len(kept) == 1 != want {
			t.Errorf("%s: kept %t, want %t", what, !want, want)
		}
	}
	f("of nobody", false, "ASSAULT", 0.2, nil, nil)
	f("counted as attacks", false, "ASSAULT", 0.2, []size{{kind: "attacks"}}, nil)
	f("of the dead", true, "ASSAULT", 0.2, []size{{kind: "killed"}}, nil)
	f("of a village", true, "ASSAULT", 0.2, nil, []role{{}})
	f("of a village, no harm", false, "COERCE", 0.2, nil, []role{{}})
	f("certain", true, "ASSAULT", 0.4, nil, nil)
}
