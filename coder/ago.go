package coder

import "sitrep"

// long is how long before its report something happened, as words say it that cannot be
// reckoned where nobody knows when the report came out: "on Friday", "last year".
type long int8

const (
	longUnsaid long = iota
	longDays        // of the week before the report
	longWeeks
	longMonths
	longYear
	longYears
)

// agoOf is how long ago an event without a date was by the expression nearest to it.
func (e *event) agoOf() long {
	if e.on != nil || e.t.w.a.Doc.PublishedOn != nil {
		return longUnsaid
	}
	t := e.t
	best, bestLevel, only, n := longUnsaid, 9, longUnsaid, 0
	for k := range t.tok {
		i := int(t.timex[k])
		if i < 0 || k > 0 && t.timex[k-1] == t.timex[k] {
			continue
		}
		tx := &t.w.a.Timexes[i]
		ago := t.ago(tx)
		if ago == longUnsaid || t.noTime(tx) {
			continue
		}
		only, n = ago, n+1
		if level, _ := t.timeLevel(e, i); level < bestLevel {
			best, bestLevel = ago, level
		}
	}
	if best == longUnsaid && n == 1 {
		return only
	}
	return best
}

// ago reads an expression.
func (t *tree) ago(tx *sitrep.Timex) long {
	x := t.w.c.times
	unit, number, before := longUnsaid, 1, false
	for k := tx.Words.First; k < tx.Words.End; k++ {
		f, l := t.form[k], t.lemma[k]
		switch {
		case x.recent[f]:
			return longDays
		case x.ago[f]:
			before = true
		case l == "day":
			unit = longDays
		case l == "week":
			unit = longWeeks
		case l == "month":
			unit = longMonths
		case l == "year":
			unit = longYear
		case x.years[l]:
			unit = longYears
		default:
			if n, ok := t.value(k, k+1); ok {
				number = n
			}
		}
	}
	switch {
	case !before || unit == longUnsaid:
		return longUnsaid
	case unit == longDays && number >= 20, unit == longWeeks && number >= 4:
		return longMonths
	case unit == longDays && number > 7:
		return longWeeks
	case unit == longMonths && number >= 9:
		return longYear
	case unit == longYear && number >= 2:
		return longYears
	}
	return unit
}

// other: two happenings are not one for how long ago they were.
func (a long) other(b long) bool {
	return a != longUnsaid && b != longUnsaid && a != b && max(a, b) > longWeeks
}
