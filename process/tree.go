package process

import (
	"slices"
	"strings"
	"sync"

	"sitrep"
)

// tree is a sentence with what reading asks of its dependencies.
type tree struct {
	a    *sitrep.Analysis
	n    int // of the sentence
	tok  []sitrep.Token
	all  []int   // tokens, those of one head together, in order
	from []int32 // by head: where its own begin in all
	low  []low   // by token, filled when it is asked for

	demands []int // see demandsOf
	asked   bool  // they were
}

// low is a word in lower case.
type low struct{ lemma, form string }

// forest is trees with their room, which the next document's use again.
type forest struct {
	trees []*tree
	n     int // in use
}

var forests = sync.Pool{New: func() any { return new(forest) }}

// mostTrees is how many trees room is kept for.
const mostTrees = 1 << 10

// leave takes the trees back.
func (f *forest) leave() {
	for _, t := range f.trees[:f.n] {
		t.a, t.tok = nil, nil
		clear(t.low)
	}
	if f.n = 0; len(f.trees) <= mostTrees {
		forests.Put(f)
	}
}

func (f *forest) tree(a *sitrep.Analysis, n int) *tree {
	if f.n == len(f.trees) {
		f.trees = append(f.trees, new(tree))
	}
	t := f.trees[f.n]
	f.n++
	t.read(a, n)
	return t
}

func (t *tree) read(a *sitrep.Analysis, n int) {
	t.a, t.n, t.tok = a, n, a.Sentences[n].Tokens
	t.demands, t.asked = t.demands[:0], false
	t.low = slices.Grow(t.low[:0], len(t.tok))[:len(t.tok)]
	t.from = slices.Grow(t.from[:0], len(t.tok)+2)[:len(t.tok)+2]
	clear(t.from)
	headed := func(i int) bool { h := t.tok[i].Head; return h > 0 && h <= len(t.tok) }
	for i := range t.tok {
		if headed(i) {
			t.from[t.tok[i].Head+1]++
		}
	}
	for i := 1; i < len(t.from); i++ {
		t.from[i] += t.from[i-1]
	}
	n = int(t.from[len(t.tok)+1])
	t.all = slices.Grow(t.all[:0], n)[:n]
	for i := range t.tok { // each head's begin moves on to its end, where those of the next one begin
		if headed(i) {
			h := t.tok[i].Head
			t.all[t.from[h]] = i
			t.from[h]++
		}
	}
}

// kids are the tokens under one, in order.
func (t *tree) kids(i int) []int { return t.all[t.from[i]:t.from[i+1]] }

func (t *tree) head(i int) int { return t.tok[i].Head - 1 }

func (t *tree) lemma(i int) string {
	l := &t.low[i]
	if l.lemma == "" {
		l.lemma = strings.ToLower(t.tok[i].Lemma)
	}
	return l.lemma
}

func (t *tree) form(i int) string {
	l := &t.low[i]
	if l.form == "" {
		l.form = strings.ToLower(t.a.Text(t.tok[i].Span))
	}
	return l.form
}

// is: the token's lemma or form is the word.
func (t *tree) is(i int, word string) bool { return t.lemma(i) == word || t.form(i) == word }

func (t *tree) in(i int, s wordSet) bool { return s[t.lemma(i)] || s[t.form(i)] }

// rel is the universal part of a dependency label.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.tok[i].Deprel, ":")
	return r
}

func (t *tree) verb(i int) bool { return t.tok[i].UPOS == "VERB" || t.tok[i].UPOS == "AUX" }

func (t *tree) noun(i int) bool { return t.tok[i].UPOS == "NOUN" || t.tok[i].UPOS == "PROPN" }

// child is the first child with the label (or its universal part), -1 for none.
func (t *tree) child(i int, labels ...string) int {
	for _, k := range t.kids(i) {
		for _, l := range labels {
			if t.tok[k].Deprel == l || t.rel(k) == l {
				return k
			}
		}
	}
	return -1
}

func (t *tree) subject(i int) int { return t.child(i, "nsubj", "csubj") }

