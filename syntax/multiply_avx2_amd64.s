#include "textflag.h"

// Multiplication for processors with AVX2; kernel_avx2_amd64.go sees to the bounds.

// SINGLE adds one row's products of a step with the weights in Y8 and Y9.
#define SINGLE(from, even, odd) \
	VPBROADCASTD from, Y12; \
	VPMADDUBSW Y8, Y12, Y10; \
	VPMADDUBSW Y9, Y12, Y11; \
	VPMADDWD Y15, Y10, Y10; \
	VPMADDWD Y15, Y11, Y11; \
	VPADDD Y10, even, even; \
	VPADDD Y11, odd, odd

#define ZERO8 \
	VPXOR Y0, Y0, Y0; \
	VPXOR Y1, Y1, Y1; \
	VPXOR Y2, Y2, Y2; \
	VPXOR Y3, Y3, Y3; \
	VPXOR Y4, Y4, Y4; \
	VPXOR Y5, Y5, Y5; \
	VPXOR Y6, Y6, Y6; \
	VPXOR Y7, Y7, Y7

// STORE8 writes four rows of sixteen sums.
#define STORE8 \
	VMOVDQU Y0, (DI); \
	VMOVDQU Y1, 32(DI); \
	ADDQ SI, DI; \
	VMOVDQU Y2, (DI); \
	VMOVDQU Y3, 32(DI); \
	ADDQ SI, DI; \
	VMOVDQU Y4, (DI); \
	VMOVDQU Y5, 32(DI); \
	ADDQ SI, DI; \
	VMOVDQU Y6, (DI); \
	VMOVDQU Y7, 32(DI); \
	ADDQ SI, DI

// func avx2Multiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)
// Blocks of eight rows, in two halves, by sixteen columns, the halves of a tile
// one after the other. Products are added in pairs to 16 bits, then to 32.
TEXT ·avx2Multiply(SB), NOSPLIT, $0-56
	MOVQ stride+8(FP), BX
	MOVQ w+16(FP), R13
	MOVQ c+24(FP), R12
	MOVQ cStride+32(FP), SI
	MOVQ $2, R15
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15 // ones
	LEAQ (BX)(BX*2), R11
half:
	MOVQ a+0(FP), R8
	MOVQ R12, DI
	MOVQ blocks+48(FP), R10
	ADDQ R10, R10
block:
	MOVQ R8, AX
	LEAQ (R8)(R11*1), R9 // the fourth row
	MOVQ R13, DX
	MOVQ k+40(FP), CX
	ZERO8
step:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	SINGLE((AX), Y0, Y1)
	SINGLE((AX)(BX*1), Y2, Y3)
	SINGLE((AX)(BX*2), Y4, Y5)
	SINGLE((R9), Y6, Y7)
	ADDQ $128, DX
	ADDQ $4, AX
	ADDQ $4, R9
	SUBQ $4, CX
	JNZ step
	STORE8
	LEAQ (R8)(BX*4), R8
	DECQ R10
	JNZ block
	ADDQ $64, R13
	ADDQ $64, R12
	DECQ R15
	JNZ half
	VZEROUPPER
	RET

// func avx2MultiplyGroups(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride int, order, groups unsafe.Pointer, blocks int)
// Blocks of eight rows by eight columns. Steps are reordered: first groups of
// four whose products fit 16 bits together, then of three, two and one; groups
// holds their numbers. order holds where the activations of each step stand.
TEXT ·avx2MultiplyGroups(SB), NOSPLIT, $0-64
	MOVQ a+0(FP), R8
	MOVQ stride+8(FP), BX
	MOVQ c+24(FP), DI
	LEAQ (BX)(BX*2), R11 // three rows
	LEAQ (BX)(BX*4), R12 // five
	LEAQ (R11)(BX*4), R13 // seven
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15 // ones
block:
	MOVQ w+16(FP), DX
	MOVQ order+40(FP), R9
	ZERO8
	MOVQ groups+48(FP), AX
	MOVQ (AX), CX
	TESTQ CX, CX
	JZ three

// WITH adds the products of another step to those in Y12.
#define WITH(from, weights) \
	VPBROADCASTD from, Y13; \
	VPMADDUBSW weights, Y13, Y13; \
	VPADDW Y13, Y12, Y12

// WIDEN adds the products in Y12 to a row's sums.
#define WIDEN(sums) \
	VPMADDWD Y15, Y12, Y12; \
	VPADDD Y12, sums, sums

#define FOUR(a, b, c, d, sums) \
	VPBROADCASTD a, Y12; \
	VPMADDUBSW Y8, Y12, Y12; \
	WITH(b, Y9); \
	WITH(c, Y10); \
	WITH(d, Y11); \
	WIDEN(sums)

