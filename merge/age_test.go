package merge

import (
	"fmt"
	"strings"
	"testing"
)

func TestExamplesOfAges(t *testing.T) {
	for example, ok := range examplesIn(ageFile) {
		want, text := "", example
		if ok {
			want, text, _ = strings.Cut(example, " ")
		}
		if got := strings.Trim(strings.ReplaceAll(fmt.Sprint(agesIn(text, nil)), " ", ","), "[]"); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
