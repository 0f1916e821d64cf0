package merge

import "testing"

func TestExamplesOfHospitals(t *testing.T) {
	for name, want := range examplesIn(hospitalFile) {
		if isHospital(name) != want {
			t.Errorf("%s: want %v", name, want)
		}
	}
}

func TestNamesWithoutInitials(t *testing.T) {
	for name, want := range map[string]string{"ann b. lee": "ann lee", "ann b c lee": "ann lee", "ann berta lee": "ann berta lee", "a. lee": "a. lee", "j. r. cole": "j. cole"} {
		if got := withoutInitials(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
