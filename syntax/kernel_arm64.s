#include "textflag.h"
#include "neon_arm64.h"

// The arithmetic of floats for arm64; kernel_vector.go says what each function
// does and sees to the bounds. Sixteen values stand in four registers. R7 counts
// the values of a row that are left.

// ZERO clears a register.
#define ZERO(v) VEOR v, v, v

// SCALED multiplies the sums in V0 to V3 with the scale at R10, adds the offset
// at R11 and moves on.
#define SCALED \
	VLD1.P 64(R10), [V4.S4, V5.S4, V6.S4, V7.S4]; \
	VLD1.P 64(R11), [V16.S4, V17.S4, V18.S4, V19.S4]; \
	SCVTF4(0, 0); \
	SCVTF4(1, 1); \
	SCVTF4(2, 2); \
	SCVTF4(3, 3); \
	FMUL4(0, 0, 4); \
	FMUL4(1, 1, 5); \
	FMUL4(2, 2, 6); \
	FMUL4(3, 3, 7); \
	FADD4(0, 0, 16); \
	FADD4(1, 1, 17); \
	FADD4(2, 2, 18); \
	FADD4(3, 3, 19)

// VALUES puts the scaled sums at R0 into V0 to V3 and moves on.
#define VALUES \
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]; \
	SCALED

// POSITIVE makes negative ones of V0 to V3 zero; V30 is zero.
#define POSITIVE \
	FMAX4(0, 0, 30); \
	FMAX4(1, 1, 30); \
	FMAX4(2, 2, 30); \
	FMAX4(3, 3, 30)

// BYTES rounds V0 to V3 to bytes, stores them at R3 and moves on; V31 is 127.
#define BYTES \
	POSITIVE; \
	FMIN4(0, 0, 31); \
	FMIN4(1, 1, 31); \
	FMIN4(2, 2, 31); \
	FMIN4(3, 3, 31); \
	FCVTZS4(0, 0); \
	FCVTZS4(1, 1); \
	FCVTZS4(2, 2); \
	FCVTZS4(3, 3); \
	VUZP1 V1.H8, V0.H8, V0.H8; \
	VUZP1 V3.H8, V2.H8, V2.H8; \
	VUZP1 V2.B16, V0.B16, V0.B16; \
	VST1.P [V0.B16], 16(R3)

// func neonNormalise(x, gain, bias, q unsafe.Pointer, n, rows int)
TEXT ·neonNormalise(SB), NOSPLIT, $0-48
	MOVD x+0(FP), R0
	MOVD gain+8(FP), R1
	MOVD bias+16(FP), R2
	MOVD q+24(FP), R3
	MOVD n+32(FP), R4
	MOVD rows+40(FP), R5
	ZERO(V30.B16)
	CONSTANT(0x42fe0000, V31.S4) // 127
	CONSTANT(0x3f800000, V29.S4) // 1
	CONSTANT(0x3727c5ac, V28.S4) // 1e-5
	SCVTFS R4, F27
row:
	ZERO(V0.B16)
	ZERO(V1.B16)
	ZERO(V2.B16)
	ZERO(V3.B16)
	ZERO(V4.B16)
	ZERO(V5.B16)
	ZERO(V6.B16)
	ZERO(V7.B16)
	MOVD R0, R6
	MOVD R4, R7
