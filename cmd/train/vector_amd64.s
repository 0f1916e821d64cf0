#include "textflag.h"

DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $4
DATA tiny<>+0(SB)/4, $1.0e-8
GLOBL tiny<>(SB), RODATA|NOPTR, $4
DATA absolute<>+0(SB)/4, $0x7fffffff
GLOBL absolute<>(SB), RODATA|NOPTR, $4

// Counts are multiples of 16.

// func add16(dst, src unsafe.Pointer, n int)
TEXT ·add16(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
loop:
	VMOVUPS (DI), Z0
	VADDPS (SI), Z0, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func relu16(dst, src unsafe.Pointer, n int)
TEXT ·relu16(SB), NOSPLIT, $0-24
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ n+16(FP), CX
	VPXORQ Z1, Z1, Z1
loop:
	VMAXPS (SI), Z1, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func reluBack16(gx, x, gy unsafe.Pointer, n int)
TEXT ·reluBack16(SB), NOSPLIT, $0-32
	MOVQ gx+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ gy+16(FP), DX
	MOVQ n+24(FP), CX
	VPXORQ Z1, Z1, Z1
loop:
	VMOVUPS (SI), Z2
	VCMPPS $14, Z1, Z2, K1
	VMOVUPS (DI), Z0
	VADDPS (DX), Z0, K1, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	ADDQ $64, DX
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func drop16(y, x, bits, state unsafe.Pointer, n int, limit uint32, keep float32)
// The lanes of state run xorshift32.
TEXT ·drop16(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ bits+16(FP), DX
	MOVQ state+24(FP), AX
	MOVQ n+32(FP), CX
	MOVL limit+40(FP), BX
	VPBROADCASTD BX, Z3
	VBROADCASTSS keep+44(FP), Z4
	VMOVDQU32 (AX), Z0
loop:
	VPSLLD $13, Z0, Z1
	VPXORD Z1, Z0, Z0
	VPSRLD $17, Z0, Z1
	VPXORD Z1, Z0, Z0
	VPSLLD $5, Z0, Z1
	VPXORD Z1, Z0, Z0
	VPCMPUD $5, Z3, Z0, K1
	KMOVW K1, (DX)
	VMULPS.Z (SI), Z4, K1, Z2
	VMOVUPS Z2, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	ADDQ $2, DX
	SUBQ $16, CX
	JGT loop
	VMOVDQU32 Z0, (AX)
	VZEROUPPER
	RET

// func dropBack16(gx, gy, bits unsafe.Pointer, n int, keep float32)
TEXT ·dropBack16(SB), NOSPLIT, $0-36
	MOVQ gx+0(FP), DI
	MOVQ gy+8(FP), SI
	MOVQ bits+16(FP), DX
	MOVQ n+24(FP), CX
	VBROADCASTSS keep+32(FP), Z4
loop:
	KMOVW (DX), K1
	VMOVUPS (DI), Z0
	VFMADD231PS (SI), Z4, K1, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	ADDQ $2, DX
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func gru16(gate, cand, prev, out, z unsafe.Pointer, n int)
TEXT ·gru16(SB), NOSPLIT, $0-48
	MOVQ gate+0(FP), DI
	MOVQ cand+8(FP), SI
	MOVQ prev+16(FP), DX
	MOVQ out+24(FP), R8
	MOVQ z+32(FP), R9
	MOVQ n+40(FP), CX
	VBROADCASTSS half<>(SB), Z10
	VBROADCASTSS one<>(SB), Z11
	VPBROADCASTD absolute<>(SB), Z12
loop:
	VMOVUPS (DI), Z0
	VPANDD Z12, Z0, Z1
	VADDPS Z11, Z1, Z1
	VDIVPS Z1, Z0, Z0
	VFMADD213PS Z10, Z10, Z0
	VMOVUPS Z0, (R9)
	VMOVUPS (DX), Z2
	VMOVUPS (SI), Z3
	VSUBPS Z2, Z3, Z3
	VFMADD231PS Z3, Z0, Z2
	VMOVUPS Z2, (R8)
	ADDQ $64, DI
	ADDQ $64, SI
	ADDQ $64, DX
	ADDQ $64, R8
	ADDQ $64, R9
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func gruBack16(gate, cand, prev, z, gy, dh, ggate, gcand unsafe.Pointer, n int)
TEXT ·gruBack16(SB), NOSPLIT, $0-72
	MOVQ gate+0(FP), DI
	MOVQ cand+8(FP), SI
	MOVQ prev+16(FP), DX
	MOVQ z+24(FP), R8
	MOVQ gy+32(FP), R9
	MOVQ dh+40(FP), R10
	MOVQ ggate+48(FP), R11
	MOVQ gcand+56(FP), R12
	MOVQ n+64(FP), CX
	VBROADCASTSS half<>(SB), Z10
	VBROADCASTSS one<>(SB), Z11
	VPBROADCASTD absolute<>(SB), Z12
	XORQ AX, AX
loop:
	VMOVUPS (R10)(AX*1), Z0
	VADDPS (R9)(AX*1), Z0, Z0
	VPANDD (DI)(AX*1), Z12, Z1
	VADDPS Z11, Z1, Z1
	VDIVPS Z1, Z11, Z1
	VMULPS Z1, Z1, Z1
	VMULPS Z10, Z1, Z1
	VMOVUPS (SI)(AX*1), Z2
	VSUBPS (DX)(AX*1), Z2, Z2
	VMULPS Z2, Z1, Z1
	VMOVUPS (R11)(AX*1), Z3
	VFMADD231PS Z1, Z0, Z3
	VMOVUPS Z3, (R11)(AX*1)
	VMOVUPS (R8)(AX*1), Z4
	VMOVUPS (R12)(AX*1), Z5
	VFMADD231PS Z4, Z0, Z5
	VMOVUPS Z5, (R12)(AX*1)
	VSUBPS Z4, Z11, Z4
	VMULPS Z4, Z0, Z0
	VMOVUPS Z0, (R10)(AX*1)
	ADDQ $64, AX
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func sums16(x, lanes unsafe.Pointer, n int)
// Sixteen lanes of sums, then of sums of squares.
TEXT ·sums16(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), SI
	MOVQ lanes+8(FP), DI
	MOVQ n+16(FP), CX
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
loop:
	VMOVUPS (SI), Z2
	VADDPS Z2, Z0, Z0
	VFMADD231PS Z2, Z2, Z1
	ADDQ $64, SI
	SUBQ $16, CX
	JGT loop
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VZEROUPPER
	RET

// func norm16(x, gain, b, y unsafe.Pointer, n int, inv, shift float32)
TEXT ·norm16(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), SI
	MOVQ gain+8(FP), DX
	MOVQ b+16(FP), R8
	MOVQ y+24(FP), DI
	MOVQ n+32(FP), CX
	VBROADCASTSS inv+40(FP), Z10
	VBROADCASTSS shift+44(FP), Z11
loop:
	VMOVUPS (SI), Z0
	VFMADD213PS Z11, Z10, Z0
	VMOVUPS (DX), Z1
	VFMADD213PS (R8), Z1, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, SI
	ADDQ $64, DX
	ADDQ $64, R8
	ADDQ $64, DI
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func normSums16(x, dy, gain, gg, gb, lanes unsafe.Pointer, n int, inv, shift float32)
// Adds to the gradients of gain and bias; lanes get the sums of d = dy·g and of d·h.
TEXT ·normSums16(SB), NOSPLIT, $0-64
	MOVQ x+0(FP), SI
	MOVQ dy+8(FP), DX
	MOVQ gain+16(FP), R8
	MOVQ gg+24(FP), R9
	MOVQ gb+32(FP), R10
	MOVQ lanes+40(FP), DI
	MOVQ n+48(FP), CX
	VBROADCASTSS inv+56(FP), Z10
	VBROADCASTSS shift+60(FP), Z11
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	XORQ AX, AX
loop:
	VMOVUPS (SI)(AX*1), Z2
	VFMADD213PS Z11, Z10, Z2
	VMOVUPS (DX)(AX*1), Z3
	VMOVUPS (R9)(AX*1), Z4
	VFMADD231PS Z2, Z3, Z4
	VMOVUPS Z4, (R9)(AX*1)
	VADDPS (R10)(AX*1), Z3, Z4
	VMOVUPS Z4, (R10)(AX*1)
	VMULPS (R8)(AX*1), Z3, Z3
	VADDPS Z3, Z0, Z0
	VFMADD231PS Z3, Z2, Z1
	ADDQ $64, AX
	SUBQ $16, CX
	JGT loop
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	VZEROUPPER
	RET

// func normBack16(x, dy, gain, dx unsafe.Pointer, n int, inv, shift, s1, s2 float32)
TEXT ·normBack16(SB), NOSPLIT, $0-56
	MOVQ x+0(FP), SI
	MOVQ dy+8(FP), DX
	MOVQ gain+16(FP), R8
	MOVQ dx+24(FP), DI
	MOVQ n+32(FP), CX
	VBROADCASTSS inv+40(FP), Z10
	VBROADCASTSS shift+44(FP), Z11
	VBROADCASTSS s1+48(FP), Z12
	VBROADCASTSS s2+52(FP), Z13
	XORQ AX, AX
loop:
	VMOVUPS (SI)(AX*1), Z2
	VFMADD213PS Z11, Z10, Z2
	VMOVUPS (DX)(AX*1), Z3
	VMULPS (R8)(AX*1), Z3, Z3
	VSUBPS Z12, Z3, Z3
	VFNMADD231PS Z13, Z2, Z3
	VMOVUPS (DI)(AX*1), Z4
	VFMADD231PS Z3, Z10, Z4
	VMOVUPS Z4, (DI)(AX*1)
	ADDQ $64, AX
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET

// func adam16(w, grad, m, v unsafe.Pointer, n int, rate, scale, b1, b2 float32)
// One step; the gradient is cleared.
TEXT ·adam16(SB), NOSPLIT, $0-56
	MOVQ w+0(FP), DI
	MOVQ grad+8(FP), SI
	MOVQ m+16(FP), DX
	MOVQ v+24(FP), R8
	MOVQ n+32(FP), CX
	VBROADCASTSS rate+40(FP), Z10
	VBROADCASTSS scale+44(FP), Z11
	VBROADCASTSS b1+48(FP), Z12
	VBROADCASTSS b2+52(FP), Z13
	VBROADCASTSS one<>(SB), Z9
	VSUBPS Z12, Z9, Z14
	VSUBPS Z13, Z9, Z15
	VBROADCASTSS tiny<>(SB), Z8
	VPXORQ Z7, Z7, Z7
	XORQ AX, AX
loop:
	VMULPS (SI)(AX*1), Z11, Z0
	VMOVUPS Z7, (SI)(AX*1)
	VMULPS (DX)(AX*1), Z12, Z1
	VFMADD231PS Z0, Z14, Z1
	VMOVUPS Z1, (DX)(AX*1)
	VMULPS (R8)(AX*1), Z13, Z2
	VMULPS Z0, Z0, Z0
	VFMADD231PS Z0, Z15, Z2
	VMOVUPS Z2, (R8)(AX*1)
	VSQRTPS Z2, Z2
	VADDPS Z8, Z2, Z2
	VMULPS Z10, Z1, Z1
	VDIVPS Z2, Z1, Z1
	VMOVUPS (DI)(AX*1), Z3
	VSUBPS Z1, Z3, Z3
	VMOVUPS Z3, (DI)(AX*1)
	ADDQ $64, AX
	SUBQ $16, CX
	JGT loop
	VZEROUPPER
	RET
