package main

import "math"

// linear is x·w + b; b may be nil.
func (t *tape) linear(x *matrix, w, b *param) *matrix {
	y := t.matrix(x.rows, w.cols)
	if b != nil {
		for i := range x.rows {
			copy(y.row(i), b.w)
		}
	}
	gemm(x.rows, w.cols, w.rows, x.v, w.w, y.v, b != nil)
	t.later(func() {
		gemmT(w.rows, w.cols, x.rows, x.v, y.g, t.grad(w), true)
		if x.g != nil {
			wt := t.alloc(w.rows * w.cols)
			transpose(w.rows, w.cols, w.w, wt)
			gemm(x.rows, x.cols, w.cols, y.g, wt, x.g, true)
		}
		if b != nil {
			g := t.grad(b)
			for i := range x.rows {
				addRow(g, y.grad(i))
			}
		}
	})
	return y
}

func (t *tape) relu(x *matrix) *matrix {
	y := t.matrix(x.rows, x.cols)
	if fast(len(x.v)) {
		relu16(at(y.v), at(x.v), len(x.v))
		t.later(func() { reluBack16(at(x.g), at(x.v), at(y.g), len(x.v)) })
		return y
	}
	for i, v := range x.v {
		y.v[i] = max(v, 0)
	}
	t.later(func() {
		for i, v := range x.v {
			if v > 0 {
				x.g[i] += y.g[i]
			}
		}
	})
	return y
}

func (t *tape) add(a, b *matrix) *matrix {
	y := t.matrix(a.rows, a.cols)
	copy(y.v, a.v)
	addRow(y.v, b.v)
	t.later(func() {
		addRow(a.g, y.g)
		addRow(b.g, y.g)
	})
	return y
}

// dropout zeroes values with chance p and scales the others up.
func (t *tape) dropout(x *matrix, p float64) *matrix {
	if !t.train || p == 0 {
		return x
	}
	y := t.matrix(x.rows, x.cols)
	keep := float32(1 / (1 - p))
	if fast(len(x.v)) {
		bits := make([]uint16, len(x.v)/16)
		drop16(at(y.v), at(x.v), at(bits), at(t.lanes[:]), len(x.v), uint32(p*(1<<32)), keep)
		t.later(func() { dropBack16(at(x.g), at(y.g), at(bits), len(x.v), keep) })
		return y
	}
	mask := t.alloc(len(x.v))
	limit := uint64(p * 65536)
	var bits uint64
	for i, v := range x.v {
		if i&3 == 0 {
			bits = t.random()
		}
		mask[i] = keep
		if bits&0xffff < limit {
			mask[i] = 0
		}
		bits >>= 16
		y.v[i] = v * mask[i]
	}
	t.later(func() {
		for i, g := range y.g {
			x.g[i] += g * mask[i]
		}
	})
	return y
}

// normalise is layer normalisation with gain g and bias b.
func (t *tape) normalise(x *matrix, g, b *param) *matrix {
	y := t.matrix(x.rows, x.cols)
	n := float32(x.cols)
	inv, shift := t.alloc(x.rows), t.alloc(x.rows) // of each row: (v-mean)/deviation = v·inv + shift
	for i := range x.rows {
		s, q := sums(x.row(i))
		m := s / n
		inv[i] = float32(1 / math.Sqrt(float64(max(q/n-m*m, 0))+1e-5))
		shift[i] = -m * inv[i]
		scaleRow(x.row(i), g.w, b.w, y.row(i), inv[i], shift[i])
	}
	t.later(func() {
		gg, gb := t.grad(g), t.grad(b)
		for i := range x.rows {
			normaliseBack(x.row(i), y.grad(i), g.w, gg, gb, x.grad(i), inv[i], shift[i])
		}
	})
	return y
}

// sums is the sum of a row and of its squares.
func sums(r []float32) (s, q float32) {
	if fast(len(r)) {
		var lanes [32]float32
		sums16(at(r), at(lanes[:]), len(r))
		return total(lanes[:16]), total(lanes[16:])
	}
	for _, v := range r {
		s += v
		q += v * v
	}
	return s, q
}

func total(v []float32) (s float32) {
	for _, x := range v {
		s += x
	}
	return s
}

