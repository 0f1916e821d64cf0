package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pieces appends the tokens of a text, shifted by base.
func pieces(ps []piece, text string, base int) []piece {
	s := scanner{text: text, base: base, lex: words(), out: ps, lineStart: true}
	for i := 0; i < len(text); {
		c, size := s.class(i)
		if c == space {
			if text[i] == '\n' {
				s.lineStart = true
			}
			i += size
			continue
		}
		end := i
		for end < len(text) && text[end] < 128 && asciiClass[text[end]] == letter {
			end++
		}
		if end > i && s.endsWord(i, end) {
			s.lineStart = false
			i = s.comma(end)
			continue
		}
		s.marked = end > i+2 && text[i]|0x20 == 'w' && text[i+1]|0x20 == 'w'
		for end < len(text) {
			c, size := s.class(end)
			if c == space {
				break
			}
			s.marked = s.marked || text[end] == '@' || text[end] == ':' || text[end]|0x20 == 'w' && end > i && text[end-1]|0x20 == 'w'
			end += size
		}
		s.chunk(i, end)
		s.lineStart = false
		i = end
	}
	return s.out
}

// endsWord emits the letters [i, end) if a blank or a comma and a blank
// follows, as after most words.
func (s *scanner) endsWord(i, end int) bool {
	if end < len(s.text) {
		c := s.text[end]
		if c == ',' && end+1 < len(s.text) {
			c = s.text[end+1]
		}
		if c >= 128 || asciiClass[c] != space {
			return false
		}
	}
	s.whole(i, end)
	return true
}

// comma emits the comma at i, if any.
func (s *scanner) comma(i int) int {
	if i < len(s.text) && s.text[i] == ',' {
		s.emit(i, i+1)
		i++
	}
	return i
}

// class of a character.
type class uint8

const (
	punct class = iota
	space
	letter // letters, marks, joiners, "_"
	digit
)

var asciiClass = func() (t [128]class) {
	for c := range t {
		switch {
		case c <= ' ' || c == 127:
			t[c] = space
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
			t[c] = letter
		}
	}
	return t
}()

