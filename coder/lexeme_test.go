package coder

import (
	"strconv"
	"strings"
	"testing"
)

func TestLexemesBeyondTheirEstimate(t *testing.T) {
	v := newLexemes(3)
	word := func(i int) string { return strings.Repeat("a", i%20) + strconv.Itoa(i) }
	for i := range 5000 {
		v.add(word(i)).verb = int32(i)
	}
	for i := range 5000 {
		if w := v.find(wordKey(word(i)), word(i)); w.String() != word(i) || w.verb != int32(i) {
			t.Fatalf("%s: %q, %d", word(i), w, w.verb)
		}
	}
	if w := v.find(wordKey("b"), "b"); w != &v.none {
		t.Errorf("found %q", w)
	}
}
