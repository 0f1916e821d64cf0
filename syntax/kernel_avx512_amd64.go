package syntax

import "unsafe"

func avx512() kernel {
	return &vectorKernel{"avx512", 6, routines{
		avx512Multiply, avx512Normalise, avx512Convolve, avx512AddRelu, avx512Scan, avx512Quantise, avx512QuantiseSum,
		avx512Values, avx512Largest, avx512LargestDiffs, avx512AddBytes, avx512AddRows,
	}}
}

// The assembly's functions are described at routines.

//go:noescape
func avx512Multiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)

//go:noescape
func avx512Normalise(x, gain, bias, q unsafe.Pointer, n, rows int)

//go:noescape
func avx512Convolve(x, row, before, self, after, scale, offset unsafe.Pointer, n int)

//go:noescape
func avx512AddRelu(acc, scale, offset, x unsafe.Pointer, n, rows int)

//go:noescape
func avx512Scan(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)

//go:noescape
func avx512Quantise(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)

//go:noescape
func avx512QuantiseSum(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)

//go:noescape
func avx512Values(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)

//go:noescape
func avx512Largest(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)

//go:noescape
func avx512LargestDiffs(acc, base, at unsafe.Pointer, n, rows int)

//go:noescape
func avx512AddBytes(x, row unsafe.Pointer, scale float32, n int)

//go:noescape
func avx512AddRows(x, rows, factors unsafe.Pointer, n, count int)