func classOf(r rune) class {
	switch {
	case r < 128:
		return asciiClass[r]
	case r == 0x200B || r == 0xFEFF || unicode.IsSpace(r):
		return space
	case r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060 || unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return punct
}

// scanner makes tokens of one text.
type scanner struct {
	text      string
	base      int
	lex       *lexicon
	out       []piece
	lineStart bool // no token on this line yet
	marked    bool // the chunk may hold an address
}

func (s *scanner) class(i int) (class, int) {
	if c := s.text[i]; c < 128 {
		return asciiClass[c], 1
	}
	r, size := utf8.DecodeRuneInString(s.text[i:])
	return classOf(r), size
}

// alnum reports whether a letter or digit stands at i, before end.
func (s *scanner) alnum(i, end int) bool {
	if i >= end {
		return false
	}
	c, _ := s.class(i)
	return c >= letter
}

func (s *scanner) emit(i, j int) {
	s.out = append(s.out, piece{start: s.base + i, end: s.base + j})
}

// maxParts is the length of the longest word that parts.
const maxParts = 8

// whole emits a word of letters, split where UD splits it ("cannot").
func (s *scanner) whole(i, j int) {
	if n := j - i; n >= 2 && n <= maxParts && s.lex.parts[ending(s.text[i:j])] {
		w := s.text[i:j]
		if lens, ok := lookup(s.lex.splits, w); ok && s.partsHere(w, j) {
			for _, n := range lens {
				s.emit(i, i+n)
				i += n
			}
		}
	}
	s.emit(i, j)
}

// partsHere reports whether the word that ends at j parts before what follows.
func (s *scanner) partsHere(w string, j int) bool {
	before, ok := lookup(s.lex.before, w)
	if !ok {
		return true
	}
	if j >= len(s.text) || s.text[j] != ' ' {
		return false
	}
	end := j + 1
	for end < len(s.text) && end < j+20 && asciiClass[s.text[end]&127] == letter && s.text[end] < 128 {
		end++
	}
	return end > j+1 && has(before, s.text[j+1:end])
}

// chunk emits the tokens of a run without white space.
func (s *scanner) chunk(i, end int) {
	start := i
	for i < end {
		if j := s.face(start, i, end); j > i {
			s.emit(i, j)
			i = j
		} else if s.alnum(i, end) {
			i = s.word(i, end)
		} else {
			i = s.mark(start, i, end)
		}
		s.lineStart = false
	}
}

// face is the end of an emoticon that takes up the rest of the chunk but for
// punctuation, i if there is none.
func (s *scanner) face(start, i, end int) int {
	if end-i > 12 || end-i < 2 || s.text[i] > 127 || !s.lex.faceStart[s.text[i]] {
		return i
	}
	for j := min(end, i+3); j > i+1; j-- {
		if s.lex.faces[s.text[i:j]] && strings.Trim(s.text[j:end], ".,!?") == "" {
			return j
		}
	}
	return i
}

// address is the end of the URL or mail address that begins at i, i if none
// does.
func (s *scanner) address(i, end int) int {
	t := s.text[i:end]
	k := 0
	for k < len(t) && k < 64 && (t[k] < 128 && asciiClass[t[k]] >= letter || strings.IndexByte("._+-%", t[k]) >= 0) {
		k++
	}
	scheme := strings.HasPrefix(t[k:], "://") && k < 12 || len(t) > 4 && strings.EqualFold(t[:4], "www.")
	mail := !scheme && k+1 < len(t) && t[k] == '@' && s.alnum(i+k+1, end)
	if !scheme && !mail {
		if k == 6 && strings.EqualFold(t[:k], "mailto") && k+1 < len(t) && t[k] == ':' {
			if j := s.address(i+k+1, end); j > i+k+1 {
				return j
			}
		}
		return i
	}
	if mail {
		k++
		for k < len(t) && (t[k] < 128 && asciiClass[t[k]] >= letter || t[k] == '.' || t[k] == '-') {
			k++
		}
		t = t[:k]
	} else if k := strings.IndexAny(t, "<>\"”"); k > 0 {
		t = t[:k]
	}
	bracket := strings.IndexByte(t, '(') > 0
	for len(t) > 0 {
		r, size := utf8.DecodeLastRuneInString(t)
		if !strings.ContainsRune(".,;:!?)]}'’»…-", r) || r == '-' && !mail || r == ')' && bracket {
			return i + len(t)
		}
		t = t[:len(t)-size]
	}
	return i
}

// mark emits one token that begins with a punctuation mark or symbol.
func (s *scanner) mark(start, i, end int) int {
	r, size := utf8.DecodeRuneInString(s.text[i:end])
	j := i + size
	switch r {
	case '#', '@':
		if c, _ := s.classAt(j, end); c == letter {
			j = s.run(j, end)
		}
	case '\'', '’', '‘', '`':
		j = s.apostrophe(start, i, j, end)
	case '(', ')', '[', ']', '{', '}', '"', '“', '”', '«', '»', '%', '€', '£', ';':
	case '.':
		for j < end && s.text[j] == '.' {
			j++
		}
		switch {
		case j == i+1 && s.fileEnd(j, end):
			j = s.run(j, end)
		case j == i+1: // ".?"
			for j < end && (s.text[j] == '!' || s.text[j] == '?') {
				j++
			}
		}
	case '!', '?':
		for j < end && (s.text[j] == '!' || s.text[j] == '?') {
			j++
		}
	case '+':
		if c, _ := s.classAt(j, end); c == digit && i == start {
			j = s.run(j, end)
			break
		}
		for j < end && s.text[j] == '+' {
			j++
		}
	case '-', '=':
		for j < end && (s.text[j] == '-' || s.text[j] == '=') {
			j++
		}
		if j < end && s.text[j] == '>' && s.text[j-1] == byte(r) {
			j++
		}
	default:
		for strings.HasPrefix(s.text[j:end], s.text[i:i+size]) {
			j += size
		}
	}
	s.emit(i, j)
	return j
}

// fileEnd reports whether the end of a file name takes up the rest of the
// chunk but for punctuation, nothing before it.
func (s *scanner) fileEnd(i, end int) bool {
	run := s.run(i, end)
	if run == i || run-i > 5 || i > 1 && s.alnumBefore(i-1) {
		return false
	}
	return has(s.lex.fileEnds, s.text[i:run])
}

func (s *scanner) classAt(i, end int) (class, int) {
	if i >= end {
		return space, 0
	}
	return s.class(i)
}

// run is the end of the letters and digits from i on.
func (s *scanner) run(i, end int) int {
	for i < end {
		c, size := s.class(i)
		if c < letter {
			break
		}
		i += size
	}
	return i
}

// apostrophe is the end of the token that the mark at i begins: a clitic, a
// shortened year or word, a doubled quotation mark or the mark alone.
func (s *scanner) apostrophe(start, i, j, end int) int {
	run := s.run(j, end)
	if run == j {
		if strings.HasPrefix(s.text[j:end], s.text[i:j]) || strings.HasPrefix(s.text[j:end], "’") && s.text[i:j] == "‘" {
			return s.doubled(j)
		}
		return j
	}
	w := s.text[j:run]
	glued := i > start && s.alnumBefore(i)
	if (glued || i == start && run == end) && has(s.lex.clitics, w) {
		return run
	}
	if glued {
		return j
	}
	if w[0] >= '0' && w[0] <= '9' && (len(w) == 2 || len(w) == 3 && w[2] == 's') || has(s.lex.whole, w) {
		return run
	}
	return j
}

// doubled is the end of the quotation mark at i.
func (s *scanner) doubled(i int) int {
	_, size := utf8.DecodeRuneInString(s.text[i:])
	return i + size
}

func (s *scanner) alnumBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return classOf(r) >= letter || r == '.'
}

// lookup finds a word regardless of ASCII case, without allocating.
func lookup[V any](m map[string]V, w string) (v V, ok bool) {
	var buf [24]byte
	if len(w) > len(buf) {
		return v, false
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	v, ok = m[string(buf[:len(w)])]
	return v, ok
}

func has(m map[string]bool, w string) bool {
	ok, _ := lookup(m, w)
	return ok
}
