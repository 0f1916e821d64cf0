package coder

// ruleRoom is room for what matching reads of the rules.
type ruleRoom struct {
	conds    []cond
	args     []arg
	values   []value
	keys     []uint32
	triggers []trigger
	words    []string
}

// pack lays what matching reads of the rules side by side, without the gaps that reading
// them left: a rule is tried with fewer waits for memory.
func (s *Ruleset) pack() {
	var room ruleRoom
	for _, r := range s.rules {
		r.conds, r.when = room.take(r.conds), room.take(r.when)
		r.triggers = lay(&room.triggers, r.triggers)
		for k := range r.triggers {
			t := &r.triggers[k]
			t.words = lay(&room.words, t.words)
			t.keys = stretch(&room.keys, len(t.words))
			for i, w := range t.words {
				t.keys[i] = wordKey(w)
			}
		}
	}
}

func (room *ruleRoom) take(conds []cond) []cond {
	conds = lay(&room.conds, conds)
	for k := range conds {
		c := &conds[k]
		c.args, c.values, c.plain = lay(&room.args, c.args), lay(&room.values, c.values), lay(&room.keys, c.plain)
	}
	return conds
}

// lay copies a list behind the last one.
func lay[T any](room *[]T, list []T) []T {
	if len(list) == 0 {
		return list
	}
	laid := stretch(room, len(list))
	copy(laid, list)
	return laid
}

// stretch is the next n of the room.
func stretch[T any](room *[]T, n int) []T {
	if len(*room) < n {
		*room = make([]T, max(n, 4096))
	}
	return cut(room, n)
}
