package eval

import (
	"fmt"
	"strings"

	"sitrep"
)

// Coded is the record that the coding itself says, so that one reader's coding
// can stand in the program's place against another's of the same text.
func (r *Report) Coded() *Coded {
	c := &Coded{}
	for i := range r.Events {
		r.Events[i].code(r, c)
	}
	for _, q := range r.Quotations {
		sp, _ := r.findQuote(q.Text)
		c.Quotations = append(c.Quotations, sitrep.Quotation{Span: sp, Speaker: &sitrep.Speaker{Text: q.Speaker}})
	}
	for _, t := range r.Ties {
		told := []sitrep.Source{{Document: r.ID}}
		c.Actors = append(c.Actors, sitrep.Actor{Name: t.Actor, Ties: []sitrep.Tie{{Relation: t.Relation, Actor: t.To, Evidence: told}}})
	}
	return c
}

func (g *GoldEvent) code(r *Report, c *Coded) {
	e := sitrep.Event{ID: g.ID, Type: g.Type, Modes: g.Modes, Polarity: g.Polarity, Reality: g.Reality,
		Actors: participants(g.Actors), Recipients: participants(g.Recipients)}
	for _, m := range g.Mentions {
		sp, _ := r.find(m)
		id := g.ID + " " + m
		e.Mentions = append(e.Mentions, id)
		c.Mentions = append(c.Mentions, sitrep.EventMention{ID: id, Type: g.Type, Trigger: sitrep.Text{Span: sp}})
		if !g.Sure {
			c.unsure = append(c.unsure, id)
		}
	}
	if len(g.On) == 2 {
		first, _ := sitrep.ParseDay(g.On[0])
		last, _ := sitrep.ParseDay(g.On[1])
		e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: first, End: last}}
	}
	if p := g.Place; p != nil {
		e.Place = &sitrep.EventPlace{Text: unnumbered(p.Text), Place: sitrep.Place{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon,
			Precision: sitrep.PlacePrecision(p.Precision)}}
	}
	for _, s := range g.Sizes {
		e.Sizes = append(e.Sizes, sitrep.Quantity{Kind: s.Kind, Low: s.Low, Best: s.Best, High: s.High, Text: unnumbered(s.Text)})
	}
	for _, b := range g.By {
		e.Stances = append(e.Stances, sitrep.Stance{Who: sitrep.Speaker{Text: b.Who}, Act: b.Act})
	}
	c.Events = append(c.Events, e)
}

func participants(ps []GoldParty) (out []sitrep.Participant) {
	for _, p := range ps {
		out = append(out, sitrep.Participant{Text: unnumbered(p.Text), Name: p.Name, Country: p.Country, Sectors: p.Sectors})
	}
	return out
}

// plain is the words of "words@2".
func unnumbered(s string) string {
	s, _, _ = strings.Cut(s, "@")
	return s
}

// Agreement scores a second reader's codings against a first one's, for the
// reports that both coded. Events of which either was unsure are neither asked
// for nor punished.
func Agreement(first, second []Report) ([]Score, error) {
	by := map[string]*Report{}
	for i := range second {
		by[second[i].ID] = &second[i]
	}
	var scores []Score
	for i := range first {
		r := &first[i]
		o := by[r.ID]
		if o == nil {
			continue
		}
		if o.Text != r.Text {
			return nil, fmt.Errorf("%s: the two codings are of different texts", r.ID)
		}
		scores = append(scores, Compare(r, o.Coded()))
	}
	return scores, nil
}
