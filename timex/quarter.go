package timex

import (
	"strconv"

	"sitrep"
)

// quarter resolves a numbered quarter.
func (r *resolver) quarter(f *found, dir string) value {
	y, _, _ := r.ref.Date()
	q := f.ord
	if q == 0 {
		q = f.quarter
	}
	if q < 1 || q > 4 {
		return value{}
	}
	switch dir {
	case "year":
		return calendar(grainQuarter, f.year, q*3, 1)
	case "this", "last", "next":
		if y == 0 {
			break
		}
		y += map[string]int{"last": -1, "next": 1}[dir]
		v := calendar(grainQuarter, y, q*3, 1)
		v.aside = dir == "last"
		return v
	}
	if r.ref == 0 {
		return unknown("XXXX-Q" + strconv.Itoa(q))
	}
	past, next := r.around(func(y int) sitrep.Day { return sitrep.DayOf(y, q*3-2, 1) })
	if r.ref-past < next-r.ref {
		return ofPeriod(periodOf(grainQuarter, past))
	}
	return ofPeriod(r.choose(f, periodOf(grainQuarter, past), periodOf(grainQuarter, next), 45))
}

// quarterInTalk is the latest quarter that the report speaks of, those of
// comparison aside, within some sentences; nil when it speaks of none.
func (r *resolver) quarterInTalk(f *found, sentences int) *found {
	for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
		e := &r.found[r.order[i]]
		if f.sentence-e.sentence > sentences {
			return nil
		}
		if e.val.period.grain == grainQuarter && e.val.period.first != 0 && !e.val.aside && (r.ref == 0 || e.val.period.interval().End < r.ref) {
			return e
		}
	}
	return nil
}

// quarterOf is n quarters from the one in talk, else from the last that is
// over on the report's day.
func (r *resolver) quarterOf(f *found, n int) value {
	var v value
	switch e := r.quarterInTalk(f, 1<<20); {
	case e != nil:
		v = ofPeriod(e.val.period.next(n))
		v.anchors = []sitrep.Span{e.span}
	case r.ref == 0:
		return unknown(unresolved(grainQuarter))
	default:
		v = ofPeriod(periodOf(grainQuarter, r.ref).next(n - 1))
	}
	v.aside = n != 0
	return v
}

// quarterOfYear is "the 1988 period": the quarter in talk, of another year;
// without one the year.
func (r *resolver) quarterOfYear(f *found) value {
	e := r.quarterInTalk(f, 1<<20)
	if e == nil {
		return calendar(grainYear, f.year, 1, 1)
	}
	_, m, _ := e.val.period.first.Date()
	v := calendar(grainQuarter, f.year, m, 1)
	v.anchors = []sitrep.Span{e.span}
	v.aside = v.period.first < e.val.period.first
	return v
}

// yearBefore is "a year earlier" in talk of quarters: the same quarter of the
// year before; ok is false elsewhere.
func (r *resolver) yearBefore(f *found, sign int) (v value, ok bool) {
	if f.unit != 'Y' || f.count() != 1 || sign > 0 {
		return value{}, false
	}
	e := r.quarterInTalk(f, 2)
	if e == nil {
		return value{}, false
	}
	v = ofPeriod(e.val.period.next(-4))
	v.aside = true
	v.anchors = []sitrep.Span{e.span}
	return v, v.typ != ""
}
