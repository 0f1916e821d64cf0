package encoder

import "math"

// panel is the number of columns of a layer that lie together.
const panel = 32

// linear is a layer: k inputs, n outputs, multiples of 32. Its weights are
// signed bytes with a scale a column, or floats.
type linear struct {
	k, n   int
	w      []byte    // [n/32][k/4][32][4]
	cols   []float32 // [n/32][3][32]: scale, scale × sum of the column, bias
	smooth []float32 // what an input is multiplied by before it is rounded

	floats []float32 // [n/32][k][32], instead of the above
	bias   []float32
}

// rounded is rows of activations as bytes: q stands for q·step + low.
type rounded struct {
	q         []byte
	step, low []float32
}

// apply computes rows (a multiple of six) of n outputs. The space of r has to
// do for the rows.
func (l *linear) apply(a *arithmetic, levels, rows int, x []float32, r *rounded, y []float32) {
	if l.w == nil {
		for p := 0; p < l.n; p += panel {
			a.product(rows, l.k, x, l.k, l.floats[p*l.k:], panel, y[p:], l.n, panel)
		}
		for i := range rows {
			for j, b := range l.bias {
				y[i*l.n+j] += b
			}
		}
		return
	}
	a.round(rows, l.k, levels, x, l.smooth, r)
	a.multiply(rows, l, r, y)
}

func (a *arithmetic) round(rows, k, levels int, x, smooth []float32, r *rounded) {
	top := float32(levels)
	for i := range rows {
		row := x[i*k : (i+1)*k]
		low, high := a.bounds(row, smooth)
		r.step[i], r.low[i] = 0, low
		inverse := float32(0)
		if high > low {
			r.step[i] = (high - low) / top
			inverse = top / (high - low)
		}
		a.quantise(row, smooth, low, inverse, top, r.q[i*k:(i+1)*k])
	}
}

// setLinear stores a layer whose weights lie by output, as PyTorch has them.
// smooth is nil for floats.
func (c *contents) setLinear(name string, w []float32, k, n int, bias, smooth []float32) {
	c.setFloats(name+".bias", bias)
	if smooth == nil {
		out := make([]float32, k*n)
		for j := range n {
			for i := range k {
				out[j/panel*k*panel+i*panel+j%panel] = w[j*k+i]
			}
		}
		c.setFloats(name+".floats", out)
		return
	}
	out := make([]byte, k*n)
	scale, sum := make([]float32, n), make([]float32, n)
	for j := range n {
		top := float32(1e-12)
		row := make([]float32, k)
		for i := range row {
			row[i] = w[j*k+i] / smooth[i]
			top = max(top, row[i], -row[i])
		}
		scale[j] = top / 127
		total := 0
		for i, v := range row {
			q := int(math.RoundToEven(float64(v / scale[j])))
			total += q
			out[j/panel*k*panel+i/4*4*panel+j%panel*4+i%4] = byte(int8(q))
		}
		sum[j] = scale[j] * float32(total)
	}
	c.set(name+".bytes", out)
	c.setFloats(name+".scale", scale)
	c.setFloats(name+".sum", sum)
	c.setFloats(name+".smooth", smooth)
}

// exactLinear is a layer of floats, whatever the others are.
func (c *contents) exactLinear(name string, k, n int) (l *linear, err error) {
	l = &linear{k: k, n: n}
	if l.bias, err = c.floats(name+".bias", n); err == nil {
		l.floats, err = c.floats(name+".floats", k*n)
	}
	return l, err
}

func (c *contents) linear(name string, k, n int) (l *linear, err error) {
	l = &linear{k: k, n: n}
	if c.Config.Levels == 0 {
		return c.exactLinear(name, k, n)
	}
	if l.bias, err = c.floats(name+".bias", n); err != nil {
		return nil, err
	}
	if l.w, err = c.bytes(name+".bytes", k*n); err != nil {
		return nil, err
	}
	var scale, sum []float32
	if scale, err = c.floats(name+".scale", n); err != nil {
		return nil, err
	}
	if sum, err = c.floats(name+".sum", n); err != nil {
		return nil, err
	}
	for j := 0; j < n; j += panel {
		l.cols = append(append(append(l.cols, scale[j:j+panel]...), sum[j:j+panel]...), l.bias[j:j+panel]...)
	}
	l.smooth, err = c.floats(name+".smooth", k)
	return l, err
}
