package article

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed bywords.txt
var bywordsText string

// byKind is what a phrase says of the name that follows it.
type byKind uint8

const (
	byNone byKind = iota + 1
	byAuthor
	byLabel
	byOther
	byEnd
	byHouse
)

var byKinds = map[string]byKind{"none": byNone, "by": byAuthor, "label": byLabel, "other": byOther, "end": byEnd, "house": byHouse}

type byword struct {
	kind byKind
	rest []string // words after the first
}

var loadBywords = sync.OnceValue(func() map[string][]byword {
	all, err := parseBywords("bywords.txt", bywordsText)
	if err != nil {
		panic(err) // an embedded file that the tests read
	}
	return all
})

// parseBywords reads the format that the head of bywords.txt describes.
func parseBywords(name, text string) (map[string][]byword, error) {
	all := map[string][]byword{}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' || l[0] == '+' {
			continue
		}
		kind, phrase, _ := strings.Cut(l, " ")
		k, ok := byKinds[kind]
		if !ok {
			return nil, fmt.Errorf("%s:%d:1: want by, label, other, end, none or house", name, i+1)
		}
		w := wordsOf(phrase, nil)
		if len(w) == 0 {
			return nil, fmt.Errorf("%s:%d:%d: want a phrase", name, i+1, len(l)+1)
		}
		all[w[0]] = append(all[w[0]], byword{k, w[1:]})
	}
	return all, nil
}

// lineWord is a word of a line and where it stands.
type lineWord struct {
	text       string // lower case
	start, end int
}

func lineWords(s string) (all []lineWord) {
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !wordRune(r) {
			at += n
			continue
		}
		from := at
		for at < len(s) {
			r, n := utf8.DecodeRuneInString(s[at:])
			if !wordRune(r) && !((r == '\'' || r == '’') && at+n < len(s) && wordRuneAt(s, at+n)) {
				break
			}
			at += n
		}
		all = append(all, lineWord{lower(s[from:at]), from, at})
	}
	return all
}

// phraseAt is the kind of the longest phrase at the i-th word, and its words.
func phraseAt(words []lineWord, i int) (kind byKind, n int) {
phrases:
	for _, p := range loadBywords()[words[i].text] {
		if 1+len(p.rest) <= n || i+1+len(p.rest) > len(words) {
			continue
		}
		for k, r := range p.rest {
			if words[i+1+k].text != r {
				continue phrases
			}
		}
		kind, n = p.kind, 1+len(p.rest)
	}
	return kind, n
}

// nameIn is the author's name that a line gives after a word that says so; lone:
// the line is but such a word, and the next one gives it.
func nameIn(s string) (name string, lone bool) {
	if len(s) > 2 && s[:2] == "By" && unicode.IsUpper(rune(s[2])) && s[2] < utf8.RuneSelf {
		s = "By " + s[2:]
	}
	words := lineWords(s)
	for i := 0; i < len(words); {
		kind, n := phraseAt(words, i)
		if n == 0 {
			i++
			continue
		}
		after := s[words[i+n-1].end:]
		switch {
		case kind == byNone, kind == byOther:
			return "", false
		case kind == byEnd, kind == byHouse, !opensAt(s, words[i].start):
		case strings.Trim(after, " :;.()|•·–—-") == "":
			return "", i == 0
		case kind == byLabel && !strings.HasPrefix(strings.TrimLeft(after, " )"), ":"):
		default:
			rest := strings.TrimLeft(after, " :).")
			if name := nameHead(rest); name != "" && (strings.Contains(name, " ") || endsName(name, rest[len(name):])) {
				return name, false
			}
		}
		i += n
	}
	return "", false
}

// endsName: what follows a name of one word shows that it was all: nothing, a mark,
// a date. A day or a month is no name.
func endsName(name, after string) bool {
	if low := strings.ToLower(name); weekday(low) || anyMonth(low) > 0 {
		return false
	}
	after = strings.TrimLeft(after, " ")
	if after == "" {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsDigit(r) || strings.ContainsRune("|·•–—-/(", r) {
		return true
	}
	words := lineWords(head(after, 40))
	if len(words) == 0 {
		return true
	}
	kind, _ := phraseAt(words, 0)
	return kind == byEnd
}

// named is the author's name that a text gives: what follows a word that says so,
// else all of it; "" where the text says that it is another's or none.
func named(s string) string {
	name, lone := nameIn(s)
	if name != "" || lone {
		return personName(name)
	}
	words := lineWords(s)
	for i := range words {
		if kind, _ := phraseAt(words, i); kind == byNone || kind == byOther {
			return ""
		}
	}
	return personName(s)
}

// ofHouse: a name is that of an outlet or a part of it.
func ofHouse(s string) bool {
	words := lineWords(s)
	for i := range words {
		if kind, _ := phraseAt(words, i); kind == byHouse {
			return true
		}
	}
	return false
}

// anothers: a text ends with words that say that the name after it is no author's.
func anothers(s string) bool {
	words := lineWords(s)
	for i := max(0, len(words)-4); i < len(words); i++ {
		if kind, n := phraseAt(words, i); kind == byOther && i+n == len(words) {
			return true
		}
	}
	return false
}

// opensAt: a phrase begins a line or follows a date or a mark that parts it.
func opensAt(s string, at int) bool {
	before := strings.TrimRight(s[:at], " ")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsDigit(r) || strings.ContainsRune("|·•–—-/):;,", r)
}

// nameHead is the name that a text begins with: words with capitals and the
// particles between them.
func nameHead(s string) string {
	words := lineWords(s)
	end := 0
	for i, w := range words {
		if i > 0 {
			gap := s[words[i-1].end:w.start]
			if strings.Trim(gap, " .-'’&") != "" && gap != ", " || strings.Contains(gap, " - ") {
				break
			}
			if gap == ", " {
				break
			}
		}
		r, _ := utf8.DecodeRuneInString(s[w.start:])
		if kind, _ := phraseAt(words, i); i > 0 && (kind != 0 && kind != byHouse && (kind != byEnd || !unicode.IsUpper(r)) || anyMonth(w.text) > 0) {
			break
		}
		joins := w.text == "and" || w.text == "und" || w.text == "et" || w.text == "y" || w.text == "e"
		if i > 7 || unicode.IsDigit(r) || !unicode.IsUpper(r) && unicode.IsLetter(r) && unicode.ToUpper(r) != r && (i == 0 || !particle(w.text) && !joins) {
			break
		}
		if !particle(w.text) && !joins {
			end = w.end
		}
	}
	if end < len(s) && end > 1 && s[end] == '.' && (end < 3 || s[end-2] == ' ') {
		end++ // an initial's
	}
	return s[:end]
}
