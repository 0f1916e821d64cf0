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

// TestVictimIsNoSuspect: whom "the victim" means is called by what befell him, never by what he
// did or is held for; and "the suspect" means nobody who was called a victim.
func TestVictimIsNoSuspect(t *testing.T) {
	cases := [][3]string{ // text, words, whom they mean
		{"A clerk was killed after a suspect opened fire in Dorim. The victim was identified as Ivo Ruiz of Dorim.", "A clerk", "Ivo Ruiz"},
		{"A clerk was killed after a suspect opened fire in Dorim. The victim was identified as Ivo Ruiz of Dorim.", "a suspect", ""},
		{"A 14-year-old girl was shot, and the 14-year-old boy suspected of shooting her gave up. Police identified the victim as Maya Luss.", "the 14-year-old boy", ""},
		{"A 14-year-old girl was shot, and the 14-year-old boy suspected of shooting her gave up. Police identified the victim as Maya Luss.", "A 14-year-old girl", "Maya Luss"},
		{"Police arrested a boy in the death of another. The boy's arrest was announced on Monday. The victim, Ivo Ruiz, was also 15.", "a boy", ""},
		{"Ivo Ruiz met the gunman. The gunman spared Ivo's life and shot a guard.", "The gunman", ""},
		{"Ivo Ruiz was at home. The gunman shot Ruiz and fled.", "The gunman", ""},
		{"The victims have been identified as Ivo Ruiz and Tom Soto. Shots were fired by the suspect.", "the suspect", ""},
	}
	texts := make([]string, len(cases))
	for i, c := range cases {
		texts[i] = c[0]
	}
	for i, a := range analysed(t, texts) {
		got := "-"
		for k := range a.Mentions {
			if m := &a.Mentions[k]; strings.HasPrefix(a.Text(m.Span), cases[i][1]) && m.Entity >= 0 {
				got = a.Entities[m.Entity].Name
				break
			}
		}
		if got != cases[i][2] {
			t.Errorf("%s: %s is %q, want %q", cases[i][0], cases[i][1], got, cases[i][2])
		}
	}
}
