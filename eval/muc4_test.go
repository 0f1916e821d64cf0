package eval

import (
	"slices"
	"testing"

	"sitrep"
)

// wire is an analysis of one sentence with one assault by gunmen on two judges.
func wire(change func(*sitrep.EventMention)) *sitrep.Analysis {
	const text = "HOODED GUNMEN KILLED TWO JUDGES WITH A GRENADE IN DORIM."
	d := sitrep.DayOf(1990, 2, 2)
	two := 2
	m := sitrep.EventMention{Type: "ASSAULT", Polarity: sitrep.Positive, Reality: sitrep.Actual,
		Trigger: sitrep.Text{Text: "KILLED", Span: sitrep.Span{Start: 14, End: 20}}, Sentence: sitrep.Span{End: len(text)},
		Actors:     []sitrep.Participant{{Text: "HOODED GUNMEN", Entity: -1}},
		Recipients: []sitrep.Participant{{Text: "TWO JUDGES", Entity: -1}},
		OccurredOn: &sitrep.When{Interval: sitrep.Interval{Start: d, End: d}},
		Place:      &sitrep.EventPlace{Place: sitrep.Place{Name: "Dorim", Country: "XYZ", Precision: sitrep.PlacePoint}},
		Sizes:      []sitrep.Quantity{{Kind: "killed", Low: &two, Best: &two, High: &two}}}
	if change != nil {
		change(&m)
	}
	a := &sitrep.Analysis{Doc: &sitrep.Document{SourceID: "W-1", Text: text}, Events: []sitrep.EventMention{m}}
	a.Places = []sitrep.PlaceMention{{Place: sitrep.Place{Name: "Ardania", Country: "XYZ", Precision: sitrep.PlaceCountry}}}
	return a
}

func TestIncidentFillsItsSlots(t *testing.T) {
	d := MUC4(wire(nil))
	if len(d.Templates) != 1 {
		t.Fatalf("%d templates", len(d.Templates))
	}
	f := func(slot string, want ...string) {
		t.Helper()
		if got := d.Templates[0][slot]; !slices.Equal(got, want) {
			t.Errorf("slot %s: %q, want %q", slot, got, want)
		}
	}
	f("2", "02 FEB 90")
	f("3", "ARDANIA: DORIM (CITY)")
	f("4", "ATTACK")
	f("6", `"GRENADE"`)
	f("8", "TERRORIST ACT")
	f("9", `"HOODED GUNMEN"`)
	f("19", `"TWO JUDGES"`)
	f("20", `LEGAL OR JUDICIAL: "TWO JUDGES"`)
	f("21", `2: "TWO JUDGES"`)
	f("23", `DEATH: "TWO JUDGES"`)
}

func TestWhatIsNoIncident(t *testing.T) {
	f := func(name string, change func(*sitrep.EventMention)) {
		t.Helper()
		if d := MUC4(wire(change)); len(d.Templates) != 0 {
			t.Errorf("%s: %v", name, d.Templates)
		}
	}
	f("did not happen", func(m *sitrep.EventMention) { m.Polarity = sitrep.Negative })
	f("is habitual", func(m *sitrep.EventMention) { m.Reality = sitrep.Habitual })
	f("another type", func(m *sitrep.EventMention) { m.Type = "PROTEST" })
	f("a fight between armed sides", func(m *sitrep.EventMention) { m.Recipients[0].Text = "GUERRILLAS" })
	f("a count of many", func(m *sitrep.EventMention) { m.Sizes = []sitrep.Quantity{{Kind: "attacks"}} })
}
