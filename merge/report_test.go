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
