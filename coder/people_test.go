package coder

import "testing"

// TestNumberedPeopleAreNoNation: "four people" are not the people of the country that the report is about.
func TestNumberedPeopleAreNoNation(t *testing.T) {
	for text, want := range map[string]string{
		"Police in Nairobi, Kenya, opened an inquiry. Four people were killed in Nairobi on Monday.":                        "",
		"Kenya's government resigned in Nairobi on Monday. The people of Kenya were attacked by police for their protests.": "Kenyan people",
	} {
		got, found := "", false
		for _, e := range testChain(t).code(text).Events {
			for _, p := range e.Recipients {
				if e.Type == "ASSAULT" {
					got, found = p.Name, true
				}
			}
		}
		if !found || got != want {
			t.Errorf("%s: %q (found %v), want %q", text, got, found, want)
		}
	}
}
