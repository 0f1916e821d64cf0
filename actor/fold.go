package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain gives the ASCII letters that stand for a letter with a mark; the empty
// string drops the rune (apostrophes and the marks of transliteration).
var plain = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ă': "a", 'ą': "a", 'ạ': "a", 'ả': "a", 'ắ': "a", 'ấ': "a",
	'ç': "c", 'ć': "c", 'č': "c", 'ĉ': "c", 'ď': "d", 'đ': "d", 'ḍ': "d", 'ð': "d",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ė': "e", 'ę': "e", 'ě': "e", 'ế': "e", 'ễ': "e", 'ə': "e",
	'ğ': "g", 'ģ': "g", 'ġ': "g", 'ḥ': "h", 'ħ': "h", 'ḫ': "kh", 'ẖ': "h",
	'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ī': "i", 'į': "i", 'ı': "i", 'ķ': "k", 'ł': "l", 'ļ': "l", 'ľ': "l",
	'ñ': "n", 'ń': "n", 'ņ': "n", 'ň': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ō': "o", 'ő': "o", 'ố': "o", 'ộ': "o",
	'ŕ': "r", 'ř': "r", 'ś': "s", 'š': "s", 'ş': "s", 'ș': "s", 'ṣ': "s", 'ß': "ss", 'ţ': "t", 'ț': "t", 'ť': "t", 'ṭ': "t", 'þ': "th",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ū': "u", 'ů': "u", 'ű': "u", 'ư': "u", 'ų': "u", 'ý': "y", 'ÿ': "y", 'ź': "z", 'ż': "z", 'ž': "z", 'ẓ': "z",
	'æ': "ae", 'œ': "oe",
	'\'': "", '’': "", '‘': "", '`': "", 'ʿ': "", 'ʾ': "", 'ʻ': "", 'ʼ': "", '.': "", '´': "", '′': "", '\u0301': "", '\u0308': "", '\u0303': "", '\u0327': "", '\u0304': "", '\u0323': "",
}

// foldedASCII is what stands for an ASCII character, 0 nothing.
var foldedASCII = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		t[c] = byte(unicode.ToLower(rune(c)))
	}
	t['\''], t['`'], t['.'] = 0, 0, 0
	return t
}()

// appendFold appends the folded form of a word: lower case, marks and
// apostrophes dropped.
func appendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c = foldedASCII[c]; c != 0 {
				dst = append(dst, c)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		r = unicode.ToLower(r)
		if p, ok := plain[r]; ok {
			dst = append(dst, p...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func fold(s string) string {
	var letters [32]byte
	return string(appendFold(letters[:0], s))
}

// surfaceWords parts a name into the words that fold and match one by one. The
// clitic of the possessive is dropped.
func surfaceWords(name string) []string { return appendWords(nil, name) }

// appendWords appends the words of a name.
func appendWords(out []string, name string) []string {
	for from, to := separators.word(name, 0); from < to; from, to = separators.word(name, to) {
		w := name[from:to]
		switch last := w[len(w)-1]; {
		case len(w) <= len("’s") && clitic(w):
			continue
		case last != 's':
		case len(w) > 2 && (strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "`s")):
			w = w[:len(w)-2]
		case strings.HasSuffix(w, "’s"):
			w = w[:len(w)-len("’s")]
		}
		out = append(out, w)
	}
	return out
}

// separators are the lengths of what parts words, by its first byte.
var separators = separatorTable{' ': 1, '-': 1, '/': 1, '_': 1, ',': 1, '(': 1, ')': 1, '"': 1, '&': 1, '\t': 1, '\n': 1, 0xC2: 2, 0xE2: 3}

type separatorTable [256]uint8

// at is the length of what parts words at a byte of a text, 0 none.
func (t *separatorTable) at(s string, i int) int {
	n := int(t[s[i]])
	switch s = s[i:]; n {
	case 2:
		if !strings.HasPrefix(s, "\u00a0") {
			return 0
		}
	case 3:
		if !strings.HasPrefix(s, "–") && !strings.HasPrefix(s, "“") && !strings.HasPrefix(s, "”") {
			return 0
		}
	}
	return n
}

// word is where the first word from a byte of a text on stands, nowhere when none is left.
func (t *separatorTable) word(s string, i int) (from, to int) {
	for from = i; from < len(s) && t[s[from]] != 0; {
		n := t.at(s, from)
		if n == 0 {
			break
		}
		from += n
	}
	for to = from; to < len(s) && (t[s[to]] == 0 || t.at(s, to) == 0); {
		to++
	}
	return from, to
}

// clitic is a possessive mark that the tokenizer has set apart.
func clitic(form string) bool {
	switch form {
	case "'s", "’s", "'", "’", "'S", "’S", "`s":
		return true
	}
	return false
}

// foldName folds all words of a name, joined by a space.
func foldName(name string) string {
	var letters [48]byte
	return string(appendFoldName(letters[:0], name))
}

// appendFoldName appends the folded name to nothing.
func appendFoldName(b []byte, name string) []byte {
	var room [8]string
	for _, w := range appendWords(room[:0], name) {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = appendFold(b, w)
	}
	return b
}

// capitals reports whether a form has letters and all of them are upper case.
func capitals(form string) bool {
	some := false
	for i := 0; i < len(form) && form[i] < utf8.RuneSelf; i++ {
		if 'a' <= form[i] && form[i] <= 'z' {
			return false // most words
		}
	}
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		some = some || unicode.IsUpper(r)
	}
	return some
}

// capitalized reports whether some letter is upper case.
func capitalized(form string) bool {
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= utf8.RuneSelf {
			break
		} else if 'A' <= c && c <= 'Z' {
			return true
		}
	}
	return strings.IndexFunc(form, unicode.IsUpper) >= 0
}

// slug is a folded name fit for an identifier.
func slug(name string) string {
	var b []byte
	for _, r := range foldName(name) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b = append(b, byte(r))
		case len(b) > 0 && b[len(b)-1] != '-':
			b = append(b, '-')
		}
	}
	return strings.Trim(string(b), "-")
}

// wellCased: a name has small letters and capitals.
func wellCased(name string) bool {
	return strings.ContainsFunc(name, unicode.IsLower) && strings.ContainsFunc(name, unicode.IsUpper)
}
