package coder

import (
	"os"
	"strings"
	"testing"

	"sitrep"
)

// passages runs a file of passages: paragraphs of a report, then lines "> …" or
// "@ …" of what is expected of it, parted by "|"; an empty line ends a passage. Those
// behind a comment "# --- undated" are of reports without a day.
func (c *chain) passages(t *testing.T, file string, check func(a *sitrep.Analysis, mark byte, want []string) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs []string
	var a *sitrep.Analysis
	code := c.report
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "# --- undated"):
			code = c.undated
		case strings.HasPrefix(line, "# ---"):
			code = c.report
		case strings.HasPrefix(line, "#"):
		case line == "":
			paragraphs, a = nil, nil
		case strings.HasPrefix(line, "> "), strings.HasPrefix(line, "@ "):
			if a == nil {
				a = code(paragraphs)
			}
			want := strings.Split(line[2:], "|")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if why := check(a, line[0], want); why != "" {
				t.Errorf("%s:%d: %s: %s", file, n+1, strings.Join(paragraphs, " / "), why)
			}
		default:
			paragraphs = append(paragraphs, line)
		}
	}
}

// report codes paragraphs of a report of 7 February 2024; one that begins with
// "DATELINE: " is a dateline, with "HEADLINE: " a headline.
func (c *chain) report(paragraphs []string) *sitrep.Analysis {
	return c.paragraphs(paragraphs, sitrep.DayOf(2024, 2, 7))
}

// undated codes paragraphs of a report without a day of its own.
func (c *chain) undated(paragraphs []string) *sitrep.Analysis { return c.paragraphs(paragraphs, 0) }

func (c *chain) paragraphs(paragraphs []string, day sitrep.Day) *sitrep.Analysis {
	doc := &sitrep.Document{ID: "doc", Lang: "en"}
	for _, p := range paragraphs {
		role := sitrep.RoleBody
		if rest, ok := strings.CutPrefix(p, "DATELINE: "); ok {
			role, p = sitrep.RoleDateline, rest
		} else if rest, ok := strings.CutPrefix(p, "HEADLINE: "); ok {
			role, p = sitrep.RoleHeadline, rest
		}
		start := len(doc.Text)
		doc.Text += p
		doc.Blocks = append(doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: start, End: len(doc.Text)}})
		doc.Text += "\n"
	}
	if day != 0 {
		doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}
	}
	return c.annotate(doc)
}
