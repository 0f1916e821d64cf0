package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// splitter finds the ends of sentences in the pieces of a document, a block
// after the other, in a block a paragraph after the other.
type splitter struct {
	text  string
	lex   *lexicon
	model *model
	ps    []piece
	found []found
	block int

	width     int // of the block's lines
	textWidth int // of all lines, −1 before it was measured
	lineStart int // offset where the current line begins

	lo, hi  int  // the paragraph
	quoted  bool // within straight quotation marks
	until   int  // the piece before which the rules have their say about the last final mark
	verdict place
	view    view

	starts func(offset int) bool // training: whether a sentence begins at a piece
	visit  func(Candidate)
}

// found is a sentence: pieces [first, end) of a block.
type found struct{ first, end, block int }

// place is what the rules make of the place between two pieces.
type place uint8

const (
	placeNone   place = iota // no final mark before it
	placeInside              // between a final mark and what closes on it
	placeNo                  // after a final mark, but what follows begins no sentence
	placeYes
	placeClear // a full stop after a word in small letters, then a capital
	placeNever // "Why?" he asked; after initials of a name
)

// prior is what the rules' verdict counts for against what was learned, so that
// an unheard-of case goes by the rules.
var prior = [...]float32{placeNone: -3, placeInside: -3, placeNo: -2, placeYes: 2}

// proseMargin is what a sentence without a final mark needs in addition in a
// paragraph that ends in one: edited text does without them only in headings.
const proseMargin = 1.5

func (s *splitter) document(doc *sitrep.Document) {
	s.ps = slices.Grow(s.ps[:0], len(doc.Text)/4+16)
	s.found = slices.Grow(s.found[:0], len(doc.Text)/80+4)
	if len(doc.Blocks) == 0 {
		s.ps = pieces(s.ps, doc.Text, 0)
		s.split(0, sitrep.Span{End: len(doc.Text)}, -1)
	}
	for i, b := range doc.Blocks {
		if b.Lang != "" {
			continue // another language than the one whose rules these are
		}
		first := len(s.ps)
		s.ps = pieces(s.ps, doc.Text[b.Start:b.End], b.Start)
		s.split(first, b.Span, i)
	}
}

// split finds the sentences of a block, whose pieces are those from first on.
func (s *splitter) split(first int, block sitrep.Span, index int) {
	// A block may begin within a line, behind a date line.
	s.block, s.width, s.lineStart = index, s.blockWidth(block), strings.LastIndexByte(s.text[:block.Start], '\n')+1
	for lo := first; lo < len(s.ps); {
		hi := lo + 1
		for hi < len(s.ps) && !s.breaksLine(hi) {
			hi++
		}
		s.lo, s.hi = lo, hi
		s.paragraph()
		lo = hi
	}
}

func (s *splitter) paragraph() {
	s.view.reset(s)
	for first := s.lo; first < s.hi; {
		end := s.next(first)
		s.found = append(s.found, found{first, end, s.block})
		first = end
	}
}

func (s *splitter) form(i int) string { return s.text[s.ps[i].start:s.ps[i].end] }

func (s *splitter) glued(i int) bool { return s.ps[i-1].end == s.ps[i].start }

// next is the index after the last piece of the sentence that begins at first.
func (s *splitter) next(first int) int {
	s.quoted, s.until = false, 0
	for i := first; i+1 < s.hi; i++ {
		if i-first >= maxTokens-2 { // the last piece may become two tokens
			return s.cut(first, i)
		}
		c := s.text[s.ps[i].start]
		switch {
		case c == '"':
			if i >= s.until {
				s.quoted = !s.quoted
			}
		case i >= s.until && (c == '.' || c == '!' || c == '?' || c == 0xE2 || s.ps[i].stop >= stopJoins):
			s.mark(first, i)
		}
		if s.ends(first, i+1) {
			return i + 1
		}
	}
	return s.hi
}

