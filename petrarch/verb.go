package petrarch

import (
	"slices"
	"strings"
)

// block is verbs that share patterns.
type block struct {
	name     string
	code     string
	patterns []*pattern // longest first
}

// verb is one form of a verb with the words that go with it.
type verb struct {
	block  *block
	before []string // nearest first
	after  []string
	code   string
	nested bool // of a file whose patterns mark phrases
	file   string
	line   int
}

func (v *verb) length() int { return len(v.before) + len(v.after) }

// synset is words that may stand for each other.
type synset struct {
	words  [][]string
	plural bool
}

// rewrite is a transformation: "~ a (a b WILL_ATTACK) SAY = a b 138".
type rewrite struct {
	outer, inner     string // blocks' codes; "" any
	osource          string // variable, "." any, "_" none
	isource, itarget string
	source, target   string
	code             string // "" the inner one
	file             string
	line             int
	text             string
}

// verbs reads a file of synsets, blocks, patterns and transformations.
func (r *reader) verbs() {
	var set *synset
	var cur *block
	deep := r.nested()
	var late []line // transformations name verbs of the whole file
	close := func() {
		if cur != nil {
			slices.SortStableFunc(cur.patterns, func(a, b *pattern) int { return b.weight - a.weight })
		}
	}
	for _, l := range r.line {
		s := strings.TrimSpace(l.text)
		switch {
		case s[0] == '&':
			name := strings.TrimSpace(s[1:])
			set = &synset{plural: !strings.HasSuffix(name, "_")}
			r.d.synsets[strings.TrimSuffix(strings.ToUpper(name), "_")] = set
		case s[0] == '+' && set != nil:
			r.member(l, set, strings.TrimSpace(s[1:]))
		case strings.HasPrefix(s, "---"):
			set = nil
			close()
			cur = r.block(l, s)
		case s[0] == '-':
			if cur == nil {
				r.fault(l.n, 1, "want a verb before its patterns")
				continue
			}
			text, codes := brackets(s[1:])
			if len(codes) == 0 || codes[0] == "" {
				r.fault(l.n, len(l.text)+1, "want [CODE] after the pattern")
				continue
			}
			if r.d.stems {
				codes[0], _, _ = strings.Cut(codes[0], " ")
			}
			for _, one := range alternatives(text, deep) {
				var p *pattern
				var why string
				if deep {
					p, why = r.d.readNested(one)
				} else {
					p, why = r.d.readRow(one)
				}
				if p == nil {
					r.fault(l.n, l.column(text), why)
					continue
				}
				p.code, p.file, p.line, p.text = codes[0], r.file, l.n, strings.Join(strings.Fields(text), " ")
				cur.patterns = append(cur.patterns, p)
				r.d.patterns++
			}
		case s[0] == '~':
			late = append(late, l)
		default:
			set = nil
			text, codes := brackets(s)
			if r.d.stems || cur == nil { // TABARI has no headers: each verb is a block
				close()
				cur = &block{name: text, code: Null}
				r.d.blocks++
				if len(codes) > 0 {
					cur.code, _, _ = strings.Cut(codes[0], " ")
				}
			}
			r.verb(l, cur, text, codes, deep)
		}
	}
	close()
	for _, l := range late {
		r.rewrite(l)
	}
}

// nested reports whether a file's patterns are of the kind that marks phrases.
func (r *reader) nested() bool {
	n := 0
	for _, l := range r.line {
		if strings.HasPrefix(l.text, "- ") {
			if text, _ := brackets(l.text); strings.ContainsAny(text, "({") && !strings.Contains(text, "|") {
				n++
			}
		}
	}
	return n > 0
}

// alternatives writes out "{A | B}" of TABARI.
func alternatives(text string, nested bool) []string {
	if nested {
		return []string{text}
	}
	before, rest, ok := strings.Cut(text, "{")
	inner, after, closed := strings.Cut(rest, "}")
	if !ok || !closed {
		return []string{text}
	}
	var out []string
	for one := range strings.SplitSeq(inner, "|") {
		out = append(out, alternatives(before+strings.TrimSpace(one)+after, false)...)
	}
	return out
}

