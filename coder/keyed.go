package coder

// keyed finds what belongs to words by their wordKey, by open addressing: one look into
// memory for a word that is not there, where a map needs three.
type keyed[T any] struct {
	slots []keySlot
	words []string
	items []T
}

type keySlot struct {
	key uint32
	at  int32 // index of the word, 1-based; 0: free
}

func newKeyed[T any](m map[string]T, order []string) *keyed[T] {
	size := 2
	for size < 2*len(m) {
		size *= 2
	}
	k := &keyed[T]{slots: make([]keySlot, size)}
	for _, w := range order {
		k.words, k.items = append(k.words, w), append(k.items, m[w])
		key := wordKey(w)
		i := int(key) & (size - 1)
		for k.slots[i].at != 0 {
			i = (i + 1) & (size - 1)
		}
		k.slots[i] = keySlot{key, int32(len(k.words))}
	}
	return k
}

// find is what belongs to a word of which the key is known; ok is false for none.
func (k *keyed[T]) find(key uint32, word string) (item T, ok bool) {
	mask := len(k.slots) - 1
	for i := int(key) & mask; ; i = (i + 1) & mask {
		s := k.slots[i]
		if s.at == 0 {
			return item, false
		}
		if s.key == key && k.words[s.at-1] == word {
			return k.items[s.at-1], true
		}
	}
}
