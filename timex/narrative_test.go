package timex

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"sitrep"
)

var marked = regexp.MustCompile(`\[([^|\]]*)\|([^\]]*)\]`)

// TestNarratives runs testdata/narratives.txt.
func TestNarratives(t *testing.T) {
	b, err := os.ReadFile("testdata/narratives.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := recognizer(t)
	day := sitrep.DayOf(2009, 3, 10)
	n := 0
	for _, text := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
		if text[0] == '#' {
			continue
		}
		var want []string
		for _, m := range marked.FindAllStringSubmatch(text, -1) {
			want = append(want, m[1]+" "+m[2])
			n++
		}
		for _, on := range []*sitrep.PublishedOn{nil, {Interval: sitrep.Interval{Start: day, End: day}, Basis: sitrep.BasisMetadata}} {
			a := report(r.grammars["en"], on, "body: "+marked.ReplaceAllString(text, "$1"))
			r.Annotate(a)
			var got []string
			for _, x := range a.Timexes {
				got = append(got, a.Text(x.Span)+" "+x.Value)
			}
			for i := range max(len(want), len(got)) {
				switch {
				case i >= len(want) || i >= len(got):
					t.Errorf("%.40q: want %d expressions, got %d: %v", text, len(want), len(got), got)
				case want[i] != got[i] && !(strings.HasSuffix(want[i], "XXXX-XX-XX") && on != nil):
					t.Errorf("%.40q: %s", text, fmt.Sprintf("want %s, got %s (dated: %v)", want[i], got[i], on != nil))
				default:
					continue
				}
				break
			}
		}
	}
	if n < 250 {
		t.Errorf("only %d expressions", n)
	}
}

// A bare date of a report without a day is not of the year of an older case that it tells of;
// beside it, and in a history, it is.
func TestBareDateOfUndatedNews(t *testing.T) {
	checkUndated(t, map[string]string{
		"The guard was shot on May 29. A neighbour spoke in court. Others wept. The family had come to Dorim in January 2007.":                                                     "May 29 XXXX-05-29; January 2007 2007-01",
		"In November 1973 students held the college. Shops burned. Buses stood still. The boy was killed on 6 December, it was said on Monday.":                                    "November 1973 1973-11; 6 December XXXX-12-06; Monday XXXX-WXX-1",
		"In November 1973 students held the college. Shops burned. Buses stood still. The boy was killed on 6 December.":                                                           "November 1973 1973-11; 6 December 1973-12-06",
		"On 6 December a boy was killed. Shops burned. Students had held the college in November 1973. Nobody was tried.":                                                          "6 December XXXX-12-06; November 1973 1973-11",
		"The clerk was killed on June 24, 2005. He left two sons. The court found his killer guilty on Friday. He is to be heard on Monday.":                                       "June 24, 2005 2005-06-24; Friday XXXX-WXX-5; Monday XXXX-WXX-1",
		"The clerk was killed on Friday, June 24, 2005. His killer was held on Saturday.":                                                                                          "Friday, June 24, 2005 2005-06-24; Saturday 2005-06-25",
		"The family came to Dorim in January 2007. The guard was shot on May 29.":                                                                                                  "January 2007 2007-01; May 29 2007-05-29",
		"In March 1812 the town fell. The duke fled. In May 1813 he came back. The wall was gone. It was built anew in 1815, and in 1820 sold. Nobody mourned. He died on June 3.": "March 1812 1812-03; May 1813 1813-05; 1815 1815; 1820 1820; June 3 1820-06-03",
	})
}

// checkUndated compares the dates of reports without a day, a paragraph a sentence, with what they should be.
func checkUndated(t *testing.T, want map[string]string) {
	t.Helper()
	r := recognizer(t)
	for text, want := range want {
		a := report(r.grammars["en"], nil, "body: "+strings.ReplaceAll(text, ". ", ".\n"))
		r.Annotate(a)
		if got := told(a, true); got != want {
			t.Errorf("%s: got %s", text, got)
		}
	}
}
