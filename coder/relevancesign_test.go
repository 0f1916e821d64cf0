package coder

import "testing"

// "Currently" was taken for a day, and a guide full of it for a report.
func TestNowIsNoDay(t *testing.T) {
	c := testChain(t)
	for text, want := range map[string]bool{
		"The mayor of Arbin opened a bridge on Tuesday.":                  true,
		"On 4 May 2021 the mayor of Arbin opened a bridge.":               true,
		"The shop in Arbin currently sells two kinds of lamps.":           false,
		"In the future the shop in Arbin will sell lamps of other kinds.": false,
		"The shop in Arbin now sells lamps.":                              false,
		"The shop in Arbin sold lamps for many years.":                    false,
	} {
		w := c.coder.newWork(c.code(text))
		if got := w.trees[0].tellsDay(); got != want {
			t.Errorf("%s: names a day: %t, want %t", text, got, want)
		}
	}
}
