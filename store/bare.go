package store

import (
	"slices"

	"sitrep"
)

// Words of a mention that its document has at the span beside them are not stored again:
// bare leaves them out, dress puts them back.

// noWords stands for words that are missing though there is a span.
const noWords = "\x00"

// texts calls f with the words and the span of every value that has both.
func texts(c *coded, f func(words *string, s sitrep.Span)) {
	party := func(ps []sitrep.Participant) {
		for i := range ps {
			f(&ps[i].Text, ps[i].Span)
		}
	}
	for i := range c.Mentions {
		m := &c.Mentions[i]
		f(&m.Trigger.Text, m.Trigger.Span)
		party(m.Actors)
		party(m.Recipients)
		party(m.Cleared)
		if m.OccurredOn != nil {
			f(&m.OccurredOn.Text, m.OccurredOn.Span)
		}
		if m.Place != nil {
			f(&m.Place.Text, m.Place.Span)
		}
		for j := range m.Sizes {
			f(&m.Sizes[j].Text, m.Sizes[j].Span)
		}
		for j := range m.Stances {
			f(&m.Stances[j].Text, m.Stances[j].Span)
			f(&m.Stances[j].Who.Text, m.Stances[j].Who.Span)
		}
		for _, t := range []*sitrep.Text{m.Condition, m.Cause} {
			if t != nil {
				f(&t.Text, t.Span)
			}
		}
	}
	for i := range c.Quotations {
		q := &c.Quotations[i]
		f(&q.Text, q.Span)
		if q.Speaker != nil {
			f(&q.Speaker.Text, q.Speaker.Span)
		}
		if q.Verb != nil {
			f(&q.Verb.Text, q.Verb.Span)
		}
	}
}

// bare is a copy of what was found in a text, without what the text and the document say.
func bare(d *sitrep.Document, ms []sitrep.EventMention, qs []sitrep.Quotation) *coded {
	c := &coded{Hidden: cover(ms), Mentions: slices.Clone(ms), Quotations: slices.Clone(qs)}
	for i := range c.Mentions {
		m := &c.Mentions[i]
		m.Kind = ""
		if m.Document == d.ID {
			m.Document = ""
		}
		m.Actors, m.Recipients, m.Cleared = slices.Clone(m.Actors), slices.Clone(m.Recipients), slices.Clone(m.Cleared)
		m.Sizes, m.Stances = slices.Clone(m.Sizes), slices.Clone(m.Stances)
		m.OccurredOn, m.Place = cloned(m.OccurredOn), cloned(m.Place)
		m.Condition, m.Cause = cloned(m.Condition), cloned(m.Cause)
	}
	for i := range c.Quotations {
		q := &c.Quotations[i]
		q.Kind = ""
		if q.Document == d.ID {
			q.Document = ""
		}
		q.Speaker, q.Verb = cloned(q.Speaker), cloned(q.Verb)
	}
	texts(c, func(words *string, s sitrep.Span) {
		switch {
		case s.Start < 0 || s.End > len(d.Text) || s.Empty():
		case *words == "":
			*words = noWords
		case *words == d.Text[s.Start:s.End]:
			*words = ""
		}
	})
	return c
}

func cloned[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// dress makes of what bare gave what it was given.
func (c *coded) dress(d *sitrep.Document) {
	c.uncover()
	for i := range c.Mentions {
		m := &c.Mentions[i]
		m.Kind = "event_mention"
		if m.Document == "" {
			m.Document = d.ID
		}
	}
	for i := range c.Quotations {
		q := &c.Quotations[i]
		q.Kind = "quotation"
		if q.Document == "" {
			q.Document = d.ID
		}
	}
	texts(c, func(words *string, s sitrep.Span) {
		switch {
		case s.Start < 0 || s.End > len(d.Text) || s.Empty():
		case *words == noWords:
			*words = ""
		case *words == "":
			*words = d.Text[s.Start:s.End]
		}
	})
}
