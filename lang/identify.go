package lang

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Identify tells the language of a text by its first 600 characters or so:
// ISO 639-1, "" when the text is too short, has no letters to speak of, is of
// a language without a two-letter code, or the model is unsure. Method:
// character trigrams (Cavnar and Trenkle 1994) as in whatlanggo.
func Identify(text string) string {
	text = sample(text)
	if letters := letters(text); letters < 20 || letters*2 < utf8.RuneCountInString(text) {
		return ""
	}
	if mostlyEnglish(text) {
		return "en"
	}
	if strings.ToUpper(text) == text {
		text = strings.ToLower(text)
	}
	if latin(text) && (mostlyNames(text) || hintsEnglish(text)) {
		return ""
	}
	info := detect(text)
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// maxSample is how many bytes at most Identify looks at.
const maxSample = 600

// sample is the beginning of the text, from its first letter, cut at a word.
func sample(text string) string {
	text = strings.TrimLeftFunc(text[:min(len(text), 64*maxSample)], func(r rune) bool { return !unicode.IsLetter(r) })
	if len(text) <= maxSample {
		return text
	}
	n := maxSample
	for n < len(text) && n < maxSample+40 && text[n] != ' ' && text[n] != '\n' {
		n++
	}
	for n > 0 && n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// mostlyEnglish reports whether function words make up as much of the words as
// in English, those that only English has among them. It settles nearly all
// English inputs at a fraction of the cost of the trigrams, which are shy of
// short texts full of names.
func mostlyEnglish(text string) bool {
	n, own, all, kinds := 0, 0, 0, uint32(0)
	for w := range strings.FieldsSeq(text) {
		n++
		if kind, ok := functionWord(w); ok {
			all++
			if kind != 0 {
				own++
				kinds |= 1 << kind
			}
		}
	}
	return n >= 8 && (own*6 >= n || own*10 >= n && all*4 >= n || own*20 >= n && bits.OnesCount32(kinds) >= 6)
}

// longestEnglish is the length of the longest word of english.
const longestEnglish = 5

// functionWord looks a word up in english.
func functionWord(w string) (kind uint8, ok bool) {
	if len(w) > longestEnglish || !englishEnds[ends(w)] {
		return 0, false
	}
	return lookup(english, w)
}

// englishEnds are the first and last letters of the words of english.
var englishEnds = func() (t [1 << 10]bool) {
	for w := range english {
		t[ends(w)] = true
	}
	return t
}()

func ends(w string) int { return int(w[0]&31)<<5 | int(w[len(w)-1]&31) }

// english are function words; those that only English has are numbered from 1. A text of
// another language may have two or three of them ("of" is Dutch, "by" Danish), not six.
var english = map[string]uint8{
	"the": 1, "and": 2, "of": 3, "with": 4, "his": 5, "their": 6, "that": 7, "which": 8,
	"has": 9, "had": 10, "by": 11, "said": 12, "from": 13, "have": 14, "been": 15, "it": 16,
	"after": 17, "who": 18, "were": 19, "they": 20, "this": 21, "she": 22, "when": 23, "there": 24,
	"would": 25, "about": 26, "into": 27, "her": 28,
	"a": 0, "an": 0, "as": 0, "at": 0, "be": 0, "but": 0, "for": 0, "he": 0,
	"in": 0, "is": 0, "not": 0, "on": 0, "or": 0, "to": 0, "was": 0, "we": 0,
}

// Foreign tells the language of a block in an English document where it is plainly
// another one, else "": "und" where it is in another script and the model is unsure
// which. Names and figures without a sentence around them are no language.
func Foreign(block string) string {
	words, own := 0, 0
	for w := range strings.FieldsSeq(block) {
		words++
		if _, ok := functionWord(w); ok {
			own++
		}
		if own*foreignShare > max(words, foreignWords) {
			return "" // on the way to plain English
		}
	}
	other := !latin(block)
	if !other && (words < foreignWords || mostlyNames(block)) {
		return ""
	}
	text := sample(block)
	if letters := letters(text); letters < 20 || letters*2 < utf8.RuneCountInString(text) {
		return ""
	}
	info := detect(text)
	switch l := info.Lang.Iso6391(); {
	case info.IsReliable() && l != "en":
		return l
	case other:
		return "und"
	}
	return ""
}

const (
	foreignWords = 10 // of a block that can be told by its words
	foreignShare = 10 // English has a function word among so many at least
)

// hintsEnglish: a text too short for the trigrams has a word that only English has.
func hintsEnglish(text string) bool {
	words, own := 0, false
	for w := range strings.FieldsSeq(text) {
		words++
		kind, _ := functionWord(w)
		own = own || kind != 0
	}
	return own && words < 20
}

// mostlyNames: most words begin with a capital or a figure, and names are of any language.
func mostlyNames(text string) bool {
	words, small := 0, 0
	for w := range strings.FieldsSeq(text) {
		words++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	return small*2 < words
}

// latin: most letters are of the Latin script.
func latin(text string) bool {
	of, all := 0, 0
	for _, r := range text[:min(len(text), maxSample)] {
		if r < utf8.RuneSelf {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				of++
				all++
			}
		} else if unicode.IsLetter(r) {
			all++
			if unicode.Is(unicode.Latin, r) {
				of++
			}
		}
	}
	return of*2 >= all
}

func letters(text string) (n int) {
	for _, r := range text {
		if r < utf8.RuneSelf {
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				n++
			}
		} else if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
