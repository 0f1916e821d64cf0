package eval

import (
	"math"
	"strings"
	"testing"

	"sitrep"
)

const told = "Rebels attacked Dorim on Monday, killing 12 farmers. The attack was condemned by Ardania. “We will not rest,” said Minister Ola Beck. Rebels may attack again."

func p(n int) *int { return &n }

// sample is a report with two sure events and an unsure one.
func sample() *Report {
	lat, lon := 10.0, 20.0
	return &Report{ID: "s", Text: told,
		Events: []GoldEvent{
			{ID: "e1", Mentions: []string{"attacked", "attack@2"}, Type: "ASSAULT", Modes: []string{"firearms"}, Actors: []GoldParty{{Text: "Rebels@1"}},
				Recipients: []GoldParty{{Text: "farmers"}}, On: []string{"2020-03-02", "2020-03-02"}, Place: &GoldPlace{Text: "Dorim", Country: "XYZ", Lat: &lat, Lon: &lon},
				Sizes: []GoldSize{{Kind: "killed", Low: p(12), Best: p(12), High: p(12), Text: "12 farmers"}}, Polarity: "positive", Reality: "actual", Sure: true},
			{ID: "e2", Mentions: []string{"condemned"}, Type: "ACCUSE", AlsoType: []string{"REJECT"}, Modes: []string{"disapprove"}, Actors: []GoldParty{{Text: "Ardania"}},
				Recipients: []GoldParty{{Text: "Rebels@1"}}, Polarity: "positive", Reality: "actual", Sure: true},
			{ID: "e3", Mentions: []string{"attack again"}, Type: "ASSAULT", Actors: []GoldParty{{Text: "Rebels@2"}}, Polarity: "positive", Reality: "hypothetical"},
		},
		Quotations: []GoldQuotation{{Text: "We will … rest", Speaker: "Minister Ola Beck"}},
		Ties:       []GoldTie{{Actor: "Ola Beck", Relation: "office", To: "Minister"}},
	}
}

// coded is the record that says what the sample says.
func coded(r *Report) *Coded {
	c := &Coded{}
	for _, g := range r.Events {
		e := sitrep.Event{Type: g.Type, Modes: g.Modes, Polarity: g.Polarity, Reality: g.Reality}
		for _, m := range g.Mentions {
			sp, _ := r.find(m)
			id := g.ID + m
			c.Mentions = append(c.Mentions, sitrep.EventMention{ID: id, Type: g.Type, Trigger: sitrep.Text{Span: sp}})
			e.Mentions = append(e.Mentions, id)
		}
		for _, a := range g.Actors {
			text, _, _ := strings.Cut(a.Text, "@")
			e.Actors = append(e.Actors, sitrep.Participant{Text: "the " + text})
		}
		for _, a := range g.Recipients {
			text, _, _ := strings.Cut(a.Text, "@")
			e.Recipients = append(e.Recipients, sitrep.Participant{Text: text})
		}
		if g.On != nil {
			d, _ := sitrep.ParseDay(g.On[0])
			e.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: d, End: d}}
		}
		if g.Place != nil {
			e.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: "Dorim", Country: "XYZ"}}
		}
		for _, s := range g.Sizes {
			e.Sizes = append(e.Sizes, sitrep.Quantity{Kind: s.Kind, Low: s.Low, Best: s.Best, High: s.High})
		}
		c.Events = append(c.Events, e)
	}
	for _, q := range r.Quotations {
		sp, _ := r.findQuote(q.Text)
		c.Quotations = append(c.Quotations, sitrep.Quotation{Span: sp, Speaker: &sitrep.Speaker{Text: q.Speaker}})
	}
	c.Actors = []sitrep.Actor{{Name: "Ola Beck", Ties: []sitrep.Tie{{Relation: "office", Actor: "Ardania", Title: "Minister", Evidence: []sitrep.Source{{Document: "d"}}}}}}
	return c
}

func TestTheGoldItselfScoresAllAndNothingScoresNothing(t *testing.T) {
	r := sample()
	if faults := r.check(); len(faults) > 0 {
		t.Fatal(faults)
	}
	full, none := Compare(r, coded(r)), Compare(r, &Coded{})
	for _, slot := range Slots {
		if full[slot].Asked == 0 {
			continue
		}
		if f := full[slot].F(); f != 100 {
			t.Errorf("%s of the gold itself: %v", slot, full[slot])
		}
		if none[slot].Right != 0 || none[slot].Asked != full[slot].Asked {
			t.Errorf("%s of an empty record: %v, asked %d", slot, none[slot], full[slot].Asked)
		}
	}
	if full["actors"].Asked != 2 {
		t.Errorf("the unsure event was asked for: %v", full["actors"])
	}
}

func TestAWrongTypeCostsAllItsSlots(t *testing.T) {
	r := sample()
	c := coded(r)
	c.Events[0].Type, c.Mentions[0].Type, c.Mentions[1].Type = "COERCE", "COERCE", "COERCE"
	s := Compare(r, c)
	if s["place"].Right != 0 || s["place"].Given != 1 || s["place"].Asked != 1 {
		t.Errorf("place %v", s["place"])
	}
	if s["mention"].Right != 3 || s["mention, type right"].Right != 1 {
		t.Errorf("mentions %v, of the right type %v", s["mention"], s["mention, type right"])
	}
}

func TestATypeThatACoderCouldDefendIsRight(t *testing.T) {
	r := sample()
	c := coded(r)
	c.Events[1].Type = "REJECT"
	s := Compare(r, c)
	if s["type"].Right != 2 || s["modes"].Asked != 1 {
		t.Errorf("type %v, modes %v: modes do not count where only the other type fits", s["type"], s["modes"])
	}
}

func TestInventedEventsAreSpurious(t *testing.T) {
	r := sample()
	c := coded(r)
	c.Mentions = append(c.Mentions, sitrep.EventMention{ID: "x", Type: "PROTEST", Trigger: sitrep.Text{Span: sitrep.Span{Start: 0, End: 6}}})
	c.Events = append(c.Events, sitrep.Event{Type: "PROTEST", Reality: "actual", Mentions: []string{"x"}})
	s := Compare(r, c)
	if got := s["type"]; got != (Tally{2, 3, 2}) {
		t.Errorf("type %v", got)
	}
	low, high := Interval([]Score{s, s}, "type")
	if math.Abs(low-80) > 1e-9 || math.Abs(high-80) > 1e-9 {
		t.Errorf("interval of equal reports: %v–%v", low, high)
	}
}

func TestNamesMatchByTheirWords(t *testing.T) {
	f := func(gold, coded string, want bool) {
		t.Helper()
		if got := sameParty(gold, "", coded, "", nil); got != want {
			t.Errorf("%q and %q: %v", gold, coded, got)
		}
	}
	f("the Asad regime’s", "Asad regime", true)
	f("three officers of the guard", "officers", true)
	f("farmers@2", "twelve farmers", true)
	f("the army", "the rebels", false)
	f("Foreign Minister Ola Beck", "Beck", true)
}
