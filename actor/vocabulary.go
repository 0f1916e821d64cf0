package actor

// vocabulary numbers the folded words of names. It is asked for every word of every
// report, so it hashes by open addressing: one look into memory for a word that it lacks.
type vocabulary struct {
	slots []vocabularySlot
	text  []byte // of all words
	n     int
}

type vocabularySlot struct {
	number int32 // of the word + 1; 0: free
	at     uint32
	size   uint16
	key    uint16 // bits of wordKey that do not say where the slot is
}

func newVocabulary(size int) *vocabulary { return &vocabulary{slots: make([]vocabularySlot, size)} }

// find is the number of a word, -1 for one that is not there.
func (v *vocabulary) find(word []byte) int32 { return v.slot(word, wordKey(word)).number - 1 }

// slot is that of a word, a free one where it has none.
func (v *vocabulary) slot(word []byte, key uint64) *vocabularySlot {
	for i, mask := key, uint64(len(v.slots)-1); ; i++ {
		s := &v.slots[i&mask]
		if s.number == 0 || s.key == uint16(key>>48) && int(s.size) == len(word) && string(v.text[s.at:s.at+uint32(s.size)]) == string(word) {
			return s
		}
	}
}

// add is the number of a word, a new one where it is not there yet.
func (v *vocabulary) add(word []byte) int32 {
	key := wordKey(word)
	s := v.slot(word, key)
	if s.number == 0 {
		if 2*v.n >= len(v.slots) {
			v.grow()
			s = v.slot(word, key)
		}
		v.n++
		*s = vocabularySlot{int32(v.n), uint32(len(v.text)), uint16(len(word)), uint16(key >> 48)}
		v.text = append(v.text, word...)
	}
	return s.number - 1
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]vocabularySlot, 2*len(old))
	for _, s := range old {
		if s.number != 0 {
			word := v.text[s.at : s.at+uint32(s.size)]
			*v.slot(word, wordKey(word)) = s
		}
	}
}

// wordKey hashes a word, eight letters at a time.
func wordKey[T string | []byte](word T) uint64 {
	const prime = 0x9E3779B97F4A7C15
	h := uint64(len(word))
	for ; len(word) >= 8; word = word[8:] {
		h = (h ^ (uint64(word[0]) | uint64(word[1])<<8 | uint64(word[2])<<16 | uint64(word[3])<<24 |
			uint64(word[4])<<32 | uint64(word[5])<<40 | uint64(word[6])<<48 | uint64(word[7])<<56)) * prime
		h ^= h >> 32
	}
	last := uint64(0)
	for i := 0; i < len(word); i++ {
		last = last<<8 | uint64(word[i])
	}
	h = (h ^ last) * prime
	return h ^ h>>32
}
