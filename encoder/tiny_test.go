package encoder

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"sitrep"
)

// tinyWords is the vocabulary of the model that the tests build.
var tinyWords = strings.Fields(`[PAD] [UNK] [CLS] [SEP] the a army front cease ##fire ##s talk ##ed kill re ##new
	do ##n n t can not cannot don ' . , - " ( ) # [ ] 1 ##2 ##3 city of in was e ##e 北 京 x ##x`)

var tinyConfig = Config{Width: 64, Layers: 2, Heads: 2, Inner: 96, Positions: 40, Epsilon: 1e-12}

func tinyWeights(levels int) Weights {
	c := tinyConfig
	c.Levels = levels
	return randomWeights(c)
}

// randomWeights is a random model with a head "kind" of three labels.
func randomWeights(c Config) Weights {
	r := rand.New(rand.NewPCG(7, 11))
	w := Weights{
		Config: c, Vocabulary: tinyWords, Tensors: map[string]Tensor{},
		Texts: map[string]string{"heads.kind.labels": "who\nwhat\nwhom\n"}, Source: "random", Licence: "none",
	}
	add := func(name string, mean, spread float64, shape ...int) {
		n := 1
		for _, d := range shape {
			n *= d
		}
		t := Tensor{shape, make([]float32, n)}
		for i := range t.Values {
			t.Values[i] = float32(mean + spread*r.NormFloat64())
		}
		w.Tensors[name] = t
	}
	d := c.Width
	linear := func(name string, k, n int) {
		add(name+".weight", 0, 1/math.Sqrt(float64(k)), n, k)
		add(name+".bias", 0, 0.1, n)
	}
	normal := func(name string) {
		add(name+".weight", 1, 0.3, d)
		add(name+".bias", 0, 0.2, d)
	}
	add("embeddings.word_embeddings.weight", 0, 1, len(tinyWords), d)
	add("embeddings.position_embeddings.weight", 0, 0.3, c.Positions, d)
	add("embeddings.token_type_embeddings.weight", 0, 0.1, 2, d)
	normal("embeddings.LayerNorm")
	for i := range c.Layers {
		p := fmt.Sprintf("encoder.layer.%d.", i)
		for _, m := range []string{"query", "key", "value"} {
			linear(p+"attention.self."+m, d, d)
		}
		linear(p+"attention.output.dense", d, d)
		normal(p + "attention.output.LayerNorm")
		linear(p+"intermediate.dense", d, c.Inner)
		linear(p+"output.dense", c.Inner, d)
		normal(p + "output.LayerNorm")
	}
	linear("heads.kind", d, 3)
	return w
}

var tinySample = []string{"the army renewed talks in the city", "a front killed, cease-fire", "x 北京 was not renewed"}

func tinyFile(t testing.TB, levels int) []byte {
	t.Helper()
	file, err := Pack(tinyWeights(levels), tinySample)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func tinyModel(t testing.TB, levels int) *Model {
	t.Helper()
	m, err := New(tinyFile(t, levels))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// window is a text whose tokens are what spaces part.
func window(text string) Window {
	w := Window{Text: text, Span: sitrep.Span{End: len(text)}}
	at := 0
	for f := range strings.FieldsSeq(text) {
		i := at + strings.Index(text[at:], f)
		at = i + len(f)
		w.Tokens = append(w.Tokens, sitrep.Span{Start: i, End: at})
	}
	return w
}

// exact is the model of the paper in the plainest way, in 64-bit floats: the
// last layer's row of each piece. kinds are the letter cases of the pieces, if
// the model knows them.
func exact(w Weights, ids []int32, kinds ...uint8) [][]float64 {
	d := w.Config.Width
	t := func(name string) []float32 { return w.Tensors[name].Values }
	linear := func(x [][]float64, name string) [][]float64 {
		weight, bias := t(name+".weight"), t(name+".bias")
		out := make([][]float64, len(x))
		for i := range x {
			for j, b := range bias {
				s := float64(b)
				for k, v := range x[i] {
					s += v * float64(weight[j*len(x[i])+k])
				}
				out[i] = append(out[i], s)
			}
		}
		return out
	}
	normal := func(x, y [][]float64, name string) [][]float64 {
		gain, bias := t(name+".weight"), t(name+".bias")
		out := make([][]float64, len(x))
		for i := range x {
			mean, square := 0.0, 0.0
			for j := range d {
				mean += (x[i][j] + y[i][j]) / float64(d)
			}
			for j := range d {
				square += math.Pow(x[i][j]+y[i][j]-mean, 2) / float64(d)
			}
			for j := range d {
				out[i] = append(out[i], (x[i][j]+y[i][j]-mean)/math.Sqrt(square+1e-12)*float64(gain[j])+float64(bias[j]))
			}
		}
		return out
	}
	x, y := make([][]float64, len(ids)), make([][]float64, len(ids))
	for i, id := range ids {
		for j := range d {
			x[i] = append(x[i], float64(t("embeddings.word_embeddings.weight")[int(id)*d+j]))
			y[i] = append(y[i], float64(t("embeddings.position_embeddings.weight")[i*d+j])+float64(t("embeddings.token_type_embeddings.weight")[j]))
		}
	}
	for i, k := range kinds {
		for j := range d {
			x[i][j] += float64(t("heads.parser.case.weight")[int(k)*d+j])
		}
	}
	x = normal(x, y, "embeddings.LayerNorm")
	for l := range w.Config.Layers {
		p := fmt.Sprintf("encoder.layer.%d.", l)
		q, k, v := linear(x, p+"attention.self.query"), linear(x, p+"attention.self.key"), linear(x, p+"attention.self.value")
		x = normal(x, linear(attention(q, k, v, w.Config.Heads), p+"attention.output.dense"), p+"attention.output.LayerNorm")
		h := linear(x, p+"intermediate.dense")
		for i := range h {
			for j, v := range h[i] {
				h[i][j] = v * (1 + math.Erf(v/math.Sqrt2)) / 2
			}
		}
		x = normal(x, linear(h, p+"output.dense"), p+"output.LayerNorm")
	}
	return x
}

func attention(q, k, v [][]float64, heads int) [][]float64 {
	d := len(q[0])
	size := d / heads
	out := make([][]float64, len(q))
	for i := range q {
		out[i] = make([]float64, d)
		for h := 0; h < d; h += size {
			weights, sum := make([]float64, len(k)), 0.0
			for j := range k {
				for c := h; c < h+size; c++ {
					weights[j] += q[i][c] * k[j][c] / math.Sqrt(float64(size))
				}
				weights[j] = math.Exp(weights[j])
				sum += weights[j]
			}
			for j := range v {
				for c := h; c < h+size; c++ {
					out[i][c] += weights[j] / sum * v[j][c]
				}
			}
		}
	}
	return out
}

func cosine[T, U float32 | float64](a []T, b []U) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab += float64(a[i]) * float64(b[i])
		aa += float64(a[i]) * float64(a[i])
		bb += float64(b[i]) * float64(b[i])
	}
	return ab / math.Sqrt(aa*bb)
}
