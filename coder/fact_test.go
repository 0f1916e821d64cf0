package coder

import (
	"os"
	"strings"
	"testing"

	"sitrep"
)

// TestFacts runs testdata/facts.txt.
func TestFacts(t *testing.T) {
	c := testChain(t)
	data, err := os.ReadFile("testdata/facts.txt")
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs []string
	var a *sitrep.Analysis
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			paragraphs, a = nil, nil
		case strings.HasPrefix(line, "> "):
			if a == nil {
				a = c.report(paragraphs)
			}
			f := strings.Split(line[2:], "|")
			for len(f) < 3 {
				f = append(f, "?")
			}
			if why := checkFact(a, strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])); why != "" {
				t.Errorf("testdata/facts.txt:%d: %s: %s", n+1, strings.Join(paragraphs, " / "), why)
			}
		default:
			paragraphs = append(paragraphs, line)
		}
	}
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
