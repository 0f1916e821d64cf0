package coder

// signWeights are those of signs by their names, found by open addressing: judging an event
// asks for dozens.
type signWeights []signWeight

type signWeight struct {
	sign   string
	weight float64
}

func newSignWeights(bySign map[string]float64) signWeights {
	size := 2
	for size < 2*len(bySign) {
		size *= 2
	}
	w := make(signWeights, size)
	for sign, weight := range bySign {
		*w.slot(sign) = signWeight{sign, weight}
	}
	return w
}

// of is the weight of a sign, 0 for one that has none.
func (w signWeights) of(sign string) float64 { return w.slot(sign).weight }

// slot is that of a sign, or the free one where it would stand.
func (w signWeights) slot(sign string) *signWeight {
	h := uint32(len(sign))
	if n := len(sign); n > 0 {
		h = h<<24 | uint32(sign[0])<<16 | uint32(sign[n/2])<<8 | uint32(sign[n-1])
	}
	h *= 0x9e3779b1
	for i := h ^ h>>15; ; i++ {
		if s := &w[i&uint32(len(w)-1)]; s.sign == sign || s.sign == "" {
			return s
		}
	}
}
