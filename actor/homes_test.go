package actor_test

import (
	"os"
	"strings"
	"testing"
)

// TestHomes reads testdata/homes.txt: whose country the report does not tell.
func TestHomes(t *testing.T) {
	raw, err := os.ReadFile("testdata/homes.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var want [][]string
	for _, l := range strings.Split(string(raw), "\n") {
		switch {
		case l == "" || l[0] == '#':
		case l[0] == ' ':
			want[len(want)-1] = append(want[len(want)-1], strings.TrimSpace(l))
		default:
			texts, want = append(texts, l), append(want, nil)
		}
	}
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	for i, a := range analysed(t, texts) {
		got := map[string]string{}
		for k := range a.Entities {
			e := &a.Entities[k]
			got[a.Text(a.Mentions[e.Mentions[0]].Span)] = or(e.Country) + " | " + or(strings.Join(e.Sectors, " "))
		}
		for _, w := range want[i] {
			if words, told, _ := strings.Cut(w, " | "); got[words] != told {
				t.Errorf("%q: %s: got %q, want %q; all: %q", texts[i], words, got[words], told, got)
			}
		}
	}
}
