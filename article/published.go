package article

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"

	"sitrep"
)

//go:embed months.txt
var monthsText string

// calendarNames are the names of months, or of days of the week, with what they may
// stand for: bit m-1 for the m-th. whole has them as written, begun by their beginnings.
type calendarNames struct {
	whole, begun map[string]uint16
}

// loadNames reads lines of a language and so many names, the beginnings of which
// from so many letters on tell them.
func loadNames(text string, names, letters int) calendarNames {
	c := calendarNames{map[string]uint16{}, map[string]uint16{}}
	for l := range strings.Lines(text) {
		fields := strings.Fields(l)
		if len(fields) != 1+names || fields[0][0] == '#' {
			continue
		}
		for m, all := range fields[1:] {
			for _, name := range strings.Split(all, "|") {
				c.whole[name] |= 1 << m
				if strings.ContainsAny(name, "_.") {
					continue
				}
				n := 0
				for i := range name {
					if n++; n > letters {
						c.begun[name[:i]] |= 1 << m
					}
				}
			}
		}
	}
	return c
}

// one is what a word stands for, 0 where that is nothing or several.
func (c *calendarNames) one(w string) int {
	set := c.whole[w]
	if set == 0 {
		set = c.begun[w]
	}
	if set == 0 || set&(set-1) != 0 {
		return 0
	}
	return bits.TrailingZeros16(set) + 1
}

var monthNames = sync.OnceValue(func() calendarNames { return loadNames(monthsText, 12, 3) })

// anyMonth is the month that a word names in one of the languages, 0 where it
// names none or several.
func anyMonth(w string) int {
	w = strings.TrimSuffix(w, ".")
	if m := monthOf(w); m > 0 {
		return m
	}
	names := monthNames()
	return names.one(w)
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
	w, ok := writtenDateIn(s, monthFirst, 1990)
	return w.day, w.start, w.end, ok
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
