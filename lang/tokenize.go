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
		for end < len(text) {
			c, size := s.class(end)
			if c == space {
				break
			}
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

// whole emits a word of letters, split where UD splits it ("cannot").
func (s *scanner) whole(i, j int) {
	if n := j - i; n >= 5 && n <= 8 {
		if lens, ok := lookup(s.lex.splits, s.text[i:j]); ok {
			for _, n := range lens {
				s.emit(i, i+n)
				i += n
			}
		}
	}
	s.emit(i, j)
}

// chunk emits the tokens of a run without white space.
func (s *scanner) chunk(i, end int) {
	start := i
	if special := s.special(i, end); special > i {
		s.emit(i, special)
		i = special
	}
	for i < end {
		if s.alnum(i, end) {
			i = s.word(i, end)
		} else {
			i = s.mark(start, i, end)
		}
		s.lineStart = false
	}
}

// special is the end of an address that takes up the chunk, up to closing punctuation: URL, mail address.
func (s *scanner) special(i, end int) int {
	t := s.text[i:end]
	at := strings.IndexByte(t, '@')
	mail := at > 0 && strings.IndexByte(t[at:], '.') > 0 && s.alnum(i, end)
	if !mail && !strings.Contains(t, "://") && !(len(t) > 4 && strings.EqualFold(t[:4], "www.")) {
		return i
	}
	if !s.alnum(i, end) { // "(http://…)": the bracket first
		return i
	}
	for j := len(t); j > 0; {
		r, size := utf8.DecodeLastRuneInString(t[:j])
		if !strings.ContainsRune(".,;:!?)]}>'\"”’»…", r) {
			return i + j
		}
		j -= size
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
	case '(', ')', '[', ']', '{', '}', '"', '“', '”', '«', '»', '$', '%', '€', '£', ',', ';':
	case '.':
		for j < end && s.text[j] == '.' {
			j++
		}
	case '!', '?':
		for j < end && (s.text[j] == '!' || s.text[j] == '?') {
			j++
		}
	case '+':
		if c, _ := s.classAt(j, end); c == digit && i == start {
			j = s.run(j, end)
		}
	case ':':
		if i == start && end-i <= 3 && emoticon(s.text[i:end]) {
			j = end
		}
	default:
		for strings.HasPrefix(s.text[j:end], s.text[i:i+size]) {
			j += size
		}
	}
	s.emit(i, j)
	if i == start && (r == '(' || r == '[' || r == '"' || r == '“') {
		if special := s.special(j, end); special > j {
			s.emit(j, special)
			return special
		}
	}
	return j
}

func emoticon(t string) bool {
	switch t {
	case ":)", ":(", ":-)", ":-(", ":D", ":P", ":/", ":-/":
		return true
	}
	return false
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
		if s.text[i] < 128 && j < end && s.text[j] == s.text[i] {
			return j + 1
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
