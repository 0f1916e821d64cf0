#include "textflag.h"

// STEP adds four products a column: six rows of a at offset X from their ends,
// two vectors of b at off.
#define STEP(off, x) \
	VMOVDQU32 off(CX), Z12; \
	VMOVDQU32 off+64(CX), Z13; \
	VPBROADCASTD x(AX)(R8*1), Z14; \
	VPBROADCASTD x(R9)(R8*1), Z15; \
	VPDPBUSD Z12, Z14, Z0; \
	VPDPBUSD Z13, Z14, Z1; \
	VPBROADCASTD x(R10)(R8*1), Z16; \
	VPDPBUSD Z12, Z15, Z2; \
	VPDPBUSD Z13, Z15, Z3; \
	VPBROADCASTD x(R11)(R8*1), Z17; \
	VPDPBUSD Z12, Z16, Z4; \
	VPDPBUSD Z13, Z16, Z5; \
	VPBROADCASTD x(R12)(R8*1), Z18; \
	VPDPBUSD Z12, Z17, Z6; \
	VPDPBUSD Z13, Z17, Z7; \
	VPBROADCASTD x(R13)(R8*1), Z19; \
	VPDPBUSD Z12, Z18, Z8; \
	VPDPBUSD Z13, Z18, Z9; \
	VPDPBUSD Z12, Z19, Z10; \
	VPDPBUSD Z13, Z19, Z11

// STORE writes row i of the output from its sums in p and q: sum × step ×
// scale + (low × sum of the column + bias).
#define STORE(i, p, q) \
	VCVTDQ2PS p, p; \
	VCVTDQ2PS q, q; \
	VBROADCASTSS 4*i(R14), Z12; \
	VBROADCASTSS 4*i(R15), Z13; \
	VMULPS Z12, p, p; \
	VMULPS Z12, q, q; \
	VMULPS Z20, p, p; \
	VMULPS Z21, q, q; \
	VMULPS Z22, Z13, Z14; \
	VMULPS Z23, Z13, Z15; \
	VADDPS Z24, Z14, Z14; \
	VADDPS Z25, Z15, Z15; \
	VADDPS Z14, p, p; \
	VADDPS Z15, q, q; \
	VMOVUPS p, (DI); \
	VMOVUPS q, 64(DI); \
	ADDQ SI, DI

// func multiply6x32(a unsafe.Pointer, k int, b unsafe.Pointer, c unsafe.Pointer, ldc int, step, low, cols unsafe.Pointer)
// Six rows of k bytes, k a multiple of 8, times a panel of 32 columns.
TEXT ·multiply6x32(SB), NOSPLIT, $0-64
	MOVQ a+0(FP), AX
	MOVQ k+8(FP), BX
	MOVQ b+16(FP), CX
	MOVQ c+24(FP), DI
	MOVQ ldc+32(FP), SI
	MOVQ step+40(FP), R14
	MOVQ low+48(FP), R15
	MOVQ cols+56(FP), DX
	ADDQ BX, AX
	LEAQ (AX)(BX*1), R9
	LEAQ (R9)(BX*1), R10
	LEAQ (R10)(BX*1), R11
	LEAQ (R11)(BX*1), R12
	LEAQ (R12)(BX*1), R13
	MOVQ BX, R8
	NEGQ R8
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	VPXORQ Z8, Z8, Z8
	VPXORQ Z9, Z9, Z9
	VPXORQ Z10, Z10, Z10
	VPXORQ Z11, Z11, Z11
loop:
	STEP(0, 0)
	STEP(128, 4)
	ADDQ $256, CX
	ADDQ $8, R8
	JNZ loop
	VMOVUPS (DX), Z20
	VMOVUPS 64(DX), Z21
	VMOVUPS 128(DX), Z22
	VMOVUPS 192(DX), Z23
	VMOVUPS 256(DX), Z24
	VMOVUPS 320(DX), Z25
	STORE(0, Z0, Z1)
	STORE(1, Z2, Z3)
	STORE(2, Z4, Z5)
	STORE(3, Z6, Z7)
	STORE(4, Z8, Z9)
	STORE(5, Z10, Z11)
	VZEROUPPER
	RET
