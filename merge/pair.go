package merge

import (
	"slices"
	"strings"

	"sitrep"
)

// What excludes a pair and yet relates the two.
const (
	otherPolarity = "one says that it did not happen"
	otherReality  = "one is not told as a fact"
	oneOfMany     = "one counts many"
)

// excludes says what makes it impossible that two tellings are of one happening, "" when
// nothing does.
func excludes(a, b Ref, l *likeness) string {
	switch {
	case a.Report == b.Report && (slices.Contains(a.Telling.Apart, b.Telling.ID) || slices.Contains(b.Telling.Apart, a.Telling.ID) || toldApart(a.Telling, b.Telling) || otherDays(a, b) || otherArms(a.Telling, b.Telling)):
		return "one report tells them apart"
	case many(a.Telling) != many(b.Telling), a.Report != b.Report && otherSums(a.Telling, b.Telling):
		return oneOfMany
	case partOf(a.Telling, b.Telling) || partOf(b.Telling, a.Telling):
		return oneOfMany
	case a.Telling.Polarity != b.Telling.Polarity:
		return otherPolarity
	case a.Telling.Ordinal > 1 && b.Telling.Ordinal > 1 && a.Telling.Ordinal != b.Telling.Ordinal:
		return "another one of a row"
	case told(a.Telling.Reality) != told(b.Telling.Reality):
		return otherReality
	case goes(a.Telling) != "" && goes(b.Telling) != "" && goes(a.Telling) != goes(b.Telling):
		return "one is set free, one gives in"
	case othersHeld(a.Telling, b.Telling):
		return "others were arrested"
	case a.Report != b.Report && othersSlain(a.Telling, b.Telling):
		return "others were killed"
	case tooEarly(a, b) || tooEarly(b, a):
		return "one was reported before the other happened"
	}
	if x, y := a.Telling.When, b.Telling.When; x != nil && y != nil && a.firmDay() && b.firmDay() {
		if d := between(x.Interval, y.Interval); (x.Days() == 1 && y.Days() == 1 && d > 1 || exact(x) && exact(y) && d > week) && !anotherYear(a, b) && !guessed(a, b, l) {
			return "another day"
		}
	}
	if x, y := a.Telling.When, b.Telling.When; x != nil && y != nil && (a.firmDay() && overBefore(x, y, b.firmDay()) || b.firmDay() && overBefore(y, x, a.firmDay())) {
		return "another day"
	}
	if x, y := a.Telling.Place, b.Telling.Place; x != nil && y != nil && !a.Telling.PlaceLoose && !b.Telling.PlaceLoose && !namesakes(x, y) {
		if x.Country != "" && y.Country != "" && x.Country != y.Country && !oneAffair(a, b, l) {
			return "another country"
		}
		if townsApart(x, y, 50) {
			return "another place"
		}
	} else if x != nil && y != nil && a.Report != b.Report && farOff(a, b, l) {
		return "another place"
	}
	return ""
}

// oneAffair: the reports have so many words in common that of two countries one is rather
// a namesake of the place that was meant, or guessed for a name that is in no gazetteer. The
// two tellings are hardly one for that, but those of a third report may join them.
func oneAffair(a, b Ref, l *likeness) bool {
	if a.Report == b.Report {
		return false
	}
	l.read()
	return l.words >= 0.25
}

// farOff: the scenes of two reports that have few words in common are two towns far from each other.
func farOff(a, b Ref, l *likeness) bool {
	if kin[a.Telling.Type] != "force" || !a.Telling.Lead || !b.Telling.Lead || !townsApart(a.Telling.Place, b.Telling.Place, 150) {
		return false
	}
	l.read()
	return l.words < 0.2 && l.names < 1
}

// townsApart: both are told to the town, and the one is more than so many kilometres off the other.
func townsApart(x, y *sitrep.EventPlace, km float64) bool {
	near := fineness(sitrep.PlaceNear)
	return fineness(x.Precision) >= near && fineness(y.Precision) >= near && located(x) && located(y) && kilometres(x, y) > km
}

