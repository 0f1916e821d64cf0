package merge

import (
	"fmt"
	"slices"
	"testing"

	"sitrep"
)

// What one of many reports alone says of an event is a claim and no value.
func TestWhatFewReportsSayIsNoValue(t *testing.T) {
	var as []*sitrep.Analysis
	for i := range 6 {
		m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
		m.Modes = []string{"explosives"}
		if i == 5 {
			m.Actors, m.Modes = who("Lund Police"), []string{"aerial"}
		}
		as = append(as, report(fmt.Sprint("paper ", i), fmt.Sprint(first, " wrote paper ", i), sitrep.DayOf(2019, 5, 4), m))
	}
	events := Merge(as)
	if len(events) != 1 {
		t.Fatalf("got %d events, want 1", len(events))
	}
	e := events[0]
	if len(e.Actors) != 1 || e.Actors[0].Name != "Red Band" || !slices.Equal(e.Modes, []string{"explosives"}) {
		t.Errorf("actors %v, modes %v", e.Actors, e.Modes)
	}
	if len(e.Claims["actors"]) != 2 || len(e.Claims["modes"]) != 2 {
		t.Errorf("claims %v and %v, want both of each", e.Claims["actors"], e.Claims["modes"])
	}
	if e := Merge(as[4:])[0]; len(e.Actors) != 2 {
		t.Errorf("of two reports one has %v, want both names", e.Actors)
	}
}

// What one of many tellings gives of how it was done is told in passing.
func TestModesToldInPassingAreNone(t *testing.T) {
	var ms []sitrep.EventMention
	for _, mode := range []string{"explosives", "explosives", "explosives", "explosives", "beat"} {
		m := attack(on(2019, 5, 3), town("Dorim", 1, 10, 10), "Red Band", 7)
		m.Modes = []string{mode}
		ms = append(ms, m)
	}
	f := func(ms []sitrep.EventMention, want ...string) {
		t.Helper()
		a := report("a", first, sitrep.DayOf(2019, 5, 4), ms...)
		for i := range a.Events {
			a.Events[i].SameAs = 0
		}
		if e := Merge([]*sitrep.Analysis{a}); len(e) != 1 || !slices.Equal(e[0].Modes, want) {
			t.Errorf("events %v, want modes %v", e, want)
		}
	}
	f(ms[1:], "explosives", "beat")
	f(append(ms, ms[0]), "explosives")
}
