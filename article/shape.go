package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many words these lines have at most; bylines and credits have fewer.
const (
	mostStamp   = 18
	mostCaption = 45 // that is told by its words
)

// creditSigns stand near the beginning of a credit.
const creditSigns = ":©/|"

// stampLine: nearly all words are of a date, a time, or what stands beside them.
func stampLine(text string, words []string, w *weights) bool {
	if len(words) == 0 || len(words) > mostStamp {
		return false
	}
	if endsSentence(text) && !strings.HasSuffix(text, "m.") {
		if len(words) > 6 {
			return false
		}
		_, _, end, ok := lineDate(text) // "14. ožujka 2024.", "14 марта 2024 г."
		return ok && utf8.RuneCountInString(text[end:]) <= 4 && dayLine(text)
	}
	known, dated, numbers := 0, 0, 0
	for _, s := range words {
		switch {
		case s[0] >= '0' && s[0] <= '9' || s[0] >= utf8.RuneSelf && digitFirst(s):
			known++
			numbers++
		case monthOf(s) > 0 || weekday(s):
			known++
			dated++
		case len(s) <= 2 || stampWord(s):
			known++
		}
	}
	if numbers == 0 && !(w[classStamp] >= 4 && len(words) <= 5) {
		return false
	}
	if dated == 0 {
		if len(words) <= 6 {
			if d, ok := writtenDateOf(text); ok && d.english {
				return true
			}
		}
		if dayLine(text) {
			return true
		}
		if w[classStamp] < 2 {
			return false
		}
	}
	return known*10 >= len(words)*7
}

// digitFirst: a digit of any script begins the word.
func digitFirst(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsDigit(r)
}

// menuLine: short entries with the same mark between them, three times and more.
func menuLine(text string, words int) bool {
	for _, mark := range [...]string{" | ", " • ", " · ", " > ", " › ", " / ", " » "} {
		if strings.IndexByte(text, mark[1]) < 0 { // soon seen
			continue
		}
		if n := strings.Count(text, mark); n >= 3 && words <= 4*(n+1) && !endsSentence(text) {
			return true
		}
	}
	return false
}

// fieldLine: a name of one to three words, a colon and a short value with a number.
func fieldLine(text string, words int) bool {
	i := strings.IndexByte(text, ':')
	return i > 0 && words <= 8 && len(strings.Fields(text[:i])) <= 3 && strings.ContainsAny(text[i:], "0123456789")
}

// agoLine: a name, a mark and how long ago: "Radio · 3 hours ago".
func agoLine(text string, words []string, w *weights) bool {
	return len(words) <= 8 && w[classStamp] >= 4 && strings.ContainsAny(text, "·|•–—,") && !endsSentence(text) &&
		strings.HasSuffix(words[len(words)-1], "ago")
}

// codeLine: the slugs, numbers and initials of a wire or a system, hardly a word.
func codeLine(text string, words []string) bool {
	if len(words) < 2 || len(words) > 12 || endsSentence(text) {
		return false
	}
	coded, low := 0, 0
	for _, s := range strings.Fields(text) {
		switch {
		case strings.ContainsAny(s, "0123456789"), len(s) == 1, strings.Contains(s, "-") && capitals(s), strings.Contains(s, "/") && !strings.Contains(s, " "):
			coded++
		case strings.ToLower(s) == s:
			low++
		}
	}
	n := len(strings.Fields(text))
	return coded*10 >= n*6 && low == 0 && n >= 2
}

func stampWord(s string) bool {
	for _, p := range loadVocabulary()[s] {
		if p.class == classStamp {
			return true
		}
	}
	return false
}

