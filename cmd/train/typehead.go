package main

import (
	"math"
	"math/rand/v2"
)

// headShape says how a head of types is trained.
type headShape struct {
	hidden, epochs, batch int
	vectors               int // how many of the inputs are of vectors
	rate, decay           float64
	dropIn, dropUp        float64 // dropout of vectors, not of hints, and of the inner layer
}

// typeHead is two layers with GELU between them: inputs × hidden, hidden × classes, by rows.
type typeHead struct {
	inputs, hidden, classes int
	inner, innerBias        []float32
	outer, outerBias        []float32
}

func (h *typeHead) parts() [4][]float32 {
	return [4][]float32{h.inner, h.innerBias, h.outer, h.outerBias}
}

func newTypeHead(inputs, hidden, classes int) *typeHead {
	return &typeHead{inputs, hidden, classes, make([]float32, inputs*hidden), make([]float32, hidden), make([]float32, hidden*classes), make([]float32, classes)}
}

// headExample is a vector with the share of each class.
type headExample struct {
	vector []float32
	class  int
	also   int // another class that is right, -1
}

// headTrainer holds the working memory of a training.
type headTrainer struct {
	headShape
	h, grad, first, second *typeHead
	x, up, act, slope, y   []float32
	rnd                    *rand.Rand
	steps                  int
}

func newHeadTrainer(o headShape, inputs, classes int) *headTrainer {
	t := &headTrainer{headShape: o, rnd: rand.New(rand.NewPCG(1, 9)), x: make([]float32, o.batch*inputs), y: make([]float32, o.batch*classes),
		up: make([]float32, o.batch*o.hidden), act: make([]float32, o.batch*o.hidden), slope: make([]float32, o.batch*o.hidden)}
	for _, h := range []**typeHead{&t.h, &t.grad, &t.first, &t.second} {
		*h = newTypeHead(inputs, o.hidden, classes)
	}
	for i := range t.h.inner {
		t.h.inner[i] = float32(t.rnd.NormFloat64() / math.Sqrt(float64(inputs)))
	}
	for i := range t.h.outer {
		t.h.outer[i] = float32(t.rnd.NormFloat64() / math.Sqrt(float64(o.hidden)))
	}
	return t
}

// trainHead fits a head by Adam (Kingma and Ba 2015) with dropout; the weights are means over the
// second half of the epochs, and take vectors as they come: means and spreads are folded in.
func trainHead(set []headExample, classes int, o headShape) *typeHead {
	in := len(set[0].vector)
	mean, spread := standards(set)
	t, sum := newHeadTrainer(o, in, classes), newTypeHead(in, o.hidden, classes)
	order := make([]int, len(set))
	for i := range order {
		order[i] = i
	}
	batches := len(order) / o.batch
	for epoch := range o.epochs {
		t.rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for b := range batches {
			batch := order[b*o.batch : (b+1)*o.batch]
			for r, i := range batch {
				t.take(t.x[r*in:(r+1)*in], set[i].vector, mean, spread)
			}
			t.forward()
			for r, i := range batch {
				t.fault(t.y[r*classes:(r+1)*classes], &set[i])
			}
			t.backward()
			t.step(o.rate * (1 - float64(t.steps+1)/float64(o.epochs*batches+1)))
		}
		if epoch >= o.epochs/2 {
			to := sum.parts()
			for p, w := range t.h.parts() {
				for i, v := range w {
					to[p][i] += v / float32(o.epochs-o.epochs/2)
				}
			}
		}
	}
	for k := range in {
		for j := range o.hidden {
			w := &sum.inner[k*o.hidden+j]
			*w *= spread[k]
			sum.innerBias[j] -= *w * mean[k]
		}
	}
	return sum
}

// take makes an input of a vector.
func (t *headTrainer) take(row, vector, mean, spread []float32) {
	for k, v := range vector {
		row[k] = (v - mean[k]) * spread[k]
		if k < t.vectors {
			row[k] *= kept(t.rnd, t.dropIn)
		}
	}
}

