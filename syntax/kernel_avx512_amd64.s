#include "textflag.h"

// The arithmetic of floats for processors with AVX-512; kernel_vector.go says
// what each function does and sees to the bounds. CX counts values of a row.

// CONSTANT broadcasts the bits of a float.
#define CONSTANT(bits, z) \
	MOVL $bits, R15; \
	VPBROADCASTD R15, z

// func avx512Normalise(x, gain, bias, q unsafe.Pointer, n, rows int)
// Up to sixteen rows at a time: the sums of each, then, for all at once, what a
// row is multiplied with and shifted by, then the bytes of each.
TEXT ·avx512Normalise(SB), NOSPLIT, $128-48
	MOVQ x+0(FP), AX
	MOVQ gain+8(FP), BX
	MOVQ bias+16(FP), DX
	MOVQ q+24(FP), DI
	MOVQ n+32(FP), SI
	MOVQ rows+40(FP), R8
	VPXORQ Z16, Z16, Z16
	CONSTANT(0x42fe0000, Z17) // 127
	CONSTANT(0x3f800000, Z18) // 1
	CONSTANT(0x3727c5ac, Z19) // 1e-5
	CONSTANT(0x80000000, Z20) // sign
	VCVTSI2SSQ SI, X8, X8
	VBROADCASTSS X8, Z8
rows:
	VMOVUPS Z16, 0(SP)
	VMOVUPS Z16, 64(SP)
	MOVQ R8, R9
	CMPQ R9, $16
	JLE few
	MOVQ $16, R9
few:
	MOVQ AX, R10
	XORQ R11, R11
sums:
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	XORQ CX, CX
sum:
	VMOVUPS (R10)(CX*4), Z2
	VADDPS Z2, Z0, Z0
	VMULPS Z2, Z2, Z2
	VADDPS Z2, Z1, Z1
	ADDQ $16, CX
	CMPQ CX, SI
	JLT sum
	VEXTRACTF64X4 $1, Z0, Y2
	VEXTRACTF64X4 $1, Z1, Y3
	VADDPS Y2, Y0, Y0
	VADDPS Y3, Y1, Y1
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
	VMOVSS X1, 64(SP)(R11*4)
	LEAQ (R10)(SI*4), R10
	INCQ R11
	CMPQ R11, R9
	JLT sums

	VMOVUPS 0(SP), Z0
	VMOVUPS 64(SP), Z1
	VDIVPS Z8, Z0, Z0 // means
	VDIVPS Z8, Z1, Z1
	VMULPS Z0, Z0, Z2
	VSUBPS Z2, Z1, Z1
	VMAXPS Z16, Z1, Z1
	VADDPS Z19, Z1, Z1
	VSQRTPS Z1, Z1
	VDIVPS Z1, Z18, Z1
	VMULPS Z1, Z0, Z0
	VPXORD Z20, Z0, Z0
	VMOVUPS Z0, 0(SP)
	VMOVUPS Z1, 64(SP)

	XORQ R11, R11
bytes:
	VBROADCASTSS 64(SP)(R11*4), Z4
	VBROADCASTSS 0(SP)(R11*4), Z5
	XORQ CX, CX
byte:
	VMULPS (AX)(CX*4), Z4, Z2
	VADDPS Z5, Z2, Z2
	VMULPS (BX)(CX*4), Z2, Z2
	VADDPS (DX)(CX*4), Z2, Z2
	VMAXPS Z16, Z2, Z2
	VMINPS Z17, Z2, Z2
	VCVTTPS2DQ Z2, Z2
	VPMOVDB Z2, (DI)(CX*1)
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

// func avx512Convolve(x, row, before, self, after, scale, offset unsafe.Pointer, n int)
TEXT ·avx512Convolve(SB), NOSPLIT, $0-64
	MOVQ x+0(FP), DI
	MOVQ row+8(FP), R8
	MOVQ before+16(FP), AX
	MOVQ self+24(FP), R9
	MOVQ after+32(FP), R10
	MOVQ scale+40(FP), BX
	MOVQ offset+48(FP), DX
	MOVQ n+56(FP), SI
	VPXORQ Z16, Z16, Z16
	XORQ CX, CX
