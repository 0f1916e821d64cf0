package actor

import (
	"fmt"
	"iter"
	"slices"
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
func lines(file, text string) iter.Seq[line] {
	return func(yield func(line) bool) {
		for rest, no := text, 1; rest != ""; no++ {
			var s string
			s, rest, _ = strings.Cut(rest, "\n")
			if t := strings.TrimSpace(s); t == "" || t[0] == '#' {
				continue
			}
			if !yield(line{file, no, strings.TrimRight(s, " \t\r")}) {
				return
			}
		}
	}
}

// trim moves a cell to its text.
func (c cell) trim() cell {
	for c.text != "" && (c.text[0] == ' ' || c.text[0] == '\t') {
		c.text, c.at = c.text[1:], c.at+1
	}
	for n := len(c.text); n > 0 && (c.text[n-1] == ' ' || c.text[n-1] == '\t'); n = len(c.text) {
		c.text = c.text[:n-1]
	}
	return c
}

// split yields the parts of a cell between separators, trimmed.
func (c cell) split(sep byte) iter.Seq[cell] {
	return func(yield func(cell) bool) {
		for rest := c; ; {
			i := strings.IndexByte(rest.text, sep)
			if i < 0 {
				yield(rest.trim())
				return
			}
			if !yield(cell{rest.text[:i], rest.at}.trim()) {
				return
			}
			rest = cell{rest.text[i+1:], rest.at + i + 1}
		}
	}
}

// columns cuts a line at the bars, up to its reference.
func (l line) columns() []cell {
	cols, _ := l.read(nil)
	return cols
}

// read appends the columns of a line; the reference is what stands behind its "@", ""
// when it has none.
func (l line) read(cols []cell) ([]cell, string) {
	text, ref := l.text, ""
	if strings.IndexByte(text, '@') > 0 {
		text, ref, _ = strings.Cut(text, " @ ")
	}
	return slices.AppendSeq(cols, cell{text, 0}.split('|')), strings.TrimSpace(ref)
}

// parseDay reads YYYY, YYYY-MM or YYYY-MM-DD as the first or the last day that it covers.
func parseDay(s string, last bool) (sitrep.Day, bool) {
	n, parts := [3]int{0, 1, 1}, 0
	for x := range strings.SplitSeq(s, "-") {
		v, err := strconv.Atoi(x)
		if err != nil || parts == 3 || parts == 0 && len(x) != 4 || parts > 0 && len(x) != 2 {
			return 0, false
		}
		n[parts] = v
		parts++
	}
	day := sitrep.DayOf(n[0], n[1], n[2])
	if day == 0 || !last {
		return day, day != 0
	}
	switch parts {
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
