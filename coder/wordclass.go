package coder

import (
	"bufio"
	"bytes"
	"maps"
	"slices"
	"strings"
)

// wordClass is a named set of lemmas and of runs of lemmas.
type wordClass struct {
	name  string
	words map[string]bool
	nouns map[string]bool       // words that count as nouns only, "fire/n" in the file
	multi map[string][][]string // last word → runs that end in it
	slots []classWord           // what the three maps hold by its keys, by open addressing
	id    uint16                // bit in the sets of lexemes; 0 for none
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

// classWord is a word of a class and how it belongs to it.
type classWord struct {
	word string
	key  uint32
	as   classUse
}

// classUse has a bit for each way a word belongs to a class.
type classUse uint8

const (
	asWord   classUse = 1 << iota // a lemma
	asNoun                        // a lemma of nouns only
	asRunEnd                      // the last lemma of runs
)

// fill makes the slots, when the class is whole.
func (c *wordClass) fill() {
	n := len(c.words) + len(c.nouns) + len(c.multi)
	size := 2
	for size < 2*n {
		size *= 2
	}
	c.slots = make([]classWord, size)
	put(c, c.words, asWord)
	put(c, c.nouns, asNoun)
	put(c, c.multi, asRunEnd)
}

func put[T any](c *wordClass, words map[string]T, as classUse) {
	for w := range words {
		key := wordKey(w)
		s := c.slot(key, w)
		*s = classWord{w, key, s.as | as}
	}
}

// slot is that of a word, or the free one where it would stand.
func (c *wordClass) slot(key uint32, word string) *classWord {
	mask := uint32(len(c.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		if s := &c.slots[i]; s.as == 0 || s.key == key && s.word == word {
			return s
		}
	}
}

// use is how a word of which the key is known belongs to the class, 0 if it does not.
func (c *wordClass) use(key uint32, word string) classUse {
	return c.slot(key, word).as
}

// classSet has a bit for each class that a word is in.
type classSet [5]uint64

// number gives the classes their bits in the sets of lexemes.
func (t classTable) number() {
	for k, name := range slices.Sorted(maps.Keys(t)) {
		if k+1 < 64*len(classSet{}) {
			t[name].id = uint16(k + 1)
		}
	}
}

// mayBeIn reports whether a class with an id may have token x, by its form or its lemma.
func (t *tree) mayBeIn(x int, id uint16) bool {
	sets := t.w.c.lexemes.sets
	return id == 0 || (sets[t.lex[2*x].set][id>>6]|sets[t.lex[2*x+1].set][id>>6])&(1<<(id&63)) != 0
}

// inClass: the token, or a run of lemmas that ends in it, is in the class; the
// modifier of a compound head counts too ("rocket attack").
func (t *tree) inClass(x int, c *wordClass) bool {
	if !t.mayBeIn(x, c.id) {
		return false
	}
	if c.use(t.keys[2*x], t.form[x])&asWord != 0 {
		return true
	}
	as := c.use(t.keys[2*x+1], t.lemma[x])
	return as&asWord != 0 || as&asNoun != 0 && !t.isVerb(x) && !t.ofArms(x) || as&asRunEnd != 0 && t.runEnds(x, c)
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
		c.fill()
		t[name] = c
	}
	return t, nil
}
