package actor

// vocabulary numbers the folded words of names. It is asked for every word of every
// report, so it hashes by open addressing: one look into memory for a word that it lacks.
type vocabulary struct {
	slots []vocabularySlot
	words []string // by number
}

type vocabularySlot struct {
	key uint32
	id  int32 // number + 1; 0: free
}

func newVocabulary(size int) *vocabulary { return &vocabulary{slots: make([]vocabularySlot, size)} }

// find is the number of a word, -1 for one that is not there.
func (v *vocabulary) find(word []byte) int32 {
	key, mask := wordKey(word), uint32(len(v.slots)-1)
	for i := key & mask; ; i = (i + 1) & mask {
		s := v.slots[i]
		if s.id == 0 {
			return -1
		}
		if s.key == key && v.words[s.id-1] == string(word) {
			return s.id - 1
		}
	}
}

// add is the number of a word, a new one where it is not there yet.
func (v *vocabulary) add(word []byte) int32 {
	if id := v.find(word); id >= 0 {
		return id
	}
	if 2*len(v.words) >= len(v.slots) {
		v.grow()
	}
	v.words = append(v.words, string(word))
	id := int32(len(v.words))
	v.put(vocabularySlot{wordKey(word), id})
	return id - 1
}

func (v *vocabulary) put(s vocabularySlot) {
	mask := uint32(len(v.slots) - 1)
	i := s.key & mask
	for v.slots[i].id != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = s
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]vocabularySlot, 2*len(old))
	for _, s := range old {
		if s.id != 0 {
			v.put(s)
		}
	}
}

func wordKey(word []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h ^ h>>15
}
