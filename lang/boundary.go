package lang

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// Candidate is a place where the learned decision is asked whether a sentence
// begins, as training sees it.
type Candidate struct {
	Offset   int     // of the token before which it stands
	Prior    float32 // what the rules say, in logits
	Starts   bool    // the truth
	Features []uint32
	Words    [7]uint32 // hashes of the words around it
}

// Candidates visits the places of a document that are left to the learned
// decision. Words that are not known are seen by their shape alone. starts tells the truth: whether a sentence begins at an offset. A
// candidate's features are only valid during the call.
func Candidates(doc *sitrep.Document, starts func(offset int) bool, known *Vocabulary, visit func(Candidate)) {
	s := splitter{text: doc.Text, textWidth: -1, lex: words(), starts: starts, visit: visit, view: view{known: known}}
	s.document(doc)
}

// view makes the features of a candidate: what stands around it, how the
// paragraph is written, how long the sentence is so far.
type view struct {
	feats [128]uint32
	n     int

	known *Vocabulary
	looks [16]look // of pieces, by index modulo 16
	caps  uint32   // share of words in capitals, of 4
	prose bool     // it ends in a final mark
	loud  bool     // most of it is in capitals
	marks uint32   // final marks in the paragraph, up to 3
}

// look is what features regard of a piece.
type look struct {
	piece int    // -1 unused
	hash  uint32 // of the form in small letters, figures as 0
	word  uint32 // the same, the shape where the word is unknown
	shape uint32
	lower bool
	mark  bool // final mark
}

// Shapes of pieces; marks and symbols are their own shape.
const (
	shapeEdge = 0x10000 + iota // before or after the paragraph
	shapeLower
	shapeTitle
	shapeInitial
	shapeUpper
	shapeMixed
	shapeAbbr
	shapeDigit
	shapeDigits2
	shapeDigits3
	shapeDigits4
	shapeDigits
	shapeYear
	shapeTime
	shapeDate
	shapeFigure
	shapeCode
	shapeMail
	shapeURL
	shapeForeign
	shapeRun // of one mark
)

func (v *view) reset(s *splitter) {
	for i := range v.looks {
		v.looks[i].piece = -1
	}
	capitals, words, marks := 0, 0, 0
	for i := s.lo; i < min(s.hi, s.lo+400); i++ {
		p := s.ps[i]
		c := s.text[p.start]
		switch {
		case c >= 'a' && c <= 'z':
			words++
		case c >= 'A' && c <= 'Z':
			words++
			if p.end-p.start > 1 && s.text[p.start+1] < 'a' {
				capitals++
			}
		case c == '.' || c == '!' || c == '?':
			marks++
		}
	}
	v.caps = uint32(capitals * 4 / max(1, words))
	v.prose = s.proseEnd()
	v.loud = v.caps >= 3 && words > 6
	v.marks = uint32(min(marks, 3))
}

// proseEnd reports whether the paragraph ends in a final mark or colon, with
// quotation marks and brackets that close on it.
func (s *splitter) proseEnd() bool {
	for i := s.hi - 1; i >= s.lo && i > s.hi-5; i-- {
		switch w := s.form(i); w {
		case `"`, "”", "’", "'", ")":
		default:
			return w == ":" || s.ps[i].stop >= stopJoins || final(w)
		}
	}
	return false
}

// at looks at a piece; one outside the paragraph is an edge.
func (v *view) at(s *splitter, i int) *look {
	l := &v.looks[uint(i)&15]
	if l.piece != i {
		l.piece = i
		if i < s.lo || i >= s.hi {
			l.hash, l.word, l.shape, l.lower, l.mark = shapeEdge, shapeEdge, shapeEdge, false, false
		} else {
			l.read(s.form(i), s.ps[i].stop)
			if l.word = l.hash; !v.known.has(l.hash) {
				l.word = l.shape
			}
		}
	}
	return l
}

func (l *look) read(w string, st stop) {
	h := uint32(2166136261)
	for i := 0; i < len(w) && i < 20; i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		} else if c >= '0' && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	l.hash = h
	l.shape = shapeOf(w)
	if st != stopNone {
		l.shape = shapeAbbr
	}
	l.lower = l.shape == shapeLower
	l.mark = w[0] == '.' || w[0] == '!' || w[0] == '?'
}

func shapeOf(w string) uint32 {
	var up, low, dig, other int
	for i := 0; i < len(w) && i < 24; i++ {
		switch c := w[i]; {
		case c >= 'a' && c <= 'z':
			low++
		case c >= 'A' && c <= 'Z':
			up++
		case c >= '0' && c <= '9':
			dig++
		case c == '@' && len(w) > 1:
			return shapeMail
		case c == ':' && i+2 < len(w) && w[i+1] == '/':
			return shapeURL
		case c >= 0x80:
			return foreign(w)
		default:
			other++
		}
	}
	letters := up + low
	switch {
	case letters+dig == 0:
		if len(w) > 1 {
			return shapeRun + uint32(w[0])
		}
		return uint32(w[0])
	case letters == 0 && other == 0:
		if dig == 4 && (w[0] == '1' || w[0] == '2') {
			return shapeYear
		}
		return shapeDigit + uint32(min(dig, 5)-1)
	case letters == 0:
		for i := range len(w) {
			switch w[i] {
			case ':':
				return shapeTime
			case '/', '-':
				return shapeDate
			}
		}
		return shapeFigure
	case dig > 0:
		return shapeCode
	case up == 0:
		return shapeLower
	case low == 0 && up == 1:
		return shapeInitial
	case low == 0:
		return shapeUpper
	case up == 1 && w[0] < 'a':
		return shapeTitle
	}
	return shapeMixed
}

