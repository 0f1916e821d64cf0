// Package article turns a capture into documents: the reports in it, each a
// text in blocks with roles, every character of which maps back to the
// capture's bytes.
//
// A clean report is taken as it is and only divided into blocks. A saved page
// is read into a tree of elements whose texts are ranges of its bytes; the
// element that holds the article is found by where the prose stands and by what
// the names of elements say, and its blocks are chosen one by one and by their
// neighbours. A scraped text is taken apart by what its lines
// look like and where they stand: paragraphs of prose are the firm ground; the
// lines between them are weighed as the headline of another report, as a part
// of one doubled by the page, as an inset, or as what is left of the page's
// controls; the headline and the beginning of another report are told by signs
// whose weights are learned (docs/models.md). A vocabulary of what pages write around reports helps (English,
// with the commonest of other languages); repetition, shape and position carry
// the rest, so that no site needs rules of its own.
//
// Limits: reports without headlines are split only at datelines and plain
// separators; a report of one short sentence between others may be taken for a
// teaser, a short paragraph after a rule for a signature; what readers write is
// told only where their names or times stand beside it.
package article

import (
	"slices"
	"strings"

	"sitrep"
)

// Parse gives the documents in a capture, at least one. Its error is a
// *DecodeError: binary data, no text, a text without a report. Beside the error
// of a page without a text stands a document of what the page says of itself,
// its title and dates, where it says any.
func Parse(c *sitrep.Capture) ([]*sitrep.Document, error) {
	var docs []*sitrep.Document
	var reason string
	if c.Form == sitrep.FormHTML {
		docs, reason = parseHTML(c)
	} else {
		var d *decoded
		if d, reason = decode(c.Bytes, ""); reason == "" {
			reason = tooManyLines(d.text)
		}
		if reason == "" {
			if c.Form == sitrep.FormClean {
				docs, reason = parseClean(c, d)
			} else {
				docs, reason = parseScraped(d)
			}
		}
	}
	if reason == "" && len(docs) == 0 {
		reason = "holds no report; check that it is the right file"
	}
	if len(docs) == 1 && reason == "" {
		readTitle(docs[0], c)
	}
	for _, doc := range docs {
		finish(doc, c)
	}
	if reason != "" {
		return docs, &DecodeError{Source: c.Source, Reason: reason}
	}
	return docs, nil
}

const mostLines = 300_000

// tooManyLines keeps what is no text from taking memory a line; "" where it is one.
func tooManyLines(s string) string {
	n := max(strings.Count(s, "\n"), strings.Count(s, "\r")) + strings.Count(s, "\f") + strings.Count(s, "\v") + strings.Count(s, "\u2028") + strings.Count(s, "\u2029")
	if n <= mostLines {
		return ""
	}
	return "has more than 300,000 lines; split it into its reports"
}

// foundFields are the values whose finding a document tells, in order.
var foundFields = []string{"title", "byline", "lang", "publisher", "section", "url", "canonical", "published_on", "modified_on"}

// finish sets what the capture states and what follows from the blocks.
func finish(doc *sitrep.Document, c *sitrep.Capture) {
	doc.Kind = "document"
	doc.SourceID = c.SourceID
	doc.Capture = c.ID
	doc.ID = sitrep.ID("doc", c.ID, doc.Text)
	given := func(field string) {
		doc.Found = slices.DeleteFunc(doc.Found, func(f sitrep.Finding) bool { return f.Field == field })
		doc.Found = append(doc.Found, sitrep.Finding{Field: field, Source: "input"})
	}
	if c.Title != "" {
		doc.Title = strings.Join(strings.Fields(c.Title), " ")
		given("title")
	}
	if c.URL != "" {
		doc.URL = c.URL
		given("url")
	}
	if c.Publisher != "" {
		doc.Publisher = c.Publisher
		given("publisher")
	}
	if c.Lang != "" {
		doc.Lang, _, _ = strings.Cut(strings.ToLower(c.Lang), "-")
		given("lang")
	}
	if day := metadataDate(c.Date); day != 0 {
		given("published_on")
		doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}
	}
	slices.SortStableFunc(doc.Found, func(a, b sitrep.Finding) int {
		return slices.Index(foundFields, a.Field) - slices.Index(foundFields, b.Field)
	})
	for _, b := range doc.Blocks {
		text := doc.Text[b.Start:b.End]
		switch b.Role {
		case sitrep.RoleHeadline:
			if doc.Title == "" {
				doc.Title = strings.Join(strings.Fields(text), " ")
			}
		case sitrep.RoleByline:
			if doc.Byline == "" {
				doc.Byline = bylineName(text)
			}
		case sitrep.RoleDateline:
			if doc.PublishedOn != nil {
				continue
			}
			if day, start, end, _ := lineDate(text); day != 0 {
				doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisDateline,
					Timex: []sitrep.Span{{Start: b.Start + start, End: b.Start + end}}}
			}
		}
	}
}

// bylineName is the byline without its "By".
func bylineName(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:2], "by") && (s[2] == ' ' || s[2] == ':') {
		s = s[3:]
	}
	return strings.Join(strings.Fields(s), " ")
}
