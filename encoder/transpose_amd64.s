#include "textflag.h"

// QUAD transposes four rows within each quarter of the registers, over Z16-Z19.
#define QUAD(a, b, c, d) \
	VUNPCKLPS b, a, Z16; \
	VUNPCKHPS b, a, Z17; \
	VUNPCKLPS d, c, Z18; \
	VUNPCKHPS d, c, Z19; \
	VUNPCKLPD Z18, Z16, a; \
	VUNPCKHPD Z18, Z16, b; \
	VUNPCKLPD Z19, Z17, c; \
	VUNPCKHPD Z19, Z17, d

// QUARTERS transposes the quarters of four registers and writes them as the
// rows 0, 4, 8 and 12 from to on.
#define QUARTERS(a, b, c, d, to) \
	VSHUFF32X4 $0x44, b, a, Z16; \
	VSHUFF32X4 $0xEE, b, a, Z17; \
	VSHUFF32X4 $0x44, d, c, Z18; \
	VSHUFF32X4 $0xEE, d, c, Z19; \
	VSHUFF32X4 $0x88, Z18, Z16, a; \
	VSHUFF32X4 $0xDD, Z18, Z16, b; \
	VSHUFF32X4 $0x88, Z19, Z17, c; \
	VSHUFF32X4 $0xDD, Z19, Z17, d; \
	MOVQ to, R8; \
	VMOVUPS a, (R8); \
	ADDQ R9, R8; \
	VMOVUPS b, (R8); \
	ADDQ R9, R8; \
	VMOVUPS c, (R8); \
	ADDQ R9, R8; \
	VMOVUPS d, (R8)

#define LOAD(a, b, c, d) \
	VMOVUPS (AX), a; \
	VMOVUPS (AX)(BX*1), b; \
	LEAQ (AX)(BX*2), AX; \
	VMOVUPS (AX), c; \
	VMOVUPS (AX)(BX*1), d; \
	LEAQ (AX)(BX*2), AX

// func transpose16x16(x unsafe.Pointer, ldx int, y unsafe.Pointer, ldy int)
TEXT ·transpose16x16(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), AX
	MOVQ ldx+8(FP), BX
	MOVQ y+16(FP), DI
	MOVQ ldy+24(FP), SI
	LOAD(Z0, Z1, Z2, Z3)
	LOAD(Z4, Z5, Z6, Z7)
	LOAD(Z8, Z9, Z10, Z11)
	LOAD(Z12, Z13, Z14, Z15)
	QUAD(Z0, Z1, Z2, Z3)
	QUAD(Z4, Z5, Z6, Z7)
	QUAD(Z8, Z9, Z10, Z11)
	QUAD(Z12, Z13, Z14, Z15)
	MOVQ SI, R9
	SHLQ $2, R9
	QUARTERS(Z0, Z4, Z8, Z12, DI)
	ADDQ SI, DI
	QUARTERS(Z1, Z5, Z9, Z13, DI)
	ADDQ SI, DI
	QUARTERS(Z2, Z6, Z10, Z14, DI)
	ADDQ SI, DI
	QUARTERS(Z3, Z7, Z11, Z15, DI)
	VZEROUPPER
	RET
