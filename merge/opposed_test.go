package merge

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// A number that one source gives against two that give another one is a claim alone, but
// not where a report has both side by side. Single persons are no toll against a number of many.
func TestUnopposed(t *testing.T) {
	given := func(doc, by string, n int) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, By: by}, doc, doc, 0, false}
	}
	one := func(doc string) vote {
		v := given(doc, "", 1)
		v.Who = []string{"a farmer"}
		return v
	}
	for _, c := range []struct {
		votes []vote
		want  string
	}{
		{[]vote{given("a", "", 2), given("b", "police", 1), given("c", "", 1)}, "1 police, 1 "},
		{[]vote{given("a", "", 2), given("b", "police", 1)}, "2 , 1 police"},
		{[]vote{given("a", "army", 20), given("a", "medics", 50), given("b", "medics", 50)}, "20 army, 50 medics, 50 medics"},
		{[]vote{given("a", "army", 20), given("a", "medics", 50), given("b", "medics", 50), given("c", "medics", 50)}, "50 medics, 50 medics, 50 medics"},
		{[]vote{given("a", "army", 4), given("a", "medics", 50), given("b", "medics", 50)}, "50 medics, 50 medics"},
		{[]vote{given("a", "army", 20), given("b", "medics", 50), given("c", "police", 50)}, "50 medics, 50 police"},
		{[]vote{given("a", "", 3), given("b", "", 3), given("c", "", 3), given("d", "", 4), given("e", "", 4), given("f", "", 4), given("g", "", 4)}, "3 , 3 , 3 , 4 , 4 , 4 , 4 "},
		{[]vote{given("a", "", 4), one("b"), one("c")}, "4 , 1 , 1 "},
		{[]vote{given("a", "", 4), one("b"), one("c"), one("d")}, "1 , 1 , 1 "},
	} {
		var all []sitrep.Quantity
		for _, v := range c.votes {
			all = append(all, v.Quantity)
		}
		var got []string
		for _, q := range unopposed(all, c.votes, 2) {
			got = append(got, fmt.Sprintf("%d %s", *q.Best, q.By))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
	hurt := []vote{given("a", "", 30)}
	hurt[0].Kind = "injured"
	if n := len(unopposed([]sitrep.Quantity{hurt[0].Quantity}, hurt, 4)); n > 0 || len(unopposed([]sitrep.Quantity{hurt[0].Quantity}, hurt, 3)) != 1 {
		t.Error("the hurt whom one of four reports tells of are of something else, those whom one of three tells of are not")
	}
}

func TestNumbersThatArePartOfOthers(t *testing.T) {
	size := func(kind string, n int) sitrep.Quantity {
		return sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n}
	}
	hit := func(n int) sitrep.Quantity {
		q := size("injured", n)
		q.Struck = true
		return q
	}
	persons := func(kind string, n int, by string) sitrep.Quantity {
		q := size(kind, n)
		q.Who, q.By = []string{"a clerk", "a guard"}[:n], by
		return q
	}
	by := func(q sitrep.Quantity, by string) sitrep.Quantity {
		q.By = by
		return q
	}
	others := func(n int) sitrep.Quantity {
		q := size("injured", n)
		q.Others = true
		return q
	}
	some := func(n int, by string) sitrep.Quantity {
		q := size("injured", n)
		q.Part, q.By = true, by
		return q
	}
	for _, c := range []struct {
		told []sitrep.Quantity
		want string
	}{
		{[]sitrep.Quantity{size("killed", 2), persons("killed", 1, "police")}, "killed 2"},
		{[]sitrep.Quantity{size("injured", 4), some(2, "medics")}, "injured 4"}, // "two of the victims"
		{[]sitrep.Quantity{some(4, ""), some(2, "medics")}, "injured 4, injured 2"},
		{[]sitrep.Quantity{persons("killed", 2, "police"), persons("killed", 1, "")}, "killed 2, killed 1"},
		{[]sitrep.Quantity{size("killed", 2), by(size("killed", 7), "medics")}, "killed 2, killed 7"}, // contested
		{[]sitrep.Quantity{size("injured", 3), hit(4)}, "injured 3"},
		{[]sitrep.Quantity{persons("injured", 1, ""), hit(2)}, "injured 2"},
		{[]sitrep.Quantity{size("injured", 5), by(size("injured", 4), "medics"), size("killed", 1)}, "injured 4, killed 1"},
		{[]sitrep.Quantity{size("injured", 6), by(size("injured", 5), "medics"), size("killed", 1)}, "injured 6, injured 5, killed 1"}, // told beside the dead
		{[]sitrep.Quantity{size("injured", 5), hit(4), size("killed", 1)}, "injured 4, killed 1"},
		{[]sitrep.Quantity{others(5), by(size("injured", 4), "medics"), size("killed", 1)}, "injured 5, injured 4, killed 1"}, // "five others"
		{[]sitrep.Quantity{size("injured", 5), by(size("injured", 4), "medics"), size("killed", 2)}, "injured 5, injured 4, killed 2"},
	} {
		var got []string
		for _, q := range wholes(c.told, []int{6}) {
			got = append(got, fmt.Sprintf("%s %d", q.Kind, *q.Best))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

// What a report gives of its own yields to what another one gives later, by whomever, unless a party to it
// claims the other, a report has both or more sources have it.
func TestNumbersGivenLater(t *testing.T) {
	given := func(doc, by string, n int, on sitrep.Day) vote {
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, By: by}, doc, doc, on, false}
	}
	least := func(v vote) vote {
		v.Best, v.High = nil, nil
		return v
	}
	ms := []*sitrep.EventMention{{Actors: []sitrep.Participant{{Text: "the rebels"}}}}
	for _, c := range []struct {
		votes []vote
		want  string
	}{
		{[]vote{given("a", "", 12, 1), given("b", "police", 11, 2)}, "11 police"},
		{[]vote{given("a", "police", 12, 2), given("b", "", 11, 1)}, "12 police"},
		{[]vote{given("a", "", 12, 1), given("b", "the rebels", 40, 2)}, "12 , 40 the rebels"},
		{[]vote{given("a", "medics", 12, 1), given("b", "police", 11, 2)}, "12 medics, 11 police"},
		{[]vote{least(given("a", "medics", 74, 1)), given("b", "", 40, 1)}, "74 medics"},
		{[]vote{given("a", "", 12, 1), given("a", "police", 11, 1)}, "12 , 11 police"},
		{[]vote{given("a", "", 12, 1), given("b", "", 12, 1), given("c", "police", 11, 2)}, "12 , 12 "},
	} {
		var all []sitrep.Quantity
		for _, v := range c.votes {
			all = append(all, v.Quantity)
		}
		var got []string
		for _, q := range lastGiven(all, c.votes, ms) {
			got = append(got, fmt.Sprintf("%d %s", number(&q), q.By))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}
