package actor_test

import (
	"strings"
	"testing"
)

// TestSuspectWhoWasStruckIsTheSuspectStill: whoever was told to be struck is none that "the
// suspect" means, unless he is called by what he did.
func TestSuspectWhoWasStruckIsTheSuspectStill(t *testing.T) {
	cases := [][2]string{ // text, whom its "The suspect" means
		{"Police shot the suspect, Ivo Ruiz, in Arbin on Monday. The suspect had stabbed two men.", "Ivo Ruiz"},
		{"The gunman, Ivo Ruiz, was killed by the police. The suspect had stabbed two men.", "Ivo Ruiz"},
		{"Ivo Ruiz was killed in Arbin on Monday. The suspect had stabbed two men.", ""},
	}
	texts := make([]string, len(cases))
	for i, c := range cases {
		texts[i] = c[0]
	}
	for i, a := range analysed(t, texts) {
		got := "-"
		for k := range a.Mentions {
			if m := &a.Mentions[k]; strings.HasPrefix(a.Text(m.Span), "The suspect") && m.Entity >= 0 {
				got = a.Entities[m.Entity].Name
			}
		}
		if got != cases[i][1] {
			t.Errorf("%s: %q, want %q", cases[i][0], got, cases[i][1])
		}
	}
}
