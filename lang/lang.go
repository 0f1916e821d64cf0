// Package lang turns the blocks of a document into sentences and tokens after
// the conventions of Universal Dependencies for English (EWT), and tells the
// language of a text.
//
// Rule of thumb: white space parts chunks, chunks part at punctuation, clitics
// and most hyphens; a sentence ends at a final mark, with the quotation marks
// and brackets that close on it, where what follows can begin one; blank lines
// and ends of blocks always end it, line ends where the text is not wrapped.
// The word lists stand beside the code (*.txt), each line with an example that
// the tests run.
//
// Limits: English only; a capital after an abbreviation that may end a
// sentence ("the U.S. Troops …") begins one only when the word is a listed
// opener; a sentence of more than 256 tokens is cut.
package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// maxTokens bounds a sentence, so that what is quadratic in its length stays
// harmless on lists and junk without full stops.
const maxTokens = 256

// Segment splits a document's blocks into sentences with their tokens. A
// sentence never crosses a block; one without blocks is taken as one block
// (Block -1).
func Segment(doc *sitrep.Document) []sitrep.Sentence {
	toks := make([]sitrep.Token, 0, len(doc.Text)/5+8)
	sents := make([]sitrep.Sentence, 0, len(doc.Text)/100+4)
	if len(doc.Blocks) == 0 {
		return segment(sents, tokenize(toks, doc.Text, 0), doc.Text, sitrep.Span{End: len(doc.Text)}, -1)
	}
	for i, b := range doc.Blocks {
		first := len(toks)
		toks = tokenize(toks, doc.Text[b.Start:b.End], b.Start)
		sents = segment(sents, toks[first:], doc.Text, b.Span, i)
	}
	return sents
}

func segment(sents []sitrep.Sentence, toks []sitrep.Token, text string, block sitrep.Span, index int) []sitrep.Sentence {
	s := splitter{text: text, toks: toks, lex: words(), width: lineWidth(text[block.Start:block.End]), lineStart: block.Start}
	for first := 0; first < len(toks); {
		end := s.next(first)
		sents = append(sents, sitrep.Sentence{
			Span:   sitrep.Span{Start: toks[first].Start, End: toks[end-1].End},
			Block:  index,
			Tokens: toks[first:end:end],
		})
		first = end
	}
	return sents
}

// maxWrap is the longest line that counts as wrapped by a machine.
const maxWrap = 160

// lineWidth is the width that lines were wrapped to, 0 when they were not:
// wrapped are lines of which most come near the longest.
func lineWidth(text string) int {
	width, lines := 0, 0
	for line := range strings.Lines(text) {
		if n := len(strings.TrimRight(line, " \t\r\n")); n > 0 {
			width, lines = max(width, n), lines+1
		}
	}
	if width > maxWrap || lines < 3 {
		return 0
	}
	long := 0
	for line := range strings.Lines(text) {
		if len(strings.TrimRight(line, " \t\r\n"))*4 >= width*3 {
			long++
		}
	}
	if long*2 < lines {
		return 0
	}
	return width
}

// splitter finds the ends of sentences in the tokens of one block.
type splitter struct {
	text      string
	toks      []sitrep.Token
	lex       *lexicon
	width     int
	lineStart int // offset where the current line begins
	asked     int // the token that lineBreak was last asked for, and its answer
	broken    bool
	quoted    bool // within straight quotation marks
}

func (s *splitter) form(i int) string { return s.text[s.toks[i].Start:s.toks[i].End] }

func (s *splitter) gap(i int) string { return s.text[s.toks[i-1].End:s.toks[i].Start] }

// next is the index after the last token of the sentence that begins at first.
func (s *splitter) next(first int) int {
	for i := first; i < len(s.toks); i++ {
		if i > first {
			if s.lineBreak(i) {
				s.quoted = false
				return i
			}
			if i-first >= maxTokens {
				end := s.cut(first, i)
				s.lineStart, s.asked, s.quoted = min(s.lineStart, s.toks[end].Start), 0, false
				return end
			}
		}
		form := s.form(i)
		if form == `"` {
			s.quoted = !s.quoted
		}
		if !final(form) {
			continue
		}
		end := s.closers(i + 1)
		if end == len(s.toks) {
			return end
		}
		if s.lineBreak(end) {
			s.quoted = false
			return end
		}
		if s.begins(form, end, end > i+1) {
			return end
		}
		i = end - 1
	}
	return len(s.toks)
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

// closers is the index after the quotation marks and brackets that close on the token before i.
func (s *splitter) closers(i int) int {
	for ; i < len(s.toks); i++ {
		glued := s.toks[i-1].End == s.toks[i].Start
		switch s.form(i) {
		case "”", "»", "''", ")", "]", "}":
			if !glued && strings.Contains(s.gap(i), "\n") {
				return i
			}
		case "'", "’", "’’":
			if !glued {
				return i
			}
		case `"`:
			spaced := i+1 == len(s.toks) || s.toks[i+1].Start > s.toks[i].End
			if !s.quoted && !(glued && spaced) || !glued && strings.Contains(s.gap(i), "\n") {
				return i
			}
			s.quoted = false
		case "[": // the number of a note
			if !glued || i+2 >= len(s.toks) || s.form(i+2) != "]" || !digits(s.form(i+1)) {
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
	r, _ := utf8.DecodeRuneInString(s.text[s.toks[i].Start:])
	spaced := s.toks[i-1].End < s.toks[i].Start
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
	for k := i; k < len(s.toks) && k < i+4; k++ {
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

// lineBreak reports whether the white space before token i ends a sentence: a
// blank line, or a line end that is no wrap.
func (s *splitter) lineBreak(i int) bool {
	if s.asked != i {
		s.asked, s.broken = i, s.breaksLine(i)
	}
	return s.broken
}

func (s *splitter) breaksLine(i int) bool {
	gap := s.gap(i)
	k := strings.IndexByte(gap, '\n')
	if k < 0 {
		return false
	}
	line := len(strings.TrimRight(s.text[s.lineStart:s.toks[i-1].End+k], " \t\r"))
	s.lineStart = s.toks[i-1].End + strings.LastIndexByte(gap, '\n') + 1
	if strings.Count(gap, "\n") > 1 {
		return true
	}
	form := s.form(i)
	r, _ := utf8.DecodeRuneInString(form)
	if bullet(form, r) && s.lineStart <= s.toks[i].Start {
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
