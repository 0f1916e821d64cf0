package encoder

import (
	"fmt"
	"strings"
)

// Head is one layer on a vector of the model: a score for each label. It may
// be used from several goroutines.
type Head struct {
	Labels []string
	width  int
	weight []float32 // a column a label, padded to a multiple of 16
	bias   []float32
	a      *arithmetic
}

// Head is the head of that name: the tensors heads.NAME.weight (a row a label)
// and heads.NAME.bias, and the text heads.NAME.labels, one a line.
func (m *Model) Head(name string) (*Head, error) {
	text, ok := m.Text("heads." + name + ".labels")
	if !ok {
		return nil, fmt.Errorf("encoder: model has no head %q", name)
	}
	h := &Head{Labels: strings.Split(strings.TrimSuffix(text, "\n"), "\n"), width: m.config.Width, a: m.a}
	n, wide := len(h.Labels), roundUp(len(h.Labels), lanes)
	weight, err := m.Tensor("heads." + name + ".weight")
	if err != nil {
		return nil, err
	}
	bias, err := m.Tensor("heads." + name + ".bias")
	if err != nil {
		return nil, err
	}
	if len(weight.Values) != n*h.width || len(bias.Values) != n {
		return nil, fmt.Errorf("encoder: head %q has %d labels, but weights %v and bias %v", name, n, weight.Shape, bias.Shape)
	}
	h.bias, h.weight = bias.Values, make([]float32, h.width*wide)
	for j := range n {
		for i := range h.width {
			h.weight[i*wide+j] = weight.Values[j*h.width+i]
		}
	}
	return h, nil
}

// Scores is a row of scores, one a label, for each row of vectors.
func (h *Head) Scores(vectors []float32) []float32 {
	n, wide := len(h.Labels), roundUp(len(h.Labels), lanes)
	rows := len(vectors) / h.width
	if rows == 0 {
		return nil
	}
	padded := make([]float32, roundUp(rows, rowBlock)*h.width)
	copy(padded, vectors)
	sums := make([]float32, roundUp(rows, rowBlock)*wide)
	h.a.product(roundUp(rows, rowBlock), h.width, padded, h.width, h.weight, wide, sums, wide, wide)
	out := make([]float32, rows*n)
	for i := range rows {
		for j, b := range h.bias {
			out[i*n+j] = sums[i*wide+j] + b
		}
	}
	return out
}

// Tensor is an array that the file carries for a head of another kind, by its
// whole name, "heads." included.
func (m *Model) Tensor(name string) (Tensor, error) {
	shape := m.contents.shape(name)
	if shape == nil {
		return Tensor{}, fmt.Errorf("encoder: model has no tensor %q", name)
	}
	return Tensor{shape, toFloats(m.contents.sections[name])}, nil
}

// Text is a text that the file carries.
func (m *Model) Text(name string) (string, bool) {
	b, ok := m.contents.sections["texts."+name]
	return string(b), ok
}
