package petrarch

import (
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// Annotate puts the dictionary's events in the place of a.Events. Time, place,
// polarity, reality and stances are those of the event that stood at the same
// word, if there was one; a participant's actor is that of the mention under it.
func (d *Dictionary) Annotate(a *sitrep.Analysis) {
	told := map[sitrep.Words]*sitrep.EventMention{}
	for i := range a.Events {
		told[a.Events[i].Head] = &a.Events[i]
	}
	var out []sitrep.EventMention
	for _, c := range d.Code(a, Options{}) {
		m := d.mention(a, &c, told[sitrep.Words{Sentence: c.Sentence, First: c.Verb, End: c.Verb + 1}])
		m.SameAs = len(out)
		out = append(out, m)
	}
	a.Events = out
}

func (d *Dictionary) mention(a *sitrep.Analysis, c *Coding, own *sitrep.EventMention) sitrep.EventMention {
	s := a.Sentences[c.Sentence].Span
	m := sitrep.EventMention{Kind: "event_mention", Document: a.Doc.ID, Type: typeOf(c.Code), Modes: []string{}, Contexts: []string{}, CAMEO: c.Code,
		Polarity: sitrep.Positive, Reality: sitrep.Actual, Certainty: 1,
		Trigger: sitrep.Text{Text: a.Text(c.Trigger), Span: c.Trigger}, Sentence: s,
		Head:  sitrep.Words{Sentence: c.Sentence, First: c.Verb, End: c.Verb + 1},
		Sizes: []sitrep.Quantity{}, Stances: []sitrep.Stance{}}
	if own != nil {
		m.OccurredOn, m.Place, m.Polarity, m.Reality, m.Certainty = own.OccurredOn, own.Place, own.Polarity, own.Reality, own.Certainty
		m.Stances, m.Quote, m.Condition, m.Cause, m.Contexts, m.Sizes = own.Stances, own.Quote, own.Condition, own.Cause, own.Contexts, own.Sizes
	}
	m.ID = sitrep.ID("mention", a.Doc.ID, strconv.Itoa(c.Trigger.Start), strconv.Itoa(c.Trigger.End), c.Source, c.Target, c.Code)
	m.Quad = int(ontology.QuadOf(m.Type))
	m.Score = ontology.Score(m.Type, nil)
	if k, ok := ontology.CodeOf(c.Code); ok {
		m.Quad, m.Score = int(k.Quad()), k.Score
		if k.Mode != "" {
			m.Modes = []string{k.Mode}
		}
	}
	m.Actors = []sitrep.Participant{participant(a, c.Sentence, c.From, c.Source)}
	m.Recipients = []sitrep.Participant{participant(a, c.Sentence, c.To, c.Target)}
	m.Evidence = []sitrep.Evidence{
		{Field: "type", Span: c.Trigger, By: c.By},
		{Field: "actors", Span: c.From, By: c.SourceBy},
		{Field: "recipients", Span: c.To, By: c.TargetBy},
	}
	return m
}

// typeOf is the PLOVER type of a CAMEO code, else a type of the code's own name.
func typeOf(code string) string {
	if c, ok := ontology.CodeOf(code); ok && c.Type != "" {
		return c.Type
	}
	return "CODE_" + strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToUpper(code))
}

// participant is who a code stands for, with what the document knows of it.
func participant(a *sitrep.Analysis, si int, at sitrep.Span, code string) sitrep.Participant {
	p := sitrep.Participant{Text: a.Text(at), Span: at, Sectors: []string{}, Code: code, Entity: -1}
	best := -1
	for i := range a.Mentions {
		m := &a.Mentions[i]
		if m.Words.Sentence != si || !at.Overlaps(m.Span) {
			continue
		}
		if best < 0 || at.Contains(m.Span) && m.Span.Len() > a.Mentions[best].Span.Len() || m.Span == at {
			best = i
		}
	}
	if best < 0 {
		return p
	}
	p.Entity = a.Mentions[best].Entity
	e := &a.Entities[p.Entity]
	p.Actor, p.Name, p.Country, p.Ties = e.Actor, e.Name, e.Country, e.Ties
	if e.Sectors != nil {
		p.Sectors = e.Sectors
	}
	return p
}
