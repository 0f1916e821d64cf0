package actor

import (
	"strings"

	"sitrep"
)

// addGiven reads the given names, titles and nouns that tell a gender.
func (b *base) addGiven(file, text string) error {
	for _, l := range lines(file, text) {
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
			for _, n := range c[1].split(';') {
				b.gender[foldName(n.text)] = kind[0]
			}
		case "title":
			for _, n := range c[1].split(';') {
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
	w := strings.Fields(foldName(name))
	if len(w) == 0 {
		return
	}
	if len(w) > 1 && e.gender == 0 {
		e.gender = d.base.given[w[0]]
	}
	d.byName[" "+w[len(w)-1]] = at
	d.byName[foldName(name)] = at
	if e.typ == "" {
		e.typ = sitrep.EntityPerson
	}
}

// givenOf reports a word before a family name that the names of a record have too,
// if only by its initial.
func (d *document) givenOf(r *record, i int) bool {
	w := string(d.form(i))
	for _, n := range r.names {
		f := foldName(n)
		if hasWord(f, w) || len(w) < 3 && strings.HasPrefix(f, w[:1]) {
			return true
		}
	}
	return false
}
