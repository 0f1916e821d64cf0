package coder

import (
	"os"
	"strings"
	"testing"

	"sitrep"
	"sitrep/lang"
)

// report codes paragraphs; one that begins with "DATELINE: " is a dateline.
func (c *chain) report(paragraphs []string) *sitrep.Analysis {
	doc := &sitrep.Document{ID: "doc", Lang: "en"}
	for _, p := range paragraphs {
		role := sitrep.RoleBody
		if rest, ok := strings.CutPrefix(p, "DATELINE: "); ok {
			role, p = sitrep.RoleDateline, rest
		}
		start := len(doc.Text)
		doc.Text += p
		doc.Blocks = append(doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: start, End: len(doc.Text)}})
		doc.Text += "\n"
	}
	day := sitrep.DayOf(2024, 2, 7)
	doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}
	a := &sitrep.Analysis{Doc: doc, Sentences: lang.Segment(doc)}
	c.parser.Annotate(a)
	for _, l := range c.layers {
		l(a)
	}
	c.coder.Annotate(a)
	return a
}

// TestScenes runs testdata/scenes.txt.
func TestScenes(t *testing.T) {
	c := testChain(t)
	data, err := os.ReadFile("testdata/scenes.txt")
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
		case strings.HasPrefix(line, "@ "):
			if a == nil {
				a = c.report(paragraphs)
			}
			if why := checkLocation(a, strings.Split(line[2:], "|")); why != "" {
				t.Errorf("testdata/scenes.txt:%d: %s: %s", n+1, strings.Join(paragraphs, " / "), why)
			}
		case strings.HasPrefix(line, "> "):
			if a == nil {
				a = c.report(paragraphs)
			}
			if why := checkScene(a, strings.Split(line[2:], "|")); why != "" {
				t.Errorf("testdata/scenes.txt:%d: %s: %s", n+1, strings.Join(paragraphs, " / "), why)
			}
		default:
			paragraphs = append(paragraphs, line)
		}
	}
}

// checkLocation: the place of a verb, "-" for none.
func checkLocation(a *sitrep.Analysis, want []string) string {
	verb, place, got := strings.TrimSpace(want[0]), strings.TrimSpace(want[1]), "-"
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
	for i := range want {
		want[i] = strings.TrimSpace(want[i])
	}
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
