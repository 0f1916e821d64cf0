package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// Sentences of everyday life tell no event, those of public affairs in the same words do.
func TestEveryday(t *testing.T) {
	c := testChain(t)
	c.passages(t, "testdata/everyday.txt", func(a *sitrep.Analysis, _ byte, want []string) string {
		if want[0] == "-" {
			if len(a.Events) > 0 {
				return "want no event, got " + summary(a)
			}
			return ""
		}
		for _, w := range want {
			found := false
			for i := range a.Events {
				found = found || strings.Contains(a.Events[i].Trigger.Text, w)
			}
			if !found {
				return "no event told by " + w + ", got " + summary(a)
			}
		}
		return ""
	})
}
