package main

import "unsafe"

//go:noescape
func add16(dst, src unsafe.Pointer, n int)

//go:noescape
func relu16(dst, src unsafe.Pointer, n int)

//go:noescape
func reluBack16(gx, x, gy unsafe.Pointer, n int)

//go:noescape
func drop16(y, x, bits, state unsafe.Pointer, n int, limit uint32, keep float32)

//go:noescape
func dropBack16(gx, gy, bits unsafe.Pointer, n int, keep float32)

//go:noescape
func gru16(gate, cand, prev, out, z unsafe.Pointer, n int)

//go:noescape
func gruBack16(gate, cand, prev, z, gy, dh, ggate, gcand unsafe.Pointer, n int)

//go:noescape
func sums16(x, lanes unsafe.Pointer, n int)

//go:noescape
func norm16(x, gain, b, y unsafe.Pointer, n int, inv, shift float32)

//go:noescape
func normSums16(x, dy, gain, gg, gb, lanes unsafe.Pointer, n int, inv, shift float32)

//go:noescape
func normBack16(x, dy, gain, dx unsafe.Pointer, n int, inv, shift, s1, s2 float32)

//go:noescape
func adam16(w, grad, m, v unsafe.Pointer, n int, rate, scale, b1, b2 float32)

// fast reports whether the vector code can handle n values.
func fast(n int) bool { return vector && n > 0 && n&15 == 0 }

func at[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }
