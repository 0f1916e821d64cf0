package timex

import (
	"strconv"

	"sitrep"
)

// resolver gives expressions their values, in text order.
type resolver struct {
	a     *sitrep.Analysis
	g     *grammar
	verbs verbs
	found []found
	ref   sitrep.Day // the day that relative expressions lean on; 0 unknown
	order []int      // indices of found in text order, the parts of a compound before it
	now   int        // place in order of the expression in hand

	ahead *found // the expression after it that an event is dated by

	narrative bool // a history: dates lean on one another, not on the report's day
	history   bool // most of its years are long over; a text without a day may be news all the same

	pieces []piece // of a page of several, each under a day of its own
	fights []fight // that the text tells of, once they are
	sought bool
}

// date resolves a date of the calendar; weekday, when not 0, helps to choose its year.
func (r *resolver) date(f *found, weekday int) value {
	if f.figures[0] != 0 {
		return calendar(grainDay, f.figures[0], f.figures[1], f.figures[2])
	}
	d := f.dom
	if d == 0 {
		d = f.ord
	}
	switch {
	case f.year != 0 && d == 0:
		return calendar(grainMonth, f.year, f.mon, 1)
	case f.year != 0:
		return calendar(grainDay, f.year, f.mon, d)
	}
	if y := r.listYear(f); y != 0 {
		return calendar(grainDay, y, f.mon, d)
	}
	if y := r.rangeYear(f); y != 0 {
		return calendar(grainDay, y, f.mon, d)
	}
	if y := r.statedYear(f, f.mon); y != 0 {
		if v := calendar(grainDay, y, f.mon, d); v.typ != "" {
			return v
		}
	}
	if d < 1 || d > 31 || sitrep.DayOf(2024, f.mon, d) == 0 {
		return value{}
	}
	if r.ref == 0 {
		if y, by := r.campaignYear(f.mon, d); y != 0 {
			v := calendar(grainDay, y, f.mon, d)
			v.anchors = []sitrep.Span{by}
			return v
		}
		return unknown("XXXX-" + pad(f.mon, 2) + "-" + pad(d, 2))
	}
	past, next := r.around(func(y int) sitrep.Day {
		day := sitrep.DayOf(y, f.mon, d)
		if day != 0 && weekday != 0 && int(day-1)%7 != weekday-1 {
			return 0
		}
		return day
	})
	if past == 0 && next == 0 && weekday != 0 {
		return r.date(f, 0)
	}
	return ofPeriod(r.choose(f, periodOf(grainDay, past), periodOf(grainDay, next), 75))
}

// around gives the last day of a yearly series on or before the reference and the first after it.
func (r *resolver) around(day func(year int) sitrep.Day) (past, next sitrep.Day) {
	y, _, _ := r.ref.Date()
	for k := y - 6; k <= y+6; k++ {
		switch d := day(k); {
		case d == 0:
		case d <= r.ref:
			past = d
		case next == 0:
			next = d
		}
	}
	return past, next
}

func (r *resolver) day(n int) value {
	if r.ref == 0 {
		return unknown(unresolved(grainDay))
	}
	return ofPeriod(periodOf(grainDay, shift(grainDay, r.ref, n)))
}

func (r *resolver) weekday(f *found, dir string) value {
	if r.ref == 0 || dir == "any" {
		if dir == "near" {
			if v := r.onward(f); v.typ != "" {
				return v
			}
		}
		return unknown("XXXX-WXX-" + strconv.Itoa(f.day))
	}
	back := (int(r.ref-1)%7 - (f.day - 1) + 7) % 7
	ahead := (7 - back) % 7
	switch dir {
	case "last":
		if back == 0 {
			back = 7
		}
	case "next":
		if ahead == 0 {
			ahead = 7
		}
		back = -ahead
	case "this":
		if r.tense(f) != tensePast {
			back = -ahead
		}
	case "ahead":
		back = -ahead
	default:
		if v := r.onward(f); v.typ != "" {
			return v
		}
		if t := r.tense(f); t == tenseFuture || t == tenseOpen && r.pointsAhead(f) {
			back = -ahead
		}
	}
	return r.day(-back)
}

