package encoder

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What BERT's uncased models do to a text before it is cut into pieces, rune by
// rune: tokenizers' BertNormalizer and BertPreTokenizer (Hugging Face).

// control reports whether a rune is dropped.
func control(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case 0, unicode.ReplacementChar:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// ideograph reports whether a rune is a word by itself.
func ideograph(r rune) bool {
	switch {
	case r < 0x3400:
		return false
	case r <= 0x4DBF, 0x4E00 <= r && r <= 0x9FFF, 0xF900 <= r && r <= 0xFAFF,
		0x20000 <= r && r <= 0x2A6DF, 0x2A700 <= r && r <= 0x2B73F, 0x2B740 <= r && r <= 0x2B81F,
		0x2B920 <= r && r <= 0x2CEAF, 0x2F800 <= r && r <= 0x2FA1F:
		return true
	}
	return false
}

// punctuation reports whether a rune is a word by itself as a mark: all that
// is punctuation in Unicode or neither letter nor digit in ASCII.
func punctuation(r rune) bool {
	if r < 0x80 {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}

// plainRunes appends what is left of a rune: decomposed, without accents, in
// lower case.
func plainRunes(dst []rune, r rune) []rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(dst, r+'a'-'A')
	case r < 0x80:
		return append(dst, r)
	}
	var in [4]byte
	var out [64]byte
	n := len(string(r))
	copy(in[:], string(r))
	for _, d := range string(norm.NFD.Append(out[:0], in[:n]...)) {
		if !unicode.Is(unicode.Mn, d) {
			dst = append(dst, unicode.ToLower(d))
		}
	}
	return dst
}