// mark asks the rules about the final mark i, if it is one.
func (s *splitter) mark(first, i int) {
	form, stop := s.form(i), s.ps[i].stop
	if stop >= stopJoins {
		form = "."
	} else if !final(form) {
		return
	}
	end := s.closers(i + 1)
	s.until, s.verdict = end, placeNo
	if end == s.hi {
		return
	}
	switch {
	case stop == stopJoins:
		if i == first || s.initial(i) || end == i+1 && s.ofDay(i) {
			s.verdict = placeNever
		}
	case stop == stopEnds:
		s.verdict = placeYes
		if s.opener(end) && end == i+1 {
			s.verdict = placeClear
		}
	case s.begins(form, end, end > i+1):
		s.verdict = placeYes
		if end == i+1 && (form == "." && s.plainWord(i-1) && s.capital(end) || s.inserted(end)) {
			s.verdict = placeClear
		}
	case end > i+1 && (s.small(end) || (form[0] == '!' || form[0] == '?') && s.speech(end)):
		s.verdict = placeNever
	}
}

// initial reports a letter with a full stop after a capital, as in "John F. Kennedy".
func (s *splitter) initial(i int) bool {
	if s.ps[i].end-s.ps[i].start != 2 || i == s.lo {
		return false
	}
	c := s.text[s.ps[i-1].start]
	return c >= 'A' && c <= 'Z'
}

// opener reports a piece that is a listed opener with a capital.
func (s *splitter) opener(i int) bool {
	w := s.form(i)
	return (has(s.lex.openers, w) || has(s.lex.prepositions, w)) && w[0] < 'a'
}

