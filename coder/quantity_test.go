package coder

import "testing"

// "wounded at least nine" counted "least nine".
func TestNumbersAloneCountNoWords(t *testing.T) {
	c := testChain(t)
	for text, want := range map[string]string{
		"A drone strike wounded at least nine near Tansa on Monday, the army said.": "nine",
		"A bomb killed more than 30 in the market of Tansa on Monday.":              "30",
		"Gunmen killed at least nine of the guards on Monday.":                      "nine of the guards",
		"Gunmen killed a guard of the bank on Monday.":                              "a guard of the bank",
		"Gunmen killed Ana Ruiz on Monday.":                                         "Ana Ruiz",
		"Rebels killed four soldiers of the Third Brigade on Monday.":               "soldiers of the Third Brigade",
	} {
		a := c.code(text)
		if len(a.Events) == 0 || len(a.Events[0].Sizes) == 0 {
			t.Errorf("%s: no size", text)
			continue
		}
		if got := a.Events[0].Sizes[0].Of; got != want {
			t.Errorf("%s: of %q, want %q", text, got, want)
		}
	}
}
