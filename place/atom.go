package place

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// atom is a word as names are made of: letters and digits, apostrophes and the
// dots of abbreviations within; hyphens set atoms apart.
type atom struct {
	sitrep.Span
	sentence      int32
	from, to      int32 // the folded word in reading.fold
	class         class
	home          bool // may begin a name of homes.txt
	sep           byte // what follows: ' ' '-' ',' '.' '(' '/' or 'x'; 0 at the end of the sentence
	cap, caps     bool // begins with a capital; has two or more letters, all capitals
	dotted, point bool // has dots inside; a dot follows
	possessive    bool
	tail          int   // bytes of the apostrophe and the s after it
	nameAt        int32 // 1 + index of the model's name that it stands in
}

// reading is the scratch of one document.
type reading struct {
	r        *Resolver
	a        *sitrep.Analysis
	atoms    []atom
	fold     []byte
	sents    []sentenceShape
	cands    []candidate
	groups   []group
	byKey    map[key]int32 // the latest group of a name
	persons  []sitrep.Span // names of persons
	asked    [1 << 14]asked
	senses   []sense
	place    []sitrep.PlaceMention
	cues     [16]int    // words of each cue list
	heard    []*home    // names that speak for a country
	stations []*station // names that speak for a town
	home     int16      // country of the outlet's address, -1 unknown
	evidence map[[2]string]string
	votes
}

// sentenceShape says how far capitals tell names in a sentence.
type sentenceShape struct {
	first, end int // atoms
	shouting   bool
	headline   bool
	start      bool // first of its block
	dateline   bool // of a block that the capture's reader took for one
}

func (d *reading) reset(a *sitrep.Analysis) {
	d.a = a
	d.atoms, d.fold, d.sents, d.cands, d.groups, d.senses = d.atoms[:0], d.fold[:0], d.sents[:0], d.cands[:0], d.groups[:0], d.senses[:0]
	d.place = nil
	d.cues, d.heard, d.stations = [16]int{}, d.heard[:0], d.stations[:0]
	if d.byKey == nil {
		d.byKey = map[key]int32{}
		d.evidence = map[[2]string]string{}
	}
	clear(d.byKey)
}

// nameType is the type of the model's name that atom i stands in, "" outside of names.
func (d *reading) nameType(i int) sitrep.NameType {
	if n := d.atoms[i].nameAt; n > 0 {
		return d.a.Names[n-1].Type
	}
	return ""
}

func (d *reading) folded(i int) []byte { return d.fold[d.atoms[i].from:d.atoms[i].to] }

// readSentence appends the atoms of a sentence.
func (d *reading) readSentence(n int) {
	s := &d.a.Sentences[n]
	text := d.a.Doc.Text[:s.End]
	shape := sentenceShape{first: len(d.atoms), start: n == 0 || d.a.Sentences[n-1].Block != s.Block}
	if s.Block >= 0 && s.Block < len(d.a.Doc.Blocks) {
		shape.dateline = d.a.Doc.Blocks[s.Block].Role == sitrep.RoleDateline
	}
	capitals, letters, long := 0, 0, 0
	homes := false
	d.fold = slices.Grow(d.fold, max(0, s.End-s.Start)) // a folded character takes no more bytes
	for i := s.Start; i < s.End; {
		if c := text[i]; letterOf[c] == 0 || letterOf[c] == blank {
			if c < utf8.RuneSelf {
				i++
				continue
			}
			if r, size := decode(text, i); !wordRune(r) || isApostrophe(r) {
				i += size
				continue
			}
		}
		d.atoms = append(d.atoms, atom{Span: sitrep.Span{Start: i}, sentence: int32(n), from: int32(len(d.fold))})
		at := &d.atoms[len(d.atoms)-1]
		j := d.readAtom(at, text, i, s.End)
		d.cues[at.class.cue()]++
		homes = homes || at.home
		if at.to-at.from > 3 {
			long++
			if at.cap {
				capitals++
			}
			if at.caps {
				letters++
			}
		}
		if n := len(d.atoms) - 1; n > shape.first {
			p := &d.atoms[n-1]
			if from := min(p.End+p.tail, at.Start); from+1 == at.Start && text[from] == ' ' { // the tail of "A.A'.0" runs into the next
				p.sep = ' '
			} else {
				p.sep = separator(text, from, at.Start)
			}
			if p.possessive && p.sep == ' ' {
				p.sep = '\''
			}
		}
		i = j
	}
	shape.end = len(d.atoms)
	shape.shouting = long > 2 && letters*10 >= long*7
	if homes {
		d.homesOf(shape.first)
		if !shape.shouting {
			d.stationsOf(shape.first)
		}
	}
	shape.headline = !shape.shouting && long > 3 && capitals*10 >= long*7
	d.sents = append(d.sents, shape)
}

