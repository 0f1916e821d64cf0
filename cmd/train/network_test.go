package main

import (
	"math"
	"testing"

	"sitrep/syntax"
)

// tiny is a network of a few hundred weights with two sentences to learn from.
func tiny(t *testing.T) (*network, []*example) {
	t.Helper()
	n := &network{Config: syntax.Config{Width: 32, Layers: 1, Arc: 32, Relation: 32, Dims: 4}}
	n.tags, n.relations = []string{"NOUN|NN", "VERB|VBD", "PUNCT|."}, []string{"root", "nsubj", "punct"}
	n.wordList = []string{"rebels", "withdrew", "."}
	n.vectors = map[string][]float32{"rebels": {0.1, -0.4, 0.2, 0.3}, "withdrew": {-0.2, 0.5, 0.1, 0}}
	n.init(3)
	gold := &sentence{
		forms: []string{"Rebels", "withdrew", "."}, heads: []int{2, 0, 2}, rels: []string{"nsubj", "root", "punct"},
		upos: []string{"NOUN", "VERB", "PUNCT"}, xpos: []string{"NN", "VBD", "."}, feats: make([]string, 3), names: []labelSet{outside | 2, outside, outside},
	}
	believed := &sentence{forms: []string{"Rebels", "withdrew"}, soft: &soft{
		heads: [][]belief{{{2, 0.75}, {0, 0.25}}, {{0, 1}}}, rels: [][]belief{{{1, 0.5}, {2, 0.5}}, {{0, 1}}},
		tags: [][]belief{{{0, 1}}, {{1, 0.9}, {0, 0.1}}}, names: [][]belief{{{0, 0.6}, {1, 0.4}}, {{0, 1}}},
	}}
	return n, []*example{n.example(gold), n.example(believed)}
}

func (l losses) total() float64 { return l.arc + l.rel + 0.7*l.tag + 0.7*l.name }

// The gradients of a step are what small changes of the weights do to the loss.
func TestGradients(t *testing.T) {
	for _, on := range []bool{false, true} {
		if on && !vector {
			continue
		}
		was := vector
		vector = on
		checkGradients(t)
		vector = was
	}
}

func checkGradients(t *testing.T) {
	n, batch := tiny(t)
	again := newTape(7)
	rng := again.rng
	loss := func() float64 {
		again.rng = rng // the same case noise each time
		return n.step(again, batch, 1).total()
	}
	tape := newTape(7)
	n.step(tape, batch, 1)
	for k, p := range n.params {
		g := tape.grad(p)
		checked := 0
		for i := range p.w {
			if math.Abs(float64(g[i])) < 0.02 || checked == 4 {
				continue
			}
			checked++
			const step = 2e-3
			was := p.w[i]
			p.w[i] = was + step
			up := loss()
			p.w[i] = was - step
			down := loss()
			p.w[i] = was
			want := (up - down) / (2 * step)
			if math.Abs(want-float64(g[i])) > 0.02+0.05*math.Abs(want) {
				t.Errorf("vector %v, parameter %d, weight %d: gradient %.4f, the loss changes by %.4f", vector, k, i, g[i], want)
			}
		}
		if checked == 0 && !p.sparse { // tables have rows that these sentences do not read
			t.Errorf("vector %v, parameter %d: no gradient", vector, k)
		}
	}
}

// The vector code and the plain code compute the same step but for rounding.
func TestVectorStep(t *testing.T) {
	if !vector {
		t.Skip("no vector code for this processor")
	}
	run := func(on bool) ([]float32, losses) {
		was := vector
		vector = on
		defer func() { vector = was }()
		n, batch := tiny(t)
		tp := newTape(7)
		opt := &adam{params: n.params}
		var sum losses
		for range 3 {
			sum = n.step(tp, batch, 1)
			opt.update([]*tape{tp}, 1e-3, 1)
		}
		return n.blocks[0].gru.w, sum
	}
	a, lossA := run(false)
	b, lossB := run(true)
	for i := range a {
		if math.Abs(float64(a[i]-b[i])) > 2e-4 {
			t.Fatalf("weight %d: %g plain, %g vector", i, a[i], b[i])
		}
	}
	if math.Abs(lossA.total()-lossB.total()) > 1e-3 {
		t.Errorf("loss %g plain, %g vector", lossA.total(), lossB.total())
	}
}
