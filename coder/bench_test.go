package coder

import (
	"strings"
	"testing"

	"sitrep"
	"sitrep/lang"
)

// BenchmarkAnnotate measures the coder alone, in words a second.
func BenchmarkAnnotate(b *testing.B) {
	c, err := loadChain()
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for _, ex := range c.coder.rules.Examples() {
		text.WriteString(ex.Text)
		text.WriteByte(' ')
	}
	doc := &sitrep.Document{ID: "doc", Text: text.String(), Lang: "en", Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: text.Len()}}}}
	a := &sitrep.Analysis{Doc: doc, Sentences: lang.Segment(doc)}
	c.parser.Annotate(a)
	for _, l := range c.layers {
		l(a)
	}
	words := 0
	for i := range a.Sentences {
		words += len(a.Sentences[i].Tokens)
	}
	b.ResetTimer()
	for range b.N {
		c.coder.Annotate(a)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
