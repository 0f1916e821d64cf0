package actor

import (
	"strings"
	"testing"

	"sitrep"
)

// invented names in the TABARI and PETRARCH formats
const dictionaryText = `# actors of a training course
ANDOR_KASTEL_  ; CountryInfo.txt
+KASTEL_
	[HUNELI 18970101-450703]
	[HUNGOV 450703-19470121]
	[HUNELI]
TARIM_LIBERATION_LEAGUE_ [NGOREFHCR] #note
TLL_ [CHNSEP >980101]
HUNGARY_ [HUN]
+BUDAPEST_
NOBODY_KNOWN_ [QQQ]
BAD_DATE_ [HUNGOV 2004017-20061201]
NO_CODE_
!HERD! = SHEPHERD, GOATHERD
HEAD_!HERD!_ {HEAD_HERDSMEN} [~AGR]
GATEKEEPER_ [COP~]
`

func TestConvertDictionary(t *testing.T) {
	var skipped []string
	got, err := Convert(Source{"course.actors.txt", dictionaryText}, func(err error) { skipped = append(skipped, err.Error()) })
	if err != nil {
		t.Fatal(err)
	}
	want := `# Converted from course.actors.txt
[- organization -]
@ course.actors.txt
Tarim Liberation League | NGO REF
[- person -]
@ course.actors.txt
Andor Kastel; Kastel | HUN ELI | coded HUN ELI 1897-01-01..1945-07-03; coded HUN GOV 1945-07-03..1947-01-21
TLL |  | coded CHN REB 1998-01-01..
[agents]
head goatherd; head shepherd | AGR | person
gatekeeper | COP | person
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, place := range []string{":9:1:", ":11:16:", ":12:12:", ":12:1:", ":13:1:"} {
		found := false
		for _, s := range skipped {
			found = found || strings.HasPrefix(s, "course.actors.txt"+place)
		}
		if !found {
			t.Errorf("nothing told at %s of %q", place, skipped)
		}
	}

	r, err := New(Source{"own.txt", got})
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
