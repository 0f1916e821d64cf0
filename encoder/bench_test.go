package encoder

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// BenchmarkEncode encodes sentences of 5 to 60 words on one core, with the
// model that SITREP_ENCODER names or a random one of MiniLM's size.
func BenchmarkEncode(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	var windows []Window
	tokens, pieces := 0, 0
	words := strings.Fields("the a army front talks ceasefire killed in city was of , .")
	for range 60 {
		var text strings.Builder
		for range 5 + r.IntN(20) + r.IntN(20)*r.IntN(2) + r.IntN(18)*r.IntN(2) {
			text.WriteString(words[r.IntN(len(words))] + " ")
		}
		windows = append(windows, window(text.String()))
		tokens += len(windows[len(windows)-1].Tokens)
	}
	m := benchModel(b)
	e := m.NewEncoder(Options{})
	for _, w := range windows {
		pieces += 2 + len(e.splitter.split(nil, w.Text, w.Span, nil))
	}
	for b.Loop() {
		e.Encode(windows)
	}
	perSecond := float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(float64(tokens)*perSecond, "tokens/s")
	b.ReportMetric(float64(pieces)*perSecond, "pieces/s")
}

func benchModel(b *testing.B) *Model {
	if path := os.Getenv("SITREP_ENCODER"); path != "" {
		m, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		return m
	}
	c := Config{Width: 384, Layers: 6, Heads: 12, Inner: 1536, Positions: 512, Epsilon: 1e-12, Levels: 127}
	file, err := Pack(randomWeights(c), tinySample)
	if err != nil {
		b.Fatal(err)
	}
	m, err := New(file)
	if err != nil {
		b.Fatal(err)
	}
	return m
}
