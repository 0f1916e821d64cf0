package syntax

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

func vectorKernels() (list []kernel) {
	r := routines{
		neonMultiply, neonNormalise, neonConvolve, neonAddRelu, neonScan, neonQuantise, neonQuantiseSum,
		neonValues, neonLargest, neonLargestDiffs, neonAddBytes, neonAddRows,
	}
	if cpu.ARM64.HasASIMDDP {
		dot := r
		dot.multiplyTile = neonMultiplyDot
		list = append(list, &vectorKernel{"neon-dot", 4, dot})
	}
	return append(list, &vectorKernel{"neon", 2, r})
}

//go:noescape
func neonMultiplyDot(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)

// The assembly's functions are described at routines.

//go:noescape
func neonMultiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)

//go:noescape
func neonNormalise(x, gain, bias, q unsafe.Pointer, n, rows int)

//go:noescape
func neonConvolve(x, row, before, self, after, scale, offset unsafe.Pointer, n int)

//go:noescape
func neonAddRelu(acc, scale, offset, x unsafe.Pointer, n, rows int)

//go:noescape
func neonScan(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)

//go:noescape
func neonQuantise(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)

//go:noescape
func neonQuantiseSum(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)

//go:noescape
func neonValues(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)

//go:noescape
func neonLargest(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)

//go:noescape
func neonLargestDiffs(acc, base, at unsafe.Pointer, n, rows int)

//go:noescape
func neonAddBytes(x, row unsafe.Pointer, scale float32, n int)

//go:noescape
func neonAddRows(x, rows, factors unsafe.Pointer, n, count int)