sums:
	VLD1.P 64(R6), [V16.S4, V17.S4, V18.S4, V19.S4]
	FADD4(0, 0, 16)
	FADD4(1, 1, 17)
	FADD4(2, 2, 18)
	FADD4(3, 3, 19)
	FMUL4(16, 16, 16)
	FMUL4(17, 17, 17)
	FMUL4(18, 18, 18)
	FMUL4(19, 19, 19)
	FADD4(4, 4, 16)
	FADD4(5, 5, 17)
	FADD4(6, 6, 18)
	FADD4(7, 7, 19)
	SUBS $16, R7, R7
	BNE sums
	FADD4(0, 0, 2)
	FADD4(1, 1, 3)
	FADD4(4, 4, 6)
	FADD4(5, 5, 7)
	FADD4(0, 0, 1)
	FADD4(4, 4, 5)
	VEXT $8, V0.B16, V0.B16, V1.B16
	VEXT $8, V4.B16, V4.B16, V5.B16
	FADD4(0, 0, 1)
	FADD4(4, 4, 5)
	VEXT $4, V0.B16, V0.B16, V1.B16
	VEXT $4, V4.B16, V4.B16, V5.B16
	FADDS F1, F0, F0
	FADDS F5, F4, F4
	FDIVS F27, F0, F0 // mean
	FDIVS F27, F4, F4
	FMULS F0, F0, F1
	FSUBS F1, F4, F4
	FMAXS F30, F4, F4
	FADDS F28, F4, F4
	FSQRTS F4, F4
	FDIVS F4, F29, F4
	FMULS F4, F0, F0
	FNEGS F0, F0
	VDUP V4.S[0], V20.S4
	VDUP V0.S[0], V21.S4
	MOVD R1, R10
	MOVD R2, R11
	MOVD R4, R7
bytes:
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R10), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R11), [V16.S4, V17.S4, V18.S4, V19.S4]
	FMUL4(0, 0, 20)
	FMUL4(1, 1, 20)
	FMUL4(2, 2, 20)
	FMUL4(3, 3, 20)
	FADD4(0, 0, 21)
	FADD4(1, 1, 21)
	FADD4(2, 2, 21)
	FADD4(3, 3, 21)
	FMUL4(0, 0, 4)
	FMUL4(1, 1, 5)
	FMUL4(2, 2, 6)
	FMUL4(3, 3, 7)
	FADD4(0, 0, 16)
	FADD4(1, 1, 17)
	FADD4(2, 2, 18)
	FADD4(3, 3, 19)
	BYTES
	SUBS $16, R7, R7
	BNE bytes
	SUBS $1, R5, R5
	BNE row
	RET

// func neonConvolve(x, row, before, self, after, scale, offset unsafe.Pointer, n int)
TEXT ·neonConvolve(SB), NOSPLIT, $0-64
	MOVD x+0(FP), R3
	MOVD row+8(FP), R4
	MOVD before+16(FP), R0
	MOVD self+24(FP), R1
	MOVD after+32(FP), R2
	MOVD scale+40(FP), R10
	MOVD offset+48(FP), R11
	MOVD n+56(FP), R7
	ZERO(V30.B16)
values:
	VLD1.P 64(R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R2), [V16.S4, V17.S4, V18.S4, V19.S4]
	VADD V4.S4, V0.S4, V0.S4
	VADD V5.S4, V1.S4, V1.S4
	VADD V6.S4, V2.S4, V2.S4
	VADD V7.S4, V3.S4, V3.S4
	VADD V16.S4, V0.S4, V0.S4
	VADD V17.S4, V1.S4, V1.S4
	VADD V18.S4, V2.S4, V2.S4
	VADD V19.S4, V3.S4, V3.S4
	SCALED
	POSITIVE
	VLD1.P 64(R4), [V4.S4, V5.S4, V6.S4, V7.S4]
	FADD4(0, 0, 4)
	FADD4(1, 1, 5)
	FADD4(2, 2, 6)
	FADD4(3, 3, 7)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R3)
	SUBS $16, R7, R7
	BNE values
	RET

// func neonAddRelu(acc, scale, offset, x unsafe.Pointer, n, rows int)
TEXT ·neonAddRelu(SB), NOSPLIT, $0-48
	MOVD acc+0(FP), R0
	MOVD scale+8(FP), R1
	MOVD offset+16(FP), R2
	MOVD x+24(FP), R3
	MOVD n+32(FP), R4
	MOVD rows+40(FP), R5
	ZERO(V30.B16)
row:
	MOVD R1, R10
	MOVD R2, R11
	MOVD R4, R7
values:
	VALUES
	POSITIVE
	VLD1 (R3), [V4.S4, V5.S4, V6.S4, V7.S4]
	FADD4(0, 0, 4)
	FADD4(1, 1, 5)
	FADD4(2, 2, 6)
	FADD4(3, 3, 7)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R3)
	SUBS $16, R7, R7
	BNE values
	SUBS $1, R5, R5
	BNE row
	RET

