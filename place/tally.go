package place

// tally adds up votes by number: an open hash table that is emptied without
// touching what was never used. The zero value is ready.
type tally struct {
	slot []int32 // 1 + index into entries
	list []tallied
}

type tallied struct {
	of    int32
	votes float64
}

func (t *tally) clear() {
	for i := range t.list {
		for h := t.start(t.list[i].of); t.slot[h] != 0; h = (h + 1) & (len(t.slot) - 1) {
			t.slot[h] = 0
		}
	}
	t.list = t.list[:0]
}

func (t *tally) start(of int32) int {
	return int(uint32(of)*2654435769>>7) & (len(t.slot) - 1)
}

func (t *tally) add(of int32, votes float64) {
	if 2*len(t.list) >= len(t.slot) {
		t.grow()
	}
	h := t.start(of)
	for ; t.slot[h] != 0; h = (h + 1) & (len(t.slot) - 1) {
		if e := &t.list[t.slot[h]-1]; e.of == of {
			e.votes += votes
			return
		}
	}
	t.list = append(t.list, tallied{of, votes})
	t.slot[h] = int32(len(t.list))
}

func (t *tally) grow() {
	t.slot = make([]int32, max(64, 2*len(t.slot)))
	for i := range t.list {
		h := t.start(t.list[i].of)
		for t.slot[h] != 0 {
			h = (h + 1) & (len(t.slot) - 1)
		}
		t.slot[h] = int32(i + 1)
	}
}

// of is the sum for a number, 0 when nothing was added.
func (t *tally) of(of int32) float64 {
	if len(t.list) == 0 {
		return 0
	}
	for h := t.start(of); t.slot[h] != 0; h = (h + 1) & (len(t.slot) - 1) {
		if e := &t.list[t.slot[h]-1]; e.of == of {
			return e.votes
		}
	}
	return 0
}

// around is the sum over a square of a grid and its eight neighbours.
func (t *tally) around(at, row int32) float64 {
	v := 0.0
	for dy := -row; dy <= row; dy += row {
		for dx := int32(-1); dx <= 1; dx++ {
			v += t.of(at + dy + dx)
		}
	}
	return v
}
