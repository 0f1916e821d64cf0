package encoder

import "math"

// arithmetic is the number crunching, in plain Go or in vector code. Products
// are rounded before they are added (the conversions forbid a fused operation)
// and sums run over sixteen lanes, so that both give the same bits on every
// processor.
type arithmetic struct {
	// multiply computes rows (a multiple of six) of a rounded input times a layer.
	multiply func(rows int, l *linear, r *rounded, y []float32)
	// product computes rows (a multiple of six) of n columns (of 16) of a·b,
	// k products each, all with strides.
	product func(rows, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc, n int)
	// transpose writes rows (a multiple of 16) of n values (of 16) as columns.
	transpose func(rows, n int, x []float32, ldx int, y []float32, ldy int)
	// bounds is the least and largest of x·smooth, with zero among them.
	bounds func(x, smooth []float32) (low, high float32)
	// quantise rounds (x·smooth - low)·inverse to bytes up to top.
	quantise func(x, smooth []float32, low, inverse, top float32, q []byte)
	// normalise makes x the layer normalisation of x + y.
	normalise func(x, y, gain, bias []float32, epsilon float32)
	// gelu is x·Φ(x), in place.
	gelu func(x []float32)
	// softmax is in place.
	softmax func(x []float32)
}

const lanes = 16

// rowBlock is the number of rows that vector code multiplies at once.
const rowBlock = 6

func roundUp(n, unit int) int { return (n + unit - 1) / unit * unit }

func plain() *arithmetic {
	return &arithmetic{plainMultiply, plainProduct, plainTranspose, plainBounds, plainQuantise, plainNormalise, plainGELU, plainSoftmax}
}

func plainMultiply(rows int, l *linear, r *rounded, y []float32) {
	var acc [panel]int32
	for p := 0; p < l.n; p += panel {
		w := l.w[p*l.k : (p+panel)*l.k]
		cols := l.cols[3*p : 3*p+3*panel]
		for i := range rows {
			clear(acc[:])
			row := r.q[i*l.k : (i+1)*l.k]
			for x := 0; x < len(row); x += 4 {
				a0, a1, a2, a3 := int32(row[x]), int32(row[x+1]), int32(row[x+2]), int32(row[x+3])
				b := w[x*panel : x*panel+4*panel]
				for j := range acc {
					q := b[4*j : 4*j+4 : 4*j+4]
					acc[j] += a0*int32(int8(q[0])) + a1*int32(int8(q[1])) + a2*int32(int8(q[2])) + a3*int32(int8(q[3]))
				}
			}
			out := y[i*l.n+p : i*l.n+p+panel]
			for j := range out {
				v := float32(float32(float32(acc[j])*r.step[i]) * cols[j])
				out[j] = v + (float32(r.low[i]*cols[panel+j]) + cols[2*panel+j])
			}
		}
	}
}

func plainProduct(rows, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc, n int) {
	for i := range rows {
		out := c[i*ldc : i*ldc+n]
		clear(out)
		for x, v := range a[i*lda : i*lda+k] {
			for j, w := range b[x*ldb : x*ldb+n] {
				out[j] += float32(v * w)
			}
		}
	}
}

func plainTranspose(rows, n int, x []float32, ldx int, y []float32, ldy int) {
	for i := range rows {
		for j, v := range x[i*ldx : i*ldx+n] {
			y[j*ldy+i] = v
		}
	}
}

func plainBounds(x, smooth []float32) (low, high float32) {
	smooth = smooth[:len(x)]
	for i, v := range x {
		v = float32(v * smooth[i])
		if v < low {
			low = v
		}
		if v > high {
			high = v
		}
	}
	return low, high
}

func plainQuantise(x, smooth []float32, low, inverse, top float32, q []byte) {
	smooth, q = smooth[:len(x)], q[:len(x)]
	for i, v := range x {
		v = float32((float32(v*smooth[i])-low)*inverse) + 0.5
		if !(v < top) {
			v = top
		}
		q[i] = byte(int32(v))
	}
}

func plainNormalise(x, y, gain, bias []float32, epsilon float32) {
	y, gain, bias = y[:len(x)], gain[:len(x)], bias[:len(x)]
	var sums [lanes]float32
	for i := range x {
		x[i] += y[i]
		sums[i%lanes] += x[i]
	}
	n := float32(len(x))
	mean := sumLanes(&sums) / n
	sums = [lanes]float32{}
	for i, v := range x {
		v -= mean
		x[i] = v
		sums[i%lanes] += float32(v * v)
	}
	inverse := 1 / float32(math.Sqrt(float64(sumLanes(&sums)/n+epsilon)))
	for i, v := range x {
		x[i] = float32(float32(v*inverse)*gain[i]) + bias[i]
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

// Coefficients of the error function as a quotient of polynomials in x², exact
// to a few units in the last place within ±4 (Eigen, generic_fast_erf_float).
var erfOver = [7]float32{
	-2.72614225801306e-10, 2.77068142495902e-08, -2.10102402082508e-06, -5.69250639462346e-05,
	-7.34990630326855e-04, -2.95459980854025e-03, -1.60960333262415e-02,
}

var erfUnder = [5]float32{
	-1.45660718464996e-05, -2.13374055278905e-04, -1.68282697438203e-03, -7.37332916720468e-03, -1.42647390514189e-02,
}

const (
	erfBound = 4
	rootHalf = float32(math.Sqrt2 / 2)
)

func plainGELU(x []float32) {
	for i, v := range x {
		z := float32(v * rootHalf)
		if !(z < erfBound) {
			z = erfBound
		}
		if !(z > -erfBound) {
			z = -erfBound
		}
		s := float32(z * z)
		over, under := erfOver[0], erfUnder[0]
		for _, c := range erfOver[1:] {
			over = float32(over*s) + c
		}
		for _, c := range erfUnder[1:] {
			under = float32(under*s) + c
		}
		erf := float32(z*over) / under
		x[i] = float32(float32(v*0.5) * (erf + 1))
	}
}

// Coefficients of the exponential (Cephes, expf).
const (
	expLeast = -87
	log2E    = float32(1.44269504088896341)
	ln2High  = float32(0.693359375)
	ln2Low   = float32(-2.12194440e-4)
	toWhole  = float32(12582912) // adding it rounds to a whole number
)

var expOf = [6]float32{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

// plainExp is eˣ for x not above zero.
func plainExp(x float32) float32 {
	if !(x > expLeast) {
		x = expLeast
	}
	t := float32(x*log2E) + toWhole
	n := t - toWhole
	x -= float32(n * ln2High)
	x -= float32(n * ln2Low)
	p := expOf[0]
	for _, c := range expOf[1:] {
		p = float32(p*x) + c
	}
	p = float32(p*float32(x*x)) + x
	p++
	return float32(p * math.Float32frombits(math.Float32bits(t)<<23+0x3F800000))
}

func plainSoftmax(x []float32) {
	top := x[0]
	for _, v := range x {
		if v > top {
			top = v
		}
	}
	var sums [lanes]float32
	for i, v := range x {
		x[i] = plainExp(v - top)
		sums[i%lanes] += x[i]
	}
	inverse := 1 / sumLanes(&sums)
	for i := range x {
		x[i] = float32(x[i] * inverse)
	}
}
