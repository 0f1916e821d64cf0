package syntax

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"sitrep"
)

// inventedModel is a model file of random weights.
func inventedModel(t *testing.T, c Config) []byte {
	t.Helper()
	r := random{rand.New(rand.NewPCG(3, uint64(c.Width)))}
	w := &Weights{
		Config: c, Tags: []string{"NOUN|NN|", "VERB|VBD|", "PUNCT|.|"}, Relations: []string{"root", "nsubj", "obj"},
		Names: []string{"O", "B-person", "I-person", "E-person", "S-person"},
	}
	d := c.Width
	words := "the\narmy\nrebels\n"
	w.Set("vectors.words", []byte(words))
	w.SetRows("vectors", r.floats(3*c.Dims, 1), c.Dims)
	w.SetFloats("projection", r.floats((c.Dims+1)*d, 1))
	w.SetFloats("projection.bias", r.floats(d, 1))
	w.Set("words.words", []byte(words))
	w.SetRows("words", r.floats(5*d, 1), d)
	for k, n := range FormTables {
		w.SetRows(fmt.Sprint("spelling", k), r.floats(n*d, 1), d)
	}
	linear := func(name string, k, n int, unit, add float32) {
		l := Quantise(r.floats(k*n, 1), k, n, r.floats(n, 1), 0.05, Zero)
		l.Rescale(0, n, unit, add)
		w.SetLinear(name, l)
	}
	norm := func(name, number string) {
		w.SetFloats(name+".gain"+number, r.floats(d, 40))
		bias := r.floats(d, 10)
		for i := range bias {
			bias[i] += Zero + 0.5
		}
		w.SetFloats(name+".bias"+number, bias)
	}
	for i := range c.Layers {
		p := fmt.Sprint("block", i)
		norm(p, "1")
		norm(p, "2")
		linear(p+".conv", 3*d, d, 10, 0)
		linear(p+".gru", d, 2*d, 5, 0)
	}
	norm("out", "")
	linear("heads", d, 2*tile+2*c.Arc+2*c.Relation, 0.2, 20)
	linear("arc", c.Arc, c.Arc, 0.2, Zero+0.5)
	linear("relation", c.Relation, tile, 1, 0)
	w.Set("feats", []byte("Number=Sing\n\n\n"))
	w.Set("lemmas", nil)
	b, err := w.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Networks of any size that is allowed give the same on every kernel.
func TestKernelsAgreeOnSizes(t *testing.T) {
	for _, c := range []Config{
		{Width: 32, Layers: 1, Arc: 32, Relation: 32, Dims: 1},
		{Width: 96, Layers: 2, Arc: 64, Relation: 32, Dims: 7},
		{Width: 160, Layers: 3, Arc: 128, Relation: 96, Dims: 20},
	} {
		file := inventedModel(t, c)
		run := func(k kernel) *sitrep.Analysis {
			m, err := newModel(file, k)
			if err != nil {
				t.Fatal(err)
			}
			a := analysisOf(append(samples[:9:9], strings.Repeat("the army ", 90))...)
			m.NewParser().Annotate(a)
			return a
		}
		want := run(plainKernel{})
		eachKernel(t, func(t *testing.T, k kernel, _ random) {
			if !reflect.DeepEqual(run(k), want) {
				t.Errorf("width %d: annotations differ", c.Width)
			}
		})
	}
}
