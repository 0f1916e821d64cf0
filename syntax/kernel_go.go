package syntax

// goKernel is the kernel of processors without assembly. One multiplication of
// 64 bits is three products: the weights of three columns stand 21 bits apart.
type goKernel struct{ plainKernel }

func (goKernel) name() string { return "go" }

const (
	laneBits  = 21
	laneTerms = 64 // products that a lane holds: 64·127·127 < 1<<20
	wordLanes = 3
	wordTile  = 4 // words whose sums are formed at a time
	laneTile  = wordTile * wordLanes
)

// laneRow is the weights of one input and twelve columns; column j of them is
// lane j%3 of word j/3.
type laneRow [wordTile]uint64

// pack lays the weights out by tiles of twelve columns, an input a row.
func (goKernel) pack(l *Linear) {
	rows := make([]laneRow, (l.N+laneTile-1)/laneTile*l.K)
	for j := range l.N {
		col := rows[j/laneTile*l.K:][:l.K]
		w := l.w[j/tile*tile*l.K+j%tile*4:]
		word, shift := j%laneTile/wordLanes, j%wordLanes*laneBits
		for x := range col {
			col[x][word] += uint64(int64(int8(w[x/4*4*tile+x%4]))) << shift
		}
	}
	l.packed = rows
}

func (goKernel) multiply(m int, l *Linear, a []byte, stride int, c []int32) {
	rows := l.packed.([]laneRow)
	for j := 0; j < l.N; j += laneTile {
		w := rows[j/laneTile*l.K:][:l.K]
		for i := range m {
			var sums [laneTile]int32
			in := a[i*stride:][:l.K]
			for x := 0; x < len(in); x += laneTerms {
				end := min(x+laneTerms, len(in))
				addLanes(in[x:end], w[x:end], &sums)
			}
			copy(c[i*l.N+j:(i+1)*l.N], sums[:])
		}
	}
}

// addLanes adds the products of at most laneTerms inputs to twelve sums.
func addLanes(in []byte, w []laneRow, sums *[laneTile]int32) {
	w = w[:len(in)]
	var s0, s1, s2, s3 uint64
	for i, v := range in {
		x, q := uint64(v), &w[i]
		s0 += x * q[0]
		s1 += x * q[1]
		s2 += x * q[2]
		s3 += x * q[3]
	}
	split(s0, (*[wordLanes]int32)(sums[0:]))
	split(s1, (*[wordLanes]int32)(sums[3:]))
	split(s2, (*[wordLanes]int32)(sums[6:]))
	split(s3, (*[wordLanes]int32)(sums[9:]))
}

// split adds the lanes of a word to sums. A negative lane has borrowed from the
// one above it.
func split(word uint64, sums *[wordLanes]int32) {
	const rest = 64 - laneBits
	v := int64(word)
	low := v << rest >> rest
	v = (v - low) >> laneBits
	middle := v << rest >> rest
	sums[0] += int32(low)
	sums[1] += int32(middle)
	sums[2] += int32((v - middle) >> laneBits)
}

func (goKernel) normalise(x, gain, bias []float32, q []byte) {
	d := len(gain)
	for ; len(x) >= d; x, q = x[d:], q[d:] {
		goNormalise(x[:d], gain, bias[:d], q[:d])
	}
}

func goNormalise(x, gain, bias []float32, q []byte) {
	var s, p [lanes]float32
	for j := 0; j < lanes; j += 4 {
		var s0, s1, s2, s3, p0, p1, p2, p3 float32
		for i := j; i+4 <= len(x); i += lanes {
			v := x[i : i+4 : i+4]
			a, b, c, d := v[0], v[1], v[2], v[3]
			s0, p0 = s0+a, p0+float32(a*a)
			s1, p1 = s1+b, p1+float32(b*b)
			s2, p2 = s2+c, p2+float32(c*c)
			s3, p3 = s3+d, p3+float32(d*d)
		}
		s[j], s[j+1], s[j+2], s[j+3] = s0, s1, s2, s3
		p[j], p[j+1], p[j+2], p[j+3] = p0, p1, p2, p3
	}
	inv, shift := moments(&s, &p, len(x))
	for i, v := range x {
		y := float32(v*inv) + shift
		q[i] = goByte(float32(y*gain[i]) + bias[i])
	}
}

// goByte is toByte without branches on the common path.
func goByte(v float32) byte {
	if v < 0 {
		return 0
	}
	if v > top {
		v = top
	}
	return byte(int32(v))
}

// scan takes four values at a time through the rows, whose states stay in registers.
func (goKernel) scan(acc []int32, scale, offset, x []float32) {
	d := len(scale) / 2
	rows, half := len(x)/d, d/2
	for j := 0; j < d; j += scanned {
		first, step, gate := 0, 1, j
		if j >= half {
			first, step, gate = rows-1, -1, j+half
		}
		s := scanStep{at: first*2*d + gate, stride: step * 2 * d, half: half, to: first*d + j, toStride: step * d}
		s.run(acc, scale[gate:], offset[gate:], x, rows)
	}
}

const scanned = 4

// scanStep is where four values of the first row stand and how far it is to the next.
type scanStep struct{ at, stride, half, to, toStride int }

func (s scanStep) run(acc []int32, scale, offset, x []float32, rows int) {
	gs, gb := (*[scanned]float32)(scale), (*[scanned]float32)(offset)
	cs, cb := (*[scanned]float32)(scale[s.half:]), (*[scanned]float32)(offset[s.half:])
	var h0, h1, h2, h3 float32
	from, to := s.at, s.to
	for range rows {
		g, c := (*[scanned]int32)(acc[from:]), (*[scanned]int32)(acc[from+s.half:])
		out := (*[scanned]float32)(x[to:])
		h0 = towards(h0, value(g[0], gs[0], gb[0]), value(c[0], cs[0], cb[0]))
		h1 = towards(h1, value(g[1], gs[1], gb[1]), value(c[1], cs[1], cb[1]))
		h2 = towards(h2, value(g[2], gs[2], gb[2]), value(c[2], cs[2], cb[2]))
		h3 = towards(h3, value(g[3], gs[3], gb[3]), value(c[3], cs[3], cb[3]))
		out[0] += h0
		out[1] += h1
		out[2] += h2
		out[3] += h3
		from += s.stride
		to += s.toStride
	}
}
