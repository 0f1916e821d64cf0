package article

import (
	"slices"
	"strings"

	"sitrep"
)

// readTitle lets the title that the input states beside a report be read as its headline, where the
// report does not say it. It stands behind the report, whose own offsets stay.
func readTitle(doc *sitrep.Document, c *sitrep.Capture) {
	title := withoutSite(strings.Join(strings.Fields(c.Title), " "), c.Publisher, hostOf(c.URL), "")
	if len(strings.Fields(title)) < 2 || slices.ContainsFunc(doc.Blocks, func(b sitrep.Block) bool { return b.Role == sitrep.RoleHeadline }) {
		return
	}
	if strings.Contains(squeeze(head(doc.Text, 4*len(title))), squeeze(title)) {
		return
	}
	start := len(doc.Text) + len("\n\n")
	doc.Text += "\n\n" + title
	doc.Blocks = append(doc.Blocks, sitrep.Block{Role: sitrep.RoleHeadline, Span: sitrep.Span{Start: start, End: len(doc.Text)}})
}
