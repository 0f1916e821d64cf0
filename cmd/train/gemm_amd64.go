package main

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

var vector = cpu.X86.HasAVX512F

// gemm6x32 computes a block of six rows and 32 columns of c (+)= a·b; strides
// in bytes.
//
//go:noescape
func gemm6x32(a unsafe.Pointer, lda int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, k int, acc int)

//go:noescape
func gemmT6x32(a unsafe.Pointer, lda int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, k int, acc int)

// gemmBlocks does as many whole blocks as there are and returns the number of
// rows and columns done. With transposed a is k×m.
func gemmBlocks(m, n, k int, a, b, c []float32, acc int, transposed bool) (rows, cols int) {
	if !vector || m < 6 || n < 32 || k == 0 {
		return 0, 0
	}
	rows, cols = m/6*6, n/32*32
	_, _, _ = a[m*k-1], b[k*n-1], c[m*n-1]
	for j := 0; j < cols; j += 32 {
		for i := 0; i < rows; i += 6 {
			if transposed {
				gemmT6x32(unsafe.Pointer(&a[i]), m*4, unsafe.Pointer(&b[j]), n*4, unsafe.Pointer(&c[i*n+j]), n*4, k, acc)
			} else {
				gemm6x32(unsafe.Pointer(&a[i*k]), k*4, unsafe.Pointer(&b[j]), n*4, unsafe.Pointer(&c[i*n+j]), n*4, k, acc)
			}
		}
	}
	return rows, cols
}
