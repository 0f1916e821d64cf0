package export

import (
	"fmt"
	"io"

	"sitrep"
)

// TerminalVersion writes which version of a report a document is and what it changes; was
// is the version before, nil for the first. A report of one version has nothing to write.
func TerminalVersion(w io.Writer, d, was *sitrep.Document, versions []string, opt TerminalOptions) error {
	if len(versions) < 2 {
		return nil
	}
	t := newTerminal(w, opt)
	t.rule("Versions")
	for i, id := range versions {
		text := fmt.Sprintf("%d of %d  %s", i+1, len(versions), id)
		if id == d.ID {
			t.line("", "", run{text + "  this one", bold})
		} else {
			t.line("", "", run{text, dim})
		}
	}
	if was == nil || d.VersionOf != was.ID {
		return t.w.Flush()
	}
	if len(d.Changes) == 0 {
		t.line("", "", run{"The words are those of " + was.ID + ".", dim})
		return t.w.Flush()
	}
	t.line("", "", run{"Since " + was.ID + ":", dim})
	for _, c := range d.Changes {
		words := []run{}
		switch {
		case c.Was == nil:
			words = append(words, run{paragraphOf(d, c.Span), 0})
		case c.What == sitrep.ParagraphChanged:
			words = append(words, run{paragraphOf(was, *c.Was), dim}, run{" → ", dim}, run{paragraphOf(d, c.Span), 0})
		default:
			words = append(words, run{paragraphOf(was, *c.Was), dim})
		}
		t.field(c.What, words...)
	}
	return t.w.Flush()
}

// paragraphOf is a stretch of a text on one line.
func paragraphOf(d *sitrep.Document, s sitrep.Span) string {
	if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End {
		return "" // a record of a fault
	}
	return "“" + sitrep.OneLine(d.Text[s.Start:s.End]) + "”"
}
