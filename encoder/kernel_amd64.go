package encoder

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// fastest is the quickest arithmetic that the processor has for a model.
func fastest(levels int) *arithmetic {
	all := arithmetics(levels)
	return all[len(all)-1]
}

// arithmetics is those that the processor has for a model, the quickest last.
func arithmetics(levels int) []*arithmetic {
	all := []*arithmetic{plain()}
	if cpu.X86.HasAVX2 && levels <= narrow {
		a := plain()
		a.multiply = narrowMultiply
		all = append(all, a)
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI {
		all = append(all, &arithmetic{
			vectorMultiply, vectorProduct, vectorTranspose, vectorBounds, vectorQuantise, vectorNormalise, vectorGELU, vectorSoftmax,
		})
	}
	return all
}

// narrow is the highest activation that AVX2's instructions take.
const narrow = 127

//go:noescape
func multiply3x32(a unsafe.Pointer, k int, b unsafe.Pointer, c unsafe.Pointer, ldc int, step, low, cols unsafe.Pointer)

func narrowMultiply(rows int, l *linear, r *rounded, y []float32) {
	panels(rowBlock/2, multiply3x32, rows, l, r, y)
}

//go:noescape
func multiply6x32(a unsafe.Pointer, k int, b unsafe.Pointer, c unsafe.Pointer, ldc int, step, low, cols unsafe.Pointer)

func vectorMultiply(rows int, l *linear, r *rounded, y []float32) {
	panels(rowBlock, multiply6x32, rows, l, r, y)
}

// panels runs a kernel of so many rows over all.
func panels(block int, kernel func(a unsafe.Pointer, k int, b, c unsafe.Pointer, ldc int, step, low, cols unsafe.Pointer),
	rows int, l *linear, r *rounded, y []float32) {
	_, _, _, _, _ = r.q[rows*l.k-1], r.step[rows-1], r.low[rows-1], y[rows*l.n-1], l.w[l.n*l.k-1]
	for p := 0; p < l.n; p += panel {
		w, cols := unsafe.Pointer(&l.w[p*l.k]), unsafe.Pointer(&l.cols[3*p])
		for i := 0; i < rows; i += block {
			kernel(unsafe.Pointer(&r.q[i*l.k]), l.k, w, unsafe.Pointer(&y[i*l.n+p]), 4*l.n,
				unsafe.Pointer(&r.step[i]), unsafe.Pointer(&r.low[i]), cols)
		}
	}
}

//go:noescape
func product6x32(a unsafe.Pointer, lda int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc, k int)

//go:noescape
func product6x16(a unsafe.Pointer, lda int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc, k int)

func vectorProduct(rows, k int, a []float32, lda int, b []float32, ldb int, c []float32, ldc, n int) {
	_, _, _ = a[(rows-1)*lda+k-1], b[(k-1)*ldb+n-1], c[(rows-1)*ldc+n-1]
	for j := 0; j < n; j += 2 * lanes {
		f := product6x32
		if n-j < 2*lanes {
			f = product6x16
		}
		for i := 0; i < rows; i += rowBlock {
			f(unsafe.Pointer(&a[i*lda]), 4*lda, unsafe.Pointer(&b[j]), 4*ldb, unsafe.Pointer(&c[i*ldc+j]), 4*ldc, k)
		}
	}
}

//go:noescape
func transpose16x16(x unsafe.Pointer, ldx int, y unsafe.Pointer, ldy int)

func vectorTranspose(rows, n int, x []float32, ldx int, y []float32, ldy int) {
	_, _ = x[(rows-1)*ldx+n-1], y[(n-1)*ldy+rows-1]
	for i := 0; i < rows; i += lanes {
		for j := 0; j < n; j += lanes {
			transpose16x16(unsafe.Pointer(&x[i*ldx+j]), 4*ldx, unsafe.Pointer(&y[j*ldy+i]), 4*ldy)
		}
	}
}

//go:noescape
func boundsOf(x, smooth unsafe.Pointer, n int, out unsafe.Pointer)

func vectorBounds(x, smooth []float32) (low, high float32) {
	_ = smooth[len(x)-1]
	var out [2]float32
	boundsOf(unsafe.Pointer(&x[0]), unsafe.Pointer(&smooth[0]), len(x), unsafe.Pointer(&out))
	return out[0], out[1]
}

//go:noescape
func quantiseTo(x, smooth unsafe.Pointer, n int, low, inverse, top float32, q unsafe.Pointer)

func vectorQuantise(x, smooth []float32, low, inverse, top float32, q []byte) {
	_, _ = smooth[len(x)-1], q[len(x)-1]
	quantiseTo(unsafe.Pointer(&x[0]), unsafe.Pointer(&smooth[0]), len(x), low, inverse, top, unsafe.Pointer(&q[0]))
}

//go:noescape
func normaliseSum(x, y, gain, bias unsafe.Pointer, n int, count, epsilon float32)

func vectorNormalise(x, y, gain, bias []float32, epsilon float32) {
	_, _, _ = y[len(x)-1], gain[len(x)-1], bias[len(x)-1]
	normaliseSum(unsafe.Pointer(&x[0]), unsafe.Pointer(&y[0]), unsafe.Pointer(&gain[0]), unsafe.Pointer(&bias[0]),
		len(x), float32(len(x)), epsilon)
}

//go:noescape
func geluOf(x unsafe.Pointer, n int)

func vectorGELU(x []float32) { geluOf(unsafe.Pointer(&x[0]), len(x)) }

//go:noescape
func softmaxOf(x unsafe.Pointer, n int)

func vectorSoftmax(x []float32) { softmaxOf(unsafe.Pointer(&x[0]), len(x)) }