// func neonScan(acc unsafe.Pointer, accStride int, x unsafe.Pointer, xStride int, scale, offset unsafe.Pointer, half, rows int)
// Sixteen values at a time through all rows; V8 to V11 are their states.
TEXT ·neonScan(SB), NOSPLIT, $0-64
	MOVD acc+0(FP), R0
	MOVD accStride+8(FP), R1
	MOVD x+16(FP), R2
	MOVD xStride+24(FP), R3
	MOVD scale+32(FP), R4
	MOVD offset+40(FP), R5
	MOVD half+48(FP), R7
	LSL $2, R7, R8 // from the gate's values to the candidate's
	CONSTANT(0x3f800000, V28.S4) // 1
	CONSTANT(0x3f000000, V29.S4) // 0.5
values:
	ADD R8, R4, R9
	ADD R8, R5, R10
	VLD1 (R4), [V12.S4, V13.S4, V14.S4, V15.S4]
	VLD1 (R5), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1 (R9), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1 (R10), [V24.S4, V25.S4, V26.S4, V27.S4]
	ZERO(V8.B16)
	ZERO(V9.B16)
	ZERO(V10.B16)
	ZERO(V11.B16)
	MOVD R0, R11
	MOVD R2, R12
	MOVD rows+56(FP), R6

// GATE turns a register's sums into how far the gate opens.
#define GATE(g, scale, offset) \
	SCVTF4(g, g); \
	FMUL4(g, g, scale); \
	FADD4(g, g, offset); \
	FABS4(30, g); \
	FADD4(30, 30, 28); \
	FDIV4(g, g, 30); \
	FMUL4(g, g, 29); \
	FADD4(g, g, 29)

// STATE moves a state to the candidate of a register's sums.
#define STATE(h, c, scale, offset, g) \
	SCVTF4(c, c); \
	FMUL4(c, c, scale); \
	FADD4(c, c, offset); \
	FSUB4(c, c, h); \
	FMUL4(c, c, g); \
	FADD4(h, h, c)

row:
	ADD R8, R11, R13
	VLD1 (R11), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1 (R13), [V4.S4, V5.S4, V6.S4, V7.S4]
	GATE(0, 12, 16)
	GATE(1, 13, 17)
	GATE(2, 14, 18)
	GATE(3, 15, 19)
	STATE(8, 4, 20, 24, 0)
	STATE(9, 5, 21, 25, 1)
	STATE(10, 6, 22, 26, 2)
	STATE(11, 7, 23, 27, 3)
	VLD1 (R12), [V0.S4, V1.S4, V2.S4, V3.S4]
	FADD4(0, 0, 8)
	FADD4(1, 1, 9)
	FADD4(2, 2, 10)
	FADD4(3, 3, 11)
	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R12)
	ADD R1, R11, R11
	ADD R3, R12, R12
	SUBS $1, R6, R6
	BNE row
	ADD $64, R0, R0
	ADD $64, R2, R2
	ADD $64, R4, R4
	ADD $64, R5, R5
	SUBS $16, R7, R7
	BNE values
	RET

// func neonQuantise(acc unsafe.Pointer, stride int, scale, offset, q unsafe.Pointer, n, rows int)
TEXT ·neonQuantise(SB), NOSPLIT, $0-56
	MOVD acc+0(FP), R8
	MOVD stride+8(FP), R9
	MOVD scale+16(FP), R1
	MOVD offset+24(FP), R2
	MOVD q+32(FP), R3
	MOVD n+40(FP), R4
	MOVD rows+48(FP), R5
	ZERO(V30.B16)
	CONSTANT(0x42fe0000, V31.S4) // 127
row:
	MOVD R8, R0
	MOVD R1, R10
	MOVD R2, R11
	MOVD R4, R7
values:
	VALUES
	BYTES
	SUBS $16, R7, R7
	BNE values
	ADD R9, R8, R8
	SUBS $1, R5, R5
	BNE row
	RET

