package timex

import (
	"math/bits"
	"strings"
)

// element of a pattern: one token (or number, or expression) of a set.
type element struct {
	words    []int32
	some     uint64 // a bit for each word, by the last bits of its number
	classes  class
	optional bool
}

func (e *element) has(id int32) bool {
	if e.some>>(id&63)&1 == 0 {
		return false
	}
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

// entry is a rule under a word or class with which its expression can begin.
type entry struct {
	rule *rule
	at   int      // the element that the word is of; those before it are optional
	next *element // what has to follow that word, nil where anything may
	far  bool     // it follows a number, which may be several words
}

// entries are rules with what one of them wants to follow.
type entries struct {
	list []entry
	any  bool       // one of them wants nothing
	next [2]element // what follows a word, what follows a number; only its sets are filled
}

// ruleSet holds rules by what they can begin with.
type ruleSet struct {
	byWord  []entries   // by the word's id
	byClass [64]entries // by the class's bit
	classes class
}

func (g *grammar) parseRule(line string, fault faultAt) (*rule, error) {
	rest, ok := strings.CutPrefix(line, "rule ")
	name, rest, colon := strings.Cut(rest, ": ")
	if !ok || !colon || name == "" || strings.ContainsAny(name, " \t") {
		return nil, fault(1, `"rule NAME: PATTERN -> OPERATION", "+ example" or "- example"`)
	}
	pattern, action, arrow := strings.Cut(rest, " -> ")
	args := strings.Fields(action)
	if !arrow || len(args) == 0 {
		return nil, fault(len(line), `" -> OPERATION"`)
	}
	r := &rule{name: name, op: args[0], args: args[1:]}
	if want := r.wrongAction(); want != "" {
		return nil, fault(1+strings.Index(line, " -> ")+4, want+", found "+action)
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

func (g *grammar) parseElement(item string, column int, fault faultAt) (*element, error) {
	e := &element{}
	if len(item) > 1 && strings.HasSuffix(item, "?") {
		e.optional, item = true, item[:len(item)-1]
	}
	for _, alt := range strings.Split(item, "|") {
		switch c, ok := classNames[alt]; {
		case ok && c&function != 0:
			return nil, fault(column, "a class for patterns, found "+alt)
		case ok:
			e.classes |= c
		case alt == "":
			return nil, fault(column, "a word or class between \"|\"")
		case alt != strings.ToLower(alt) || alt[0] == '<':
			return nil, fault(column, "a class of words.txt, found "+alt)
		default:
			w := g.intern(strings.TrimSuffix(alt, "!"))
			e.words = append(e.words, w.id)
			e.some |= 1 << (w.id & 63)
		}
	}
	return e, nil
}

// compound reports a rule over expressions.
func (r *rule) compound() bool {
	for i := range r.elements {
		if r.elements[i].classes&subs != 0 {
			return true
		}
	}
	return false
}

// add files a rule under all that its expression can begin with.
func (s *ruleSet) add(r *rule) {
	for i := range r.elements {
		e := &r.elements[i]
		for _, w := range e.words {
			for int(w) >= len(s.byWord) {
				s.byWord = append(s.byWord, entries{})
			}
			s.byWord[w].add(r, i)
		}
		for c := class(1); c < endOfClasses; c <<= 1 {
			if e.classes&c != 0 {
				k := bits.TrailingZeros64(uint64(c))
				s.byClass[k].add(r, i)
				s.classes |= c
			}
		}
		if !e.optional {
			break
		}
	}
}

func (l *entries) add(r *rule, at int) {
	n := entry{rule: r, at: at}
	e := &r.elements[at]
	n.far = e.classes == classNum && len(e.words) == 0
	if e.classes&subs == 0 && (n.far || e.classes&classNum == 0) {
		n.next = r.following(at + 1)
	}
	l.list = append(l.list, n)
	if n.next == nil {
		l.any = true
		return
	}
	next := &l.next[0]
	if n.far {
		next = &l.next[1]
	}
	next.some |= n.next.some
	next.classes |= n.next.classes
}

// following is all that may stand where the element k does, nil where nothing need be.
func (r *rule) following(k int) *element {
	var all element
	also := func(e *element) {
		all.words = append(all.words, e.words...)
		all.some |= e.some
		all.classes |= e.classes
	}
	for ; k < len(r.elements); k++ {
		if also(&r.elements[k]); !r.elements[k].optional {
			return &all
		}
	}
	if len(r.after) == 0 {
		return nil
	}
	also(&r.after[0])
	return &all
}
