package merge

import (
	"testing"

	"sitrep"
)

const arrested = "police said they arrested three men over the ambush on the road near the village of Dorim that left farmers dead"

// What two reports of one affair tell apart, and what only seems to.
func TestWhatTwoReportsTellApart(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	base := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
	text := second
	f := func(name string, want int, published sitrep.Day, change func(m *sitrep.EventMention)) {
		t.Helper()
		other := base
		change(&other)
		got := len(Merge([]*sitrep.Analysis{report("a", first, day, base), report("b", text, published, other)}))
		if got != want {
			t.Errorf("%s: got %d events, want %d", name, got, want)
		}
	}
	// "On May 3" in a report of the next year is easily dated into that year.
	said := func(text string, y, m, d int) func(*sitrep.EventMention) {
		return func(x *sitrep.EventMention) {
			x.OccurredOn = on(y, m, d)
			x.OccurredOn.Text = text
		}
	}
	f("a look back that does not say the year", 1, sitrep.DayOf(2020, 8, 1), said("May 3", 2020, 5, 3))
	f("a look back that says another year", 2, sitrep.DayOf(2020, 8, 1), said("May 3, 2020", 2020, 5, 3))
	f("news of the same day a year later", 2, sitrep.DayOf(2020, 5, 4), said("May 3", 2020, 5, 3))
	f("a weekday of the next year", 2, sitrep.DayOf(2020, 8, 1), said("on Sunday", 2020, 5, 3))
	f("another day of a look back", 2, sitrep.DayOf(2020, 8, 1), said("May 6", 2020, 5, 6))

	span := func(from, to sitrep.Day) func(*sitrep.EventMention) {
		return func(x *sitrep.EventMention) {
			x.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: from, End: to}, Precision: sitrep.PrecisionInterval}
		}
	}
	f("over two years ago", 2, day, span(0, sitrep.DayOf(2017, 5, 3)))
	f("over by the day after", 1, day, span(0, day))
	f("two days of two weeks before", 2, day, span(sitrep.DayOf(2019, 4, 18), sitrep.DayOf(2019, 4, 19)))
	f("the month before", 1, day, span(sitrep.DayOf(2019, 4, 1), sitrep.DayOf(2019, 4, 30)))

	elsewhere := func(name string, located bool) func(*sitrep.EventMention) {
		return func(x *sitrep.EventMention) {
			p := *town(name, 0, 40, 60)
			p.Country = "QQQ"
			if !located {
				p.Lat, p.Lon = nil, nil
			}
			x.Place = &p
		}
	}
	f("a place of that name of which only the name is known", 1, day, elsewhere("Dorim", false))
	f("a place of that name in another country", 2, day, elsewhere("Dorim", true))
	f("another name in another country", 2, day, elsewhere("Solt", false))

	f("a seizure that another reader calls an abduction", 1, day, func(x *sitrep.EventMention) {
		x.Type, x.Modes = "COERCE", []string{"seize"}
	})
	text = arrested
	f("an arrest after the attack", 2, day, func(x *sitrep.EventMention) {
		x.Type, x.Modes, x.Sizes, x.OccurredOn = "COERCE", []string{"arrest"}, nil, nil
	})
	f("a verdict", 2, day, func(x *sitrep.EventMention) { x.Type, x.Modes, x.Sizes = "SANCTION", nil, nil })
}

func TestReportsWithoutADateAreComparedByWhatElseTheySay(t *testing.T) {
	a := report("a", first, 0, attack(nil, town("Dorim", 1, 10, 10), "Red Band", 7))
	b := report("b", second, 0, attack(nil, town("Dorim", 1, 10, 10), "Red Band", 9))
	a.Doc.PublishedOn, b.Doc.PublishedOn = nil, nil
	if n := len(Merge([]*sitrep.Analysis{a, b})); n != 1 {
		t.Errorf("got %d events, want 1", n)
	}
}

