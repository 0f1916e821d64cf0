package timex

import "sitrep"

// listDom is a day of a list whose month stands with another of its days: "5 and
// 6 June", "May 5 and 6".
func (r *resolver) listDom(f *found) value {
	beside := func(k int) *found {
		if k < 0 || k >= len(r.order) {
			return nil
		}
		g := &r.found[r.order[k]]
		if g.sentence != f.sentence || g.rule.op != "date" && g.rule.op != "list-dom" || g.mon == 0 || max(g.first-f.end, f.first-g.end) > 1 {
			return nil
		}
		return g
	}
	for step := 1; step <= 2; step++ {
		for _, g := range []*found{beside(r.now + step), beside(r.now - step)} {
			if g == nil {
				continue
			}
			c := *f
			f.mon, c.mon = g.mon, g.mon
			if c.year == 0 {
				c.year = g.year
			}
			return r.date(&c, 0)
		}
	}
	return value{}
}

// listYear is the year that ends a list of days which begins here: "May 3 and 4, 2021".
func (r *resolver) listYear(f *found) int {
	for k := r.now + 1; k < len(r.order) && k <= r.now+2; k++ {
		g := &r.found[r.order[k]]
		if g.sentence != f.sentence || g.rule.op != "list-dom" || g.first-f.end > 3 {
			break
		}
		if g.year != 0 {
			return g.year
		}
	}
	return 0
}

// dayOfMonth is a day of the month that the text is in; where that is not said,
// the nearest to the report's day that the tense allows.
func (r *resolver) dayOfMonth(f *found) value {
	n := f.dom
	if n == 0 {
		n = f.ord
	}
	from := r.ref
	e := r.before(f, grainMonth, 1)
	if e != nil {
		from = e.val.period.first
	}
	y, m, d := from.Date()
	if y == 0 || n < 1 || n > 31 {
		return value{}
	}
	switch {
	case f.day != 0: // "lunes 12": the month in which it is one
		for k := -1; k <= 1; k++ {
			first := shift(grainMonth, sitrep.DayOf(y, m, 1), k)
			ky, km, _ := first.Date()
			if day := sitrep.DayOf(ky, km, n); day != 0 && int(day-1)%7 == f.day-1 && (k == 0 || max(day-from, from-day) < 20) {
				return ofPeriod(periodOf(grainDay, day))
			}
		}
	case e == nil && n > d && r.tense(f) != tenseFuture && n-d > 10:
		y, m, _ = shift(grainMonth, sitrep.DayOf(y, m, 1), -1).Date()
	case e == nil && n < d && r.tense(f) == tenseFuture:
		y, m, _ = shift(grainMonth, sitrep.DayOf(y, m, 1), 1).Date()
	}
	v := calendar(grainDay, y, m, n)
	if e != nil {
		v.anchors = []sitrep.Span{e.span}
	}
	return v
}

// spelledYear is a year in words, alone or with its month or season:
// "nineteen ninety-six" of a century, "two thousand" of none.
func (r *resolver) spelledYear(f *found, century int) value {
	y := int(min(f.num, 9999))
	switch {
	case century != 0 && (y < 10 || y > 99), century == 0 && (y < 1000 || y >= 2100):
		return value{}
	}
	f.year = century + y
	switch {
	case f.mon != 0:
		return calendar(grainMonth, f.year, f.mon, 1)
	case f.season != "":
		return r.season(f, "year")
	}
	return calendar(grainYear, f.year, 1, 1)
}

// anchorWeekday is the weekday of that name after or before what the text goes
// on from, else the report's day.
func (r *resolver) anchorWeekday(f *found, n int) value {
	e := r.before(f, grainDay, maxBack)
	if e == nil {
		return r.weekday(f, map[int]string{-1: "last", 1: "next"}[n])
	}
	gap := (f.day - 1 - int(e.val.period.first-1)%7 + 7) % 7
	switch {
	case n > 0 && gap == 0:
		gap = 7
	case n < 0:
		gap -= 7
	}
	v := ofPeriod(e.val.period.next(gap))
	v.anchors = []sitrep.Span{e.span}
	return v
}