// member adds a phrase to a synset, or another synset's phrases.
func (r *reader) member(l line, set *synset, phrase string) {
	if name, ok := strings.CutPrefix(phrase, "&"); ok {
		other := r.d.synsets[strings.TrimSuffix(strings.ToUpper(name), "_")]
		if other == nil {
			r.fault(l.n, l.column(phrase), "want a synset defined before, found "+phrase)
			return
		}
		set.words = append(set.words, other.words...)
		return
	}
	w := words(phrase)
	if len(w) == 0 {
		r.fault(l.n, 1, "want a word after +")
		return
	}
	set.words = append(set.words, w)
	if set.plural && !strings.HasSuffix(phrase, "_") {
		more := slices.Clone(w)
		more[len(w)-1] = plural(w[len(w)-1])
		set.words = append(set.words, more)
	}
}

// block begins a block: "--- NAME [CODE] ---".
func (r *reader) block(l line, s string) *block {
	name, codes := brackets(strings.Trim(s, "- "))
	b := &block{name: strings.ToUpper(strings.TrimSpace(name)), code: Null}
	r.d.blocks++
	if len(codes) > 0 && codes[0] != "" {
		b.code = codes[0]
	} else if strings.Contains(s, "[") {
		r.fault(l.n, l.column("[")+1, "want a code or --- in the brackets")
	}
	return b
}

// verb reads "WORD {FORMS} [CODE]", "+WORD_MORE" or "MORE_+WORD".
func (r *reader) verb(l line, b *block, text string, codes []string, nested bool) {
	base, rest, irregular := strings.Cut(text, "{")
	code := b.code
	if len(codes) > 0 && codes[0] != "" {
		code = codes[0]
		if r.d.stems {
			code, _, _ = strings.Cut(code, " ")
		}
	}
	entries := []string{strings.TrimSpace(base)}
	if irregular {
		forms, _, closed := strings.Cut(rest, "}")
		if !closed {
			r.fault(l.n, len(l.text)+1, "want } after the forms")
		}
		entries = append(entries, strings.Fields(forms)...)
	}
	for _, e := range entries {
		if e == "" {
			continue
		}
		v := verb{block: b, code: code, nested: nested, file: r.file, line: l.n}
		head := ""
		parts := strings.FieldsFunc(strings.ToUpper(e), func(c rune) bool { return c == '_' || c == ' ' || c == '-' })
		marked := strings.Contains(e, "+")
		for i, w := range parts {
			switch {
			case marked && strings.HasPrefix(w, "+"), !marked && i == 0:
				head = strings.TrimPrefix(w, "+")
			case head == "":
				v.before = append([]string{w}, v.before...)
			default:
				v.after = append(v.after, w)
			}
		}
		if head == "" {
			r.fault(l.n, l.column(e), "want a verb, found "+e)
			continue
		}
		if r.d.stems && strings.HasSuffix(e, "_") {
			head += "_" // no stem
		}
		forms := []string{head}
		if !irregular && !r.d.stems {
			forms = inflect(head)
		}
		for _, f := range forms {
			one := v
			r.d.verbs[f] = append(r.d.verbs[f], &one)
		}
	}
}

// rewrite reads a transformation.
func (r *reader) rewrite(l line) {
	left, right, ok := strings.Cut(strings.TrimSpace(l.text)[1:], "=")
	before, rest, open := strings.Cut(left, "(")
	inner, after, closed := strings.Cut(rest, ")")
	i, o := strings.Fields(inner), strings.Fields(right)
	if !ok || !open || !closed || len(i) != 3 || len(o) != 3 || len(strings.Fields(before)) != 1 || len(strings.Fields(after)) != 1 {
		r.fault(l.n, 1, "want ~ SOURCE (SOURCE TARGET VERB) VERB = SOURCE TARGET CODE")
		return
	}
	w := rewrite{osource: strings.TrimSpace(before), isource: i[0], itarget: i[1], source: o[0], target: o[1], code: o[2], file: r.file, line: l.n, text: strings.TrimSpace(l.text)}
	if w.code == "Q" {
		w.code = ""
	}
	for _, part := range []struct {
		name string
		to   *string
	}{{i[2], &w.inner}, {strings.TrimSpace(after), &w.outer}} {
		if part.name == "Q" {
			continue
		}
		found := r.d.verbs[part.name]
		if len(found) == 0 {
			r.fault(l.n, l.column(part.name), "want a verb of the file or Q, found "+part.name)
			return
		}
		*part.to = found[0].block.name
	}
	r.d.rewrites = append(r.d.rewrites, w)
}
