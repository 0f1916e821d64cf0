package actor_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sitrep"
	"sitrep/capture"
	"sitrep/pipeline"
)

// collected keeps the documents of a run.
type collected struct {
	t    *testing.T
	docs map[string]*sitrep.Analysis
}

func (c collected) Document(a *sitrep.Analysis) error { c.docs[a.Doc.SourceID] = a; return nil }
func (c collected) Failure(f sitrep.Failure) error    { c.t.Errorf("%+v", f); return nil }

// analysed takes texts through the whole chain.
func analysed(t *testing.T, texts []string) []*sitrep.Analysis {
	t.Helper()
	chain, err := pipeline.Annotating(pipeline.Models{}, false)
	if err != nil {
		t.Fatal(err)
	}
	var in strings.Builder
	for i, s := range texts {
		line, _ := json.Marshal(map[string]string{"id": fmt.Sprint(i), "text": s, "date": "2016-03-09"})
		in.Write(append(line, '\n'))
	}
	c := collected{t, map[string]*sitrep.Analysis{}}
	src := pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: strings.NewReader(in.String())})
	if _, err := chain.Run(context.Background(), src, c, pipeline.Options{Workers: 1}); err != nil {
		t.Fatal(err)
	}
	out := make([]*sitrep.Analysis, len(texts))
	for i := range texts {
		if out[i] = c.docs[fmt.Sprint(i)]; out[i] == nil {
			t.Fatalf("no document for %q", texts[i])
		}
	}
	return out
}

// told is the ties that a text tells: "actor | relation | other actor".
func told(a *sitrep.Analysis) []string {
	var out []string
	for i := range a.Entities {
		e := &a.Entities[i]
		for _, t := range e.Ties {
			if !slices.ContainsFunc(t.Evidence, func(s sitrep.Source) bool { return s.Document != "" }) {
				continue
			}
			name := e.Name
			if name == "" {
				name = a.Text(a.Mentions[e.Mentions[0]].Span)
			}
			s := strings.TrimPrefix(name, "The ") + " | " + t.Relation + " | " + t.Actor
			if t.Ended {
				s += " | ended"
			}
			out = append(out, s)
		}
	}
	return out
}

// TestTieExamples runs the examples in the head of ties.txt.
func TestTieExamples(t *testing.T) {
	raw, err := os.ReadFile("data/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts, want []string
	for _, l := range strings.Split(string(raw), "\n") {
		if l, ok := strings.CutPrefix(l, "#   = "); ok {
			text, tie, _ := strings.Cut(l, " : ")
			texts, want = append(texts, text), append(want, tie)
		} else if l, ok := strings.CutPrefix(l, "#   ! "); ok {
			texts, want = append(texts, l), append(want, "")
		}
	}
	if len(texts) < 20 {
		t.Fatalf("only %d examples found", len(texts))
	}
	for i, a := range analysed(t, texts) {
		got := told(a)
		if want[i] == "" && len(got) > 0 || want[i] != "" && !slices.Contains(got, want[i]) {
			t.Errorf("%q: got %q, want %q", texts[i], got, want[i])
		}
	}
}

// TestNamesOfTheList runs the examples in the heads of lists: the organisation of the
// list of actors that a text names, or none.
func TestNamesOfTheList(t *testing.T) {
	for _, file := range []string{"data/generic.txt", "data/shouted.txt"} {
		listedNames(t, file)
	}
}

func listedNames(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var texts, want []string
	for _, l := range strings.Split(string(raw), "\n") {
		if l, ok := strings.CutPrefix(l, "#   = "); ok {
			text, name, _ := strings.Cut(l, " : ")
			texts, want = append(texts, text), append(want, name)
		}
	}
	for i, a := range analysed(t, texts) {
		got := "none"
		for j := range a.Entities {
			if e := &a.Entities[j]; e.By == "actor list" && e.Type == sitrep.EntityOrg {
				got = e.Name
			}
		}
		if got != want[i] {
			t.Errorf("%q: got %q, want %q", texts[i], got, want[i])
		}
	}
}

// TestRoadExamples runs the examples in the head of roads.txt: the names of those who
// might act, with semicolons between.
func TestRoadExamples(t *testing.T) {
	raw, err := os.ReadFile("data/roads.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts, want []string
	for _, l := range strings.Split(string(raw), "\n") {
		if l, ok := strings.CutPrefix(l, "#   = "); ok {
			text, names, _ := strings.Cut(l, " :")
			texts, want = append(texts, text), append(want, strings.TrimSpace(names))
		}
	}
	for i, a := range analysed(t, texts) {
		var got []string
		for j := range a.Entities {
			if e := &a.Entities[j]; e.Actor != "" && e.Type != sitrep.EntityCountry {
				got = append(got, e.Name)
			}
		}
		if strings.Join(got, "; ") != want[i] {
			t.Errorf("%q: got %q, want %q", texts[i], got, want[i])
		}
	}
}

// TestFirstCountry runs the examples in the heads of lists: the country of whoever a
// text begins with.
func TestFirstCountry(t *testing.T) {
	for _, file := range []string{"data/world.txt", "data/comments.txt", "data/regions.txt"} {
		firstCountries(t, file)
	}
}

func firstCountries(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var texts, want []string
	for _, l := range strings.Split(string(raw), "\n") {
		if l, ok := strings.CutPrefix(l, "#   = "); ok {
			text, code, _ := strings.Cut(l, " :")
			texts, want = append(texts, text), append(want, strings.TrimSpace(code))
		}
	}
	for i, a := range analysed(t, texts) {
		if e := &a.Entities[a.Mentions[0].Entity]; e.Country != want[i] {
			t.Errorf("%q: got %q for %q, want %q", texts[i], e.Country, e.Name, want[i])
		}
	}
}

// TestTies measures on sentences of our own: how many of the ties that are told
// are found, and how many that are found are told.
func TestTies(t *testing.T) {
	raw, err := os.ReadFile("testdata/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var want [][]string
	for _, l := range strings.Split(string(raw), "\n") {
		switch {
		case l == "" || l[0] == '#' || l == "  -":
		case l[0] == ' ':
			want[len(want)-1] = append(want[len(want)-1], strings.TrimSpace(l))
		default:
			texts, want = append(texts, l), append(want, nil)
		}
	}
	right, given, all := 0, 0, 0
	for i, a := range analysed(t, texts) {
		got := told(a)
		given, all = given+len(got), all+len(want[i])
		for _, w := range want[i] {
			if slices.Contains(got, w) {
				right++
			} else {
				t.Logf("missed in %q: %s, got %q", texts[i], w, got)
			}
		}
		for _, g := range got {
			if !slices.Contains(want[i], g) {
				t.Logf("not told in %q: %s", texts[i], g)
			}
		}
	}
	precision, recall := 100*float64(right)/float64(given), 100*float64(right)/float64(all)
	t.Logf("%d sentences: precision %.1f %%, recall %.1f %%", len(texts), precision, recall)
	if precision < 90 || recall < 85 {
		t.Errorf("precision %.1f %%, want 90; recall %.1f %%, want 85", precision, recall)
	}
}
