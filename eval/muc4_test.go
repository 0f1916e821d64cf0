package eval

import (
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// wireText is told by wire.
const wireText = "HOODED GUERRILLAS KILLED TWO JUDGES WITH A GRENADE IN DORIM. THE VICTIMS WERE IDENTIFIED AS PEDRO LARANJO AND RUI VELASO."

// words of a part of wireText.
func words(part string) sitrep.Span {
	i := strings.Index(wireText, part)
	return sitrep.Span{Start: i, End: i + len(part)}
}

// wire is an analysis of one sentence with one assault by guerrillas on two
// judges, and of another that names them.
func wire(change func(*sitrep.EventMention)) *sitrep.Analysis {
	d := sitrep.DayOf(1990, 2, 2)
	two := 2
	end := strings.Index(wireText, ". ") + 1
	m := sitrep.EventMention{Type: "ASSAULT", Polarity: sitrep.Positive, Reality: sitrep.Actual,
		Trigger: sitrep.Text{Text: "KILLED", Span: words("KILLED")}, Sentence: sitrep.Span{End: end},
		Actors:     []sitrep.Participant{{Text: "HOODED GUERRILLAS", Span: words("HOODED GUERRILLAS"), Entity: -1}},
		Recipients: []sitrep.Participant{{Text: "TWO JUDGES", Span: words("TWO JUDGES"), Entity: -1}},
		OccurredOn: &sitrep.When{Interval: sitrep.Interval{Start: d, End: d}, Precision: sitrep.PrecisionDay},
		Place:      &sitrep.EventPlace{Place: sitrep.Place{Name: "Dorim", Country: "PER", Precision: sitrep.PlacePoint}},
		Sizes:      []sitrep.Quantity{{Kind: "killed", Of: "JUDGES", Low: &two, Best: &two, High: &two, Span: words("TWO JUDGES")}},
		Head:       sitrep.Words{First: 2, End: 3}}
	if change != nil {
		change(&m)
	}
	a := &sitrep.Analysis{Doc: &sitrep.Document{SourceID: "W-1", Text: wireText}, Events: []sitrep.EventMention{m}}
	a.Doc.PublishedOn = &sitrep.PublishedOn{Interval: sitrep.Interval{Start: d + 1, End: d + 1}}
	for i, span := range []sitrep.Span{{End: end}, {Start: end + 1, End: len(wireText)}} {
		s := sitrep.Sentence{Span: span}
		at := span.Start
		for _, w := range strings.Fields(wireText[span.Start:span.End]) {
			at = strings.Index(wireText[at:], w) + at
			s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: at, End: at + len(strings.TrimRight(w, "."))}})
			at += len(w)
		}
		a.Sentences = append(a.Sentences, s)
		if i == 1 {
			for k, first := range []int{5, 8} {
				n := sitrep.Words{Sentence: 1, First: first, End: first + 2}
				sp := a.WordsSpan(n)
				a.Names = append(a.Names, sitrep.Name{Span: sp, Words: n, Type: sitrep.NamePerson})
				a.Mentions = append(a.Mentions, sitrep.Mention{Span: sp, Words: n, Kind: sitrep.MentionName, Entity: k})
				a.Entities = append(a.Entities, sitrep.Entity{Type: sitrep.EntityPerson, Mentions: []int{k}, Name: a.Text(sp)})
			}
		}
	}
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
	f("3", "PERU: DORIM (CITY)")
	f("4", "ATTACK")
	f("5", "ACCOMPLISHED")
	f("6", `"GRENADE"`)
	f("8", "TERRORIST ACT")
	f("9", `"HOODED GUERRILLAS"`)
	f("18", `"PEDRO LARANJO"`, `"RUI VELASO"`)
	f("19", `"JUDGES"`)
	f("20", `LEGAL OR JUDICIAL: "JUDGES"`, `CIVILIAN: "PEDRO LARANJO"`, `CIVILIAN: "RUI VELASO"`)
	f("21", `2: "JUDGES"`, `1: "PEDRO LARANJO"`, `1: "RUI VELASO"`)
	f("23", `DEATH: "JUDGES"`, `DEATH: "PEDRO LARANJO"`, `DEATH: "RUI VELASO"`)
}

func TestDateOfAnUndatedIncident(t *testing.T) {
	f := func(name string, when *sitrep.When, want string) {
		t.Helper()
		d := MUC4(wire(func(m *sitrep.EventMention) { m.OccurredOn = when }))
		if got := d.Templates[0]["2"]; !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	day := sitrep.DayOf(1990, 1, 31)
	f("none told", nil, "- 03 FEB 90")
	f("a weekday", &sitrep.When{Interval: sitrep.Interval{Start: day, End: day}, Text: "ON WEDNESDAY"}, "- 03 FEB 90")
	f("a month", &sitrep.When{Interval: sitrep.Interval{Start: day - 30, End: day}, Text: "LAST MONTH"}, "- 03 FEB 90")
	f("two days", &sitrep.When{Interval: sitrep.Interval{Start: day - 1, End: day}}, "30 JAN 90 - 31 JAN 90")
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
	f("in another part of the world", func(m *sitrep.EventMention) { m.Place.Country = "FRA" })
}

func TestNumberOfTargets(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		if got := number(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	f("TWO JUDGES", "2")
	f("AT LEAST 15 PEASANTS", "15-")
	f("ABOUT 1,200 VILLAGERS", "~1200")
	f("PEOPLE", "PLURAL")
	f("A BUS", "1")
	f("THE HEADQUARTERS OF THE UNION", "1")
	f("THE COOK'S 15-YEAR-OLD DAUGHTER", "1")
}
