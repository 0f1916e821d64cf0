package main

import (
	"os"
	"strings"
	"testing"
)

// languages that rules for dates are for, as README.md calls them.
var languages = map[string]string{"en": "English", "es": "Spanish"}

// TestLanguagesAreInTheReadme fails when a language has rules for dates and README.md does not name it.
func TestLanguagesAreInTheReadme(t *testing.T) {
	folders, err := os.ReadDir("../../timex/rules")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, said, _ := strings.Cut(string(b), "dates are found in those that have rules for them (")
	said, _, _ = strings.Cut(said, ")")
	for _, f := range folders {
		if f.IsDir() && f.Name() != "en" && (languages[f.Name()] == "" || !strings.Contains(said, languages[f.Name()])) {
			t.Errorf("timex/rules/%s: README.md (%q) does not name the language, or this test does not", f.Name(), said)
		}
	}
}
