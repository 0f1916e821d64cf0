package timex

import (
	"strconv"

	"sitrep"
)

// grain is a unit of the calendar, as the letter of its TIMEX3 period.
type grain byte

const (
	grainNone    grain = 0
	grainDay     grain = 'D'
	grainWeekend grain = 'w'
	grainWeek    grain = 'W'
	grainMonth   grain = 'M'
	grainQuarter grain = 'Q'
	grainSeason  grain = 'S'
	grainYear    grain = 'Y'
	grainDecade  grain = 'E'
	grainCentury grain = 'C'
)

// size orders grains; finer is smaller.
func (g grain) size() int {
	switch g {
	case grainDay:
		return 1
	case grainWeekend:
		return 2
	case grainWeek:
		return 7
	case grainMonth:
		return 30
	case grainQuarter, grainSeason:
		return 91
	case grainYear:
		return 365
	case grainDecade:
		return 3652
	case grainCentury:
		return 36524
	}
	return 0
}

func (g grain) precision() sitrep.Precision {
	switch g {
	case grainDay:
		return sitrep.PrecisionDay
	case grainWeek, grainWeekend:
		return sitrep.PrecisionWeek
	case grainMonth:
		return sitrep.PrecisionMonth
	case grainYear:
		return sitrep.PrecisionYear
	}
	return sitrep.PrecisionInterval
}

// period is a span of the calendar: a grain and its first day.
type period struct {
	grain grain
	first sitrep.Day
}

// periodOf is the period of a grain that holds a day.
func periodOf(g grain, d sitrep.Day) period {
	if d <= 0 {
		return period{}
	}
	y, m, _ := d.Date()
	switch g {
	case grainDay:
		return period{g, d}
	case grainWeek:
		return period{g, monday(d)}
	case grainWeekend:
		return period{g, monday(d) + 5}
	case grainMonth:
		return period{g, sitrep.DayOf(y, m, 1)}
	case grainQuarter:
		return period{g, sitrep.DayOf(y, (m-1)/3*3+1, 1)}
	case grainSeason: // meteorological: from 1 March, June, September, December
		if m < 3 {
			y, m = y-1, 12
		}
		return period{g, sitrep.DayOf(y, m/3*3, 1)}
	case grainYear:
		return period{g, sitrep.DayOf(y, 1, 1)}
	case grainDecade:
		return period{g, sitrep.DayOf(max(1, y/10*10), 1, 1)}
	case grainCentury:
		return period{g, sitrep.DayOf(max(1, y/100*100), 1, 1)}
	}
	return period{}
}

// monday of the day's week; day 1 of the calendar was one.
func monday(d sitrep.Day) sitrep.Day { return d - (d-1)%7 }

// shift moves a day by n units; months and years keep the day of the month where it exists.
func shift(g grain, d sitrep.Day, n int) sitrep.Day {
	switch g {
	case grainDay:
		return clampDay(int(d) + n)
	case grainWeek, grainWeekend:
		return clampDay(int(d) + 7*n)
	}
	y, m, dd := d.Date()
	switch g {
	case grainMonth:
		m += n
	case grainQuarter, grainSeason:
		m += 3 * n
	case grainYear:
		y += n
	case grainDecade:
		y += 10 * n
	case grainCentury:
		y += 100 * n
	default:
		return 0
	}
	y += floorDiv(m-1, 12)
	m = (m-1)%12 + 1
	if m < 1 {
		m += 12
	}
	for ; dd > 28; dd-- {
		if r := sitrep.DayOf(y, m, dd); r != 0 {
			return r
		}
	}
	return sitrep.DayOf(y, m, dd)
}

func floorDiv(a, b int) int {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

const lastDay = 3652059 // 9999-12-31

func clampDay(n int) sitrep.Day {
	if n < 1 || n > lastDay {
		return 0
	}
	return sitrep.Day(n)
}

func (p period) next(n int) period { return periodOf(p.grain, shift(p.grain, p.first, n)) }

// interval of the days in a period.
func (p period) interval() sitrep.Interval {
	switch p.grain {
	case grainNone:
		return sitrep.Interval{}
	case grainDay:
		return sitrep.Interval{Start: p.first, End: p.first}
	case grainWeekend:
		return sitrep.Interval{Start: p.first, End: p.first + 1}
	}
	next := shift(p.grain, p.first, 1)
	if next == 0 {
		return sitrep.Interval{Start: p.first}
	}
	return sitrep.Interval{Start: p.first, End: next - 1}
}

var seasonNames = [...]string{"WI", "SP", "SU", "FA"}

// value is the TIMEX3 value of a period.
func (p period) value() string {
	if p.first == 0 {
		return ""
	}
	s := p.first.String()
	_, m, _ := p.first.Date()
	switch p.grain {
	case grainDay:
		return s
	case grainWeek, grainWeekend:
		y, w := isoWeek(p.first)
		v := pad(y, 4) + "-W" + pad(w, 2)
		if p.grain == grainWeekend {
			v += "-WE"
		}
		return v
	case grainMonth:
		return s[:7]
	case grainQuarter:
		return s[:5] + "Q" + strconv.Itoa((m+2)/3)
	case grainSeason:
		if m == 12 { // a winter bears the year of its January
			y, _, _ := p.first.Date()
			return pad(y+1, 4) + "-WI"
		}
		return s[:5] + seasonNames[m/3]
	case grainYear:
		return s[:4]
	case grainDecade:
		return s[:3]
	case grainCentury:
		return s[:2]
	}
	return ""
}

// isoWeek is the year and number of the ISO 8601 week.
func isoWeek(d sitrep.Day) (year, week int) {
	thursday := monday(d) + 3
	year, _, _ = thursday.Date()
	return year, int(thursday-sitrep.DayOf(year, 1, 1))/7 + 1
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
