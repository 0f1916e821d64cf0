package coder

import (
	"slices"
	"testing"
)

func TestLoadRules(t *testing.T) {
	s, err := LoadRules(ruleFiles, "rules/en")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.rules {
		plus := false
		for _, e := range r.examples {
			plus = plus || e.Mark == '+'
		}
		if !plus && r.kind != ruleNone && s.learned[r.typ] != r {
			t.Errorf("%s: want at least one + example", r.name())
		}
	}
}

// TestRuleIsNamedByItsHeader: an example with a mode of its own made "told is ASSAULT.drone" hold
// for whatever such a rule found.
func TestRuleIsNamedByItsHeader(t *testing.T) {
	s, err := LoadRules(ruleFiles, "rules/en")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range s.rules {
		if r.kind != ruleEvent {
			continue
		}
		want := []string{r.typ}
		for _, m := range r.modes {
			want = append(want, r.typ+"."+m)
		}
		if !slices.Equal(r.names, want) {
			t.Errorf("%s: got names %v, want %v", r.name(), r.names, want)
		}
	}
}
