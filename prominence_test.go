package sitrep

import (
	"slices"
	"strconv"
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
		base("dead", func(e *Event) { e.Sizes = []Quantity{{Kind: "killed", Best: number(14)}} }),
		base("many sources that share little", func(e *Event) {
			e.IndependentSources, e.Sizes = 4, []Quantity{{Kind: "killed", Best: number(12)}}
			for _, d := range []string{"a", "b", "c", "d"} {
				e.Sources = append(e.Sources, EventSource{Documents: []string{d}})
			}
			e.Claims = map[string][]Claim{
				"actors":       {{Value: "rebels", Documents: []string{"a", "b", "c"}, Chosen: true}, {Value: "dockers", Documents: []string{"d"}}},
				"sizes.killed": {{Value: "12", Documents: []string{"a"}}, {Value: "12", By: "police", Documents: []string{"b"}, Chosen: true}, {Value: "3", Documents: []string{"c"}}},
				"occurred_on":  {{Value: "2031-05-20/2031-05-20", Documents: []string{"d"}, Chosen: true}},
			}
		}),
		base("plain", func(e *Event) {}),
		base("of half a year", func(e *Event) { e.OccurredOn.Interval.Start = day - 180 }),
		base("a heap of a war's reports", func(e *Event) {
			e.Sizes = []Quantity{{Kind: "killed", Best: number(6)}, {Kind: "killed", Low: number(1000)}, {Kind: "killed", Best: number(1)}}
		}),
		base("said", func(e *Event) { e.Type, e.Quad = "ACCUSE", 3 }),
		base("told by nobody but who denies it", func(e *Event) { e.Reality, e.Stances = Alleged, []Stance{{Act: "denies"}} }),
		base("told among other things", func(e *Event) { e.Mentions, e.Documents, e.Salience = make([]string, 3), make([]string, 1), 0.3 }),
		base("the dead of a war, long ago", func(e *Event) {
			e.Sizes, e.Reality = []Quantity{{Kind: "killed", Best: number(40_000_000)}}, Historical
		}),
		base("years ago", func(e *Event) {
			e.Type, e.Quad, e.OccurredOn.Interval = "ACCUSE", 3, Interval{Start: day - 3000, End: day - 3000}
		}),
		base("a word of today's album review", func(e *Event) {
			e.Certainty, e.Mentions, e.Documents, e.Salience = 0.5, make([]string, 1), make([]string, 1), 0.1
			e.Actors, e.Place, e.OccurredOn = nil, nil, nil
			e.Claims = map[string][]Claim{"type": {{Value: "ASSAULT", Reported: &Interval{Start: day, End: day}}}}
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

// A number counts as far as reports give it; reports of other days speak against an event.
func TestReportsThatAgreeStandInFront(t *testing.T) {
	number := func(n int) *int { return &n }
	day := DayOf(2031, 5, 20)
	docs := []string{"a", "b", "c", "d"}
	event := func(change func(*Event)) float64 {
		e := &Event{Type: "ASSAULT", Quad: 4, Polarity: Positive, Reality: Actual, Certainty: 0.9, Place: &EventPlace{}, Documents: docs, IndependentSources: len(docs),
			OccurredOn: &When{Interval: Interval{Start: day, End: day}}, Sizes: []Quantity{{Kind: "killed", Best: number(12)}},
			Claims: map[string][]Claim{
				"type":         {{Value: "ASSAULT", Documents: docs, Chosen: true}},
				"occurred_on":  {{Value: "2031-05-20/2031-05-20", Documents: docs, Chosen: true}},
				"place":        {{Value: "Dorim", Documents: docs, Chosen: true}},
				"sizes.killed": {{Value: "12", Documents: docs, Chosen: true}},
			}}
		for _, d := range docs {
			e.Sources = append(e.Sources, EventSource{Documents: []string{d}})
		}
		change(e)
		return Prominence(e, day)
	}
	all := event(func(*Event) {})
	// differ: the reports agree on whom it struck and give several values of a field.
	differ := func(field string, claims ...Claim) func(*Event) {
		return func(e *Event) {
			e.Claims["recipients"] = []Claim{{Value: "farmers", Documents: docs, Chosen: true}}
			e.Claims[field] = claims
		}
	}
	for _, c := range []struct {
		name   string
		change func(*Event)
		less   bool
	}{
		{"a toll that rose", differ("sizes.killed", Claim{Value: "about 7", Documents: docs[:2]}, Claim{Value: "12", Documents: docs[2:], Chosen: true}), false},
		{"told on the day after", func(e *Event) { e.Claims["type"][0].Reported = &Interval{Start: day + 1, End: day + 1} }, false},
		{"recalled weeks later", func(e *Event) { e.Claims["type"][0].Reported = &Interval{Start: day + 20, End: day + 20} }, true},
		{"still to come", func(e *Event) { e.Claims["type"][0].Reported = &Interval{Start: day - 3, End: day - 3} }, true},
		{"one report knows the day", func(e *Event) { e.Claims["occurred_on"][0].Documents = docs[:1] }, true},
		{"one report knows the dead", func(e *Event) { e.Claims["sizes.killed"][0].Documents = docs[:1] }, true},
		{"few where one has many", func(e *Event) {
			e.Claims["sizes.killed"] = []Claim{{Value: "1", Documents: docs[:3]}, {Value: "12", Documents: docs[3:], Chosen: true}}
		}, true},
		{"most reports have another place", differ("place", Claim{Value: "Dorim", Documents: docs[:1], Chosen: true}, Claim{Value: "Lund", Documents: docs[1:]}), true},
		{"a street of the town", differ("place", Claim{Value: "Dorim", Documents: docs[:1], Chosen: true}, Claim{Value: "Osk Street, Dorim", Documents: docs[1:]}), false},
		{"each report has others struck", func(e *Event) {
			e.Claims["recipients"] = []Claim{{Value: "farmers", Documents: docs[:1], Chosen: true}, {Value: "dockers", Documents: docs[1:]}}
		}, true},
		{"persons added up", func(e *Event) { e.Sizes[0].Best = number(13) }, true},
		{"persons added up beside a number", func(e *Event) { e.Sizes = append(e.Sizes, Quantity{Kind: "killed", Best: number(13)}) }, true},
		{"most give another number", differ("sizes.killed", Claim{Value: "11", Documents: docs[:3]}, Claim{Value: "12", Documents: docs[3:], Chosen: true}), true},
		{"the eve", differ("occurred_on", Claim{Value: "2031-05-20/2031-05-20", Documents: docs[:3], Chosen: true}, Claim{Value: "2031-05-19/2031-05-19", Documents: docs[3:]}), false},
		{"other days", differ("occurred_on", Claim{Value: "2031-05-20/2031-05-20", Documents: docs[:3], Chosen: true}, Claim{Value: "2031-05-02/2031-05-04", Documents: docs[3:]}), true},
		{"nothing but a party and a place", func(e *Event) {
			e.Claims = map[string][]Claim{"place": e.Claims["place"], "actors": {{Value: "rebels", Documents: docs, Chosen: true}}}
		}, true},
		{"two attacks, with the dead of both", func(e *Event) { e.Claims["sizes.attacks"] = []Claim{{Value: "2", Documents: docs[:1]}} }, true},
		{"one attack that is counted", func(e *Event) { e.Claims["sizes.attacks"] = []Claim{{Value: "1", Documents: docs[:1]}} }, false},
		{"a siege, told with what came before and after", func(e *Event) { e.Modes = []string{"firearms", "abduct", "beat"} }, true},
		{"a killing with two sorts of arms", func(e *Event) { e.Modes = []string{"targeted", "firearms", "explosives"} }, false},
		{"a state struck from elsewhere", func(e *Event) {
			e.Place.Country, e.Recipients = "XYZ", []Participant{{Actor: ListedID("abc"), Country: "ABC"}}
		}, true},
		{"a state struck at home", func(e *Event) {
			e.Place.Country, e.Recipients = "ABC", []Participant{{Actor: ListedID("abc"), Country: "ABC"}}
		}, false},
		{"each report gives other values", func(e *Event) {
			e.Claims = map[string][]Claim{
				"occurred_on":  {{Value: "2031-05-20/2031-05-20", Documents: docs, Chosen: true}},
				"recipients":   {{Value: "farmers", Documents: docs[:1], Chosen: true}, {Value: "dockers", Documents: docs[1:2], Chosen: true}},
				"sizes.killed": {{Value: "12", Documents: docs[:1], Chosen: true}},
			}
			e.Place = nil
		}, true},
		{"an affair that reports take for three things", func(e *Event) {
			e.Claims["type"] = append(e.Claims["type"], Claim{Value: "RETREAT", Documents: docs[:1]}, Claim{Value: "CONSULT", Documents: docs[:1]})
		}, true},
		{"two numbers of dead", func(e *Event) {
			e.Sizes = append(e.Sizes, Quantity{Kind: "killed", Best: number(15), By: "medics"})
			e.Claims["sizes.killed"] = append(e.Claims["sizes.killed"], Claim{Value: "15", By: "medics", Documents: docs[:1], Chosen: true})
		}, true},
		{"somewhere in a country", func(e *Event) { e.Place.Precision = PlaceCountry }, true},
		{"without a day, by reports without a date", func(e *Event) { e.OccurredOn = nil }, true},
		{"told without a day, by reports of old", func(e *Event) {
			e.OccurredOn = nil
			e.Claims["type"][0].Reported = &Interval{Start: day - 3000, End: day - 2000}
		}, true},
	} {
		if got := event(c.change); c.less && got > all-0.5 || !c.less && got < all-0.01 {
			t.Errorf("%s: %.2f, all agree: %.2f", c.name, got, all)
		}
	}
}

// What one report alone counts by the hundred is rather a sum of many happenings.
func TestSumsOfOneReportStandBehind(t *testing.T) {
	day := DayOf(2031, 5, 20)
	event := func(n int, docs ...string) float64 {
		e := &Event{Type: "ASSAULT", Quad: 4, Polarity: Positive, Reality: Actual, Certainty: 0.9, Place: &EventPlace{}, Documents: docs, IndependentSources: len(docs),
			OccurredOn: &When{Interval: Interval{Start: day, End: day}}, Sizes: []Quantity{{Kind: "killed", Best: &n}},
			Claims: map[string][]Claim{"sizes.killed": {{Value: strconv.Itoa(n), Documents: docs, Chosen: true}}}}
		for _, d := range docs {
			e.Sources = append(e.Sources, EventSource{Documents: []string{d}})
		}
		return Prominence(e, day)
	}
	if forty, sum := event(40, "a"), event(400, "a"); sum > forty-0.5 {
		t.Errorf("one report: 400 dead %.2f, 40 dead %.2f", sum, forty)
	}
	if forty, all := event(40, "a", "b"), event(400, "a", "b"); all < forty {
		t.Errorf("two reports: 400 dead %.2f, 40 dead %.2f", all, forty)
	}
}
