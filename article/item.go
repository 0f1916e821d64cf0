package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// form of a line, told from the line alone; repetition and position may change it.
type form uint8

const (
	formShort     form = iota // a headline, a label, a fragment
	formSentence              // a short line that ends like a sentence
	formProse                 // a paragraph
	formControl               // a number, a button, a menu
	formSeparator             // a rule of dashes or stars
	formStamp                 // a time of publication
	formByline
	formCredit
	formCaption
	formInset   // opens or is an inset
	formEnd     // opens what follows a report
	formVisitor // words to the visitor
	formRemark  // what a reader wrote
	formAuthor  // a note on the author or the making
)

// residue: forms that are no part of a report wherever they stand.
func (f form) residue() bool {
	return f == formControl || f == formSeparator || f >= formInset
}

// item is a paragraph with what its own characters say of it.
type item struct {
	paragraph
	form   form
	ends   bool // like a sentence
	colon  bool // ends with a colon
	bullet bool
	quoted bool // opens with a quotation mark
	words  int
	title  float32 // share of words that begin with a capital
	key    uint64  // of its letters and digits; equal lines have equal keys
	first  int     // index of the first item with the key
	count  int     // items with the key
	w      weights
}

// reader of items; its buffers are used again for each line.
type itemReader struct {
	vocabulary vocabulary
	words      []string
	keyless    bool // lines are not compared
}

// longLine is how many bytes of a line are read: a longer one is told by its beginning.
const longLine = 1200

// read fills an item from its text.
func (x *itemReader) read(s string, p paragraph) item {
	text := s[p.start:p.end]
	it := item{paragraph: p, ends: endsSentence(text)}
	x.words = x.words[:0]
	short := len(text)
	if short > longLine {
		short = longLine
		for !utf8.RuneStart(text[short]) {
			short--
		}
	}
	x.words = wordsOf(text[:short], x.words)
	it.words = len(x.words)
	if short < len(text) {
		it.words = it.words * len(text) / short
	}
	if !x.keyless {
		it.key = lineKey(text)
	}
	f := shapeOf(text[:short])
	it.title, it.bullet, it.quoted = f.title, f.bullet, f.quoted
	it.colon = strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
	if f.wide > it.words*2 { // a script without spaces
		it.words = f.wide / 2
	}
	it.w = x.vocabulary.weigh(x.words)
	if f.quoted || f.speech {
		it.w[classVisitor] *= 0.4
	}
	it.form = x.formOf(&it, text, f)
	return it
}