// scaleRow writes (x·inv + shift)·g + b.
func scaleRow(x, g, b, y []float32, inv, shift float32) {
	if fast(len(x)) {
		norm16(at(x), at(g), at(b), at(y), len(x), inv, shift)
		return
	}
	for j, v := range x {
		y[j] = (v*inv+shift)*g[j] + b[j]
	}
}

// normaliseBack adds to the gradients of gain, bias and row.
func normaliseBack(x, dy, g, gg, gb, dx []float32, inv, shift float32) {
	n := float32(len(x))
	if fast(len(x)) {
		var lanes [32]float32
		normSums16(at(x), at(dy), at(g), at(gg), at(gb), at(lanes[:]), len(x), inv, shift)
		normBack16(at(x), at(dy), at(g), at(dx), len(x), inv, shift, total(lanes[:16])/n, total(lanes[16:])/n)
		return
	}
	var s1, s2 float32
	for j, d := range dy {
		h := x[j]*inv + shift
		gg[j] += d * h
		gb[j] += d
		d *= g[j]
		s1 += d
		s2 += d * h
	}
	s1, s2 = s1/n, s2/n
	for j, d := range dy {
		dx[j] += inv * (d*g[j] - s1 - (x[j]*inv+shift)*s2)
	}
}

// window puts the rows before and after beside each row, within segments.
func (t *tape) window(x *matrix, segs [][2]int) *matrix {
	c := x.cols
	y := t.matrix(x.rows, 3*c)
	each := func(f func(i, j, col int)) {
		for _, s := range segs {
			for i := s[0]; i < s[1]; i++ {
				for d := -1; d <= 1; d++ {
					if j := i + d; j >= s[0] && j < s[1] {
						f(i, j, (d+1)*c)
					}
				}
			}
		}
	}
	clear(y.v)
	each(func(i, j, col int) { copy(y.row(i)[col:col+c], x.row(j)) })
	t.later(func() { each(func(i, j, col int) { addRow(x.grad(j), y.grad(i)[col:col+c]) }) })
	return y
}

// minGRU runs both directions over each segment: x holds gate and candidate of
// the forward half, then of the backward half; h = h + z·(c-h) with
// z = ½ + ½·x/(1+|x|).
func (t *tape) minGRU(x *matrix, segs [][2]int) *matrix {
	h := x.cols / 4
	y := t.matrix(x.rows, 2*h)
	gates := t.alloc(x.rows * 2 * h)
	zero := t.zeros(h)
	state := func(i, d int) []float32 {
		if i < 0 {
			return zero
		}
		return y.row(i)[d*h : d*h+h]
	}
	// order calls f for the steps of one direction with the row before, -1 at the edge.
	order := func(s [2]int, forward bool, f func(i, before int)) {
		n := s[1] - s[0]
		for k := range n {
			i, p := s[0]+k, s[0]+k-1
			if !forward {
				i, p = s[1]-1-k, s[1]-k
			}
			if k == 0 {
				p = -1
			}
			f(i, p)
		}
	}
	for _, s := range segs {
		for d := range 2 {
			order(s, d == 0, func(i, before int) {
				in, prev, out := x.row(i)[2*d*h:2*d*h+2*h], state(before, d), state(i, d)
				z := gates[i*2*h+d*h : i*2*h+d*h+h]
				if fast(h) {
					gru16(at(in), at(in[h:]), at(prev), at(out), at(z), h)
					return
				}
				for j := range z {
					g := in[j]
					z[j] = 0.5 + 0.5*g/(1+abs(g))
					out[j] = prev[j] + z[j]*(in[h+j]-prev[j])
				}
			})
		}
	}
	t.later(func() {
		dh := t.alloc(h)
		for _, s := range segs {
			for d := range 2 {
				clear(dh)
				// backwards in time: the steps of the other direction
				order(s, d == 1, func(i, _ int) {
					before := i - 1
					if d == 1 {
						before = i + 1
					}
					if before < s[0] || before >= s[1] {
						before = -1
					}
					in, gin := x.row(i)[2*d*h:2*d*h+2*h], x.grad(i)[2*d*h:2*d*h+2*h]
					prev, gy := state(before, d), y.grad(i)[d*h:d*h+h]
					z := gates[i*2*h+d*h : i*2*h+d*h+h]
					if fast(h) {
						gruBack16(at(in), at(in[h:]), at(prev), at(z), at(gy), at(dh), at(gin), at(gin[h:]), h)
						return
					}
					for j := range dh {
						g := dh[j] + gy[j]
						q := 1 / (1 + abs(in[j]))
						gin[j] += g * (in[h+j] - prev[j]) * 0.5 * q * q
						gin[h+j] += g * z[j]
						dh[j] = g * (1 - z[j])
					}
				})
			}
		}
	})
	return y
}

