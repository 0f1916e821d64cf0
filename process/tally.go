package process

import "sync"

// tally counts words. It keeps its room.
type tally struct {
	all   []counted // in the order in which they were first met
	slots []int32   // a table of all by word, from one
}

type counted struct {
	name string
	n    int
}

var tallies = sync.Pool{New: func() any { return &tally{slots: make([]int32, 1<<9)} }}

// done lets go of the words.
func (t *tally) done() {
	clear(t.all)
	clear(t.slots)
	t.all = t.all[:0]
	tallies.Put(t)
}

func (t *tally) add(word string, n int) {
	s := t.slot(word)
	if *s == 0 {
		t.all = append(t.all, counted{name: word})
		*s = int32(len(t.all))
		if 2*len(t.all) > len(t.slots) {
			t.slots = make([]int32, 2*len(t.slots))
			for i := range t.all {
				*t.slot(t.all[i].name) = int32(i + 1)
			}
			s = t.slot(word)
		}
	}
	t.all[*s-1].n += n
}

// slot is where the word is, or would be.
func (t *tally) slot(word string) *int32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	mask := uint32(len(t.slots) - 1)
	for i := h ^ h>>15; ; i++ {
		if s := &t.slots[i&mask]; *s == 0 || t.all[*s-1].name == word {
			return s
		}
	}
}
