package actor_test

import (
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// TestSuspectWhoWasStruckIsTheSuspectStill: whoever was told to be struck is none that "the
// suspect" means, unless he is called by what he did.
func TestSuspectWhoWasStruckIsTheSuspectStill(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"Police shot the suspect, Ivo Ruiz, in Arbin on Monday. The suspect had stabbed two men.", "The suspect", "Ivo Ruiz"},
		{"The gunman, Ivo Ruiz, was killed by the police. The suspect had stabbed two men.", "The suspect", "Ivo Ruiz"},
		{"Ivo Ruiz was killed in Arbin on Monday. The suspect had stabbed two men.", "The suspect", ""},
		{"The standoff began with an armed man, according to State Trooper Ivo Ruiz. A deputy was shot at noon. The suspect had stabbed two men.", "The suspect", ""},
		{"Officer Ivo Ruiz was arrested in the killing of two clerks on Monday. The suspect had stabbed two men.", "The suspect", "Ivo Ruiz"},
	})
}

// TestVictimIsNoSuspect: whom "the victim" means is called by what befell him, never by what he
// did or is held for; and "the suspect" means nobody who was called a victim.
func TestVictimIsNoSuspect(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"A clerk was killed after a suspect opened fire in Dorim. The victim was identified as Ivo Ruiz of Dorim.", "A clerk", "Ivo Ruiz"},
		{"A clerk was killed after a suspect opened fire in Dorim. The victim was identified as Ivo Ruiz of Dorim.", "a suspect", ""},
		{"A 14-year-old girl was shot, and the 14-year-old boy suspected of shooting her gave up. Police identified the victim as Maya Luss.", "the 14-year-old boy", ""},
		{"A 14-year-old girl was shot, and the 14-year-old boy suspected of shooting her gave up. Police identified the victim as Maya Luss.", "A 14-year-old girl", "Maya Luss"},
		{"Police arrested a boy in the death of another. The boy's arrest was announced on Monday. The victim, Ivo Ruiz, was also 15.", "a boy", ""},
		{"Ivo Ruiz met the gunman. The gunman spared Ivo's life and shot a guard.", "The gunman", ""},
		{"Ivo Ruiz was at home. The gunman shot Ruiz and fled.", "The gunman", ""},
		{"The victims have been identified as Ivo Ruiz and Tom Soto. Shots were fired by the suspect.", "the suspect", ""},
	})
}

// TestFamilyNameOfSeveral: of a couple or of parents and children the one who is held is not the one who was struck, and
// nobody is called by the full name of another one of his family.
func TestFamilyNameOfSeveral(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"The woman killed in Arbin was Dora Marsh, the wife of the gunman, identified as Ivo Marsh.", "Ivo Marsh", "Ivo Marsh"},
		{"The suspect was Ivo Marsh. The victim was his wife, Dora Marsh. Marsh was charged with murder.", "Marsh", "Ivo Marsh"},
		{"The victim was Dora London. Her husband, Ivo London, fled. Police said London had threatened her before.", "London", "Ivo London"},
	})
}

// TestWhoTellsOfItIsNotCharged: who speaks is seldom whom the next sentence tells to be held.
func TestWhoTellsOfItIsNotCharged(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"Sheriff Owen Marsh said Demar Ruiz drove away. He was charged with murder.", "He", "Demar Ruiz"},
		{"In Arbin on Monday, Police Chief Owen Marsh said they believe Demar Ruiz is the gunman. Marsh said Ruiz is a felon. He is being charged with murder.", "He", "Demar Ruiz"},
	})
}

// TestWhoTellsOfItIsNotStruck: nor is it whom the next sentence tells to be struck.
func TestWhoTellsOfItIsNotStruck(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"Ivo Ruiz was shot in Arbin on Monday. The shooting was being investigated, said Cpl. Anton Berg of the Arbin police, because of the area. He was walking when he was shot.", "He", "Ivo Ruiz"},
		{"Ivo Ruiz was shot in Arbin on Monday. Sheriff Anton Berg said the shooting began in a bar. He was hit in the leg.", "He", "Ivo Ruiz"},
	})
}

// TestWhoNamesTheManIsNotHe: whom a clause does something to or about is not its subject, and who did or suffered
// harm is no official of whom nothing of the kind is told.
func TestWhoNamesTheManIsNotHe(t *testing.T) {
	meant(t, [][3]string{ // text, words, whom they mean
		{"The Arbin County Coroner released the name of the man who killed himself after he shot a deputy.", "the man", ""},
		{"Ivo Ruiz met the man in Arbin on Monday.", "the man", ""},
		{"Ivo Ruiz drove to Arbin on Monday. The man fled.", "The man", "Ivo Ruiz"},
		{"Prosecutor Ana Ruiz left her office on Monday. The woman shot two guards at night.", "The woman", ""},
		{"Prosecutor Ana Ruiz was shot in Arbin on Monday. The woman was hit in the leg.", "The woman", "Ana Ruiz"},
	})
}

// meant fails for each text of which the first mention that begins with the words has another name.
func meant(t *testing.T, cases [][3]string) {
	t.Helper()
	texts := make([]string, len(cases))
	for i, c := range cases {
		texts[i] = c[0]
	}
	for i, a := range analysed(t, texts) {
		words, want, got := cases[i][1], cases[i][2], "-"
		if k := slices.IndexFunc(a.Mentions, func(m sitrep.Mention) bool { return m.Entity >= 0 && strings.HasPrefix(a.Text(m.Span), words) }); k >= 0 {
			got = a.Entities[a.Mentions[k].Entity].Name
		}
		if got != want {
			t.Errorf("%s: %s is %q, want %q", texts[i], words, got, want)
		}
	}
}
