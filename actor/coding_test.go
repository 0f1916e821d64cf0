package actor

import (
	"strings"
	"testing"

	"sitrep"
)

// TestDatedCodes: codes with days, as converted dictionaries have them.
func TestDatedCodes(t *testing.T) {
	r, err := New(Source{"own.txt", `[- organization -]
@ a training course
Tarim Liberation League | NGO REF
[- person -]
Andor Kastel; Kastel | HUN ELI | coded HUN ELI 1897-01-01..1945-07-03; coded HUN GOV 1945-07-03..1947-01-21
`})
	if err != nil {
		t.Fatal(err)
	}
	f := func(name string, y int, country, sectors string) {
		t.Helper()
		as := r.Lookup(name, sitrep.DayOf(y, 6, 1))
		if len(as) == 0 || as[0].Country != country || strings.Join(as[0].Sectors, " ") != sectors {
			t.Errorf("%s in %d: %+v, want %s %s", name, y, as, country, sectors)
		}
	}
	f("Andor Kastel", 1946, "HUN", "GOV")
	f("Andor Kastel", 1944, "HUN", "ELI")
	f("Andor Kastel", 1999, "HUN", "ELI")
	if as := r.Lookup("Andor Kastel", 0); len(as) == 0 || strings.Join(as[0].Sectors, " ") != "ELI" {
		t.Errorf("without a day: %+v", as)
	}
	f("Tarim Liberation League", 2005, "NGO", "REF")

	var out strings.Builder
	if err := r.WriteDictionary(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"ANDOR_KASTEL_\n+KASTEL_\n\t[HUNELI 18970101-19450703]\n\t[HUNGOV 19450703-19470121]\n\t[HUNELI]\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not in the dictionary: %q", want)
		}
	}
}
