package actor

import (
	"strings"
	"sync"

	"sitrep"
)

// spelledNames are the names of the lists by the key of their spelling. They are
// heard when the first name is asked for that no list has as it is written.
type spelledNames struct {
	once   sync.Once
	sounds []byte
	names  []spelledName // by key
	begins []int32       // by the first bits of a key: its first name
}

// keyBits are those of a key that begins tells apart.
const keyBits = 15

// spelledName is where the sounds of a name stand.
type spelledName struct {
	key      uint32
	entry    int32
	at       uint32 // in spelledNames.sounds: the ends of its words, its initials, its sounds
	words    uint8
	initials uint8
	sounds   uint8
	bare     bool
}

// with are the names that may have a key.
func (h *spelledNames) with(key uint32) []spelledName {
	k := key >> (32 - keyBits)
	return h.names[h.begins[k]:h.begins[k+1]]
}

// spelling of a name.
func (h *spelledNames) spelling(n *spelledName) spelling {
	b := h.sounds[n.at:]
	p := spelling{ends: b[:n.words], bare: n.bare}
	if b = b[n.words:]; n.initials > 0 {
		p.initials = string(b[:n.initials])
	}
	p.all = b[n.initials:][:n.sounds]
	return p
}

// spelled is the record that a name denotes in another spelling: persons by two
// words at least, others by two or a long one; -1 when none or several do. It is heard
// in the room of p.
func (b *base) spelled(p *spelling, name string, fits func(*record) bool) int32 {
	b.heard.once.Do(b.hearNames)
	b.sounds.spell(p, name)
	if len(p.ends) == 0 || len(p.ends) == 1 && (len(p.all) < 7 || b.plainWord(name)) {
		return -1
	}
	at, key := int32(-1), p.key()
	list := b.heard.with(key)
	for i := range list {
		q := &list[i]
		if q.key != key || q.entry == at || int(q.words) != len(p.ends) && q.words < 2 && q.sounds < 7 {
			continue
		}
		r := &b.records[q.entry]
		if r.typ == sitrep.EntityPerson && len(p.ends) < 2 || fits != nil && !fits(r) {
			continue
		}
		if known := b.heard.spelling(q); !b.sounds.same(p, &known) {
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
	h := &b.heard
	names := make([]spelledName, 0, 2*len(b.records))
	h.sounds, h.begins = make([]byte, 0, 32*len(b.records)), make([]int32, 1<<keyBits+1, 1<<keyBits+2)
	var p spelling
	for i := range b.records {
		r := &b.records[i]
		if r.typ == sitrep.EntityCountry {
			continue
		}
		for _, n := range r.names {
			if strings.HasSuffix(n, "?") || capitals(n) {
				continue // wants a context; an acronym
			}
			if b.sounds.spell(&p, n); len(p.all) > 3 {
				k := spelledName{p.key(), int32(i), uint32(len(h.sounds)), uint8(len(p.ends)), uint8(len(p.initials)), uint8(len(p.all)), p.bare}
				h.sounds = append(append(append(h.sounds, p.ends...), p.initials...), p.all...)
				h.begins[k.key>>(32-keyBits)+1]++
				names = append(names, k)
			}
		}
	}
	for k := range h.begins[1:] {
		h.begins[k+1] += h.begins[k]
	}
	h.names = make([]spelledName, len(names))
	for i := len(names) - 1; i >= 0; i-- { // from the ends of the runs, which so become their beginnings
		k := names[i].key>>(32-keyBits) + 1
		h.begins[k]--
		h.names[h.begins[k]] = names[i]
	}
	h.begins = append(h.begins[1:], int32(len(names)))
}

// respelled makes entities the built-in actors that their names spell otherwise;
// persons and groups only where the report speaks of their country.
func (d *document) respelled() {
	for i := int32(0); int(i) < len(d.entities); i++ {
		e := &d.entities[i]
		if e.name == "" || e.entry >= 0 || e.hasOrgan || e.plural || e.typ != sitrep.EntityPerson && e.typ != sitrep.EntityOrg || e.by == "pronoun" {
			continue
		}
		if e.typ == sitrep.EntityPerson && oneWordName(e.name) {
			continue // persons go by two at least
		}
		entry := d.base.spelled(&d.heard, e.name, func(r *record) bool {
			if r.typ != e.typ || e.country != "" && e.country != r.country {
				return false
			}
			s, state := d.base.byCode.find(r.country)
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

// oneWordName reports a name of nothing but letters.
func oneWordName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
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
