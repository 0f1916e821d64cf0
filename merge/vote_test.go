package merge

import (
	"testing"

	"sitrep"
)

func TestALookBackAtOneOfTheDeadIsNoTollThatSank(t *testing.T) {
	given := func(doc string, on sitrep.Day, n int, who ...string) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, Who: who}, doc, doc, on}
	}
	for _, c := range []struct {
		votes []vote
		want  int
	}{
		{[]vote{given("a", 10, 3), given("b", 130, 1, "a judge")}, 3},
		{[]vote{given("b", 130, 1, "a judge"), given("a", 10, 3, "a judge", "a guard", "a clerk")}, 3},
		{[]vote{given("a", 10, 3), given("b", 130, 1, "a judge"), given("c", 131, 1, "a judge")}, 1},
		{[]vote{given("a", 10, 3), given("b", 12, 2)}, 2}, // a toll that was revised
	} {
		q := borne(c.votes)
		if *q.Best != c.want {
			t.Errorf("%v: got %d, want %d", c.votes, *q.Best, c.want)
		}
	}
}
