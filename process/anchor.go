package process

import (
	"slices"
	"strings"
)

// anchor is words that name a process: "the truce", "talks", "free the hostages".
type anchor struct {
	kind  *Kind
	group string
	tok   int // the word
	top   int // the word that stands for it: "round" of "round of talks"
	act   bool
	weak  bool
}

// heads are the words of a sentence that may name a process, in order: most sentences have none.
func (r *docReader) heads(n int) []int {
	ks, toks, text := r.ks, r.a.Sentences[n].Tokens, r.a.Doc.Text
	r.may = r.may[:0]
	for i := range toks {
		t := &toks[i]
		switch t.UPOS {
		case "NOUN", "PROPN", "VERB":
			f := text[t.Start:t.End]
			if ks.headShapes[shape(t.Lemma)] && len(ks.heads[strings.ToLower(t.Lemma)]) > 0 || ks.headShapes[shape(f)] && f != t.Lemma && len(ks.heads[strings.ToLower(f)]) > 0 {
				r.may = append(r.may, i)
			}
		}
	}
	return r.may
}

// anchors among the words of a sentence that may be one, in text order.
func (ks *Kinds) anchors(t *tree, heads []int) (out []anchor) {
	for _, i := range heads {
		for _, k := range ks.maybe(t, i) {
			if a, ok := ks.anchor(t, k, i); ok {
				out = append(out, a)
			}
		}
	}
	return out
}

// maybe are the kinds that a word may name, in their order.
func (ks *Kinds) maybe(t *tree, i int) []*Kind {
	l, f := t.lemma(i), t.form(i)
	of := ks.headed(l)
	if f == l {
		return of
	}
	more := ks.headed(f)
	switch {
	case len(more) == 0 || slices.Equal(of, more):
		return of
	case len(of) == 0:
		return more
	}
	of = append(slices.Clone(of), more...)
	slices.SortFunc(of, func(a, b *Kind) int { return ks.order(a) - ks.order(b) })
	return slices.Compact(of)
}

// headed are the kinds that a word in lower case may name.
func (ks *Kinds) headed(w string) []*Kind {
	if !ks.headShapes[shape(w)] {
		return nil
	}
	return ks.heads[w]
}

func (ks *Kinds) order(k *Kind) int { return slices.Index(ks.list, k) }

func (ks *Kinds) anchor(t *tree, k *Kind, i int) (anchor, bool) {
	a := anchor{kind: k, tok: i, top: i}
	for _, key := range [2]string{t.lemma(i), t.form(i)} {
		for _, words := range k.not[key] {
			if t.phrase(i, words) {
				return a, false
			}
		}
	}
	for _, c := range k.actsOf(t, i) {
		if len(c.rest) > 0 && !t.follow(i, c.rest, 5) {
			continue
		}
		if c.of == nil && (t.verb(i) || len(c.rest) > 0) || c.agent && t.hasSubject(i, c.of) || !c.agent && c.of != nil && t.hasObject(i, c.of) {
			a.group, a.act, a.top = c.group, true, t.whole(ks, i)
			return a, true
		}
	}
	if t.noun(i) {
		for _, w := range k.wordings(t, i) {
			if t.phrase(i, w.words) {
				a.group, a.top, a.weak = w.group, t.whole(ks, i), k.weak[w.words[len(w.words)-1]] || k.weak[w.group]
				if a.top != i && a.group == "" {
					a.group = t.lemma(a.top) // "round of talks"
				}
				return a, true
			}
		}
	}
	return a, false
}

// wordings of a word, those of its very form first: "strikes" are no strike.
func (k *Kind) wordings(t *tree, i int) []wording {
	if w := k.words[t.form(i)]; w != nil {
		if l := t.lemma(i); l != t.form(i) && k.words[l] != nil {
			return append(slices.Clip(w), k.words[l]...)
		}
		return w
	}
	return k.words[t.lemma(i)]
}

func (k *Kind) actsOf(t *tree, i int) []act {
	if a := k.acts[t.lemma(i)]; a != nil {
		return a
	}
	return k.acts[t.form(i)]
}

// phrase: the words stand in a row, token i among them.
func (t *tree) phrase(i int, words []string) bool {
	for at := range words {
		first := i - at
		if first < 0 || first+len(words) > len(t.tok) {
			continue
		}
		same := true
		for n, w := range words {
			same = same && t.is(first+n, w)
		}
		if same {
			return true
		}
	}
	return false
}

// whole climbs from "talks" to the "round" that they are told by.
func (t *tree) whole(ks *Kinds, i int) int {
	for range 3 {
		h := t.head(i)
		if h < 0 || t.rel(i) != "nmod" && t.rel(i) != "compound" || !t.in(h, ks.lists["part"]) {
			break
		}
		i = h
	}
	return i
}

// hasObject: the act is done to, or by those who move, a word of the class.
func (t *tree) hasObject(i int, of []string) bool {
	for _, k := range t.kids(i) {
		r := t.tok[k].Deprel
		ok := false
		switch {
		case r == "obj" || r == "nsubj:pass" || r == "iobj":
			ok = true
		case t.rel(k) == "nmod" || r == "compound" || r == "amod":
			ok = !t.verb(i) && r != "nmod:unmarked"
		case r == "nsubj":
			ok = t.verb(i) && t.child(i, "obj") < 0
		}
		if ok && t.holds(k, of, 2) {
			return true
		}
		if r == "nsubj" && ok && t.tok[k].UPOS == "PRON" { // "the army said it would withdraw"
			if h := t.head(i); h >= 0 && t.verb(h) {
				if s := t.subject(h); s >= 0 && s != k && t.holds(s, of, 1) {
					return true
				}
			}
		}
	}
	if h := t.head(i); h >= 0 && t.rel(i) == "xcomp" && t.verb(i) && t.child(i, "obj") < 0 { // "soldiers began to pull out"
		if s := t.subject(h); s >= 0 && t.holds(s, of, 2) {
			return true
		}
	}
	// "hostages released", "the troops withdrawn", "prisoners who were freed"
	if h := t.head(i); h >= 0 && t.rel(i) == "acl" && t.noun(h) && (t.passive(i) || t.relative(i)) {
		return t.holds(h, of, 2)
	}
	return false
}

