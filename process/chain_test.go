package process_test

import (
	"os"
	"sync"
	"testing"

	"sitrep"
	"sitrep/pipeline"
	"sitrep/process"
)

var loadChain = sync.OnceValues(func() (*pipeline.Chain, error) {
	return pipeline.Annotating(pipeline.Models{}, false)
})

// annotate runs the real stages over one report.
func annotate(t testing.TB, id, date, text string) *sitrep.Analysis {
	t.Helper()
	c, err := loadChain()
	if err != nil {
		t.Fatal(err)
	}
	doc := &sitrep.Document{ID: id, Text: text, Lang: "en"}
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if end > at {
			role := sitrep.RoleBody
			if at == 0 && end < len(text) {
				role = sitrep.RoleHeadline
			}
			doc.Blocks = append(doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: at, End: end}})
		}
		at = end + 1
	}
	if d, err := sitrep.ParseDay(date); err == nil {
		doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d, End: d}, Basis: sitrep.BasisMetadata}
	}
	a := &sitrep.Analysis{Doc: doc, Sentences: c.Segment(doc, nil)}
	for _, s := range c.Stages {
		s.New().Annotate(a)
	}
	return a
}

// TestExamplesOfKinds runs the examples of the built-in files. The parser errs now and
// then, so a small share may fail; PROCESS_EXAMPLES=1 prints the failures.
func TestExamplesOfKinds(t *testing.T) {
	ks := process.Builtin()
	examples := ks.Examples()
	failed := 0
	for i := range examples {
		ex := &examples[i]
		if why := ks.Check(ex, annotate(t, "doc", "2024-02-07", ex.Text)); why != "" {
			failed++
			if os.Getenv("PROCESS_EXAMPLES") != "" {
				t.Logf("%s:%d: %c %s\n\twant %s %v\n\t%s", ex.File, ex.Line, ex.Mark, ex.Text, ex.Phase, ex.Want, why)
			}
		}
	}
	t.Logf("%d of %d examples hold", len(examples)-failed, len(examples))
	if failed*20 > len(examples) {
		t.Errorf("%d of %d examples fail", failed, len(examples))
	}
}