// A roadside bomb on a Thursday is not Tuesday's bombing of the same town, though a third report
// tells of either without a day, and the arrest over the one is neither.
func TestATownsSecondBombingStaysApart(t *testing.T) {
	dorim := town("Dorim", 1, 10, 10)
	tuesday := attack(on(2019, 5, 7), dorim, "Red Band", 7)
	thursday := attack(on(2019, 5, 9), dorim, "Red Band", 2)
	arrest := sitrep.EventMention{Type: "COERCE", Modes: []string{"arrest"}, Place: dorim, Actors: who("Police")}
	vague := attack(nil, dorim, "Red Band", 7)
	events := Merge([]*sitrep.Analysis{
		report("a", first, sitrep.DayOf(2019, 5, 7), tuesday),
		report("b", second, sitrep.DayOf(2019, 5, 9), thursday),
		report("c", arrested, sitrep.DayOf(2019, 6, 1), vague, arrest),
	})
	if len(events) != 3 {
		for _, e := range events {
			t.Log(e.Type, e.Mentions)
		}
		t.Fatalf("got %d events, want 3", len(events))
	}
}

// What one report tells of two days following each other stays two, whatever a report
// without a day says of the town; two reports may mean one night by two days.
func TestDaysOfOneReportStayApart(t *testing.T) {
	dorim := town("Dorim", 1, 10, 10)
	monday, tuesday := attack(on(2019, 5, 6), dorim, "Red Band", 0), attack(on(2019, 5, 7), dorim, "Red Band", 0)
	monday.Sizes, tuesday.Sizes = nil, nil
	tuesday.SameAs = 1
	vague := attack(nil, dorim, "Red Band", 0)
	vague.Sizes = nil
	undated := report("b", second, 0, vague)
	undated.Doc.PublishedOn = nil
	if n := len(Merge([]*sitrep.Analysis{report("a", first, sitrep.DayOf(2019, 5, 8), monday, tuesday), undated})); n != 2 {
		t.Errorf("one report: got %d events, want 2", n)
	}
	tuesday.SameAs = 0
	if n := len(Merge([]*sitrep.Analysis{report("a", first, sitrep.DayOf(2019, 5, 8), monday), report("c", second, sitrep.DayOf(2019, 5, 8), tuesday), undated})); n != 1 {
		t.Errorf("two reports: got %d events, want 1", n)
	}
}

// Two reports of one war say much with the same words. Without a date nothing else would
// keep what they tell apart.
func TestOneWarsWordsMakeNoHappening(t *testing.T) {
	const (
		raid = "the coalition pushed the militants back from the dam in the eastern valley and destroyed bunkers depots and lorries while partner forces took two villages"
		base = "the coalition said its aircraft struck a hospital roof from which militants fired on partner forces that had encircled the old town for a week"
	)
	const pushed, fired = 2, 11
	strike := func(word int, by, at string) sitrep.EventMention {
		return sitrep.EventMention{Type: "ASSAULT", Actors: who(by), Recipients: who(at), Head: sitrep.Words{First: word, End: word + 1}}
	}
	events := func(undated bool, x, y sitrep.EventMention) int {
		a, b := report("a", raid, sitrep.DayOf(2019, 5, 4), x), report("b", base, sitrep.DayOf(2019, 5, 4), y)
		if undated {
			a.Doc.PublishedOn, b.Doc.PublishedOn = nil, nil
		}
		return len(Merge([]*sitrep.Analysis{a, b}))
	}
	if n := events(true, strike(pushed, "Partners", "Militants"), strike(fired, "Militants", "Army")); n != 2 {
		t.Errorf("nothing but words in common: got %d events, want 2", n)
	}
	if n := events(true, strike(pushed, "Partners", "Militants"), strike(fired, "Partners", "Militants")); n != 1 {
		t.Errorf("the same sides: got %d events, want 1", n)
	}
}

