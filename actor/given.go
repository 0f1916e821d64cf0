package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// addGiven reads the given names, titles and nouns that tell a gender.
func (b *base) addGiven(file, text string) error {
	for l := range lines(file, text) {
		c := l.columns()
		kind := ""
		if len(c) == 2 {
			kind = c[0].text
		}
		switch kind {
		case "m", "f":
			for _, n := range strings.Fields(c[1].text) {
				b.given[fold(n)] = kind[0]
			}
		case "m noun", "f noun", "n noun":
			for n := range c[1].split(';') {
				b.gender[foldName(n.text)] = kind[0]
			}
		case "title":
			for n := range c[1].split(';') {
				b.honor[foldName(n.text)] = true
			}
		default:
			return l.fault(c[0], "m or f | given names, m noun, f noun or n noun | nouns, or title | titles")
		}
	}
	return nil
}

// genderOf reads a person's gender off the words of a mention: a title or noun
// ("Mrs Dall", "the spokeswoman"), else a given name.
func (d *document) genderOf(m *mention) byte {
	if m.desc.noun != "" {
		if g := d.base.gender[lastWord(m.desc.noun)]; g != 0 {
			return g
		}
	}
	if m.nameHi > 0 {
		for i := m.lo; i < m.nameHi; i++ {
			form := d.form(int(i))
			if i < m.nameLo || i == m.nameLo {
				if g := d.base.gender[string(form)]; g != 0 {
					return g
				}
			}
		}
		if m.nameHi-m.nameLo > 1 {
			return d.base.given[string(d.form(int(m.nameLo)))]
		}
		return 0
	}
	for i := m.lo; i <= m.head; i++ {
		switch d.tok(m.sent, i).UPOS {
		case "NOUN", "PROPN":
			if g := d.base.gender[string(d.form(int(i)))]; g != 0 && i == m.head {
				return g
			}
		}
	}
	return 0
}

// remember files a person under the family name and reads the gender off the given name.
func (d *document) remember(name string, e *entity, at int32) {
	key := d.foldName(name)
	words := strings.TrimSpace(key)
	if words == "" {
		return
	}
	if i := strings.IndexFunc(words, unicode.IsSpace); i >= 0 {
		if e.gender == 0 {
			e.gender = d.base.given[words[:i]]
		}
		words = words[strings.LastIndexFunc(words, unicode.IsSpace):]
		_, n := utf8.DecodeRuneInString(words)
		words = words[n:]
	}
	d.byName[d.familyKey(words)] = at
	d.byName[key] = at
	if e.typ == "" {
		e.typ = sitrep.EntityPerson
	}
}

// givenOf reports a word before a family name that the names of a record have too,
// if only by its initial.
func (d *document) givenOf(r *record, i int) bool {
	w := string(d.form(i))
	for _, n := range r.names {
		f := d.foldName(n)
		if hasWord(f, w) || len(w) < 3 && strings.HasPrefix(f, w[:1]) {
			return true
		}
	}
	return false
}

// familyKey is under what byName has the last word of a name.
func (d *document) familyKey(w string) string {
	k, ok := d.family[w]
	if !ok {
		if len(d.family) >= mostNames {
			clear(d.family)
		}
		k = " " + w
		d.family[k[1:]] = k
	}
	return k
}
