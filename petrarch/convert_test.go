package petrarch

import (
	"slices"
	"strings"
	"testing"
)

// invented names in the TABARI and PETRARCH formats
const (
	actorText = `# actors of a training course
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
T.L.L._ [CHNSEP]
ÉMILE_ÖZAL_ [CHNGOV]
HUNGARY_ [HUNGOV]
`
	agentText = `!HERD! = SHEPHERD, GOATHERD
HEAD_!HERD!_ {HEAD_HERDSMEN} [~AGR]
GATEKEEPER_ [COP~]
PORTER_ [~QQQ]
`
)

// listOfTwo knows two states and takes names for one whatever their case and points.
type listOfTwo struct{}

func (listOfTwo) IsState(code string) bool     { return code == "HUN" || code == "CHN" }
func (listOfTwo) IsStateName(name string) bool { return name == "Hungary" }
func (listOfTwo) Key(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, ".", ""))
}

func TestConvert(t *testing.T) {
	convert := func(text string, skipped *[]string) string {
		out, faults := Convert(File{"course.actors.txt", text}, listOfTwo{})
		for _, f := range faults {
			*skipped = append(*skipped, f.Error())
		}
		return out
	}
	var skipped []string
	got := convert(actorText, &skipped)
	want := `# Converted from course.actors.txt
[- organization -]
@ course.actors.txt
Tarim Liberation League | NGO REF
Émile Özal | CHN GOV
[- person -]
@ course.actors.txt
Andor Kastel; Kastel | HUN ELI | coded HUN ELI 1897-01-01..1945-07-03; coded HUN GOV 1945-07-03..1947-01-21
TLL |  | coded CHN REB 1998-01-01..
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	told := func(places ...string) {
		t.Helper()
		for _, place := range places {
			if !slices.ContainsFunc(skipped, func(s string) bool { return strings.HasPrefix(s, "course.actors.txt"+place) }) {
				t.Errorf("nothing told at %s of %q", place, skipped)
			}
		}
	}
	told(":9:1:", ":11:16:", ":12:12:", ":12:1:", ":13:1:", ":14:1:", ":16:1:")

	skipped = nil
	want = "# Converted from course.actors.txt\n[agents]\nhead shepherd; head goatherd | AGR | person\ngatekeeper | COP | person\n"
	if got := convert(agentText, &skipped); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	told(":4:10:")
}