// func neonQuantiseSum(a, b, scaleA, offsetA, scaleB, offsetB, q unsafe.Pointer, n int)
TEXT ·neonQuantiseSum(SB), NOSPLIT, $0-64
	MOVD a+0(FP), R0
	MOVD b+8(FP), R12
	MOVD scaleA+16(FP), R10
	MOVD offsetA+24(FP), R11
	MOVD scaleB+32(FP), R13
	MOVD offsetB+40(FP), R14
	MOVD q+48(FP), R3
	MOVD n+56(FP), R7
	ZERO(V30.B16)
	CONSTANT(0x42fe0000, V31.S4) // 127
values:
	VALUES
	VLD1.P 64(R12), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1.P 64(R13), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R14), [V16.S4, V17.S4, V18.S4, V19.S4]
	SCVTF4(20, 20)
	SCVTF4(21, 21)
	SCVTF4(22, 22)
	SCVTF4(23, 23)
	FMUL4(20, 20, 4)
	FMUL4(21, 21, 5)
	FMUL4(22, 22, 6)
	FMUL4(23, 23, 7)
	FADD4(20, 20, 16)
	FADD4(21, 21, 17)
	FADD4(22, 22, 18)
	FADD4(23, 23, 19)
	FADD4(0, 0, 20)
	FADD4(1, 1, 21)
	FADD4(2, 2, 22)
	FADD4(3, 3, 23)
	BYTES
	SUBS $16, R7, R7
	BNE values
	RET

// func neonValues(acc unsafe.Pointer, stride int, scale, offset, out unsafe.Pointer, n, rows int)
TEXT ·neonValues(SB), NOSPLIT, $0-56
	MOVD acc+0(FP), R8
	MOVD stride+8(FP), R9
	MOVD scale+16(FP), R1
	MOVD offset+24(FP), R2
	MOVD out+32(FP), R3
	MOVD n+40(FP), R4
	MOVD rows+48(FP), R5
row:
	MOVD R8, R0
	MOVD R1, R10
	MOVD R2, R11
	MOVD R4, R7
values:
	VALUES
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R3)
	SUBS $16, R7, R7
	BNE values
	ADD R9, R8, R8
	SUBS $1, R5, R5
	BNE row
	RET

DATA four<>+0(SB)/4, $0
DATA four<>+4(SB)/4, $1
DATA four<>+8(SB)/4, $2
DATA four<>+12(SB)/4, $3
GLOBL four<>(SB), RODATA|NOPTR, $16

// INDICES loads the indices of the first four values, the step between fours
// and an index beyond all.
#define INDICES \
	MOVD $four<>(SB), R13; \
	VLD1 (R13), [V24.S4]; \
	CONSTANT(4, V25.S4); \
	CONSTANT(0x7fffffff, V26.S4)

// FIRST stores at R3 the least of the indices in V1 of the lanes that V4 selects.
#define FIRST \
	BSL16(4, 1, 26); \
	SMINV4(4, 4); \
	FMOVS F4, (R3); \
	ADD $4, R3, R3

// func neonLargest(acc unsafe.Pointer, stride int, scale, offset, at unsafe.Pointer, n, rows int)
// V0 holds each lane's largest value, V1 its index.
TEXT ·neonLargest(SB), NOSPLIT, $0-56
	MOVD acc+0(FP), R8
	MOVD stride+8(FP), R9
	MOVD scale+16(FP), R1
	MOVD offset+24(FP), R2
	MOVD at+32(FP), R3
	MOVD n+40(FP), R4
	MOVD rows+48(FP), R5
	INDICES
	CONSTANT(0xff800000, V27.S4) // minus infinity
row:
	MOVD R8, R0
	MOVD R1, R10
	MOVD R2, R11
	MOVD R4, R7
	VMOV V27.B16, V0.B16
	ZERO(V1.B16)
	VMOV V24.B16, V3.B16
