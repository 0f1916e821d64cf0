package lang

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed abbreviations.txt openers.txt clitics.txt joins.txt
var files embed.FS

// abbrClass says how an abbreviation behaves at the end of a sentence.
type abbrClass uint8

const (
	abbrNone abbrClass = iota
	abbrTitle
	abbrStreet
	abbrNumber
	abbrMonth
	abbrState
	abbrAfter
	abbrInner
	abbrLast
)

var abbrClasses = map[string]abbrClass{
	"title": abbrTitle, "name": abbrTitle, "street": abbrStreet, "number": abbrNumber, "month": abbrMonth, "day": abbrMonth,
	"state": abbrState, "after": abbrAfter, "inner": abbrInner, "last": abbrLast,
}

// lexicon is what the resource files say.
type lexicon struct {
	abbr         map[string]abbrClass
	openers      map[string]bool
	prepositions map[string]bool
	speech       map[string]bool
	halves, days map[string]bool
	splits       map[string][]int           // lengths of the parts but the last
	before       map[string]map[string]bool // the next words that part a word: "its" before "not"
	clitics      map[string]bool
	whole        map[string]bool
	prefix       map[string]bool
	units        map[string]bool
	slashes      map[string]bool
	domains      map[string]bool
	fileEnds     map[string]bool
	faces        map[string]bool
	faceStart    [128]bool
	parts        [1 << 10]bool // last two letters of words that part

	examples []example
}

// example is an executed line of a resource file.
type example struct {
	file string
	line int
	text string
}

var words = sync.OnceValue(func() *lexicon {
	l, err := readLexicon(func(name string) (string, error) {
		b, err := files.ReadFile(name)
		return string(b), err
	})
	if err != nil {
		panic(err) // the embedded files are tested
	}
	return l
})

func readLexicon(read func(name string) (string, error)) (*lexicon, error) {
	l := &lexicon{
		abbr: map[string]abbrClass{}, openers: map[string]bool{}, prepositions: map[string]bool{}, speech: map[string]bool{}, halves: map[string]bool{}, days: map[string]bool{}, splits: map[string][]int{}, before: map[string]map[string]bool{},
		clitics: map[string]bool{}, whole: map[string]bool{}, prefix: map[string]bool{}, units: map[string]bool{},
		slashes: map[string]bool{}, domains: map[string]bool{}, fileEnds: map[string]bool{}, faces: map[string]bool{},
	}
	for _, name := range []string{"abbreviations.txt", "openers.txt", "clitics.txt", "joins.txt"} {
		text, err := read(name)
		if err != nil {
			return nil, err
		}
		for i, line := range strings.Split(text, "\n") {
			line = strings.TrimRight(line, "\r")
			if line == "" || line[0] == '#' {
				continue
			}
			if err := l.add(name, i+1, line); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

func (l *lexicon) add(file string, line int, text string) error {
	fault := func(column int, want string) error {
		return fmt.Errorf("%s:%d:%d: want %s", file, line, column, want)
	}
	cols := strings.Split(text, "\t")
	if len(cols) != 3 {
		return fault(1, "a kind, words and an example, parted by tabs")
	}
	kind, cols := cols[0], cols[1:]
	if cols[1] == "" {
		return fault(len(text), "an example")
	}
	class, abbr := abbrClasses[kind]
	if abbr != (file == "abbreviations.txt") {
		return fault(1, "a class of this file's header, found "+kind)
	}
	l.examples = append(l.examples, example{file, line, cols[1]})
	var apart map[string]bool // of a line of kind "before", its first word's
	for i, w := range strings.Fields(cols[0]) {
		if w != strings.ToLower(w) && kind != "face" {
			return fault(1+strings.Index(text, w), "lower case, found "+w)
		}
		switch kind {
		case "opener":
			l.openers[w] = true
		case "preposition":
			l.prepositions[w] = true
		case "half":
			l.halves[w] = true
		case "weekday":
			l.days[w] = true
		case "speech":
			l.speech[w] = true
		case "before":
			if i > 0 {
				apart[w] = true
				continue
			}
			whole := strings.ReplaceAll(w, "|", "")
			if apart = l.before[whole]; apart == nil {
				apart = map[string]bool{}
				l.before[whole] = apart
			}
			fallthrough
		case "split":
			parts := strings.Split(w, "|")
			if len(parts) < 2 {
				return fault(1+strings.Index(text, w), `"|" in `+w)
			}
			var lens []int
			for _, p := range parts[:len(parts)-1] {
				lens = append(lens, len(p))
			}
			whole := strings.Join(parts, "")
			l.splits[whole] = lens
			l.parts[ending(whole)] = true
		case "clitic":
			l.clitics[w] = true
		case "whole":
			l.whole[w] = true
		case "prefix":
			l.prefix[w] = true
		case "unit":
			l.units[w] = true
		case "slash":
			l.slashes[w] = true
		case "domain":
			l.domains[w] = true
		case "file":
			l.fileEnds[w] = true
		case "face":
			l.faces[w] = true
			l.faceStart[w[0]&127] = true
		default:
			if !abbr {
				return fault(1, "a kind of this file's header, found "+kind)
			}
			if w[len(w)-1] != '.' {
				return fault(1+strings.Index(text, w), "a full stop at the end of "+w)
			}
			if _, ok := l.abbr[w]; !ok {
				l.abbr[w] = class
			}
		}
	}
	return nil
}

// ending is a number below 1024 that stands for the last two letters of a word.
func ending(w string) int { return int(w[len(w)-2]&31)<<5 | int(w[len(w)-1]&31) }
