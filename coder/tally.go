package coder

import "slices"

// tallied is what is left of the certainty of a count of months or years: each of those counted
// was somewhere on some day, which the count does not tell.
const tallied = 0.5

// tallies: it is a tally by its time, or by words of one ("400 so far this year").
func (e *event) tallies() bool {
	return e.tally() || (e.typ == "ASSAULT" || e.typ == "COERCE") && slices.ContainsFunc(e.quantities, counted) && e.t.says(mishapTally)
}
