#include "textflag.h"
#include "neon_arm64.h"

// Multiplication for arm64; kernel_vector.go says what each function does and
// sees to the bounds. A tile's 32 columns are done in two halves.

// func neonMultiplyDot(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)
// Blocks of four rows by sixteen columns.
TEXT ·neonMultiplyDot(SB), NOSPLIT, $0-56
	MOVD stride+8(FP), R1
	MOVD w+16(FP), R2
	MOVD c+24(FP), R3
	MOVD cStride+32(FP), R4
	MOVD $128, R6
	MOVD $2, R19
half:
	MOVD a+0(FP), R0
	MOVD R3, R15
	MOVD blocks+48(FP), R7
block:
	MOVD R0, R8
	ADD R1, R8, R9
	ADD R1, R9, R10
	ADD R1, R10, R11
	MOVD R2, R5
	MOVD k+40(FP), R12
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16

#define DOTS(i) \
	VLD1.P (R5)(R6), [V16.B16, V17.B16, V18.B16, V19.B16]; \
	SDOT(0, 16, 20, i); \
	SDOT(1, 17, 20, i); \
	SDOT(2, 18, 20, i); \
	SDOT(3, 19, 20, i); \
	SDOT(4, 16, 21, i); \
	SDOT(5, 17, 21, i); \
	SDOT(6, 18, 21, i); \
	SDOT(7, 19, 21, i); \
	SDOT(8, 16, 22, i); \
	SDOT(9, 17, 22, i); \
	SDOT(10, 18, 22, i); \
	SDOT(11, 19, 22, i); \
	SDOT(12, 16, 23, i); \
	SDOT(13, 17, 23, i); \
	SDOT(14, 18, 23, i); \
	SDOT(15, 19, 23, i)

step:
	VLD1.P 16(R8), [V20.B16]
	VLD1.P 16(R9), [V21.B16]
	VLD1.P 16(R10), [V22.B16]
	VLD1.P 16(R11), [V23.B16]
	DOTS(0)
	DOTS(1)
	DOTS(2)
	DOTS(3)
	SUBS $16, R12, R12
	BNE step

	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R15)
	ADD R4, R15, R15
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R15)
	ADD R4, R15, R15
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R15)
	ADD R4, R15, R15
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R15)
	ADD R4, R15, R15
	ADD R1<<2, R0, R0
	SUBS $1, R7, R7
	BNE block
	ADD $64, R2, R2
	ADD $64, R3, R3
	SUBS $1, R19, R19
	BNE half
	RET

// func neonMultiply(a unsafe.Pointer, stride int, w, c unsafe.Pointer, cStride, k, blocks int)
// Without dot products: blocks of two rows by sixteen columns. The products of
// two steps fit 16 bits together and are then added to 32 in pairs, two to a column.
TEXT ·neonMultiply(SB), NOSPLIT, $0-56
	MOVD stride+8(FP), R1
	MOVD w+16(FP), R2
	MOVD c+24(FP), R3
	MOVD cStride+32(FP), R4
	MOVD $128, R6
	MOVD $2, R19
half:
	MOVD a+0(FP), R0
	MOVD R3, R15
	MOVD blocks+48(FP), R7
block:
	MOVD R0, R8
	ADD R1, R8, R9
	MOVD R2, R5
	MOVD k+40(FP), R12
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16

// FOUR adds one row's products of two steps with four columns: the row's bytes
// in a and b, the columns' in v and w, the sums of two columns each in low and high.
#define FOUR(low, high, v, w, a, b) \
	SMULL8(28, v, a); \
	SMULL8H(29, v, a); \
	SMLAL8(28, w, b); \
	SMLAL8H(29, w, b); \
	SADALP(low, 28); \
	SADALP(high, 29)

step:
	VLD1.P (R5)(R6), [V16.B16, V17.B16, V18.B16, V19.B16]
	VLD1.P (R5)(R6), [V20.B16, V21.B16, V22.B16, V23.B16]
	VLD1R.P 4(R8), [V24.S4]
	VLD1R.P 4(R8), [V25.S4]
	VLD1R.P 4(R9), [V26.S4]
	VLD1R.P 4(R9), [V27.S4]
	FOUR(0, 1, 16, 20, 24, 25)
	FOUR(2, 3, 17, 21, 24, 25)
	FOUR(4, 5, 18, 22, 24, 25)
	FOUR(6, 7, 19, 23, 24, 25)
	FOUR(8, 9, 16, 20, 26, 27)
	FOUR(10, 11, 17, 21, 26, 27)
	FOUR(12, 13, 18, 22, 26, 27)
	FOUR(14, 15, 19, 23, 26, 27)
	SUBS $8, R12, R12
	BNE step

	ADDP4(0, 0, 1)
	ADDP4(1, 2, 3)
	ADDP4(2, 4, 5)
	ADDP4(3, 6, 7)
	ADDP4(8, 8, 9)
	ADDP4(9, 10, 11)
	ADDP4(10, 12, 13)
	ADDP4(11, 14, 15)
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R15)
	ADD R4, R15, R15
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R15)
	ADD R4, R15, R15
	ADD R1<<1, R0, R0
	SUBS $1, R7, R7
	BNE block
	ADD $64, R2, R2
	ADD $64, R3, R3
	SUBS $1, R19, R19
	BNE half
	RET
