package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// writtenDate is a date as people write it.
type writtenDate struct {
	day        sitrep.Day
	swapped    sitrep.Day // with day and month in the other order, where figures allow both
	start, end int
	english    bool // its month is told by its English name, or it is of figures that begin with the year
}

// writtenDateIn finds the first full date in a short text of any of the languages, of
// a year from the earliest on.
func writtenDateIn(s string, monthFirst bool, earliest int) (writtenDate, bool) {
	type word struct {
		num, digits, month int
		sep                byte
		start, end         int
		english            bool // a month by its English name
		short              bool // a month's short form in another language than English
	}
	var ws [3]word
	n := 0
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			at += size
			continue
		}
		digit := unicode.IsDigit(r)
		from := at
		for at < len(s) {
			r, size := utf8.DecodeRuneInString(s[at:])
			if unicode.IsDigit(r) != digit || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				break
			}
			at += size
		}
		w := word{num: -1, start: from, end: at}
		if at < len(s) {
			w.sep = s[at]
		}
		if digit {
			if w.num, w.digits = figures(s[from:at]); w.digits > 4 {
				n = 0
				continue
			}
			if t := strings.ToLower(s[at:min(len(s), at+2)]); t == "st" || t == "nd" || t == "rd" || t == "th" || t == "er" {
				at += 2
			}
		} else {
			low := strings.ToLower(s[from:at])
			switch low {
			case "of", "de", "del", "d", "o", "º", "da", "yil", "г", "năm", "year", "the", "年", "月", "년", "월":
				continue
			}
			if w.month = anyMonth(low); n > 0 && ws[2].sep == '.' {
				w.month = monthAfterPoint(low, w.month)
			}
			if w.month == 0 {
				if w.month, at = monthOfTwo(s, low, at); w.month == 0 {
					n = 0
					continue
				}
				w.end = at
			}
			if n > 0 && ws[2].month == w.month { // named twice, "آذار/مارس"
				continue
			}
			w.english = monthOf(low) > 0
			w.short = len(low) <= 3 && !w.english
		}
		ws[0], ws[1], ws[2] = ws[1], ws[2], w
		if n++; n < 3 {
			continue
		}
		a, b, c := ws[0], ws[1], ws[2]
		var y, m, d int
		english := a.english || b.english
		either := false // figures of which each may be the month
		numeric := a.sep == b.sep && (a.sep == '.' || a.sep == '/' || a.sep == '-') || a.sep == '.' && b.sep == '.'
		switch {
		case a.digits == 4 && b.month > 0 && c.num > 0 && c.digits <= 2: // 2025 December 19
			y, m, d = a.num, b.month, c.num
		case a.digits == 4 && b.num > 0 && c.num > 0 && b.digits <= 2 && c.digits <= 2 && (numeric || a.sep >= utf8.RuneSelf):
			y, m, d = a.num, b.num, c.num
			english = numeric
		case a.num > 0 && b.month > 0 && c.digits >= 2 && c.num > 0 && c.sep != ':' && !(b.short && c.digits == 2): // not "9 out of 10"
			d, m, y = a.num, b.month, year(c.num, c.digits)
		case a.month > 0 && b.num > 0 && c.digits == 4:
			m, d, y = a.month, b.num, c.num
		case a.num > 0 && b.num > 0 && numeric && (c.digits == 4 || c.digits == 2 && c.sep != ':'):
			d, m, y = a.num, b.num, year(c.num, c.digits)
			if monthFirst && a.sep == '/' && d <= 12 || m > 12 {
				d, m = m, d
			}
			either = a.sep != '.' && d != m && d <= 12
		default:
			continue
		}
		if m < 1 || m > 12 || y < earliest || y > 2100 {
			continue
		}
		if day := plausible(y, m, d); day != 0 {
			found := writtenDate{day: day, start: a.start, end: c.end, english: english}
			if either {
				found.swapped = plausible(y, d, m)
			}
			return found, true
		}
	}
	return writtenDate{}, false
}

// figures is the number that digits of any script write, and how many they are.
func figures(s string) (num, digits int) {
	for _, r := range s {
		digits++
		for _, zero := range [...]rune{'0', '٠', '۰', '०', '০', '０'} {
			if r >= zero && r <= zero+9 && digits <= 4 {
				num = num*10 + int(r-zero)
			}
		}
	}
	return num, digits
}

// monthAfterPoint is the month that a word names after a number with a point, where that
// tells the language.
func monthAfterPoint(low string, otherwise int) int {
	names := monthNames()
	if m := names.one("." + low); m > 0 {
		return m
	}
	return otherwise
}

// monthOfTwo is the month that a word names with the one after it, and where that ends.
func monthOfTwo(s, low string, at int) (month, end int) {
	if !hasAt(s, at, " ") {
		return 0, at
	}
	end = at + 1
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !wordRune(r) {
			break
		}
		end += size
	}
	names := monthNames()
	if month = names.one(low + "_" + strings.ToLower(s[at+1:end])); month == 0 {
		return 0, at
	}
	return month, end
}
