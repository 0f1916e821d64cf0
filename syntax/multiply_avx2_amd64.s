#include "textflag.h"

// The kernel for processors with AVX2; kernel_vector.go says what each function
// does and sees to the bounds. CX counts values of a row. Lanes 0 to 7 of
// sixteen partial sums stand in one register, 8 to 15 in another.

// SINGLE adds one row's products of a step with the weights in Y8 and Y9.
#define SINGLE(from, even, odd) \
	VPBROADCASTD from, Y12; \
	VPMADDUBSW Y8, Y12, Y10; \
	VPMADDUBSW Y9, Y12, Y11; \
	VPMADDWD Y15, Y10, Y10; \
	VPMADDWD Y15, Y11, Y11; \
	VPADDD Y10, even, even; \
	VPADDD Y11, odd, odd

// PAIR does the same for two steps; the weights of the second stand at 64(DX).
#define PAIR(first, second, even, odd) \
	VPBROADCASTD first, Y12; \
	VPBROADCASTD second, Y13; \
	VPMADDUBSW Y8, Y12, Y10; \
	VPMADDUBSW Y9, Y12, Y11; \
	VPMADDUBSW 64(DX), Y13, Y14; \
	VPADDW Y14, Y10, Y10; \
	VPMADDUBSW 96(DX), Y13, Y14; \
	VPADDW Y14, Y11, Y11; \
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
// Blocks of four rows by sixteen columns, the halves of a tile one after the
// other. Products are added in pairs to 16 bits, then to 32.
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

// func avx2MultiplyPairs(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride int, order unsafe.Pointer, pairs, singles, blocks int)
// Sixteen columns whose steps are reordered: two steps at a time whose products
// fit 16 bits together, then steps that go by themselves. order holds where the
// activations of each step stand.
TEXT ·avx2MultiplyPairs(SB), NOSPLIT, $0-72
	MOVQ a+0(FP), R8
	MOVQ stride+8(FP), BX
	MOVQ c+24(FP), DI
	MOVQ cStride+32(FP), SI
	MOVQ blocks+64(FP), R10
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15 // ones
	LEAQ (BX)(BX*2), R11
block:
	MOVQ w+16(FP), DX
	MOVQ order+40(FP), R12
	LEAQ (R8)(R11*1), R9 // the fourth row
	ZERO8
	MOVQ pairs+48(FP), CX
	TESTQ CX, CX
	JZ rest
pair:
	MOVL (R12), R13
	MOVL 4(R12), R15
	LEAQ (R8)(R13*1), AX
	LEAQ (R8)(R15*1), R15
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	PAIR((AX), (R15), Y0, Y1)
	PAIR((AX)(BX*1), (R15)(BX*1), Y2, Y3)
	PAIR((AX)(BX*2), (R15)(BX*2), Y4, Y5)
	ADDQ R11, AX
	ADDQ R11, R15
	PAIR((AX), (R15), Y6, Y7)
	ADDQ $128, DX
	ADDQ $8, R12
	DECQ CX
	JNZ pair
rest:
	MOVQ singles+56(FP), CX
	TESTQ CX, CX
	JZ done
single:
	MOVL (R12), R13
	LEAQ (R8)(R13*1), AX
	LEAQ (R9)(R13*1), R15
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	SINGLE((AX), Y0, Y1)
	SINGLE((AX)(BX*1), Y2, Y3)
	SINGLE((AX)(BX*2), Y4, Y5)
	SINGLE((R15), Y6, Y7)
	ADDQ $64, DX
	ADDQ $4, R12
	DECQ CX
	JNZ single
done:
	STORE8
	LEAQ (R8)(BX*4), R8
	DECQ R10
	JNZ block
	VZEROUPPER
	RET
