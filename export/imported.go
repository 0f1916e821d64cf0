package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// ImportOptions say what a file of others does not say of itself.
type ImportOptions struct {
	Dataset string // what the file is called, and where the file says nothing, the collection
	Coder   string // who coded it, by hand
	Extra   bool   // keep columns, fields and codes that the format does not have, in Coding.Extra; otherwise they are refused
}

// importedEvent is what a record of somebody else says, before it is put in the
// form of this program. Where the file gives no report, the record's own text or
// description stands in its place, so that what is read has words to be found by.
type importedEvent struct {
	coding     sitrep.Coding
	status     string
	typ        string
	modes      []string
	contexts   []string
	actors     []sitrep.Participant
	recipients []sitrep.Participant
	when       *sitrep.When
	place      *sitrep.EventPlace
	sizes      []sitrep.Quantity
	negative   bool
	reality    string

	text, title, url, publisher, lang string
	published                         sitrep.Day
	sources                           int
}

// told makes the event, its one mention and its document. Nothing has words that
// the text does not hold: names stand without words. The evidence of every field is
// the record's text as a whole, by whom it was coded.
func (x *importedEvent) told() *sitrep.Told {
	by := "coded by hand"
	if x.status == sitrep.Imported {
		by = "imported"
	}
	if x.coding.Coder != "" {
		by += ": " + x.coding.Coder
	}
	d := &sitrep.Document{Kind: "document", ID: sitrep.ID("doc", "imported", x.coding.Dataset, x.coding.Record, x.text), SourceID: x.coding.Dataset + "#" + x.coding.Record,
		Title: x.title, Lang: x.lang, Publisher: x.publisher, URL: x.url, Text: x.text, Blocks: []sitrep.Block{}}
	all := sitrep.Span{End: len(x.text)}
	if !all.Empty() {
		d.Blocks = append(d.Blocks, sitrep.Block{Role: sitrep.RoleBody, Span: all})
	}
	if x.published != 0 {
		d.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: x.published, End: x.published}, Basis: sitrep.BasisMetadata}
	}
	m := &sitrep.EventMention{Kind: "event_mention", ID: sitrep.ID("mention", d.ID, x.coding.Record, x.typ), Document: d.ID,
		Type: x.typ, Modes: list(x.modes), Contexts: list(x.contexts), CAMEO: ontology.CAMEO(x.typ, x.modes), Quad: int(ontology.QuadOf(x.typ)), Score: ontology.Score(x.typ, x.modes),
		Actors: x.actors, Recipients: x.recipients, OccurredOn: x.when, Place: x.place, Sizes: list(x.sizes), Polarity: sitrep.Positive, Reality: sitrep.Actual,
		Stances: []sitrep.Stance{}, Trigger: sitrep.Text{Text: x.text, Span: all}, Sentence: all}
	if x.negative {
		m.Polarity = sitrep.Negative
	}
	if x.reality != "" {
		m.Reality = x.reality
	}
	m.Evidence = []sitrep.Evidence{{Field: "type", Span: all, By: by}}
	for _, f := range []struct {
		field string
		set   bool
	}{{"modes", len(m.Modes) > 0}, {"actors", len(m.Actors) > 0}, {"recipients", len(m.Recipients) > 0}, {"occurred_on", m.OccurredOn != nil}, {"place", m.Place != nil}, {"sizes", len(m.Sizes) > 0}} {
		if f.set {
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: f.field, Span: all, By: by})
		}
	}
	e := alone(m)
	e.ID, e.Status, e.Coding = sitrep.ID("event", "imported", x.coding.Dataset, x.coding.Record, x.typ), x.status, &x.coding
	e.IndependentSources = max(1, x.sources)
	e.Claims = map[string][]sitrep.Claim{"type": {{Value: e.Type, By: x.coding.Coder, Documents: e.Documents, Span: all}}}
	e.Headline = importedHeadline(e)
	return &sitrep.Told{Event: e, Mentions: []*sitrep.EventMention{m}, Documents: []*sitrep.Document{d}}
}

// importedHeadline says in one line what the record says.
func importedHeadline(e *sitrep.Event) string {
	names := func(ps []sitrep.Participant) string {
		var ns []string
		for i := range ps {
			ns = append(ns, participantCode(&ps[i]))
		}
		return strings.Join(ns, ", ")
	}
	s := strings.ToLower(strings.TrimPrefix(e.Type, "CODE_"))
	if len(e.Modes) > 0 {
		s += " (" + strings.Join(e.Modes, ", ") + ")"
	}
	if a := names(e.Actors); a != "" {
		s = a + ": " + s
	}
	if r := names(e.Recipients); r != "" {
		s += " → " + r
	}
	if e.Place != nil && e.Place.Name != "" {
		s += ", " + e.Place.Name
	}
	if w := e.OccurredOn; w != nil && w.Start != 0 {
		s += ", " + w.Start.String()
		if w.End > w.Start {
			s += " to " + w.End.String()
		}
	}
	return s
}

// participantCode is what to call a participant who may have codes alone.
func participantCode(p *sitrep.Participant) string {
	if n := participantName(p); n != "" {
		return n
	}
	return codes(p.Country, p.Sectors)
}

// extra keeps what the file says beyond the fields of an event.
func (x *importedEvent) extra(name, value string) {
	if value == "" {
		return
	}
	if x.coding.Extra == nil {
		x.coding.Extra = map[string]string{}
	}
	x.coding.Extra[name] = value
}

// more adds to what the file says beyond the fields of an event; the copies of a record
// that has several categories keep it apart.
func (x *importedEvent) more(name, value string) {
	extra := maps.Clone(x.coding.Extra)
	if extra == nil {
		extra = map[string]string{}
	}
	if extra[name] != "" {
		value = extra[name] + "; " + value
	}
	extra[name] = value
	x.coding.Extra = extra
}

// codeType is the type of an event whose code no PLOVER type stands for.
func codeType(code string) string {
	return "CODE_" + strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, code)
}

// size adds an exact number of those counted.
func (x *importedEvent) size(kind string, n int) {
	x.sizes = append(x.sizes, sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n})
}

// sectorsOf splits codes of three letters that are written as one; false where one
// is none.
func sectorsOf(s string) ([]string, bool) {
	out := []string{}
	for i := 0; i < len(s); i += 3 {
		if i+3 > len(s) {
			return nil, false
		}
		c := s[i : i+3]
		if _, ok := ontology.SectorOf(c); !ok {
			return nil, false
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out, true
}

// onDays is the time of an event on one day or over several.
func onDays(from, to sitrep.Day, p sitrep.Precision) *sitrep.When {
	return &sitrep.When{Interval: sitrep.Interval{Start: from, End: to}, Precision: p}
}

// dayFault says of a value what it should be.
func dayFault(name, value string) string {
	return fmt.Sprintf("%s %q: want a day as YYYY-MM-DD", name, value)
}
