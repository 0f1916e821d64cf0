package actor

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// Fault is a mistake in a resource file. Line and Column (in characters) count from 1.
type Fault struct {
	File         string
	Line, Column int
	Found, Want  string
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: found %q, want %s", f.File, f.Line, f.Column, f.Found, f.Want)
}

// cell is a stretch of a line with where it stands.
type cell struct {
	text string
	at   int // byte offset in the line
}

// line is a line of a resource file that says something.
type line struct {
	file string
	no   int
	text string
}

// fault says what was expected at a cell.
func (l line) fault(c cell, want string) error {
	return &Fault{l.file, l.no, utf8.RuneCountInString(l.text[:min(c.at, len(l.text))]) + 1, c.text, want}
}

// lines yields what is neither empty nor a comment.
func lines(file, text string) []line {
	out := make([]line, 0, strings.Count(text, "\n")+1)
	for i := 0; text != ""; i++ {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		if t := strings.TrimSpace(s); t == "" || t[0] == '#' {
			continue
		}
		out = append(out, line{file, i + 1, strings.TrimRight(s, " \t\r")})
	}
	return out
}

// trim moves a cell to its text.
func (c cell) trim() cell {
	t := strings.TrimLeft(c.text, " \t")
	return cell{strings.TrimRight(t, " \t"), c.at + len(c.text) - len(t)}
}

// split cuts a cell at a separator; the parts are trimmed.
func (c cell) split(sep byte) []cell {
	out := make([]cell, 0, strings.Count(c.text, string(rune(sep)))+1)
	rest := c
	for {
		i := strings.IndexByte(rest.text, sep)
		if i < 0 {
			return append(out, rest.trim())
		}
		out = append(out, cell{rest.text[:i], rest.at}.trim())
		rest = cell{rest.text[i+1:], rest.at + i + 1}
	}
}

// columns cuts a line at the bars, up to its reference.
func (l line) columns() []cell {
	text, _, _ := strings.Cut(l.text, " @ ")
	return cell{text, 0}.split('|')
}

// reference is what stands behind the "@" of a line, "" when it has none.
func (l line) reference() string {
	_, ref, _ := strings.Cut(l.text, " @ ")
	return strings.TrimSpace(ref)
}

// parseDay reads YYYY, YYYY-MM or YYYY-MM-DD as the first or the last day that it covers.
func parseDay(s string, last bool) (sitrep.Day, bool) {
	p := strings.Split(s, "-")
	if len(p) > 3 || len(p[0]) != 4 {
		return 0, false
	}
	n := [3]int{0, 1, 1}
	for i, x := range p {
		v, err := strconv.Atoi(x)
		if err != nil || i > 0 && len(x) != 2 {
			return 0, false
		}
		n[i] = v
	}
	day := sitrep.DayOf(n[0], n[1], n[2])
	if day == 0 || !last {
		return day, day != 0
	}
	switch len(p) {
	case 1:
		return sitrep.DayOf(n[0], 12, 31), true
	case 2:
		if n[1] == 12 {
			return sitrep.DayOf(n[0], 12, 31), true
		}
		return sitrep.DayOf(n[0], n[1]+1, 1) - 1, true
	}
	return day, true
}

// parseInterval reads FROM..UNTIL; ended is true for "..?".
func parseInterval(s string) (from, until sitrep.Day, ended, ok bool) {
	a, b, dots := strings.Cut(s, "..")
	if !dots {
		return 0, 0, false, false
	}
	ok = true
	if a != "" {
		from, ok = parseDay(a, false)
	}
	switch {
	case b == "?":
		ended = true
	case b != "" && ok:
		until, ok = parseDay(b, true)
	}
	return from, until, ended, ok && (until == 0 || from <= until)
}
