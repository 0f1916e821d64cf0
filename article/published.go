package article

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

//go:embed months.txt
var monthsText string

// monthNames gives the months that a word may begin, by language: bit m-1 for
// month m.
var monthNames = sync.OnceValue(func() map[string]uint16 {
	names := map[string]uint16{}
	for l := range strings.Lines(monthsText) {
		fields := strings.Fields(l)
		if len(fields) != 13 || fields[0][0] == '#' {
			continue
		}
		for m, all := range fields[1:] {
			for _, name := range strings.Split(all, "|") {
				if strings.Contains(name, "_") {
					continue
				}
				short := 0
				for i := range name {
					if short++; short > 3 {
						names[name[:i]] |= 1 << m
					}
				}
				names[name] |= 1 << m
			}
		}
	}
	return names
})

// anyMonth is the month that a word names in one of the languages, 0 where it
// names none or several.
func anyMonth(w string) int {
	w = strings.TrimSuffix(w, ".")
	if m := monthOf(w); m > 0 {
		return m
	}
	bits := monthNames()[w]
	if bits == 0 || bits&(bits-1) != 0 {
		return 0
	}
	for m := range 12 {
		if bits == 1<<m {
			return m + 1
		}
	}
	return 0
}

// pageDate finds the first full date in a short text of any of the languages:
// besides those of findDate "19. Dezember 2025", "19 de diciembre de 2025",
// "19.12.2025", "2025年12月19日". monthFirst: 12/19/2025.
func pageDate(s string, monthFirst bool) (day sitrep.Day, ok bool) {
	day, _, _, ok = pageDateAt(s, monthFirst)
	return day, ok
}

// pageDateAt gives also the range of the date.
func pageDateAt(s string, monthFirst bool) (day sitrep.Day, start, end int, ok bool) {
	type word struct {
		num, digits, month int
		sep                byte
		start, end         int
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
			if at-from > 4 {
				n = 0
				continue
			}
			num, err := strconv.Atoi(s[from:at])
			if err != nil {
				continue
			}
			w.num, w.digits = num, at-from
			if t := strings.ToLower(s[at:min(len(s), at+2)]); t == "st" || t == "nd" || t == "rd" || t == "th" || t == "er" {
				at += 2
			}
		} else {
			low := strings.ToLower(s[from:at])
			switch low {
			case "of", "de", "del", "d", "o", "da", "yil", "г", "year", "the":
				continue
			case "年", "月":
				continue
			}
			if w.month = anyMonth(low); w.month == 0 {
				n = 0
				continue
			}
			w.short = len(low) <= 3 && monthOf(low) == 0
		}
		ws[0], ws[1], ws[2] = ws[1], ws[2], w
		if n++; n < 3 {
			continue
		}
		a, b, c := ws[0], ws[1], ws[2]
		var y, m, d int
		numeric := a.sep == b.sep && (a.sep == '.' || a.sep == '/' || a.sep == '-') || a.sep == '.' && b.sep == '.'
		switch {
		case a.digits == 4 && b.month > 0 && c.num > 0 && c.digits <= 2: // 2025 December 19
			y, m, d = a.num, b.month, c.num
		case a.digits == 4 && b.num > 0 && c.num > 0 && b.digits <= 2 && c.digits <= 2 && (numeric || a.sep >= utf8.RuneSelf):
			y, m, d = a.num, b.num, c.num
		case a.num > 0 && b.month > 0 && c.digits >= 2 && c.num > 0 && c.sep != ':' && !(b.short && c.digits == 2): // not "9 out of 10"
			d, m, y = a.num, b.month, year(c.num, c.digits)
		case a.month > 0 && b.num > 0 && c.digits == 4:
			m, d, y = a.month, b.num, c.num
		case a.num > 0 && b.num > 0 && numeric && (c.digits == 4 || c.digits == 2 && c.sep != ':'):
			d, m, y = a.num, b.num, year(c.num, c.digits)
			if monthFirst && a.sep == '/' && d <= 12 || m > 12 {
				d, m = m, d
			}
		default:
			continue
		}
		if m < 1 || m > 12 || y < 1990 || y > 2100 {
			continue
		}
		if day := plausible(y, m, d); day != 0 {
			return day, a.start, c.end, true
		}
	}
	return 0, 0, 0, false
}

// addressDate is the day in an address: /2025/12/19/, /2025-12-19-, /20251219/.
func addressDate(url string) sitrep.Day {
	num := func(s string) (n int) {
		for _, c := range []byte(s) {
			if c < '0' || c > '9' {
				return -1
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	end := func(i int) bool { return i >= len(url) || url[i] < '0' || url[i] > '9' }
	for i := 1; i+8 <= len(url); i++ {
		if url[i] != '1' && url[i] != '2' || !end(i-1) {
			continue
		}
		y := num(url[i : i+4])
		if y < 1990 || y > 2100 {
			continue
		}
		sep := url[i+4]
		if sep == '/' || sep == '-' || sep == '_' {
			for _, w := range [...]int{2, 1} {
				j := i + 5 + w
				if j >= len(url) || url[j] != sep {
					continue
				}
				for _, v := range [...]int{2, 1} {
					if k := j + 1 + v; k <= len(url) && end(k) && (v == 2 || k == len(url) || url[k] == '/') {
						if m, d := num(url[i+5:j]), num(url[j+1:k]); m > 0 && d > 0 {
							if day := plausible(y, m, d); day != 0 {
								return day
							}
						}
					}
				}
			}
		} else if end(i+8) && (url[i-1] == '/' || url[i-1] == '-' || url[i-1] == '_') {
			if m, d := num(url[i+4:i+6]), num(url[i+6:i+8]); m > 0 && d > 0 {
				if day := plausible(y, m, d); day != 0 {
					return day
				}
			}
		}
	}
	return 0
}
