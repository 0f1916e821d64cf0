package merge

import (
	"slices"
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
	for text, want := range examplesIn(vehicleFile) {
		if vehicleWords()[headOf(text)] != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
	for name, want := range examplesIn(premisesFile) {
		if isVenue(sitrep.Participant{Text: name, Name: name, Actor: sitrep.ID("actor", name)}) != want {
			t.Errorf("%s: want %v", name, want)
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
		{"firearms", "four people, two girls, a clerk, a guard", []string{"four people", "two girls", "a clerk", "a guard", "the parking lot", "destroy: the market"}}, // cars that were hit, too
	} {
		var ms []*sitrep.EventMention // each told by a sentence of its own
		for _, w := range c.who {
			did := c.modes
			if mode, whom, other := strings.Cut(w, ": "); other {
				did, w = mode, whom
			}
			ms = append(ms, &sitrep.EventMention{Type: "ASSAULT", Modes: strings.Fields(did), Recipients: []sitrep.Participant{{Text: w}}})
		}
		struck := struckIn(ms, "ASSAULT")
		var got []string
		for _, m := range ms {
			for _, p := range struck(m) {
				got = append(got, p.Text)
			}
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s %v: %s, want %s", c.modes, c.who, g, c.want)
		}
	}
}

// The gunman whom officers shot is none of those who shot him, though he exchanged fire with them; another gunman is.
func TestWhoFellIsNoDoer(t *testing.T) {
	p := func(text string) sitrep.Participant { return sitrep.Participant{Text: text} }
	soto := sitrep.Participant{Text: "Soto", Name: "Ana Soto", Actor: sitrep.ID("actor", "Ana Soto")}
	list := func(ps ...sitrep.Participant) []sitrep.Participant { return ps }
	shot := func(who, whom sitrep.Participant) *sitrep.EventMention {
		return &sitrep.EventMention{Type: "ASSAULT", Actors: list(who), Recipients: list(whom)}
	}
	f := func(ms []*sitrep.EventMention, actors, recipients []sitrep.Participant, want ...string) {
		t.Helper()
		var got []string
		for _, a := range whoFell(ms, actors, recipients) {
			got = append(got, a.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	f([]*sitrep.EventMention{shot(p("officers"), p("the gunman"))}, list(p("officers"), p("a gunman")), list(soto), "officers")
	f([]*sitrep.EventMention{shot(p("officers"), soto)}, list(p("the suspect")), list(soto), "the suspect")
	f([]*sitrep.EventMention{shot(p("a gunman"), p("a murder suspect"))}, list(p("a gunman")), list(p("a murder suspect")), "a gunman")
	f([]*sitrep.EventMention{shot(p("the suspect"), p("two people")), shot(p("a gunman"), p("the suspect"))}, list(p("a gunman")), list(p("the suspect")), "a gunman")
	f([]*sitrep.EventMention{shot(p("a gunman"), p("a gunman of a gang")), shot(p("a gunman"), soto)}, list(p("a gunman")), list(soto), "a gunman")
}
