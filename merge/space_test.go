package merge

import (
	"testing"

	"sitrep"
)

// TestPartsOfATownAreTwo: what has but the point of its town is no nearer to another part than the town is wide.
func TestPartsOfATownAreTwo(t *testing.T) {
	at := func(name string, lat float64, precision sitrep.PlacePrecision) *sitrep.EventPlace {
		lon := -87.65
		return &sitrep.EventPlace{Place: sitrep.Place{Name: name, Country: "USA", Lat: &lat, Lon: &lon, Precision: precision}}
	}
	f := func(a, b *sitrep.EventPlace, want bool) {
		t.Helper()
		if got := lentPoint(a, b); got != want {
			t.Errorf("%s and %s: got %v, want %v", a.Name, b.Name, got, want)
		}
	}
	f(at("Gresham", 41.85, sitrep.PlaceNear), at("Austin", 41.85, sitrep.PlaceNear), true)
	f(at("Gresham", 41.85, sitrep.PlaceNear), at("Auburn Gresham", 41.85, sitrep.PlaceNear), false)
	f(at("Gresham", 41.85, sitrep.PlaceNear), at("Austin", 41.86, sitrep.PlaceNear), false)
	f(at("Gresham", 41.85, sitrep.PlaceNear), at("Chicago", 41.85, sitrep.PlacePoint), false)
}
