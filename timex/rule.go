package timex

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed words.txt expressions.txt compounds.txt tense.txt
var files embed.FS

// class is a set of kinds of words that patterns name in capitals.
type class uint32

const (
	classDay class = 1 << iota
	classMon
	classSure
	classUnit
	classUnits
	classSeason
	classPart
	classOrd
	classCard
	classFew
	classHol
	classAmPm
	classZone
	classDecade
	classNum
	classYear
	classYY
	classDom
	classClock
	classClock24
	classFigures

	// what compounds are made of
	subDate
	subWeekday
	subTime
	subClock
	subDuration
	subAgo
	subAny
)

const subs = subDate | subWeekday | subTime | subClock | subDuration | subAgo | subAny

var classNames = map[string]class{
	"DAY": classDay, "MON": classMon, "SURE": classSure, "UNIT": classUnit, "UNITS": classUnits, "SEASON": classSeason,
	"PART": classPart, "ORD": classOrd, "CARD": classCard, "FEW": classFew, "HOL": classHol, "AMPM": classAmPm,
	"ZONE": classZone, "DECADE": classDecade, "NUM": classNum, "YEAR": classYear, "YY": classYY, "DOM": classDom,
	"CLOCK": classClock, "CLOCK24": classClock24, "FIGURES": classFigures,
	"<date>": subDate, "<weekday>": subWeekday, "<time>": subTime, "<clock>": subClock, "<duration>": subDuration,
	"<ago>": subAgo, "<any>": subAny,
}

// word is what words.txt says of a form; values by class.
type word struct {
	id      int32
	classes class
	capital class // the classes that want a capital first letter
	values  map[class]string
}

// element of a pattern: one token (or number, or expression) of a set.
type element struct {
	words    []int32
	classes  class
	optional bool
}

func (e *element) has(id int32) bool {
	for _, w := range e.words {
		if w == id {
			return true
		}
	}
	return false
}

// rule is one line of a rule file.
type rule struct {
	name          string
	elements      []element
	before, after []element // context that does not belong to the expression, in text order
	notBefore     *element
	notAfter      *element
	op            string
	args          []string
	order         int
}

type example struct {
	file     string
	line     int
	rule     string
	text     string
	negative bool
}

// grammar is what the resource files say.
type grammar struct {
	words    map[string]*word
	simple   ruleSet
	compound ruleSet
	verbs    verbs
	examples []example
}

// ruleSet holds rules by what their first element can be.
type ruleSet struct {
	byWord  map[int32][]*rule
	byClass map[class][]*rule
	classes class
}

func readGrammar(read func(name string) (string, error)) (*grammar, error) {
	g := &grammar{words: map[string]*word{}}
	for _, name := range []string{"words.txt", "expressions.txt", "compounds.txt"} {
		text, err := read(name)
		if err != nil {
			return nil, err
		}
		set := &g.simple
		if name == "compounds.txt" {
			set = &g.compound
		}
		current := ""
		for i, line := range strings.Split(text, "\n") {
			line = strings.TrimRight(line, " \r")
			if line == "" || line[0] == '#' {
				continue
			}
			fault := func(column int, want string) error {
				return fmt.Errorf("%s:%d:%d: want %s", name, i+1, column, want)
			}
			switch {
			case name == "words.txt":
				err = g.addWords(line, fault)
			case line[0] == '+' || line[0] == '-':
				if current == "" {
					return nil, fault(1, "a rule before its examples")
				}
				g.examples = append(g.examples, example{name, i + 1, current, strings.TrimSpace(line[1:]), line[0] == '-'})
			default:
				var r *rule
				if r, err = g.parseRule(line, fault); err == nil {
					r.order = i
					current = r.name
					set.add(r)
				}
			}
			if err != nil {
				return nil, err
			}
		}
	}
	text, err := read("tense.txt")
	if err != nil {
		return nil, err
	}
	g.verbs, err = readVerbs("tense.txt", text)
	return g, err
}

func (g *grammar) intern(form string) *word {
	w := g.words[form]
	if w == nil {
		w = &word{id: int32(len(g.words) + 1), values: map[class]string{}}
		g.words[form] = w
		if strings.Contains(form, "'") {
			g.words[strings.ReplaceAll(form, "'", "’")] = w
		}
	}
	return w
}

