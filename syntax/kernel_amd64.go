package syntax

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// vectorised reports whether the processor has what the assembly needs.
func vectorised() bool {
	return cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI
}

//go:noescape
func multiply6x32(a unsafe.Pointer, lda int, b unsafe.Pointer, ldb int, c unsafe.Pointer, ldc int, k4 int)

// vectorMultiply is plainMultiply for m a multiple of six and n of 32.
func vectorMultiply(m, n, k int, a []byte, stride int, w []byte, c []int32) {
	_, _, _ = a[(m-1)*stride+k-1], w[k*n-1], c[m*n-1]
	for j := 0; j < n; j += 32 {
		for i := 0; i < m; i += 6 {
			multiply6x32(unsafe.Pointer(&a[i*stride]), stride, unsafe.Pointer(&w[4*j]), 4*n, unsafe.Pointer(&c[i*n+j]), 4*n, k/4)
		}
	}
}
