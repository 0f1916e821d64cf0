package place

import (
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// atom is a word as names are made of: letters and digits, apostrophes and the
// dots of abbreviations within; hyphens set atoms apart.
type atom struct {
	sitrep.Span
	sentence, token int32
	from, to        int32 // the folded word in reading.fold
	class           class
	sep             byte // what follows: ' ' '-' ',' '.' '(' '/' or 'x'; 0 at the end of the sentence
	cap, caps       bool // begins with a capital; has two or more letters, all capitals
	dotted, point   bool // has dots inside; a dot follows
	possessive      bool
	tail            int             // bytes of the apostrophe and the s after it
	name            sitrep.NameType // of the model's name that it stands in
	nameAt          int32           // 1 + index of that name
}

// reading is the scratch of one document.
type reading struct {
	r      *Resolver
	a      *sitrep.Analysis
	atoms  []atom
	fold   []byte
	sents  []sentenceShape
	cands  []candidate
	groups []group
	byKey  map[key]int32 // the latest group of a name
	senses []sense
	place  []sitrep.PlaceMention
	cues   [16]int // words of each cue list
	votes
}

// sentenceShape says how far capitals tell names in a sentence.
type sentenceShape struct {
	first, end int // atoms
	shouting   bool
	headline   bool
	start      bool // first of its block
}

func (d *reading) reset(a *sitrep.Analysis) {
	d.a = a
	d.atoms, d.fold, d.sents, d.cands, d.groups, d.senses = d.atoms[:0], d.fold[:0], d.sents[:0], d.cands[:0], d.groups[:0], d.senses[:0]
	d.place = nil
	d.cues = [16]int{}
	if d.byKey == nil {
		d.byKey = map[key]int32{}
	}
	clear(d.byKey)
}

func (d *reading) folded(i int) []byte { return d.fold[d.atoms[i].from:d.atoms[i].to] }

// readSentence appends the atoms of a sentence.
func (d *reading) readSentence(n int) {
	s := &d.a.Sentences[n]
	text := d.a.Doc.Text[:s.End]
	shape := sentenceShape{first: len(d.atoms), start: n == 0 || d.a.Sentences[n-1].Block != s.Block}
	tok := 0
	capitals, letters, long := 0, 0, 0
	for i := s.Start; i < s.End; {
		r, size := decode(text, i)
		if !wordRune(r) || isApostrophe(r) {
			i += size
			continue
		}
		at := atom{Span: sitrep.Span{Start: i}, sentence: int32(n), from: int32(len(d.fold)), cap: unicode.IsUpper(r)}
		upper, lower := 0, 0
		j := i
		for j < s.End {
			r, size := decode(text, j)
			if r == '.' && len(d.fold)-int(at.from) <= 2 && j+1 < s.End && upper > 0 {
				if next, _ := decode(text, j+1); unicode.IsLetter(next) {
					at.dotted = true
					j++
					continue
				}
			}
			if !wordRune(r) {
				break
			}
			if isApostrophe(r) && (j+size >= s.End || possessiveAt(text[j+size:])) {
				break
			}
			if j > i && lower+upper <= 2 && unicode.IsUpper(r) && isApostropheAt(text, lastRune(text, j)) { // "d'Ivoire"
				at.cap = true
			}
			if r >= 'a' && r <= 'z' {
				lower++
			} else if r >= 'A' && r <= 'Z' || unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLetter(r) {
				lower++
			}
			d.fold, _ = foldRune(d.fold, r)
			j += size
		}
		at.End = j
		if j < s.End && isApostropheAt(text, j) {
			at.possessive = true
			_, size := decode(text, j)
			j += size
			if j < s.End && (text[j] == 's' || text[j] == 'S') {
				j++
			}
			at.tail = j - at.End
		}
		if at.dotted && j < s.End && text[j] == '.' {
			j++
			at.End = j
		} else if j < s.End && text[j] == '.' {
			at.point = true
		}
		w := foldWord(d.fold[at.from:])
		d.fold = d.fold[:int(at.from)+len(w)]
		at.to = int32(len(d.fold))
		at.class = d.r.words[string(w)]
		d.cues[at.class.cue()]++
		at.caps = upper > 1 && lower == 0
		for tok < len(s.Tokens) && s.Tokens[tok].End <= at.Start {
			tok++
		}
		at.token = int32(tok)
		if len(w) > 3 {
			long++
			if at.cap {
				capitals++
			}
			if at.caps {
				letters++
			}
		}
		if n := len(d.atoms); n > shape.first {
			d.atoms[n-1].sep = separator(text, min(d.atoms[n-1].End+d.atoms[n-1].tail, at.Start), at.Start) // the tail of "A.A'.0" runs into the next
			if p := &d.atoms[n-1]; p.possessive && p.sep == ' ' {
				p.sep = '\''
			}
		}
		d.atoms = append(d.atoms, at)
		i = j
	}
	shape.end = len(d.atoms)
	shape.shouting = long > 2 && letters*10 >= long*7
	shape.headline = !shape.shouting && long > 3 && capitals*10 >= long*7
	d.sents = append(d.sents, shape)
}

// lastRune is where the character before byte i begins.
func lastRune(s string, i int) int {
	_, size := utf8.DecodeLastRuneInString(s[:i])
	return i - size
}

func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

func wordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '\'' || r >= 0x80 && (unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || isApostrophe(r))
}

// possessiveAt: what follows an apostrophe ends the word ("s" or nothing).
func possessiveAt(s string) bool {
	if s[0] == 's' || s[0] == 'S' {
		s = s[1:]
	}
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return !wordRune(r)
}

func isApostropheAt(s string, i int) bool {
	r, _ := decode(s, i)
	return isApostrophe(r)
}

// separator classes what stands between two atoms.
func separator(text string, from, to int) byte {
	s := text[from:to]
	switch {
	case s == " " || s == "\n" || s == "":
		return ' '
	case s == "-" || s == "‑" || s == "–":
		return '-'
	case s == ", " || s == ",":
		return ','
	case s == ". " || s == ".":
		return '.'
	case s == "., " || s == ".,":
		return ','
	case s == " (" || s == " [":
		return '('
	case s == "/" || s == " / ":
		return '/'
	}
	for i := range len(s) {
		if c := s[i]; c != ' ' && c != '\n' && c != '\t' && c != 0xC2 && c != 0xA0 {
			return 'x'
		}
	}
	return ' '
}
