package petrarch

import "strings"

// sort of an element of a pattern.
type elementKind uint8

const (
	literal  elementKind = iota // one word
	set                         // a phrase of a synset
	source                      // $
	target                      // +
	skipped                     // ^ a noun phrase
	compound                    // % several actors, source and target of each other
	phrase                      // {A B} or a bare word of the newer format: the last is the head
	preposed                    // (P X): prepositional phrase
)

// element is one thing that a pattern asks for.
type element struct {
	kind  elementKind
	word  string
	set   *synset
	tight bool      // stands right beside the element nearer to the verb
	inner []element // of a phrase its words, of a prepositional phrase its object
	preps []string
}

// pattern is what has to stand before and behind the verb.
type pattern struct {
	before []element // nearest to the verb first
	after  []element
	nested bool
	weight int
	code   string

	file string
	line int
	text string
}

func weigh(es []element) int {
	n := 0
	for _, e := range es {
		switch e.kind {
		case literal, set:
			n += 10
			if e.kind == literal {
				n++
			}
		case phrase, preposed:
			n += weigh(e.inner)
			if e.kind == preposed {
				n += 3
			}
		case skipped:
			n += 3
		default:
			n += 6
		}
		if e.tight {
			n += 2
		}
	}
	return n
}

// readRow reads a pattern of the older kind: words in a row, " " lets others
// stand between, "_" does not. It returns nil and what was expected.
func (d *Dictionary) readRow(text string) (*pattern, string) {
	left, right, ok := strings.Cut(text, "*")
	if !ok || strings.Contains(right, "*") {
		return nil, "want one * in the place of the verb"
	}
	before, why := d.row(left)
	if why != "" {
		return nil, why
	}
	after, why := d.row(right)
	if why != "" {
		return nil, why
	}
	p := &pattern{after: after}
	// tight says beside the element nearer to the verb: read backwards, that is the next one.
	for i := len(before) - 1; i >= 0; i-- {
		e := before[i]
		if i == len(before)-1 {
			e.tight = strings.HasSuffix(left, "_")
		} else {
			e.tight = before[i+1].tight
		}
		p.before = append(p.before, e)
	}
	p.weight = weigh(p.before) + weigh(p.after)
	return p, ""
}

// row reads elements in text order; tight: joined to the one before.
func (d *Dictionary) row(text string) ([]element, string) {
	var out []element
	for i, part := range strings.Fields(text) {
		glued := i == 0 && strings.HasPrefix(text, "_")
		for _, w := range strings.Split(part, "_") {
			if w == "" {
				continue
			}
			es, why := d.atom(w)
			if why != "" {
				return nil, why
			}
			for k := range es {
				es[k].tight = glued || k > 0
			}
			glued = true
			out = append(out, es...)
		}
	}
	return out, ""
}

// atom reads a symbol, a synset or a word, which may be several to the parser.
func (d *Dictionary) atom(w string) ([]element, string) {
	switch w {
	case "$":
		return []element{{kind: source}}, ""
	case "+":
		return []element{{kind: target}}, ""
	case "^":
		return []element{{kind: skipped}}, ""
	case "%":
		return []element{{kind: compound}}, ""
	}
	if name, ok := strings.CutPrefix(w, "&"); ok {
		s := d.synsets[strings.TrimSuffix(strings.ToUpper(name), "_")]
		if s == nil {
			return nil, "want a synset defined before, found " + w
		}
		return []element{{kind: set, set: s}}, ""
	}
	if strings.ContainsAny(w, "[](){}$+^%&*") {
		return nil, "want a word, a synset or one of $ + ^ %, found " + w
	}
	var out []element
	for _, one := range words(w) {
		out = append(out, element{kind: literal, word: one})
	}
	return out, ""
}

// readNested reads a pattern of the newer kind, which marks phrases:
// NOUN (PREP NOUN) * NOUN {ADJ NOUN} (PREP NOUN).
func (d *Dictionary) readNested(text string) (*pattern, string) {
	left, right, ok := strings.Cut(text, "*")
	if !ok || strings.Contains(right, "*") {
		return nil, "want one * in the place of the verb"
	}
	p := &pattern{nested: true}
	var why string
	if p.before, why = d.nest(left); why != "" {
		return nil, why
	}
	if p.after, why = d.nest(right); why != "" {
		return nil, why
	}
	p.weight = weigh(p.before) + weigh(p.after)
	return p, ""
}

func (d *Dictionary) nest(text string) ([]element, string) {
	var out []element
	for text = strings.TrimLeft(text, " \t_"); text != ""; text = strings.TrimLeft(text, " \t_") {
		switch text[0] {
		case '(':
			inner, rest, ok := closing(text[1:], '(', ')')
			if !ok {
				return nil, "want ) after the prepositional phrase"
			}
			prep, object, _ := strings.Cut(strings.TrimSpace(inner), " ")
			e := element{kind: preposed, preps: strings.Split(strings.ToUpper(prep), "/")}
			if strings.HasPrefix(prep, "&") {
				es, why := d.atom(prep)
				if why != "" {
					return nil, why
				}
				e.preps = nil
				for _, w := range es[0].set.words {
					e.preps = append(e.preps, strings.Join(w, " "))
				}
			}
			var why string
			if e.inner, why = d.nest(object); why != "" {
				return nil, why
			}
			out = append(out, e)
			text = rest
		case '{':
			inner, rest, ok := closing(text[1:], '{', '}')
			if !ok {
				return nil, "want } after the phrase"
			}
			e := element{kind: phrase}
			for _, w := range strings.FieldsFunc(inner, func(r rune) bool { return r == ' ' || r == '_' }) {
				es, why := d.atom(w)
				if why != "" {
					return nil, why
				}
				e.inner = append(e.inner, es...)
			}
			if len(e.inner) == 0 {
				return nil, "want words in { }"
			}
			out = append(out, e)
			text = rest
		default:
			w, rest, _ := strings.Cut(text, " ")
			es, why := d.atom(w)
			if strings.ContainsAny(w, "_/") {
				es, why = nil, ""
				for _, part := range strings.Split(strings.ReplaceAll(w, "/", "_"), "_") {
					more, y := d.atom(part)
					if y != "" {
						return nil, y
					}
					es = append(es, more...)
				}
			}
			if why != "" {
				return nil, why
			}
			if es[0].kind == literal || es[0].kind == set {
				es = []element{{kind: phrase, inner: es}}
			}
			out = append(out, es...)
			text = rest
		}
	}
	return out, ""
}

// closing finds the bracket that closes, others of its kind within.
func closing(s string, open, shut byte) (inner, rest string, ok bool) {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case open:
			depth++
		case shut:
			if depth--; depth == 0 {
				return s[:i], s[i+1:], true
			}
		}
	}
	return s, "", false
}
