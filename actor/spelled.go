package actor

import (
	"strings"
	"sync"

	"sitrep"
)

// spelledNames are the names of the lists by the key of their spelling. They are
// heard when the first name is asked for that no list has as it is written.
type spelledNames struct {
	once  sync.Once
	byKey map[string][]spelledName
}

type spelledName struct {
	entry int32
	spelling
}

// spelled is the record that a name denotes in another spelling: persons by two
// words at least, others by two or a long one; -1 when none or several do.
func (b *base) spelled(name string, fits func(*record) bool) int32 {
	b.heard.once.Do(b.hearNames)
	p := b.sounds.spell(name)
	if len(p.words) == 0 || len(p.words) == 1 && (len(p.all) < 7 || b.plainWord(name)) {
		return -1
	}
	at := int32(-1)
	list := b.heard.byKey[p.key()]
	for i := range list {
		q := &list[i]
		if q.entry == at || len(q.words) != len(p.words) && len(q.words) < 2 && len(q.all) < 7 {
			continue
		}
		r := &b.records[q.entry]
		if r.typ == sitrep.EntityPerson && len(p.words) < 2 || fits != nil && !fits(r) || !b.sounds.same(&p, &q.spelling) {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = q.entry
	}
	return at
}

// plainWord reports a noun for people or an adjective of a state, which a name of
// one word is easily taken for.
func (b *base) plainWord(name string) bool {
	for _, w := range surfaceWords(name) {
		if b.agents[singular(fold(w))] != nil || b.agents[fold(w)] != nil {
			return true
		}
		if _, ok := b.stateOf(w); ok {
			return true
		}
	}
	return false
}

func (b *base) hearNames() {
	b.heard.byKey = make(map[string][]spelledName, 2*len(b.records))
	for i := range b.records {
		r := &b.records[i]
		if r.typ == sitrep.EntityCountry {
			continue
		}
		for _, n := range r.names {
			if strings.HasSuffix(n, "?") || capitals(n) {
				continue // wants a context; an acronym
			}
			if p := b.sounds.spell(n); len(p.all) > 3 {
				key := p.key()
				b.heard.byKey[key] = append(b.heard.byKey[key], spelledName{int32(i), p})
			}
		}
	}
}

// respelled makes entities the built-in actors that their names spell otherwise;
// persons and groups only where the report speaks of their country.
func (d *document) respelled() {
	for i := int32(0); int(i) < len(d.entities); i++ {
		e := &d.entities[i]
		if e.name == "" || e.entry >= 0 || e.hasOrgan || e.plural || e.typ != sitrep.EntityPerson && e.typ != sitrep.EntityOrg || e.by == "pronoun" {
			continue
		}
		entry := d.base.spelled(e.name, func(r *record) bool {
			if r.typ != e.typ || e.country != "" && e.country != r.country {
				return false
			}
			s, state := d.base.byCode[r.country]
			return !state || d.states[s] > 0
		})
		if entry < 0 {
			continue
		}
		if at, ok := d.byEntry[entry]; ok && int(at) < len(d.entities) && d.entities[at].entry == entry && at != i {
			d.fuse(i, at)
			i--
			continue
		}
		d.adopt(e, entry, i)
		e.by = "actor list, another spelling"
	}
}

// misnamed takes from an entity the person of the list whose family name it
// shares, where the report tells another given name: not every Keita is the
// president.
func (d *document) misnamed(e *entity) {
	if e.entry < 0 || e.typ != sitrep.EntityPerson {
		return
	}
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if m.nameHi == 0 || m.kind == sitrep.MentionPronoun {
			continue
		}
		at, lo := m.nameLo, m.nameLo
		switch {
		case m.nameHi-m.nameLo == 1 && m.nameLo > m.lo: // the model left it out
			at, lo = lo-1, lo-1
			given, name := d.tok(m.sent, at), d.tok(m.sent, m.nameLo)
			if given.UPOS != "PROPN" || given.Head-1 != int(m.nameLo) && name.Head-1 != int(at) || !strings.HasPrefix(name.Deprel, "flat") && !strings.HasPrefix(given.Deprel, "flat") {
				continue
			}
		case m.nameHi-m.nameLo == 1 || !m.person:
			continue
		}
		form := d.text(m.sent, at, at+1)
		f := fold(form)
		if len(f) < 3 || d.base.agents[f] != nil || d.base.honor[f] || d.base.sounds.skip[f] || !capitalized(form[:1]) {
			continue
		}
		said := d.base.sounds.hear(nil, f)
		for _, n := range d.base.records[e.entry].names {
			for _, w := range surfaceWords(n) {
				if known := d.base.sounds.hear(nil, fold(w)); d.base.sounds.apart(said, known, false) <= allowed(max(len(said), len(known))) {
					return
				}
			}
		}
		delete(d.byEntry, e.entry)
		e.entry, e.by, e.name = -1, "name", d.text(m.sent, lo, m.nameHi)
		e.key = foldName(e.name)
		return
	}
}
