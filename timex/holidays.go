package timex

import "sitrep"

// holiday gives the first and last day of a holiday in a year of the common
// calendar; ok is false for a name that it does not know. The Islamic dates
// are of the arithmetic calendar of 30 years with 11 leap years, its cycle set
// so that it follows the dates announced in Mecca in this century; sighting of
// the moon moves them by a day.
func holiday(name string, year int) (first, last sitrep.Day, ok bool) {
	one := func(m, d int) (sitrep.Day, sitrep.Day, bool) {
		day := sitrep.DayOf(year, m, d)
		return day, day, day != 0
	}
	islamic := func(m, d, days int) (sitrep.Day, sitrep.Day, bool) {
		for h := (year-622)*33/32 - 1; h <= (year-622)*33/32+2; h++ {
			day := islamicDay(h, m, d)
			if y, _, _ := day.Date(); y == year {
				return day, day + sitrep.Day(days-1), true
			}
		}
		return 0, 0, false
	}
	switch name {
	case "christmas":
		return one(12, 25)
	case "new-year":
		return one(1, 1)
	case "new-year-eve":
		return one(12, 31)
	case "halloween":
		return one(10, 31)
	case "valentine":
		return one(2, 14)
	case "boxing-day":
		return one(12, 26)
	case "armistice-day":
		return one(11, 11)
	case "good-friday":
		d := easter(year)
		return d - 2, d - 2, d > 2
	case "palm-sunday":
		d := easter(year)
		return d - 7, d - 7, d > 7
	case "nowruz":
		return one(3, 21)
	case "easter":
		d := easter(year)
		return d, d, d != 0
	case "labor-day", "labor-day-september": // the first Monday of September in America
		d := nth(year, 9, 1, 0)
		return d, d, d > 0
	case "labor-day-weekend":
		d := nth(year, 9, 1, 0)
		return d - 2, d, d > 2
	case "may-day":
		return one(5, 1)
	case "memorial-day": // the last Monday of May
		d := nth(year, 6, 1, 0) - 7
		return d, d, d > 0
	case "memorial-day-weekend":
		d := nth(year, 6, 1, 0) - 7
		return d - 2, d, d > 2
	case "mothers-day": // the second Sunday of May
		d := nth(year, 5, 2, 6)
		return d, d, d > 0
	case "fathers-day": // the third Sunday of June
		d := nth(year, 6, 3, 6)
		return d, d, d > 0
	case "thanksgiving": // the fourth Thursday of November
		d := nth(year, 11, 4, 3)
		return d, d, d > 0
	case "ramadan":
		return islamic(9, 1, 30)
	case "eid-al-fitr", "eid": // "Eid" alone is the nearer of the two
		return islamic(10, 1, 3)
	case "eid-al-adha":
		return islamic(12, 10, 4)
	case "ashura":
		return islamic(1, 10, 1)
	}
	return 0, 0, false
}

// nth is the nth of a weekday of a month, counted from Monday.
func nth(year, month, n, weekday int) sitrep.Day {
	d := sitrep.DayOf(year, month, 1)
	return d + (sitrep.Day(weekday)-(d-1)%7+7)%7 + sitrep.Day(7*n-7)
}

// easter is Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
func easter(y int) sitrep.Day {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return sitrep.DayOf(y, n/31, n%31+1)
}

// islamic is a day or month of the Islamic calendar. Sighting moves its days by
// one either way, so that is how exactly they are known.
func (r *resolver) islamic(f *found) value {
	d := f.dom
	if d == 0 {
		d = f.ord
	}
	hijri := int(f.num)
	if f.year != 0 {
		hijri = f.year
	}
	if d > 30 || hijri != 0 && (hijri < 1300 || hijri > 1600) {
		return value{}
	}
	first := sitrep.Day(0)
	if hijri != 0 {
		first = islamicDay(hijri, f.islamic, max(1, d))
	} else {
		if r.ref == 0 {
			return unknown(unresolved(grainDay))
		}
		past, next := sitrep.Day(0), sitrep.Day(0)
		y, _, _ := r.ref.Date()
		for h := (y-622)*33/32 - 2; h <= (y-622)*33/32+3 && next == 0; h++ {
			if day := islamicDay(h, f.islamic, max(1, d)); day <= r.ref {
				past = day
			} else {
				next = day
			}
		}
		first = r.choose(f, periodOf(grainDay, past), periodOf(grainDay, next), 30).first
	}
	if first < 2 {
		return value{}
	}
	v := ofPeriod(periodOf(grainDay, first))
	v.precision = sitrep.PrecisionInterval
	v.days = sitrep.Interval{Start: first - 1, End: first + 1}
	if d == 0 {
		v.days = sitrep.Interval{Start: first, End: first + 29}
	}
	return v
}

// islamicDay is a date of the arithmetic Islamic calendar.
func islamicDay(y, m, d int) sitrep.Day {
	const epoch = 227014 // 622-07-18 of the proleptic Gregorian calendar
	n := epoch + (y-1)*354 + floorDiv(15+11*y, 30) + 29*(m-1) + m/2 + d - 1
	return clampDay(n)
}

// holiday resolves a holiday: near, last, next or of a year.
func (r *resolver) holiday(f *found, dir, name string) value {
	if name == "" {
		name = f.hol
	}
	if name == "eid" && r.ref != 0 {
		small, great := r.holiday(f, dir, "eid-al-fitr"), r.holiday(f, dir, "eid-al-adha")
		if far(small.days, r.ref) <= far(great.days, r.ref) {
			return small
		}
		return great
	}
	if name == "labor-day" && r.ref != 0 { // elsewhere it is the first of May
		if may, september := r.holiday(f, dir, "may-day"), r.holiday(f, dir, "labor-day-september"); far(may.days, r.ref) < far(september.days, r.ref) {
			return may
		}
		name = "labor-day-september"
	}
	var first, last sitrep.Day
	if dir == "year" {
		first, last, _ = holiday(name, f.year)
	} else {
		if r.ref == 0 {
			if d, _, ok := holiday(name, 2000); ok {
				_, m, _ := d.Date()
				if y := r.statedYear(f, m); y != 0 {
					first, _, _ = holiday(name, y)
					return ofPeriod(periodOf(grainDay, first))
				}
			}
			return unknown(unresolved(grainDay))
		}
		past, next := r.around(func(y int) sitrep.Day { d, _, _ := holiday(name, y); return d })
		switch dir {
		case "last":
			first = past
		case "next":
			first = next
		default:
			if r.narrative {
				_, m, _ := past.Date()
				if y := r.statedYear(f, m); y != 0 {
					first, _, _ = holiday(name, y)
					break
				}
			}
			first = r.choose(f, periodOf(grainDay, past), periodOf(grainDay, next), 20).first
		}
		y, _, _ := first.Date()
		first, last, _ = holiday(name, y)
	}
	v := ofPeriod(periodOf(grainDay, first))
	if last > first {
		v.days.End, v.precision = last, sitrep.PrecisionInterval
	}
	return v
}

// far is how many days an interval's start lies from a day.
func far(i sitrep.Interval, d sitrep.Day) sitrep.Day { return max(i.Start-d, d-i.Start) }