func (r *resolver) month(f *found, dir string) value {
	if y := r.rangeYear(f); y != 0 && dir == "near" {
		return calendar(grainMonth, y, f.mon, 1)
	}
	if y := r.statedYear(f, f.mon); y != 0 && (dir == "near" || dir == "nearest") {
		return calendar(grainMonth, y, f.mon, 1)
	}
	if r.ref == 0 {
		if y, by := r.campaignYear(f.mon, 0); y != 0 && (dir == "near" || dir == "nearest") && r.tense(f) != tenseFuture {
			v := calendar(grainMonth, y, f.mon, 1)
			v.anchors = []sitrep.Span{by}
			return v
		}
		return unknown("XXXX-" + pad(f.mon, 2))
	}
	this := periodOf(grainMonth, r.ref)
	past, next := r.around(func(y int) sitrep.Day { return sitrep.DayOf(y, f.mon, 1) })
	y, _, _ := r.ref.Date()
	switch dir {
	case "last":
		if past == this.first {
			past = shift(grainYear, past, -1)
		}
		return ofPeriod(periodOf(grainMonth, past))
	case "next":
		return ofPeriod(periodOf(grainMonth, next))
	case "this":
		return calendar(grainMonth, y, f.mon, 1)
	}
	if past == this.first {
		return ofPeriod(this)
	}
	if dir == "nearest" {
		if r.ref-past <= next-r.ref {
			return ofPeriod(periodOf(grainMonth, past))
		}
		return ofPeriod(r.choose(f, periodOf(grainMonth, past), periodOf(grainMonth, next), 75))
	}
	return ofPeriod(r.choose(f, periodOf(grainMonth, past), periodOf(grainMonth, next), 75))
}

func (r *resolver) monthOfYear(f *found, n int) value {
	y, _, _ := r.ref.Date()
	if y == 0 {
		return unknown("XXXX-" + pad(f.mon, 2))
	}
	return calendar(grainMonth, y+n, f.mon, 1)
}

var seasonMonths = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

func (r *resolver) season(f *found, dir string) value {
	m := seasonMonths[f.season]
	if dir == "year" {
		y := f.year
		if m == 12 && !f.years { // the winter that ends in the year
			y--
		}
		v := calendar(grainSeason, y, m, 1)
		if f.years && v.typ != "" { // "the winter of 1941–42" is written by the year in which it begins
			v.text = pad(y, 4) + "-" + f.season
		}
		return v
	}
	if y := r.statedYear(f, m); y != 0 && dir == "near" {
		if m == 12 && r.narrative { // the one that the story comes to, written by the year in which it begins
			v := calendar(grainSeason, y, m, 1)
			v.text = pad(y, 4) + "-" + f.season
			return v
		}
		if m == 12 {
			y--
		}
		return calendar(grainSeason, y, m, 1)
	}
	if r.ref == 0 {
		return unknown("XXXX-" + f.season)
	}
	this := periodOf(grainSeason, r.ref)
	past, next := r.around(func(y int) sitrep.Day { return sitrep.DayOf(y, m, 1) })
	switch {
	case dir == "this" && m != 12: // the one of the report's year, whatever the tense
		y, _, _ := r.ref.Date()
		return calendar(grainSeason, y, m, 1)
	case dir == "last" && past == this.first:
		past = shift(grainYear, past, -1)
	case dir == "next" || dir == "this" && past != this.first && r.tense(f) != tensePast:
		return ofPeriod(periodOf(grainSeason, next))
	case dir == "near":
		return ofPeriod(r.choose(f, periodOf(grainSeason, past), periodOf(grainSeason, next), 0))
	}
	return ofPeriod(periodOf(grainSeason, past))
}

func (r *resolver) unit(f *found, n int) value {
	g := grainOf(f.unit)
	switch {
	case g == grainNone:
		return value{}
	case r.ref == 0:
		return unknown(unresolved(g))
	}
	return ofPeriod(periodOf(g, r.ref).next(n))
}

func (r *resolver) weekend(f *found, dir string) value {
	if r.ref == 0 {
		return unknown(unresolved(grainWeekend))
	}
	p := periodOf(grainWeekend, r.ref)
	switch {
	case dir == "next":
		p = p.next(1)
	case dir == "last": // on a weekend, too, the one before
		p = p.next(-1)
	case p.first > r.ref && dir == "near" && r.tense(f) != tenseFuture:
		p = p.next(-1)
	}
	return ofPeriod(p)
}

func (r *resolver) event(day string) value {
	d, err := sitrep.ParseDay(day)
	if err != nil {
		return value{}
	}
	return ofPeriod(periodOf(grainDay, d))
}

