package main

import (
	"fmt"
	"path/filepath"
	"sort"
	"strings"
)

// corpus is what a data folder holds, training and held out apart. Held-out
// sentences with names: every fifth block of 20 sentences of wikigold, half of
// the documents of UNER-EWT, GUM's development documents.
type corpus struct {
	train, dev []*sentence // treebanks; dev is EWT's
	gumDev     []*sentence
	names      []*sentence // names only
	raw        []*sentence // nothing but words
	namesDev   map[string][]*sentence
}

func readCorpus(dir, text, raw string, lex lexicon) (*corpus, error) {
	c := &corpus{namesDev: map[string][]*sentence{}}
	trees := map[string][]*sentence{}
	for _, f := range []string{"en_ewt-ud-train", "en_ewt-ud-dev", "gum-open-train", "gum-open-dev"} {
		ss, err := readTreebank(filepath.Join(dir, f+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		trees[f] = ss
	}
	for _, s := range trees["en_ewt-ud-train"] {
		s.weakNames(lex)
	}
	for _, f := range []string{"gum-open-train", "gum-open-dev"} {
		for _, s := range trees[f] {
			s.markEntities(lex)
		}
	}
	c.train = append(trees["en_ewt-ud-train"], trees["gum-open-train"]...)
	c.dev, c.gumDev = trees["en_ewt-ud-dev"], trees["gum-open-dev"]
	wiki, err := readNames(filepath.Join(dir, "wikigold.conll.txt"), lex)
	if err != nil {
		return nil, err
	}
	for i, s := range wiki {
		if s.forms[0] == "-DOCSTART-" { // the mark of a new document
			continue
		}
		if i/20%5 == 4 {
			c.namesDev["wikigold"] = append(c.namesDev["wikigold"], s)
		} else {
			c.names = append(c.names, s)
		}
	}
	web, err := readNames(filepath.Join(dir, "en_ewt-uner-dev.iob2"), lex)
	if err != nil {
		return nil, err
	}
	for _, s := range web {
		if hashOf(document(s.id))%2 == 0 {
			c.namesDev["uner"] = append(c.namesDev["uner"], s)
		} else {
			s.noTree = true // a text that the trees are measured on
			c.names = append(c.names, s)
		}
	}
	c.namesDev["gum"] = c.gumDev
	return c, c.readText(text, raw)
}

// readText reads our own reports (the files that begin with "test" are held
// out) and raw text.
func (c *corpus) readText(text, raw string) error {
	paths, err := textFiles(text)
	if err != nil {
		return err
	}
	for _, path := range paths {
		ss, err := readReports(path)
		if err != nil {
			return err
		}
		if strings.HasPrefix(filepath.Base(path), "test") {
			c.namesDev["reports"] = append(c.namesDev["reports"], ss...)
		} else {
			c.names = append(c.names, ss...)
		}
	}
	if raw == "" {
		return nil
	}
	if paths, err = textFiles(raw); err != nil {
		return err
	}
	for _, path := range paths {
		ss, err := readPlain(path)
		if err != nil {
			return err
		}
		c.raw = append(c.raw, ss...)
	}
	return nil
}

// textFiles are the *.txt of a folder, in order of their names.
func textFiles(dir string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("%s: no file *.txt", dir)
	}
	return paths, err
}

// rawWords is how much of a raw text is taken.
const rawWords = 420000

// document is the part of a sentence's identifier before its number.
func document(id string) string {
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		return id[:i]
	}
	return id
}

func hashOf(s string) (h uint32) {
	h = 2166136261
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// frequent lists the values that occur at least min times, the commonest first.
func frequent(ss []*sentence, min int, value func(s *sentence, i int) string) []string {
	count := map[string]int{}
	for _, s := range ss {
		for i := range s.forms {
			count[value(s, i)]++
		}
	}
	var out []string
	for v, n := range count {
		if n >= min {
			out = append(out, v)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if count[out[i]] != count[out[j]] {
			return count[out[i]] > count[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}
