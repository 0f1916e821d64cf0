#include "textflag.h"

// The arithmetic of floats for processors with AVX2; kernel_vector.go says what
// each function does and sees to the bounds. CX counts values of a row. Lanes 0
// to 7 of sixteen stand in one register, 8 to 15 in another.

// CONSTANT broadcasts the bits of a value.
#define CONSTANT(bits, x, y) \
	MOVL $bits, R15; \
	VMOVD R15, x; \
	VPBROADCASTD x, y

// BYTES rounds the sixteen values in Y2 and Y3 to bytes and stores them.
#define BYTES \
	VMAXPS Y14, Y2, Y2; \
	VMAXPS Y14, Y3, Y3; \
	VMINPS Y15, Y2, Y2; \
	VMINPS Y15, Y3, Y3; \
	VCVTTPS2DQ Y2, Y2; \
	VCVTTPS2DQ Y3, Y3; \
	VPACKSSDW Y3, Y2, Y2; \
	VPERMQ $0xd8, Y2, Y2; \
	VEXTRACTI128 $1, Y2, X3; \
	VPACKUSWB X3, X2, X2; \
	VMOVDQU X2, (DI)(CX*1)

// VALUES are sixteen sums at (AX) times scale at (BX) plus offset at (DX).
#define VALUES \
	VCVTDQ2PS (AX)(CX*4), Y2; \
	VCVTDQ2PS 32(AX)(CX*4), Y3; \
	VMULPS (BX)(CX*4), Y2, Y2; \
	VMULPS 32(BX)(CX*4), Y3, Y3; \
	VADDPS (DX)(CX*4), Y2, Y2; \
	VADDPS 32(DX)(CX*4), Y3, Y3

// func avx2Normalise(x, gain, bias, q unsafe.Pointer, n, rows int)
// Up to eight rows at a time: the sums of each, then, for all at once, what a
// row is multiplied with and shifted by, then the bytes of each.
TEXT ·avx2Normalise(SB), NOSPLIT, $64-48
	MOVQ x+0(FP), AX
	MOVQ gain+8(FP), BX
	MOVQ bias+16(FP), DX
	MOVQ q+24(FP), DI
	MOVQ n+32(FP), SI
	MOVQ rows+40(FP), R8
	VXORPS Y14, Y14, Y14
	CONSTANT(0x42fe0000, X15, Y15) // 127
	CONSTANT(0x3f800000, X9, Y9) // 1
	CONSTANT(0x3727c5ac, X10, Y10) // 1e-5
	CONSTANT(0x80000000, X11, Y11) // sign
	VCVTSI2SSQ SI, X8, X8
	VBROADCASTSS X8, Y8
rows:
	VMOVUPS Y14, 0(SP)
	VMOVUPS Y14, 32(SP)
	MOVQ R8, R9
	CMPQ R9, $8
	JLE few
	MOVQ $8, R9
few:
	MOVQ AX, R10
	XORQ R11, R11
sums:
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	XORQ CX, CX
sum:
	VMOVUPS (R10)(CX*4), Y2
	VMOVUPS 32(R10)(CX*4), Y3
	VADDPS Y2, Y0, Y0
	VADDPS Y3, Y4, Y4
	VMULPS Y2, Y2, Y2
	VMULPS Y3, Y3, Y3
	VADDPS Y2, Y1, Y1
	VADDPS Y3, Y5, Y5
	ADDQ $16, CX
	CMPQ CX, SI
	JLT sum
	VADDPS Y4, Y0, Y0
	VADDPS Y5, Y1, Y1
	VEXTRACTF128 $1, Y0, X2
	VEXTRACTF128 $1, Y1, X3
	VADDPS X2, X0, X0
	VADDPS X3, X1, X1
	VPERMILPS $0x0e, X0, X2
	VPERMILPS $0x0e, X1, X3
	VADDPS X2, X0, X0
	VADDPS X3, X1, X1
	VPERMILPS $1, X0, X2
	VPERMILPS $1, X1, X3
	VADDSS X2, X0, X0
	VADDSS X3, X1, X1
	VMOVSS X0, 0(SP)(R11*4)
	VMOVSS X1, 32(SP)(R11*4)
	LEAQ (R10)(SI*4), R10
	INCQ R11
	CMPQ R11, R9
	JLT sums

	VMOVUPS 0(SP), Y0
	VMOVUPS 32(SP), Y1
	VDIVPS Y8, Y0, Y0 // means
	VDIVPS Y8, Y1, Y1
	VMULPS Y0, Y0, Y2
	VSUBPS Y2, Y1, Y1
	VMAXPS Y14, Y1, Y1
	VADDPS Y10, Y1, Y1
	VSQRTPS Y1, Y1
	VDIVPS Y1, Y9, Y1
	VMULPS Y1, Y0, Y0
	VXORPS Y11, Y0, Y0
	VMOVUPS Y0, 0(SP)
	VMOVUPS Y1, 32(SP)

	XORQ R11, R11
