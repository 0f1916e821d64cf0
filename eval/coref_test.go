package eval

import (
	"math"
	"strings"
	"testing"

	"sitrep"
)

// letters makes chains of words: "abc d" is two chains, the second of one mention.
func letters(s string) [][]sitrep.Span {
	var out [][]sitrep.Span
	for _, w := range strings.Fields(s) {
		var c []sitrep.Span
		for _, r := range w {
			c = append(c, sitrep.Span{Start: int(r), End: int(r) + 1})
		}
		out = append(out, c)
	}
	return out
}

// The values are worked out by hand from the definitions.
func TestCorefMeasures(t *testing.T) {
	f := func(asked, given string, muc, b3, ceaf [2]float64) {
		t.Helper()
		c := CompareChains(letters(asked), letters(given))
		for _, x := range []struct {
			name      string
			got, want float64
		}{
			{"MUC recall", c.MUC.Recall(), muc[0]}, {"MUC precision", c.MUC.Precision(), muc[1]},
			{"B³ recall", c.B3.Recall(), b3[0]}, {"B³ precision", c.B3.Precision(), b3[1]},
			{"CEAF-e recall", c.CEAFe.Recall(), ceaf[0]}, {"CEAF-e precision", c.CEAFe.Precision(), ceaf[1]},
		} {
			if math.Abs(x.got-100*x.want) > 1e-6 {
				t.Errorf("%s / %s: %s %.4f, want %.4f", asked, given, x.name, x.got/100, x.want)
			}
		}
	}
	f("abc de", "abc de", [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1})
	// Luo (2005), figure 1: truth {1-5} {6,7} {8-12}; the answer joins the last two.
	// MUC: recall 9/9, precision 9/10. B³ precision (5 + 4/7 + 25/7)/12.
	// φ4: 1 for the first chain, 2·5/(5+7) for the joined one.
	f("12345 67 89abc", "12345 6789abc", [2]float64{1, 9. / 10}, [2]float64{1, (5 + 29./7) / 12}, [2]float64{(1 + 10./12) / 3, (1 + 10./12) / 2})
	// Figure 1 (c): it joins the first and the last.
	f("12345 67 89abc", "1234589abc 67", [2]float64{1, 9. / 10}, [2]float64{1, (5 + 2) / 12.}, [2]float64{(10./15 + 1) / 3, (10./15 + 1) / 2})
	// Mentions of one side alone: {a,b,c} {d,e,f,g} against {a,b} {c,d} {f,g,h,i}.
	// MUC: recall (3-2)+(4-1-2) of 2+3, precision 1+0+(4-1-2) of 1+1+3.
	// B³: recall (4/3+1/3 + 1/4+4/4)/7, precision (4/2 + 1/2+1/2 + 4/4)/8.
	// φ4: abc–ab 4/5, defg–fghi 4/8.
	f("abc defg", "ab cd fghi", [2]float64{2. / 5, 2. / 5}, [2]float64{(5./3 + 5./4) / 7, 4. / 8}, [2]float64{(4./5 + 1./2) / 2, (4./5 + 1./2) / 3})
	// Chains of one are left out on both sides.
	f("abc d e", "ab c f", [2]float64{1. / 2, 1}, [2]float64{4. / 3 / 3, 1}, [2]float64{4. / 5, 4. / 5})
	if c := CompareChains(letters("abc"), nil); c.Mean() != 0 {
		t.Errorf("nothing given scores %v", c.Mean())
	}
}

func TestAssignmentIsTheHeaviest(t *testing.T) {
	f := func(want float64, w ...[]float64) {
		t.Helper()
		if got := heaviest(w); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v: %v, want %v", w, got, want)
		}
	}
	f(0)
	f(3, []float64{3})
	f(16, []float64{10, 9}, []float64{7, 1})       // not the greedy 11
	f(9, []float64{1, 9, 2})                       // more columns
	f(5, []float64{4}, []float64{5}, []float64{0}) // more rows
	f(8, []float64{3, 2, 0}, []float64{2, 1, 1}, []float64{0, 4, 0})
}

func TestMarkedTexts(t *testing.T) {
	m, err := ParseMarked("x.txt", "[1:Omar Dall], [1:head of [2:the [3:Karmi] army]], said [sic] [2:it] won.\n[2:It] is [3:Karm]'s.\n")
	if err != nil {
		t.Fatal(err)
	}
	if m.Text != "Omar Dall, head of the Karmi army, said [sic] it won.\nIt is Karm's.\n" {
		t.Errorf("text %q", m.Text)
	}
	var got []string
	for _, c := range m.Chains {
		for _, s := range c {
			got = append(got, m.Text[s.Start:s.End])
		}
		got = append(got, "|")
	}
	if s := strings.Join(got, "/"); s != "Omar Dall/head of the Karmi army/|/the Karmi army/it/It/|/Karmi/Karm/|" {
		t.Error(s)
	}
	f := func(text, want string) {
		t.Helper()
		if _, err := ParseMarked("x.txt", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
	f("a\nb [1:c", "x.txt:2:3: expected a mark that is closed")
	f("a [1:]", "x.txt:1:3: expected words")
	doc := &sitrep.Document{Text: "Omar Dall, head of the Karmi army, said [sic] it won.\n\nIt is Karm's."}
	cs, err := m.InDocument(doc)
	if err != nil || doc.Text[cs[2][1].Start:cs[2][1].End] != "Karm" {
		t.Errorf("%v %v", cs, err)
	}
	if _, err := m.InDocument(&sitrep.Document{Text: "Another text"}); err == nil {
		t.Error("no fault for another text")
	}
}

func TestHeadsMatchOneToOne(t *testing.T) {
	// "the northern army said it won": tokens by hand
	text := "the northern army said it won"
	a := &sitrep.Analysis{Doc: &sitrep.Document{Text: text}}
	s := sitrep.Sentence{Span: sitrep.Span{End: len(text)}}
	at := 0
	for i, w := range strings.Fields(text) {
		head := []int{3, 3, 4, 0, 6, 4}[i]
		s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: at, End: at + len(w)}, Head: head})
		at += len(w) + 1
	}
	a.Sentences = []sitrep.Sentence{s}
	asked := [][]sitrep.Span{{{Start: 0, End: 17}, {Start: 23, End: 25}}}
	given := [][]sitrep.Span{{{Start: 13, End: 17}, {Start: 4, End: 17}, {Start: 23, End: 25}}}
	if c := CompareChains(asked, given); c.Mentions.Found != 1 {
		t.Errorf("strict: %v", c.Mentions)
	}
	if c := CompareChains(asked, MatchHeads(a, asked, given)); c.Mentions.Found != 2 || c.Mentions.Given != 3 {
		t.Errorf("by head: %v", c.Mentions)
	}
}
