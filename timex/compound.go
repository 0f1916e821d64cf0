package timex

import (
	"strconv"
	"strings"

	"sitrep"
)

// compound applies the operations over expressions inside the match.
func (r *resolver) compound(f *found, arg string) value {
	kid := &r.found[f.kids[0]-1]
	v := kid.val
	if v.typ == "" {
		return value{}
	}
	switch f.rule.op {
	case "mod":
		if kid.rule.op == "weekday" && r.verbs.has("sooner", r.a.Form(f.sentence, f.first)) {
			return value{} // "earlier Friday": the word is no part of the date
		}
		if len(f.rule.args) > 1 {
			return v.atEnd()
		}
		return v.narrowed(arg)
	case "approx":
		v.mod = arg
		return v
	case "join":
		return r.join(kid, &r.found[f.kids[1]-1])
	case "of-day":
		if arg != "" {
			return v.partOfDay(arg)
		}
		return v.partOfDay(f.part)
	case "at":
		return r.at(kid, &r.found[f.kids[1]-1])
	case "at-part":
		return atPart(kid, &r.found[f.kids[1]-1])
	case "after":
		return r.after(kid, &r.found[f.kids[1]-1], number(arg))
	case "day-after":
		if v.period.grain != grainDay {
			return value{}
		}
		w := ofPeriod(v.period.next(number(arg)))
		w.anchors = []sitrep.Span{kid.span}
		return w
	case "half":
		n := f.ord
		if arg != "" {
			n = number(arg)
		}
		return v.half(n)
	case "week-of":
		if v.period.grain != grainDay {
			return value{}
		}
		return ofPeriod(periodOf(grainWeek, v.period.first))
	case "to-dom":
		y, m, d := v.period.first.Date()
		last := sitrep.DayOf(max(y, 1), max(m, 1), f.dom)
		if v.period.grain != grainDay || f.dom <= d || last == 0 || kid.year != 0 {
			return value{}
		}
		v.days.End, v.precision = last, sitrep.PrecisionInterval
		return v
	}
	return value{}
}

// narrowed is the first, middle or last part of a period.
func (v value) narrowed(mod string) value {
	v.mod = mod
	n := v.days.Days()
	if n < 20 {
		return v
	}
	v.precision = sitrep.PrecisionInterval
	a, b := v.days.Start, v.days.End
	cut := func(k int) sitrep.Day { // where the k-th third begins
		switch v.period.grain {
		case grainYear:
			return shift(grainMonth, a, 4*k)
		case grainMonth:
			return a + sitrep.Day(10*k)
		case grainDecade:
			return shift(grainYear, a, 3*k+k/2)
		}
		return a + sitrep.Day(n*k/3)
	}
	switch mod {
	case "START":
		v.days.End = cut(1) - 1
	case "MID":
		v.days = sitrep.Interval{Start: cut(1), End: cut(2) - 1}
	case "END":
		v.days = sitrep.Interval{Start: cut(2), End: b}
	}
	return v
}

// atEnd is the end of a period, of a year its last quarter: "at the end of last year" is later
// than "late last year".
func (v value) atEnd() value {
	year := v.days
	v = v.narrowed("END")
	if v.period.grain == grainYear {
		v.days.Start = max(v.days.Start, shift(grainMonth, year.Start, 9))
	}
	return v
}

// half is the first or second half of a period, of a year as TIMEX3 writes it.
func (v value) half(n int) value {
	mod := map[int]string{1: "START", 2: "END"}[n]
	if mod == "" || v.days.Start == 0 || v.days.End == 0 {
		return value{}
	}
	middle := v.days.Start + sitrep.Day(v.days.Days()/2)
	if v.period.grain == grainYear {
		middle = shift(grainMonth, v.days.Start, 6)
		v.text += "-H" + strconv.Itoa(n)
		mod = ""
	}
	v.mod, v.precision = mod, sitrep.PrecisionInterval
	if n == 1 {
		v.days.End = middle - 1
	} else {
		v.days.Start = middle
	}
	return v
}

// join is one date said twice, as weekday and as date.
func (r *resolver) join(weekday, date *found) value {
	if date.rule.op == "date" && date.day == 0 {
		if v := r.date(date, weekday.day); v.typ != "" {
			return v
		}
	}
	if date.val.period.grain != grainDay {
		return value{}
	}
	return date.val
}

// at is a clock time on a date, in either order.
func (r *resolver) at(a, b *found) value {
	clock, date := a, b
	if b.kinds&subTime != 0 {
		clock, date = b, a
	}
	v := date.val
	k := strings.IndexByte(clock.val.text, 'T')
	if v.period.first != 0 && v.period.grain != grainDay || v.typ != "DATE" || k < 0 {
		return value{}
	}
	v.typ = "TIME"
	v.text += clock.val.text[k:]
	return v
}

// atPart is a time of day with a part of a day behind it ("10 p.m. last night"),
// or with a day ("dawn today").
func atPart(a, b *found) value {
	if a.kinds&subClock == 0 { // a part of the day: "dawn today"
		k := strings.IndexByte(a.val.text, 'T')
		if a.rule.op != "part" || k < 0 || b.val.typ != "DATE" || b.val.period.grain != grainDay {
			return value{}
		}
		return b.val.partOfDay(a.val.text[k+1:])
	}
	v := b.val
	k, i := strings.IndexByte(a.val.text, 'T'), strings.IndexByte(v.text, 'T')
	if b.kinds&subClock != 0 || v.typ != "TIME" || v.period.grain != grainDay || k < 0 || i < 0 || len(a.val.text) < k+3 {
		return value{}
	}
	part, clock := v.text[i+1:], a.val.text[k+1:]
	hour := number(clock[:2])
	switch {
	case a.pm == "" && hour < 12 && (part == "AF" || part == "EV" || part == "NI" && hour >= 6):
		clock = pad(hour+12, 2) + clock[2:]
	case part == "NI" && hour < 6: // "2 a.m. last night"
		v = ofPeriod(v.period.next(1))
		v.typ = "TIME"
		v.text += "T"
		i = len(v.text) - 1
	}
	v.text = v.text[:i+1] + clock
	return v
}

// after is a stretch before or after a date.
func (r *resolver) after(stretch, date *found, sign int) value {
	g := grainOf(stretch.unit)
	p := date.val.period
	if g == grainNone || p.first == 0 || stretch.num == 0 && stretch.rule.op != "duration" {
		return value{}
	}
	if p.grain.size() > g.size() && p.grain != grainMonth {
		g = p.grain
	}
	v := ofPeriod(periodOf(g, shift(grainOf(stretch.unit), p.first, sign*stretch.count())))
	v.anchors = []sitrep.Span{date.span}
	return v
}