// Six were hurt at a club of one town, and six at a party in another one on the same day, which only the
// scene of its report tells.
func TestTownsFarApartStayApart(t *testing.T) {
	const (
		club  = "six people were hurt by shots at a club near the harbour where a band played until guards closed its doors at dawn"
		party = "six students were hurt when strangers came to a house beside the quarry whose neighbours on both sides of the river had asked for silence and slept"
	)
	lead := func(place *sitrep.EventPlace) sitrep.EventMention {
		m := attack(on(2019, 5, 3), place, "", 0)
		n := 6
		m.Modes, m.Head = []string{"firearms"}, sitrep.Words{First: 3, End: 4}
		m.Sizes = []sitrep.Quantity{{Kind: "injured", Low: &n, Best: &n, High: &n}}
		m.Evidence = []sitrep.Evidence{{Field: "place", By: sitrep.ByScene}}
		return m
	}
	events := func(second string, lat float64) int {
		day := sitrep.DayOf(2019, 5, 4)
		return len(Merge([]*sitrep.Analysis{report("a", club, day, lead(town("Dorim", 1, 10, 10))), report("b", second, day, lead(town("Solt", 2, lat, 10)))}))
	}
	if n := events(party, 14); n != 2 {
		t.Errorf("two towns far apart: got %d events, want 2", n)
	}
	if n := events(party, 10.1); n != 1 {
		t.Errorf("a town and its suburb: got %d events, want 1", n)
	}
	if n := events(club, 14); n != 1 {
		t.Errorf("one text: got %d events, want 1", n)
	}
}

// A digest of two items stays two, though another report has most of its words.
func TestItemsOfADigestStayApart(t *testing.T) {
	deed := func(mode string, sentence int) sitrep.EventMention {
		return sitrep.EventMention{Type: "ASSAULT", Modes: []string{mode}, Head: sitrep.Words{Sentence: sentence, First: 2, End: 3}}
	}
	const (
		shots = "a clerk shot a colleague at a party of the health firm in the harbour quarter before he gave himself up"
		bomb  = "device exploded bushes savings bank technician hurt defuse"
	)
	digest := report("a", shots, 0, deed("firearms", 0), deed("explosives", 1))
	second := report("b", bomb, 0).Sentences[0]
	digest.Sentences = append(digest.Sentences, second)
	digest.Doc.Text += " " + bomb
	other := report("c", shots+" after two hours police said", 0, deed("firearms", 0))
	digest.Doc.PublishedOn, other.Doc.PublishedOn = nil, nil
	if n := len(Merge([]*sitrep.Analysis{digest, other})); n != 2 {
		t.Errorf("got %d events, want 2", n)
	}
}

// Reports of like shots in one town, of which the later does not say on which day they fell, are of one
// shooting within days, and of two where months lie between them.
func TestLikeShotsMonthsLaterAreOthers(t *testing.T) {
	const (
		first  = "a man was shot at the harbour where a band played until guards closed its doors, his sister said"
		second = "a man was shot near a bakery beside the quarry after a quarrel over cards, his sister said"
	)
	shot := func(text, id string, when *sitrep.When, published sitrep.Day) *sitrep.Analysis {
		m := attack(when, town("Dorim", 1, 10, 10), "", 0)
		m.Modes, m.Head = []string{"firearms"}, sitrep.Words{First: 3, End: 4}
		return report(id, text, published, m)
	}
	events := func(later sitrep.Day) int {
		return len(Merge([]*sitrep.Analysis{shot(first, "a", on(2019, 5, 3), sitrep.DayOf(2019, 5, 4)), shot(second, "b", nil, later)}))
	}
	if n := events(sitrep.DayOf(2019, 5, 5)); n != 1 {
		t.Errorf("a day later: got %d events, want 1", n)
	}
	if n := events(sitrep.DayOf(2019, 9, 5)); n != 2 {
		t.Errorf("four months later: got %d events, want 2", n)
	}
}
