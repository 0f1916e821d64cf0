package coder

import (
	"testing"

	"sitrep"
)

// TestCaptionsTellTheirPictures: whom a picture shows became the target of all bombing that the report told of.
func TestCaptionsTellTheirPictures(t *testing.T) {
	const (
		lead  = "Doctors in the north say they can no longer work as the Syrian bombing goes on."
		quote = "\"We hear the bombing day and night,\" said Omar Dris, a surgeon."
	)
	for _, x := range []struct {
		caption, body string
		one           bool
	}{
		{"Women wounded in a Syrian attack wait for treatment at a hospital in Arbin on January 28, 2024.", quote, false},
		{"Women wounded in a Syrian attack wait for treatment at a hospital in Arbin on January 28, 2024.", "On February 3 an air strike hit a market in Arbin. Four people were killed.", false},
		{"Firemen work after a missile strike on a market in Arbin on February 3, 2024.", "A missile strike on a market in Arbin killed four people on February 3.", true},
		{"A wall near the site of the missile strike on the market.", "A missile strike on the market killed four people on February 3.", true},
	} {
		text := lead + "\n" + x.caption + "\n" + x.body
		at, to := len(lead)+1, len(lead)+1+len(x.caption)
		day := sitrep.DayOf(2024, 2, 7)
		a := testChain(t).annotate(&sitrep.Document{ID: "doc", Text: text, Lang: "en",
			PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata},
			Blocks: []sitrep.Block{{Role: sitrep.RoleBody, Span: sitrep.Span{End: len(lead)}}, {Role: sitrep.RoleCaption, Span: sitrep.Span{Start: at, End: to}},
				{Role: sitrep.RoleBody, Span: sitrep.Span{Start: to + 1, End: len(text)}}}})
		one, shown, told := false, 0, 0
		for i := range a.Events {
			if e := &a.Events[i]; e.Trigger.Start < at || e.Trigger.Start >= to {
				told++
				continue
			}
			shown++
			for k := range a.Events {
				o := &a.Events[k]
				one = one || o.SameAs == a.Events[i].SameAs && (o.Trigger.Start < at || o.Trigger.Start >= to)
			}
		}
		if shown == 0 || told == 0 || one != x.one {
			t.Errorf("%q beside %q: one %v, want %v (%d and %d mentions)", x.caption, x.body, one, x.one, shown, told)
		}
	}
}
