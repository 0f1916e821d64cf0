package merge

import (
	"testing"

	"sitrep"
)

// An arrest is of those whom it takes: two of people with other names are two, however alike
// their reports are, and who was charged is not the crowd that was held.
func TestArrestsOfOthersStayApart(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	held := func(n int, names ...string) sitrep.EventMention {
		m := sitrep.EventMention{Type: "COERCE", Modes: []string{"arrest"}, Polarity: "positive", Reality: sitrep.Actual, OccurredOn: on(2019, 5, 3), Place: town("Dorim", 1, 10, 10)}
		for _, p := range who(names...) {
			p.Actor = "actor-" + p.Name // no dictionary has them
			m.Recipients = append(m.Recipients, p)
		}
		if n > 0 {
			m.Sizes = []sitrep.Quantity{{Kind: "detained", Low: &n, Best: &n, High: &n}}
		}
		return m
	}
	f := func(name string, want int, a, b sitrep.EventMention) {
		t.Helper()
		if got := len(Merge([]*sitrep.Analysis{report("a", first, day, a), report("b", second, day, b)})); got != want {
			t.Errorf("%s: got %d events, want %d", name, got, want)
		}
	}
	f("of one man", 1, held(1, "Ivan Brezan"), held(1, "Ivan Brezan"))
	f("by his last name", 1, held(1, "Ivan Brezan"), held(1, "Brezan"))
	f("of another", 2, held(1, "Ivan Brezan"), held(1, "Paul Kern"))
	f("of one among several", 1, held(0, "Ivan Brezan", "Paul Kern"), held(1, "Paul Kern"))
	f("of one, and of a crowd", 2, held(1, "Ivan Brezan"), held(40))
	f("of a crowd", 1, held(40), held(40))
	f("of somebody, and nobody named", 1, held(1, "Ivan Brezan"), held(1))
}

// What one report tells as two, as items of a round-up, stays two.
func TestWhatTheReportTellsApartStaysApart(t *testing.T) {
	dorim := town("Dorim", 1, 10, 10)
	one, other := attack(on(2019, 5, 3), dorim, "Red Band", 1), attack(on(2019, 5, 3), dorim, "Red Band", 1)
	other.Sizes = nil
	f := func(want int) {
		t.Helper()
		if got := len(Merge([]*sitrep.Analysis{report("a", first, sitrep.DayOf(2019, 5, 4), one, other)})); got != want {
			t.Errorf("got %d events, want %d", got, want)
		}
	}
	f(1)
	other.Apart = []int{0}
	f(2)
}

// Parted by an analyst, both parts stay apart from what the report tells apart from the whole,
// and told of several places at once.
func TestPartsStayApartAndOfSeveralPlaces(t *testing.T) {
	dorim := town("Dorim", 1, 10, 10)
	whole, odd, other := attack(on(2019, 5, 3), dorim, "Red Band", 1), attack(on(2019, 5, 3), dorim, "Red Band", 1), attack(on(2019, 5, 3), dorim, "Red Band", 1)
	whole.Several, odd.Several = true, true
	a := report("a", first, sitrep.DayOf(2019, 5, 4), whole, odd, other)
	a.Events[1].SameAs = 0
	f := func(name string, stays, tellsApart int) {
		t.Helper()
		a.Events[0].Apart, a.Events[2].Apart = nil, nil
		a.Events[tellsApart].Apart = []int{2 - tellsApart}
		r := Read(a)
		r.Part(func(id string) bool { return id != a.Events[stays].ID && id != a.Events[2].ID })
		if len(r.Tellings) != 3 {
			t.Fatalf("%s: %d tellings", name, len(r.Tellings))
		}
		for i := range 2 {
			if p := &r.Tellings[i]; !p.Several || excludes(Ref{r, p}, Ref{r, &r.Tellings[2]}, &likeness{}) != "one report tells them apart" {
				t.Errorf("%s: part %d: %+v", name, i, p)
			}
		}
	}
	f("told by the other, the first stays", 0, 2)
	f("told by the other, the first leaves", 1, 2)
	f("told by the whole", 0, 0)
}
