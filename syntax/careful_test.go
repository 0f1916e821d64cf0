package syntax

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"sitrep"
)

var carefulClasses = Classes{
	Tags:      []string{"NOUN|NN", "VERB|VBD|Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", "X|NEW|Foreign=Yes", "PROPN|NNP", "PUNCT|."},
	Relations: []string{"obj", "root", "nsubj", "punct"},
	Names:     []string{"O", "B-person", "I-person", "E-person", "S-person"},
}

// scripted gives the same scores for every window, or random ones.
type scripted struct {
	heads, tags, names, relations []float32
	random                        *rand.Rand
	windows                       [][]string
	asked                         [][]int32
}

func (s *scripted) Read(windows [][]string) {
	s.windows = nil
	for _, w := range windows {
		s.windows = append(s.windows, append([]string(nil), w...))
	}
}

func (s *scripted) Words(i int) (heads, tags, names []float32) {
	if n := len(s.windows[i]); s.random != nil {
		return s.noise(n * (n + 1)), s.noise(n * len(carefulClasses.Tags)), s.noise(n * len(carefulClasses.Names))
	}
	return s.heads, s.tags, s.names
}

func (s *scripted) Relations(i int, heads []int32) []float32 {
	s.asked = append(s.asked, append([]int32(nil), heads...))
	if s.random != nil {
		return s.noise(len(s.windows[i]) * len(carefulClasses.Relations))
	}
	return s.relations
}

func (s *scripted) noise(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(10 * s.random.NormFloat64())
	}
	return out
}

func careful(t *testing.T, s *scripted) *CarefulParser {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	k, err := m.Careful(carefulClasses)
	if err != nil {
		t.Fatal(err)
	}
	return k.NewParser(s)
}

func TestScoresAreDecoded(t *testing.T) {
	s := &scripted{
		heads: []float32{ // a row a word: root, Ana, Torvald, met, foxes
			0, 9, 3, 8, 1, // its own head: forbidden
			0, 5, 9, 1, 2,
			5, 1, 1, 9, 2,
			0, 1, 2, 8, 9,
		},
		tags:      []float32{0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0, 0, 0, 0, 9, 0, 0},
		names:     []float32{0, 3, 1, 1, 2.5, 0, 1, 1, 3, 2.5, 9, 0, 0, 0, 0, 9, 0, 0, 0, 0},
		relations: []float32{0, 9, 5, 0, 0, 9, 5, 8, 5, 0, 0, 0, 9, 0, 0, 0},
	}
	a := analysisOf("Ana Torvald met foxes")
	careful(t, s).Annotate(a)
	if !reflect.DeepEqual(s.windows, [][]string{{"Ana", "Torvald", "met", "foxes"}}) || !reflect.DeepEqual(s.asked, [][]int32{{3, 1, 0, 3}}) {
		t.Errorf("windows %q, heads %v", s.windows, s.asked)
	}
	want := []sitrep.Token{
		{Lemma: "Ana", UPOS: "PROPN", XPOS: "NNP", Feats: "Number=Sing", Head: 3, Deprel: "nsubj"}, // root is the sentence's alone
		{Lemma: "Torvald", UPOS: "PROPN", XPOS: "NNP", Feats: "Number=Sing", Head: 1, Deprel: "punct"},
		{Lemma: "meet", UPOS: "VERB", XPOS: "VBD", Feats: "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin", Head: 0, Deprel: "root"},
		{Lemma: "foxes", UPOS: "X", XPOS: "NEW", Feats: "Foreign=Yes", Head: 3, Deprel: "obj"}, // a tag that the tables lack
	}
	for i, tok := range a.Sentences[0].Tokens {
		if tok.Span = (sitrep.Span{}); tok != want[i] {
			t.Errorf("token %d is %+v, want %+v", i+1, tok, want[i])
		}
	}
	if len(a.Names) != 1 || a.Text(a.Names[0].Span) != "Ana Torvald" || a.Names[0].Type != sitrep.NamePerson {
		t.Errorf("names %+v", a.Names)
	}
}

// Whatever the scores, each sentence gets one tree and names in order.
func TestNoiseBecomesTrees(t *testing.T) {
	a := analysisOf(append(samples, strings.Repeat("word ", 400))...)
	s := &scripted{random: rand.New(rand.NewPCG(5, 6))}
	careful(t, s).Annotate(a)
	for _, sent := range a.Sentences {
		if len(sent.Tokens) == 0 {
			continue
		}
		heads := []int32{-1}
		for _, tok := range sent.Tokens {
			heads = append(heads, int32(tok.Head))
			if tok.UPOS == "" || tok.Deprel == "" || (tok.Head == 0) != (tok.Deprel == "root") {
				t.Errorf("%+v", tok)
			}
		}
		if !isTree(heads) {
			t.Errorf("no tree: %v", heads)
		}
	}
	for i, n := range a.Names {
		if n.Words.First >= n.Words.End || i > 0 && n.Start < a.Names[i-1].End {
			t.Errorf("name %d: %+v", i, n)
		}
	}
	for _, w := range s.windows {
		if len(w) > windowMax {
			t.Errorf("a window of %d words", len(w))
		}
	}
}

func TestClassesThatAreNone(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []Classes{
		{}, {Tags: []string{"X|X"}, Relations: []string{"obj", "obl"}, Names: []string{"O"}},
		{Tags: []string{"X|X"}, Relations: []string{"root", "obl"}, Names: []string{"Z-person"}},
	} {
		if _, err := m.Careful(c); err == nil {
			t.Errorf("%+v: no error", c)
		}
	}
}
