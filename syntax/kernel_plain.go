package syntax

import "math"

// The arithmetic of the network in plain Go. Products are rounded before they
// are added (the conversions forbid a fused operation) and sums run over
// sixteen lanes, so that every processor gets the same bits as the vector code.

// lanes is the number of 32-bit values that the vector code handles at once.
const lanes = 16

// plainMultiply computes m rows of int32 sums of n columns from rows of k
// unsigned bytes that begin stride apart and packed signed weights.
func plainMultiply(m, n, k int, a []byte, stride int, w []byte, c []int32) {
	for i := range m {
		row, out := a[i*stride:i*stride+k], c[i*n:(i+1)*n]
		clear(out)
		for x := 0; x < k; x += 4 {
			a0, a1, a2, a3 := int32(row[x]), int32(row[x+1]), int32(row[x+2]), int32(row[x+3])
			if a0|a1|a2|a3 == 0 {
				continue
			}
			b := w[x*n : x*n+4*n]
			for j := range out {
				q := b[4*j : 4*j+4 : 4*j+4]
				out[j] += a0*int32(int8(q[0])) + a1*int32(int8(q[1])) + a2*int32(int8(q[2])) + a3*int32(int8(q[3]))
			}
		}
	}
}

// plainNormalise is layer normalisation, rounded to bytes; gain and bias hold
// the scale and the zero point.
func plainNormalise(x, gain, bias []float32, q []byte) {
	var s, p [lanes]float32
	for i := 0; i < len(x); i += lanes {
		for j, v := range x[i : i+lanes] {
			s[j] += v
			p[j] += float32(v * v)
		}
	}
	n := float32(len(x))
	mean := sumLanes(&s) / n
	square := float32(mean * mean)
	variance := max(sumLanes(&p)/n-square, 0)
	inv := 1 / float32(math.Sqrt(float64(variance+1e-5)))
	shift := -float32(mean * inv)
	for i, v := range x {
		y := float32(v*inv) + shift
		q[i] = toByte(float32(y*gain[i])+bias[i], 255)
	}
}

func sumLanes(v *[lanes]float32) float32 {
	for n := lanes / 2; n > 0; n /= 2 {
		for i := range n {
			v[i] += v[i+n]
		}
	}
	return v[0]
}

// toByte cuts off the fraction; below zero is zero.
func toByte(v, top float32) byte { return byte(int32(min(max(v, 0), top))) }

// plainAddRelu adds the positive part of scaled sums to x.
func plainAddRelu(acc []int32, scale, offset, x []float32) {
	for i, a := range acc {
		x[i] += max(float32(float32(a)*scale[i])+offset[i], 0)
	}
}

// plainScan runs sixteen values of one direction of the minGRU over the rows
// and adds the states to x. acc holds the gate's sums at 0 and the candidate's
// at half; the strides are in values, negative to go backwards, from the first
// rows at accAt and xAt.
func plainScan(acc []int32, accAt, accStride, half int, x []float32, xAt, xStride int, scale, offset []float32, rows int) {
	var h [lanes]float32
	for range rows {
		for j := range h {
			g := float32(float32(acc[accAt+j])*scale[j]) + offset[j]
			c := float32(float32(acc[accAt+half+j])*scale[half+j]) + offset[half+j]
			z := float32(g/(1+max(g, -g))*0.5) + 0.5
			h[j] += float32(z * (c - h[j]))
			x[xAt+j] += h[j]
		}
		accAt += accStride
		xAt += xStride
	}
}

// plainQuantise rounds the positive part of scaled sums to bytes up to top.
func plainQuantise(acc []int32, scale, offset []float32, q []byte, top float32) {
	for i, a := range acc {
		q[i] = toByte(float32(float32(a)*scale[i])+offset[i], top)
	}
}

// plainQuantisePair rounds the positive part of the sum of two scaled sums.
func plainQuantisePair(a, b []int32, scaleA, offsetA, scaleB, offsetB []float32, q []byte) {
	for i := range q {
		v := float32(float32(a[i])*scaleA[i]) + offsetA[i]
		q[i] = toByte(v+(float32(float32(b[i])*scaleB[i])+offsetB[i]), 255)
	}
}

// plainScaled writes scaled sums.
func plainScaled(acc []int32, scale, offset, out []float32) {
	for i, a := range acc {
		out[i] = float32(float32(a)*scale[i]) + offset[i]
	}
}

// addBytes adds a row of signed bytes times scale to x.
func addBytes(x []float32, row []byte, scale float32) {
	row = row[:len(x)]
	for i := range x {
		x[i] += float32(float32(int8(row[i])) * scale)
	}
}

// addFloats adds a row times factor to x.
func addFloats(x, row []float32, factor float32) {
	row = row[:len(x)]
	for i := range x {
		x[i] += float32(row[i] * factor)
	}
}
