package merge

import (
	"testing"

	"sitrep"
)

// A number that half as many sources give opens low or high; not one far away, one that a report has
// beside the other, nor single persons.
func TestRivalsOpenTheRange(t *testing.T) {
	given := func(doc string, n int, who ...string) vote {
		return vote{sitrep.Quantity{Kind: "injured", Low: &n, Best: &n, High: &n, Who: who}, doc, doc, 0, false}
	}
	for _, c := range []struct {
		votes     []vote
		low, high int
	}{
		{[]vote{given("a", 5), given("b", 5), given("c", 4)}, 4, 5},
		{[]vote{given("a", 5), given("b", 4), given("c", 6)}, 4, 6},
		{[]vote{given("a", 5), given("b", 5), given("c", 5), given("d", 4)}, 5, 5},
		{[]vote{given("a", 5), given("b", 2)}, 5, 5},
		{[]vote{given("a", 5), given("a", 4), given("b", 5)}, 5, 5},
		{[]vote{given("a", 2), given("b", 1, "a clerk")}, 2, 2},
	} {
		q := withRivals([]sitrep.Quantity{c.votes[0].Quantity}, c.votes)[0]
		if *q.Low != c.low || *q.Best != number(&c.votes[0].Quantity) || *q.High != c.high {
			t.Errorf("%v: got %d %d %d, want %d to %d", c.votes, *q.Low, *q.Best, *q.High, c.low, c.high)
		}
	}
}
