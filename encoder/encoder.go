// Package encoder turns text with its tokens into vectors that know their
// context: one for each token and one for the whole stretch.
//
// It runs transformer encoders of BERT's kind with word pieces in lower case
// (Devlin et al. 2019), made for the small ones: all-MiniLM-L6-v2 with six
// layers of width 384. The weights are a file of some 23 MB that cmd/encoder
// makes; the program does not carry it. Matrices are bytes, scaled by column,
// activations are rounded to bytes row by row; scores, softmax, GELU and
// normalisations are floats. A file of floats computes what the reference does.
// The assembly (AVX-512 VNNI for all, AVX2 for the matrices) and the plain code
// give the same bits, whatever is encoded together.
//
// Rule of thumb: a vector of the rounded model has a cosine of 0.998 with the
// exact one (docs/models.md has the figures). Limits: a stretch of more pieces
// than the model has positions is cut and its parts do not see each other.
package encoder

import (
	"fmt"
	"os"
	"strings"
)

// Model is trained weights. It does not change after New and may be used from
// several goroutines.
type Model struct {
	config   Config
	contents *contents
	a        *arithmetic
	v        *vocabulary

	words     []byte // a row a piece, signed bytes times wordScale, or
	wordScale []float32
	wordRows  []float32 // floats
	positions []float32 // rows, with the row of the first segment type added
	norm      normal
	layers    []layer
	parser    *parser // nil for none
}

// ID names the model in records: equal for files with equal contents.
func (m *Model) ID() string { return fmt.Sprintf("encoder-%08x", m.contents.sum) }

// normal is the scale and shift of a layer normalisation.
type normal struct{ gain, bias []float32 }

type layer struct {
	attention, context *linear // width to query, key and value; back to width
	attentionNorm      normal
	inner, outer       *linear
	outerNorm          normal
}

// Open reads a model file.
func Open(path string) (*Model, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("encoder: %w", err)
	}
	m, err := New(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// New reads the bytes of a model file. The model keeps them; they must not change.
func New(file []byte) (*Model, error) {
	c, err := decode(file)
	if err != nil {
		return nil, err
	}
	m := &Model{config: c.Config, contents: c, a: fastest(c.Config.Levels)}
	text, err := c.bytes("vocabulary", -1)
	if err != nil {
		return nil, err
	}
	entries := strings.Split(string(text), "\n")
	if m.v, err = newVocabulary(entries); err != nil {
		return nil, err
	}
	if err = m.embeddings(len(entries)); err != nil {
		return nil, err
	}
	d, inner := c.Config.Width, c.Config.Inner
	linear := func(name string, k, n int) (l *linear) {
		if err == nil {
			l, err = c.linear(name, k, n)
		}
		return l
	}
	norm := func(name string) (n normal) {
		if err == nil {
			n, err = c.norm(name)
		}
		return n
	}
	for i := range c.Config.Layers {
		p := fmt.Sprintf("layer%d.", i)
		m.layers = append(m.layers, layer{
			linear(p+"attention", d, 3*d), linear(p+"context", d, d), norm(p + "attention.norm"),
			linear(p+"inner", d, inner), linear(p+"outer", inner, d), norm(p + "outer.norm"),
		})
	}
	if err == nil {
		m.parser, err = c.newParser()
	}
	return m, err
}

func (c *contents) norm(name string) (n normal, err error) {
	if n.gain, err = c.floats(name+".gain", c.Config.Width); err == nil {
		n.bias, err = c.floats(name+".bias", c.Config.Width)
	}
	return n, err
}

func (m *Model) embeddings(entries int) (err error) {
	c, d := m.contents, m.config.Width
	if c.Config.Levels == 0 {
		m.wordRows, err = c.floats("words.floats", entries*d)
	} else if m.words, err = c.bytes("words.bytes", entries*d); err == nil {
		m.wordScale, err = c.floats("words.scale", entries)
	}
	if err != nil {
		return err
	}
	if m.positions, err = c.floats("positions", m.config.Positions*d); err != nil {
		return err
	}
	m.norm, err = c.norm("embeddings.norm")
	return err
}

// Width is the length of a vector.
func (m *Model) Width() int { return m.config.Width }

// Source says what the weights were made from, Licence under which they are.
func (m *Model) Source() string  { return m.contents.Source }
func (m *Model) Licence() string { return m.contents.Licence }
