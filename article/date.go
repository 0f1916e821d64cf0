package article

import (
	"strconv"
	"strings"
	"time"
	"unicode"

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

// findDate finds the first full date with a year in a short text: ISO 8601,
// "4 February 2024", "February 4, 2024", "4 FEB 90".
func findDate(s string) (day sitrep.Day, start, end int, ok bool) {
	type word struct {
		start, end int
		num, month int
	}
	var ws [3]word
	n := 0
	for at := 0; at < len(s); {
		c := rune(s[at])
		if c >= 0x80 || !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			at++
			continue
		}
		from := at
		digit := unicode.IsDigit(c)
		for at < len(s) && s[at] < 0x80 && (unicode.IsDigit(rune(s[at])) == digit) && (unicode.IsDigit(rune(s[at])) || unicode.IsLetter(rune(s[at]))) {
			at++
		}
		w := word{start: from, end: at, num: -1}
		if digit && at-from <= 4 {
			w.num, _ = strconv.Atoi(s[from:at])
			// "4th": an ordinal's letters belong to it
			if t := strings.ToLower(s[at:min(len(s), at+2)]); t == "st" || t == "nd" || t == "rd" || t == "th" {
				at += 2
			}
		} else if !digit {
			w.month = monthOf(strings.ToLower(s[from:at]))
		}
		if !digit && w.month == 0 && (strings.EqualFold(s[from:at], "of") || strings.EqualFold(s[from:at], "de")) {
			continue
		}
		ws[0], ws[1], ws[2] = ws[1], ws[2], w
		if n++; n < 3 || ws[2].end-ws[0].start > 24 {
			continue
		}
		a, b, c3 := ws[0], ws[1], ws[2]
		var y, m, d int
		switch {
		case a.end-a.start == 4 && a.num > 0 && b.num > 0 && c3.num > 0: // 2024-02-04
			if s[a.end] != '-' && s[a.end] != '/' && s[a.end] != '.' {
				continue
			}
			y, m, d = a.num, b.num, c3.num
		case a.num > 0 && b.month > 0 && c3.num >= 0 && !(c3.end < len(s) && s[c3.end] == ':'): // 4 February 2024
			d, m, y = a.num, b.month, year(c3.num, c3.end-c3.start)
		case a.month > 0 && b.num > 0 && c3.num >= 0: // February 4, 2024
			m, d, y = a.month, b.num, year(c3.num, c3.end-c3.start)
			if c3.end-c3.start != 4 {
				continue // "Feb 4, 10:30"
			}
		default:
			continue
		}
		if day := plausible(y, m, d); day != 0 {
			return day, a.start, c3.end, true
		}
	}
	return 0, 0, 0, false
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
