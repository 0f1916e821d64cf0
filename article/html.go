package article

import (
	"strings"

	"golang.org/x/net/html/charset"

	"sitrep"
)

// Extractor finds the report in a page. The page is UTF-8. Its error is a
// clause that says why there is none.
type Extractor interface {
	Extract(page, url string) (*Extracted, error)
}

// Extracted is the report of a page without the page around it.
type Extracted struct {
	Title     string // without the site's name
	Byline    string
	Publisher string
	Lang      string // ISO 639-1, "" unknown
	URL       string
	Date      sitrep.Day
	Parts     []Part // in reading order
}

// Part is one block of an extracted report.
type Part struct {
	Role sitrep.BlockRole
	Text string // white space folded
}

// parseHTML reads a saved page.
func parseHTML(c *sitrep.Capture, x Extractor) ([]*sitrep.Document, string) {
	_, declared, certain := charset.DetermineEncoding(c.Bytes[:min(len(c.Bytes), 1024)], "")
	if !certain {
		declared = ""
	}
	d, reason := decode(c.Bytes, declared)
	if reason != "" {
		return nil, reason
	}
	found, err := x.Extract(d.text, c.URL)
	if err != nil {
		return nil, "holds no report (" + err.Error() + "); check that the page was saved whole"
	}
	doc := &sitrep.Document{Title: found.Title, Byline: found.Byline, Publisher: found.Publisher, Lang: found.Lang, URL: found.URL}
	if found.Date != 0 {
		doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: found.Date, End: found.Date}, Basis: sitrep.BasisMetadata}
	}
	parts := found.Parts
	if found.Title != "" && (len(parts) == 0 || lineKey(parts[0].Text) != lineKey(found.Title)) {
		parts = append([]Part{{sitrep.RoleHeadline, found.Title}}, parts...)
	} else if len(parts) > 0 && found.Title != "" {
		parts[0].Role = sitrep.RoleHeadline
	}
	a := newAligner(d)
	var text strings.Builder
	body := false
	add := func(role sitrep.BlockRole, s string) {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(s)
		doc.Blocks = append(doc.Blocks, sitrep.Block{Role: role, Span: sitrep.Span{Start: start, End: text.Len()}})
		doc.Origin = a.align(doc.Origin, start, s)
	}
	for _, p := range parts {
		if p.Role == sitrep.RoleBody && !body {
			body = true
			if n := dateline(p.Text); n > 0 {
				add(sitrep.RoleDateline, strings.TrimSpace(p.Text[:n]))
				p.Text = strings.TrimSpace(p.Text[n:])
			}
		}
		if p.Role == sitrep.RoleCaption {
			if at := creditAt(p.Text); at > 0 {
				add(sitrep.RoleCaption, strings.TrimSpace(p.Text[:at]))
				p = Part{sitrep.RoleCredit, strings.TrimSpace(p.Text[at:])}
			}
		}
		if p.Text != "" {
			add(p.Role, p.Text)
		}
	}
	if !body {
		return nil, "holds no report: no paragraph was found on the page; check that it was saved whole"
	}
	doc.Text = text.String()
	return []*sitrep.Document{doc}, ""
}
