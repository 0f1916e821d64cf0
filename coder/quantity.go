package coder

import "sitrep"

// part: those counted are some of people told before: "two of the victims".
func (s *size) part() bool {
	t := s.t
	k := s.a.end
	if s.a.first > 0 && t.form[s.a.first-1] == "including" { // "five people were hurt, including two who died"
		return true
	}
	if s.a.first > 1 && len(t.form) > 2 && t.form[0] == "of" && definite(t.form[1]) && t.form[s.a.first-1] == "," { // "Of those killed, 11 were guards"
		return true
	}
	if k+1 >= len(t.form) || t.form[k] != "of" {
		return false
	}
	for n := k + 2; n < len(t.form) && n < k+5 && t.timex[n] < 0; n++ { // "two of Lasko's other victims"
		if t.isVerb(n) || t.tok[n].UPOS == "ADP" {
			break
		}
		if t.lemma[n] == "victim" {
			return true
		}
	}
	return definite(t.form[k+1])
}

// definite: the word stands for people told before, or opens what does.
func definite(f string) bool {
	switch f {
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
	q.Others, q.Part = s.others(), s.shares || s.some || s.part()
	if s.of >= 0 {
		f, e := s.t.subtree(s.of, true)
		if c := s.t.child(s.of, "cop"); c >= f && c < s.of { // "the gunman was a man who died"
			f = c + 1
		}
		if s.a.end > f && s.a.end <= s.of {
			f = s.a.end
		}
		if s.a.first <= s.of && s.of < s.a.end && s.t.tok[s.of].UPOS == "NUM" {
			f = max(f, s.of) // "at least nine" are nine
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
