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

// What a pair alone cannot overcome, but others of the happening can: reports miscount, and
// years and towns are mistaken.
const (
	otherTolls    = "one report gives them other tolls"
	reportedFirst = "one was reported before the other happened"
	anotherPlace  = "another place"
)

// yields reports whether what excludes a pair only weighs against its clusters.
func yields(why string) bool { return why == otherTolls || why == reportedFirst || why == anotherPlace }

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
		return reportedFirst
	case farOff(a.Telling, b.Telling):
		return anotherPlace
	}
	if a.Report == b.Report && tollsDiffer(a.Telling, b.Telling) {
		return otherTolls
	}
	return ""
}

// toldApart: the later one is told as another, or one sentence gives each its toll.
func toldApart(a, b *Telling) bool {
	if later := max(a.Mentions[0], b.Mentions[0]); a.Another && later == a.Mentions[0] || b.Another && later == b.Mentions[0] {
		return true
	}
	both := slices.ContainsFunc(a.Counts, func(c Count) bool { return b.count(c.Kind) > 0 })
	return both && a.Type == b.Type && slices.ContainsFunc(a.Sentences, func(s int) bool { return slices.Contains(b.Sentences, s) })
}

// tollsDiffer: each has a toll of its own that is not the other's.
func tollsDiffer(a, b *Telling) bool {
	return slices.ContainsFunc(a.Counts, func(c Count) bool {
		n := b.count(c.Kind)
		return n != c.N && min(n, c.N) >= 3
	})
}

// farOff: both give towns in their own words, far from each other.
func farOff(a, b *Telling) bool {
	x, y := a.Place, b.Place
	if x == nil || y == nil || a.PlaceLoose || b.PlaceLoose {
		return false
	}
	near := fineness[sitrep.PlaceNear]
	return fineness[x.Precision] >= near && fineness[y.Precision] >= near && located(x) && located(y) && kilometres(x, y) > 50
}

// many: a number of attacks that no telling of one has beside it.
func many(t *Telling) bool { return t.count("attacks") >= 3 }

// tooEarly: a was published before b happened. A day is granted for the time
// between the place and the desk.
func tooEarly(a, b Ref) bool {
	return b.Telling.When != nil && !b.Telling.Loose && a.Report.Published.End != 0 && b.Telling.When.Start > a.Report.Published.End+1
}
