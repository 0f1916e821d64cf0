package coder

import "sitrep"

// part: those counted are some of people told before: "two of the victims".
func (s *size) part() bool {
	t := s.t
	k := s.a.end
	if k+1 >= len(t.form) || t.form[k] != "of" {
		return false
	}
	switch t.form[k+1] {
	case "them", "whom", "those", "the", "these", "which":
		return true
	}
	return false
}

// quantity is the record of a size.
func (s *size) quantity() sitrep.Quantity {
	sp := s.t.span(s.first, s.end)
	q := sitrep.Quantity{Kind: s.kind, Who: s.who, Low: s.a.low, Best: s.a.best, High: s.a.high, Approximate: s.a.approx, Span: sp, Text: s.t.w.a.Text(sp)}
	if s.kind == "struck" {
		q.Kind, q.Struck = "injured", true
	}
	q.Others, q.Part = s.others(), s.part()
	if s.of >= 0 {
		f, e := s.t.subtree(s.of, true)
		if c := s.t.child(s.of, "cop"); c >= f && c < s.of { // "the gunman was a man who died"
			f = c + 1
		}
		if s.a.end > f && s.a.end <= s.of {
			f = s.a.end
		}
		if f < e && f <= s.of {
			q.Of = s.t.w.a.Text(s.t.span(f, e))
		}
	}
	return q
}

func sameAmount(a, b *sitrep.Quantity) bool {
	eq := func(x, y *int) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return a.Kind == b.Kind && eq(a.Low, b.Low) && eq(a.Best, b.Best) && eq(a.High, b.High)
}
