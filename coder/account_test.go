package coder

import (
	"testing"

	"sitrep"
)

// TestAccounts runs testdata/accounts.txt.
func TestAccounts(t *testing.T) {
	testChain(t).passages(t, "testdata/accounts.txt", func(a *sitrep.Analysis, _ byte, want []string) string {
		if why := checkScene(a, []string{want[0], "?", want[1]}); why != "" {
			return why
		}
		reality := ""
		for i := range a.Events {
			if a.Events[i].Trigger.Text == want[0] {
				reality = a.Events[i].Reality
			}
		}
		if reality != want[2] {
			return want[0] + ": want " + want[2] + ", got " + reality
		}
		return ""
	})
}
