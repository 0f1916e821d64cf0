package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestReportsMarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.txt")
	text := "# invented\n=== wire | 2014 | Dorim\n[A:Karem Front]'s men leave [L:Dorim]\nPresident [P:Ana Torvald] spoke. [N:Arden]-backed rebels of the [A:Front] did not.\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	ss, err := readReports(path)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range ss {
		var words []string
		for i, f := range s.forms {
			label := ""
			for k, l := range nameLabels {
				if s.names[i]>>k&1 == 1 && k > 0 {
					label = "/" + l
				}
			}
			words = append(words, f+label)
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"Karem/B-armed group Front/E-armed group 's men leave Dorim/S-place",
		"President Ana/B-person Torvald/E-person spoke .",
		"Arden/S-nationality - backed rebels of the Front/S-armed group did not .",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReportsFaults(t *testing.T) {
	f := func(line, want string) {
		t.Helper()
		if _, _, err := unmark(line); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", line, err, want)
		}
	}
	f("men of [Q:Dorim] left", "8: expected")
	f("men of [Dorim] left", "8: expected")
	f("men of [L:Dorim left", "8: expected")
	f("[L:]", "1: expected")
	f("[L:Upper [L:Dorim]]", "1: expected")
}

// Every report that is shipped can be read.
func TestReportsShipped(t *testing.T) {
	c := &corpus{namesDev: map[string][]*sentence{}}
	if err := c.readText("text", ""); err != nil {
		t.Fatal(err)
	}
	if len(c.names) < 3000 || len(c.namesDev["reports"]) < 300 {
		t.Errorf("%d and %d sentences", len(c.names), len(c.namesDev["reports"]))
	}
}

func TestBeliefs(t *testing.T) {
	got := beliefs([][]int{{2, 100, 0, 50, 1, 50}, {}}, []int32{5, -1, 7})
	if len(got[1]) != 0 || len(got[0]) != 2 || got[0][0].class != 7 || got[0][1].class != 5 {
		t.Fatalf("%v", got)
	}
	if p := got[0][0].p; p < 0.66 || p > 0.67 {
		t.Errorf("probability %g, want 2/3", p)
	}
}

func TestMixedBeliefs(t *testing.T) {
	f := func(got []belief, want ...belief) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	f(mixed(3, []belief{{3, 0.5}, {1, 0.5}}), belief{3, 0.75}, belief{1, 0.25})
	f(mixed(3, []belief{{1, 1}}), belief{3, 0.5}, belief{1, 0.5})
	f(mixed(3, nil), belief{3, 1})
	f(mixed(-1, []belief{{1, 1}}))
}

func TestRecase(t *testing.T) {
	f := func(form string, how int, want string) {
		t.Helper()
		if got := recase(form, how); got != want {
			t.Errorf("%q: %q, want %q", form, got, want)
		}
	}
	f("élection", titleCase, "Élection")
	f("army", titleCase, "Army")
	f("of", titleCase, "of")
	f("Dorim", upperCase, "DORIM")
	f("Dorim", lowerCase, "dorim")
}
