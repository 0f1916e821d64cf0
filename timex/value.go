package timex

import (
	"strconv"

	"sitrep"
)

// value is what an expression means.
type value struct {
	typ, text, mod string
	period         period          // the calendar period, where it is one
	days           sitrep.Interval // what is told to other expressions
	precision      sitrep.Precision
	anchors        []sitrep.Span
	bc             int  // a year before our era
	aside          bool // a date for comparison ("a year earlier"), from which no narrative goes on
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func ofPeriod(p period) value {
	if p.first == 0 {
		return value{}
	}
	return value{typ: "DATE", text: p.value(), period: p, days: p.interval(), precision: p.grain.precision()}
}

func calendar(g grain, y, m, d int) value { return ofPeriod(periodOf(g, sitrep.DayOf(y, m, d))) }

// unknown is a date whose value says no more than its text.
func unknown(text string) value { return value{typ: "DATE", text: text} }

// partOfDay is a part (MO, AF, EV, NI) of a day.
func (v value) partOfDay(part string) value {
	if v.typ == "" || v.period.first != 0 && v.period.grain != grainDay {
		return value{}
	}
	v.typ = "TIME"
	v.text += "T" + part
	return v
}

func grainOf(unit byte) grain {
	switch unit {
	case 'D', 'W', 'M', 'Q', 'Y', 'E', 'C':
		return grain(unit)
	}
	return grainNone
}

// unresolved is the TIMEX3 value of a period of which only the grain is known.
func unresolved(g grain) string {
	switch g {
	case grainDay:
		return "XXXX-XX-XX"
	case grainWeek:
		return "XXXX-WXX"
	case grainWeekend:
		return "XXXX-WXX-WE"
	case grainMonth:
		return "XXXX-XX"
	case grainQuarter:
		return "XXXX-QX"
	}
	return "XXXX"
}

// duration is a number of units as an ISO 8601 period.
func duration(n float64, unit byte) value {
	v := value{typ: "DURATION"}
	whole := int(n)
	half := n-float64(whole) > 0.4 && n-float64(whole) < 0.6
	if n > 1e8 {
		return value{}
	}
	s := strconv.Itoa(whole)
	if !half && n != float64(whole) {
		s = strconv.FormatFloat(n, 'f', -1, 64)
		half = false
	}
	switch {
	case unit == 'E':
		v.text = "P" + strconv.Itoa(int(n*10)) + "Y"
	case unit == 'C':
		v.text = "P" + strconv.Itoa(int(n*100)) + "Y"
	case unit == 'H' || unit == 'm' || unit == 's':
		v.text = "PT" + s + string(unit&^0x20)
		if half && whole == 0 {
			v.text = "PT"
		}
		if half {
			v.text += map[byte]string{'H': "30M", 'm': "30S", 's': ""}[unit]
		}
	case half && unit == 'Y' && whole == 0:
		v.text = "P6M"
	case half && unit == 'Y':
		v.text = "P" + s + "Y6M"
	case half && unit == 'M' && whole == 0:
		v.text = "P15D"
	case half && unit == 'M':
		v.text = "P" + s + "M15D"
	case half:
		v.text = "P" + s + ".5" + string(unit)
	default:
		v.text = "P" + s + string(unit)
	}
	return v
}

// someUnits is a duration of an unknown number of units.
func someUnits(unit byte) value {
	switch unit {
	case 'H', 'm', 's':
		return value{typ: "DURATION", text: "PTX" + string(unit&^0x20)}
	}
	return value{typ: "DURATION", text: "PX" + string(unit)}
}

// every is a SET.
func every(f *found, unit string) value {
	if unit != "" {
		f.unit = unit[0]
	}
	switch {
	case f.day != 0:
		v := value{typ: "SET", text: "XXXX-WXX-" + strconv.Itoa(f.day)}
		if f.part != "" {
			v.text += "T" + f.part
		}
		return v
	case f.mon != 0:
		return value{typ: "SET", text: "XXXX-" + pad(f.mon, 2)}
	case f.unit == 0:
		return value{}
	}
	v := duration(max(1, f.num), f.unit)
	v.typ = "SET"
	return v
}
