package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWrap is the longest line that counts as wrapped by a machine.
const maxWrap = 160

// lineWidth is the width that lines were wrapped to, 0 when they were not:
// wrapped are lines of which most come near the longest. A few lines may be
// longer than a wrap: an address is never broken.
func lineWidth(text string) int {
	width, lines, over := 0, 0, 0
	for line := range strings.Lines(text) {
		n := len(strings.TrimRight(line, " \t\r\n"))
		switch {
		case n > maxWrap:
			over++
		case n > 0:
			width, lines = max(width, n), lines+1
		}
	}
	if lines < 3 || over*50 > lines {
		return 0
	}
	long := 0
	for line := range strings.Lines(text) {
		if n := len(strings.TrimRight(line, " \t\r\n")); n*4 >= width*3 && n <= maxWrap {
			long++
		}
	}
	if long*2 < lines {
		return 0
	}
	return width
}

// breaksLine reports whether the white space before piece i ends a sentence: a
// blank line, or a line end that is no wrap. It must be asked for each piece in
// turn.
func (s *splitter) breaksLine(i int) bool {
	from, to := s.ps[i-1].end, s.ps[i].start
	if to-from <= 1 && (to == from || s.text[from] == ' ') {
		return false
	}
	gap := s.text[from:to]
	k := strings.IndexByte(gap, '\n')
	if k < 0 {
		return false
	}
	line := len(strings.TrimRight(s.text[s.lineStart:from+k], " \t\r"))
	s.lineStart = from + strings.LastIndexByte(gap, '\n') + 1
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	form := s.form(i)
	r, _ := utf8.DecodeRuneInString(form)
	if bullet(form, r) && s.lineStart <= to {
		return true
	}
	if unicode.IsLower(r) {
		return false
	}
	return s.width == 0 || line*4 < s.width*3
}

func bullet(form string, r rune) bool {
	switch r {
	case '•', '▪', '‣', '●', '◦', '·', '*':
		return true
	case '-', '–', '—':
		return utf8.RuneCountInString(form) == 1
	}
	return false
}
