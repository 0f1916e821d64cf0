package main

import (
	"testing"

	"sitrep"
)

// How an actor stands accused is told where nothing else of him changes, and beside what does.
func TestChangedAccusationsAreTold(t *testing.T) {
	event := func(as, place string) *sitrep.Event {
		return &sitrep.Event{ID: "event-1", Type: "ASSAULT", Actors: []sitrep.Participant{{Name: "Owen Marsh", Text: "Marsh", Accused: as}}, Place: &sitrep.EventPlace{Place: sitrep.Place{Name: place}}}
	}
	before := event(sitrep.Suspected, "Dorim")
	for _, c := range []struct {
		now  *sitrep.Event
		want []fieldChange
	}{
		{event(sitrep.Suspected, "Dorim"), nil},
		{event(sitrep.Charged, "Dorim"), []fieldChange{{"actors", "Owen Marsh (suspected)", "Owen Marsh (charged)"}}},
		{event("", "Arbin"), []fieldChange{{"actors", "Owen Marsh (suspected)", "Owen Marsh"}, {"place", "Dorim", "Arbin"}}},
	} {
		got := changedFields(before, c.now)
		if len(got) != len(c.want) {
			t.Errorf("got %v, want %v", got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("got %v, want %v", got[i], c.want[i])
			}
		}
	}
}