// hasSubject: those who do it are of the class.
func (t *tree) hasSubject(i int, of []string) bool {
	if s := t.subject(i); s >= 0 && t.verb(i) {
		return t.holds(s, of, 2)
	}
	return false
}

// relative: a relative clause whose pronoun is what is done to.
func (t *tree) relative(i int) bool {
	return t.tok[i].Deprel == "acl:relcl" && (t.child(i, "nsubj:pass") >= 0 || t.child(i, "obj") < 0 && t.child(i, "nsubj") < 0 || t.child(i, "obj") < 0 && t.verb(i))
}

// holds: the word or one within its phrase is of the class.
func (t *tree) holds(i int, of []string, depth int) bool {
	if slices.Contains(of, t.lemma(i)) || slices.Contains(of, t.form(i)) {
		return true
	}
	if depth == 0 {
		return false
	}
	for _, k := range t.kids(i) {
		switch t.rel(k) {
		case "nmod":
			if p := t.prep(k); (p == "of" || p == "" || p == "including" || p == "among") && t.holds(k, of, depth-1) {
				return true
			}
		case "conj", "compound", "amod", "appos":
			if t.holds(k, of, depth-1) {
				return true
			}
		}
	}
	return false
}

// openPreps let a word of the phrase say something of what stands in it.
var openPreps = wordSet{"on": true, "to": true, "of": true, "from": true, "into": true, "for": true, "about": true, "upon": true, "with": true, "in": true, "by": false}

// match is the first move of the kind that a governor makes.
func (k *Kind) match(t *tree, a *anchor, g governor) (best *move) {
	consider := func(m *move) {
		if (m.groups == nil && !k.only[a.group] || slices.Contains(m.groups, a.group)) && (best == nil || m.line < best.line) {
			best = m
		}
	}
	for _, key := range [2]string{t.lemma(g.tok), t.form(g.tok)} {
		ms := k.moves[key]
		for i := range ms {
			m := &ms[i]
			switch m.pos {
			case asAgent:
				if g.pos != asAgent {
					continue
				}
			case asObject:
				if g.pos == asAgent {
					continue
				}
				if last := m.words[len(m.words)-1]; len(m.words) > 1 && g.prep != "" && prepositions[last] && !strings.HasSuffix(g.prep, last) {
					continue // "agreed to talks in Doha" is no "agreed in talks"
				}
				if len(m.words) == 1 && g.pos == anyRole {
					continue
				}
			default:
				if g.pos == anyRole && !openPreps[g.prep] && len(m.words) == 1 {
					continue
				}
			}
			if len(m.tail) > 0 && !t.follow(a.top, m.tail, 9) {
				continue
			}
			within := 8
			if m.pos == asObject && a.top > g.tok && prepositions[m.words[len(m.words)-1]] {
				within = min(within, a.top-g.tok-1) // the preposition stands before the name
			}
			if len(m.words) == 1 || t.follow(g.tok, m.words[1:], within) {
				consider(m)
			}
		}
		if key == t.form(g.tok) {
			break
		}
	}
	for i := range k.placed {
		m := &k.placed[i]
		last := m.words[len(m.words)-1]
		if g.pos == anyRole {
			continue
		}
		if t.is(g.tok, last) && t.prep(g.tok) == m.words[0] || !t.is(g.tok, last) && t.follow(max(g.tok, a.top), m.words, 6) && t.near(g.tok, last) {
			consider(m)
		}
	}
	return best
}

// near: a child of the word, or of its child, is the word.
func (t *tree) near(i int, word string) bool {
	for _, k := range t.kids(i) {
		if t.is(k, word) {
			return true
		}
		for _, kk := range t.kids(k) {
			if t.is(kk, word) {
				return true
			}
		}
	}
	return false
}

// within is the move that a word of the anchor's own phrase makes: "the last batch of prisoners".
func (k *Kind) within(t *tree, a *anchor) *move {
	for i := range k.beside {
		m := &k.beside[i]
		if m.groups != nil && !slices.Contains(m.groups, a.group) {
			continue
		}
		if m.words[0] == "# of" {
			if t.partOf(a.tok) {
				return m
			}
			continue
		}
		if t.holds(a.tok, m.words, 3) || t.objectHolds(a.tok, m.words) {
			return m
		}
	}
	return nil
}

// partOf: done to some of a number: "released five of the 12".
func (t *tree) partOf(i int) bool {
	for _, k := range t.kids(i) {
		if r := t.tok[k].Deprel; (r == "obj" || r == "nsubj:pass") && (t.tok[k].UPOS == "NUM" || t.is(k, "some") || t.is(k, "several")) {
			for _, n := range t.kids(k) {
				if t.rel(n) == "nmod" && t.prep(n) == "of" {
					return true
				}
			}
		}
	}
	return false
}

func (t *tree) objectHolds(i int, of []string) bool {
	for _, k := range t.kids(i) {
		switch t.tok[k].Deprel {
		case "obj", "nsubj:pass", "nmod", "nsubj":
			if t.holds(k, of, 2) {
				return true
			}
		}
	}
	if h := t.head(i); h >= 0 && t.rel(i) == "acl" {
		return t.holds(h, of, 1)
	}
	return false
}
