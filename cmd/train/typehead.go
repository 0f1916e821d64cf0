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

// trainHead fits a head by Adam (Kingma and Ba 2015) with dropout; the weights are means over the
// second half of the epochs, and take vectors as they come: means and spreads are folded in.
func trainHead(set []headExample, classes int, o headShape) *typeHead {
	in := len(set[0].vector)
	mean, spread := standards(set)
	h, grad, first, second, sum := newTypeHead(in, o.hidden, classes), newTypeHead(in, o.hidden, classes), newTypeHead(in, o.hidden, classes), newTypeHead(in, o.hidden, classes), newTypeHead(in, o.hidden, classes)
	rnd := rand.New(rand.NewPCG(1, 9))
	for i := range h.inner {
		h.inner[i] = float32(rnd.NormFloat64() / math.Sqrt(float64(in)))
	}
	for i := range h.outer {
		h.outer[i] = float32(rnd.NormFloat64() / math.Sqrt(float64(o.hidden)))
	}
	order := make([]int, len(set))
	for i := range order {
		order[i] = i
	}
	x, y := make([]float32, o.batch*in), make([]float32, o.batch*classes)
	up, act, slope := make([]float32, o.batch*o.hidden), make([]float32, o.batch*o.hidden), make([]float32, o.batch*o.hidden)
	step, added := 0, 0
	steps := float64(o.epochs * (len(set) / o.batch))
	for epoch := range o.epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for at := 0; at+o.batch <= len(order); at += o.batch {
			for b, i := range order[at : at+o.batch] {
				row := x[b*in : (b+1)*in]
				for k, v := range set[i].vector {
					row[k] = (v - mean[k]) * spread[k]
					if k < o.vectors {
						row[k] *= kept(rnd, o.dropIn)
					}
				}
			}
			gemm(o.batch, o.hidden, in, x, h.inner, up, false)
			for i := range up {
				v := float64(up[i] + h.innerBias[i%o.hidden])
				c := (1 + math.Erf(v/math.Sqrt2)) / 2
				keep := kept(rnd, o.dropUp)
				act[i] = keep * float32(v*c)
				slope[i] = keep * float32(c+v*math.Exp(-v*v/2)/math.Sqrt(2*math.Pi))
			}
			gemm(o.batch, classes, o.hidden, act, h.outer, y, false)
			for b, i := range order[at : at+o.batch] {
				row := y[b*classes : (b+1)*classes]
				for c := range row {
					row[c] += h.outerBias[c]
				}
				likelihoods(row)
				if e := &set[i]; e.also >= 0 {
					row[e.class] -= 0.7
					row[e.also] -= 0.3
				} else {
					row[e.class]--
				}
				for c := range row {
					row[c] /= float32(o.batch)
				}
			}
			gemmT(o.hidden, classes, o.batch, act, y, grad.outer, false)
			clear(grad.outerBias)
			clear(grad.innerBias)
			for b := range o.batch {
				row := y[b*classes : (b+1)*classes]
				for c, v := range row {
					grad.outerBias[c] += v
				}
				for j := range o.hidden {
					d := float32(0)
					for c, v := range row {
						d += v * h.outer[j*classes+c]
					}
					d *= slope[b*o.hidden+j]
					up[b*o.hidden+j] = d
					grad.innerBias[j] += d
				}
			}
			gemmT(in, o.hidden, o.batch, x, up, grad.inner, false)
			step++
			rate := o.rate * (1 - float64(step)/(steps+1))
			b1, b2 := 1-math.Pow(0.9, float64(step)), 1-math.Pow(0.999, float64(step))
			f, s, g := first.parts(), second.parts(), grad.parts()
			for p, w := range h.parts() {
				decay := float32(0)
				if p%2 == 0 {
					decay = float32(rate * o.decay)
				}
				k := float32(rate * math.Sqrt(b2) / b1)
				f, s, g := f[p], s[p], g[p]
				for i, d := range g {
					f[i] += 0.1 * (d - f[i])
					s[i] += 0.001 * (d*d - s[i])
					w[i] -= k*f[i]/(float32(math.Sqrt(float64(s[i])))+1e-8) + decay*w[i]
				}
			}
		}
		if epoch >= o.epochs/2 {
			t := sum.parts()
			for p, w := range h.parts() {
				for i, v := range w {
					t[p][i] += v
				}
			}
			added++
		}
	}
	for _, w := range sum.parts() {
		for i := range w {
			w[i] /= float32(added)
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
