package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sitrep"
)

// spelling is a name as it is heard.
type spelling struct {
	all      []byte // sounds of all words
	ends     []byte // by word: where its sounds end
	initials string
	bare     bool // of a script that writes no short vowels
}

// mostSounds is how long a name may be.
const mostSounds = 255

// word is the sounds of a word.
func (p *spelling) word(i int) []byte {
	from := byte(0)
	if i > 0 {
		from = p.ends[i-1]
	}
	return p.all[from:p.ends[i]]
}

// spell reads a name into p, in the room that p has.
func (s *sounds) spell(p *spelling, name string) {
	*p = spelling{all: p.all[:0], ends: p.ends[:0]}
	plain := s.latin(name, &p.bare)
	var room [8]sitrep.Span
	var letters [48]byte
	raw, lower := appendRaw(room[:0], plain), string(appendLower(letters[:0], plain))
	join := ""
	for i, at := range raw {
		w, low := plain[at.Start:at.End], ""
		if len(lower) == len(plain) {
			low = lower[at.Start:at.End]
		} else {
			low = strings.ToLower(w)
		}
		switch {
		case len(low) == 1 && w != low && i > 0 && i+1 < len(raw):
			p.initials += string([]byte{low[0]}) // not low itself: what is heard need not be kept
			continue
		case i+1 < len(raw) && s.small.may(low) && s.join[low]:
			join = "abd"
			continue
		case len(raw) > 1 && s.small.may(low) && s.skip[low]:
			continue
		}
		if p.bare && strings.HasPrefix(low, "al") && len(low) > 4 {
			low = low[2:]
		}
		if n := len(low); n > 4 && i+1 < len(raw) && strings.HasSuffix(low, "ur") && plain[raw[i+1].Start]|0x20 == 'r' {
			low = low[:n-2] // "Waliur Rehman", "Wali ur-Rehman"
		}
		from := len(p.all)
		if low = oneWord(low); join != "" {
			low, join = join+low, ""
		}
		p.all = s.hear(p.all, low)
		if max(len(p.all), len(p.initials)) > mostSounds {
			*p = spelling{}
			return
		}
		if from < len(p.all) {
			p.ends = append(p.ends, byte(len(p.all)))
		}
	}
}

// appendRaw appends the words of a name as they are written.
func appendRaw(out []sitrep.Span, name string) []sitrep.Span {
	for from, to := listSeparators.word(name, 0); from < to; from, to = listSeparators.word(name, to) {
		out = append(out, sitrep.Span{Start: from, End: to})
	}
	return out
}

// listSeparators are separators with those between names.
var listSeparators = func() separatorTable {
	t := separators
	t[';'], t[':'] = 1, 1
	return t
}()

// appendLower appends a name in lower case.
func appendLower(b []byte, name string) []byte {
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= utf8.RuneSelf {
			return append(b, strings.ToLower(name[i:])...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b
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
	b.Grow(len(name))
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
	if !strings.HasPrefix(w, "abd") && !strings.HasSuffix(w, "lla") && !strings.HasSuffix(w, "llah") && !strings.HasSuffix(w, "din") && !strings.HasSuffix(w, "dine") && !strings.HasSuffix(w, "deen") {
		return w
	}
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
	if strings.IndexByte(w, 'j') > 0 {
		for i := 1; i < len(w); i++ {
			if w[i] == 'j' && vowel(i-1) && !vowel(i+1) {
				w = w[:i] + "y" + w[i+1:]
			}
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
	w = glide(w)
	for i := 0; i < len(w); {
		at, last := w[i], i+1 == len(w)
		byItself := last || s.second[at]&(1<<(w[i+1]&31)) == 0
		if byItself {
			a := &s.alone[at]
			c := a.any
			if i == 0 {
				c = a.first
			} else if last {
				c = a.last
			}
			if c != 0 {
				if len(out) == from || out[len(out)-1] != c {
					out = append(out, c)
				}
				i++
				continue
			}
		}
		sound, n := s.heardAt(w, i, byItself)
		for k := 0; k < len(sound); k++ {
			if c := sound[k]; c < 128 && (len(out) == from || out[len(out)-1] != c) {
				out = append(out, c)
			}
		}
		i += n
	}
	return out
}

// heardAt is what is heard at a letter, by itself or together with those after it, and of
// how many letters.
func (s *sounds) heardAt(w string, i int, byItself bool) (sound string, n int) {
	parts := s.parts[w[i]]
	if byItself {
		parts = parts[max(0, len(parts)-1):] // the letter alone, if anything, comes last
	}
	for k := range parts {
		p := &parts[k]
		if p.second != 0 && (i+1 == len(w) || p.second != w[i+1]) || !strings.HasPrefix(w[i:], p.text) {
			continue
		}
		switch {
		case i+len(p.text) == len(w) && i > 0 && p.hasLast:
			return p.last, len(p.text)
		case i == 0 && p.hasFirst:
			return p.first, len(p.text)
		case p.hasAny:
			return p.any, len(p.text)
		}
	}
	return w[i : i+1], 1
}

// keyOf is what a key has of a sound, 0 nothing: the vowels and what is easily left
// out are missing, consonants that are taken for each other are one.
var keyOf = func() (t [128]byte) {
	for c := range t {
		t[c] = byte(c)
	}
	for _, c := range "aeiouEOhXCJSyvw" {
		t[c] = 0
	}
	for _, c := range "gszT" {
		t[c] = 'k'
	}
	t['d'], t['b'], t['N'] = 't', 'p', 'n'
	return t
}()

// key is the same for all spellings of a name that may be one, and for some others.
func (p *spelling) key() uint32 {
	h, last := uint32(2166136261), byte(0)
	for i, sound := range p.all {
		c := keyOf[sound&127]
		if c == 0 || c == last || c == 'f' && i == len(p.all)-1 {
			continue
		}
		h, last = (h^uint32(c))*16777619, c
	}
	return h ^ h>>15
}
