package coder

import (
	"strings"
	"testing"

	"sitrep"
)

// TestScenes runs testdata/scenes.txt.
func TestScenes(t *testing.T) {
	testChain(t).passages(t, "testdata/scenes.txt", func(a *sitrep.Analysis, mark byte, want []string) string {
		if mark == '@' {
			return checkLocation(a, want)
		}
		return checkScene(a, want)
	})
}

// checkLocation: the place of a verb, "-" for none.
func checkLocation(a *sitrep.Analysis, want []string) string {
	verb, place, got := want[0], want[1], "-"
	for i := range a.Locations {
		if l := &a.Locations[i]; l.Verb.Text == verb {
			if got = l.Place.Text; l.By == "" {
				return verb + ": no rule says why"
			}
		}
	}
	if got != place {
		return verb + ": want place " + place + ", got " + got
	}
	return ""
}

func checkScene(a *sitrep.Analysis, want []string) string {
	var m *sitrep.EventMention
	for i := range a.Events {
		if strings.Contains(want[0], a.Events[i].Trigger.Text) {
			m = &a.Events[i]
		}
	}
	if m == nil {
		return "no event " + want[0] + "; got " + summary(a)
	}
	place, days := "-", "-"
	if m.Place != nil {
		place = m.Place.Name + " (" + m.Place.Text + ")"
	}
	if m.OccurredOn != nil {
		days = m.OccurredOn.Start.String() + " " + m.OccurredOn.End.String()
	}
	if w := want[1]; w != "?" && (w == "-") != (place == "-") || want[1] != "?" && !strings.Contains(place, want[1]) {
		return want[0] + ": want place " + want[1] + ", got " + place
	}
	if want[2] != "?" && days != want[2] {
		return want[0] + ": want days " + want[2] + ", got " + days
	}
	for _, field := range []string{"place", "occurred_on"} {
		given := field == "place" && m.Place != nil || field == "occurred_on" && m.OccurredOn != nil
		shown := false
		for _, e := range m.Evidence {
			shown = shown || e.Field == field && e.By != "" && !e.Span.Empty()
		}
		if given && !shown {
			return want[0] + ": no evidence of " + field
		}
	}
	return ""
}
