package coder

import (
	"os"
	"strings"
	"testing"

	"sitrep"
	"sitrep/lang"
)

// TestTimes runs testdata/times.txt.
func TestTimes(t *testing.T) {
	c := testChain(t)
	data, err := os.ReadFile("testdata/times.txt")
	if err != nil {
		t.Fatal(err)
	}
	var paragraphs []string
	var a *sitrep.Analysis
	dated := true
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "#"):
			dated = dated && !strings.HasPrefix(line, "# --- undated")
		case line == "":
			paragraphs, a = nil, nil
		case strings.HasPrefix(line, "> "):
			if a == nil {
				if dated {
					a = c.report(paragraphs)
				} else {
					a = c.undated(paragraphs)
				}
			}
			trigger, days, _ := strings.Cut(line[2:], "|")
			if why := checkScene(a, []string{trigger, "?", days}); why != "" {
				t.Errorf("testdata/times.txt:%d: %s: %s", n+1, strings.Join(paragraphs, " / "), why)
			}
		default:
			paragraphs = append(paragraphs, line)
		}
	}
}

// undated codes paragraphs of a report without a day of its own.
func (c *chain) undated(paragraphs []string) *sitrep.Analysis {
	doc := &sitrep.Document{ID: "doc", Lang: "en"}
	for _, p := range paragraphs {
		start := len(doc.Text)
		doc.Text += p
		doc.Blocks = append(doc.Blocks, sitrep.Block{Role: sitrep.RoleBody, Span: sitrep.Span{Start: start, End: len(doc.Text)}})
		doc.Text += "\n"
	}
	a := &sitrep.Analysis{Doc: doc, Sentences: lang.Segment(doc)}
	c.parser.Annotate(a)
	for _, l := range c.layers {
		l(a)
	}
	c.coder.Annotate(a)
	return a
}
