//go:build !amd64

package main

import "unsafe"

// vector is whether there is vector code: the plain code does all.
var vector = false

func fast(n int) bool { return vector }

func at[T any](s []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(s)) }

const never = "no vector code on this processor"

func add16(dst, src unsafe.Pointer, n int) { panic(never) }

func relu16(dst, src unsafe.Pointer, n int) { panic(never) }

func reluBack16(gx, x, gy unsafe.Pointer, n int) { panic(never) }

func drop16(y, x, bits, state unsafe.Pointer, n int, limit uint32, keep float32) { panic(never) }

func dropBack16(gx, gy, bits unsafe.Pointer, n int, keep float32) { panic(never) }

func gru16(gate, cand, prev, out, z unsafe.Pointer, n int) { panic(never) }

func gruBack16(gate, cand, prev, z, gy, dh, ggate, gcand unsafe.Pointer, n int) { panic(never) }

func sums16(x, lanes unsafe.Pointer, n int) { panic(never) }

func norm16(x, gain, b, y unsafe.Pointer, n int, inv, shift float32) { panic(never) }

func normSums16(x, dy, gain, gg, gb, lanes unsafe.Pointer, n int, inv, shift float32) { panic(never) }

func normBack16(x, dy, gain, dx unsafe.Pointer, n int, inv, shift, s1, s2 float32) { panic(never) }

func adam16(w, grad, m, v unsafe.Pointer, n int, rate, scale, b1, b2 float32) { panic(never) }