// forward computes scores, and the slopes of the inner layer.
func (t *headTrainer) forward() {
	gemm(t.batch, t.hidden, t.h.inputs, t.x, t.h.inner, t.up, false)
	for i := range t.up {
		v := float64(t.up[i] + t.h.innerBias[i%t.hidden])
		c := (1 + math.Erf(v/math.Sqrt2)) / 2
		keep := kept(t.rnd, t.dropUp)
		t.act[i] = keep * float32(v*c)
		t.slope[i] = keep * float32(c+v*math.Exp(-v*v/2)/math.Sqrt(2*math.Pi))
	}
	gemm(t.batch, t.h.classes, t.hidden, t.act, t.h.outer, t.y, false)
}

// fault makes scores the gradient of the loss.
func (t *headTrainer) fault(row []float32, e *headExample) {
	for c := range row {
		row[c] += t.h.outerBias[c]
	}
	likelihoods(row)
	if e.also >= 0 {
		row[e.class] -= 0.7
		row[e.also] -= 0.3
	} else {
		row[e.class]--
	}
	for c := range row {
		row[c] /= float32(t.batch)
	}
}

// backward computes the gradients of the weights.
func (t *headTrainer) backward() {
	classes := t.h.classes
	gemmT(t.hidden, classes, t.batch, t.act, t.y, t.grad.outer, false)
	clear(t.grad.outerBias)
	clear(t.grad.innerBias)
	for b := range t.batch {
		row := t.y[b*classes : (b+1)*classes]
		for c, v := range row {
			t.grad.outerBias[c] += v
		}
		for j := range t.hidden {
			d := float32(0)
			for c, v := range row {
				d += v * t.h.outer[j*classes+c]
			}
			d *= t.slope[b*t.hidden+j]
			t.up[b*t.hidden+j] = d
			t.grad.innerBias[j] += d
		}
	}
	gemmT(t.h.inputs, t.hidden, t.batch, t.x, t.up, t.grad.inner, false)
}

// step moves the weights, matrices towards zero as well.
func (t *headTrainer) step(rate float64) {
	t.steps++
	k := float32(rate * math.Sqrt(1-math.Pow(0.999, float64(t.steps))) / (1 - math.Pow(0.9, float64(t.steps))))
	first, second, grad := t.first.parts(), t.second.parts(), t.grad.parts()
	for p, w := range t.h.parts() {
		decay := float32(0)
		if p%2 == 0 {
			decay = float32(rate * t.decay)
		}
		f, s := first[p], second[p]
		for i, d := range grad[p] {
			f[i] += 0.1 * (d - f[i])
			s[i] += 0.001 * (d*d - s[i])
			w[i] -= k*f[i]/(float32(math.Sqrt(float64(s[i])))+1e-8) + decay*w[i]
		}
	}
}

// kept is what a value is multiplied by that is dropped so often.
func kept(rnd *rand.Rand, dropped float64) float32 {
	if rnd.Float64() < dropped {
		return 0
	}
	return float32(1 / (1 - dropped))
}

// standards are the mean of each input and one over its spread.
func standards(set []headExample) (mean, spread []float32) {
	n := len(set[0].vector)
	sum, square := make([]float64, n), make([]float64, n)
	for i := range set {
		for k, v := range set[i].vector {
			sum[k] += float64(v)
			square[k] += float64(v) * float64(v)
		}
	}
	mean, spread = make([]float32, n), make([]float32, n)
	for k := range n {
		m := sum[k] / float64(len(set))
		mean[k] = float32(m)
		spread[k] = float32(1 / math.Sqrt(max(square[k]/float64(len(set))-m*m, 1e-8)))
	}
	return mean, spread
}

// likelihoods makes probabilities of scores.
func likelihoods(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	sum := 0.0
	for i, v := range x {
		e := math.Exp(float64(v - top))
		x[i] = float32(e)
		sum += e
	}
	for i := range x {
		x[i] = float32(float64(x[i]) / sum)
	}
}

// scores of one vector.
func (h *typeHead) scores(v []float32) []float32 {
	up := append([]float32(nil), h.innerBias...)
	for k, x := range v {
		for j, w := range h.inner[k*h.hidden : (k+1)*h.hidden] {
			up[j] += x * w
		}
	}
	out := append([]float32(nil), h.outerBias...)
	for j, u := range up {
		u := float32(float64(u) * (1 + math.Erf(float64(u)/math.Sqrt2)) / 2)
		for c, w := range h.outer[j*h.classes : (j+1)*h.classes] {
			out[c] += u * w
		}
	}
	return out
}