// guessed: of reports that have much of their text in common one has no day of its own by
// which the days that it tells could be reckoned.
func guessed(a, b Ref, l *likeness) bool {
	return undated(a, b) && oneAffair(a, b, l)
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

// otherDays: one report gives each days of its own. Of two reports one may mean the eve.
func otherDays(a, b Ref) bool {
	x, y := a.Telling.When, b.Telling.When
	if x == nil || y == nil || x.Days() == 0 || y.Days() == 0 || !a.firmDay() || !b.firmDay() {
		return false
	}
	_, both := x.Intersect(y.Interval)
	return !both
}

// otherArms: one report tells a deed by shots and one by bombs, in other words: two items
// of a digest.
func otherArms(a, b *Telling) bool {
	x, y := byArms(a), byArms(b)
	return a.Type == b.Type && x != "" && y != "" && x != y && cosine(a.Words, b.Words) < 0.1
}

// byArms says whether a deed was done by firearms or by explosives, "" where both were or
// neither, or with what may be either.
func byArms(t *Telling) (mode string) {
	for _, m := range t.Modes {
		switch m {
		case "firearms", "explosives":
			if mode != "" {
				return ""
			}
			mode = m
		case "aerial", "heavy-weapons", "drone", "suicide-attack":
			return ""
		}
	}
	return mode
}

// many: a number of attacks that no telling of one has beside it, or what many cost.
func many(t *Telling) bool { return t.Sums || t.count("attacks") >= 3 }

// otherSums: each counts what many happenings cost, and no number of one is that of the other.
func otherSums(a, b *Telling) bool {
	if !a.Sums || !b.Sums {
		return false
	}
	for _, kind := range [...]string{"killed", "injured"} {
		if x := a.count(kind); x > 0 && x == b.count(kind) {
			return false
		}
	}
	return true
}

// partOf: a happened in one place, b is told of several at once: "bombs in two cities killed 224".
func partOf(a, b *Telling) bool {
	return b.Several && !a.Several && a.Place != nil && fineness(a.Place.Precision) >= fineness(sitrep.PlaceNear)
}

// tooEarly: a was published before b happened. A day is granted for the time
// between the place and the desk.
func tooEarly(a, b Ref) bool {
	y := b.Telling.When
	return y != nil && b.firmDay() && a.Report.Published.End != 0 && y.Start > a.Report.Published.End+1 &&
		!anotherYear(a, b)
}

// overBefore: x was over by a day, and y was later, or more than a month later where the day of y is no firm one.
func overBefore(x, y *sitrep.When, firm bool) bool {
	return x.Start == 0 && x.End != 0 && (firm && y.Start > x.End+1 || y.Start > x.End+month)
}

// firmDay: the day is in the report's own words and can be right: what is told as a fact did
// not happen long after the report.
func (r Ref) firmDay() bool {
	w := r.Telling.When
	return !r.Telling.Loose && (r.Telling.Reality == sitrep.Planned || r.Report.Published.End == 0 || w == nil || w.Start <= r.Report.Published.End+month)
}

// anotherYear: one day or month of two years, of which one was not said by a report that
// looks back: "on May 26" is easily dated into the year of the report.
func anotherYear(a, b Ref) bool {
	x, y := a.Telling.When, b.Telling.When
	if x == nil || y == nil || x.Start == 0 || y.Start == 0 || max(x.Start-y.Start, y.Start-x.Start) < 365 || x.Days() > 31 || !a.yearUnsaid() && !b.yearUnsaid() {
		return false
	}
	_, m, d := x.Start.Date()
	_, n, e := y.Start.Date()
	return m == n && d == e && x.Days() == y.Days()
}

// yearUnsaid: the day or month is given without its year, more than a month after it.
func (r Ref) yearUnsaid() bool {
	w := r.Telling.When
	return r.Report.Published.Start-w.End > month && (w.Days() > 1 || strings.ContainsAny(w.Text, "0123456789")) && !saysYear(w.Text)
}

// saysYear: there is a number of four digits.
func saysYear(text string) bool {
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			n = 0
		} else if n++; n == 4 {
			return true
		}
	}
	return false
}
