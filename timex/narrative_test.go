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