// passive: what is told of the verb's subject is done to it.
func (t *tree) passive(i int) bool {
	if t.child(i, "aux:pass") >= 0 || t.child(i, "nsubj:pass") >= 0 {
		return true
	}
	return t.verb(i) && strings.Contains(t.tok[i].Feats, "VerbForm=Part") && !strings.Contains(t.tok[i].Feats, "Tense=Pres") && t.child(i, "aux") < 0 &&
		(t.rel(i) == "acl" || t.rel(i) == "conj" && t.subject(i) < 0) && t.tok[i].Deprel != "acl:relcl" && t.tok[i].XPOS == "VBN"
}

// prep is the preposition or marker that a word stands with, its fixed parts with it.
func (t *tree) prep(i int) string {
	for _, k := range t.kids(i) {
		if r := t.rel(k); (r == "case" || r == "mark") && k < i {
			p := t.form(k)
			for _, f := range t.kids(k) {
				if t.rel(f) == "fixed" {
					p += " " + t.form(f)
				}
			}
			return p
		}
	}
	return ""
}

// under: token i lies in the subtree of root.
func (t *tree) under(i, root int) bool {
	for range t.tok {
		if i == root {
			return true
		}
		if i = t.head(i); i < 0 {
			return false
		}
	}
	return false
}

// span of a word with all that depends on it but for what skip says.
func (t *tree) span(root int, skip func(k int) bool) (sp sitrep.Span) {
	sp = t.tok[root].Span
	var walk func(i, depth int)
	walk = func(i, depth int) {
		if depth > 60 {
			return
		}
		for _, k := range t.kids(i) {
			if t.rel(k) == "punct" || skip != nil && skip(k) {
				continue
			}
			sp = sp.Cover(t.tok[k].Span)
			walk(k, depth+1)
		}
	}
	walk(root, 0)
	return sp
}

// first is the leftmost word of the subtree of i.
func (t *tree) first(i int) int {
	for range t.tok {
		k := t.leftmost(i)
		if k == i {
			break
		}
		i = k
	}
	return i
}

// opens: the words begin the subtree of i, of which the first is known.
func (t *tree) opens(i, first int, words []string) bool {
	for n, w := range words {
		if first+n >= len(t.tok) || !t.is(first+n, w) || !t.under(first+n, i) {
			return false
		}
	}
	return true
}

func (t *tree) leftmost(i int) int {
	for _, k := range t.kids(i) {
		if k < i && t.rel(k) != "punct" {
			return k
		}
	}
	return i
}

// follow: the words stand in order after the token, with few between.
func (t *tree) follow(at int, words []string, within int) bool {
	end := min(len(t.tok), at+1+within)
	i := at + 1
	for _, w := range words {
		for i < end && !t.is(i, w) {
			i++
		}
		if i >= end {
			return false
		}
		i++
	}
	return true
}

// isTime: the words are mostly an expression of time.
func isTime(a *sitrep.Analysis, sp sitrep.Span) bool {
	for _, x := range a.Timexes {
		if x.Span.Overlaps(sp) && x.Len()*2 > sp.Len() {
			return true
		}
	}
	return false
}

// triggerWords are the lemmas of a trigger's words, and those with the words that complete,
// modify or govern them. They are appended to nothing.
func triggerWords(t *tree, trigger sitrep.Span, head, near []string) (_, _ []string) {
	for i := range t.tok {
		if trigger.Contains(t.tok[i].Span) {
			head = append(head, t.lemma(i))
			near = append(near, t.lemma(i))
			near = t.below(near, i, 2)
			near = t.above(near, i)
		}
	}
	return head, near
}

func (t *tree) below(out []string, i, depth int) []string {
	if depth == 0 {
		return out
	}
	for _, k := range t.kids(i) {
		switch t.rel(k) {
		case "advcl":
			if t.prep(k) != "to" {
				continue
			}
		case "obj", "obl", "nmod", "compound", "amod", "xcomp", "conj", "acl", "fixed", "nsubj":
		default:
			continue
		}
		out = append(out, t.lemma(k))
		if r := t.tok[k].Deprel; r != "nsubj" && r != "obl" {
			out = t.below(out, k, depth-1)
		}
	}
	return out
}

func (t *tree) above(out []string, i int) []string {
	for range 3 {
		h := t.head(i)
		if h < 0 {
			break
		}
		switch t.rel(i) {
		case "obj", "nsubj", "xcomp", "nmod", "obl", "compound", "amod", "conj", "ccomp":
		default:
			return out
		}
		i = h
		out = append(out, t.lemma(i))
	}
	return out
}
