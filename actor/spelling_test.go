package actor

import (
	"os"
	"strings"
	"testing"
)

// TestSpellings measures on pairs of names: how many that are one are found, and
// how many that are found are one. Also that the key parts none that are found.
func TestSpellings(t *testing.T) {
	s := resolver(t).base.sounds
	raw, err := os.ReadFile("testdata/spelling.txt")
	if err != nil {
		t.Fatal(err)
	}
	one, found, wrong, unkeyed := 0, 0, 0, 0
	for _, l := range strings.Split(string(raw), "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		x, y, ok := strings.Cut(l[2:], " | ")
		if !ok {
			t.Fatalf("no pair: %q", l)
		}
		var a, b spelling
		s.spell(&a, x)
		s.spell(&b, y)
		same := s.same(&a, &b)
		if same != s.same(&b, &a) {
			t.Errorf("%q depends on the order", l)
		}
		switch {
		case l[0] == '=' && same:
			one, found = one+1, found+1
			if a.key() != b.key() {
				unkeyed++
				t.Logf("keys %q: %x %x", l, a.key(), b.key())
			}
		case l[0] == '=':
			one++
			t.Logf("missed %q: %q %q", l, a.all, b.all)
		case same:
			wrong++
			t.Logf("taken for one %q: %q %q", l, a.all, b.all)
		}
	}
	recall, precision := 100*float64(found)/float64(one), 100*float64(found)/float64(found+wrong)
	t.Logf("found %.1f %% of %d at a precision of %.1f %%, %d apart by key", recall, one, precision, unkeyed)
	if recall < 96 || precision < 99 {
		t.Errorf("found %.1f %%, want 96; precision %.1f %%, want 99", recall, precision)
	}
}