func (g *grammar) addWords(line string, fault func(int, string) error) error {
	f := strings.Fields(line)
	if len(f) < 3 {
		return fault(1, "CLASS, a value and words")
	}
	c, ok := classNames[f[0]]
	if !ok || c&subs != 0 {
		return fault(1, "a class of this file's header, found "+f[0])
	}
	for _, form := range f[2:] {
		bare := strings.TrimSuffix(form, "!")
		if bare != strings.ToLower(bare) {
			return fault(1+strings.Index(line, form), "lower case, found "+form)
		}
		w := g.intern(bare)
		w.classes |= c
		if bare != form {
			w.capital |= c
		}
		w.values[c] = f[1]
	}
	return nil
}

func (g *grammar) parseRule(line string, fault func(int, string) error) (*rule, error) {
	rest, ok := strings.CutPrefix(line, "rule ")
	name, rest, colon := strings.Cut(rest, ": ")
	if !ok || !colon || strings.ContainsAny(name, " \t") {
		return nil, fault(1, `"rule NAME: PATTERN -> OPERATION", "+ example" or "- example"`)
	}
	pattern, action, arrow := strings.Cut(rest, " -> ")
	args := strings.Fields(action)
	if !arrow || len(args) == 0 {
		return nil, fault(len(line), `" -> OPERATION"`)
	}
	r := &rule{name: name, op: args[0], args: args[1:]}
	if !known(r) {
		return nil, fault(1+strings.Index(line, " -> ")+4, "an operation of this file's header with its arguments, found "+action)
	}
	for len(pattern) > 0 {
		pattern = strings.TrimLeft(pattern, " ")
		column := 1 + strings.Index(line, pattern)
		if pattern[0] == '{' {
			in, after, closed := strings.Cut(pattern[1:], "}")
			if !closed {
				return nil, fault(column, `"}"`)
			}
			pattern = after
			in, not := strings.CutPrefix(in, "!")
			e, err := g.parseElement(in, column, fault)
			if err != nil {
				return nil, err
			}
			switch {
			case len(r.elements) == 0 && not:
				r.notBefore = e
			case len(r.elements) == 0:
				r.before = append(r.before, *e)
			case not:
				r.notAfter = e
			default:
				r.after = append(r.after, *e)
			}
			continue
		}
		item, after, _ := strings.Cut(pattern, " ")
		pattern = after
		e, err := g.parseElement(item, column, fault)
		if err != nil {
			return nil, err
		}
		if r.after != nil || r.notAfter != nil {
			return nil, fault(column, "nothing after the context at the end")
		}
		r.elements = append(r.elements, *e)
	}
	if len(r.elements) == 0 {
		return nil, fault(1, "a pattern")
	}
	return r, nil
}

func (g *grammar) parseElement(item string, column int, fault func(int, string) error) (*element, error) {
	e := &element{}
	if len(item) > 1 && strings.HasSuffix(item, "?") {
		e.optional, item = true, item[:len(item)-1]
	}
	for _, alt := range strings.Split(item, "|") {
		switch c, ok := classNames[alt]; {
		case ok:
			e.classes |= c
		case alt == "":
			return nil, fault(column, "a word or class between \"|\"")
		case alt != strings.ToLower(alt) || alt[0] == '<':
			return nil, fault(column, "a class of words.txt, found "+alt)
		default:
			w := g.intern(strings.TrimSuffix(alt, "!"))
			e.words = append(e.words, w.id)
		}
	}
	return e, nil
}

// add files a rule under all that its expression can begin with.
func (s *ruleSet) add(r *rule) {
	if s.byWord == nil {
		s.byWord, s.byClass = map[int32][]*rule{}, map[class][]*rule{}
	}
	for i := range r.elements {
		e := &r.elements[i]
		for _, w := range e.words {
			s.byWord[w] = append(s.byWord[w], r)
		}
		for c := class(1); c != 0 && c <= subAny; c <<= 1 {
			if e.classes&c != 0 {
				s.byClass[c] = append(s.byClass[c], r)
				s.classes |= c
			}
		}
		if !e.optional {
			break
		}
	}
}
