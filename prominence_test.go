package sitrep

import (
	"slices"
	"testing"
)

func TestForemost(t *testing.T) {
	number := func(n int) *int { return &n }
	day := DayOf(2031, 5, 20)
	base := func(id string, change func(*Event)) *Event {
		e := &Event{ID: id, Type: "ASSAULT", Quad: 4, Polarity: Positive, Reality: Actual, Certainty: 0.9, IndependentSources: 1, Place: &EventPlace{},
			Actors: []Participant{{Text: "rebels"}}, OccurredOn: &When{Interval: Interval{Start: day, End: day}}, Relevance: &Relevance{Level: Relevant, Score: 0.95}}
		change(e)
		return e
	}
	// In the order in which they belong.
	all := []*Event{
		base("many sources and dead", func(e *Event) {
			e.IndependentSources, e.Sizes = 4, []Quantity{{Kind: "killed", Best: number(12)}}
		}),
		base("many sources that share little", func(e *Event) {
			e.IndependentSources, e.Sizes = 4, []Quantity{{Kind: "killed", Best: number(12)}}
			for _, d := range []string{"a", "b", "c", "d"} {
				e.Sources = append(e.Sources, EventSource{Documents: []string{d}})
			}
			e.Claims = map[string][]Claim{
				"actors":       {{Value: "rebels", Documents: []string{"a", "b", "c"}, Chosen: true}, {Value: "dockers", Documents: []string{"d"}}},
				"sizes.killed": {{Value: "12", Documents: []string{"a"}}, {Value: "12", By: "police", Documents: []string{"b"}, Chosen: true}, {Value: "3", Documents: []string{"c"}}},
			}
		}),
		base("dead", func(e *Event) { e.Sizes = []Quantity{{Kind: "killed", Best: number(12)}} }),
		base("a heap of a war's reports", func(e *Event) {
			e.Sizes = []Quantity{{Kind: "killed", Best: number(6)}, {Kind: "killed", Low: number(1000)}, {Kind: "killed", Best: number(1)}}
		}),
		base("the dead of a war, long ago", func(e *Event) {
			e.Sizes, e.Reality = []Quantity{{Kind: "killed", Best: number(40_000_000)}}, Historical
		}),
		base("plain", func(e *Event) {}),
		base("of half a year", func(e *Event) { e.OccurredOn.Interval.Start = day - 180 }),
		base("said", func(e *Event) { e.Type, e.Quad = "ACCUSE", 3 }),
		base("years ago", func(e *Event) {
			e.Type, e.Quad, e.OccurredOn.Interval = "ACCUSE", 3, Interval{Start: day - 3000, End: day - 3000}
		}),
	}
	hidden := []*Event{
		base("a game", func(e *Event) { e.Relevance = &Relevance{Level: Irrelevant, Score: 0.1} }),
		base("rejected", func(e *Event) { e.Status = Rejected }),
	}
	given := append(slices.Clone(hidden), all...)
	slices.Reverse(given)
	got, err := Foremost(func(yield func(*Event, error) bool) {
		for _, e := range given {
			if !yield(e, nil) {
				return
			}
		}
	}, day, len(given))
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range got {
		t.Logf("%5.2f %s", Prominence(e, day), e.ID)
		if i >= len(all) || e != all[i] {
			t.Errorf("%d is %s", i, e.ID)
		}
	}
	if len(got) != len(all) {
		t.Errorf("%d given, want %d", len(got), len(all))
	}
	if few, _ := Foremost(func(yield func(*Event, error) bool) { _ = yield(all[1], nil) && yield(all[0], nil) }, day, 1); len(few) != 1 || few[0] != all[0] {
		t.Errorf("%v", few)
	}
}
