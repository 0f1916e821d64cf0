// Instructions that the assembler lacks, with registers by number: NAME(d, n, m)
// is d = n op m on four 32-bit values unless said otherwise.

#define THREE(code, d, n, m) WORD $(code | (m)<<16 | (n)<<5 | (d))
#define TWO(code, d, n) WORD $(code | (n)<<5 | (d))

#define FADD4(d, n, m) THREE(0x4e20d400, d, n, m)
#define FSUB4(d, n, m) THREE(0x4ea0d400, d, n, m)
#define FMUL4(d, n, m) THREE(0x6e20dc00, d, n, m)
#define FDIV4(d, n, m) THREE(0x6e20fc00, d, n, m)
#define FMAX4(d, n, m) THREE(0x4e20f400, d, n, m)
#define FMIN4(d, n, m) THREE(0x4ea0f400, d, n, m)
#define FABS4(d, n) TWO(0x4ea0f800, d, n)
#define SCVTF4(d, n) TWO(0x4e21d800, d, n) // to float
#define FCVTZS4(d, n) TWO(0x4ea1b800, d, n) // to integer, fraction cut off

#define FCMGT4(d, n, m) THREE(0x6ea0e400, d, n, m) // all ones where n > m
#define FCMEQ4(d, n, m) THREE(0x4e20e400, d, n, m)
#define CMGT4(d, n, m) THREE(0x4ea03400, d, n, m)
#define CMEQ4(d, n, m) THREE(0x6ea08c00, d, n, m)
#define BIT16(d, n, m) THREE(0x6ea01c00, d, n, m) // d = n where m has ones
#define BSL16(d, n, m) THREE(0x6e601c00, d, n, m) // d = n where d has ones, else m
#define FMAXV4(d, n) TWO(0x6e30f800, d, n) // largest of the four
#define SMAXV4(d, n) TWO(0x4eb0a800, d, n)
#define SMINV4(d, n) TWO(0x4eb1a800, d, n)

#define SXTL8(d, n) TWO(0x0f08a400, d, n) // the lower eight bytes to 16 bits
#define SXTL8H(d, n) TWO(0x4f08a400, d, n) // the upper eight
#define SXTL4(d, n) TWO(0x0f10a400, d, n) // the lower four of 16 bits to 32
#define SXTL4H(d, n) TWO(0x4f10a400, d, n) // the upper four

// SDOT adds to the four sums of d the products of four bytes each of n with
// the i-th four bytes of m.
#define SDOT(d, n, m, i) WORD $(0x4f80e000 | ((i)&1)<<21 | ((i)>>1)<<11 | (m)<<16 | (n)<<5 | (d))

#define SMULL8(d, n, m) THREE(0x0e20c000, d, n, m) // products of the lower eight bytes
#define SMULL8H(d, n, m) THREE(0x4e20c000, d, n, m) // of the upper eight
#define SMLAL8(d, n, m) THREE(0x0e208000, d, n, m) // the same, added to d
#define SMLAL8H(d, n, m) THREE(0x4e208000, d, n, m)
#define SADALP(d, n) TWO(0x4e606800, d, n) // adds the sums of pairs of 16 bits
#define ADDP4(d, n, m) THREE(0x4ea0bc00, d, n, m) // sums of pairs of n, then of m

// CONSTANT fills a vector register with the bits of a value.
#define CONSTANT(bits, v) \
	MOVD $bits, R25; \
	VDUP R25, v
