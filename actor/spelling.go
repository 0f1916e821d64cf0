package actor

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are heard together.
type letters struct {
	text                      string
	any, first, last          string // what is heard
	hasAny, hasFirst, hasLast bool
}

// sounds is the compiled spelling.txt.
type sounds struct {
	letters map[rune]string
	parts   [256][]letters // by the first of them, the longest first
	near    [128][128]float32
	drop    [128]float32
	skip    map[string]bool
	join    map[string]bool
}

func (b *base) addSpelling(file, text string) error {
	s := &sounds{letters: map[rune]string{}, skip: map[string]bool{}, join: map[string]bool{}}
	any, first, last, known := map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{} // letters to sounds
	for i := range s.near {
		s.drop[i] = 1
		for j := range s.near[i] {
			if i != j {
				s.near[i][j] = 1
			}
		}
	}
	for l := range lines(file, text) {
		f := slices.Collect((cell{l.text, 0}).split(' '))
		for _, c := range f[1:] {
			if c.text == "" {
				continue
			}
			from, to, pair := strings.Cut(c.text, "=")
			switch f[0].text {
			case "letter", "sound", "first", "last":
				if !pair || from == "" {
					return l.fault(c, "letters=letters")
				}
				switch f[0].text {
				case "letter":
					s.letters[[]rune(from)[0]] = to
				case "sound":
					any[from] = to
				case "first":
					first[from] = to
				default:
					last[from] = to
				}
				known[from] = true
			case "near", "drop":
				if c == f[1] {
					continue
				}
				cost, err := strconv.ParseFloat(f[1].text, 32)
				switch {
				case err != nil:
					return l.fault(f[1], "a number from 0 to 1")
				case f[0].text == "drop" && len(c.text) == 1:
					s.drop[c.text[0]] = float32(cost)
				case f[0].text == "near" && len(c.text) == 2:
					s.near[c.text[0]&127][c.text[1]&127], s.near[c.text[1]&127][c.text[0]&127] = float32(cost), float32(cost)
				default:
					return l.fault(c, "one sound after drop, two after near")
				}
			case "skip":
				s.skip[c.text] = true
			case "join":
				s.join[c.text] = true
			default:
				return l.fault(f[0], "letter, sound, first, last, near, drop, skip or join")
			}
		}
	}
	for from := range known {
		p := letters{text: from}
		p.any, p.hasAny = any[from]
		p.first, p.hasFirst = first[from]
		p.last, p.hasLast = last[from]
		s.parts[from[0]] = append(s.parts[from[0]], p)
	}
	for _, ps := range s.parts {
		slices.SortFunc(ps, func(a, b letters) int { return cmp.Or(len(b.text)-len(a.text), strings.Compare(a.text, b.text)) })
	}
	b.sounds = s
	return nil
}

// spelling is a name as it is heard.
type spelling struct {
	words    [][]byte // sounds of each word
	all      []byte   // of all words
	initials string
	bare     bool // of a script that writes no short vowels
}

// spell reads a name.
func (s *sounds) spell(name string) spelling {
	var p spelling
	plain := s.latin(name, &p.bare)
	join := ""
	raw := strings.FieldsFunc(plain, func(r rune) bool { return separates(r) || r == ';' || r == ':' })
	p.words, p.all = make([][]byte, 0, len(raw)), make([]byte, 0, len(plain)+8)
	for i, w := range raw {
		low := strings.ToLower(w)
		switch {
		case len(low) == 1 && w != low && i > 0 && i+1 < len(raw):
			p.initials += low
			continue
		case s.join[low] && i+1 < len(raw):
			join = "abd"
			continue
		case s.skip[low] && len(raw) > 1:
			continue
		}
		if p.bare && strings.HasPrefix(low, "al") && len(low) > 4 {
			low = low[2:]
		}
		if n := len(low); n > 4 && i+1 < len(raw) && strings.HasSuffix(low, "ur") && strings.ToLower(raw[i+1])[0] == 'r' {
			low = low[:n-2] // "Waliur Rehman", "Wali ur-Rehman"
		}
		from := len(p.all)
		p.all = s.hear(p.all, join+oneWord(low))
		join = ""
		if from < len(p.all) {
			p.words = append(p.words, p.all[from:len(p.all):len(p.all)])
		}
	}
	return p
}

// isLatin reports a name that latin leaves as it is.
func isLatin(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= utf8.RuneSelf || c == '\'' || c == '`' || c == '.' {
			return false
		}
	}
	return true
}

