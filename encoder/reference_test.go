package encoder

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"sitrep"
)

// The outputs of the reference (Hugging Face's tokenizers and transformers on
// all-MiniLM-L6-v2) stand in testdata. They are compared where SITREP_ENCODER
// names a model file, of floats or rounded (docs/models.md).
func TestReference(t *testing.T) {
	path := os.Getenv("SITREP_ENCODER")
	if path == "" {
		t.Skip("SITREP_ENCODER names no model file")
	}
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	within, least := 2e-5, 0.99999
	if m.config.Levels > 0 {
		within, least = 0.35, 0.99
	}
	f, err := os.Open("testdata/reference.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	worst, lowest := 0.0, 1.0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var ref struct {
			Text  string
			IDs   []int32
			Spans [][2]int
			Rows  []struct {
				Row    int
				Values []float64
			}
			Sentence []float64
		}
		if err := json.Unmarshal(lines.Bytes(), &ref); err != nil {
			t.Fatal(err)
		}
		ids, rows := run(m, ref.Text)
		if !slices.Equal(ids, ref.IDs) {
			t.Errorf("%q: pieces %v, want %v", ref.Text, ids, ref.IDs)
			continue
		}
		s := splitter{v: m.v}
		for i, p := range s.split(nil, ref.Text, sitrep.Span{End: len(ref.Text)}, nil) {
			if [2]int{p.Start, p.End} != ref.Spans[i] {
				t.Errorf("%q: piece %d at %v, want %v", ref.Text, i, p.Span, ref.Spans[i])
			}
		}
		for _, r := range ref.Rows {
			for j, v := range r.Values {
				worst = max(worst, math.Abs(float64(rows[r.Row*m.Width()+j])-v))
			}
		}
		got := m.NewEncoder(Options{Whole: true}).Encode([]Window{window(ref.Text)})[0].Sentence
		if len(ref.Sentence) == len(got) {
			lowest = min(lowest, cosine(got, toSingle(ref.Sentence)))
		}
	}
	t.Logf("largest deviation of a value %.3g, lowest cosine of a sentence %.6f", worst, lowest)
	if worst > within || lowest < least {
		t.Errorf("largest deviation of a value %g, lowest cosine of a sentence %g; want %g, %g", worst, lowest, within, least)
	}
}

func toSingle(v []float64) []float32 {
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(x)
	}
	return out
}
