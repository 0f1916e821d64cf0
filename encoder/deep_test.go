package encoder

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

const tinyHints = 5

var tinyLabels = []string{"NONE", "AGREE", "ASSAULT"}

// tinyTypes is a tiny model with a head of types.
func tinyTypes(t *testing.T, change func(map[string]Tensor)) ([]byte, map[string]Tensor) {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 4))
	tensor := func(shape ...int) Tensor {
		n := 1
		for _, d := range shape {
			n *= d
		}
		x := Tensor{shape, make([]float32, n)}
		for i := range x.Values {
			x.Values[i] = float32(0.2 * r.NormFloat64())
		}
		return x
	}
	w := map[string]Tensor{"inner.weight": tensor(16, 2*64+tinyHints), "inner.bias": tensor(16), "weight": tensor(3, 16), "bias": tensor(3)}
	if change != nil {
		change(w)
	}
	file, err := WithHead(tinyFile(t, 127), TypesHead, w, map[string]string{"labels": strings.Join(tinyLabels, "\n") + "\n"}, "trained for a test", "CC0-1.0")
	if err != nil {
		t.Fatal(err)
	}
	return file, w
}

func analysisOf(texts ...string) *sitrep.Analysis {
	a := &sitrep.Analysis{Doc: &sitrep.Document{Text: strings.Join(texts, "\n")}}
	at := 0
	for _, text := range texts {
		s := sitrep.Sentence{Span: sitrep.Span{Start: at, End: at + len(text)}}
		for _, tok := range window(text).Tokens {
			s.Tokens = append(s.Tokens, sitrep.Token{Span: sitrep.Span{Start: at + tok.Start, End: at + tok.End}})
		}
		a.Sentences = append(a.Sentences, s)
		at += len(text) + 1
	}
	return a
}

func TestAJudgeScoresWords(t *testing.T) {
	file, w := tinyTypes(t, nil)
	m, err := New(file)
	if err != nil {
		t.Fatal(err)
	}
	if !m.HasTypes() || m.HasParser() || !strings.Contains(m.Source(), "; trained for a test") || m.Licence() != "none; CC0-1.0 (heads.types.*)" {
		t.Errorf("source %q, licence %q", m.Source(), m.Licence())
	}
	if _, err := m.Head("kind"); err != nil {
		t.Errorf("the head that was there: %v", err)
	}
	types, err := m.Types(tinyLabels, tinyHints)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for range 12 { // more sentences than are encoded together
		texts = append(texts, "the army renewed talks in the city", "a front", "killed .", "x 北京 was not renewed")
	}
	a := analysisOf(texts...)
	j := types.New()
	j.Read(a)
	hints := []float32{-3, 0, 1, 0.5, -12}
	d := m.Width()
	for si := range a.Sentences {
		v := m.NewEncoder(TypesOptions).Encode([]Window{WindowOf(a.Doc, &a.Sentences[si])})[0]
		for k := range a.Sentences[si].Tokens {
			in := append(v.Of(k), hints...)
			if len(in) != 2*d+tinyHints || in[d] != v.Sentence[0] {
				t.Fatalf("%d inputs", len(in))
			}
			want := make([]float64, 3)
			for c := range want {
				want[c] = float64(w["bias"].Values[c])
			}
			for h := range 16 {
				sum := float64(w["inner.bias"].Values[h])
				for i, x := range in {
					sum += float64(x) * float64(w["inner.weight"].Values[h*len(in)+i])
				}
				sum *= (1 + math.Erf(sum/math.Sqrt2)) / 2
				for c := range want {
					want[c] += sum * float64(w["weight"].Values[c*16+h])
				}
			}
			for c, got := range j.Scores(si, k, hints) {
				if math.Abs(float64(got)-want[c]) > 1e-3 {
					t.Errorf("sentence %d, word %d: score %d is %g, want %g", si, k, c, got, want[c])
				}
			}
		}
	}
	// What a sentence scores does not depend on the document, nor on what was read before.
	last := slices.Clone(j.Scores(3, 1, hints))
	j.Read(analysisOf(texts[3]))
	if !slices.Equal(j.Scores(0, 1, hints), last) {
		t.Errorf("%v, alone %v", last, j.Scores(0, 1, hints))
	}
	j.Read(&sitrep.Analysis{Doc: &sitrep.Document{}, Sentences: []sitrep.Sentence{{}}})
}

func TestAHeadIsReplaced(t *testing.T) {
	file, w := tinyTypes(t, nil)
	again, err := WithHead(file, TypesHead, w, map[string]string{"labels": "NONE\nAGREE\nASSAULT\n"}, "trained for a test", "CC0-1.0")
	if err != nil || !slices.Equal(file, again) {
		t.Errorf("the same head again gives other bytes: %v", err)
	}
	if _, err := WithHead(file[:100], TypesHead, w, nil, "", ""); err == nil {
		t.Error("a head for a file that is cut off")
	}
}

func TestFaultyHeadsOfTypesAreRefused(t *testing.T) {
	f := func(change func(map[string]Tensor), labels []string, hints int, want string) {
		t.Helper()
		file, _ := tinyTypes(t, change)
		m, err := New(file)
		if err == nil {
			_, err = m.Types(labels, hints)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	f(nil, tinyLabels[:2], tinyHints, "the labels NONE AGREE ASSAULT, expected 5 and NONE AGREE")
	f(nil, tinyLabels, 4, "has 5 hints")
	f(func(w map[string]Tensor) { delete(w, "inner.bias") }, tinyLabels, tinyHints, `no tensor "heads.types.inner.bias"`)
	f(func(w map[string]Tensor) { w["bias"] = Tensor{[]int{2}, make([]float32, 2)} }, tinyLabels, tinyHints, "heads.types.bias has shape [2], expected [3]")
	f(func(w map[string]Tensor) { w["inner.weight"] = Tensor{[]int{16, 64}, make([]float32, 16*64)} }, tinyLabels, tinyHints, "expected rows of at least 128")
	if _, err := tinyModel(t, 127).Types(tinyLabels, tinyHints); err == nil || !strings.Contains(err.Error(), `no head "types"`) {
		t.Errorf("a model without the head: %v", err)
	}
}
