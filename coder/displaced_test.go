package coder

import "testing"

// TestWhoRunsAwayIsNotDisplaced: those who did it, or somebody alone, are no people driven out.
func TestWhoRunsAwayIsNotDisplaced(t *testing.T) {
	for text, want := range map[string]bool{
		"Two gunmen fired shots at a bar. Both men fled on foot.":                            false,
		"Three men shot a clerk in a shop and fled the scene.":                               false,
		"A man walked up to the victims and fired shots before fleeing.":                     false,
		"A gunman opened fire in a bar in Dorim. Dozens of people fled.":                     false,
		"A guard shot a boy at a shop. Eight alleged thieves fled the store.":                false,
		"A gunman opened fire in a mall. Forty shoppers took shelter in a store.":            false,
		"Rebels shelled Dorim on Monday. Three families fled to a mission.":                  true,
		"Rebels attacked the village of Dorim. Some 300 families fled.":                      true,
		"Shells fell on Dorim on Monday and killed two guards. Thousands fled to the hills.": true,
	} {
		got := false
		for _, e := range testChain(t).code(text).Events {
			for _, q := range e.Sizes {
				got = got || q.Kind == "displaced"
			}
		}
		if got != want {
			t.Errorf("%s: displaced %v, want %v", text, got, want)
		}
	}
}
