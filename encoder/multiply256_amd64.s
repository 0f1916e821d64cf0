#include "textflag.h"

// DOTS adds four products a column of one row, 32 columns.
#define DOTS(row, p, q, r, s) \
	VPBROADCASTD (row)(R8*1), Y12; \
	VPMADDUBSW (CX), Y12, Y13; \
	VPMADDUBSW 32(CX), Y12, Y14; \
	VPMADDWD Y15, Y13, Y13; \
	VPMADDWD Y15, Y14, Y14; \
	VPADDD Y13, p, p; \
	VPADDD Y14, q, q; \
	VPMADDUBSW 64(CX), Y12, Y13; \
	VPMADDUBSW 96(CX), Y12, Y14; \
	VPMADDWD Y15, Y13, Y13; \
	VPMADDWD Y15, Y14, Y14; \
	VPADDD Y13, r, r; \
	VPADDD Y14, s, s

// WRITE writes eight columns of a row, as STORE of multiply6x32 does.
#define WRITE(p, off) \
	VCVTDQ2PS p, p; \
	VMULPS Y12, p, p; \
	VMULPS off(DX), p, p; \
	VMULPS off+128(DX), Y13, Y14; \
	VADDPS off+256(DX), Y14, Y14; \
	VADDPS Y14, p, p; \
	VMOVUPS p, off(DI)

#define WRITEROW(i, p, q, r, s) \
	VBROADCASTSS 4*i(R14), Y12; \
	VBROADCASTSS 4*i(R15), Y13; \
	WRITE(p, 0); \
	WRITE(q, 32); \
	WRITE(r, 64); \
	WRITE(s, 96); \
	ADDQ SI, DI

// func multiply3x32(a unsafe.Pointer, k int, b unsafe.Pointer, c unsafe.Pointer, ldc int, step, low, cols unsafe.Pointer)
// Three rows of k bytes up to 127, so that two products fit 16 bits, times a
// panel of 32 columns.
TEXT ·multiply3x32(SB), NOSPLIT, $0-64
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
	MOVQ BX, R8
	NEGQ R8
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11
	VPCMPEQW Y15, Y15, Y15
	VPABSW Y15, Y15
loop:
	DOTS(AX, Y0, Y1, Y2, Y3)
	DOTS(R9, Y4, Y5, Y6, Y7)
	DOTS(R10, Y8, Y9, Y10, Y11)
	ADDQ $128, CX
	ADDQ $4, R8
	JNZ loop
	WRITEROW(0, Y0, Y1, Y2, Y3)
	WRITEROW(1, Y4, Y5, Y6, Y7)
	WRITEROW(2, Y8, Y9, Y10, Y11)
	VZEROUPPER
	RET
