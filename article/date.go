package article

import (
	"strconv"
	"strings"
	"time"

	"sitrep"
)

// months by their English names and usual short forms; names of other languages
// that news pages print are told by their beginnings (vocabulary file).
func monthOf(w string) int {
	w = strings.TrimSuffix(w, ".")
	if len(w) < 3 {
		return 0
	}
	for i, m := range [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		if w == m || w == m[:3] || w == "sept" && i == 8 || len(w) == 4 && (i == 5 || i == 6) && w == m[:4] {
			return i + 1
		}
	}
	return 0
}

func weekday(w string) bool {
	w = strings.TrimSuffix(w, ".")
	for _, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if w == d || len(w) >= 3 && len(w) <= 5 && strings.HasPrefix(d, w) {
			return true
		}
	}
	return false
}

// hasDate: a month with a day, or a numeric date.
func hasDate(s string) bool {
	month, day := false, false
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return isSpace(r) || r == ',' || r == '(' || r == ')' || r == '/' }) {
		if monthOf(w) > 0 {
			month = true
		}
		if n, err := strconv.Atoi(strings.TrimRight(w, ".stndrh")); err == nil && n >= 1 && n <= 31 {
			day = true
		}
		if w == "date" && strings.Contains(strings.ToLower(s), "no date") {
			return true
		}
	}
	if month && day {
		return true
	}
	_, _, _, ok := lineDate(s)
	return ok
}

// metadataDate reads a date as metadata write it: ISO 8601, RFC 3339, RFC 1123,
// or with the month's name. Days that no report can bear are unknown.
func metadataDate(s string) sitrep.Day {
	if s = strings.TrimSpace(s); s == "" {
		return 0
	}
	for _, layout := range [...]string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "20060102",
		"2006/01/02", "2006-01-02T15:04:05-0700", "20060102T150405Z", time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC} {
		if t, err := time.Parse(layout, s); err == nil {
			return plausible(t.Year(), int(t.Month()), t.Day())
		}
	}
	day, _, _, _ := lineDate(s)
	return day
}

// plausible: after the first newspapers with telegraphs, and no later than a
// year that present reports could carry by mistake.
func plausible(y, m, d int) sitrep.Day {
	if y < 1850 || y > 2100 {
		return 0
	}
	return sitrep.DayOf(y, m, d)
}

// year of two or four digits; two stand for the years from 1960 to 2059.
func year(n, digits int) int {
	switch {
	case digits == 4:
		return n
	case digits != 2:
		return 0
	case n >= 60:
		return 1900 + n
	}
	return 2000 + n
}
