#include "textflag.h"

// Rows of floats; lengths are multiples of 16 but for softmaxOf.

// FOLD brings the sixteen lanes of z down to the first by op, halves upon
// halves, over y (z's low half) and t (a scratch register, Y and X of the same).
#define FOLD(op, z, y, x, ty, tx) \
	VEXTRACTF64X4 $1, z, ty; \
	op ty, y, y; \
	VEXTRACTF128 $1, y, tx; \
	op tx, x, x; \
	VPERMILPD $1, x, tx; \
	op tx, x, x; \
	VPSHUFD $1, x, tx; \
	op tx, x, x

// func boundsOf(x, smooth unsafe.Pointer, n int, out unsafe.Pointer)
TEXT ·boundsOf(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), AX
	MOVQ smooth+8(FP), BX
	MOVQ n+16(FP), CX
	MOVQ out+24(FP), DI
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
loop:
	VMOVUPS (AX), Z2
	VMULPS (BX), Z2, Z2
	VMINPS Z0, Z2, Z0
	VMAXPS Z1, Z2, Z1
	ADDQ $64, AX
	ADDQ $64, BX
	SUBQ $16, CX
	JNZ loop
	FOLD(VMINPS, Z0, Y0, X0, Y2, X2)
	FOLD(VMAXPS, Z1, Y1, X1, Y2, X2)
	VMOVSS X0, (DI)
	VMOVSS X1, 4(DI)
	VZEROUPPER
	RET

DATA half<>+0(SB)/4, $0.5
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA one<>+0(SB)/4, $1.0
GLOBL one<>(SB), RODATA|NOPTR, $4

// func quantiseTo(x, smooth unsafe.Pointer, n int, low, inverse, top float32, q unsafe.Pointer)
TEXT ·quantiseTo(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), AX
	MOVQ smooth+8(FP), BX
	MOVQ n+16(FP), CX
	VBROADCASTSS low+24(FP), Z0
	VBROADCASTSS inverse+28(FP), Z1
	VBROADCASTSS top+32(FP), Z2
	MOVQ q+40(FP), DI
	VBROADCASTSS half<>(SB), Z3
loop:
	VMOVUPS (AX), Z4
	VMULPS (BX), Z4, Z4
	VSUBPS Z0, Z4, Z4
	VMULPS Z1, Z4, Z4
	VADDPS Z3, Z4, Z4
	VMINPS Z2, Z4, Z4
	VCVTTPS2DQ Z4, Z4
	VPMOVDB Z4, (DI)
	ADDQ $64, AX
	ADDQ $64, BX
	ADDQ $16, DI
	SUBQ $16, CX
	JNZ loop
	VZEROUPPER
	RET

// func normaliseSum(x, y, gain, bias unsafe.Pointer, n int, count, epsilon float32)
TEXT ·normaliseSum(SB), NOSPLIT, $0-48
	MOVQ x+0(FP), AX
	MOVQ y+8(FP), BX
	MOVQ gain+16(FP), DX
	MOVQ bias+24(FP), SI
	MOVQ n+32(FP), CX
	VMOVSS count+40(FP), X6
	VMOVSS epsilon+44(FP), X7
	SHLQ $2, CX
	ADDQ CX, AX
	ADDQ CX, BX
	ADDQ CX, DX
	ADDQ CX, SI
	NEGQ CX
	MOVQ CX, R8
	VPXORQ Z0, Z0, Z0
sum:
	VMOVUPS (AX)(R8*1), Z2
	VADDPS (BX)(R8*1), Z2, Z2
	VMOVUPS Z2, (AX)(R8*1)
	VADDPS Z2, Z0, Z0
	ADDQ $64, R8
	JNZ sum
	FOLD(VADDPS, Z0, Y0, X0, Y2, X2)
	VDIVSS X6, X0, X0
	VBROADCASTSS X0, Z0
	VPXORQ Z1, Z1, Z1
	MOVQ CX, R8
square:
	VMOVUPS (AX)(R8*1), Z2
	VSUBPS Z0, Z2, Z2
	VMOVUPS Z2, (AX)(R8*1)
	VMULPS Z2, Z2, Z2
	VADDPS Z2, Z1, Z1
	ADDQ $64, R8
	JNZ square
	FOLD(VADDPS, Z1, Y1, X1, Y2, X2)
	VDIVSS X6, X1, X1
	VADDSS X7, X1, X1
	VSQRTSS X1, X1, X1
	VMOVSS one<>(SB), X2
	VDIVSS X1, X2, X1
	VBROADCASTSS X1, Z1
