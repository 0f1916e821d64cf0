package merge

import (
	"testing"

	"sitrep"
)

func TestExamplesOfAnybody(t *testing.T) {
	for text, want := range examplesIn(anybodyFile) {
		if isAnybody(text) != want {
			t.Errorf("%s: want %v", text, want)
		}
	}
}

// The first mention says no more than "people", a later one how many.
func TestAnybodyGivesWay(t *testing.T) {
	told := func(text string) *sitrep.EventMention {
		return &sitrep.EventMention{Type: "ASSAULT", Recipients: []sitrep.Participant{{Text: text}}}
	}
	for _, c := range [][3]string{
		{"multiple people", "nine people", "nine people"},
		{"six students", "people", "six students"},
	} {
		_, whom := parties([]*sitrep.EventMention{told(c[0]), told(c[1])}, "ASSAULT")
		if len(whom) != 1 || whom[0].Text != c[2] {
			t.Errorf("%s, %s: %v, want %s", c[0], c[1], whom, c[2])
		}
	}
}