// lineKey is a hash of letters and digits in lower case.
func lineKey(s string) uint64 {
	// FNV-1a, so that it is the same in every run.
	h := uint64(14695981039346656037)
	for _, r := range s {
		if r < utf8.RuneSelf {
			switch {
			case 'A' <= r && r <= 'Z':
				r += 'a' - 'A'
			case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			default:
				continue
			}
		} else if !wordRune(r) {
			continue
		} else {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

// shape of a line's characters.
type shape struct {
	letters, digits, wide, symbols int
	title                          float32
	caps                           bool // no lower case among several letters
	lowerStart                     bool
	bullet, quoted, speech, comma  bool
	address                        bool // a URL, an e-mail address, a handle
	runes                          int
}

// letterOrMark reports one.
func letterOrMark(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func shapeOf(s string) (f shape) {
	upper, lowerWords, upperWords := 0, 0, 0
	inWord := false
	firstLetter := true
	for i, r := range s {
		f.runes++
		switch {
		case letterOrMark(r):
			f.letters++
			if unicode.IsUpper(r) {
				upper++
			}
			if r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7b0 || r >= 0xf900 && r < 0xfb00 || r >= 0x0e00 && r < 0x0f00 {
				f.wide++
			}
			if !inWord {
				if unicode.IsUpper(r) {
					upperWords++
				} else {
					lowerWords++
				}
				if firstLetter {
					f.lowerStart = unicode.IsLower(r)
				}
			}
			inWord, firstLetter = true, false
		case r == ' ':
			inWord = false
		case unicode.IsDigit(r):
			f.digits++
			inWord = true
		case r == '\'' || r == '’' || r == '-':
			if i == 0 {
				f.bullet = r == '-'
			}
		default:
			inWord = false
			switch r {
			case ',', '،', '、', '，':
				f.comma = true
			case '"', '“', '”', '«', '»', '„', '「', '」', '‘':
				if i == 0 && r == '»' && hasAt(s, 2, " ") {
					f.bullet = true
				} else if f.letters == 0 && f.digits == 0 {
					f.quoted = true
				} else if r != '‘' {
					f.speech = true
				}
			case '|', '›', '»' + 0x1000, '>', '•', '·', '/', '#', '@', '→', '►', '▶', '*', '_', '=', '+', '~', '—' + 0x1000, '✓', '★', '■', '●', '▪', '◦':
				f.symbols++
				if i == 0 {
					f.bullet = r != '#' && r != '@' && r != '/' && r != '>'
				}
			case '–', '—':
				if i == 0 {
					f.bullet = true
				}
			}
		}
	}
	if n := lowerWords + upperWords; n > 0 {
		f.title = float32(upperWords) / float32(n)
	}
	f.caps = upper > 3 && upper*20 >= f.letters*19
	f.address = strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.HasPrefix(s, "@") || strings.Contains(s, "@") && !strings.Contains(s, " ")
	return f
}

func (x *itemReader) formOf(it *item, text string, f shape) form {
	w := &it.w
	switch {
	case f.letters+f.digits == 0:
		if f.runes >= 3 {
			return formSeparator
		}
		return formControl
	case f.letters == 0:
		if _, _, _, ok := lineDate(text); ok {
			return formStamp
		}
		return formControl
	case f.address && it.words <= 8, menuLine(text, it.words):
		return formControl
	case it.words <= 3 && !f.quoted && (strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…")):
		return formControl
	case stampLine(text, x.words, w), agoLine(text, x.words, w):
		return formStamp
	case codeLine(text, x.words):
		return formControl
	case w[classControl] >= 3 && it.words <= 8:
		return formControl
	case bylineLine(text, x.words, w, f):
		return formByline
	case creditLine(text, it.words, w, f):
		return formCredit
	case w[classAuthor] >= 3:
		return formAuthor
	}
	p := proseScore(it, f)
	switch prose := p >= 1.5; {
	case w[classVisitor] >= 3 && float32(it.words) < 14*w[classVisitor] && w[classVisitor] > 0.6*p:
		return formVisitor
	case w[classEnd] >= 3 && (!prose || it.words <= 40) && !(it.ends && it.words > 12 && !strings.Contains(text, "©") && w[classEnd] < 5):
		return formEnd
	case w[classInset] >= 3 && (!prose || strings.Contains(head(text, 30), ":") || it.words <= 5) && !(it.ends && it.words > 6 && !strings.Contains(head(text, 30), ":")):
		return formInset
	case f.symbols >= 2 && f.symbols*12 > f.letters || f.letters <= 3 && it.words <= 2 && !it.ends, f.digits > f.letters && it.words <= 4:
		return formControl
	case captionLine(text, it, w):
		return formCaption
	case prose:
		return formProse
	case it.ends && it.words >= 2 && (f.quoted || it.words >= 3):
		return formSentence
	}
	return formShort
}

func head(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// proseScore is how much a line reads as a paragraph of a report: long, with an
// end, mostly of words in lower case, with commas and quotations.
func proseScore(it *item, f shape) float32 {
	var s float32
	switch n := it.words; {
	case n >= 25:
		s = 3
	case n >= 12:
		s = 2
	case n >= 8:
		s = 1
	case n <= 4:
		s = -2
	}
	switch {
	case it.ends:
		s += 2
	case it.colon:
		s -= 1
	case it.words >= 45:
		s--
	default:
		s -= 3
	}
	if it.words >= 4 {
		share := it.w[classFunction] / float32(it.words)
		switch {
		case share >= 0.25:
			s++
		case share < 0.1 && f.wide == 0:
			s -= 0.5
		}
	}
	switch {
	case f.caps, f.wide > 0:
	case f.title <= 0.5:
		s++
	case f.title >= 0.8:
		s -= 1.5
	case f.title >= 0.65:
		s -= 0.5
	}
	if f.comma {
		s += 0.5
	}
	if f.quoted || f.speech {
		s += 0.5
	}
	return s - float32(f.symbols)
}
