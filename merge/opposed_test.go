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
		return vote{sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, By: by}, doc, doc, 0}
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
