package merge

import (
	"strings"
	"testing"
)

func TestExamplesOfStreets(t *testing.T) {
	for example, ok := range examplesIn(streetFile) {
		want, text := "", example
		if ok {
			want, text, _ = strings.Cut(example, " ")
		}
		if got := strings.Join(streetsIn(text, nil), ","); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
