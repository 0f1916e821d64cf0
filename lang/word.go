package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word emits the token or tokens that begin with the letter or digit at i, and
// returns where the next one begins.
func (s *scanner) word(i, end int) int {
	if s.marked {
		if j := s.address(i, end); j > i {
			s.emit(i, j)
			return j
		}
	}
	j := i
	for j < end {
		c, size := s.class(j)
		if c >= letter {
			j += size
			continue
		}
		next := j + size
		switch r, _ := utf8.DecodeRuneInString(s.text[j:end]); r {
		case '\'', '’', '`':
			if !s.alnum(next, end) {
				return s.finish(i, j)
			}
			run := s.run(next, end)
			w := s.text[next:run]
			switch {
			case isDigit(s.text[j-1]):
				if w != "s" {
					return s.finish(i, j)
				}
			case (w == "t" || w == "T") && j-1 > i && (s.text[j-1] == 'n' || s.text[j-1] == 'N'):
				s.emit(i, j-1)
				s.emit(j-1, run)
				return run
			case has(s.lex.clitics, w) || r == '`':
				return s.finish(i, j)
			}
		case '.':
			if !s.alnum(next, end) {
				if stop := s.abbreviation(i, next, end); stop != stopNone {
					s.emit(i, next)
					s.out[len(s.out)-1].stop = stop
					return next
				}
				return s.finish(i, j)
			}
			if c, _ := s.class(next); c == digit && isDigit(s.text[j-1]) {
				break
			}
			if c, _ := s.class(next); (j-i > 1 || c == digit) && s.abbrClass(s.text[i:next]) != abbrNone { // "No.5", "Gen.Osman", not "p.m."
				s.emit(i, next)
				s.out[len(s.out)-1].stop = stopInside
				return next
			}
			if j-i > 1 && strings.IndexByte(s.text[i:j], '.') < 0 && titled(s.text[next:end]) && !has(s.lex.domains, s.text[next:s.run(next, end)]) {
				return s.finish(i, j) // "end.Next": a blank is missing
			}
		case ',':
			if !isDigit(s.text[j-1]) || !thousands(s.text[next:end]) {
				return s.finish(i, j)
			}
		case ':':
			if !isDigit(s.text[j-1]) || next >= end || !isDigit(s.text[next]) {
				return s.finish(i, j)
			}
		case '/':
			if run := s.run(next, end); run-i <= 5 && has(s.lex.slashes, s.text[i:run]) {
				break
			}
			if !slashDate(s.text[i:j], s.text[next:end]) {
				return s.finish(i, j)
			}
		case '-', '‐', '‑':
			if !s.hyphenJoins(i, j, next, end) {
				return s.finish(i, j)
			}
		case '&':
			if !unicode.IsUpper(rune(s.text[j-1])) || next >= end || !unicode.IsUpper(rune(s.text[next])) {
				return s.finish(i, j)
			}
		case '$':
			if j-i > 3 || strings.ToUpper(s.text[i:j]) != s.text[i:j] || isDigit(s.text[i]) {
				return s.finish(i, j)
			}
			return s.finish(i, next) // "US$"
		default:
			return s.finish(i, j)
		}
		j = next
	}
	return s.finish(i, j)
}

// finish emits [i, j), a figure parted from the unit that follows it.
func (s *scanner) finish(i, j int) int {
	if !isDigit(s.text[i]) {
		s.whole(i, j)
		return j
	}
	k := j
	for k > i && s.text[k-1] < 128 && asciiClass[s.text[k-1]] == letter {
		k--
	}
	if k > i && k < j && isDigit(s.text[k-1]) && s.unit(s.text[k:j]) {
		s.emit(i, k)
		i = k
	}
	s.emit(i, j)
	return j
}

// unit reports letters that part from the figure before them; of the single
// capitals those for thousands, millions and billions.
func (s *scanner) unit(w string) bool {
	if len(w) == 1 && w[0] < 'a' {
		return w == "K" || w == "M" || w == "B"
	}
	return has(s.lex.units, w)
}

// thousands reports three figures and no fourth.
func thousands(t string) bool {
	return len(t) >= 3 && digits(t[:3]) && (len(t) == 3 || !isDigit(t[3]))
}

// hyphenJoins reports whether the hyphen at j stays inside the word: after a
// prefix, inside telephone numbers and dates of figures.
func (s *scanner) hyphenJoins(i, j, next, end int) bool {
	if !s.alnum(next, end) {
		return false
	}
	left := s.text[i:j]
	if len(left) > 20 {
		return false
	}
	if has(s.lex.prefix, left) {
		return true
	}
	if !isDigit(left[0]) {
		return false
	}
	k := next
	for k < end && k-next < 20 && (isDigit(s.text[k]) || s.text[k] == '-') {
		k++
	}
	if s.alnum(k, end) && s.text[k] != 'T' || !figureGroup(left) {
		return false
	}
	right := s.text[next:k]
	if strings.IndexByte(right, '-') >= 0 {
		return true
	}
	if strings.IndexByte(left, '-') >= 0 { // the last of three groups
		return true
	}
	year := len(left) == 4 && left < "2101" && left > "1000"
	return (len(left) >= 3 || len(left) == 1) && len(right) == 4 && !year
}

// figureGroup reports digits with hyphens between.
func figureGroup(t string) bool {
	for i := 0; i < len(t); i++ {
		if !isDigit(t[i]) && t[i] != '-' {
			return false
		}
	}
	return true
}

// slashDate reports whether "left/right…" is a date in figures: three groups, or month and day
// where the day is too large for a fraction of everyday use ("9/11", not "1/2").
func slashDate(left, right string) bool {
	if len(left) > 7 {
		return false
	}
	if len(left) == 3 && len(right) >= 8 && digits(left) && digits(right[:3]) && right[3] == '-' && digits(right[4:8]) {
		return true // "555/010-1234"
	}
	if k := strings.LastIndexByte(left, '/'); k >= 0 {
		return digits(left[:k]) && digits(left[k+1:])
	}
	k := 0
	for k < len(right) && k < 5 && isDigit(right[k]) {
		k++
	}
	if !digits(left) || len(left) > 4 || k == 0 || k > 4 {
		return false
	}
	if k+1 < len(right) && right[k] == '/' && isDigit(right[k+1]) {
		return true
	}
	return (len(left) == 1 || len(left) == 2 && left < "13") && k == 2 && right[:2] > "10" && right[:2] < "32" || (len(left) <= 2 && left < "13" && k == 2 && right[0] == '0' && right[1] != '0')
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digits(t string) bool {
	for i := 0; i < len(t); i++ {
		if !isDigit(t[i]) {
			return false
		}
	}
	return t != ""
}

// titled reports a capital followed by a small letter.
func titled(t string) bool {
	r, size := utf8.DecodeRuneInString(t)
	n, _ := utf8.DecodeRuneInString(t[size:])
	return unicode.IsUpper(r) && unicode.IsLower(n)
}
