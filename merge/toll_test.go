package merge

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// What one report tells apart may be the same people: who is hit in one place is dead in
// another, unless more were hit than died.
func TestTalliedApart(t *testing.T) {
	size := func(kind string, n int, struck bool) sitrep.Quantity {
		return sitrep.Quantity{Kind: kind, Low: &n, Best: &n, High: &n, Struck: struck}
	}
	apart := func(sizes ...sitrep.Quantity) (ms []*sitrep.EventMention) {
		for i, s := range sizes {
			ms = append(ms, &sitrep.EventMention{SameAs: i, Sizes: []sitrep.Quantity{s}})
		}
		return ms
	}
	for _, c := range []struct {
		told []*sitrep.EventMention
		want string
	}{
		{apart(size("killed", 1, false), size("injured", 1, true)), "killed 1"},
		{apart(size("injured", 2, true), size("killed", 3, false)), "killed 3"},
		{apart(size("killed", 1, false), size("injured", 3, true)), "killed 1, injured 2"},
		{apart(size("killed", 1, false), size("injured", 1, false)), "killed 1, injured 1"},
		{apart(size("injured", 1, true)), "injured 1"},
		{append(apart(size("killed", 4, false), size("killed", 4, false)), &sitrep.EventMention{Sizes: []sitrep.Quantity{size("injured", 9, true)}}), "killed 4, injured 5"}, // of nine who were hit four died, as is told twice
	} {
		var got []string
		for _, q := range tallied(c.told) {
			got = append(got, fmt.Sprintf("%s %d", q.Kind, *q.Best))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
}
