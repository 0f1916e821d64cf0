package coder

// argBits of arguments that conditions ask for: no argument without a bit in common is one of them.
func argBits(args []arg) uint64 {
	var bits uint64
	for _, w := range args {
		if w.kind == argPrep {
			bits |= prepBit(w.prep)
		} else {
			bits |= kindBit(w.kind)
		}
	}
	return bits
}

// bits of an argument, of whatever it may be asked as.
func (a argument) bits() uint64 {
	bits := prepBit(a.prep) | kindBit(a.kind)
	if a.prep == "out_of" {
		bits |= prepBit("of") | prepBit("from")
	}
	return bits
}

// prepBits are those above the kinds of arguments; a preposition shares one with others.
const prepBits = ^uint64(1<<argPrep - 1)

func prepBit(prep string) uint64 { return 1 << (uint32(argPrep) + wordKey(prep)%(64-uint32(argPrep))) }

func kindBit(k argKind) uint64 { return 1 << k &^ prepBits }

func (a argument) is(w arg) bool {
	if w.kind == argPrep {
		return (a.prep == w.prep || a.prep == "out_of" && (w.prep == "of" || w.prep == "from")) && a.kind != argMod && a.kind != argAdv
	}
	return a.kind == w.kind
}
