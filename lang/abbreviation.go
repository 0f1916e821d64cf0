package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbrClass of a form with its full stop, regarding its case.
func (s *scanner) abbrClass(form string) abbrClass {
	c, _ := lookup(s.lex.abbr, form)
	if c == abbrTitle || c == abbrStreet || c == abbrMonth || c == abbrState {
		if form[0] < 'A' || form[0] > 'Z' {
			return abbrNone
		}
	}
	if c == abbrState && len(form) > 3 && form[1] < 'a' {
		return abbrNone // "THEY FELL ILL."
	}
	return c
}

// acronym reports single letters each with a full stop.
func acronym(form string) bool {
	for i := 0; i < len(form); i++ {
		if letter := i%2 == 0; letter != (form[i] != '.') || letter && asciiClass[form[i]&127] != 2 || form[i] > 127 {
			return false
		}
	}
	return len(form) >= 4
}

// abbreviation tells whether the full stop that ends [i, j) belongs to an
// abbreviation, stopNone if not. Where the same stop also ends a sentence UD
// makes it a word of its own ("the U.S" + ".").
func (s *scanner) abbreviation(i, j, end int) stop {
	form := s.text[i+1+strings.LastIndexByte(s.text[i:j], '-') : j] // "anti-U.S."
	class := s.abbrClass(form)
	switch {
	case len(form) == 2 && form[0] >= 'A' && form[0] <= 'Z' && (class == abbrNone || !unicode.IsDigit(s.follows(end))):
		class = abbrAfter // an initial
	case class != abbrNone:
	case acronym(form):
		class = abbrAfter
	case s.lineStart && len(form) <= 3 && digits(form[:len(form)-1]):
		return stopIf(j == end && s.follows(j) != 0) // "1. First": the number of an item
	default:
		return stopNone
	}
	if j < end && !strings.ContainsRune(`.!?)]}"'”’`, s.runeAt(j)) {
		return stopIf(class != abbrNumber) // "U.S.-led", "Feb.,"
	}
	k := j
	for k < end && strings.ContainsRune(`)]}"'”’`, s.runeAt(k)) {
		k += utf8.RuneLen(s.runeAt(k))
	}
	if k < end {
		return stopInside
	}
	next := s.follows(end)
	if next == 0 {
		return stopNone
	}
	switch class {
	case abbrNumber:
		born := len(form) == 2 && i > 0 && s.text[i-1] == '(' // "(b. March 4"
		return stopIf(unicode.IsDigit(next) || born)
	case abbrMonth:
		if len(form) > 2 && form[1] < 'a' { // capitals
			return stopIf(unicode.IsDigit(next))
		}
	case abbrTitle, abbrInner:
		return stopInside
	}
	if unicode.IsUpper(next) {
		switch {
		case class == abbrLast || s.openerAt(end):
			return stopEnds
		case class == abbrStreet:
			return stopInside
		}
		return stopJoins
	}
	if strings.ContainsRune("\"“‘•", next) {
		return stopEnds
	}
	return stopInside
}

func stopIf(abbreviation bool) stop {
	if abbreviation {
		return stopInside
	}
	return stopNone
}

func (s *scanner) runeAt(i int) rune {
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

// follows is the first character after white space; 0 when the text or the paragraph ends.
func (s *scanner) follows(i int) rune {
	lines := 0
	for i < len(s.text) {
		c, size := s.class(i)
		if c != space {
			if lines > 1 {
				return 0
			}
			return s.runeAt(i)
		}
		if s.text[i] == '\n' {
			lines++
		}
		i += size
	}
	return 0
}

// openerAt reports whether the next word opens sentences.
func (s *scanner) openerAt(i int) bool {
	for i < len(s.text) {
		c, size := s.class(i)
		if c != space {
			break
		}
		i += size
	}
	w := s.text[i:s.run(i, len(s.text))]
	return has(s.lex.openers, w) || has(s.lex.prepositions, w) && titled(w)
}