// plainWord reports a piece of three small letters or more.
func (s *splitter) plainWord(i int) bool {
	if i < s.lo || s.ps[i].end-s.ps[i].start < 3 {
		return false
	}
	for _, c := range []byte(s.form(i)) {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// capital reports a piece that begins with a capital, after a blank.
func (s *splitter) capital(i int) bool {
	c := s.text[s.ps[i].start]
	return !s.glued(i) && c >= 'A' && c <= 'Z'
}

// inserted reports an opening bracket after a blank that a capital follows.
func (s *splitter) inserted(i int) bool {
	if s.form(i) != "[" || s.glued(i) || i+1 == s.hi {
		return false
	}
	c := s.text[s.ps[i+1].start]
	return c >= 'A' && c <= 'Z'
}

// small reports a piece that begins with a small letter.
func (s *splitter) small(i int) bool {
	c := s.text[s.ps[i].start]
	return c >= 'a' && c <= 'z'
}

// ends reports whether a sentence ends before piece i.
func (s *splitter) ends(first, i int) bool {
	if s.label(first, i) {
		return true
	}
	place := placeNone
	switch {
	case i < s.until:
		place = placeInside
	case i == s.until:
		place = s.verdict
	}
	switch place {
	case placeClear:
		return true
	case placeNever:
		return false
	}
	if place == placeNone && !s.candidate(first, i) || place == placeInside && s.glued(i) {
		return false
	}
	if s.visit != nil {
		s.view.features(s, first, i, place)
		yes := s.starts(s.ps[i].start)
		s.visit(Candidate{Offset: s.ps[i].start, Prior: prior[place], Starts: yes, Features: s.view.feats[:s.view.n], Words: s.view.words(s, first, i)})
		return yes
	}
	if s.model == nil {
		return place == placeYes
	}
	s.view.features(s, first, i, place)
	score := s.model.score(s.view.feats[:s.view.n]) + prior[place]
	if place == placeNone && s.view.prose {
		score -= proseMargin
	}
	return score > 0
}

// candidate reports whether a sentence may begin at piece i without a final
// mark before it.
func (s *splitter) candidate(first, i int) bool {
	if s.ps[i-1].stop == stopInside || s.glued(i) || s.dateline(first, i) {
		return false
	}
	before, after := s.text[s.ps[i-1].start], s.text[s.ps[i].start]
	switch after {
	case ',', '.', ';', ':', '!', '?', ')', ']', '}', '%':
		return false
	}
	if after >= 'a' && after <= 'z' || after >= 0x80 && !s.opens(i) || s.view.loud && asciiClass[after&127] == letter {
		return asciiClass[before&127] == punct && before < 128 && before != ',' && before != '-' && before != '$' ||
			s.address(i-1) || s.address(i)
	}
	return true
}

// dateline reports a dash before piece i that ends the dateline of a paragraph.
func (s *splitter) dateline(first, i int) bool {
	if first != s.lo || i-first < 2 || i-first > 14 || s.view.loud {
		return false
	}
	w := s.form(first)
	return sitrep.IsDash(s.form(i-1)) && len(w) > 2 && w == strings.ToUpper(w) && w[0] >= 'A' && w[0] <= 'Z'
}

// label: all that the sentence has is who speaks in a transcript, "[REPORTER]", by a name or two; in ordinary
// writing, which puts "[US]" before "President", a word of some length that opens a paragraph.
func (s *splitter) label(first, i int) bool {
	shortest := 2
	if !s.view.loud {
		shortest = 5
	}
	if s.text[s.ps[first].start] != '[' || !s.view.loud && first != s.lo || i-first < 3 || i-first > 4 || s.form(i-1) != "]" || s.glued(i) || s.small(i) {
		return false
	}
	for k := first + 1; k < i-1; k++ {
		if w := s.form(k); len(w) < shortest || w != strings.ToUpper(w) || w == strings.ToLower(w) {
			return false
		}
	}
	return true
}

// opens reports a piece that begins with a capital or mark beyond ASCII.
func (s *splitter) opens(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.ps[i].start:])
	switch r {
	case '“', '‘', '«', '•', '–', '—', '●', '▪', '·', '¿', '¡':
		return true
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// final reports a token that can end a sentence.
func final(form string) bool {
	switch form[0] {
	case '.':
		return strings.Trim(form, ".") == ""
	case '!', '?':
		return true
	}
	return form == "…"
}

// maxClosers bounds what may close on a final mark, for junk.
const maxClosers = 32

// closers is the index after the quotation marks and brackets that close on the token before i.
func (s *splitter) closers(i int) int {
	for end := min(s.hi, i+maxClosers); i < end; i++ {
		glued := s.glued(i)
		switch s.form(i) {
		case "”", "»", "''", ")", "]", "}":
			if !glued && strings.Contains(s.text[s.ps[i-1].end:s.ps[i].start], "\n") {
				return i
			}
		case "'", "’", "’’":
			if !glued {
				return i
			}
		case `"`:
			spaced := i+1 == s.hi || !s.glued(i+1)
			if !s.quoted && !(glued && spaced) || !glued && strings.Contains(s.text[s.ps[i-1].end:s.ps[i].start], "\n") {
				return i
			}
			s.quoted = false
		case "[": // the number of a note
			if !glued || i+2 >= s.hi || s.form(i+2) != "]" || !digits(s.form(i+1)) {
				return i
			}
			i += 2
		default:
			if !final(s.form(i)) || !glued {
				return i
			}
		}
	}
	return i
}

// begins reports whether token i begins a sentence after one that ended in
// mark; closed: quotation marks or brackets closed in between.
func (s *splitter) begins(mark string, i int, closed bool) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.ps[i].start:])
	spaced := !s.glued(i)
	switch {
	case unicode.IsLower(r):
		return mark == "." && !closed && spaced
	case unicode.IsUpper(r):
		return mark[0] != '!' && mark[0] != '?' || !closed || !s.speech(i)
	case unicode.IsDigit(r):
		return spaced && (mark == "." || mark == "!" || mark == "?")
	case unicode.IsLetter(r):
		return true
	}
	switch r {
	case '"', '“', '‘', '\'', '`', '(', '[', '«', '$', '€', '£', '#', '@', '•', '*', '¿', '¡':
		return spaced || r == '"' || r == '“'
	case '-', '–', '—':
		return spaced && mark == "." && !closed
	case '.':
		return false
	}
	return spaced && mark == "." && r != ',' && r != ';' && r != ':' && r != '/'
}

// speech reports names followed by a verb of saying within four words.
func (s *splitter) speech(i int) bool {
	for k := i; k < s.hi && k < i+4; k++ {
		w := s.form(k)
		if has(s.lex.speech, w) {
			return k > i
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || (has(s.lex.openers, w) || has(s.lex.prepositions, w)) && w != "He" && w != "She" {
			return false
		}
	}
	return false
}

// cut ends an overlong sentence after its last comma, semicolon, colon or dash.
func (s *splitter) cut(first, i int) int {
	for k := i; k > first+maxTokens/2; k-- {
		switch s.form(k - 1) {
		case ",", ";", ":", "—", "–", "--", "|":
			return k
		}
	}
	return i
}
