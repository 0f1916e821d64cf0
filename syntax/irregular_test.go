package syntax

import "testing"

// Forms of irregular.txt have their lemma under the tags that they may bear, and a line of another kind is a fault.
func TestIrregularFormsHaveTheirLemma(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ form, xpos, lemma string }{
		{"shot", "VBD", "shoot"}, {"fled", "VBN", "flee"}, {"Withdrew", "VBD", "withdraw"}, {"withheld", "VBN", "withhold"},
		{"shelled", "VBD", "shell"}, {"dying", "VBG", "die"}, {"lay", "VBD", "lie"}, {"militiamen", "NNS", "militiaman"},
	} {
		if got := m.lemmas.find(x.form, x.xpos); got != x.lemma {
			t.Errorf("%s as %s is of %q, want %q", x.form, x.xpos, got, x.lemma)
		}
	}
	for _, line := range []string{"adverb: well better", "shoot shot"} {
		if err := (lemmaTable{}).addIrregular(line); err == nil {
			t.Errorf("%q is read without a fault", line)
		}
	}
}
