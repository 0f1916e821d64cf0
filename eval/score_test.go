package eval

import (
	"math"
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

func TestTheGoldItselfScoresAllAndNothingScoresNothing(t *testing.T) {
	r := sample()
	if faults := r.check(); len(faults) > 0 {
		t.Fatal(faults)
	}
	full, none := Compare(r, r.Coded()), Compare(r, &Coded{})
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
	c := r.Coded()
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
	c := r.Coded()
	c.Events[1].Type = "REJECT"
	s := Compare(r, c)
	if s["type"].Right != 2 || s["modes"].Asked != 1 {
		t.Errorf("type %v, modes %v: modes do not count where only the other type fits", s["type"], s["modes"])
	}
}

func TestInventedEventsAreSpurious(t *testing.T) {
	r := sample()
	c := r.Coded()
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
