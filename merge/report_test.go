package merge

import (
	"strings"
	"testing"
)

func TestExamplesOfHospitals(t *testing.T) {
	for line := range strings.Lines(hospitalFile) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "+ "); ok && !takesIn(name) {
			t.Errorf("%s takes nobody in", name)
		}
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && takesIn(name) {
			t.Errorf("%s takes people in", name)
		}
	}
}

func TestNamesWithoutInitials(t *testing.T) {
	for name, want := range map[string]string{"ann b. lee": "ann lee", "ann b c lee": "ann lee", "ann berta lee": "ann berta lee", "a. lee": "a. lee", "j. r. cole": "j. cole"} {
		if got := withoutInitials(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