// count is the number of units said; "a week" is one.
func (f *found) count() int {
	if f.num == 0 {
		return 1
	}
	return int(min(f.num, 1e6))
}

// amount is the number of units with its fraction; "a week" is one.
func (f *found) amount() float64 {
	if f.num == 0 {
		return 1
	}
	return f.num
}

func (r *resolver) ago(f *found, sign int) value {
	g := grainOf(f.unit)
	switch {
	case g == grainNone && r.ref != 0 && f.count() < 24:
		v := r.day(0)
		v.mod = "APPROX"
		return v
	case g == grainNone:
		return r.vague("PAST_REF")
	case r.ref == 0:
		return unknown(unresolved(g))
	case g == grainDecade || g == grainCentury:
		return ofPeriod(periodOf(grainYear, shift(g, r.ref, sign*f.count())))
	}
	return ofPeriod(periodOf(g, shift(g, r.ref, sign*f.count())))
}

// vague is PAST_REF, PRESENT_REF or FUTURE_REF.
func (r *resolver) vague(text string) value {
	v := value{typ: "DATE", text: text}
	if r.ref != 0 {
		v.precision = sitrep.PrecisionInterval
		switch text {
		case "PAST_REF":
			v.days.End = r.ref
		case "FUTURE_REF":
			v.days.Start = r.ref
		default:
			v.days = sitrep.Interval{Start: r.ref, End: r.ref}
			v.precision = sitrep.PrecisionDay
		}
	}
	return v
}

func (r *resolver) past(f *found, sign int) value {
	if r.narrative && sign > 0 {
		return r.onwardFor(f, sign)
	}
	v := duration(float64(f.count()), f.unit)
	hours := map[byte]int{'H': 1}[f.unit]
	if r.ref == 0 || grainOf(f.unit) == grainNone && hours == 0 {
		return v
	}
	v.precision = sitrep.PrecisionInterval
	other := shift(grainOf(f.unit), r.ref, sign*f.count())
	if hours != 0 {
		other = shift(grainDay, r.ref, sign*min((f.count()+23)/24, 1000))
	}
	v.days = sitrep.Interval{Start: min(r.ref, other), End: max(r.ref, other)}
	return v
}

// several is how far a vague number of units reaches at most: what is longer ago
// than that would be told in the next longer unit.
var several = map[grain]struct {
	unit grain
	n    int
}{grainDay: {grainDay, 14}, grainWeek: {grainMonth, 2}, grainMonth: {grainYear, 1}, grainQuarter: {grainYear, 2}, grainYear: {grainYear, 10}, grainDecade: {grainYear, 50}, grainCentury: {grainYear, 500}}

// reach is the day that lies a number of units, said or vague, from a day.
func (f *found) reach(from sitrep.Day, sign int) sitrep.Day {
	g := grainOf(f.unit)
	if f.num > 0 && g != grainNone {
		return shift(g, from, sign*f.count())
	}
	if s, ok := several[g]; ok {
		return shift(s.unit, from, sign*s.n)
	}
	return shift(grainDay, from, sign) // hours, minutes
}

// onwardFor is a stretch from what the text goes on from: "the following weeks".
func (r *resolver) onwardFor(f *found, sign int) value {
	v := someUnits(f.unit)
	if f.num > 0 {
		v = duration(f.num, f.unit)
	}
	g := grainMonth
	if f.unit == 'Y' || f.unit == 'E' || f.unit == 'C' {
		g = grainYear
	}
	e := r.before(f, g, maxBack)
	if e == nil {
		return v
	}
	from := e.val.period.interval().End
	if sign < 0 {
		from = e.val.period.first
	}
	other := f.reach(from, sign)
	if from == 0 || other == 0 {
		return v
	}
	v.days, v.precision = sitrep.Interval{Start: min(from, other), End: max(from, other)}, sitrep.PrecisionInterval
	v.anchors = []sitrep.Span{e.span}
	return v
}

func (r *resolver) pastFew(f *found, sign int) value {
	v := someUnits(f.unit)
	if r.narrative && sign > 0 {
		return r.onwardFor(f, sign)
	}
	if r.ref == 0 {
		return v
	}
	v.precision = sitrep.PrecisionInterval
	other := f.reach(r.ref, sign)
	v.days = sitrep.Interval{Start: min(r.ref, other), End: max(r.ref, other)}
	if other == 0 {
		v.days = sitrep.Interval{End: r.ref}
	}
	return v
}