write:
	VMULPS (AX)(CX*1), Z1, Z2
	VMULPS (DX)(CX*1), Z2, Z2
	VADDPS (SI)(CX*1), Z2, Z2
	VMOVUPS Z2, (AX)(CX*1)
	ADDQ $64, CX
	JNZ write
	VZEROUPPER
	RET

// Constants of plainGELU.
DATA erf<>+0(SB)/4, $0.70710678118654752
DATA erf<>+4(SB)/4, $4.0
DATA erf<>+8(SB)/4, $-4.0
DATA erf<>+12(SB)/4, $-2.72614225801306e-10
DATA erf<>+16(SB)/4, $2.77068142495902e-08
DATA erf<>+20(SB)/4, $-2.10102402082508e-06
DATA erf<>+24(SB)/4, $-5.69250639462346e-05
DATA erf<>+28(SB)/4, $-7.34990630326855e-04
DATA erf<>+32(SB)/4, $-2.95459980854025e-03
DATA erf<>+36(SB)/4, $-1.60960333262415e-02
DATA erf<>+40(SB)/4, $-1.45660718464996e-05
DATA erf<>+44(SB)/4, $-2.13374055278905e-04
DATA erf<>+48(SB)/4, $-1.68282697438203e-03
DATA erf<>+52(SB)/4, $-7.37332916720468e-03
DATA erf<>+56(SB)/4, $-1.42647390514189e-02
DATA erf<>+60(SB)/4, $0.5
DATA erf<>+64(SB)/4, $1.0
GLOBL erf<>(SB), RODATA|NOPTR, $68

// TERM is one step of a polynomial in Z2.
#define TERM(c, p) \
	VMULPS Z2, p, p; \
	VADDPS c, p, p

// func geluOf(x unsafe.Pointer, n int)
TEXT ·geluOf(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), AX
	MOVQ n+8(FP), CX
	VBROADCASTSS erf<>+0(SB), Z10
	VBROADCASTSS erf<>+4(SB), Z11
	VBROADCASTSS erf<>+8(SB), Z12
	VBROADCASTSS erf<>+12(SB), Z13
	VBROADCASTSS erf<>+16(SB), Z14
	VBROADCASTSS erf<>+20(SB), Z15
	VBROADCASTSS erf<>+24(SB), Z16
	VBROADCASTSS erf<>+28(SB), Z17
	VBROADCASTSS erf<>+32(SB), Z18
	VBROADCASTSS erf<>+36(SB), Z19
	VBROADCASTSS erf<>+40(SB), Z20
	VBROADCASTSS erf<>+44(SB), Z21
	VBROADCASTSS erf<>+48(SB), Z22
	VBROADCASTSS erf<>+52(SB), Z23
	VBROADCASTSS erf<>+56(SB), Z24
	VBROADCASTSS erf<>+60(SB), Z25
	VBROADCASTSS erf<>+64(SB), Z26
loop:
	VMOVUPS (AX), Z0
	VMULPS Z10, Z0, Z1
	VMINPS Z11, Z1, Z1
	VMAXPS Z12, Z1, Z1
	VMULPS Z1, Z1, Z2
	VMULPS Z2, Z13, Z3
	VADDPS Z14, Z3, Z3
	VMULPS Z2, Z20, Z4
	VADDPS Z21, Z4, Z4
	TERM(Z15, Z3)
	TERM(Z22, Z4)
	TERM(Z16, Z3)
	TERM(Z23, Z4)
	TERM(Z17, Z3)
	TERM(Z24, Z4)
	TERM(Z18, Z3)
	TERM(Z19, Z3)
	VMULPS Z1, Z3, Z3
	VDIVPS Z4, Z3, Z3
	VADDPS Z26, Z3, Z3
	VMULPS Z25, Z0, Z0
	VMULPS Z3, Z0, Z0
	VMOVUPS Z0, (AX)
	ADDQ $64, AX
	SUBQ $16, CX
	JNZ loop
	VZEROUPPER
	RET

// Constants of plainExp.
DATA exp<>+0(SB)/4, $-87.0
DATA exp<>+4(SB)/4, $1.44269504088896341
DATA exp<>+8(SB)/4, $12582912.0
DATA exp<>+12(SB)/4, $0.693359375
DATA exp<>+16(SB)/4, $-2.12194440e-4
DATA exp<>+20(SB)/4, $1.9875691500e-4
DATA exp<>+24(SB)/4, $1.3981999507e-3
DATA exp<>+28(SB)/4, $8.3334519073e-3
DATA exp<>+32(SB)/4, $4.1665795894e-2
DATA exp<>+36(SB)/4, $1.6666665459e-1
DATA exp<>+40(SB)/4, $5.0000001201e-1
DATA exp<>+44(SB)/4, $1.0 // also the bits of the exponent's zero
DATA exp<>+48(SB)/4, $0xFF800000 // -Inf
GLOBL exp<>(SB), RODATA|NOPTR, $52