// foreign is the shape of what has characters beyond ASCII.
func foreign(w string) uint32 {
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsLower(r):
		return shapeLower
	case unicode.IsUpper(r):
		return shapeTitle
	case unicode.IsLetter(r):
		return shapeForeign
	case size == len(w):
		return uint32(r) & 0xFFFF
	}
	return shapeMixed
}

// words are those that features name.
func (v *view) words(s *splitter, first, i int) [7]uint32 {
	return [7]uint32{v.at(s, i-3).hash, v.at(s, i-2).hash, v.at(s, i-1).hash, v.at(s, i).hash, v.at(s, i+1).hash, v.at(s, i+2).hash, v.at(s, first).hash}
}

func (v *view) add(template, a, b uint32) {
	h := (template*0x9E3779B1 ^ a) * 0x85EBCA6B
	h = (h ^ h>>15 ^ b) * 0xC2B2AE35
	h ^= h >> 13
	h *= 0x27D4EB2F
	v.feats[v.n] = h
	v.n++
}

func pair(a, b uint32) uint32 { return (a*0x9E3779B1 ^ b) * 0x85EBCA6B }

// features collects those of the place before piece i in the sentence that
// begins at first.
func (v *view) features(s *splitter, first, i int, place place) {
	v.n = 0
	p1, n1 := v.at(s, i-1), v.at(s, i)
	p2, n2 := v.at(s, i-2), v.at(s, i+1)
	p3, n3 := v.at(s, i-3), v.at(s, i+2)
	n4 := v.at(s, i+3)
	head := v.at(s, first)
	pl := uint32(place)
	if s.glued(i) {
		pl += 16
	}
	length := uint32(bits.Len(uint(i - first)))
	rest := uint32(bits.Len(uint(min(s.hi-i, 255))))
	before := uint32(min(i-s.lo, 255))
	if i-s.lo > 15 {
		before = 15 + uint32(bits.Len(uint(before)))
	}
	shapes := pair(p1.shape, n1.shape)

	// how the text goes on
	lower, mark := uint32(0), uint32(7)
	for k := uint32(0); k < 7; k++ {
		l := v.at(s, i+int(k))
		if l.lower {
			lower++
		}
		if l.mark && mark == 7 {
			mark = k
		}
		if l.shape == shapeEdge {
			break
		}
	}
	back := uint32(0)
	for k := 1; k <= 5 && i-k >= first; k++ {
		if v.at(s, i-k).lower {
			back++
		}
	}

	v.add(1, p1.word, pl)
	v.add(2, n1.word, pl)
	v.add(3, p2.word, pl)
	v.add(4, n2.word, pl)
	v.add(5, p3.word, n1.shape)
	v.add(6, n3.word, p1.shape)
	v.add(7, p1.shape, pl)
	v.add(8, n1.shape, pl)
	v.add(9, p2.shape, pl)
	v.add(10, n2.shape, pl)
	v.add(11, p1.word, n1.word)
	v.add(12, shapes, pl)
	v.add(13, shapes, p2.shape)
	v.add(14, shapes, n2.shape)
	v.add(15, shapes, pair(p2.shape, n2.shape))
	v.add(16, p1.word, n1.shape)
	v.add(17, p1.shape, n1.word)
	v.add(18, p2.word, p1.word)
	v.add(19, n1.word, n2.word)
	v.add(20, shapes, pair(p2.shape, p3.shape))
	v.add(21, shapes, pair(n2.shape, n3.shape))
	v.add(22, p1.word, pair(n1.shape, n2.shape))
	v.add(23, n1.word, pair(p1.shape, p2.shape))
	v.add(24, shapes, length)
	v.add(25, shapes, pair(1, rest))
	v.add(26, shapes, pair(2, before))
	v.add(27, shapes, pair(lower, mark))
	v.add(28, shapes, pair(3, back))
	v.add(29, back, pair(lower, pl))
	v.add(30, head.word, p1.shape)
	v.add(31, head.word, length)
	v.add(32, head.word, shapes)
	v.add(33, shapes, pair(v.caps, v.marks))
	v.add(34, pair(v.caps, pl), 0)
	v.add(35, pair(v.marks, pl), 0)
	v.add(36, pair(length, pl), mark)
	v.add(37, pair(lower, pl), mark)
	v.add(38, p2.word, shapes)
	v.add(39, n2.word, shapes)
	v.add(40, pair(p3.shape, p2.shape), pair(p1.shape, pair(n1.shape, n2.shape)))
	v.add(41, pair(n3.shape, n2.shape), pair(n1.shape, n4.shape))
	v.add(42, p1.word, length)
	v.add(43, n1.word, pair(lower, 5))
	v.add(44, pl, 0)
	same := uint32(0)
	for k, l := range [...]*look{p1, p2, p3, head} {
		if l.hash == n1.hash {
			same |= 1 << k
		}
		if l.hash == n2.hash {
			same |= 16 << k
		}
	}
	v.add(52, same, shapes)
	v.add(53, same, pl)
	quoted := uint32(0)
	if s.quoted {
		quoted = 1
	}
	v.add(45, shapes, quoted)
	v.add(46, pair(quoted, pl), n1.shape)
	v.add(47, pair(rest, pl), pair(back, lower))
	v.add(48, p1.word, pair(7, rest))
	v.add(49, p2.word, pair(p1.shape, n1.word))
	v.add(50, n2.word, pair(n1.shape, p1.word))
	v.add(51, pair(before, pl), head.shape)
}

// address reports what may be an address by its length and a sign within.
func (s *splitter) address(i int) bool {
	if s.ps[i].end-s.ps[i].start < 9 {
		return false
	}
	w := s.form(i)
	return strings.IndexByte(w, '@') > 0 || strings.IndexByte(w[:8], ':') > 0
}
