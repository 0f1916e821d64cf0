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

// sieve tells at once of most words that a set lacks them.
type sieve []uint64

// newSieve is for a set of n words; it lets through one strange word in sixteen or fewer.
func newSieve(n int) sieve {
	size := 1
	for size*4 < n {
		size *= 2
	}
	return make(sieve, size)
}

func (s sieve) add(key uint32) {
	s[int(key>>6)&(len(s)-1)] |= 1 << (key & 63)
}

// lets reports whether the set may have a word with the key.
func (s sieve) lets(key uint32) bool {
	return s[int(key>>6)&(len(s)-1)]&(1<<(key&63)) != 0
}

// wordSet holds the words of a sentence or a condition: what it lacks is not there.
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

func (b *wordSet) hasAll(o *wordSet) bool {
	return o[0]&^b[0]|o[1]&^b[1]|o[2]&^b[2]|o[3]&^b[3] == 0
}
