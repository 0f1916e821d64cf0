package merge

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// What one report tells apart may be the same people: who is hit in one place is dead in
// another, unless more were hit than died.
func TestTalliedApart(t *testing.T) {
	size := func(kind string, n int, struck bool) sitrep.Quantity {
		return sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n, Struck: struck}
	}
	apart := func(sizes ...sitrep.Quantity) (ms []*sitrep.EventMention) {
		for i, s := range sizes {
			ms = append(ms, &sitrep.EventMention{SameAs: i, Sizes: []sitrep.Quantity{s}})
		}
		return ms
	}
	for _, c := range []struct {
		told []*sitrep.EventMention
		want string
	}{
		{apart(size("killed", 1, false), size("injured", 1, true)), "killed 1"},
		{apart(size("injured", 2, true), size("killed", 3, false)), "killed 3"},
		{apart(size("killed", 1, false), size("injured", 3, true)), "killed 1, injured 2"},
		{apart(size("killed", 1, false), size("injured", 1, false)), "killed 1, injured 1"},
		{apart(size("injured", 1, true)), "injured 1"},
		{append(apart(size("injured", 6, true)), &sitrep.EventMention{Sizes: []sitrep.Quantity{size("injured", 3, false)}}), "injured 6"}, // "six were shot; three are in serious condition"
		{append(apart(size("injured", 6, true), size("killed", 1, false)), &sitrep.EventMention{Sizes: []sitrep.Quantity{size("injured", 5, false)}}), "injured 5, killed 1"},
		{append(apart(size("killed", 4, false), size("killed", 4, false)), &sitrep.EventMention{Sizes: []sitrep.Quantity{size("injured", 9, true)}}), "killed 4, injured 5"}, // of nine who were hit four died, as is told twice
	} {
		if s := listed(tallied(c.told)); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

// Who is only told to be hit is one of the dead where there are as many and nothing tells them
// apart; who was hurt has died where a later report tells of as many dead and of nobody hurt.
func TestTheDeadAreNotHurtAsWell(t *testing.T) {
	one := func(kind string, struck, others bool, who ...string) sitrep.Quantity {
		n := len(who)
		return sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n, Struck: struck, Others: others, Who: who}
	}
	number := func(kind string, n int) sitrep.Quantity {
		return sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n}
	}
	hit := func(n int) sitrep.Quantity {
		q := number("injured", n)
		q.Struck = true
		return q
	}
	told := func(sizes ...sitrep.Quantity) []*sitrep.EventMention {
		return []*sitrep.EventMention{{Sizes: sizes}}
	}
	for _, c := range []struct {
		told []*sitrep.EventMention
		want string
	}{
		{told(one("killed", false, false, "a"), one("injured", true, false, "b")), "killed 1"},
		{told(one("killed", false, false, "a"), one("injured", true, true, "b")), "killed 1, injured 1"},
		{told(one("killed", false, false, "a"), one("injured", false, false, "b")), "killed 1, injured 1"},
		{told(one("killed", false, false, "a"), one("injured", true, false, "b", "c")), "killed 1, injured 2"},
		{told(number("killed", 3), one("injured", true, false, "b", "c")), "killed 3"},
		{told(number("killed", 49), hit(100)), "killed 49"},
		{told(number("killed", 49), hit(102)), "killed 49, injured 53"},
	} {
		if s := listed(tallied(c.told)); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
	two, three := sitrep.DayOf(2019, 5, 2), sitrep.DayOf(2019, 5, 3)
	for _, c := range []struct {
		then, later sitrep.Day
		sizes       []sitrep.Quantity
		want        string
	}{
		{two, three, []sitrep.Quantity{number("killed", 1)}, "killed 1"},
		{two, two, []sitrep.Quantity{number("killed", 1)}, "injured 1, killed 1"},
		{two, three, []sitrep.Quantity{number("killed", 1), number("injured", 1)}, "injured 1, killed 1"},
		{two, three, []sitrep.Quantity{number("killed", 2)}, "injured 1, killed 2"},
	} {
		a := attack(on(2019, 5, 1), town("Dorim", 1, 10, 10), "Red Band", 1)
		b := a
		a.Sizes, b.Sizes = []sitrep.Quantity{number("injured", 1)}, c.sizes
		events := Merge([]*sitrep.Analysis{report("a", first, c.then, a), report("b", second, c.later, b)})
		if len(events) != 1 {
			t.Fatalf("got %d events, want 1", len(events))
		}
		if s := listed(events[0].Sizes); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

// Of one person whom a report tells to be hurt and another one of that day, which knows of nobody hurt, to be dead, both are told.
func TestOnePersonWhoDiedThatDay(t *testing.T) {
	one := func(kind string, who ...string) []sitrep.Quantity {
		n := len(who)
		return []sitrep.Quantity{{Kind: kind, Low: &n, Best: &n, High: &n, Who: who}}
	}
	for _, c := range []struct {
		then, later sitrep.Day
		hurt, dead  []sitrep.Quantity
		want        string
	}{
		{sitrep.DayOf(2019, 5, 2), sitrep.DayOf(2019, 5, 2), one("injured", "a"), one("killed", "b"), "killed 1"},
		{sitrep.DayOf(2019, 5, 3), sitrep.DayOf(2019, 5, 2), one("injured", "a"), one("killed", "b"), "killed 1, injured 1"},
		{sitrep.DayOf(2019, 5, 2), sitrep.DayOf(2019, 5, 2), one("injured", "a", "b"), one("killed", "c"), "injured 2, killed 1"},
	} {
		a := attack(on(2019, 5, 1), town("Dorim", 1, 10, 10), "Red Band", 1)
		b := a
		a.Sizes, b.Sizes = c.hurt, c.dead
		events := Merge([]*sitrep.Analysis{report("a", first, c.then, a), report("b", second, c.later, b)})
		if len(events) != 1 {
			t.Fatalf("got %d events, want 1", len(events))
		}
		if s := listed(events[0].Sizes); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

func listed(sizes []sitrep.Quantity) string {
	var all []string
	for _, q := range sizes {
		all = append(all, fmt.Sprintf("%s %d", q.Kind, *q.Best))
	}
	return strings.Join(all, ", ")
}

// What a report tells as history beside the news is no toll of the news.
func TestTollOfHistory(t *testing.T) {
	told := func(reality string, n int) *sitrep.EventMention {
		return &sitrep.EventMention{Reality: reality, Sizes: killed(n)}
	}
	within := func(m *sitrep.EventMention, start, end sitrep.Day) *sitrep.EventMention {
		m.OccurredOn = &sitrep.When{Interval: sitrep.Interval{Start: start, End: end}}
		return m
	}
	for _, c := range []struct {
		told []*sitrep.EventMention
		want string
	}{
		{[]*sitrep.EventMention{told(sitrep.Actual, 1), told(sitrep.Historical, 33)}, "killed 1"},
		{[]*sitrep.EventMention{told(sitrep.Historical, 1), told(sitrep.Historical, 33)}, "killed 33"},
		{[]*sitrep.EventMention{{Reality: sitrep.Actual}, told(sitrep.Historical, 33)}, "killed 33"},
		{[]*sitrep.EventMention{within(told(sitrep.Actual, 1), 40, 40), within(told(sitrep.Historical, 3), 31, 60)}, "killed 3"}, // years later, of the month
		{[]*sitrep.EventMention{within(told(sitrep.Actual, 1), 40, 40), within(told(sitrep.Historical, 3), 1, 30)}, "killed 1"},
	} {
		if s := listed(sizes(c.told, nil)); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

// Persons told of one by one are no more than the whole toll of a sentence, unless as many are told of in one breath.
func TestWholeTollOfPersons(t *testing.T) {
	one := func(kind string, who ...string) sitrep.Quantity {
		n := len(who)
		return sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n, Who: who}
	}
	whole := func(killed, injured int) *sitrep.EventMention {
		return &sitrep.EventMention{Sizes: []sitrep.Quantity{{Kind: "killed", Low: &killed, Best: &killed, High: &killed}, {Kind: "injured", Low: &injured, Best: &injured, High: &injured}}}
	}
	told := func(sizes ...sitrep.Quantity) *sitrep.EventMention {
		return &sitrep.EventMention{Sentence: sitrep.Span{Start: 50, End: 90}, Sizes: sizes}
	}
	all := func(n int) sitrep.Quantity { return sitrep.Quantity{Kind: "injured", Low: &n, Best: &n, High: &n} }
	for _, c := range []struct {
		told []*sitrep.EventMention
		want string
	}{
		{[]*sitrep.EventMention{whole(1, 2), told(one("killed", "a")), told(one("killed", "b"))}, "killed 1, injured 2"},
		{[]*sitrep.EventMention{whole(1, 2), told(one("killed", "a", "b"))}, "killed 2, injured 2"},
		{[]*sitrep.EventMention{told(killed(3)[0], one("injured", "a")), told(all(4))}, "killed 3, injured 1"}, // "all four victims were injured"
		{[]*sitrep.EventMention{told(killed(3)[0], one("injured", "a")), told(all(5))}, "killed 3, injured 5"},
	} {
		if s := listed(tallied(c.told)); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

// What a report tells of months beside what is told of a day is no toll of the day.
func TestTollOfMonths(t *testing.T) {
	told := func(from, till sitrep.Day, n int) *sitrep.EventMention {
		w := &sitrep.When{Interval: sitrep.Interval{Start: from, End: till}, Span: sitrep.Span{Start: 3, End: 9}}
		return &sitrep.EventMention{OccurredOn: w, Sentence: sitrep.Span{Start: 0, End: 40}, Sizes: killed(n)}
	}
	day, year := sitrep.DayOf(2031, 5, 20), sitrep.DayOf(2031, 1, 1)
	carried := told(year, day, 33)
	carried.Sentence = sitrep.Span{Start: 50, End: 90} // its time is of another sentence
	for _, c := range []struct {
		told []*sitrep.EventMention
		want string
	}{
		{[]*sitrep.EventMention{told(day, day, 1), told(year, day, 33)}, "killed 1"},
		{[]*sitrep.EventMention{told(day, day, 1), carried}, "killed 33"},
		{[]*sitrep.EventMention{told(year, day, 33)}, "killed 33"},
		{[]*sitrep.EventMention{{Sizes: killed(2)}, told(year, day, 33)}, "killed 33"},
	} {
		if s := listed(sizes(c.told, nil)); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}

func TestSumsOfManyHappenings(t *testing.T) {
	counts := func(sums bool, killed, injured int) *Telling {
		return &Telling{Sums: sums, Counts: []Count{{"killed", killed}, {"injured", injured}}}
	}
	for _, c := range []struct {
		name string
		a, b *Telling
		want bool
	}{
		{"two weekends", counts(true, 6, 28), counts(true, 8, 46), true},
		{"one weekend", counts(true, 6, 28), counts(true, 6, 30), false},
		{"none is a sum", counts(false, 6, 28), counts(false, 8, 46), false},
	} {
		if got := otherSums(c.a, c.b); got != c.want {
			t.Errorf("%s: apart %v, want %v", c.name, got, c.want)
		}
	}
	if !many(counts(true, 6, 28)) || many(counts(false, 6, 28)) {
		t.Error("only what many happenings cost counts many")
	}
}

func withSentence(m *sitrep.EventMention, n int) *sitrep.EventMention {
	m.Sentence = sitrep.Span{Start: 100 * n, End: 100*n + 50}
	return m
}

// TestNumbersOfAnotherCountry: what is told of another country than the event is no toll of it.
func TestNumbersOfAnotherCountry(t *testing.T) {
	told := func(country string, n int) *sitrep.EventMention {
		m := &sitrep.EventMention{Sizes: []sitrep.Quantity{{Kind: "killed", Low: &n, Best: &n, High: &n}}}
		if country != "" {
			m.Place = &sitrep.EventPlace{Place: sitrep.Place{Country: country}}
		}
		return m
	}
	at := &sitrep.EventPlace{Place: sitrep.Place{Country: "KEN"}}
	town := &sitrep.EventPlace{Place: sitrep.Place{Country: "KEN", Precision: sitrep.PlacePoint}}
	both := told("", 257)
	both.Several = true
	for _, c := range []struct {
		told []*sitrep.EventMention
		at   *sitrep.EventPlace
		want int
	}{
		{[]*sitrep.EventMention{told("KEN", 247), told("TZA", 10)}, at, 1},
		{[]*sitrep.EventMention{told("", 247), told("TZA", 10)}, at, 1},
		{[]*sitrep.EventMention{told("TZA", 10)}, at, 1},
		{[]*sitrep.EventMention{withSentence(told("KEN", 247), 1), both}, town, 1},
		{[]*sitrep.EventMention{withSentence(told("KEN", 247), 1), both}, at, 2},
		{[]*sitrep.EventMention{both}, town, 1},
		{[]*sitrep.EventMention{told("KEN", 247), told("TZA", 10)}, nil, 2},
	} {
		if got := len(onSpot(c.told, c.at)); got != c.want {
			t.Errorf("%d of %d mentions count, want %d", got, len(c.told), c.want)
		}
	}
}

// Whom one report tells to have died fell elsewhere where another one of that day says that nobody did, not where he died later.
func TestNobodyDied(t *testing.T) {
	number := func(n int, part bool, who ...string) sitrep.Quantity {
		return sitrep.Quantity{Kind: "killed", Low: &n, Best: &n, High: &n, Part: part, Who: who}
	}
	for _, c := range []struct {
		nobody, dead sitrep.Quantity
		died         int // the day of the report of the dead
		want         string
	}{
		{number(0, true), number(1, false, "a man"), 5, "killed 0"},
		{number(0, false), number(1, false, "a man"), 5, "killed 0"},
		{number(0, true), number(1, false, "a man"), 8, "killed 1"},
		{number(0, true), number(2, false), 5, "killed 2"},
	} {
		said, other := attack(on(2024, 2, 4), town("Dorim", 1, 10, 10), "Orr Band", 0), attack(on(2024, 2, 4), town("Dorim", 1, 10, 10), "Orr Band", 0)
		said.Sizes, other.Sizes = []sitrep.Quantity{c.nobody}, []sitrep.Quantity{c.dead}
		e := one(t, []*sitrep.Analysis{report("d1", "Four were shot in Dorim.", sitrep.DayOf(2024, 2, 5), said), report("d2", "The band killed a man.", sitrep.DayOf(2024, 2, c.died), other)})
		if s := listed(e.Sizes); s != c.want {
			t.Errorf("%v: got %q, want %q", c, s, c.want)
		}
	}
}
