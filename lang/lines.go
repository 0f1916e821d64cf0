package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// Widths that count as wrapped by a machine.
const (
	minWrap = 40
	maxWrap = 160
)

// lineWidth is the width that lines were wrapped to, 0 when they were not:
// wrapped are lines of which most, the last lines of paragraphs aside, come
// near the longest. A few may be longer than that: an address is never broken.
func lineWidth(text string) int {
	if strings.IndexByte(text, '\n') < 0 {
		return 0
	}
	var count [maxWrap + 1]int
	lines, over := 0, 0
	eachLine(text, func(n int) {
		if n > maxWrap {
			over++
			return
		}
		count[n]++
		lines++
	})
	width := 0
	for n, sum := 0, 0; n <= maxWrap && sum*33 < lines*32; n++ {
		if sum += count[n]; count[n] > 0 {
			width = n
		}
	}
	if lines < 2 || width < minWrap || over*20 > lines {
		return 0
	}
	long := 0
	for _, n := range count[(width*3+3)/4:] {
		long += n
	}
	if long*2 < lines {
		return 0
	}
	return width
}

// blockWidth is the width that the lines of a block were wrapped to; by those of
// the whole text where it has but two, which do not tell.
func (s *splitter) blockWidth(block sitrep.Span) int {
	text := s.text[block.Start:block.End]
	width := lineWidth(text)
	if width > 0 || strings.Count(text, "\n") != 1 {
		return width
	}
	if s.textWidth < 0 {
		s.textWidth = lineWidth(s.text)
	}
	return s.textWidth
}

// eachLine visits the lengths of the lines that another one follows in their
// paragraph.
func eachLine(text string, visit func(n int)) {
	last := 0
	for line := range strings.Lines(text) {
		n := len(strings.TrimRight(line, " \t\r\n"))
		if n > 0 && last > 0 {
			visit(last)
		}
		last = n
	}
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