// latin strips marks and writes other scripts in Latin letters.
func (s *sounds) latin(name string, bare *bool) string {
	if isLatin(name) {
		return name
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case r < 128:
			if r != '\'' && r != '`' && r != '.' {
				b.WriteRune(r)
			}
			continue
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Lm, r) || r == '’' || r == '‘' || r == '´' || r == '′':
			continue
		}
		if l, ok := s.letters[unicode.ToLower(r)]; ok {
			b.WriteString(l)
			*bare = *bare || unicode.Is(unicode.Arabic, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// oneWord undoes what grows together in names of Arabic: the article after Abd,
// before Din, and the vowel before Allah.
func oneWord(w string) string {
	for _, a := range []string{"ullah", "ollah", "allah", "ulla", "olla", "alla"} {
		if r, ok := strings.CutSuffix(w, a); ok && (len(r) > 2 || r == "") {
			return r + "ala"
		}
	}
	if rest, ok := strings.CutPrefix(w, "abd"); ok && len(rest) > 4 && strings.ContainsRune("aeou", rune(rest[0])) {
		r := strings.TrimLeft(rest, "aeou")
		if len(r) > 3 && (r[0] == 'l' || r[0] == r[1]) && len(strings.TrimLeft(r[1:], "aeiou")) < len(r[1:])+1 {
			w = "abd" + r[1:]
		}
	}
	for _, d := range []string{"uddin", "eddin", "addin", "oddin", "udin", "edin", "odin", "eddine", "edine", "uddeen", "udeen"} {
		if r, ok := strings.CutSuffix(w, d); ok && len(r) > 2 || ok && r == "" {
			return r + "din"
		}
	}
	return w
}

// glide writes y for a j between a vowel and a consonant, and leaves out a mute e.
func glide(w string) string {
	vowel := func(i int) bool { return i >= 0 && i < len(w) && strings.IndexByte("aeiouy", w[i]) >= 0 }
	for i := 1; i < len(w); i++ {
		if w[i] == 'j' && vowel(i-1) && !vowel(i+1) {
			w = w[:i] + "y" + w[i+1:]
		}
	}
	if n := len(w); n > 3 && w[n-1] == 'e' && !vowel(n-2) && (vowel(n-3) || n > 4 && w[n-2] == 'h' && vowel(n-4)) {
		w = w[:n-1]
	}
	return w
}

// hear appends the sounds of letters to out, doubled ones as one.
func (s *sounds) hear(out []byte, w string) []byte {
	from := len(out)
	put := func(sound string) {
		for i := 0; i < len(sound); i++ {
			if c := sound[i]; c < 128 && (len(out) == from || out[len(out)-1] != c) {
				out = append(out, c)
			}
		}
	}
	w = glide(w)
	for i := 0; i < len(w); {
		n := 0
		for k := range s.parts[w[i]] {
			p := &s.parts[w[i]][k]
			if !strings.HasPrefix(w[i:], p.text) {
				continue
			}
			sound, ok := p.any, p.hasAny
			if i == 0 && p.hasFirst {
				sound, ok = p.first, true
			}
			if i+len(p.text) == len(w) && i > 0 && p.hasLast {
				sound, ok = p.last, true
			}
			if ok {
				put(sound)
				n = len(p.text)
				break
			}
		}
		if n == 0 {
			put(w[i : i+1])
			n = 1
		}
		i += n
	}
	return out
}

// key is the same for all spellings of a name that may be one, and for some
// others: the consonants, those that are taken for each other as one.
func (p *spelling) key() string {
	b := make([]byte, 0, 32)
	for i, c := range p.all {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'E', 'O', 'h', 'X', 'C', 'J', 'S', 'y', 'v', 'w':
			continue
		case 'g', 's', 'z', 'T', 'k':
			c = 'k'
		case 'd':
			c = 't'
		case 'b':
			c = 'p'
		case 'f', 'N':
			if c == 'N' {
				c = 'n'
				break
			}
			if i == len(p.all)-1 {
				continue
			}
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	return string(b)
}

// same reports two spellings of one name.
func (s *sounds) same(a, b *spelling) bool {
	if a.initials != "" && b.initials != "" && a.initials != b.initials || len(a.all) == 0 || len(b.all) == 0 {
		return false
	}
	bare := a.bare || b.bare
	if len(a.words) == len(b.words) {
		total, ok := float32(0), true
		for i := range a.words {
			c := s.apart(a.words[i], b.words[i], bare)
			ok = ok && c <= allowed(max(len(a.words[i]), len(b.words[i])))
			total += c
		}
		if ok && total <= 0.5+0.24*float32(len(a.words)-1) {
			return true
		}
		if len(a.words) == 2 {
			return s.apart(a.words[0], b.words[1], bare) <= 0.1 && s.apart(a.words[1], b.words[0], bare) <= 0.1
		}
		return false
	}
	if bytes.Equal(a.all, b.all) {
		return true
	}
	return s.apart(a.all, b.all, bare) <= min(0.75, allowed(max(len(a.all), len(b.all))))
}

// allowed is what a word of so many sounds may cost.
func allowed(n int) float32 {
	switch {
	case n < 3:
		return 0
	case n == 3:
		return 0.26
	case n == 4:
		return 0.32
	}
	return min(0.8, 0.5+0.05*float32(n-5))
}

// apart is the least cost of turning one run of sounds into another; a script
// without short vowels makes these cheap.
func (s *sounds) apart(a, b []byte, bare bool) float32 {
	if bytes.Equal(a, b) {
		return 0
	}
	if len(b) > 62 || len(a) > 62 {
		return 9
	}
	drop := func(c byte, at int) float32 {
		if at == 0 && c == 'h' {
			return 0.5
		}
		if bare && slices.Contains([]byte("aeiouEOyh"), c) {
			return 0.02
		}
		return s.drop[c]
	}
	var rows [2][64]float32
	old, row := &rows[0], &rows[1]
	for j := range b {
		old[j+1] = old[j] + drop(b[j], j)
	}
	for i, x := range a {
		row[0] = old[0] + drop(x, i)
		for j, y := range b {
			row[j+1] = min(old[j]+s.near[x][y], old[j+1]+drop(x, i), row[j]+drop(y, j))
		}
		old, row = row, old
	}
	return old[len(b)]
}
