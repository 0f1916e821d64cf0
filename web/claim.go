package web

import (
	"maps"
	"net/url"
	"slices"
	"strconv"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// claims are what sources give for one field of an event or one number of a process.
type claims struct {
	Field  string
	Label  string
	Differ bool
	Values []claim
}

type claim struct {
	sitrep.Claim
	Bys     []string // who claims it, "" the report
	Sources []link
}

// join adds who else claims the same, and where.
func (c *claim) join(o claim) {
	c.Chosen = c.Chosen || o.Chosen
	if !slices.Contains(c.Bys, o.By) {
		c.Bys = append(c.Bys, o.By)
	}
	for _, l := range o.Sources {
		if !slices.ContainsFunc(c.Sources, func(have link) bool { return have.Text == l.Text }) {
			c.Sources = append(c.Sources, l)
		}
	}
}

// link leads to a report's words; Captured to the bytes that they were read from.
type link struct{ Text, Href, Captured string }

// claimsOf arranges the claims of an event by field.
func claimsOf(e *sitrep.Event, docs []*store.Coded) (out []claims) {
	by := map[string]*sitrep.Document{}
	for _, d := range docs {
		by[d.Document.ID] = d.Document
	}
	for _, f := range slices.Sorted(maps.Keys(e.Claims)) {
		c := claims{Field: f, Label: export.FieldWords(f)}
		c.put(e.Claims[f], by, func(id string) string { return "/events/" + url.PathEscape(e.ID) + "?doc=" + url.QueryEscape(id) })
		out = append(out, c)
	}
	return out
}

// put adds claims, those of one value as one; page is where a report of them is shown.
func (c *claims) put(list []sitrep.Claim, docs map[string]*sitrep.Document, page func(id string) string) {
	for _, one := range list {
		one.Value = export.ClaimWords(c.Field, one.Value)
		v := claim{Claim: one, Bys: []string{one.By}}
		for _, id := range one.Documents {
			d := docs[id]
			l := link{Text: id, Href: page(id)}
			if d != nil {
				l.Text = sourceName(d)
			}
			if id == one.Documents[0] && !one.Span.Empty() {
				l.Href += "#" + anchor(one.Span)
				l.Captured = captured(d, one.Span)
			}
			v.Sources = append(v.Sources, l)
		}
		if same := slices.IndexFunc(c.Values, func(o claim) bool { return o.Value == v.Value }); same >= 0 {
			c.Values[same].join(v)
			continue
		}
		c.Values = append(c.Values, v)
		c.Differ = len(c.Values) > 1
	}
}

// captured is the address of the captured bytes that a span of a report comes from, ""
// where it comes from beside the text.
func captured(d *sitrep.Document, at sitrep.Span) string {
	if d == nil || at.Start < 0 || at.End > len(d.Text) {
		return ""
	}
	c, found := d.CaptureSpan(at)
	if !found {
		return ""
	}
	return "/captures/" + url.PathEscape(d.Capture) + "?start=" + strconv.Itoa(c.Start) + "&end=" + strconv.Itoa(c.End) + "#here"
}

func sourceName(d *sitrep.Document) string {
	for _, n := range []string{d.Publisher, d.SourceID, d.URL} {
		if n != "" {
			return n
		}
	}
	return d.ID
}