four:
	MOVL (R9), AX
	MOVL 4(R9), SI
	MOVL 8(R9), R10
	MOVL 12(R9), R15
	ADDQ R8, AX
	ADDQ R8, SI
	ADDQ R8, R10
	ADDQ R8, R15
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	VMOVDQU 64(DX), Y10
	VMOVDQU 96(DX), Y11
	FOUR((AX), (SI), (R10), (R15), Y0)
	FOUR((AX)(BX*1), (SI)(BX*1), (R10)(BX*1), (R15)(BX*1), Y1)
	FOUR((AX)(BX*2), (SI)(BX*2), (R10)(BX*2), (R15)(BX*2), Y2)
	FOUR((AX)(R11*1), (SI)(R11*1), (R10)(R11*1), (R15)(R11*1), Y3)
	FOUR((AX)(BX*4), (SI)(BX*4), (R10)(BX*4), (R15)(BX*4), Y4)
	FOUR((AX)(R12*1), (SI)(R12*1), (R10)(R12*1), (R15)(R12*1), Y5)
	FOUR((AX)(R11*2), (SI)(R11*2), (R10)(R11*2), (R15)(R11*2), Y6)
	FOUR((AX)(R13*1), (SI)(R13*1), (R10)(R13*1), (R15)(R13*1), Y7)
	ADDQ $128, DX
	ADDQ $16, R9
	DECQ CX
	JNZ four
three:
	MOVQ groups+48(FP), AX
	MOVQ 8(AX), CX
	TESTQ CX, CX
	JZ two

#define THREE(a, b, c, sums) \
	VPBROADCASTD a, Y12; \
	VPMADDUBSW Y8, Y12, Y12; \
	WITH(b, Y9); \
	WITH(c, Y10); \
	WIDEN(sums)

nextThree:
	MOVL (R9), AX
	MOVL 4(R9), SI
	MOVL 8(R9), R10
	ADDQ R8, AX
	ADDQ R8, SI
	ADDQ R8, R10
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	VMOVDQU 64(DX), Y10
	THREE((AX), (SI), (R10), Y0)
	THREE((AX)(BX*1), (SI)(BX*1), (R10)(BX*1), Y1)
	THREE((AX)(BX*2), (SI)(BX*2), (R10)(BX*2), Y2)
	THREE((AX)(R11*1), (SI)(R11*1), (R10)(R11*1), Y3)
	THREE((AX)(BX*4), (SI)(BX*4), (R10)(BX*4), Y4)
	THREE((AX)(R12*1), (SI)(R12*1), (R10)(R12*1), Y5)
	THREE((AX)(R11*2), (SI)(R11*2), (R10)(R11*2), Y6)
	THREE((AX)(R13*1), (SI)(R13*1), (R10)(R13*1), Y7)
	ADDQ $96, DX
	ADDQ $12, R9
	DECQ CX
	JNZ nextThree
two:
	MOVQ groups+48(FP), AX
	MOVQ 16(AX), CX
	TESTQ CX, CX
	JZ one

#define TWO(a, b, sums) \
	VPBROADCASTD a, Y12; \
	VPMADDUBSW Y8, Y12, Y12; \
	WITH(b, Y9); \
	WIDEN(sums)

nextTwo:
	MOVL (R9), AX
	MOVL 4(R9), SI
	ADDQ R8, AX
	ADDQ R8, SI
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	TWO((AX), (SI), Y0)
	TWO((AX)(BX*1), (SI)(BX*1), Y1)
	TWO((AX)(BX*2), (SI)(BX*2), Y2)
	TWO((AX)(R11*1), (SI)(R11*1), Y3)
	TWO((AX)(BX*4), (SI)(BX*4), Y4)
	TWO((AX)(R12*1), (SI)(R12*1), Y5)
	TWO((AX)(R11*2), (SI)(R11*2), Y6)
	TWO((AX)(R13*1), (SI)(R13*1), Y7)
	ADDQ $64, DX
	ADDQ $8, R9
	DECQ CX
	JNZ nextTwo
one:
	MOVQ groups+48(FP), AX
	MOVQ 24(AX), CX
	TESTQ CX, CX
	JZ done

#define ONE(a, sums) \
	VPBROADCASTD a, Y12; \
	VPMADDUBSW Y8, Y12, Y12; \
	WIDEN(sums)

nextOne:
	MOVL (R9), AX
	ADDQ R8, AX
	VMOVDQU (DX), Y8
	ONE((AX), Y0)
	ONE((AX)(BX*1), Y1)
	ONE((AX)(BX*2), Y2)
	ONE((AX)(R11*1), Y3)
	ONE((AX)(BX*4), Y4)
	ONE((AX)(R12*1), Y5)
	ONE((AX)(R11*2), Y6)
	ONE((AX)(R13*1), Y7)
	ADDQ $32, DX
	ADDQ $4, R9
	DECQ CX
	JNZ nextOne
done:
	MOVQ cStride+32(FP), SI
	LEAQ (SI)(SI*2), R10
	LEAQ (DI)(SI*4), AX
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, (DI)(SI*1)
	VMOVDQU Y2, (DI)(SI*2)
	VMOVDQU Y3, (DI)(R10*1)
	VMOVDQU Y4, (AX)
	VMOVDQU Y5, (AX)(SI*1)
	VMOVDQU Y6, (AX)(SI*2)
	VMOVDQU Y7, (AX)(R10*1)
	LEAQ (DI)(SI*8), DI
	LEAQ (R8)(BX*8), R8
	DECQ blocks+56(FP)
	JNZ block
	VZEROUPPER
	RET
