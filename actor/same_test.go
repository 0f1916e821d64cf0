package actor

import (
	"slices"
	"strings"
	"testing"
)

// examples are the lines "#   = a : b   = c : d" in the head of a list.
func examples(t *testing.T, file string) (out []string) {
	t.Helper()
	raw, err := files.ReadFile("data/" + file)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range strings.Split(string(raw), "\n") {
		if l, ok := strings.CutPrefix(l, "#   = "); ok {
			for _, ex := range strings.Split(l, "  = ") {
				out = append(out, strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(ex), "= ")))
			}
		}
	}
	if len(out) < 5 {
		t.Fatalf("%s: only %d examples", file, len(out))
	}
	return out
}

func TestKindredNouns(t *testing.T) {
	b := resolver(t).base
	for _, ex := range examples(t, "same.txt") {
		x, y, may := strings.Cut(ex, " ~ ")
		if !may {
			x, y, _ = strings.Cut(ex, " ! ")
		}
		if x, y = strings.TrimSpace(x), strings.TrimSpace(y); b.akin(x, y) != may || b.akin(y, x) != may {
			t.Errorf("%s and %s: may be one is %v, want %v", x, y, !may, may)
		}
	}
}

func TestVerbsOfSomebody(t *testing.T) {
	b := resolver(t).base
	for _, ex := range examples(t, "verbs.txt") {
		lemma, want, _ := strings.Cut(ex, " : ")
		lemma = strings.TrimSpace(lemma)
		v := b.verbs[lemma]
		v.toward = v.toward || b.towards[lemma]
		var got []string
		for _, f := range []struct {
			is   bool
			name string
		}{{v.says, "says"}, {v.wills, "wills"}, {v.toward, "toward"}, {v.strikes, "strikes"}, {v.blames, "blames"}, {v.harms, "harms"}} {
			if f.is {
				got = append(got, f.name)
			}
		}
		if w := strings.Fields(want); !slices.Equal(got, w) && (len(got) > 0 || want != "none") {
			t.Errorf("%s: %v, want %s", lemma, got, want)
		}
	}
}

func TestDescribers(t *testing.T) {
	b := resolver(t).base
	for _, ex := range examples(t, "describers.txt") {
		word, want, _ := strings.Cut(ex, " : ")
		got := b.marksOf([]byte(strings.TrimSpace(word)), -1) & describing
		if got != describers[want] || got == 0 && want != "none" {
			t.Errorf("%s: %b, want %s", word, got, want)
		}
	}
}

func TestGivenNamesHaveOneGender(t *testing.T) {
	raw, err := files.ReadFile("data/given.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for l := range lines("given.txt", string(raw)) {
		c := l.columns()
		if kind := c[0].text; kind == "m" || kind == "f" {
			for _, n := range strings.Fields(c[1].text) {
				if o := seen[fold(n)]; o != "" && o != kind {
					t.Errorf("line %d: %s is m and f", l.no, n)
				}
				seen[fold(n)] = kind
			}
		}
	}
	for name, want := range map[string]string{"Fatima": "f", "Oleksandr": "m", "Ngozi": "f", "Dilip": "m"} {
		if got := seen[fold(name)]; got != want {
			t.Errorf("%s: %q, want %s", name, got, want)
		}
	}
}
