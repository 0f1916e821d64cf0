package sitrep

import (
	"net/url"
	"strings"
)

// What a Change did to a paragraph.
const (
	ParagraphAdded   = "added"
	ParagraphDropped = "dropped"
	ParagraphChanged = "changed" // most of its words are the same
	ParagraphMoved   = "moved"
)

// Change is a paragraph, or another block, in which a version of a report differs from
// the version before.
type Change struct {
	What string `json:"what"`
	Span        // of the text; of a dropped one the empty range where it stood
	Was  *Span  `json:"was,omitempty"` // of the text of the version before; nil: added
}

// Address is what the versions of a report share: the address that the page gives for
// itself, else the one it was got from, without a fragment. It is "" where there is none
// and for the front page of a host, which is no report's own.
func (d *Document) Address() string {
	s := d.Canonical
	if s == "" {
		s = d.URL
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}
