package merge

import (
	"testing"

	"sitrep"
)

// In a war all reports tell of "the attacks": without day, town or number these may be any.
func TestVagueTellingOfAnotherMatter(t *testing.T) {
	day := sitrep.DayOf(2031, 5, 20)
	words := func(common float32) []Word { // cosine of two such lists with other rests: the square
		return []Word{{1, common}, {uint32(100 * (1 + common)), 1 - common}}
	}
	telling := func(change func(*Telling)) *Telling {
		x := &Telling{Type: "ASSAULT", Polarity: sitrep.Positive, Reality: sitrep.Actual, Actors: []string{"REBELS"}}
		change(x)
		return x
	}
	nothing := func(*Telling) {}
	on := func(x *Telling) { x.When = &sitrep.When{Interval: sitrep.Interval{Start: day, End: day}} }
	week := func(x *Telling) { x.When = &sitrep.When{Interval: sitrep.Interval{Start: day - 60, End: day}} }
	scene := func(x *Telling) { on(x); x.Loose = true }
	in := func(x *Telling) {
		x.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: "Ashdara", Precision: sitrep.PlacePoint}}
	}
	country := func(x *Telling) {
		x.Place = &sitrep.EventPlace{Place: sitrep.Place{Name: "Ardia", Precision: sitrep.PlaceCountry}}
	}
	dead := func(x *Telling) { x.Counts = []Count{{"killed", 4}} }
	one := func(x *Telling) { x.Counts = []Count{{"killed", 1}} }
	for _, c := range []struct {
		name  string
		a, b  func(*Telling)
		alike float32
		vague bool
	}{
		{"neither says when or where", nothing, nothing, 0.4, true},
		{"one does", on, nothing, 0.4, true},
		{"of one matter", on, nothing, 0.9, false},
		{"both do", on, in, 0.4, false},
		{"both count", dead, dead, 0.4, false},
		{"one person", one, dead, 0.4, true},
		{"a long time", week, in, 0.4, true},
		{"the day of the scene", scene, in, 0.4, true},
		{"a country", country, in, 0.4, true},
	} {
		x := Ref{&Report{ID: "a", Words: words(c.alike)}, telling(c.a)}
		y := Ref{&Report{ID: "b", Words: []Word{{1, c.alike}, {99999, 1 - c.alike}}}, telling(c.b)}
		l := likeness{x: x.Report, y: y.Report}
		got := false
		for _, s := range signsOf(x, y, &l, cosine(x.Telling.Words, y.Telling.Words), nil) {
			got = got || s.id == vagueOne
		}
		if got != c.vague {
			t.Errorf("%s: %v, words %.2f", c.name, got, l.words)
		}
	}
}
