package coder

import (
	"bufio"
	"bytes"
	"strings"
)

// wordClass is a named set of lemmas and of runs of lemmas.
type wordClass struct {
	name  string
	words map[string]bool
	nouns map[string]bool       // words that count as nouns only, "fire/n" in the file
	multi map[string][][]string // last word → runs that end in it
	keys  sieve                 // of all that the three maps are asked for
}

func (c *wordClass) add(entry string) {
	if noun, ok := strings.CutSuffix(entry, "/n"); ok {
		c.nouns[noun] = true
		return
	}
	parts := strings.Fields(entry)
	if len(parts) == 1 {
		c.words[entry] = true
		return
	}
	last := parts[len(parts)-1]
	c.multi[last] = append(c.multi[last], parts)
}

// sift fills the sieve, when the class is whole.
func (c *wordClass) sift() {
	c.keys = newSieve(len(c.words) + len(c.nouns) + len(c.multi))
	for w := range c.words {
		c.keys.add(wordKey(w))
	}
	for w := range c.nouns {
		c.keys.add(wordKey(w))
	}
	for w := range c.multi {
		c.keys.add(wordKey(w))
	}
}

// classTable holds the word classes of a language.
type classTable map[string]*wordClass

type rawClass struct {
	file    string
	line    int
	col     int
	entries []string
}

// readWords adds the classes of one file to raw.
func readWords(file string, data []byte, raw map[string]*rawClass, order *[]string) error {
	sc := bufio.NewScanner(bytes.NewReader(data))
	sc.Buffer(nil, 1<<20)
	var cont string
	start := 0
	for n := 1; sc.Scan(); n++ {
		line := stripComment(sc.Text())
		if cont == "" {
			start = n
		}
		if strings.HasSuffix(line, `\`) {
			cont += strings.TrimSuffix(line, `\`) + " "
			continue
		}
		line = cont + line
		cont = ""
		if strings.TrimSpace(line) == "" {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		name = strings.TrimSpace(name)
		if !ok || !strings.HasPrefix(name, "@") || len(name) < 2 {
			return faultf(file, start, 1, "want \"@class: word, word\", found %q", line)
		}
		c := raw[name[1:]]
		if c == nil {
			c = &rawClass{file: file, line: start, col: 1}
			raw[name[1:]] = c
			*order = append(*order, name[1:])
		}
		c.entries = append(c.entries, splitList(rest)...)
	}
	return sc.Err()
}

// resolveClasses unfolds classes within classes.
func resolveClasses(raw map[string]*rawClass, order []string) (classTable, error) {
	t := classTable{}
	var visit func(name string, c *wordClass, seen map[string]bool) error
	visit = func(name string, c *wordClass, seen map[string]bool) error {
		if seen[name] {
			return nil
		}
		seen[name] = true
		r := raw[name]
		for _, e := range r.entries {
			if inner, ok := strings.CutPrefix(e, "@"); ok {
				if raw[inner] == nil {
					return faultf(r.file, r.line, r.col, "class @%s holds @%s: no such class", name, inner)
				}
				if err := visit(inner, c, seen); err != nil {
					return err
				}
				continue
			}
			c.add(strings.ToLower(e))
		}
		return nil
	}
	for _, name := range order {
		c := &wordClass{name: name, words: map[string]bool{}, nouns: map[string]bool{}, multi: map[string][][]string{}}
		if err := visit(name, c, map[string]bool{}); err != nil {
			return nil, err
		}
		c.sift()
		t[name] = c
	}
	return t, nil
}
