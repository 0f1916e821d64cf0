package merge

import (
	"slices"

	"sitrep"
)

// score is the log-odds that two tellings are of one happening.
func (h *Rulings) score(a, b Ref, buf []sign) (float64, []sign) {
	buf = signsOf(a, b, buf)
	s := 0.0
	w := weights()
	if h != nil && h.weights != nil {
		w = h.weights
	}
	for _, x := range buf {
		s += w[x.id] * x.x
	}
	return s, buf
}

// What excludes a pair and yet relates the two.
const (
	otherPolarity = "one says that it did not happen"
	otherReality  = "one is not told as a fact"
	oneOfMany     = "one counts many"
)

// excludes says what makes it impossible that two tellings are of one happening, "" when
// nothing does.
func excludes(a, b Ref) string {
	switch {
	case a.Report == b.Report && toldApart(a.Telling, b.Telling):
		return "one report tells them apart"
	case many(a.Telling) != many(b.Telling):
		return oneOfMany
	case a.Telling.Polarity != b.Telling.Polarity:
		return otherPolarity
	case a.Telling.Ordinal > 1 && b.Telling.Ordinal > 1 && a.Telling.Ordinal != b.Telling.Ordinal:
		return "another one of a row"
	case told(a.Telling.Reality) != told(b.Telling.Reality):
		return otherReality
	case tooEarly(a, b) || tooEarly(b, a):
		return "one was reported before the other happened"
	}
	if x, y := a.Telling.When, b.Telling.When; x != nil && y != nil && !a.Telling.Loose && !b.Telling.Loose {
		if x.Days() == 1 && y.Days() == 1 && between(x.Interval, y.Interval) > 1 {
			return "another day"
		}
	}
	if x, y := a.Telling.Place, b.Telling.Place; x != nil && y != nil && !a.Telling.PlaceLoose && !b.Telling.PlaceLoose {
		if x.Country != "" && y.Country != "" && x.Country != y.Country {
			return "another country"
		}
		near := fineness[sitrep.PlaceNear]
		if fineness[x.Precision] >= near && fineness[y.Precision] >= near && located(x) && located(y) && kilometres(x, y) > 50 {
			return "another place"
		}
	}
	return ""
}

// toldApart: the later one is told as another, or each has a toll of its own that is not the other's, or one sentence gives each its toll.
func toldApart(a, b *Telling) bool {
	if later := max(a.Mentions[0], b.Mentions[0]); a.Another && later == a.Mentions[0] || b.Another && later == b.Mentions[0] {
		return true
	}
	both := false
	for _, c := range a.Counts {
		n := b.count(c.Kind)
		if n != c.N && min(n, c.N) >= 3 {
			return true
		}
		both = both || n > 0
	}
	return both && a.Type == b.Type && slices.ContainsFunc(a.Sentences, func(s int) bool { return slices.Contains(b.Sentences, s) })
}

// many: a number of attacks that no telling of one has beside it.
func many(t *Telling) bool { return t.count("attacks") >= 3 }

// tooEarly: a was published before b happened. A day is granted for the time
// between the place and the desk.
func tooEarly(a, b Ref) bool {
	return b.Telling.When != nil && !b.Telling.Loose && a.Report.Published.End != 0 && b.Telling.When.Start > a.Report.Published.End+1
}
