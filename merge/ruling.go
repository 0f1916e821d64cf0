package merge

import (
	"slices"
)

// Rulings are what analysts decided of pairs of mentions: that they are of one happening or
// that they are not. They hold against any score and any sign that excludes. The zero value
// and nil are no rulings.
type Rulings struct {
	of      map[string][]ruling // by mention
	closed  map[string]int      // the group that a mention merges with nothing outside of
	groups  int
	weights []float64 // nil: those of weights.txt
}

type ruling struct {
	other string
	same  bool
}

// Rule adds one. A later ruling on the same pair takes the place of an earlier one.
func (h *Rulings) Rule(a, b string, same bool) {
	if a == b {
		return
	}
	if h.of == nil {
		h.of = map[string][]ruling{}
	}
	set := func(x, y string) {
		h.of[x] = slices.DeleteFunc(h.of[x], func(r ruling) bool { return r.other == y })
		h.of[x] = append(h.of[x], ruling{y, same})
	}
	set(a, b)
	set(b, a)
}

// Told reports what was ruled on two mentions.
func (h *Rulings) Told(a, b string) (same, ruled bool) {
	for _, r := range h.of[a] {
		if r.other == b {
			return r.same, true
		}
	}
	return false, false
}

// Close keeps mentions to themselves: they merge with nothing outside of them, whatever is
// ruled on pairs.
func (h *Rulings) Close(mentions []string) {
	if h.closed == nil {
		h.closed = map[string]int{}
	}
	h.groups++
	for _, id := range mentions {
		h.closed[id] = h.groups
	}
}

// Open takes back Close.
func (h *Rulings) Open(mentions []string) {
	for _, id := range mentions {
		delete(h.closed, id)
	}
}

func (h *Rulings) group(x Ref) int {
	for _, id := range x.Telling.IDs {
		if g := h.closed[id]; g > 0 {
			return g
		}
	}
	return 0
}

// PairKey is a key that the tellings of two mentions have while something is ruled on them.
func PairKey(a, b string) Key { return Key(mix(mix(offset64, min(a, b)), max(a, b))) }

// on is what was ruled on two tellings.
func (h *Rulings) on(a, b Ref) (same, ruled bool) {
	if h == nil || len(h.of) == 0 && len(h.closed) == 0 {
		return false, false
	}
	if len(h.closed) > 0 && h.group(a) != h.group(b) {
		return false, true
	}
	for _, id := range a.Telling.IDs {
		for _, r := range h.of[id] {
			if slices.Contains(b.Telling.IDs, r.other) {
				if !r.same {
					return false, true // told apart once is told apart
				}
				same, ruled = true, true
			}
		}
	}
	return same, ruled
}

func (h *Rulings) excludes(a, b Ref) string {
	if same, ruled := h.on(a, b); ruled && !same {
		return "an analyst tells them apart"
	} else if ruled {
		return ""
	}
	return excludes(a, b, &likeness{x: a.Report, y: b.Report})
}

// apart reports whether an analyst told some of the one from some of the other.
func (h *Rulings) apart(all []Ref, xs, ys []int32) bool {
	for _, i := range xs {
		for _, j := range ys {
			if same, ruled := h.on(all[i], all[j]); ruled && !same {
				return true
			}
		}
	}
	return false
}

// Scores of pairs that are one without a doubt: more than signs add up to.
const (
	copied    = 1000 // of the same words in two prints of one text
	ruledSame = 2000 // an analyst put them together
)

// keys adds to those of a telling one for every ruling, so that what it puts together is compared.
func (h *Rulings) keys(x Ref, keys []Key) []Key {
	if more := h.keysOf(x); more != nil {
		keys = append(keys, more...)
		slices.Sort(keys)
		keys = slices.Compact(keys)
	}
	return keys
}

// keysOf are the keys of the rulings on a telling.
func (h *Rulings) keysOf(x Ref) (keys []Key) {
	if h == nil || len(h.of) == 0 {
		return nil
	}
	for _, id := range x.Telling.IDs {
		for _, r := range h.of[id] {
			keys = append(keys, PairKey(id, r.other))
		}
	}
	return keys
}
