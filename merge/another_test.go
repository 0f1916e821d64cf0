package merge

import (
	"strconv"
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfAnother(t *testing.T) {
	for line := range strings.Lines(anotherFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] != '+' && line[0] != '-' {
			continue
		}
		var tokens []sitrep.Token
		words := strings.Fields(line)[1:]
		want, yes := 0, line[0] == '+'
		if yes {
			want, _ = strconv.Atoi(words[0])
			words = words[1:]
		}
		for _, w := range words {
			form, pos, ok := strings.Cut(w, "/")
			if !ok {
				pos = "X"
			}
			tokens = append(tokens, sitrep.Token{Lemma: strings.ToLower(form), UPOS: pos})
		}
		if n, ok := toldAsAnother(tokens, -1); ok != yes || n != want {
			t.Errorf("%s: got %v %d", line, ok, n)
		}
	}
}
