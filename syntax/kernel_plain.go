package syntax

import "math"

// plainKernel is the arithmetic written down as simply as it can be: what the
// other kernels are tested against. The conversions of products to float32
// forbid the compiler to fuse them with the addition.
type plainKernel struct{}

func (plainKernel) name() string   { return "plain" }
func (plainKernel) block() int     { return 1 }
func (plainKernel) pack(l *Linear) {}

func (k plainKernel) multiply(m int, l *Linear, a []byte, stride int, c []int32) {
	for i := range m {
		k.score(1, l.N, l.K, a[i*stride:], l.w, c[i*l.N:])
	}
}

func (plainKernel) score(m, n, k int, a, w []byte, c []int32) {
	for i := range m {
		row, out := a[i*k:(i+1)*k], c[i*n:(i+1)*n]
		clear(out)
		for j := range out {
			t := w[j/tile*tile*k+j%tile*4:]
			for x := 0; x < k; x += 4 {
				q := t[x*tile : x*tile+4]
				out[j] += int32(row[x])*int32(int8(q[0])) + int32(row[x+1])*int32(int8(q[1])) +
					int32(row[x+2])*int32(int8(q[2])) + int32(row[x+3])*int32(int8(q[3]))
			}
		}
	}
}

func (plainKernel) normalise(x, gain, bias []float32, q []byte) {
	d := len(gain)
	for ; len(x) > 0; x, q = x[d:], q[d:] {
		plainNormalise(x[:d], gain, bias, q)
	}
}

func plainNormalise(x, gain, bias []float32, q []byte) {
	var s, p [lanes]float32
	for i := 0; i < len(x); i += lanes {
		for j, v := range x[i : i+lanes] {
			s[j] += v
			p[j] += float32(v * v)
		}
	}
	inv, shift := moments(&s, &p, len(x))
	for i, v := range x {
		y := float32(v*inv) + shift
		q[i] = toByte(float32(y*gain[i]) + bias[i])
	}
}

// moments gives what a row is multiplied with and shifted by to be normalised,
// from the lanes' sums of its values and their squares.
func moments(s, p *[lanes]float32, size int) (inv, shift float32) {
	n := float32(size)
	mean := sumLanes(s) / n
	square := float32(mean * mean)
	variance := max(sumLanes(p)/n-square, 0)
	inv = 1 / float32(math.Sqrt(float64(variance+1e-5)))
	return inv, -float32(mean * inv)
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
func toByte(v float32) byte { return byte(int32(min(max(v, 0), top))) }

func value(a int32, scale, offset float32) float32 { return float32(float32(a)*scale) + offset }

func (plainKernel) convolve(x, row []float32, before, self, after []int32, scale, offset []float32) {
	for j, s := range scale {
		x[j] = row[j] + max(value(before[j]+self[j]+after[j], s, offset[j]), 0)
	}
}

func (plainKernel) addRelu(acc []int32, scale, offset, x []float32) {
	d := len(scale)
	for ; len(x) > 0; x, acc = x[d:], acc[d:] {
		for j, s := range scale {
			x[j] += max(value(acc[j], s, offset[j]), 0)
		}
	}
}

func (plainKernel) scan(acc []int32, scale, offset, x []float32) {
	d := len(scale) / 2
	rows, half := len(x)/d, d/2
	for j := range d {
		first, step := 0, 1
		gate := j // column of the gate's sums, the candidate's half a row on
		if j >= half {
			first, step, gate = rows-1, -1, j+half
		}
		var h float32
		for r := first; r >= 0 && r < rows; r += step {
			g := value(acc[r*2*d+gate], scale[gate], offset[gate])
			c := value(acc[r*2*d+gate+half], scale[gate+half], offset[gate+half])
			h = towards(h, g, c)
			x[r*d+j] += h
		}
	}
}

// towards moves a state to a candidate as far as the gate opens.
func towards(h, gate, candidate float32) float32 {
	z := float32(gate/(1+max(gate, -gate))*0.5) + 0.5
	return h + float32(z*(candidate-h))
}

func (plainKernel) quantise(acc []int32, stride int, scale, offset []float32, q []byte) {
	n := len(scale)
	for r := range len(q) / n {
		row, to := acc[r*stride:], q[r*n:]
		for j, s := range scale {
			to[j] = toByte(value(row[j], s, offset[j]))
		}
	}
}

func (plainKernel) quantisePair(a, b []int32, scaleA, offsetA, scaleB, offsetB []float32, q []byte) {
	for i := range q {
		q[i] = toByte(value(a[i], scaleA[i], offsetA[i]) + value(b[i], scaleB[i], offsetB[i]))
	}
}

func (plainKernel) values(acc []int32, stride int, scale, offset, out []float32) {
	n := len(scale)
	for r := range len(out) / n {
		row, to := acc[r*stride:], out[r*n:]
		for j, s := range scale {
			to[j] = value(row[j], s, offset[j])
		}
	}
}

func (plainKernel) largest(acc []int32, stride int, scale, offset []float32, at []int32) {
	for r := range at {
		row := acc[r*stride:]
		top := float32(math.Inf(-1))
		at[r] = 0
		for j, s := range scale {
			if v := value(row[j], s, offset[j]); v > top {
				top, at[r] = v, int32(j)
			}
		}
	}
}

func (plainKernel) largestOver(acc, base, at []int32) {
	n := len(base)
	for r := range at {
		top := int32(math.MinInt32)
		at[r] = 0
		for j, b := range base {
			if v := acc[r*n+j] - b; v > top {
				top, at[r] = v, int32(j)
			}
		}
	}
}

func (plainKernel) addBytes(x []float32, row []byte, scale float32) {
	row = row[:len(x)]
	for i := range x {
		x[i] += float32(float32(int8(row[i])) * scale)
	}
}

func (plainKernel) addRows(x, rows, factors []float32) {
	for k, factor := range factors {
		row := rows[k*len(x):][:len(x)]
		for i := range x {
			x[i] += float32(row[i] * factor)
		}
	}
}
