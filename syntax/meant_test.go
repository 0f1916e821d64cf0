package syntax

import (
	"iter"
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfMeant(t *testing.T) {
	for line, is := range examples(meantFile) {
		var tokens []sitrep.Token
		for w := range strings.FieldsSeq(line) {
			f := append(strings.Split(w, "/"), "", "")
			tokens = append(tokens, sitrep.Token{Lemma: f[0], UPOS: f[1], XPOS: f[2]})
		}
		tokens[0].Head, tokens[0].Deprel = len(tokens), "expl"
		want := map[bool]string{true: "nsubj", false: "expl"}[is]
		if subjects(tokens, 0); tokens[0].Deprel != want {
			t.Errorf("%s: %s", line, tokens[0].Deprel)
		}
	}
}

// examples are the lines of a list that show what it is for, and whether they are of its kind: "+ …", "- …".
func examples(text string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for line := range strings.Lines(text) {
			if kind, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok && (kind == "+" || kind == "-") && !yield(rest, kind == "+") {
				return
			}
		}
	}
}