// EXP makes Z0 its exponential, over Z1, Z2 and Z3.
#define EXP \
	VMAXPS Z16, Z0, Z0; \
	VMULPS Z17, Z0, Z1; \
	VADDPS Z18, Z1, Z1; \
	VSUBPS Z18, Z1, Z2; \
	VMULPS Z19, Z2, Z3; \
	VSUBPS Z3, Z0, Z0; \
	VMULPS Z20, Z2, Z3; \
	VSUBPS Z3, Z0, Z0; \
	VMULPS Z0, Z21, Z2; \
	VADDPS Z22, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z23, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z24, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z25, Z2, Z2; \
	VMULPS Z0, Z2, Z2; \
	VADDPS Z26, Z2, Z2; \
	VMULPS Z0, Z0, Z3; \
	VMULPS Z3, Z2, Z2; \
	VADDPS Z0, Z2, Z2; \
	VADDPS Z27, Z2, Z2; \
	VPSLLD $23, Z1, Z1; \
	VPADDD Z27, Z1, Z1; \
	VMULPS Z1, Z2, Z0

// func softmaxOf(x unsafe.Pointer, n int)
TEXT ·softmaxOf(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), AX
	MOVQ n+8(FP), CX
	VBROADCASTSS exp<>+0(SB), Z16
	VBROADCASTSS exp<>+4(SB), Z17
	VBROADCASTSS exp<>+8(SB), Z18
	VBROADCASTSS exp<>+12(SB), Z19
	VBROADCASTSS exp<>+16(SB), Z20
	VBROADCASTSS exp<>+20(SB), Z21
	VBROADCASTSS exp<>+24(SB), Z22
	VBROADCASTSS exp<>+28(SB), Z23
	VBROADCASTSS exp<>+32(SB), Z24
	VBROADCASTSS exp<>+36(SB), Z25
	VBROADCASTSS exp<>+40(SB), Z26
	VBROADCASTSS exp<>+44(SB), Z27
	VBROADCASTSS exp<>+48(SB), Z28

	// K1 is the lanes of the last vector, DX the whole vectors before it.
	LEAQ -1(CX), DX
	SHRQ $4, DX
	MOVQ DX, R8
	SHLQ $4, R8
	SUBQ R8, CX
	MOVL $1, R9
	SHLL CX, R9
	DECL R9
	KMOVW R9, K1

	VMOVAPS Z28, Z4
	MOVQ AX, BX
	MOVQ DX, R8
	TESTQ R8, R8
	JZ topLast
top:
	VMAXPS (BX), Z4, Z4
	ADDQ $64, BX
	DECQ R8
	JNZ top
topLast:
	VMOVAPS Z28, Z0
	VMOVUPS (BX), K1, Z0
	VMAXPS Z0, Z4, Z4
	FOLD(VMAXPS, Z4, Y4, X4, Y0, X0)
	VBROADCASTSS X4, Z4

	VPXORQ Z5, Z5, Z5
	MOVQ AX, BX
	MOVQ DX, R8
	TESTQ R8, R8
	JZ powerLast
power:
	VMOVUPS (BX), Z0
	VSUBPS Z4, Z0, Z0
	EXP
	VMOVUPS Z0, (BX)
	VADDPS Z0, Z5, Z5
	ADDQ $64, BX
	DECQ R8
	JNZ power
powerLast:
	VMOVUPS.Z (BX), K1, Z0
	VSUBPS Z4, Z0, Z0
	EXP
	VMOVAPS.Z Z0, K1, Z0
	VADDPS Z0, Z5, Z5
	FOLD(VADDPS, Z5, Y5, X5, Y1, X1)
	VMOVSS one<>(SB), X1
	VDIVSS X5, X1, X5
	VBROADCASTSS X5, Z5
	VMULPS Z5, Z0, Z0
	VMOVUPS Z0, K1, (BX)
	TESTQ DX, DX
	JZ done
share:
	VMULPS (AX), Z5, Z0
	VMOVUPS Z0, (AX)
	ADDQ $64, AX
	DECQ DX
	JNZ share
done:
	VZEROUPPER
	RET
