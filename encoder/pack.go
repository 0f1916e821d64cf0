package encoder

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Tensor is an array of floats, the last dimension the quickest.
type Tensor struct {
	Shape  []int
	Values []float32
}

// Weights is what a model file is made from. Tensors have the names of
// Hugging Face's BertModel, without "bert." before them; those that begin with
// "heads." are kept as they are (Model.Tensor), as are the texts (Model.Text);
// "heads.parser." are those of a parser (Model.NewScorer).
type Weights struct {
	Config          Config // Levels is 0 for a file of floats
	Vocabulary      []string
	Tensors         map[string]Tensor
	Texts           map[string]string
	Source, Licence string
}

// Pack makes a model file. The sample is texts like those to be encoded: a
// rounded model weighs its inputs by the largest values that they cause
// (SmoothQuant, Xiao et al. 2023). It must not be empty for such a model.
func Pack(w Weights, sample []string) ([]byte, error) {
	levels := w.Config.Levels
	w.Config.Levels = 0
	file, err := w.pack(nil)
	if err != nil || levels == 0 {
		return file, err
	}
	m, err := New(file)
	if err != nil {
		return nil, err
	}
	if len(sample) == 0 {
		return nil, fmt.Errorf("encoder: no sample to round by")
	}
	w.Config.Levels = levels
	return w.pack(m.peaks(sample))
}

// peaks is the largest magnitude of each input of each matrix.
func (m *Model) peaks(sample []string) [][]float32 {
	inputs := m.inputs()
	peaks := make([][]float32, len(inputs))
	watch := func(layer, matrix, rows int, x []float32) {
		p := &peaks[4*layer+matrix]
		if *p == nil {
			*p = make([]float32, inputs[4*layer+matrix])
		}
		for i := range rows {
			for j, v := range x[i*len(*p) : (i+1)*len(*p)] {
				(*p)[j] = max((*p)[j], v, -v)
			}
		}
	}
	if m.parser != nil {
		s := m.NewScorer()
		s.watch = watch
		for _, text := range sample {
			s.Read([][]string{wordsOf(text)})
		}
		return peaks
	}
	e := m.NewEncoder(Options{Whole: true})
	e.watch = watch
	for _, text := range sample {
		w := Window{Text: text}
		w.Span.End = len(text)
		e.Encode([]Window{w})
	}
	return peaks
}

// inputs is the number of inputs of each matrix in the order that watch counts
// them; those of a parser count as a layer.
func (m *Model) inputs() (n []int) {
	for _, l := range m.layers {
		n = append(n, l.attention.k, l.context.k, l.inner.k, l.outer.k)
	}
	if p := m.parser; p != nil {
		n = append(n, m.config.Width, p.arc.k, p.relation.k)
	}
	return n
}

// wordsOf is roughly the words and marks of a text.
func wordsOf(text string) (words []string) {
	for f := range strings.FieldsSeq(text) {
		word := strings.TrimRight(f, ".,;:!?\")”")
		if words = append(words, word); word != f {
			words = append(words, f[len(word):])
		}
	}
	return words
}

// packer collects sections and the first fault.
type packer struct {
	Weights
	out contents
	err error
}

// tensor is the values of a tensor of that shape.
func (p *packer) tensor(name string, shape ...int) []float32 {
	t, ok := p.Tensors[name]
	n := 1
	for _, d := range shape {
		n *= d
	}
	if ok && slices.Equal(t.Shape, shape) && len(t.Values) == n {
		return t.Values
	}
	if p.err == nil && ok {
		p.err = fmt.Errorf("encoder: tensor %s has shape %v, expected %v", name, t.Shape, shape)
	} else if p.err == nil {
		p.err = fmt.Errorf("encoder: tensor %s is missing", name)
	}
	return make([]float32, n)
}

func (w Weights) pack(peaks [][]float32) ([]byte, error) {
	if err := w.Config.check(); err != nil {
		return nil, err
	}
	p := packer{Weights: w, out: contents{header: header{Config: w.Config, Source: w.Source, Licence: w.Licence}}}
	for _, e := range w.Vocabulary {
		if strings.Contains(e, "\n") {
			return nil, fmt.Errorf("encoder: entry %q of the vocabulary has a line end", e)
		}
	}
	p.out.set("vocabulary", []byte(strings.Join(w.Vocabulary, "\n")))
	p.embeddings()
	for i := range w.Config.Layers {
		p.layer(i, peaks)
	}
	p.parser(peaks)
	p.extras()
	if p.err != nil {
		return nil, p.err
	}
	return p.out.encode()
}

