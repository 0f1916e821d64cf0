package coder

import (
	"testing"

	"sitrep"
)

// TestTimes runs testdata/times.txt.
func TestTimes(t *testing.T) {
	testChain(t).passages(t, "testdata/times.txt", func(a *sitrep.Analysis, _ byte, want []string) string {
		return checkScene(a, []string{want[0], "?", want[1]})
	})
}
