package coder

// wordKey is the hash by which sets of words are asked before the words themselves are compared.
func wordKey(s string) uint32 {
	h := firstKey
	for i := 0; i < len(s); i++ {
		h = nextKey(h, s[i])
	}
	return h
}

const firstKey uint32 = 2166136261

// nextKey is the key of a word that goes on with c.
func nextKey(key uint32, c byte) uint32 { return (key ^ uint32(c)) * 16777619 }

// wordSet holds the words of a condition: what it lacks is not there.
type wordSet [4]uint64

func wordBit(key uint32) uint8 { return uint8(key>>24 ^ key>>16 ^ key>>8 ^ key) }

func (b *wordSet) add(key uint32) {
	k := wordBit(key)
	b[k>>6] |= 1 << (k & 63)
}

func (b *wordSet) has(key uint32) bool {
	k := wordBit(key)
	return b[k>>6]&(1<<(k&63)) != 0
}

// sentenceSet holds the words of a sentence, as wordSet does those of a condition.
type sentenceSet [16]uint64

// sentenceBit is between 1 and 1023.
func sentenceBit(key uint32) uint16 { return max(1, uint16(key>>22^key>>11^key)&1023) }

func (b *sentenceSet) add(key uint32) {
	k := sentenceBit(key)
	b[k>>6] |= 1 << (k & 63)
}

// needs are the bits of a few words, in little room; 0 for none.
type needs [4]uint16

// add leaves out words that have no room: they are looked for without being asked for before.
func (o *needs) add(key uint32) {
	for i := range o {
		if o[i] == 0 {
			o[i] = sentenceBit(key)
			return
		}
	}
}

func (b *sentenceSet) hasAll(o *needs) bool {
	for _, k := range o {
		if k == 0 {
			break
		}
		if b[k>>6&15]>>(k&63)&1 == 0 {
			return false
		}
	}
	return true
}
