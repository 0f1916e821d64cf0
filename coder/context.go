package coder

import (
	"sort"
	"strings"

	"sitrep/ontology"
)

// contextLexicon: keywords by their first lemma.
type contextLexicon struct {
	first map[string][]contextWord
}

type contextWord struct {
	words   []string
	context string
}

func loadContexts() (*contextLexicon, error) {
	lines, err := readLexicon("lexicon/contexts.txt", contextsText, 1)
	if err != nil {
		return nil, err
	}
	c := &contextLexicon{map[string][]contextWord{}}
	for _, l := range lines {
		if !ontology.IsContext(l.keys[0]) {
			return nil, faultf(l.file, l.line, 1, "no PLOVER context %q", l.keys[0])
		}
		for _, e := range l.list {
			ws := strings.Fields(strings.ToLower(e))
			c.first[ws[0]] = append(c.first[ws[0]], contextWord{ws, l.keys[0]})
		}
	}
	return c, nil
}

// contexts of the paragraph that sentence at stands in, sorted.
func (w *work) contexts(at int) []string {
	s := &w.a.Sentences[at]
	if w.ctx == nil {
		w.ctx = map[int][]string{}
	}
	if got, ok := w.ctx[s.Block]; ok {
		return got
	}
	set := map[string]bool{}
	// The sentences of a block stand in a row.
	from := at
	for from > 0 && w.a.Sentences[from-1].Block == s.Block {
		from--
	}
	for si := from; si < len(w.trees) && w.a.Sentences[si].Block == s.Block; si++ {
		t := w.trees[si]
		for i := range t.tok {
			if (t.lex[2*i].is|t.lex[2*i+1].is)&isContext == 0 {
				continue
			}
			for _, list := range [2][]contextWord{w.c.contexts.first[t.lemma[i]], w.c.contexts.first[t.form[i]]} {
				for _, c := range list {
					if t.wordsAt(i, c.words) {
						set[c.context] = true
					}
				}
			}
		}
	}
	out := make([]string, 0, len(set))
	for c := range set {
		out = append(out, c)
	}
	sort.Strings(out)
	w.ctx[s.Block] = out
	return out
}

func (t *tree) wordsAt(i int, words []string) bool {
	if i+len(words) > len(t.tok) {
		return false
	}
	for k, x := range words {
		if t.lemma[i+k] != x && t.form[i+k] != x {
			return false
		}
	}
	return true
}
