//go:build amd64 || arm64

package syntax

import "unsafe"

// vectorKernel is a kernel whose functions are assembly. Its methods check the
// bounds, which the assembly does not.
type vectorKernel struct {
	label string
	rows  int // that multiply takes at once
	routines
}

// routines are the assembly's functions; strides are in bytes, sizes in values.
type routines struct {
	multiplyTile  func(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)
	normaliseRows func(x, gain, bias, q unsafe.Pointer, n, rows int)
	convolveRow   func(x, row, before, self, after, scale, offset unsafe.Pointer, n int)
	addReluRows   func(acc, scale, offset, x unsafe.Pointer, n, rows int)
	scanRows      func(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)
	quantiseRows  func(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)
	quantiseSum   func(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)
	valueRows     func(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)
	largestRows   func(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)
	largestDiffs  func(acc, base, at unsafe.Pointer, n, rows int)
	addByteRow    func(x, row unsafe.Pointer, scale float32, n int)
	addRowsTimes  func(x, rows, factors unsafe.Pointer, n, count int)
}

func (v *vectorKernel) name() string   { return v.label }
func (v *vectorKernel) block() int     { return v.rows }
func (v *vectorKernel) pack(l *Linear) {}

// at is the address of v[i:i+n].
func at[T any](v []T, i, n int) unsafe.Pointer {
	s := v[i : i+n]
	return unsafe.Pointer(unsafe.SliceData(s))
}

func (v *vectorKernel) multiply(m int, l *Linear, a []byte, stride int, c []int32) {
	v.tiles(m, l.N, l.K, a, stride, l.w, c)
}

func (v *vectorKernel) score(m, n, k int, a, w []byte, c []int32) {
	v.tiles(m, n, k, a, k, w, c)
}

// tiles goes through the rows once a tile of weights, which stays in the
// innermost cache meanwhile.
func (v *vectorKernel) tiles(m, n, k int, a []byte, stride int, w []byte, c []int32) {
	if m == 0 {
		return
	}
	in, weights, out := at(a, 0, (m-1)*stride+k), at(w, 0, n*k), at(c, 0, m*n)
	for j := 0; j < n; j += tile {
		v.multiplyTile(in, stride, unsafe.Add(weights, j*k), unsafe.Add(out, 4*j), 4*n, k, m/v.rows)
	}
}

func (v *vectorKernel) normalise(x, gain, bias []float32, q []byte) {
	d := len(gain)
	if rows := len(x) / d; rows > 0 {
		v.normaliseRows(at(x, 0, rows*d), at(gain, 0, d), at(bias, 0, d), at(q, 0, rows*d), d, rows)
	}
}

func (v *vectorKernel) convolve(x, row []float32, before, self, after []int32, scale, offset []float32) {
	n := len(scale)
	v.convolveRow(at(x, 0, n), at(row, 0, n), at(before, 0, n), at(self, 0, n), at(after, 0, n), at(scale, 0, n), at(offset, 0, n), n)
}

func (v *vectorKernel) addRelu(acc []int32, scale, offset, x []float32) {
	d := len(scale)
	if rows := len(x) / d; rows > 0 {
		v.addReluRows(at(acc, 0, rows*d), at(scale, 0, d), at(offset, 0, d), at(x, 0, rows*d), d, rows)
	}
}

func (v *vectorKernel) scan(acc []int32, scale, offset, x []float32) {
	d := len(scale) / 2
	rows, half := len(x)/d, d/2
	if rows == 0 {
		return
	}
	sums, states := at(acc, 0, rows*2*d), at(x, 0, rows*d)
	s, o := at(scale, 0, 2*d), at(offset, 0, 2*d)
	v.scanRows(sums, 8*d, states, 4*d, s, o, half, rows)
	last := rows - 1
	v.scanRows(unsafe.Add(sums, last*8*d+4*d), -8*d, unsafe.Add(states, last*4*d+4*half), -4*d, unsafe.Add(s, 4*d), unsafe.Add(o, 4*d), half, rows)
}

func (v *vectorKernel) quantise(acc []int32, stride int, scale, offset []float32, q []byte) {
	n := len(scale)
	if rows := len(q) / n; rows > 0 {
		v.quantiseRows(at(acc, 0, (rows-1)*stride+n), 4*stride, at(scale, 0, n), at(offset, 0, n), at(q, 0, rows*n), n, rows)
	}
}

func (v *vectorKernel) quantisePair(a, b []int32, scaleA, offsetA, scaleB, offsetB []float32, q []byte) {
	n := len(q)
	v.quantiseSum(at(a, 0, n), at(b, 0, n), at(scaleA, 0, n), at(offsetA, 0, n), at(scaleB, 0, n), at(offsetB, 0, n), at(q, 0, n), n)
}

func (v *vectorKernel) values(acc []int32, stride int, scale, offset, out []float32) {
	n := len(scale)
	if rows := len(out) / n; rows > 0 {
		v.valueRows(at(acc, 0, (rows-1)*stride+n), 4*stride, at(scale, 0, n), at(offset, 0, n), at(out, 0, rows*n), n, rows)
	}
}

func (v *vectorKernel) largest(acc []int32, stride int, scale, offset []float32, index []int32) {
	n := len(scale)
	if rows := len(index); rows > 0 {
		v.largestRows(at(acc, 0, (rows-1)*stride+n), 4*stride, at(scale, 0, n), at(offset, 0, n), at(index, 0, rows), n, rows)
	}
}

func (v *vectorKernel) largestOver(acc, base, index []int32) {
	n := len(base)
	if rows := len(index); rows > 0 {
		v.largestDiffs(at(acc, 0, rows*n), at(base, 0, n), at(index, 0, rows), n, rows)
	}
}

func (v *vectorKernel) addBytes(x []float32, row []byte, scale float32) {
	v.addByteRow(at(x, 0, len(x)), at(row, 0, len(x)), scale, len(x))
}

func (v *vectorKernel) addRows(x, rows, factors []float32) {
	if n := len(factors); n > 0 {
		v.addRowsTimes(at(x, 0, len(x)), at(rows, 0, n*len(x)), at(factors, 0, n), len(x), n)
	}
}
