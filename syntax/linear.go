package syntax

import "math"

// Linear is a layer on unsigned bytes: column j of the product with the signed
// weights, as an integer, times Scale[j] plus Offset[j].
type Linear struct {
	K, N          int    // inputs, outputs: multiples of 32
	w             []byte // signed, within ±127, [N/32][K/4][32][4]
	Scale, Offset []float32

	packed any // w as the kernel wants it, where that is another order
}

// Top is the largest byte that stands for an activation: seven bits, so that
// two products of bytes add up to less than 1<<15, which multiplications of
// pairs of bytes cut off at on processors without those of quadruples.
const Top = 127

// Zero is the byte that stands for 0 in normalised values.
const Zero = 64

const (
	top  = float32(Top)
	zero = byte(Zero)
)

// Quantise rounds a k×n matrix to signed bytes, a scale a column. An input u
// stands for (u-zero)·scale; bias may be nil.
func Quantise(w []float32, k, n int, bias []float32, scale float32, zero int) *Linear {
	l := &Linear{K: k, N: n, w: make([]byte, k*n), Scale: make([]float32, n), Offset: make([]float32, n)}
	col := make([]float32, k)
	for j := range n {
		for i := range col {
			col[i] = w[i*n+j]
		}
		s := largest(col) / 127
		sum := 0
		for i, x := range col {
			q := int(math.RoundToEven(float64(x / s)))
			sum += q
			l.w[j/tile*tile*k+i/4*tile*4+j%tile*4+i%4] = byte(int8(q))
		}
		l.Scale[j] = s * scale
		l.Offset[j] = -float32(zero*sum) * s * scale
		if bias != nil {
			l.Offset[j] += bias[j]
		}
	}
	return l
}

// Rescale divides the outputs [from, to) by unit and adds to them, so that they
// can be rounded to bytes as they are.
func (l *Linear) Rescale(from, to int, unit, add float32) {
	for j := from; j < to; j++ {
		l.Scale[j] /= unit
		l.Offset[j] = l.Offset[j]/unit + add
	}
}

// parts is a convolution over three rows as a layer of one row: the sums that
// the row adds as the first of three, as the second, as the third.
func (l *Linear) parts() *Linear {
	k := l.K / 3
	p := &Linear{K: k, N: 3 * l.N, w: make([]byte, 0, len(l.w))}
	for part := range 3 {
		for j := 0; j < l.N; j += tile {
			p.w = append(p.w, l.w[j*l.K+part*k*tile:][:k*tile]...)
		}
	}
	return p
}

func (w *Weights) linear(name string, k, n int) (*Linear, error) {
	b, err := w.bytes(name, k*n)
	if err != nil {
		return nil, err
	}
	l := &Linear{K: k, N: n, w: b}
	if l.Scale, err = w.floats(name+".scale", n); err != nil {
		return nil, err
	}
	l.Offset, err = w.floats(name+".offset", n)
	return l, err
}
