package merge

import (
	"encoding/json"
	"fmt"
	"testing"

	"sitrep"
)

// report is a document with one sentence of words and its event mentions.
func report(id, text string, published sitrep.Day, ms ...sitrep.EventMention) *sitrep.Analysis {
	a := &sitrep.Analysis{Doc: &sitrep.Document{ID: id, Text: text, PublishedOn: &sitrep.PublishedOn{Interval: sitrep.Interval{Start: published, End: published}}}}
	s := sitrep.Sentence{Span: sitrep.Span{End: len(text)}}
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' {
			s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: start, End: i}, Lemma: text[start:i], UPOS: "NOUN"})
			start = i + 1
		}
	}
	a.Sentences = []sitrep.Sentence{s}
	for i, m := range ms {
		m.Kind, m.Document, m.ID = "event_mention", id, fmt.Sprintf("mention-%s-%d", id, i)
		m.SameAs = i
		if m.Polarity == "" {
			m.Polarity = sitrep.Positive
		}
		if m.Reality == "" {
			m.Reality = sitrep.Actual
		}
		a.Events = append(a.Events, m)
	}
	return a
}

func on(y, m, d int) *sitrep.When {
	day := sitrep.DayOf(y, m, d)
	return &sitrep.When{Interval: sitrep.Interval{Start: day, End: day}, Precision: sitrep.PrecisionDay}
}

func town(name string, id int, lat, lon float64) *sitrep.EventPlace {
	return &sitrep.EventPlace{Place: sitrep.Place{Name: name, GeonameID: id, Country: "XYZ", Lat: &lat, Lon: &lon, Precision: sitrep.PlacePoint}}
}

func who(names ...string) (ps []sitrep.Participant) {
	for _, n := range names {
		ps = append(ps, sitrep.Participant{Text: n, Name: n, Actor: "actor:" + n})
	}
	return ps
}

func killed(n int) []sitrep.Quantity {
	return []sitrep.Quantity{{Kind: "killed", Low: &n, Best: &n, High: &n, Text: fmt.Sprint(n, " dead")}}
}

const (
	first  = "gunmen shot dead seven farmers near the village of Dorim in an ambush on the market road say police"
	second = "an ambush near the village of Dorim left nine farmers dead police said after gunmen opened fire on the road"
	third  = "the central bank raised its rate while traders waited for figures on exports of copper and grain"
)

func attack(w *sitrep.When, p *sitrep.EventPlace, actor string, dead int) sitrep.EventMention {
	return sitrep.EventMention{Type: "ASSAULT", OccurredOn: w, Place: p, Actors: who(actor), Sizes: killed(dead)}
}

func TestTwoReportsOfOneAttackAreOneEvent(t *testing.T) {
	a := report("a", first, sitrep.DayOf(2019, 5, 4), attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7))
	b := report("b", second, sitrep.DayOf(2019, 5, 5), attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 9))
	events := Merge([]*sitrep.Analysis{a, b})
	if len(events) != 1 {
		t.Fatalf("got %d events, want 1", len(events))
	}
	e := events[0]
	if e.IndependentSources != 2 || len(e.Mentions) != 2 {
		t.Errorf("sources %d, mentions %v", e.IndependentSources, e.Mentions)
	}
	if got := e.Claims["sizes.killed"]; len(got) != 2 || got[0].Value != "7" || got[1].Value != "9" {
		t.Errorf("tolls that disagree must stand side by side: %+v", got)
	}
}

func TestWhatExcludesOneHappening(t *testing.T) {
	base := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	f := func(name string, other sitrep.EventMention) {
		t.Helper()
		a := report("a", first, sitrep.DayOf(2019, 5, 4), base)
		b := report("b", first, sitrep.DayOf(2019, 5, 4), other)
		if n := len(Merge([]*sitrep.Analysis{a, b})); n != 2 {
			t.Errorf("%s: got %d events, want 2", name, n)
		}
	}
	f("another day", attack(on(2019, 5, 9), town("Dorim", 1, 10, 10), "Red Band", 7))
	f("a town far away", attack(on(2019, 5, 3), town("Solt", 2, 14, 10), "Red Band", 7))
	denied := base
	denied.Polarity = sitrep.Negative
	f("told as not having happened", denied)
	planned := base
	planned.Reality = sitrep.Planned
	f("only planned", planned)
	series := base
	n := 40
	series.Sizes = []sitrep.Quantity{{Kind: "attacks", Low: &n, Best: &n, High: &n}}
	f("a count of many", series)
}

func TestUnrelatedReportsStayApart(t *testing.T) {
	a := report("a", first, sitrep.DayOf(2019, 5, 4), attack(nil, town("Dorim", 1, 10, 10), "Red Band", 7))
	b := report("b", third, sitrep.DayOf(2021, 1, 4), attack(nil, town("Dorim", 1, 10, 10), "Blue Guard", 1))
	if n := len(Merge([]*sitrep.Analysis{a, b})); n != 2 {
		t.Errorf("got %d events, want 2", n)
	}
}

