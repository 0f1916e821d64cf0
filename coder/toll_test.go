package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// TestTolls runs testdata/tolls.txt.
func TestTolls(t *testing.T) {
	testChain(t).passages(t, "testdata/tolls.txt", func(a *sitrep.Analysis, _ byte, want []string) string {
		by := "?"
		if len(want) > 1 {
			by = want[1]
		}
		return checkToll(a, want[0], by)
	})
}

// checkToll compares the sizes of all mentions with "kind number" or "not kind
// number" and its claimant: words of it, "-" for nobody, "?" for not asked.
func checkToll(a *sitrep.Analysis, number, by string) string {
	number, absent := strings.CutPrefix(number, "not ")
	var told []string
	found := false
	for i := range a.Events {
		for k := range a.Events[i].Sizes {
			q := &a.Events[i].Sizes[k]
			told = append(told, q.Kind+" "+bounds(q)+" by "+q.By)
			same := q.Kind+" "+bounds(q) == number
			switch by {
			case "?":
			case "-":
				same = same && q.By == ""
			default:
				same = same && strings.Contains(strings.ToLower(q.By), strings.ToLower(by))
			}
			found = found || same
		}
	}
	if found != absent {
		return ""
	}
	if absent {
		number = "not " + number
	}
	return "want " + number + " by " + by + ", got " + strings.Join(told, ", ")
}
