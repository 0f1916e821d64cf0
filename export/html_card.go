package export

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// htmlCard is an event as one report tells it.
type htmlCard struct {
	ID       string
	Number   int
	Type     string
	About    string // the type in words
	Modes    string
	Quad     int
	Doubt    string
	Trigger  words
	Fields   []htmlField
	Words    []words // further triggers
	Others   int
	Codes    string
	Claims   []htmlClaims
	Evidence []htmlEvidence
}

// htmlField is a row of a card.
type htmlField struct {
	Name   string // of its colour; "" none
	Label  string
	Values []htmlValue
}

type htmlValue struct {
	Value, Detail string
	Words         words
}

type htmlClaims struct {
	Field  string
	Claims []sitrep.Claim
}

type htmlEvidence struct {
	Field, By string
	Words     words
}

// htmlBuilder knows which words the page shows where.
type htmlBuilder struct {
	record *Record
	reps   []report
	shown  []map[int]bool // by report
	blocks [][]htmlBlock
	event  map[string]int // number by ID
}

func newHTMLBuilder(r *Record, reps []report) *htmlBuilder {
	b := &htmlBuilder{record: r, reps: reps, event: map[string]int{}}
	for i := range r.Events {
		b.event[r.Events[i].ID] = i + 1
	}
	for i := range reps {
		bl, starts := blocks(&reps[i])
		b.blocks, b.shown = append(b.blocks, bl), append(b.shown, starts)
	}
	return b
}

// words of a report, linked to where they stand if a segment begins there.
func (b *htmlBuilder) words(report int, s sitrep.Span, text string) words {
	w := words{Text: sitrep.OneLine(text)}
	if s.Empty() || report < 1 {
		return w
	}
	if w.Text == "" {
		w.Text = sitrep.OneLine(b.reps[report-1].Text(s))
	}
	if b.shown[report-1][s.Start] {
		w.Ref = "#" + segmentID(report, s.Start)
	}
	return w
}

func (b *htmlBuilder) report(i int) htmlReport {
	r := &b.reps[i]
	d := r.Doc
	h := htmlReport{Number: r.number, Headline: sitrep.OneLine(r.headline), Published: publishedWords(d), Lang: d.Lang, URL: d.URL,
		Foreign: d.Lang != "" && d.Lang != "en", Blocks: b.blocks[i]}
	for _, s := range []string{d.Publisher, d.Byline, d.SourceID} {
		if s != "" {
			h.About = append(h.About, s)
		}
	}
	for j := range r.told {
		h.Cards = append(h.Cards, b.card(r, &r.told[j]))
	}
	return h
}

func (b *htmlBuilder) card(r *report, e *told) htmlCard {
	m := e.mentions[0]
	c := htmlCard{ID: cardID(r.number, e.number), Number: e.number, Type: e.Type, Modes: strings.Join(e.Modes, ", "), Quad: e.Quad,
		Doubt: factuality(e.Polarity, e.Reality), Trigger: b.words(r.number, m.Trigger.Span, m.Trigger.Text), Others: e.others}
	if t, ok := ontology.TypeOf(e.Type); ok {
		c.About = t.Description
	}
	if e.CAMEO != "" {
		c.Codes = "CAMEO " + e.CAMEO + ", "
	}
	c.Codes += fmt.Sprintf("quad %d, score %g", e.Quad, e.Score)
	add := func(name, label string, vs []htmlValue) {
		if len(vs) > 0 {
			c.Fields = append(c.Fields, htmlField{name, label, vs})
		}
	}
	add("actor", "who", b.participants(r, e, e.Actors))
	add("recipient", "to whom", b.participants(r, e, e.Recipients))
	if w := e.OccurredOn; w != nil {
		add("time", "when", []htmlValue{{intervalWords(w.Interval), string(w.Precision), b.own(r, e, w.Span, w.Text)}})
	}
	if p := e.Place; p != nil {
		add("place", "where", []htmlValue{{placeWords(&p.Place), string(p.Precision), b.own(r, e, p.Span, p.Text)}})
	}
	var sizes, stances, causes, conditions []htmlValue
	for i := range e.Sizes {
		q := &e.Sizes[i]
		sizes = append(sizes, htmlValue{sizeWords(q), "", b.own(r, e, q.Span, q.Text)})
	}
	for i := range e.Stances {
		s := &e.Stances[i]
		stances = append(stances, htmlValue{speakerName(&s.Who) + " " + s.Act, s.Channel, b.own(r, e, s.Span, s.Text)})
	}
	for _, m := range e.mentions {
		if m.Cause != nil {
			causes = append(causes, htmlValue{Value: sitrep.OneLine(m.Cause.Text)})
		}
		if m.Condition != nil {
			conditions = append(conditions, htmlValue{Value: sitrep.OneLine(m.Condition.Text)})
		}
		if m != e.mentions[0] {
			c.Words = append(c.Words, b.words(r.number, m.Trigger.Span, m.Trigger.Text))
		}
		for _, ev := range m.Evidence {
			h := htmlEvidence{ev.Field, ev.By, b.words(r.number, ev.Span, "")}
			if !slices.Contains(c.Evidence, h) {
				c.Evidence = append(c.Evidence, h)
			}
		}
	}
	add("size", "how many", sizes)
	add("source", "says who", stances)
	add("", "because of", causes)
	add("", "on condition", conditions)
	for _, f := range claimed(e.Claims) {
		h := htmlClaims{Field: FieldWords(f)}
		for _, x := range e.Claims[f] {
			x.Value = ClaimWords(f, x.Value)
			h.Claims = append(h.Claims, x)
		}
		c.Claims = append(c.Claims, h)
	}
	return c
}

