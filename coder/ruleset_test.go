package coder

import "testing"

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
