package article

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed vocabulary.txt
var vocabularyText string

// class of a phrase that pages write around reports.
type class uint8

const (
	classInset class = iota
	classEnd
	classVisitor
	classControl
	classStamp
	classCredit
	classAgency
	classOffice
	classAuthor
	classCaption
	classAnaphor
	classFunction
	classLabel
	classThread
	classReview
	classes
)

var classNames = [classes]string{"inset", "end", "visitor", "control", "stamp", "credit", "agency", "office", "author", "caption", "anaphor", "function", "label", "thread", "review"}

type phrase struct {
	class  class
	weight float32
	start  bool
	whole  bool
	rest   []string // words after the first
}

// vocabulary finds phrases by their first word.
type vocabulary map[string][]phrase

// weights of the classes in one line.
type weights [classes]float32

var loadVocabulary = sync.OnceValue(func() vocabulary {
	v, err := parseVocabulary("vocabulary.txt", vocabularyText)
	if err != nil {
		panic(err) // an embedded file that the tests read
	}
	return v
})

// parseVocabulary reads the format that the head of vocabulary.txt describes.
func parseVocabulary(name, text string) (vocabulary, error) {
	v := vocabulary{}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || strings.ContainsAny(l[:1], "#+-") {
			continue
		}
		fault := func(column int, want string) error {
			return fmt.Errorf("%s:%d:%d: want %s", name, i+1, column, want)
		}
		kind, rest, _ := strings.Cut(l, " ")
		c := class(0)
		for c < classes && classNames[c] != kind {
			c++
		}
		if c == classes {
			return nil, fault(1, "a class, one of "+strings.Join(classNames[:], ", "))
		}
		number, words, ok := strings.Cut(rest, " ")
		weight, err := strconv.ParseFloat(number, 32)
		if err != nil || weight < 1 || weight > 6 {
			return nil, fault(len(kind)+2, "a weight from 1 to 6")
		}
		p := phrase{class: c, weight: float32(weight)}
		if words, p.start = strings.CutPrefix(words, "^"); !p.start {
			words, p.whole = strings.CutPrefix(words, "=")
		}
		ws := wordsOf(words, nil)
		if !ok || len(ws) == 0 {
			return nil, fault(len(l)+1, "a phrase")
		}
		p.rest = ws[1:]
		v[ws[0]] = append(v[ws[0]], p)
	}
	return v, nil
}

// weigh adds up the phrases in a line's words. Numbers do not count where a
// phrase must be the whole line.
func (v vocabulary) weigh(words []string) (w weights) {
	letters := 0
	for _, s := range words {
		if c := s[0]; c < '0' || c > '9' {
			letters++
		}
	}
	for i, s := range words {
	phrases:
		for _, p := range v[s] {
			n := 1 + len(p.rest)
			if p.start && i > 0 || p.whole && letters != n || i+n > len(words) {
				continue
			}
			for k, r := range p.rest {
				if words[i+1+k] != r {
					continue phrases
				}
			}
			w[p.class] += p.weight
		}
	}
	return w
}

// wordsOf appends a line's words in lower case: runs of letters and digits with
// apostrophes within them; the sign © is a word.
func wordsOf(s string, to []string) []string {
	for at := 0; at < len(s); {
		if s[at] == ' ' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if r == '©' {
			to = append(to, "©")
			at += n
			continue
		}
		if !wordRune(r) {
			at += n
			continue
		}
		from := at
		for at < len(s) && asciiWord[s[at]] {
			at++
		}
		for at < len(s) {
			r, n := utf8.DecodeRuneInString(s[at:])
			if !wordRune(r) && !((r == '\'' || r == '’') && at+n < len(s) && wordRuneAt(s, at+n)) {
				break
			}
			at += n
		}
		to = append(to, lower(s[from:at]))
	}
	return to
}

// asciiWord are the letters and digits that most words are of.
var asciiWord = func() (t [256]bool) {
	for c := range utf8.RuneSelf {
		t[c] = wordRune(rune(c))
	}
	return t
}()

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == 0x200c || r == 0x200d
}

func wordRuneAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return wordRune(r)
}

// lower is the word in lower case with a plain apostrophe.
func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}
