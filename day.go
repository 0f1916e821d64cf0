package sitrep

import (
	"fmt"
	"time"
)

// Day is a calendar day of the proleptic Gregorian calendar, years 1 to 9999:
// days since 31 December of the year 0. Zero is unknown (an open side of an
// interval).
type Day int32

const dayOffset = 719162 // days from 0001-01-01 to 1970-01-01

// DayOf is the day of a date; zero when the date does not exist.
func DayOf(year, month, day int) Day {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return 0
	}
	return Day(t.Unix()/86400 + dayOffset + 1)
}

// ParseDay reads YYYY-MM-DD; what follows the day (a time) is ignored.
func ParseDay(s string) (Day, error) {
	if len(s) < 10 {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD", s)
	}
	t, err := time.Parse(time.DateOnly, s[:10])
	if err != nil {
		return 0, fmt.Errorf("day %q: want YYYY-MM-DD", s)
	}
	return DayOf(t.Year(), int(t.Month()), t.Day()), nil
}

func (d Day) time() time.Time { return time.Unix((int64(d)-dayOffset-1)*86400, 0).UTC() }

// Date gives year, month (1–12) and day of the month; zeros when unknown.
func (d Day) Date() (year, month, day int) {
	if d == 0 {
		return 0, 0, 0
	}
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

// Weekday of a known day.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

// String is ISO 8601, "" when unknown.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Date()
	if d < 0 || year > 9999 {
		return d.time().Format(time.DateOnly)
	}
	b := [10]byte{4: '-', 7: '-'}
	digits := func(at, end, n int) {
		for end--; end >= at; end-- {
			b[end], n = byte('0'+n%10), n/10
		}
	}
	digits(0, 4, year)
	digits(5, 7, month)
	digits(8, 10, day)
	return string(b[:])
}

// MarshalText writes ISO 8601, "" when unknown.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDay(string(b))
	*d = v
	return err
}

// Interval is a closed range of days; a zero side is open.
type Interval struct {
	Start Day `json:"start"`
	End   Day `json:"end"`
}

// Known reports whether at least one side is: "since May" is known and has no End. Who writes both
// sides asks for each, or for Days, which is 0 where a side is open.
func (i Interval) Known() bool { return i.Start != 0 || i.End != 0 }

// Days is the length in days, 0 when a side is open.
func (i Interval) Days() int {
	if i.Start == 0 || i.End == 0 {
		return 0
	}
	return int(i.End-i.Start) + 1
}

// Intersect is what both allow; ok is false when they exclude each other.
func (i Interval) Intersect(o Interval) (both Interval, ok bool) {
	both = Interval{max(i.Start, o.Start), i.End}
	if both.End == 0 || (o.End != 0 && o.End < both.End) {
		both.End = o.End
	}
	return both, both.End == 0 || both.Start <= both.End
}

// Precision of an interval of days.
type Precision string

// How exactly a date is known.
const (
	PrecisionDay      Precision = "day"
	PrecisionWeek     Precision = "week"
	PrecisionMonth    Precision = "month"
	PrecisionYear     Precision = "year"
	PrecisionInterval Precision = "interval"
)
