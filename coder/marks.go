package coder

import (
	"sort"
	"strings"
	"unicode/utf8"

	"sitrep"
)

var closing = map[rune]rune{'“': '”', '«': '»', '„': '“', '‘': '’', '"': '"', '「': '」'}

// opens: the rune may open a quotation.
func opens(r rune) bool {
	switch r {
	case '“', '«', '„', '‘', '"', '「':
		return true
	}
	return false
}

// firstMark is where the first rune stands that may open a quotation, -1 for none.
func firstMark(text string) int {
	if strings.IndexByte(text, '"') < 0 && strings.IndexByte(text, 0xC2) < 0 && strings.IndexByte(text, 0xE2) < 0 && strings.IndexByte(text, 0xE3) < 0 {
		return -1 // the first bytes of all of them
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '"' && text[i] < 0xC2 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); opens(r) {
			return i
		}
	}
	return -1
}

// marks finds the stretches in quotation marks of a block, outermost ones only.
// A stretch left open ends with its block (a quotation that runs over paragraphs).
func marks(text string, from, to int) []sitrep.Span {
	var out []sitrep.Span
	if from < to && text[from] == '"' && strings.Contains(text[from+1:to], `""`) {
		return doubled(text, from+1, to)
	}
	first := firstMark(text[from:to])
	if first < 0 {
		return nil
	}
	start, end := -1, rune(0)
	prev := ' '
	if first > 0 {
		prev, _ = utf8.DecodeLastRuneInString(text[from : from+first])
	}
	first += from
	for i, r := range text[first:to] {
		at := first + i
		switch {
		case start < 0:
			if !opens(r) {
				break
			}
			c := closing[r]
			if r == '‘' && isWord(prev) || r == '‘' && !strings.ContainsRune(text[at:to], '’') {
				break
			}
			if r == '"' && (isWord(prev) || prev == '"' || strings.ContainsRune(".,!?", prev)) { // a stray or doubled closing mark
				break
			}
			start, end = at+len(string(r)), c
		case r == end || end == '”' && r == '"' || end == '"' && r == '”':
			next := rune(0)
			for _, n := range text[at+len(string(r)) : to] {
				next = n
				break
			}
			if end == '’' && isWord(next) {
				break // an apostrophe
			}
			if start == at { // doubled marks, as tables write them
				start = at + len(string(r))
				break
			}
			if at > start {
				out = append(out, sitrep.Span{Start: start, End: at})
			}
			start = -1
		}
		prev = r
	}
	if start >= 0 && to-start > 40 && end != '’' {
		out = append(out, sitrep.Span{Start: start, End: to})
	}
	return out
}

// doubled finds the stretches between doubled marks, as a quoted field of a table has them.
func doubled(text string, from, to int) []sitrep.Span {
	var out []sitrep.Span
	for at := from; ; {
		a := strings.Index(text[at:to], `""`)
		if a < 0 {
			return out
		}
		a += at + 2
		b := strings.Index(text[a:to], `""`)
		if b < 0 {
			return out
		}
		out = append(out, sitrep.Span{Start: a, End: a + b})
		at = a + b + 2
	}
}

func isWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0xC0 && r != '“' && r != '”' && r != '‘' && r != '’' && r != '«' && r != '»' && r != '–' && r != '—' && r != '…'
}

// wordCount is how many stretches without white space there are.
func wordCount(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

// titleLike: a name in quotation marks ("Deterrence of Aggression"), no words of a speaker.
func titleLike(text string) bool {
	if n := wordCount(text); n < 2 || n > 6 || strings.ContainsAny(text, ".,!?;") {
		return false
	}
	words := strings.Fields(text)
	for _, x := range words {
		if len(x) > 3 && (x[0] < 'A' || x[0] > 'Z') {
			return false
		}
	}
	return words[len(words)-1][0] >= 'A' && words[len(words)-1][0] <= 'Z'
}

// inTitle: the token stands within a name in quotation marks.
func (w *work) inTitle(sp sitrep.Span) bool {
	lo := sort.Search(len(w.titles), func(i int) bool { return w.titles[i].End > sp.Start })
	return lo < len(w.titles) && w.titles[lo].Contains(sp)
}
