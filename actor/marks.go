package actor

import (
	"bytes"
	"strings"
)

// marks are what the lists say of a word by itself. They are looked up once for a form,
// not at each token that has it.
type marks uint16

const (
	honorific  marks = 1 << iota // "mrs", "dr"
	beginsName                   // some name of the lists begins with it
	saysFormer                   // of the noun after it
	saysSuspected
	saysNumber
	saysDefinite
	saysSide    // "pro-Iranian"
	landWord    // "country", "homeland"
	landsWord   // the same in the plural
	pronominal  // a pronoun that may stand for an actor
	preposition // may stand before the other actor of a tie
	tying       // the participle of "Iran-backed"
	quotation   // a quotation mark
	beginsNoun  // an agent noun of several words begins with it
)

// describing is what may be said of the noun after a word.
const describing = saysFormer | saysSuspected | saysNumber | saysDefinite | saysSide

// describers are their names in describers.txt.
var describers = map[string]marks{"former": saysFormer, "suspected": saysSuspected, "number": saysNumber, "definite": saysDefinite}

func (b *base) addDescribers(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		m := describers[c[0].text]
		if len(c) != 2 || m == 0 {
			return l.fault(c[0], "former, suspected, number or definite | words")
		}
		for w := range c[1].split(';') {
			if w.text == "" || w.text != fold(w.text) || b.marked.find([]byte(w.text)) >= 0 {
				return l.fault(w, "a folded word that has no line yet")
			}
			b.mark(w.text, m)
		}
	}
	return nil
}

// mark adds a mark to a folded word.
func (b *base) mark(word string, m marks) {
	id := int(b.marked.add([]byte(word)))
	if id == len(b.marks) {
		b.marks = append(b.marks, 0)
	}
	b.marks[id] |= m
}

// indexMarks files the words that other lists give marks.
func (b *base) indexMarks() {
	for w := range b.honor {
		b.mark(w, honorific)
	}
	b.begins = make([]bool, b.vocab.n)
	for _, s := range b.names.steps[1:] {
		if s.node == 0 {
			b.begins[s.word] = true
		}
	}
	for w := range b.agents {
		if first, _, several := strings.Cut(w, " "); several {
			b.mark(first, beginsNoun)
		}
	}
	for w := range pronouns {
		b.mark(w, pronominal)
	}
	for w := range prepositions {
		b.mark(w, preposition)
	}
	for w := range b.ties.hyphens {
		b.mark(fold(w), tying)
	}
	for w, an := range b.anaphor {
		switch {
		case len(an.fits) == 0:
		case an.fits[0] == "country":
			b.mark(w, landWord)
		case an.fits[0] == "countries":
			b.mark(w, landsWord)
		}
	}
}

// marksOf a word, folded, with its number among those of names.
func (b *base) marksOf(word []byte, vocab int32) marks {
	var m marks
	if id := b.marked.find(word); id >= 0 {
		m = b.marks[id]
	}
	if vocab >= 0 && b.begins[vocab] {
		m |= beginsName
	}
	if bytes.IndexByte(word, ' ') >= 0 {
		m |= beginsNoun // for all that is known
	}
	if _, relation := sided(word); relation != "" {
		m |= saysSide
	}
	return m
}

// has reports a mark of a token.
func (d *document) has(i int, m marks) bool { return d.words[i].marks&m != 0 }

// sieve tells most words at once that they are not among some: by their lengths and
// first bytes.
type sieve [256]uint32

func (s *sieve) add(word string) {
	if word != "" {
		s[word[0]] |= 1 << min(len(word), 31)
	}
}

func (s *sieve) may(word string) bool { return word != "" && s[word[0]]&(1<<min(len(word), 31)) != 0 }
