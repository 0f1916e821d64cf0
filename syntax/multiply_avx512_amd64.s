#include "textflag.h"

// Multiplication for processors with AVX-512 and VNNI; kernel_vector.go sees to
// the bounds.

// func avx512Multiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)
// Blocks of six rows by 32 columns; a step adds four products a column.
TEXT ·avx512Multiply(SB), NOSPLIT, $0-56
	MOVQ a+0(FP), R8
	MOVQ stride+8(FP), BX
	MOVQ c+24(FP), DI
	MOVQ cStride+32(FP), SI
	MOVQ blocks+48(FP), R10
	LEAQ (BX)(BX*2), R11
block:
	MOVQ R8, AX
	LEAQ (R8)(R11*1), R9 // the fourth row
	MOVQ w+16(FP), DX
	MOVQ k+40(FP), CX
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

#define STEP(at, wat) \
	VMOVDQU32 wat(DX), Z12; \
	VMOVDQU32 (wat+64)(DX), Z13; \
	VPBROADCASTD at(AX), Z14; \
	VPBROADCASTD at(AX)(BX*1), Z15; \
	VPBROADCASTD at(AX)(BX*2), Z16; \
	VPBROADCASTD at(R9), Z17; \
	VPBROADCASTD at(R9)(BX*1), Z18; \
	VPBROADCASTD at(R9)(BX*2), Z19; \
	VPDPBUSD Z12, Z14, Z0; \
	VPDPBUSD Z13, Z14, Z1; \
	VPDPBUSD Z12, Z15, Z2; \
	VPDPBUSD Z13, Z15, Z3; \
	VPDPBUSD Z12, Z16, Z4; \
	VPDPBUSD Z13, Z16, Z5; \
	VPDPBUSD Z12, Z17, Z6; \
	VPDPBUSD Z13, Z17, Z7; \
	VPDPBUSD Z12, Z18, Z8; \
	VPDPBUSD Z13, Z18, Z9; \
	VPDPBUSD Z12, Z19, Z10; \
	VPDPBUSD Z13, Z19, Z11

step:
	STEP(0, 0)
	STEP(4, 128)
	STEP(8, 256)
	STEP(12, 384)
	ADDQ $512, DX
	ADDQ $16, AX
	ADDQ $16, R9
	SUBQ $16, CX
	JNZ step

	VMOVDQU32 Z0, (DI)
	VMOVDQU32 Z1, 64(DI)
	ADDQ SI, DI
	VMOVDQU32 Z2, (DI)
	VMOVDQU32 Z3, 64(DI)
	ADDQ SI, DI
	VMOVDQU32 Z4, (DI)
	VMOVDQU32 Z5, 64(DI)
	ADDQ SI, DI
	VMOVDQU32 Z6, (DI)
	VMOVDQU32 Z7, 64(DI)
	ADDQ SI, DI
	VMOVDQU32 Z8, (DI)
	VMOVDQU32 Z9, 64(DI)
	ADDQ SI, DI
	VMOVDQU32 Z10, (DI)
	VMOVDQU32 Z11, 64(DI)
	ADDQ SI, DI
	LEAQ (R8)(R11*2), R8
	DECQ R10
	JNZ block
	VZEROUPPER
	RET
