package syntax

import (
	"slices"
	"unsafe"
)

// avx2Kernel multiplies without VNNI: products of bytes are added in pairs to 16
// bits, and widening those costs as much as the multiplication. Where weights are
// small enough for the products of several steps to fit 16 bits, steps are added
// before they are widened; pack finds out which go together.
type avx2Kernel struct{ vectorKernel }

func avx2() kernel {
	return &avx2Kernel{vectorKernel{"avx2", 8, routines{
		avx2Multiply, avx2Normalise, avx2Convolve, avx2AddRelu, avx2Scan, avx2Quantise, avx2QuantiseSum,
		avx2Values, avx2Largest, avx2LargestDiffs, avx2AddBytes, avx2AddRows,
	}}}
}

// groupedTile is the weights of eight columns, a step (four rows of weights)
// after another, by groups of falling size.
type groupedTile struct {
	w      []byte
	order  []int32        // of the steps: where their activations begin
	groups [groupMost]int // number of groups of four steps, of three, two and one
}

const (
	groupMost = 4 // steps
	groupTile = 8 // columns
	stepSize  = 4 * groupTile
	weightSum = (1<<15 - 1) / Top // sum of weights of one sign whose products fit 16 bits
)

func (v *avx2Kernel) pack(l *Linear) {
	tiles := make([]groupedTile, l.N/groupTile)
	bounds := make([]stepBounds, l.K/4)
	for j := range tiles {
		w := l.w[j*groupTile/tile*tile*l.K+j*groupTile%tile*4:]
		step := func(i int) []byte { return w[i*4*tile : i*4*tile+stepSize] }
		for i := range bounds {
			bounds[i] = boundsOf(step(i))
		}
		t := groupedTile{w: make([]byte, 0, l.K*groupTile), order: make([]int32, 0, l.K/4)}
		groups := groupSteps(bounds)
		for size := groupMost; size > 0; size-- {
			for _, g := range groups {
				if len(g) != size {
					continue
				}
				t.groups[groupMost-size]++
				for _, i := range g {
					t.w = append(t.w, step(i)...)
					t.order = append(t.order, int32(4*i))
				}
			}
		}
		tiles[j] = t
	}
	l.packed = tiles
}

// stepBounds are the sums of the positive and of the negative weights of each
// pair of a step: how far its products can go up and down, in units of Top.
type stepBounds [stepSize]int16

func boundsOf(w []byte) (b stepBounds) {
	for i := 0; i < stepSize; i += 2 {
		for _, x := range w[i : i+2] {
			if v := int16(int8(x)); v > 0 {
				b[i] += v
			} else {
				b[i+1] -= v
			}
		}
	}
	return b
}

// add adds the bounds of another step if both fit 16 bits.
func (b *stepBounds) add(other *stepBounds) bool {
	sum := *b
	for i, v := range other {
		if sum[i] += v; sum[i] > weightSum {
			return false
		}
	}
	*b = sum
	return true
}

// groupSteps takes each step together with others that fit, those of large
// weights first.
func groupSteps(bounds []stepBounds) (groups [][]int) {
	order, total := make([]int, len(bounds)), make([]int, len(bounds))
	for i := range bounds {
		order[i] = i
		for _, v := range bounds[i] {
			total[i] += int(v)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return total[b] - total[a] })
	taken := make([]bool, len(bounds))
	for k, i := range order {
		if taken[i] {
			continue
		}
		g, sum := []int{i}, bounds[i]
		for _, j := range order[k+1:] {
			if len(g) < groupMost && !taken[j] && sum.add(&bounds[j]) {
				taken[j] = true
				g = append(g, j)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func (v *avx2Kernel) multiply(m int, l *Linear, a []byte, stride int, c []int32) {
	if m == 0 {
		return
	}
	in, out := at(a, 0, (m-1)*stride+l.K), at(c, 0, m*l.N)
	tiles := l.packed.([]groupedTile)
	for i := range tiles {
		t := &tiles[i]
		avx2MultiplyGroups(in, stride, at(t.w, 0, l.K*groupTile), unsafe.Add(out, i*stepSize), 4*l.N, at(t.order, 0, l.K/4), unsafe.Pointer(&t.groups), m/v.rows)
	}
}

//go:noescape
func avx2MultiplyGroups(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride int, order, groups unsafe.Pointer, blocks int)

// The assembly's functions are described at routines.

//go:noescape
func avx2Multiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)

//go:noescape
func avx2Normalise(x, gain, bias, q unsafe.Pointer, n, rows int)

//go:noescape
func avx2Convolve(x, row, before, self, after, scale, offset unsafe.Pointer, n int)

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
func avx2AddRows(x, rows, factors unsafe.Pointer, n, count int)