values:
	VLD1.P 16(R0), [V2.S4]
	VLD1.P 16(R10), [V5.S4]
	VLD1.P 16(R11), [V6.S4]
	SCVTF4(2, 2)
	FMUL4(2, 2, 5)
	FADD4(2, 2, 6)
	FCMGT4(4, 2, 0)
	BIT16(0, 2, 4)
	BIT16(1, 3, 4)
	VADD V25.S4, V3.S4, V3.S4
	SUBS $4, R7, R7
	BNE values
	FMAXV4(2, 0)
	VDUP V2.S[0], V2.S4
	FCMEQ4(4, 0, 2)
	FIRST
	ADD R9, R8, R8
	SUBS $1, R5, R5
	BNE row
	RET

// func neonLargestDiffs(acc, base, at unsafe.Pointer, n, rows int)
TEXT ·neonLargestDiffs(SB), NOSPLIT, $0-40
	MOVD acc+0(FP), R0
	MOVD base+8(FP), R1
	MOVD at+16(FP), R3
	MOVD n+24(FP), R4
	MOVD rows+32(FP), R5
	INDICES
	CONSTANT(0x80000000, V27.S4) // the least integer
row:
	MOVD R1, R10
	MOVD R4, R7
	VMOV V27.B16, V0.B16
	ZERO(V1.B16)
	VMOV V24.B16, V3.B16
values:
	VLD1.P 16(R0), [V2.S4]
	VLD1.P 16(R10), [V5.S4]
	VSUB V5.S4, V2.S4, V2.S4
	CMGT4(4, 2, 0)
	BIT16(0, 2, 4)
	BIT16(1, 3, 4)
	VADD V25.S4, V3.S4, V3.S4
	SUBS $4, R7, R7
	BNE values
	SMAXV4(2, 0)
	VDUP V2.S[0], V2.S4
	CMEQ4(4, 0, 2)
	FIRST
	SUBS $1, R5, R5
	BNE row
	RET

// func neonAddBytes(x, row unsafe.Pointer, scale float32, n int)
TEXT ·neonAddBytes(SB), NOSPLIT, $0-32
	MOVD x+0(FP), R3
	MOVD row+8(FP), R0
	FMOVS scale+16(FP), F31
	MOVD n+24(FP), R7
	VDUP V31.S[0], V31.S4
values:
	VLD1.P 16(R0), [V0.B16]
	SXTL8(1, 0)
	SXTL8H(3, 0)
	SXTL4(0, 1)
	SXTL4H(1, 1)
	SXTL4(2, 3)
	SXTL4H(3, 3)
	SCVTF4(0, 0)
	SCVTF4(1, 1)
	SCVTF4(2, 2)
	SCVTF4(3, 3)
	FMUL4(0, 0, 31)
	FMUL4(1, 1, 31)
	FMUL4(2, 2, 31)
	FMUL4(3, 3, 31)
	VLD1 (R3), [V4.S4, V5.S4, V6.S4, V7.S4]
	FADD4(0, 0, 4)
	FADD4(1, 1, 5)
	FADD4(2, 2, 6)
	FADD4(3, 3, 7)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R3)
	SUBS $16, R7, R7
	BNE values
	RET

// func neonAddRows(x, rows, factors unsafe.Pointer, n, count int)
TEXT ·neonAddRows(SB), NOSPLIT, $0-40
	MOVD x+0(FP), R3
	MOVD rows+8(FP), R0
	MOVD n+24(FP), R7
	LSL $2, R7, R5
values:
	VLD1 (R3), [V4.S4, V5.S4, V6.S4, V7.S4]
	MOVD R0, R4
	MOVD factors+16(FP), R1
	MOVD count+32(FP), R8
row:
	FMOVS.P 4(R1), F31
	VDUP V31.S[0], V31.S4
	VLD1 (R4), [V0.S4, V1.S4, V2.S4, V3.S4]
	ADD R5, R4
	FMUL4(0, 0, 31)
	FMUL4(1, 1, 31)
	FMUL4(2, 2, 31)
	FMUL4(3, 3, 31)
	FADD4(4, 4, 0)
	FADD4(5, 5, 1)
	FADD4(6, 6, 2)
	FADD4(7, 7, 3)
	SUBS $1, R8, R8
	BNE row
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R3)
	ADD $64, R0
	SUBS $16, R7, R7
	BNE values
	RET
