package place

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A key is the hash of a folded name. Folding makes lower case of it, drops
// marks and apostrophes, takes hyphens and other signs for a blank, writes
// "st", "mt" and "ft" for saint, mount and fort, and leaves out a first "the".
type key uint64

const (
	keyStart key = 14695981039346656037
	keyPrime key = 1099511628211
)

func (k key) byte(c byte) key { return (k ^ key(c)) * keyPrime }

// word appends a folded word to the name whose key is k; a name has its words
// set off by blanks.
func (k key) word(w []byte) key {
	if k != keyStart {
		k = k.byte(' ')
	}
	for _, c := range w {
		k = k.byte(c)
	}
	return k
}

// mix spreads the bits for the table of names.
func (k key) mix() uint64 {
	h := uint64(k)
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// isApostrophe tells the signs that stand within a word and count for nothing.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '`', '´', '′':
		return true
	}
	return false
}

// foldRune appends the letters and digits that r stands for; nothing for a
// mark or an apostrophe. ok is false for what sets words apart.
func foldRune(dst []byte, r rune) (out []byte, ok bool) {
	switch {
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		return append(dst, byte(r)), true
	case 'A' <= r && r <= 'Z':
		return append(dst, byte(r)+'a'-'A'), true
	case isApostrophe(r):
		return dst, true
	case r < 0x80:
		return dst, false
	}
	switch r {
	case 'ß':
		return append(dst, 's', 's'), true
	case 'ø', 'Ø':
		return append(dst, 'o'), true
	case 'đ', 'Đ', 'ð', 'Ð':
		return append(dst, 'd'), true
	case 'ł', 'Ł':
		return append(dst, 'l'), true
	case 'ı':
		return append(dst, 'i'), true
	case 'ħ', 'Ħ':
		return append(dst, 'h'), true
	case 'æ', 'Æ':
		return append(dst, 'a', 'e'), true
	case 'œ', 'Œ':
		return append(dst, 'o', 'e'), true
	case 'þ', 'Þ':
		return append(dst, 't', 'h'), true
	case 'ə', 'Ə':
		return append(dst, 'a'), true
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	d := norm.NFD.Properties(buf[:n]).Decomposition()
	if len(d) == 0 {
		return dst, 0x300 <= r && r < 0x370
	}
	c := d[0]
	switch {
	case 'a' <= c && c <= 'z':
		return append(dst, c), true
	case 'A' <= c && c <= 'Z':
		return append(dst, c+'a'-'A'), true
	}
	return dst, false
}

// foldWord writes the short form of words that have one.
func foldWord(w []byte) []byte {
	switch string(w) {
	case "saint", "sainte":
		return append(w[:0], "st"...)
	case "mount":
		return append(w[:0], "mt"...)
	case "fort":
		return append(w[:0], "ft"...)
	}
	return w
}

// foldName splits a name into folded words.
func foldName(name string) []string {
	var out []string
	var w []byte
	flush := func() {
		if len(w) > 0 {
			out = append(out, string(foldWord(w)))
			w = nil
		}
	}
	for i, r := range name {
		var ok bool
		if r == '.' { // within an abbreviation it counts for nothing
			if next, _ := utf8.DecodeRuneInString(name[i+1:]); len(w) <= 2 && isLetter(next) {
				continue
			}
		}
		if w, ok = foldRune(w, r); !ok {
			flush()
		}
	}
	flush()
	if len(out) > 1 && out[0] == "the" {
		out = out[1:]
	}
	return out
}

// keyOf is the key of a name.
func keyOf(name string) key { return keyOfWords(foldName(name)) }

func keyOfWords(words []string) key {
	k := keyStart
	for _, w := range words {
		k = k.word([]byte(w))
	}
	return k
}

// looseWord reduces a word to a skeleton that is the same for the usual Latin
// spellings of one Arabic or Persian name: Sukhna, Sukhnah, Sukneh; Hasakah,
// Hasake; Deir, Dayr.
func looseWord(dst, w []byte) []byte {
	start := len(dst)
	for i := 0; i < len(w); i++ {
		c := w[i]
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch c {
		case 'e', 'y', 'i':
			c = 'i'
		case 'o', 'u', 'w':
			c = 'u'
		case 'q', 'k', 'c', 'g':
			if next == 'h' {
				i++
			}
			c = 'k'
		case 'h':
			if next == 0 {
				continue
			}
		case 'z', 'd', 't', 's':
			if next == 'h' {
				i++
				if c == 's' || c == 't' && false {
					c = 'x'
				}
			}
		case 'j':
		}
		if n := len(dst); n > start && (dst[n-1] == c || vowel(dst[n-1]) && vowel(c)) {
			continue
		}
		dst = append(dst, c)
	}
	for len(dst) > start+2 && vowel(dst[len(dst)-1]) {
		dst = dst[:len(dst)-1]
	}
	return dst
}

func vowel(c byte) bool { return c == 'a' || c == 'i' || c == 'u' }

// looseKey is the key of the skeleton of a name without its articles, 0 when
// too little is left to tell names apart.
func looseKey[T string | []byte](words []T) key {
	k := keyStart.byte(1)
	n := 0
	var buf [64]byte
	for _, w := range words {
		if isArticle(string(w)) {
			continue
		}
		s := looseWord(buf[:0], []byte(w))
		n += len(s)
		k = k.byte(' ')
		for _, c := range s {
			k = k.byte(c)
		}
	}
	if n < 4 {
		return 0
	}
	return k
}

// isArticle tells the Arabic article in its assimilated forms.
func isArticle(w string) bool {
	switch w {
	case "al", "el", "ar", "as", "ash", "ad", "adh", "an", "at", "az", "ul", "ed", "es", "et", "ez", "er", "en", "e":
		return true
	}
	return false
}
