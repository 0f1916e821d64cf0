package merge

import (
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfVenues(t *testing.T) {
	for text, want := range examplesIn(venueFile) {
		if isVenue(sitrep.Participant{Text: text}) != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
}

// Shots strike people, a bomb strikes the house too.
func TestWherePeopleWereIsNobody(t *testing.T) {
	for _, c := range []struct {
		modes, want string
		who         []string
	}{
		{"firearms", "four people", []string{"four people", "the parking lot"}},
		{"explosives", "four people, the market", []string{"four people", "the market"}},
		{"firearms", "a nightclub", []string{"a nightclub"}},
	} {
		var ps []sitrep.Participant
		for _, w := range c.who {
			ps = append(ps, sitrep.Participant{Text: w})
		}
		var got []string
		for _, p := range withoutVenues(ps, strings.Fields(c.modes)) {
			got = append(got, p.Text)
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s %v: %s, want %s", c.modes, c.who, g, c.want)
		}
	}
}
