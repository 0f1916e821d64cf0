package actor

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// special codes that stand in the place of a state's.
var special = []string{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}

func TestListsAreLargeAndCoded(t *testing.T) {
	b := resolver(t).base
	if n := len(b.records); n < 5000 {
		t.Errorf("%d actors, want 5000 at least", n)
	}
	if n := len(b.agents); n < 600 {
		t.Errorf("%d agent nouns, want 600 at least", n)
	}
	for i := range b.records {
		r := &b.records[i]
		if _, ok := b.byCode.find(r.country); !ok && r.country != "" && !slices.Contains(special, r.country) {
			t.Errorf("%s:%d: unknown country %s", r.file, r.no, r.country)
		}
	}
}

// TestEveryActorHasAReference: a reader must be able to check each line.
func TestEveryActorHasAReference(t *testing.T) {
	b := resolver(t).base
	missing := map[string]int{}
	for i := range b.records {
		if r := &b.records[i]; r.ref == "" && r.typ != sitrep.EntityCountry {
			missing[r.file]++
		}
	}
	for file, n := range missing {
		t.Errorf("%s: %d actors without a reference", file, n)
	}
}

// TestExamples runs the examples in the head of agents.txt.
func TestExamples(t *testing.T) {
	b := resolver(t).base
	raw, err := files.ReadFile("data/agents.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, l := range strings.Split(string(raw), "\n") {
		l, ok := strings.CutPrefix(l, "#   = ")
		if !ok {
			continue
		}
		for _, ex := range strings.Split(l, "  = ") {
			text, want, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(ex, "= ")), " : ")
			text = strings.TrimPrefix(strings.TrimSpace(text), "= ")
			n++
			got := "none"
			if a, ok := b.describeText(text, latest); ok {
				got = strings.TrimSpace(strings.Join(a.Sectors, " ") + " " + a.Country)
			}
			if got != strings.TrimSpace(want) {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
	if n < 7 {
		t.Errorf("only %d examples found", n)
	}
}

func TestFaultsNameLineAndColumn(t *testing.T) {
	f := func(file, text, want string) {
		t.Helper()
		_, err := load(func(name string) (string, error) {
			if name == file {
				return text, nil
			}
			b, err := files.ReadFile("data/" + name)
			return string(b), err
		})
		var fault *Fault
		if !errors.As(err, &fault) || !strings.HasPrefix(fault.Error(), want) {
			t.Errorf("%s: got %v, want %s", file, err, want)
		}
	}
	f("forces.txt", "# head\nUnder no section", "forces.txt:2:1:")
	f("forces.txt", "[ZZZ nothing]\n", "forces.txt:1:6:")
	f("forces.txt", "[USA organization MIL]\nA Force | | part of Nobody At All", "forces.txt:2:")
	f("forces.txt", "[USA organization MIL]\nA Force | | part of NATO 2010-13..", "forces.txt:2:")
	f("forces.txt", "[USA organization MIL]\nÄ Force | | founded soon", "forces.txt:2:13:")
	f("agents.txt", "militant | XXXX | person", "agents.txt:1:12:")
	f("states.txt", "IRQ | Iraq", "states.txt:1:1:")
	f("ties.txt", "part of | likes", "ties.txt:1:11:")
	f("ties.txt", "backed | backed by", "ties.txt:1:1:")
	f("ties.txt", "back | backed by | verbs", "ties.txt:1:20:")
	f("spelling.txt", "sound sh", "spelling.txt:1:7:")
	f("spelling.txt", "near much ab", "spelling.txt:1:6:")
	f("spelling.txt", "drop 0.5 a bc", "spelling.txt:1:12:")
	f("spelling.txt", "vowel a", "spelling.txt:1:1:")
	f("same.txt", "rebel | xx", "same.txt:1:9:")
	f("verbs.txt", "likes | say", "verbs.txt:1:1:")
	f("given.txt", "x | Ann", "given.txt:1:1:")
	f("describers.txt", "late | late", "describers.txt:1:1:")
	f("describers.txt", "former | former; Ex", "describers.txt:1:18:")
	f("describers.txt", "former | former\nnumber | two; former", "describers.txt:2:15:")
}
