package merge

import (
	"slices"
	"testing"

	"sitrep"
)

func TestALookBackAtOneOfTheDeadIsNoTollThatSank(t *testing.T) {
	given := func(doc string, on sitrep.Day, n int, who ...string) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, Who: who}, doc, doc, on, false}
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

// A number that is not half of what others give at the least counts some of them: twelve foreigners of more than 200.
func TestSomeOfThoseCountedAtLeast(t *testing.T) {
	given := func(doc string, on sitrep.Day, n int) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n}, doc, doc, on, false}
	}
	least := func(doc string, on sitrep.Day, n int) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n}, doc, doc, on, false}
	}
	for _, c := range []struct {
		votes []vote
		want  int
	}{
		{[]vote{least("a", 10, 200), given("b", 12, 12)}, 200},
		{[]vote{least("a", 10, 15), given("b", 12, 12)}, 12}, // a first guess
		{[]vote{least("a", 10, 200), given("b", 12, 12), given("c", 12, 12)}, 12},
		{[]vote{least("a", 10, 200), least("b", 11, 200), given("c", 12, 258)}, 258}, // nothing against it
		{[]vote{least("a", 10, 200), least("b", 11, 200), given("c", 9, 458)}, 200},
		{[]vote{least("a", 10, 200), least("b", 11, 200), given("c", 12, 458)}, 458},
		{[]vote{least("a", 10, 200), least("b", 10, 200), least("c", 12, 900)}, 900}, // a toll that rises
		{[]vote{least("a", 10, 200), least("b", 10, 200), least("c", 9, 900)}, 200},
		{[]vote{least("a", 0, 200), least("b", 0, 200), least("c", 12, 900)}, 200},    // nobody knows which was first
		{[]vote{least("a", 10, 200), least("b", 10, 200), least("c", 12, 2900)}, 200}, // of a whole war
	} {
		if q := borne(c.votes); number(&q) != c.want {
			t.Errorf("%v: got %d, want %d", c.votes, number(&q), c.want)
		}
	}
}

func TestTheDeadAreNotAmongTheHurtOfOthers(t *testing.T) {
	hurt := func(doc string, n int) vote {
		return vote{sitrep.Quantity{Kind: "injured", Low: &n, Best: &n, High: &n}, doc, doc, 10, false}
	}
	for _, c := range []struct {
		votes []vote
		dead  int
		want  bool // of the first
	}{
		{[]vote{hurt("a", 5), hurt("b", 4)}, 1, true},
		{[]vote{hurt("a", 5), hurt("b", 4)}, 2, false},
		{[]vote{hurt("a", 5), hurt("a", 4)}, 1, false}, // one report gives both
		{[]vote{hurt("a", 5), hurt("b", 5), hurt("c", 4)}, 1, false},
	} {
		if got := withTheDead(c.votes, c.votes[0], c.dead); got != c.want {
			t.Errorf("%v, %d dead: got %v", c.votes, c.dead, got)
		}
	}
}

// One more died, or was found: an early toll gives way to a later one, unless who gives it tells of both or many give the early one.
func TestTollThatRose(t *testing.T) {
	given := func(doc string, on sitrep.Day, n int, who ...string) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, Who: who}, doc, doc, on, false}
	}
	both := 4
	ms := []*sitrep.EventMention{{Document: "two tolls", Sizes: []sitrep.Quantity{{Kind: "killed", Best: &both}}}}
	for _, c := range []struct {
		votes []vote
		want  bool // of the first
	}{
		{[]vote{given("a", 10, 4), given("b", 11, 4), given("c", 13, 5)}, true},
		{[]vote{given("a", 10, 4), given("b", 10, 5)}, false}, // of one day
		{[]vote{given("a", 14, 4), given("b", 10, 5)}, false}, // fewer than was thought
		{[]vote{given("a", 10, 4), given("b", 14, 4), given("c", 13, 5)}, false},
		{[]vote{given("a", 10, 4), given("two tolls", 13, 5)}, false},
		{[]vote{given("a", 10, 4), given("b", 13, 40)}, false}, // of a war
		{[]vote{given("a", 10, 4), given("b", 10, 4), given("c", 10, 4), given("d", 13, 5)}, false},
		{[]vote{given("a", 10, 4), given("b", 13, 5, "a", "b", "c", "d", "e")}, false},
		{[]vote{given("a", 0, 4), given("b", 13, 5)}, false},
	} {
		if got := risen(c.votes, c.votes[0], ms); got != c.want {
			t.Errorf("%v: got %v", c.votes, got)
		}
	}
}

// The hurt that a sentence tells beside the dead are others than they.
func TestTheHurtBesideTheDead(t *testing.T) {
	mention := func(s sitrep.Span, kind string, n, at int) *sitrep.EventMention {
		return &sitrep.EventMention{Sentence: s, Sizes: []sitrep.Quantity{{Kind: kind, Best: &n, Span: sitrep.Span{Start: at, End: at + 3}}}}
	}
	one, two := sitrep.Span{Start: 0, End: 50}, sitrep.Span{Start: 50, End: 90}
	for _, c := range []struct {
		ms   []*sitrep.EventMention
		want bool
	}{
		{[]*sitrep.EventMention{mention(one, "killed", 1, 5), mention(one, "injured", 5, 20)}, true},
		{[]*sitrep.EventMention{mention(one, "killed", 1, 5), mention(two, "injured", 5, 60)}, false},
		{[]*sitrep.EventMention{mention(one, "killed", 1, 60), mention(one, "injured", 5, 20)}, false}, // told in another sentence
		{[]*sitrep.EventMention{mention(one, "killed", 1, 5), mention(one, "injured", 4, 20)}, false},
	} {
		if got := slices.Contains(besideDead(c.ms), 5); got != c.want {
			t.Errorf("%v: got %v", c.ms, got)
		}
	}
}
