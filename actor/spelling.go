package actor

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// letters are heard together.
type letters struct {
	text                      string
	second                    byte   // of the text, 0 none
	any, first, last          string // what is heard
	hasAny, hasFirst, hasLast bool
}

// alone is the one sound of a letter by itself, 0 where it has none or several.
type alone struct{ any, first, last byte }

// sounds is the compiled spelling.txt.
type sounds struct {
	letters map[rune]string
	parts   [256][]letters // by the first of them, the longest first
	near    [128][128]float32
	drop    [128]float32
	alone   [256]alone
	second  [256]uint32 // by a letter: the ones after it with which it is heard together, by their last bits
	skip    map[string]bool
	join    map[string]bool
	small   sieve // of these
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
				s.small.add(c.text)
			case "join":
				s.join[c.text] = true
				s.small.add(c.text)
			default:
				return l.fault(f[0], "letter, sound, first, last, near, drop, skip or join")
			}
		}
	}
	for from := range known {
		p := letters{text: from}
		if len(from) > 1 {
			p.second = from[1]
		}
		p.any, p.hasAny = any[from]
		p.first, p.hasFirst = first[from]
		p.last, p.hasLast = last[from]
		s.parts[from[0]] = append(s.parts[from[0]], p)
		if len(from) > 1 {
			s.second[from[0]] |= 1 << (from[1] & 31)
		}
	}
	for c := range 128 {
		s.alone[c] = s.heardAlone(byte(c))
	}
	for _, ps := range s.parts {
		slices.SortFunc(ps, func(a, b letters) int { return cmp.Or(len(b.text)-len(a.text), strings.Compare(a.text, b.text)) })
	}
	b.sounds = s
	return nil
}

// heardAlone is how a letter sounds by itself.
func (s *sounds) heardAlone(c byte) alone {
	one := func(sound string) byte {
		if len(sound) == 1 && sound[0] < 128 {
			return sound[0]
		}
		return 0
	}
	for _, p := range s.parts[c] {
		if len(p.text) > 1 {
			continue
		}
		a := alone{c, c, c}
		if p.hasAny {
			a = alone{one(p.any), one(p.any), one(p.any)}
		}
		if p.hasFirst {
			a.first = one(p.first)
		}
		if p.hasLast {
			a.last = one(p.last)
		}
		return a
	}
	return alone{c, c, c}
}

// same reports two spellings of one name.
func (s *sounds) same(a, b *spelling) bool {
	if a.initials != "" && b.initials != "" && a.initials != b.initials || len(a.all) == 0 || len(b.all) == 0 {
		return false
	}
	bare := a.bare || b.bare
	if n := len(a.ends); n == len(b.ends) {
		total, ok := float32(0), true
		for i := range n {
			x, y := a.word(i), b.word(i)
			c := s.apart(x, y, bare)
			ok = ok && c <= allowed(max(len(x), len(y)))
			total += c
		}
		if ok && total <= 0.5+0.24*float32(n-1) {
			return true
		}
		if n == 2 {
			return s.apart(a.word(0), b.word(1), bare) <= 0.1 && s.apart(a.word(1), b.word(0), bare) <= 0.1
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