// claimed is the fields in which sources disagree, in order.
func claimed(all map[string][]sitrep.Claim) (fields []string) {
	for f, cs := range all {
		for _, c := range cs {
			if c.Value != cs[0].Value {
				fields = append(fields, f)
				break
			}
		}
	}
	slices.Sort(fields)
	return fields
}

// FieldWords is what a field of claims is called on pages.
func FieldWords(field string) string {
	if kind, ok := strings.CutPrefix(field, "sizes."); ok {
		return kind
	}
	switch field {
	case "actors":
		return "who"
	case "recipients":
		return "to whom"
	case "occurred_on":
		return "when"
	case "place":
		return "where"
	case "modes":
		return "how"
	case "stances":
		return "says who"
	case "polarity":
		return "whether it happened"
	case "reality":
		return "told as"
	}
	return field
}

// ClaimWords is what a claim of a field says, for people: the record writes days with a
// stroke between.
func ClaimWords(field, value string) string {
	from, to, ok := strings.Cut(value, "/")
	var i sitrep.Interval
	if field != "occurred_on" || !ok || i.Start.UnmarshalText([]byte(from)) != nil || i.End.UnmarshalText([]byte(to)) != nil || !i.Known() {
		return value
	}
	return intervalWords(i)
}

// own links words of a merged event only if this report holds them at that place.
func (b *htmlBuilder) own(r *report, e *told, s sitrep.Span, text string) words {
	if text != "" && s.End <= len(r.Doc.Text) && r.Doc.Text[s.Start:s.End] == text {
		return b.words(r.number, s, text)
	}
	return words{Text: sitrep.OneLine(text)}
}

func (b *htmlBuilder) participants(r *report, e *told, ps []sitrep.Participant) (out []htmlValue) {
	for i := range ps {
		p := &ps[i]
		v := htmlValue{Value: participantName(p), Detail: joinWords(p.Standing(), codes(p.Country, p.Sectors))}
		if p.Span.Len() > 0 {
			v.Words = b.own(r, e, p.Span, p.Text)
		}
		if v.Words.Text == v.Value && v.Words.Ref == "" {
			v.Words = words{}
		}
		out = append(out, v)
	}
	return out
}

func (b *htmlBuilder) actor(a *sitrep.Actor) htmlActor {
	h := htmlActor{ID: a.ID, Name: a.Name, Codes: codes(a.Country, a.Sectors), Aliases: strings.Join(a.Aliases, ", ")}
	var sectors []string
	for _, s := range a.Sectors {
		if x, ok := ontology.SectorOf(s); ok {
			sectors = append(sectors, s+": "+x.Description)
		}
	}
	h.Sectors = strings.Join(sectors, "; ")
	for i := range a.Ties {
		t := htmlTie{Text: TieWords(&a.Ties[i])}
		for _, s := range a.Ties[i].Evidence {
			if n := document(b.reps, s.Document); n > 0 && len(t.Words) < 3 {
				t.Words = append(t.Words, b.words(n, s.Span, ""))
			}
		}
		h.Ties = append(h.Ties, t)
	}
	return h
}

func (b *htmlBuilder) quotations() (out []htmlQuote) {
	for i := range b.reps {
		r := &b.reps[i]
		for _, q := range r.quotes {
			h := htmlQuote{Speaker: speakerName(q.Speaker), Channel: q.Channel, Report: r.number, Words: b.words(r.number, q.Span, q.Text)}
			if q.Verb != nil {
				h.Said = sitrep.OneLine(q.Verb.Text)
			}
			out = append(out, h)
		}
	}
	return out
}