// bylineLine: "By" and names, or a name with an office beside it.
func bylineLine(text string, words []string, w *weights, f shape) bool {
	n := len(words)
	if n < 2 || n > 14 || endsSentence(text) && n > 6 {
		return false
	}
	names, low := 0, 0
	for i, s := range strings.Fields(text) {
		if i == 0 && strings.EqualFold(s, "by") {
			continue
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "(|,–—-•·"))
		switch {
		case unicode.IsUpper(r):
			names++
		case unicode.IsLower(r) && !strings.EqualFold(s, "and") && !particle(strings.ToLower(s)):
			low++
		}
	}
	if strings.EqualFold(words[0], "by") && len(text) > 2 && (text[2] == ' ' || text[2] == ':') {
		if names >= 1 && low <= 1 && hasDate(text) {
			return true
		}
		return names >= 1 && low <= 1+n/4 && f.digits == 0 || names >= 2 && low <= 2 && w[classStamp] >= 2
	}
	return w[classOffice] >= 2 && names >= 2 && low <= 2 && n <= 8 && f.digits == 0 &&
		(strings.ContainsAny(text, ",|/–—-") || w[classOffice] >= 4 && n <= 6) && (n <= 6 || low == 0) && !f.caps
}

// creditLine: who a picture is from, alone on its line.
func creditLine(text string, words int, w *weights, f shape) bool {
	if words == 0 || words > 12 {
		return false
	}
	if o, c := text[0], text[len(text)-1]; words <= 6 && (o == '(' && c == ')' || o == '[' && c == ']') && strings.Count(text, "(") <= 1 {
		return true
	}
	if w[classCredit] >= 4 && f.title >= 0.5 && (strings.ContainsAny(head(text, 20), creditSigns) || w[classAgency] >= 4 && words <= 6) {
		return true
	}
	return w[classAgency] >= 4 && words <= 6 && (f.symbols > 0 || strings.ContainsAny(text, "/©|")) && !endsSentence(text)
}

// captionLine: ends with a picture's credit, or uses words only captions use.
func captionLine(text string, it *item, w *weights) bool {
	if it.words < 4 || it.words > 70 {
		return false
	}
	if creditAt(text) > 0 && it.words <= 60 {
		return true
	}
	return w[classCaption] >= 3 && it.words <= mostCaption && !it.quoted && strings.ContainsAny(text, "([")
}

// creditAt is where the credit that ends a caption begins, 0 when none does: "(dpa)",
// "[File: AFP]", "Photo: …", "| AP Photo". Brackets that end a sentence with
// the full stop after them are none.
func creditAt(text string) int {
	last := text[len(text)-1]
	if last == ')' || last == ']' {
		open := byte('(')
		if last == ']' {
			open = '['
		}
		i := strings.LastIndexByte(text, open)
		if i <= 0 || i < len(text)-90 {
			return 0
		}
		inner := text[i+1 : len(text)-1]
		n := len(strings.Fields(inner))
		words := wordsOf(inner, nil)
		w := loadVocabulary().weigh(words)
		before := strings.TrimRight(text[:i], " ")
		if n == 0 || n > 9 || len(words) == 0 {
			return 0
		}
		if w[classAgency] >= 3 || w[classCredit] >= 3 || n <= 4 && endsSentence(before) && !strings.HasSuffix(before, "”") {
			return i
		}
		return 0
	}
	from := max(0, len(text)-79)
	tail := text[from:]
	if strings.IndexByte(tail, ':') < 0 && strings.IndexByte(tail, '|') < 0 && !strings.Contains(tail, "©") && !strings.Contains(tail, "Photo") {
		return 0
	}
	for _, mark := range []string{" Photo: ", " Photograph: ", " Photo by ", " Image: ", " Picture: ", " Photo credit: ", " Credit: ", " AP Photo", " © ", " | "} {
		if i := strings.LastIndex(tail, mark); from+i > 0 && i >= 0 && len(strings.Fields(tail[i:])) <= 9 {
			if mark == " | " {
				if w := loadVocabulary().weigh(wordsOf(tail[i:], nil)); w[classAgency]+w[classCredit] < 3 {
					continue
				}
			}
			return from + i + 1
		}
	}
	return 0
}
