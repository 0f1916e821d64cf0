package encoder

import (
	"fmt"
	"strings"

	"sitrep"
)

// deep is a head of two layers, GELU between them, over the vector of a token, that
// of its sentence and hints, which are what else is known of the token. It may be used
// from several goroutines.
type deep struct {
	labels               []string
	width, hidden, hints int       // of a vector, of the inner layer; how many
	token, whole, hint   []float32 // inner layer, a row an input
	innerBias            []float32
	outer                []float32 // a row an inner value
	outerBias            []float32
	a                    *arithmetic
}

// TypesHead is the name of the head that says which event a word tells: tensors
// heads.types.inner.weight (rows of the model's width, again, and a number of hints),
// heads.types.inner.bias, heads.types.weight, heads.types.bias, and the text
// heads.types.labels, one a line.
const TypesHead = "types"

// HasTypes reports whether the file holds a head of types, whole or not.
func (m *Model) HasTypes() bool {
	_, ok := m.Text("heads." + TypesHead + ".labels")
	return ok
}

// HasParser reports whether the file holds a parser's heads.
func (m *Model) HasParser() bool { return m.parser != nil }

func (m *Model) deepHead(name string) (*deep, error) {
	prefix := "heads." + name + "."
	text, ok := m.Text(prefix + "labels")
	if !ok {
		return nil, fmt.Errorf("encoder: model has no head %q", name)
	}
	h := &deep{labels: strings.Split(strings.TrimSuffix(text, "\n"), "\n"), width: m.config.Width, a: m.a}
	inner, err := m.Tensor(prefix + "inner.weight")
	if err != nil {
		return nil, err
	}
	d := h.width
	if len(inner.Shape) != 2 || inner.Shape[1] < 2*d || inner.Shape[0]%lanes != 0 {
		return nil, fmt.Errorf("encoder: tensor %sinner.weight has shape %v, expected rows of at least %d, a multiple of %d of them", prefix, inner.Shape, 2*d, lanes)
	}
	h.hidden, h.hints = inner.Shape[0], inner.Shape[1]-2*d
	sized := func(name string, shape ...int) (v []float32) {
		var t Tensor
		if err == nil {
			t, err = m.Tensor(prefix + name)
		}
		n := 1
		for _, d := range shape {
			n *= d
		}
		if err == nil && len(t.Values) != n {
			err = fmt.Errorf("encoder: tensor %s%s has shape %v, expected %v", prefix, name, t.Shape, shape)
		}
		return t.Values
	}
	n := len(h.labels)
	h.innerBias, h.outerBias = sized("inner.bias", h.hidden), sized("bias", n)
	weight := sized("weight", n, h.hidden)
	if err != nil {
		return nil, err
	}
	rows := make([]float32, len(inner.Values))
	turn(rows, inner.Values, h.hidden)
	h.token, h.whole, h.hint = rows[:d*h.hidden], rows[d*h.hidden:2*d*h.hidden], rows[2*d*h.hidden:]
	h.outer = make([]float32, len(weight))
	turn(h.outer, weight, n)
	return h, nil
}

// turn makes columns of n rows.
func turn(out, in []float32, n int) {
	k := len(in) / n
	for j := range n {
		for i := range k {
			out[i*n+j] = in[j*k+i]
		}
	}
}

// appendInner appends what the inner layer has of the vectors, a row a token.
func (h *deep) appendInner(out []float32, v *Vectors) []float32 {
	d := h.width
	count := len(v.Tokens) / d
	if count == 0 {
		return out
	}
	rows := roundUp(count, rowBlock)
	x, whole := make([]float32, rows*d), make([]float32, rowBlock*h.hidden)
	copy(x, v.Sentence)
	h.a.product(rowBlock, d, x, d, h.whole, h.hidden, whole, h.hidden, h.hidden)
	clear(x[:d])
	copy(x, v.Tokens)
	at := len(out)
	out = append(out, make([]float32, rows*h.hidden)...)
	h.a.product(rows, d, x, d, h.token, h.hidden, out[at:], h.hidden, h.hidden)
	for i := range count {
		for j, b := range h.innerBias {
			out[at+i*h.hidden+j] += whole[j] + b
		}
	}
	return out[:at+count*h.hidden]
}

// Judge scores the words of a document by the head of types, for one goroutine.
type Judge struct {
	h       *deep
	e       *Encoder
	windows []Window
	inner   []float32 // a row a token
	first   []int     // row of each sentence's first token
	act     []float32
	scores  []float32
}

// Types is a head of types; it may be used from several goroutines.
type Types struct {
	m *Model
	h *deep
}

// Types is the head of types, if it is one for these labels and so many hints.
func (m *Model) Types(labels []string, hints int) (*Types, error) {
	h, err := m.deepHead(TypesHead)
	if err != nil {
		return nil, err
	}
	if strings.Join(h.labels, "\n") != strings.Join(labels, "\n") || h.hints != hints {
		return nil, fmt.Errorf("encoder: the head of types has %d hints and the labels %s, expected %d and %s",
			h.hints, strings.Join(h.labels, " "), hints, strings.Join(labels, " "))
	}
	return &Types{m, h}, nil
}

// New makes a judge by the head.
func (t *Types) New() *Judge {
	return &Judge{h: t.h, e: t.m.NewEncoder(TypesOptions), act: make([]float32, t.h.hidden), scores: make([]float32, len(t.h.labels))}
}

// TypesOptions are those of the vectors that the head of types sees.
var TypesOptions = Options{Pooling: Mean}

// judged is how many sentences are encoded together.
const judged = 32

// Read takes in the sentences of a document.
func (j *Judge) Read(a *sitrep.Analysis) {
	j.inner, j.first = j.inner[:0], j.first[:0]
	for from := 0; from < len(a.Sentences); from += judged {
		j.windows = j.windows[:0]
		for i := from; i < min(from+judged, len(a.Sentences)); i++ {
			j.windows = append(j.windows, WindowOf(a.Doc, &a.Sentences[i]))
		}
		for _, v := range j.e.Encode(j.windows) {
			j.first = append(j.first, len(j.inner)/j.h.hidden)
			j.inner = j.h.appendInner(j.inner, &v)
		}
	}
}

// Scores of a token of a sentence for each label, given what else is known of the
// token. They last until the next call.
func (j *Judge) Scores(sentence, token int, hints []float32) []float32 {
	h := j.h
	at := (j.first[sentence] + token) * h.hidden
	copy(j.act, j.inner[at:at+h.hidden])
	for k, x := range hints {
		if x != 0 {
			for i, w := range h.hint[k*h.hidden : (k+1)*h.hidden] {
				j.act[i] += float32(x * w)
			}
		}
	}
	h.a.gelu(j.act)
	copy(j.scores, h.outerBias)
	for i, x := range j.act {
		for c, w := range h.outer[i*len(j.scores) : (i+1)*len(j.scores)] {
			j.scores[c] += float32(x * w)
		}
	}
	return j.scores
}
