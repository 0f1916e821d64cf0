package main

import "math"

// param is a trained matrix with its Adam moments. Of a sparse one only the
// rows that a step touched are updated.
type param struct {
	rows, cols int
	w          []float32
	m, v       []float32
	sparse     bool
}

// matrix is a value on the tape with its gradient, by rows.
type matrix struct {
	rows, cols int
	v, g       []float32
}

func (x *matrix) row(i int) []float32  { return x.v[i*x.cols : (i+1)*x.cols] }
func (x *matrix) grad(i int) []float32 { return x.g[i*x.cols : (i+1)*x.cols] }

// tape records a forward pass and runs it backwards. Memory comes from an
// arena that reset frees at once.
type tape struct {
	arena []float32
	used  int
	back  []func()
	grads map[*param][]float32
	rows  map[*param]map[int32]struct{}
	train bool
	rng   uint64
	lanes [16]uint32 // random states of the vector code
}

func newTape(seed uint64) *tape {
	t := &tape{
		arena: make([]float32, 1<<22), grads: map[*param][]float32{},
		rows: map[*param]map[int32]struct{}{}, rng: seed*0x9E3779B97F4A7C15 + 1,
	}
	for i := range t.lanes {
		t.lanes[i] = uint32(t.random()>>32) | 1
	}
	return t
}

func (t *tape) reset() { t.used, t.back = 0, t.back[:0] }

func (t *tape) random() uint64 { // xorshift64*
	t.rng ^= t.rng >> 12
	t.rng ^= t.rng << 25
	t.rng ^= t.rng >> 27
	return t.rng * 0x2545F4914F6CDD1D
}

func (t *tape) chance(p float64) bool { return float64(t.random()>>11)/(1<<53) < p }

func (t *tape) alloc(n int) []float32 {
	if t.used+n > len(t.arena) {
		t.arena, t.used = make([]float32, max(2*len(t.arena), 2*n)), 0
	}
	s := t.arena[t.used : t.used+n : t.used+n]
	t.used += (n + 15) &^ 15
	return s
}

func (t *tape) zeros(n int) []float32 { s := t.alloc(n); clear(s); return s }

func (t *tape) matrix(rows, cols int) *matrix {
	x := &matrix{rows: rows, cols: cols, v: t.alloc(rows * cols)}
	if t.train {
		x.g = t.zeros(rows * cols)
	}
	return x
}

func (t *tape) grad(p *param) []float32 {
	g := t.grads[p]
	if g == nil {
		g = make([]float32, len(p.w))
		t.grads[p] = g
		if p.sparse {
			t.rows[p] = map[int32]struct{}{}
		}
	}
	return g
}

func (t *tape) later(f func()) {
	if t.train {
		t.back = append(t.back, f)
	}
}

func (t *tape) backward() {
	for i := len(t.back) - 1; i >= 0; i-- {
		t.back[i]()
	}
}

// adam is the optimiser: dense gradients are clipped together by their norm.
type adam struct {
	params []*param
	step   int
}

func (a *adam) update(tapes []*tape, rate, clip float64) {
	const beta1, beta2 = 0.9, 0.99
	a.step++
	rate *= math.Sqrt(1-math.Pow(beta2, float64(a.step))) / (1 - math.Pow(beta1, float64(a.step)))
	first := tapes[0]
	var norm float64
	for _, p := range a.params {
		g := first.grad(p)
		for _, t := range tapes[1:] {
			merge(first, t, p)
		}
		if !p.sparse {
			for _, x := range g {
				norm += float64(x) * float64(x)
			}
		}
	}
	scale := float32(min(1, clip/max(math.Sqrt(norm), 1e-12)))
	for _, p := range a.params {
		g := first.grads[p]
		if !p.sparse {
			p.descend(g, 0, len(g), float32(rate), scale)
			continue
		}
		for r := range first.rows[p] {
			p.descend(g, int(r)*p.cols, int(r+1)*p.cols, float32(rate), scale)
		}
		clear(first.rows[p])
	}
}

// merge adds the gradient of one tape to another's and clears it.
func merge(into, from *tape, p *param) {
	g, h := into.grad(p), from.grad(p)
	if !p.sparse {
		addRow(g, h)
		clear(h)
		return
	}
	for r := range from.rows[p] {
		o := int(r) * p.cols
		addRow(g[o:o+p.cols], h[o:o+p.cols])
		clear(h[o : o+p.cols])
		into.rows[p][r] = struct{}{}
	}
	clear(from.rows[p])
}

func (p *param) descend(g []float32, lo, hi int, rate, scale float32) {
	if fast(hi - lo) {
		adam16(at(p.w[lo:hi]), at(g[lo:hi]), at(p.m[lo:hi]), at(p.v[lo:hi]), hi-lo, rate, scale, 0.9, 0.99)
		return
	}
	for i := lo; i < hi; i++ {
		x := g[i] * scale
		g[i] = 0
		p.m[i] = 0.9*p.m[i] + 0.1*x
		p.v[i] = 0.99*p.v[i] + 0.01*x*x
		p.w[i] -= rate * p.m[i] / (float32(math.Sqrt(float64(p.v[i]))) + 1e-8)
	}
}