bytes:
	VBROADCASTSS 32(SP)(R11*4), Y4
	VBROADCASTSS 0(SP)(R11*4), Y5
	XORQ CX, CX
byte:
	VMULPS (AX)(CX*4), Y4, Y2
	VMULPS 32(AX)(CX*4), Y4, Y3
	VADDPS Y5, Y2, Y2
	VADDPS Y5, Y3, Y3
	VMULPS (BX)(CX*4), Y2, Y2
	VMULPS 32(BX)(CX*4), Y3, Y3
	VADDPS (DX)(CX*4), Y2, Y2
	VADDPS 32(DX)(CX*4), Y3, Y3
	BYTES
	ADDQ $16, CX
	CMPQ CX, SI
	JLT byte
	LEAQ (AX)(SI*4), AX
	ADDQ SI, DI
	INCQ R11
	CMPQ R11, R9
	JLT bytes
	SUBQ R9, R8
	JNZ rows
	VZEROUPPER
	RET

// func avx2Convolve(x, row, before, self, after, scale, offset unsafe.Pointer, n int)
TEXT ·avx2Convolve(SB), NOSPLIT, $0-64
	MOVQ x+0(FP), DI
	MOVQ row+8(FP), R8
	MOVQ before+16(FP), AX
	MOVQ self+24(FP), R9
	MOVQ after+32(FP), R10
	MOVQ scale+40(FP), BX
	MOVQ offset+48(FP), DX
	MOVQ n+56(FP), SI
	VXORPS Y14, Y14, Y14
	XORQ CX, CX
values:
	VMOVDQU (AX)(CX*4), Y2
	VPADDD (R9)(CX*4), Y2, Y2
	VPADDD (R10)(CX*4), Y2, Y2
	VCVTDQ2PS Y2, Y2
	VMULPS (BX)(CX*4), Y2, Y2
	VADDPS (DX)(CX*4), Y2, Y2
	VMAXPS Y14, Y2, Y2
	VADDPS (R8)(CX*4), Y2, Y2
	VMOVUPS Y2, (DI)(CX*4)
	ADDQ $8, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET

// func avx2AddRelu(acc, scale, offset, x unsafe.Pointer, n, rows int)
TEXT ·avx2AddRelu(SB), NOSPLIT, $0-48
	MOVQ acc+0(FP), AX
	MOVQ scale+8(FP), BX
	MOVQ offset+16(FP), DX
	MOVQ x+24(FP), DI
	MOVQ n+32(FP), SI
	MOVQ rows+40(FP), R8
	VXORPS Y14, Y14, Y14
row:
	XORQ CX, CX
