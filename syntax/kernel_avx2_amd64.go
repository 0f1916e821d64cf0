package syntax

import "unsafe"

// avx2Kernel multiplies without VNNI: products of bytes are added in pairs to 16
// bits, which costs as much as the multiplication. Where the weights are small
// enough for four products to fit 16 bits, as nearly everywhere, two steps are
// added before they are widened; pack finds out which go together.
type avx2Kernel struct{ vectorKernel }

func avx2() kernel {
	return &avx2Kernel{vectorKernel{"avx2", 4, routines{
		avx2Multiply, avx2Normalise, avx2AddRelu, avx2Scan, avx2Quantise, avx2QuantiseSum,
		avx2Values, avx2Largest, avx2LargestDiffs, avx2AddBytes, avx2AddFloats,
	}}}
}

// pairedTile is the weights of sixteen columns, a step (four rows of weights)
// after another, those of pairs first.
type pairedTile struct {
	w              []byte
	order          []int32 // of the steps: where their activations begin
	pairs, singles int
}

const (
	pairTile = 16
	stepSize = 4 * pairTile      // bytes of weights in a step
	pairMost = (1<<15 - 1) / Top // absolute weights whose products fit 16 bits together
)

func (v *avx2Kernel) pack(l *Linear) {
	var tiles []pairedTile
	for j := 0; j < l.N; j += pairTile {
		half := l.w[j/tile*tile*l.K+j%tile*4:]
		step := func(i int) []byte { return half[i*4*tile : i*4*tile+stepSize] }
		tiles = append(tiles, pairSteps(l.K/4, step))
	}
	l.packed = tiles
}

// pairSteps takes each step with the first one after it that is free and fits.
func pairSteps(steps int, step func(int) []byte) pairedTile {
	t := pairedTile{}
	taken := make([]bool, steps)
	var singles []int
	for i := range steps {
		if taken[i] {
			continue
		}
		mate := i + 1
		for mate < steps && (taken[mate] || !fitTogether(step(i), step(mate))) {
			mate++
		}
		if mate == steps {
			singles = append(singles, i)
			continue
		}
		taken[mate] = true
		t.w = append(append(t.w, step(i)...), step(mate)...)
		t.order = append(t.order, int32(4*i), int32(4*mate))
		t.pairs++
	}
	for _, i := range singles {
		t.w = append(t.w, step(i)...)
		t.order = append(t.order, int32(4*i))
		t.singles++
	}
	return t
}

func fitTogether(a, b []byte) bool {
	for i := 0; i < len(a); i += 2 {
		if magnitude(a[i])+magnitude(a[i+1])+magnitude(b[i])+magnitude(b[i+1]) > pairMost {
			return false
		}
	}
	return true
}

func magnitude(w byte) int { return max(int(int8(w)), -int(int8(w))) }

func (v *avx2Kernel) multiply(m int, l *Linear, a []byte, stride int, c []int32) {
	if m == 0 {
		return
	}
	in, out := at(a, 0, (m-1)*stride+l.K), at(c, 0, m*l.N)
	for i, t := range l.packed.([]pairedTile) {
		avx2MultiplyPairs(in, stride, at(t.w, 0, l.K*pairTile), unsafe.Add(out, i*stepSize), 4*l.N, at(t.order, 0, l.K/4), t.pairs, t.singles, m/v.rows)
	}
}

//go:noescape
func avx2MultiplyPairs(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride int, order unsafe.Pointer, pairs, singles, blocks int)

// The assembly's functions are described at routines.

//go:noescape
func avx2Multiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)

//go:noescape
func avx2Normalise(x, gain, bias, q unsafe.Pointer, n, rows int)

//go:noescape
func avx2AddRelu(acc, scale, offset, x unsafe.Pointer, n, rows int)

//go:noescape
func avx2Scan(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)

//go:noescape
func avx2Quantise(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)

//go:noescape
func avx2QuantiseSum(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)

//go:noescape
func avx2Values(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)

//go:noescape
func avx2Largest(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)

//go:noescape
func avx2LargestDiffs(acc, base, at unsafe.Pointer, n, rows int)

//go:noescape
func avx2AddBytes(x, row unsafe.Pointer, scale float32, n int)

//go:noescape
func avx2AddFloats(x, row unsafe.Pointer, factor float32, n int)
