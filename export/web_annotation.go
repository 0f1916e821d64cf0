package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// webAnnotation is a W3C Web Annotation of the words that a field of a mention rests on.
type webAnnotation struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Generator  string           `json:"generator"`
	Field      string           `json:"sitrep:field"`
	By         string           `json:"sitrep:by"`
	Body       []annotationBody `json:"body"`
	Target     []annotationSpot `json:"target"`
}

// annotationBody is a text, or what an annotation links to.
type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value,omitempty"`
	Format  string `json:"format,omitempty"`
	Source  string `json:"source,omitempty"`
}

type annotationSpot struct {
	Type     string           `json:"type"`
	Source   string           `json:"source"`
	Selector []map[string]any `json:"selector"`
}

// Annotations writes the evidence of events as an annotation page of W3C Web Annotations:
// for each field of each mention the words it rests on, by quote with what stands before
// and after, and by position in Unicode code points of the document's text; where the
// report has an address, by quote in the page too. The bodies are the field's value and
// the event. Lost: evidence without words, all that no mention says.
func Annotations(w io.Writer, events Events, opt Options) error {
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(`{"@context":["http://www.w3.org/ns/anno.jsonld",{"sitrep":"urn:sitrep:terms:"}],"id":"urn:sitrep:evidence","type":"AnnotationPage","startIndex":0,` + "\n" + `"items":`)
	items := jsonList{w: out}
	for t, err := range events {
		if err != nil {
			return err
		}
		n := 0
		for _, m := range t.Mentions {
			d := documentOf(t, m)
			if d == nil {
				continue
			}
			place := codePointer{text: d.Text}
			for i := range m.Evidence {
				a, ok := newWebAnnotation(t.Event, m, d, &m.Evidence[i], &place)
				if !ok {
					continue
				}
				if err := items.add(a); err != nil {
					return err
				}
				n++
			}
		}
		opt.Tally.event(n)
	}
	items.end()
	out.WriteString("}\n")
	return out.Flush()
}

// around is the number of characters quoted before and after the words.
const around = 32

func newWebAnnotation(e *sitrep.Event, m *sitrep.EventMention, d *sitrep.Document, ev *sitrep.Evidence, place *codePointer) (*webAnnotation, bool) {
	if ev.Empty() || ev.Start < 0 || ev.End > len(d.Text) {
		return nil, false
	}
	a := &webAnnotation{ID: urn(sitrep.ID("annotation", m.ID, ev.Field, fmt.Sprint(ev.Start), fmt.Sprint(ev.End), ev.By)), Type: "Annotation", Motivation: "describing",
		Generator: provProgram, Field: ev.Field, By: ev.By}
	switch ev.Field {
	case "type", "modes", "contexts", "polarity", "reality":
		a.Motivation = "classifying"
	case "actors", "recipients", "place", "occurred_on":
		a.Motivation = "identifying"
	}
	if v := evidenceValue(m, ev); v != "" {
		a.Body = append(a.Body, annotationBody{Type: "TextualBody", Purpose: a.Motivation, Value: v, Format: "text/plain"})
	}
	a.Body = append(a.Body, annotationBody{Type: "SpecificResource", Purpose: "linking", Source: urn(e.ID)})
	start, end := place.at(ev.Start), place.at(ev.End)
	quote := map[string]any{"type": "TextQuoteSelector", "exact": d.Text[ev.Start:ev.End], "prefix": before(d.Text[:ev.Start], around), "suffix": after(d.Text[ev.End:], around)}
	a.Target = []annotationSpot{{"SpecificResource", urn(d.ID), []map[string]any{quote, {"type": "TextPositionSelector", "start": start, "end": end}}}}
	if isWeb(d.URL) {
		a.Target = append(a.Target, annotationSpot{"SpecificResource", escapeIRI(d.URL), []map[string]any{quote}})
	}
	return a, true
}

// evidenceValue is the value of the field that the evidence is for: of several the one
// whose words it shares.
func evidenceValue(m *sitrep.EventMention, ev *sitrep.Evidence) string {
	party := func(ps []sitrep.Participant) string {
		for i := range ps {
			if ps[i].Overlaps(ev.Span) {
				return strings.TrimSpace(participantName(&ps[i]) + " " + codes(ps[i].Country, ps[i].Sectors))
			}
		}
		return ""
	}
	switch ev.Field {
	case "type":
		return strings.Join(append([]string{m.Type}, m.Modes...), " ")
	case "modes":
		return strings.Join(m.Modes, " ")
	case "contexts":
		return strings.Join(m.Contexts, " ")
	case "actors":
		return party(m.Actors)
	case "recipients":
		return party(m.Recipients)
	case "occurred_on":
		if m.OccurredOn != nil {
			return bibDate(m.OccurredOn.Interval)
		}
	case "place":
		if m.Place != nil {
			return placeWords(&m.Place.Place)
		}
	case "sizes":
		for i := range m.Sizes {
			if m.Sizes[i].Overlaps(ev.Span) {
				return sizeWords(&m.Sizes[i])
			}
		}
	case "stances":
		for i := range m.Stances {
			if m.Stances[i].Overlaps(ev.Span) {
				return strings.TrimSpace(speakerName(&m.Stances[i].Who) + " " + m.Stances[i].Act)
			}
		}
	case "polarity":
		return m.Polarity
	case "reality":
		return m.Reality
	}
	return ""
}

// codePointer turns byte offsets of a text into code points, from the last one on.
type codePointer struct {
	text         string
	bytes, runes int
}

func (c *codePointer) at(offset int) int {
	if offset < c.bytes {
		c.bytes, c.runes = 0, 0
	}
	c.runes += utf8.RuneCountInString(c.text[c.bytes:offset])
	c.bytes = offset
	return c.runes
}

func before(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func after(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}
