package process

import (
	"testing"

	"sitrep"
)

func TestSameParty(t *testing.T) {
	f := func(a, b sitrep.Participant, want bool) {
		t.Helper()
		if same(&a, &b) != want || same(&b, &a) != want {
			t.Errorf("%q and %q: want %v", nameOf(&a), nameOf(&b), want)
		}
	}
	named := func(s string) sitrep.Participant { return sitrep.Participant{Name: s, Text: s} }
	f(named("State Forces"), named("Lund State Forces"), true) // a name with the word, no state
	f(named("Red Band"), named("Blue Band"), false)
	f(sitrep.Participant{Text: "the army", Country: "SDN", Sectors: []string{"MIL"}}, sitrep.Participant{Text: "the government", Country: "SDN", Sectors: []string{"GOV"}}, true)
	f(sitrep.Participant{Text: "«…»", Actor: "actor:red-band"}, sitrep.Participant{Text: "—", Actor: "actor:red-band"}, true)
}