// embed sums one row of each table; a negative index adds nothing.
func (t *tape) embed(n int, tables []*param, index [][]int32) *matrix {
	c := tables[0].cols
	y := t.matrix(n, c)
	clear(y.v)
	each := func(f func(k int, p *param, i int, r int)) {
		for k, p := range tables {
			for i, r := range index[k] {
				if r >= 0 {
					f(k, p, i, int(r))
				}
			}
		}
	}
	each(func(_ int, p *param, i, r int) { addRow(y.row(i), p.w[r*c:(r+1)*c]) })
	t.later(func() {
		each(func(_ int, p *param, i, r int) {
			g := t.grad(p)
			addRow(g[r*c:(r+1)*c], y.grad(i))
			t.rows[p][int32(r)] = struct{}{}
		})
	})
	return y
}

// pair is a[ii[k]] + b[jj[k]] by rows.
func (t *tape) pair(a, b *matrix, ii, jj []int32) *matrix {
	y := t.matrix(len(ii), a.cols)
	for k := range ii {
		copy(y.row(k), a.row(int(ii[k])))
		addRow(y.row(k), b.row(int(jj[k])))
	}
	t.later(func() {
		for k := range ii {
			addRow(a.grad(int(ii[k])), y.grad(k))
			addRow(b.grad(int(jj[k])), y.grad(k))
		}
	})
	return y
}

// arcs scores each row of dep (row) against each row of head (column) within
// segments. Rows and columns are rounded up for the products; those beyond the
// segment mean nothing and need a gradient of zero.
func (t *tape) arcs(dep, head *matrix, segs [][2]int) []*matrix {
	a := dep.cols
	out := make([]*matrix, len(segs))
	for k, s := range segs {
		m := s[1] - s[0]
		rows := min((m+5)/6*6, dep.rows-s[0])
		cols := pad(rows)
		lo, hi := s[0]*a, (s[0]+rows)*a
		heads, ht := t.zeros(cols*a), t.alloc(a*cols)
		copy(heads, head.v[lo:s[1]*a])
		transpose(cols, a, heads, ht)
		y := t.matrix(rows, cols)
		gemm(rows, cols, a, dep.v[lo:hi], ht, y.v, false)
		out[k] = y
		t.later(func() {
			gt := t.alloc(rows * cols)
			transpose(rows, cols, y.g, gt)
			gemm(rows, a, cols, y.g, heads, dep.g[lo:hi], true)
			gemm(rows, a, rows, gt[:rows*rows], dep.v[lo:hi], head.g[lo:hi], true)
		})
	}
	return out
}

// crossEntropy adds scale × the gradient of -log(sum of the softmax over the
// allowed classes) to g and returns that loss.
func crossEntropy(v, g []float32, allowed func(int) bool, scale float32) float64 {
	p, _, sum := softmax(v)
	var good float32
	for j, e := range p {
		if allowed(j) {
			good += e
		}
	}
	good = max(good, 1e-12)
	for j, e := range p {
		g[j] += scale * e / sum
		if allowed(j) {
			g[j] -= scale * e / good
		}
	}
	return logOf(sum) - logOf(good)
}

// softmax is the exponentials of v less its largest value, that value and
// their sum.
func softmax(v []float32) (p []float32, top, sum float32) {
	top = v[0]
	for _, x := range v {
		top = max(top, x)
	}
	p = make([]float32, len(v))
	for j, x := range v {
		if d := x - top; d > -30 {
			p[j] = float32(math.Exp(float64(d)))
		}
		sum += p[j]
	}
	return p, top, sum
}

func logOf(x float32) float64 { return math.Log(float64(x)) }

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
