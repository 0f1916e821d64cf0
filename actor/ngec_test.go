package actor

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"sitrep"
	"sitrep/place"
)

var stringsFlag = flag.String("strings", "", "TSV of actor strings to score: row, input, context, query_date, expected_country, expected_sector, expected_sector2, note")

// TestScoreStrings scores Lookup, with places, on a file of actor strings:
//
//	go test ./actor -run ScoreStrings -strings FILE.tsv -v
//
// "*" is not judged, "-" must be empty, NONE no code at all; rows noted as
// expected to fail count too. Without a file there is nothing to do.
func TestScoreStrings(t *testing.T) {
	if *stringsFlag == "" {
		t.Skip("no -strings")
	}
	raw, err := os.ReadFile(*stringsFlag)
	if err != nil {
		t.Fatal(err)
	}
	r := resolver(t)
	places, err := place.New()
	if err != nil {
		t.Fatal(err)
	}
	rows, right, country, sector := 0, 0, 0, 0
	for i, l := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		c := strings.Split(l, "\t")
		if i == 0 || len(c) < 7 {
			continue
		}
		var on sitrep.Day
		if d, err := sitrep.ParseDay(c[3]); err == nil {
			on = d
		}
		got := sitrep.Actor{}
		if as := r.Lookup(c[1], on, places); len(as) > 0 {
			got = as[0]
		}
		rows++
		okC := c[4] == "*" || c[4] == got.Country || (c[4] == "-" || c[4] == "NONE") && got.Country == ""
		okS := c[5] == "*" || slices.Contains(got.Sectors, c[5]) || (c[5] == "-" || c[5] == "NONE" || c[5] == "UNK") && len(got.Sectors) == 0
		ok2 := c[6] == "*" || slices.Contains(got.Sectors, c[6])
		if okC {
			country++
		}
		if okS {
			sector++
		}
		if okC && okS && ok2 {
			right++
		} else {
			t.Logf("%q on %v: got %s %v (%s), want %s %s %s", c[1], on, got.Country, got.Sectors, got.Name, c[4], c[5], c[6])
		}
	}
	t.Logf("rows %d, all columns right %.1f %%, country %.1f %%, sector %.1f %%", rows,
		100*float64(right)/float64(rows), 100*float64(country)/float64(rows), 100*float64(sector)/float64(rows))
}
