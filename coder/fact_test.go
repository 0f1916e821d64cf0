package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// TestFacts runs testdata/facts.txt.
func TestFacts(t *testing.T) {
	testChain(t).passages(t, "testdata/facts.txt", func(a *sitrep.Analysis, _ byte, want []string) string {
		for len(want) < 3 {
			want = append(want, "?")
		}
		return checkFact(a, want[0], want[1], want[2])
	})
}

// checkFact compares the event of a trigger with "reality", "not reality" or
// "none", and with who says so: "name act; name act", "-" for nobody, "?" for not asked.
func checkFact(a *sitrep.Analysis, trigger, fact, by string) string {
	for i := range a.Events {
		e := &a.Events[i]
		if !strings.Contains(e.Trigger.Text, trigger) {
			continue
		}
		got := e.Reality
		if e.Polarity == sitrep.Negative {
			got = "not " + got
		}
		if got != fact {
			return trigger + " is " + got + ", want " + fact
		}
		var said []string
		for _, s := range e.Stances {
			said = append(said, strip(s.Who.Text)+" "+s.Act)
		}
		who := strings.Join(said, "; ")
		if who == "" {
			who = "-"
		}
		if by != "?" && who != by {
			return trigger + " is said by " + who + ", want " + by
		}
		return ""
	}
	if fact == "none" {
		return ""
	}
	return "no event " + trigger
}