values:
	VALUES
	VMAXPS Y14, Y2, Y2
	VMAXPS Y14, Y3, Y3
	VADDPS (DI)(CX*4), Y2, Y2
	VADDPS 32(DI)(CX*4), Y3, Y3
	VMOVUPS Y2, (DI)(CX*4)
	VMOVUPS Y3, 32(DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	LEAQ (AX)(SI*4), AX
	LEAQ (DI)(SI*4), DI
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx2Scan(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)
// Eight values at a time through all rows.
TEXT ·avx2Scan(SB), NOSPLIT, $0-64
	MOVQ acc+0(FP), AX
	MOVQ accStride+8(FP), BX
	MOVQ x+16(FP), DI
	MOVQ xStride+24(FP), SI
	MOVQ scale+32(FP), DX
	MOVQ offset+40(FP), R8
	MOVQ half+48(FP), R9
	CONSTANT(0x3f800000, X13, Y13) // 1
	CONSTANT(0x3f000000, X14, Y14) // 0.5
	CONSTANT(0x7fffffff, X15, Y15) // all but the sign
	XORQ CX, CX
values:
	VMOVUPS (DX), Y0
	VMOVUPS (R8), Y1
	VMOVUPS (DX)(R9*4), Y2
	VMOVUPS (R8)(R9*4), Y3
	VXORPS Y4, Y4, Y4 // state
	MOVQ AX, R10
	MOVQ DI, R11
	MOVQ rows+56(FP), R12
row:
	VCVTDQ2PS (R10), Y5
	VMULPS Y0, Y5, Y5
	VADDPS Y1, Y5, Y5
	VANDPS Y15, Y5, Y6
	VADDPS Y13, Y6, Y6
	VDIVPS Y6, Y5, Y5
	VMULPS Y14, Y5, Y5
	VADDPS Y14, Y5, Y5
	VCVTDQ2PS (R10)(R9*4), Y7
	VMULPS Y2, Y7, Y7
	VADDPS Y3, Y7, Y7
	VSUBPS Y4, Y7, Y7
	VMULPS Y5, Y7, Y7
	VADDPS Y7, Y4, Y4
	VADDPS (R11), Y4, Y8
	VMOVUPS Y8, (R11)
	ADDQ BX, R10
	ADDQ SI, R11
	DECQ R12
	JNZ row
	ADDQ $32, AX
	ADDQ $32, DI
	ADDQ $32, DX
	ADDQ $32, R8
	ADDQ $8, CX
	CMPQ CX, R9
	JLT values
	VZEROUPPER
	RET

// func avx2Quantise(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)
TEXT ·avx2Quantise(SB), NOSPLIT, $0-56
	MOVQ acc+0(FP), AX
	MOVQ stride+8(FP), R9
	MOVQ scale+16(FP), BX
	MOVQ offset+24(FP), DX
	MOVQ q+32(FP), DI
	MOVQ n+40(FP), SI
	MOVQ rows+48(FP), R8
	VXORPS Y14, Y14, Y14
	CONSTANT(0x42fe0000, X15, Y15) // 127
row:
	XORQ CX, CX
values:
	VALUES
	BYTES
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	ADDQ R9, AX
	ADDQ SI, DI
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx2QuantiseSum(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)
TEXT ·avx2QuantiseSum(SB), NOSPLIT, $0-64
	MOVQ a+0(FP), AX
	MOVQ b+8(FP), R8
	MOVQ scaleA+16(FP), BX
	MOVQ offsetA+24(FP), DX
	MOVQ scaleB+32(FP), R9
	MOVQ offsetB+40(FP), R10
	MOVQ q+48(FP), DI
	MOVQ n+56(FP), SI
	VXORPS Y14, Y14, Y14
	CONSTANT(0x42fe0000, X15, Y15) // 127
	XORQ CX, CX
values:
	VALUES
	VCVTDQ2PS (R8)(CX*4), Y4
	VCVTDQ2PS 32(R8)(CX*4), Y5
	VMULPS (R9)(CX*4), Y4, Y4
	VMULPS 32(R9)(CX*4), Y5, Y5
	VADDPS (R10)(CX*4), Y4, Y4
	VADDPS 32(R10)(CX*4), Y5, Y5
	VADDPS Y4, Y2, Y2
	VADDPS Y5, Y3, Y3
	BYTES
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET

// func avx2Values(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)
TEXT ·avx2Values(SB), NOSPLIT, $0-56
	MOVQ acc+0(FP), AX
	MOVQ stride+8(FP), R9
	MOVQ scale+16(FP), BX
	MOVQ offset+24(FP), DX
	MOVQ out+32(FP), DI
	MOVQ n+40(FP), SI
	MOVQ rows+48(FP), R8
row:
	XORQ CX, CX
values:
	VALUES
	VMOVUPS Y2, (DI)(CX*4)
	VMOVUPS Y3, 32(DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	ADDQ R9, AX
	LEAQ (DI)(SI*4), DI
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

DATA eight<>+0(SB)/4, $0
DATA eight<>+4(SB)/4, $1
DATA eight<>+8(SB)/4, $2
DATA eight<>+12(SB)/4, $3
DATA eight<>+16(SB)/4, $4
DATA eight<>+20(SB)/4, $5
DATA eight<>+24(SB)/4, $6
DATA eight<>+28(SB)/4, $7
GLOBL eight<>(SB), RODATA|NOPTR, $32

// FIRST stores at (DI) the least of the indices in Y1 of lanes that Y4 selects.
#define FIRST \
	VPBLENDVB Y4, Y1, Y13, Y1; \
	VEXTRACTI128 $1, Y1, X2; \
	VPMINSD X2, X1, X1; \
	VPSHUFD $0x0e, X1, X2; \
	VPMINSD X2, X1, X1; \
	VPSHUFD $1, X1, X2; \
	VPMINSD X2, X1, X1; \
	VMOVD X1, (DI); \
	ADDQ $4, DI

// func avx2Largest(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)
// Y0 holds each lane's largest value, Y1 its index.
TEXT ·avx2Largest(SB), NOSPLIT, $0-56
	MOVQ acc+0(FP), AX
	MOVQ stride+8(FP), R9
	MOVQ scale+16(FP), BX
	MOVQ offset+24(FP), DX
	MOVQ at+32(FP), DI
	MOVQ n+40(FP), SI
	MOVQ rows+48(FP), R8
	VMOVDQU eight<>(SB), Y11
	CONSTANT(8, X12, Y12)
	CONSTANT(0x7fffffff, X13, Y13)
	CONSTANT(0xff800000, X14, Y14) // minus infinity
row:
	VMOVAPS Y14, Y0
	VPXOR Y1, Y1, Y1
	VMOVDQA Y11, Y3
	XORQ CX, CX
values:
	VCVTDQ2PS (AX)(CX*4), Y2
	VMULPS (BX)(CX*4), Y2, Y2
	VADDPS (DX)(CX*4), Y2, Y2
	VCMPPS $30, Y0, Y2, Y4 // greater than
	VBLENDVPS Y4, Y2, Y0, Y0
	VPBLENDVB Y4, Y3, Y1, Y1
	VPADDD Y12, Y3, Y3
	ADDQ $8, CX
	CMPQ CX, SI
	JLT values
	VEXTRACTF128 $1, Y0, X2
	VMAXPS X2, X0, X2
	VPERMILPS $0x0e, X2, X4
	VMAXPS X4, X2, X2
	VPERMILPS $1, X2, X4
	VMAXPS X4, X2, X2
	VBROADCASTSS X2, Y2
	VCMPPS $0, Y2, Y0, Y4 // equal
	FIRST
	ADDQ R9, AX
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx2LargestDiffs(acc, base, at unsafe.Pointer, n, rows int)
TEXT ·avx2LargestDiffs(SB), NOSPLIT, $0-40
	MOVQ acc+0(FP), AX
	MOVQ base+8(FP), BX
	MOVQ at+16(FP), DI
	MOVQ n+24(FP), SI
	MOVQ rows+32(FP), R8
	VMOVDQU eight<>(SB), Y11
	CONSTANT(8, X12, Y12)
	CONSTANT(0x7fffffff, X13, Y13)
	CONSTANT(0x80000000, X14, Y14) // the least integer
row:
	VMOVDQA Y14, Y0
	VPXOR Y1, Y1, Y1
	VMOVDQA Y11, Y3
	XORQ CX, CX
values:
	VMOVDQU (AX)(CX*4), Y2
	VPSUBD (BX)(CX*4), Y2, Y2
	VPCMPGTD Y0, Y2, Y4
	VPBLENDVB Y4, Y2, Y0, Y0
	VPBLENDVB Y4, Y3, Y1, Y1
	VPADDD Y12, Y3, Y3
	ADDQ $8, CX
	CMPQ CX, SI
	JLT values
	VEXTRACTI128 $1, Y0, X2
	VPMAXSD X2, X0, X2
	VPSHUFD $0x0e, X2, X4
	VPMAXSD X4, X2, X2
	VPSHUFD $1, X2, X4
	VPMAXSD X4, X2, X2
	VPBROADCASTD X2, Y2
	VPCMPEQD Y2, Y0, Y4
	FIRST
	LEAQ (AX)(SI*4), AX
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx2AddBytes(x, row unsafe.Pointer, scale float32, n int)
TEXT ·avx2AddBytes(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), DI
	MOVQ row+8(FP), AX
	VBROADCASTSS scale+16(FP), Y0
	MOVQ n+24(FP), SI
	XORQ CX, CX
values:
	VPMOVSXBD (AX)(CX*1), Y2
	VCVTDQ2PS Y2, Y2
	VMULPS Y0, Y2, Y2
	VADDPS (DI)(CX*4), Y2, Y2
	VMOVUPS Y2, (DI)(CX*4)
	ADDQ $8, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET

// func avx2AddRows(x, rows, factors unsafe.Pointer, n, count int)
TEXT ·avx2AddRows(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ rows+8(FP), AX
	MOVQ factors+16(FP), R8
	MOVQ n+24(FP), SI
	MOVQ count+32(FP), R9
	XORQ CX, CX
values:
	VMOVUPS (DI)(CX*4), Y0
	VMOVUPS 32(DI)(CX*4), Y1
	LEAQ (AX)(CX*4), R10
	XORQ R11, R11
row:
	VBROADCASTSS (R8)(R11*4), Y2
	VMULPS (R10), Y2, Y3
	VMULPS 32(R10), Y2, Y4
	VADDPS Y3, Y0, Y0
	VADDPS Y4, Y1, Y1
	LEAQ (R10)(SI*4), R10
	INCQ R11
	CMPQ R11, R9
	JLT row
	VMOVUPS Y0, (DI)(CX*4)
	VMOVUPS Y1, 32(DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET
