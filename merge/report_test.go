package merge

import (
	"slices"
	"strings"
	"testing"

	"sitrep"
)

func TestExamplesOfHospitals(t *testing.T) {
	for name, want := range examplesIn(hospitalFile) {
		if isHospital(name) != want {
			t.Errorf("%s: want %v", name, want)
		}
	}
}

func TestNamesWithoutInitials(t *testing.T) {
	for name, want := range map[string]string{"Ann B. Lee": "ann lee", "ann b c lee": "ann lee", "ann berta lee": "ann berta lee", "a. lee": "a. lee", "j. r. cole": "j. cole"} {
		if got := nameKey(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestKnownNameWithAnInitialIsNoRareName: who is of a list, or only speaks, is in many reports,
// however his name is written there; what tells two facilities apart is no initial.
func TestKnownNameWithAnInitialIsNoRareName(t *testing.T) {
	text := "Ann B. Lee; Ivo C. Ruiz; Maya Luss; Camp 5 North"
	a := &sitrep.Analysis{
		Doc:      &sitrep.Document{Text: text},
		Entities: []sitrep.Entity{{Actor: sitrep.ListedID("ann-b-lee"), Name: "Ann B. Lee"}},
		Events:   []sitrep.EventMention{{Stances: []sitrep.Stance{{Who: sitrep.Speaker{Name: "Ivo C. Ruiz"}}}}},
	}
	for _, n := range strings.Split(text, "; ") {
		at, kind := strings.Index(text, n), sitrep.NamePerson
		if n == "Camp 5 North" {
			kind = sitrep.NameFacility
		}
		a.Names = append(a.Names, sitrep.Name{Span: sitrep.Span{Start: at, End: at + len(n)}, Type: kind})
	}
	want := []Name{{"ann lee", 0.25}, {"camp 5 north", 1}, {"ivo ruiz", 0.25}, {"maya luss", 1}}
	if got := names(a); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