// Kinds of letterOf.
const (
	lowerLetter = 1 + iota
	upperLetter
	digit
	blank // ends a word, whatever follows
)

// letterOf tells the ASCII letters and digits, which are most of a text.
var letterOf = func() (t [256]byte) {
	for c := range utf8.RuneSelf {
		if c != '.' && !isApostrophe(rune(c)) {
			t[c] = blank
		}
	}
	for c := range 26 {
		t['a'+c], t['A'+c] = lowerLetter, upperLetter
	}
	for c := range 10 {
		t['0'+c] = digit
	}
	return t
}()

// readAtom reads the atom that begins at byte i and returns where it ends, a
// possessive included.
func (d *reading) readAtom(at *atom, text string, i, end int) int {
	upper, lower := 0, 0
	fold := d.fold
	h := keyStart
	plain := true // the hash is that of the folded word
	j := i
	ended := false
	if letterOf[text[i]] == 0 {
		r, _ := decode(text, i)
		at.cap = unicode.IsUpper(r)
	}
	for j < end {
		from := j
		for j < end && letterOf[text[j]] == lowerLetter {
			h = h.byte(text[j])
			j++
		}
		if j > from {
			lower += j - from
			fold = append(fold, text[from:j]...)
			continue
		}
		switch c := text[j]; letterOf[c] {
		case blank:
			ended = true
		case upperLetter:
			at.cap = at.cap || j == i || lower+upper <= 2 && isApostropheAt(text, lastRune(text, j)) // "d'Ivoire"
			fold = append(fold, c+'a'-'A')
			h = h.byte(c + 'a' - 'A')
			upper++
			j++
			continue
		case digit:
			fold = append(fold, c)
			h = h.byte(c)
			j++
			continue
		}
		if ended {
			break
		}
		r, size := decode(text, j)
		if r == '.' && len(fold)-int(at.from) <= 2 && j+1 < end && upper > 0 {
			if next, _ := decode(text, j+1); unicode.IsLetter(next) {
				at.dotted = true
				j++
				continue
			}
		}
		if !wordRune(r) || isApostrophe(r) && (j+size >= end || possessiveAt(text[j+size:])) {
			break
		}
		switch {
		case unicode.IsUpper(r):
			at.cap = at.cap || j > i && lower+upper <= 2 && isApostropheAt(text, lastRune(text, j))
			upper++
		case unicode.IsLetter(r):
			lower++
		}
		fold, _ = foldRune(fold, r)
		plain = false
		j += size
	}
	at.End = j
	if !ended && j < end && isApostropheAt(text, j) {
		at.possessive = true
		_, size := decode(text, j)
		j += size
		if j < end && (text[j] == 's' || text[j] == 'S') {
			j++
		}
		at.tail = j - at.End
	}
	if !ended && j < end && text[j] == '.' {
		if at.dotted {
			j++
			at.End = j
		} else {
			at.point = true
		}
	}
	w := foldWord(fold[at.from:])
	if short := int(at.from) + len(w); !plain || short < len(fold) {
		fold, h = fold[:short], keyStart.word(w)
	}
	d.fold = fold
	at.to = int32(len(fold))
	at.class = d.r.classOf(h)
	at.home, at.class = at.class&isHome != 0, at.class&^isHome
	at.caps = upper > 1 && lower == 0
	return j
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
	if s == " " {
		return ' '
	}
	switch {
	case s == "\n" || s == "":
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