values:
	VMOVDQU32 (AX)(CX*4), Z2
	VPADDD (R9)(CX*4), Z2, Z2
	VPADDD (R10)(CX*4), Z2, Z2
	VCVTDQ2PS Z2, Z2
	VMULPS (BX)(CX*4), Z2, Z2
	VADDPS (DX)(CX*4), Z2, Z2
	VMAXPS Z16, Z2, Z2
	VADDPS (R8)(CX*4), Z2, Z2
	VMOVUPS Z2, (DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET

// func avx512AddRelu(acc, scale, offset, x unsafe.Pointer, n, rows int)
TEXT ·avx512AddRelu(SB), NOSPLIT, $0-48
	MOVQ acc+0(FP), AX
	MOVQ scale+8(FP), BX
	MOVQ offset+16(FP), DX
	MOVQ x+24(FP), DI
	MOVQ n+32(FP), SI
	MOVQ rows+40(FP), R8
	VPXORQ Z16, Z16, Z16
row:
	XORQ CX, CX
values:
	VCVTDQ2PS (AX)(CX*4), Z2
	VMULPS (BX)(CX*4), Z2, Z2
	VADDPS (DX)(CX*4), Z2, Z2
	VMAXPS Z16, Z2, Z2
	VADDPS (DI)(CX*4), Z2, Z2
	VMOVUPS Z2, (DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	LEAQ (AX)(SI*4), AX
	LEAQ (DI)(SI*4), DI
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx512Scan(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)
// Sixteen values at a time through all rows.
TEXT ·avx512Scan(SB), NOSPLIT, $0-64
	MOVQ acc+0(FP), AX
	MOVQ accStride+8(FP), BX
	MOVQ x+16(FP), DI
	MOVQ xStride+24(FP), SI
	MOVQ scale+32(FP), DX
	MOVQ offset+40(FP), R8
	MOVQ half+48(FP), R9
	CONSTANT(0x3f800000, Z16) // 1
	CONSTANT(0x3f000000, Z17) // 0.5
	CONSTANT(0x7fffffff, Z18) // all but the sign
	XORQ CX, CX
values:
	VMOVUPS (DX), Z0
	VMOVUPS (R8), Z1
	VMOVUPS (DX)(R9*4), Z2
	VMOVUPS (R8)(R9*4), Z3
	VPXORQ Z4, Z4, Z4 // state
	MOVQ AX, R10
	MOVQ DI, R11
	MOVQ rows+56(FP), R12
row:
	VCVTDQ2PS (R10), Z5
	VMULPS Z0, Z5, Z5
	VADDPS Z1, Z5, Z5
	VANDPS Z18, Z5, Z6
	VADDPS Z16, Z6, Z6
	VDIVPS Z6, Z5, Z5
	VMULPS Z17, Z5, Z5
	VADDPS Z17, Z5, Z5
	VCVTDQ2PS (R10)(R9*4), Z7
	VMULPS Z2, Z7, Z7
	VADDPS Z3, Z7, Z7
	VSUBPS Z4, Z7, Z7
	VMULPS Z5, Z7, Z7
	VADDPS Z7, Z4, Z4
	VADDPS (R11), Z4, Z8
	VMOVUPS Z8, (R11)
	ADDQ BX, R10
	ADDQ SI, R11
	DECQ R12
	JNZ row
	ADDQ $64, AX
	ADDQ $64, DI
	ADDQ $64, DX
	ADDQ $64, R8
	ADDQ $16, CX
	CMPQ CX, R9
	JLT values
	VZEROUPPER
	RET

// func avx512Quantise(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)
TEXT ·avx512Quantise(SB), NOSPLIT, $0-56
	MOVQ acc+0(FP), AX
	MOVQ stride+8(FP), R9
	MOVQ scale+16(FP), BX
	MOVQ offset+24(FP), DX
	MOVQ q+32(FP), DI
	MOVQ n+40(FP), SI
	MOVQ rows+48(FP), R8
	VPXORQ Z16, Z16, Z16
	CONSTANT(0x42fe0000, Z17) // 127
row:
	XORQ CX, CX
values:
	VCVTDQ2PS (AX)(CX*4), Z2
	VMULPS (BX)(CX*4), Z2, Z2
	VADDPS (DX)(CX*4), Z2, Z2
	VMAXPS Z16, Z2, Z2
	VMINPS Z17, Z2, Z2
	VCVTTPS2DQ Z2, Z2
	VPMOVDB Z2, (DI)(CX*1)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	ADDQ R9, AX
	ADDQ SI, DI
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx512QuantiseSum(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)
TEXT ·avx512QuantiseSum(SB), NOSPLIT, $0-64
	MOVQ a+0(FP), AX
	MOVQ b+8(FP), BX
	MOVQ scaleA+16(FP), DX
	MOVQ offsetA+24(FP), R8
	MOVQ scaleB+32(FP), R9
	MOVQ offsetB+40(FP), R10
	MOVQ q+48(FP), DI
	MOVQ n+56(FP), SI
	VPXORQ Z16, Z16, Z16
	CONSTANT(0x42fe0000, Z17) // 127
	XORQ CX, CX
values:
	VCVTDQ2PS (AX)(CX*4), Z2
	VMULPS (DX)(CX*4), Z2, Z2
	VADDPS (R8)(CX*4), Z2, Z2
	VCVTDQ2PS (BX)(CX*4), Z3
	VMULPS (R9)(CX*4), Z3, Z3
	VADDPS (R10)(CX*4), Z3, Z3
	VADDPS Z3, Z2, Z2
	VMAXPS Z16, Z2, Z2
	VMINPS Z17, Z2, Z2
	VCVTTPS2DQ Z2, Z2
	VPMOVDB Z2, (DI)(CX*1)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET

// func avx512Values(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)
TEXT ·avx512Values(SB), NOSPLIT, $0-56
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
	VCVTDQ2PS (AX)(CX*4), Z2
	VMULPS (BX)(CX*4), Z2, Z2
	VADDPS (DX)(CX*4), Z2, Z2
	VMOVUPS Z2, (DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	ADDQ R9, AX
	LEAQ (DI)(SI*4), DI
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

DATA indices<>+0(SB)/4, $0
DATA indices<>+4(SB)/4, $1
DATA indices<>+8(SB)/4, $2
DATA indices<>+12(SB)/4, $3
DATA indices<>+16(SB)/4, $4
DATA indices<>+20(SB)/4, $5
DATA indices<>+24(SB)/4, $6
DATA indices<>+28(SB)/4, $7
DATA indices<>+32(SB)/4, $8
DATA indices<>+36(SB)/4, $9
DATA indices<>+40(SB)/4, $10
DATA indices<>+44(SB)/4, $11
DATA indices<>+48(SB)/4, $12
DATA indices<>+52(SB)/4, $13
DATA indices<>+56(SB)/4, $14
DATA indices<>+60(SB)/4, $15
GLOBL indices<>(SB), RODATA|NOPTR, $64

// FIRST stores at (DI) the least of the indices in Z1 whose lanes K1 selects.
#define FIRST \
	VPBLENDMD Z1, Z18, K1, Z1; \
	VEXTRACTI64X4 $1, Z1, Y2; \
	VPMINSD Y2, Y1, Y1; \
	VEXTRACTI128 $1, Y1, X2; \
	VPMINSD X2, X1, X1; \
	VPSHUFD $0x0e, X1, X2; \
	VPMINSD X2, X1, X1; \
	VPSHUFD $1, X1, X2; \
	VPMINSD X2, X1, X1; \
	VMOVD X1, (DI); \
	ADDQ $4, DI

// func avx512Largest(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)
// Z0 holds each lane's largest value, Z1 its index.
TEXT ·avx512Largest(SB), NOSPLIT, $0-56
	MOVQ acc+0(FP), AX
	MOVQ stride+8(FP), R9
	MOVQ scale+16(FP), BX
	MOVQ offset+24(FP), DX
	MOVQ at+32(FP), DI
	MOVQ n+40(FP), SI
	MOVQ rows+48(FP), R8
	VMOVDQU32 indices<>(SB), Z16
	CONSTANT(16, Z17)
	CONSTANT(0x7fffffff, Z18)
	CONSTANT(0xff800000, Z19) // minus infinity
row:
	VMOVAPS Z19, Z0
	VPXORQ Z1, Z1, Z1
	VMOVDQA32 Z16, Z3
	XORQ CX, CX
values:
	VCVTDQ2PS (AX)(CX*4), Z2
	VMULPS (BX)(CX*4), Z2, Z2
	VADDPS (DX)(CX*4), Z2, Z2
	VCMPPS $30, Z0, Z2, K1 // greater than
	VMOVAPS Z2, K1, Z0
	VMOVDQA32 Z3, K1, Z1
	VPADDD Z17, Z3, Z3
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VEXTRACTF64X4 $1, Z0, Y2
	VMAXPS Y2, Y0, Y2
	VEXTRACTF128 $1, Y2, X4
	VMAXPS X4, X2, X2
	VPERMILPS $0x0e, X2, X4
	VMAXPS X4, X2, X2
	VPERMILPS $1, X2, X4
	VMAXPS X4, X2, X2
	VBROADCASTSS X2, Z2
	VCMPPS $0, Z2, Z0, K1 // equal
	FIRST
	ADDQ R9, AX
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx512LargestDiffs(acc, base, at unsafe.Pointer, n, rows int)
TEXT ·avx512LargestDiffs(SB), NOSPLIT, $0-40
	MOVQ acc+0(FP), AX
	MOVQ base+8(FP), BX
	MOVQ at+16(FP), DI
	MOVQ n+24(FP), SI
	MOVQ rows+32(FP), R8
	VMOVDQU32 indices<>(SB), Z16
	CONSTANT(16, Z17)
	CONSTANT(0x7fffffff, Z18)
	CONSTANT(0x80000000, Z19) // the least integer
row:
	VMOVDQA32 Z19, Z0
	VPXORQ Z1, Z1, Z1
	VMOVDQA32 Z16, Z3
	XORQ CX, CX
values:
	VMOVDQU32 (AX)(CX*4), Z2
	VPSUBD (BX)(CX*4), Z2, Z2
	VPCMPGTD Z0, Z2, K1
	VMOVDQA32 Z2, K1, Z0
	VMOVDQA32 Z3, K1, Z1
	VPADDD Z17, Z3, Z3
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VEXTRACTI64X4 $1, Z0, Y2
	VPMAXSD Y2, Y0, Y2
	VEXTRACTI128 $1, Y2, X4
	VPMAXSD X4, X2, X2
	VPSHUFD $0x0e, X2, X4
	VPMAXSD X4, X2, X2
	VPSHUFD $1, X2, X4
	VPMAXSD X4, X2, X2
	VPBROADCASTD X2, Z2
	VPCMPEQD Z2, Z0, K1
	FIRST
	LEAQ (AX)(SI*4), AX
	DECQ R8
	JNZ row
	VZEROUPPER
	RET

// func avx512AddBytes(x, row unsafe.Pointer, scale float32, n int)
TEXT ·avx512AddBytes(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), DI
	MOVQ row+8(FP), AX
	VBROADCASTSS scale+16(FP), Z0
	MOVQ n+24(FP), SI
	XORQ CX, CX
values:
	VPMOVSXBD (AX)(CX*1), Z2
	VCVTDQ2PS Z2, Z2
	VMULPS Z0, Z2, Z2
	VADDPS (DI)(CX*4), Z2, Z2
	VMOVUPS Z2, (DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET

// func avx512AddRows(x, rows, factors unsafe.Pointer, n, count int)
TEXT ·avx512AddRows(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ rows+8(FP), AX
	MOVQ factors+16(FP), R8
	MOVQ n+24(FP), SI
	MOVQ count+32(FP), R9
	XORQ CX, CX
values:
	VMOVUPS (DI)(CX*4), Z0
	LEAQ (AX)(CX*4), R10
	XORQ R11, R11
row:
	VBROADCASTSS (R8)(R11*4), Z1
	VMULPS (R10), Z1, Z1
	VADDPS Z1, Z0, Z0
	LEAQ (R10)(SI*4), R10
	INCQ R11
	CMPQ R11, R9
	JLT row
	VMOVUPS Z0, (DI)(CX*4)
	ADDQ $16, CX
	CMPQ CX, SI
	JLT values
	VZEROUPPER
	RET
