package merge

import (
	"slices"
	"testing"
)

func TestAgesIn(t *testing.T) {
	for text, want := range map[string][]uint8{
		"A 28-year-old man and a girl of 6 were shot.":              {28},
		"Two boys, ages 12 and 13, and Ann Lee, 31, a nurse, died.": {12, 31},
		"He was 45 years old; 19 people, 3 of them old, were hurt.": {45},
		"Bombs on May 14, 2014, and 9 March killed 31.":             nil,
		"Toll rises to 52, 10 of them children, in 3-year war.":     nil,
	} {
		if got := agesIn(text, nil); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