func TestOneReportsTwoAttacksNeverMerge(t *testing.T) {
	m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	a := report("a", first, sitrep.DayOf(2019, 5, 4), m, m)
	b := report("b", second, sitrep.DayOf(2019, 5, 4), m)
	if n := len(Merge([]*sitrep.Analysis{a, b})); n != 2 {
		t.Errorf("got %d events, want 2", n)
	}
}

func TestReprintCountsOnce(t *testing.T) {
	m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	a := report("a", first, sitrep.DayOf(2019, 5, 4), m)
	b := report("b", first+" and others", sitrep.DayOf(2019, 5, 4), m)
	events := Merge([]*sitrep.Analysis{a, b})
	if len(events) != 1 || events[0].IndependentSources != 1 {
		t.Errorf("got %+v", events)
	}
}

func TestOrderOfDocumentsDoesNotMatter(t *testing.T) {
	build := func() []*sitrep.Analysis {
		var as []*sitrep.Analysis
		for i := range 12 {
			text := first
			if i%2 == 1 {
				text = second
			}
			day := sitrep.DayOf(2019, 5, 3+i/4)
			w := &sitrep.When{Interval: sitrep.Interval{Start: day, End: day}}
			as = append(as, report(fmt.Sprint("d", i), text, day, attack(w, town("Dorim", 1, 10, 10), "Red Band", i)))
		}
		return as
	}
	members := func(as []*sitrep.Analysis) string {
		got := map[string]int{}
		for _, e := range Merge(as) {
			b, _ := json.Marshal(e.ID)
			got[string(b)] = len(e.Mentions)
		}
		b, _ := json.Marshal(got)
		return string(b)
	}
	want := members(build())
	turned := build()
	for i, j := 0, len(turned)-1; i < j; i, j = i+1, j-1 {
		turned[i], turned[j] = turned[j], turned[i]
	}
	if got := members(turned); got != want {
		t.Errorf("turned round: %s\nwant %s", got, want)
	}
}

func TestNobodyIsBothSides(t *testing.T) {
	m := attack(on(2019, 5, 3), nil, "Red Band", 1)
	m.Recipients = who("Red Band", "Blue Guard")
	e := Merge([]*sitrep.Analysis{report("a", first, 0, m)})[0]
	if len(e.Recipients) != 1 || e.Recipients[0].Name != "Blue Guard" {
		t.Errorf("recipients %+v", e.Recipients)
	}
}

func TestWhomTwoSidedViolenceCostIsNoSide(t *testing.T) {
	f := func(by string, want int) {
		t.Helper()
		clash, toll := attack(on(2020, 3, 2), town("Dorim", 1, 10, 10), "Red Band", 0), attack(on(2020, 3, 2), town("Dorim", 1, 10, 10), "Red Band", 7)
		clash.Actors, clash.Recipients, toll.Actors, toll.Recipients = who("Red Band", "Blue Band"), nil, nil, who("farmers")
		clash.Evidence = []sitrep.Evidence{{Field: "actors", By: by}, {Field: "actors", By: by}}
		toll.SameAs = 0
		es := Merge([]*sitrep.Analysis{report("a", first, sitrep.DayOf(2020, 3, 3), clash, toll)})
		if len(es) != 1 || len(es[0].Actors) != 2 || len(es[0].Recipients) != want {
			t.Errorf("%s: %d events, recipients %v", by, len(es), es[0].Recipients)
		}
	}
	f("rule assault.rules:76 all", 0)
	f("rule assault.rules:3 subj", 1)
}

func TestHeadlineIsOneLine(t *testing.T) {
	e := &sitrep.Event{Type: "ASSAULT", Recipients: []sitrep.Participant{{Text: "A POST,\r\n  TWO\nPEOPLE"}}}
	if got, want := headline(e), "assault → A POST, TWO PEOPLE"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestQuantityInWords(t *testing.T) {
	p := func(n int) *int { return &n }
	f := func(q sitrep.Quantity, want string) {
		t.Helper()
		if got := Range(q); got != want {
			t.Errorf("Range = %q, want %q", got, want)
		}
	}
	f(sitrep.Quantity{Low: p(3), Best: p(3), High: p(3)}, "3")
	f(sitrep.Quantity{Low: p(24), High: p(99)}, "24–99")
	f(sitrep.Quantity{Low: p(3)}, "3 or more")
	f(sitrep.Quantity{Best: p(2500), Approximate: true}, "about 2500")
	f(sitrep.Quantity{High: p(10)}, "up to 10")
	f(sitrep.Quantity{}, "")
}
