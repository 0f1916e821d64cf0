package coder

import "sitrep"

// told leaves out what the report nowhere tells as more than a possibility: an
// aim, a fear, what somebody should do, what is prevented or avoided. A happening
// of which one mention says more keeps them all.
func told(live []*event) []*event {
	real := map[*event]bool{}
	for _, e := range live {
		if !e.possible() {
			real[e.firstMention()] = true
		}
	}
	kept := live[:0]
	for _, e := range live {
		if real[e.firstMention()] {
			kept = append(kept, e)
		}
	}
	return kept
}

// possible: no more than that; so is what must not happen ("if they do not leave").
func (e *event) possible() bool {
	return e.fact.reality == sitrep.Hypothetical || e.fact.reality == sitrep.Conditional && e.fact.polarity == sitrep.Negative && e.fact.condition < 0
}
