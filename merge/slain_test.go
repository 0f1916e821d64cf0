package merge

import (
	"testing"

	"sitrep"
)

// Two killings of one day in one town are told of two dead.
func TestOneDeadOfAnotherNameIsAnotherKilling(t *testing.T) {
	day := sitrep.DayOf(2019, 5, 4)
	killing := func(name string) sitrep.EventMention {
		m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 1)
		m.Recipients = []sitrep.Participant{{Text: name, Name: name, Actor: name}}
		m.Sizes[0].Who, m.Sizes[0].Text = []string{name}, name
		return m
	}
	f := func(a, b string, want int) {
		t.Helper()
		if got := len(Merge([]*sitrep.Analysis{report("a", first, day, killing(a)), report("b", second, day, killing(b))})); got != want {
			t.Errorf("%s, %s: got %d events, want %d", a, b, got, want)
		}
	}
	f("Ivo Marin", "Ivo Marin", 1)
	f("Ivo Marin Sol", "Dr. Ivo Marin", 1)
	f("Ivo Marin", "Rui Castell", 2)
	f("Pavla Dorinova", "Pavla Dornova", 1)
}
