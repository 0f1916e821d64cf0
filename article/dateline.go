package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is the length of the dateline that opens a paragraph, 0 when there is
// none: place, date and agency up to a dash ("BAGHDAD, Feb. 4 (Reuters) - "), with
// bracketed notes of a monitoring service after it ("-- [TEXT]").
func dateline(s string) int {
	const reach = 140
	head := s
	if len(head) > reach {
		head = head[:reach]
	}
	if n := agencyMark(head); n > 0 {
		return n
	}
	if !strings.ContainsAny(head, "-_>—–―»") {
		return 0
	}
	dash, size := 0, 0
	for at := 1; at < len(head); {
		r, n := utf8.DecodeRuneInString(head[at:])
		if k := dashAt(head, at, r, n); k > 0 {
			dash, size = at, k
			break
		}
		at += n
	}
	if dash == 0 {
		return 0
	}
	front := strings.TrimSpace(head[:dash])
	end := dash + size
	next := notes(s, end)
	score := datelineScore(front, s[end:])
	if next > end {
		score += 2
	}
	if score < 3 {
		return 0
	}
	return next
}

// agencyMark is the length of an agency in brackets that opens a paragraph and stands before no
// dash: "(CNN) Italian police have".
func agencyMark(head string) int {
	const longest = 40
	end := strings.IndexByte(head, ')')
	if head == "" || head[0] != '(' || end < 3 || end > longest || end+2 >= len(head) || head[end+1] != ' ' {
		return 0
	}
	for _, w := range strings.Fields(head[1:end]) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return 0
		}
	}
	if r, _ := utf8.DecodeRuneInString(head[end+2:]); !unicode.IsUpper(r) {
		return 0
	}
	return end + 1
}

// dashAt is the width of a dash that sets off what stands before it, or of what
// newspapers set for one ("NAIROBI (AP) _ ", "CHINO >> "); 0 for a hyphen within a word.
func dashAt(s string, at int, r rune, n int) int {
	before := at > 0 && (s[at-1] == ' ' || s[at-1] == ')' || s[at-1] == '\n')
	after := at+n < len(s) && (s[at+n] == ' ' || s[at+n] == '\n')
	switch r {
	case '—', '–', '―':
		if before || after {
			return n
		}
	case '_', '»':
		if before && after {
			return n
		}
	case '>':
		if strings.HasPrefix(s[at:], ">> ") {
			return 2
		}
	case '-':
		if at+1 < len(s) && s[at+1] == '-' {
			k := 2
			for at+k < len(s) && s[at+k] == '-' {
				k++
			}
			return k
		}
		if before && after {
			return 1
		}
	case '\u00a0':
		return 0
	}
	return 0
}

// notes passes over bracketed remarks, "[TEXT] [EXCERPTS]".
func notes(s string, at int) int {
	for range 4 {
		i := at
		for i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\r' || s[i] == '\t') {
			i++
		}
		if i >= len(s) || s[i] != '[' {
			return at
		}
		k := strings.IndexByte(s[i:min(len(s), i+160)], ']')
		if k < 0 || !capitals(s[i+1:i+k]) {
			return at
		}
		at = i + k + 1
	}
	return at
}

// datelineScore weighs what stands before the dash: place names in capitals, a
// date, an agency in brackets speak for a dateline; words of a sentence against it.
func datelineScore(front, rest string) int {
	words := strings.Fields(front)
	if len(words) == 0 || len(words) > 16 {
		return 0
	}
	score := 0
	agency := strings.HasSuffix(front, ")")
	if agency {
		if i := strings.LastIndexByte(front, '('); i > 0 && len(front)-i < 60 {
			score += 2
			words = strings.Fields(front[:i])
		}
	}
	dated := hasDate(front)
	if dated {
		score += 2
	}
	place, upper, strange := 0, 0, 0
	for _, w := range words {
		bare := strings.Trim(w, ".,;:()[]/")
		low := strings.ToLower(bare)
		switch r, _ := utf8.DecodeRuneInString(bare); {
		case bare == "" || monthOf(low) > 0 || weekday(low) || unicode.IsDigit(r):
		case utf8.RuneCountInString(low) > 3 && (anyMonth(low) > 0 || anyWeekday(low)): // not "LA PAZ", whose second word is a Turkish Sunday's
		case capitals(bare) && len(bare) > 1:
			upper++
		case unicode.IsUpper(r) || r >= 0x2e80:
			place++
		case particle(low):
		default:
			strange++
		}
	}
	switch {
	case strange > 0 || place+upper == 0:
		return 0
	case upper > 0 && upper >= place && (place+upper <= 5 || dated || agency):
		score += 3
	case place+upper <= 3:
		score++
	}
	// The report begins with a capital, a digit or a quotation mark.
	rest = strings.TrimLeft(rest, " \n\r\t\u00a0")
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || unicode.IsLower(r) {
		return 0
	}
	if score == 1 && len(words) <= 3 && strings.ContainsAny(front, ",/") {
		score++
	}
	if score < 3 && place > 0 && place <= 3 && len(rest) > 60 && !agency && !dated {
		score = 3 // "Baghdad – The army said …"
	}
	return score
}

// capitals: letters, none of them lower case.
func capitals(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsLetter(r)
	}
	return letters
}

func particle(w string) bool {
	switch w {
	case "de", "del", "la", "el", "al", "of", "the", "and", "near", "in", "du", "da", "do", "et", "y", "no", "on", "at", "ad", "um", "les", "le":
		return true
	}
	return false
}