func (p *packer) embeddings() {
	d := p.Config.Width
	words := p.tensor("embeddings.word_embeddings.weight", len(p.Vocabulary), d)
	if p.Config.Levels == 0 {
		p.out.setFloats("words.floats", words)
	} else {
		q, scale := make([]byte, len(words)), make([]float32, len(p.Vocabulary))
		for i := range scale {
			row := words[i*d : (i+1)*d]
			scale[i] = largest(row) / 127
			for j, v := range row {
				q[i*d+j] = byte(int8(math.RoundToEven(float64(v / scale[i]))))
			}
		}
		p.out.set("words.bytes", q)
		p.out.setFloats("words.scale", scale)
	}
	positions := slices.Clone(p.tensor("embeddings.position_embeddings.weight", p.Config.Positions, d))
	types := p.tensor("embeddings.token_type_embeddings.weight", 2, d)
	for i := range positions {
		positions[i] += types[i%d]
	}
	p.out.setFloats("positions", positions)
	p.normal("embeddings.norm", "embeddings.LayerNorm")
}

func (p *packer) normal(name, tensor string) {
	p.out.setFloats(name+".gain", p.tensor(tensor+".weight", p.Config.Width))
	p.out.setFloats(name+".bias", p.tensor(tensor+".bias", p.Config.Width))
}

func (p *packer) layer(i int, peaks [][]float32) {
	d, inner := p.Config.Width, p.Config.Inner
	from, to := fmt.Sprintf("encoder.layer.%d.", i), fmt.Sprintf("layer%d.", i)
	matrix := func(at int, name string, w []float32, k, n int, bias []float32) {
		var smooth []float32
		if peaks != nil {
			smooth = smoothing(peaks[4*i+at], w, k)
		}
		p.out.setLinear(to+name, w, k, n, bias, smooth)
	}
	var w, bias []float32
	for _, part := range []string{"query", "key", "value"} {
		name := from + "attention.self." + part
		pw, pb := p.tensor(name+".weight", d, d), p.tensor(name+".bias", d)
		if part == "query" { // the scores' factor
			f := 1 / math.Sqrt(float64(d/p.Config.Heads))
			pw, pb = times(pw, f), times(pb, f)
		}
		w, bias = append(w, pw...), append(bias, pb...)
	}
	matrix(0, "attention", w, d, 3*d, bias)
	name := from + "attention.output.dense"
	matrix(1, "context", p.tensor(name+".weight", d, d), d, d, p.tensor(name+".bias", d))
	p.normal(to+"attention.norm", from+"attention.output.LayerNorm")
	name = from + "intermediate.dense"
	matrix(2, "inner", p.tensor(name+".weight", inner, d), d, inner, p.tensor(name+".bias", inner))
	name = from + "output.dense"
	matrix(3, "outer", p.tensor(name+".weight", d, inner), inner, d, p.tensor(name+".bias", d))
	p.normal(to+"outer.norm", from+"output.LayerNorm")
}

// smoothing is the factors of a matrix's inputs that share the rounding error
// between the inputs and the weights.
func smoothing(peaks, w []float32, k int) []float32 {
	smooth := make([]float32, k)
	for i := range smooth {
		top := float32(1e-5)
		for j := i; j < len(w); j += k {
			top = max(top, w[j], -w[j])
		}
		smooth[i] = float32(math.Sqrt(float64(top / max(peaks[i], 1e-5))))
	}
	return smooth
}

func times(v []float32, f float64) []float32 {
	out := make([]float32, len(v))
	for i, x := range v {
		out[i] = float32(float64(x) * f)
	}
	return out
}

func largest(v []float32) float32 {
	top := float32(1e-12)
	for _, x := range v {
		top = max(top, x, -x)
	}
	return top
}

// extras stores the heads and the texts, in order of their names.
func (p *packer) extras() {
	var names []string
	for name := range p.Tensors {
		if strings.HasPrefix(name, "heads.") && !strings.HasPrefix(name, "heads.parser.") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		t := p.Tensors[name]
		p.out.setFloats(name, p.tensor(name, t.Shape...), t.Shape...)
	}
	names = names[:0]
	for name := range p.Texts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p.out.set("texts."+name, []byte(p.Texts[name]))
	}
}
