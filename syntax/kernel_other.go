//go:build !amd64

package syntax

func vectorised() bool { return false }

func vectorMultiply(m, n, k int, a []byte, stride int, w []byte, c []int32) {
	plainMultiply(m, n, k, a, stride, w, c)
}
