package article

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed daywords.txt
var daywordsText string

// dayKind is what a date beside words is the date of.
type dayKind uint8

const (
	dayPlain  dayKind = iota // no word says it
	dayMade                  // publication
	dayChange                // a change
	dayOther
)

var dayKindNames = map[string]dayKind{"made": dayMade, "change": dayChange, "other": dayOther}

// dayword is a phrase with the kind that it tells.
type dayword struct {
	kind dayKind
	rest []string // words after the first
}

var loadDaywords = sync.OnceValue(func() map[string][]dayword {
	all, err := parseDaywords("daywords.txt", daywordsText)
	if err != nil {
		panic(err) // an embedded file that the tests read
	}
	return all
})

// parseDaywords reads the format that the head of daywords.txt describes.
func parseDaywords(name, text string) (map[string][]dayword, error) {
	all := map[string][]dayword{}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || strings.ContainsAny(l[:1], "#+-") {
			continue
		}
		kind, phrase, _ := strings.Cut(l, " ")
		k, ok := dayKindNames[kind]
		if !ok {
			return nil, fmt.Errorf("%s:%d:1: want made, change or other", name, i+1)
		}
		w := wordsOf(phrase, nil)
		if len(w) == 0 {
			return nil, fmt.Errorf("%s:%d:%d: want a phrase", name, i+1, len(l)+1)
		}
		all[w[0]] = append(all[w[0]], dayword{k, w[1:]})
	}
	return all, nil
}

// kindOfDay is what the words around the date at text[start:end) say of it.
func kindOfDay(text string, start, end int) dayKind {
	const reach = 120 // bytes
	before, after := text[:start], text[end:]
	if len(before) > reach {
		before = before[len(before)-reach:]
	}
	if kind := dayKindIn(wordsOf(before, nil), true); kind != dayPlain {
		return kind
	}
	after = head(after, reach)
	if _, next, _, ok := pageDateAt(after, false); ok {
		after = after[:next] // the words before another date are of that
		if i := strings.LastIndexAny(after, "|·•;(,"); i >= 0 {
			after = after[:i]
		}
	}
	return dayKindIn(wordsOf(after, nil), false)
}

// dayKindIn is the kind of the last or the first phrase among words.
func dayKindIn(words []string, last bool) (kind dayKind) {
	all := loadDaywords()
	for i, w := range words {
	phrases:
		for _, p := range all[w] {
			if i+1+len(p.rest) > len(words) {
				continue
			}
			for k, r := range p.rest {
				if words[i+1+k] != r {
					continue phrases
				}
			}
			if !last {
				return p.kind
			}
			kind = p.kind
		}
	}
	return kind
}
