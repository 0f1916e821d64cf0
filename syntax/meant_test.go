package syntax

import (
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfMeant(t *testing.T) {
	for line := range strings.Lines(meantFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] != '+' && line[0] != '-' {
			continue
		}
		var tokens []sitrep.Token
		for w := range strings.FieldsSeq(line[1:]) {
			f := append(strings.Split(w, "/"), "", "")
			tokens = append(tokens, sitrep.Token{Lemma: f[0], UPOS: f[1], XPOS: f[2]})
		}
		tokens[0].Head, tokens[0].Deprel = len(tokens), "expl"
		want := map[byte]string{'+': "nsubj", '-': "expl"}[line[0]]
		if subjects(tokens, 0); tokens[0].Deprel != want {
			t.Errorf("%s: %s", line, tokens[0].Deprel)
		}
	}
}
