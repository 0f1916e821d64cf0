package merge

import "sitrep"

// tolls knows which of the numbers that reports tell are tolls of the happening, and
// which only parts of one: single persons, some of those told before, more who died
// later, each side of a sum or the sum.
type tolls struct {
	most map[[2]string]int // the largest plain number, by document and kind
	dead int               // the most dead that anybody tells of
}

func readTolls(ms []*sitrep.EventMention) *tolls {
	t := &tolls{}
	if _, n := theSize(ms); n == 0 {
		return t
	}
	t.most = map[[2]string]int{}
	for _, m := range ms {
		for _, s := range m.Sizes {
			if s.Kind == "killed" && !s.Struck {
				t.dead = max(t.dead, number(s))
			}
			if !partial(s) && !s.Struck {
				k := [2]string{m.Document, s.Kind}
				t.most[k] = max(t.most[k], number(s))
			}
		}
	}
	return t
}

func partial(s sitrep.Quantity) bool { return len(s.Who) > 0 || s.Part || s.Others || s.Side }

// claimed: the number is what somebody claims for the happening.
func (t *tolls) claimed(m *sitrep.EventMention, s sitrep.Quantity) bool {
	if s.Side {
		return true
	}
	for _, r := range m.Sizes {
		if r.Side && r.Kind == s.Kind && s.Span.Contains(r.Span) {
			return false // nobody gives the sum of both sides
		}
	}
	if partial(s) && number(s) < t.most[[2]string{m.Document, s.Kind}] {
		return false
	}
	return !s.Struck || s.Others || s.Best == nil || *s.Best > t.dead
}
