package actor

import (
	"strings"

	"sitrep"
)

// cluster joins mentions to entities in text order: names first by what they
// denote, then by their words; descriptions where the text points back; and
// pronouns last of each sentence's own.
func (d *document) cluster() {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.entity >= 0 {
			continue
		}
		d.reread(m)
		if m.theirs { // whose it is comes first
			for j := i + 1; j < len(d.mentions) && d.mentions[j].lo == m.lo && d.mentions[j].sent == m.sent; j++ {
				if o := &d.mentions[j]; o.pronoun.poss && o.pronoun.person == 3 && o.entity < 0 {
					d.join(int32(j), d.antecedent(int32(j)))
				}
			}
		}
		var e int32
		switch {
		case m.kind == sitrep.MentionPronoun && m.pronoun.person == 1:
			continue // who says it may come later
		case m.kind == sitrep.MentionPronoun:
			e = d.antecedent(int32(i))
		default:
			e = d.same(int32(i))
		}
		d.join(int32(i), e)
	}
	d.voices()
}

// fewMentions is for how many mentions an entity has room from the start.
const fewMentions = 4

// join puts a mention into an entity, a new one when e is -1.
func (d *document) join(i, e int32) {
	if e < 0 {
		e = d.enter(i)
	}
	m := &d.mentions[i]
	m.entity = e
	ms := &d.entities[e].mentions
	if *ms == nil { // room for the few that most have
		if cap(d.joined)-len(d.joined) < fewMentions {
			d.joined = make([]int32, 0, 1024*fewMentions)
		}
		at := len(d.joined)
		d.joined = d.joined[:at+fewMentions]
		*ms = d.joined[at:at:len(d.joined)]
	}
	*ms = append(*ms, i)
	d.learn(e, m)
}

// reread restores the words of a mention's sentence.
func (d *document) reread(m *mention) {
	if m.sent != d.current {
		d.recall(m.sent)
		d.current = m.sent
	}
}

// entryOf is the built-in actor that the mention as a whole names.
func (d *document) entryOf(m *mention) (t target, ok bool) {
	if m.nameHi == 0 {
		return target{}, false
	}
	for _, f := range d.found {
		if int32(f.lo) < m.nameHi && int32(f.hi) > m.nameLo && int32(f.lo) <= m.nameLo+1 && int32(f.hi) >= m.nameHi && (int32(f.lo) <= m.nameLo || !d.endsFirm(d.a.Sentences[m.sent].Tokens, f)) {
			if t, ok = d.pick(f); ok {
				if t.role == roleSeat && int32(f.lo) > m.nameLo && int32(f.lo) < m.nameHi {
					return target{}, false // "Clarence Washington"
				}
				return t, true
			}
			return d.surname(f, m)
		}
	}
	return target{}, false
}

// surname resolves a family name alone by the title and state beside it, or
// because a head of state or government bears it whose state the report names.
func (d *document) surname(f found, m *mention) (target, bool) {
	best, top := target{}, 0
	for _, t := range d.base.names.at(f.node) {
		if !t.part {
			continue
		}
		r := &d.base.records[t.entry]
		if m.desc.country != "" && m.desc.country != r.country || m.person && int32(f.lo) > m.nameLo && !d.givenOf(r, f.lo-1) {
			continue
		}
		st, ok := d.base.byCode.find(r.country)
		score := 0
		for k := range r.ties {
			o := &r.ties[k]
			if o.relation != office || !o.inForce(d.day) && !m.desc.former && d.day != latest {
				continue
			}
			if m.desc.noun != "" && titleFits(m.desc.noun, foldName(o.title)) {
				score += 3
				if o.inForce(d.day) {
					score += 2
				}
			}
			if ok && d.states[st] > 0 && (o.title == "president" || o.title == "prime minister" || o.title == "chancellor" || o.title == "foreign minister" || o.title == "king" || o.title == "supreme leader") {
				score += 2
			}
			if m.desc.country != "" {
				score++
			}
		}
		if score > top {
			best, top = t, score
		}
	}
	return best, top >= 2
}

// titleFits tells whether a title in the text can be an office of the list:
// "president", "Secretary" for "secretary of state".
func titleFits(said, office string) bool {
	said = strings.ReplaceAll(said, "defense", "defence")
	office = strings.ReplaceAll(office, "defense", "defence")
	return said == office || strings.HasPrefix(office, said+" ") || strings.HasSuffix(office, " "+said) || said == "premier" && office == "prime minister"
}

// same finds the entity that a name or description belongs to, -1 when it is new.
func (d *document) same(i int32) int32 {
	m := &d.mentions[i]
	if a := d.apposed(i); a >= 0 {
		return a
	}
	if a := d.titled(i); a >= 0 {
		return a
	}
	if a := d.alias(i); a >= 0 {
		return a
	}
	if t, ok := d.entryOf(m); ok && t.role == rolePeople {
		if e, ok := d.byName[d.foldName(d.text(m.sent, m.nameLo, m.nameHi))]; ok && !m.desc.number && m.hi-m.lo < 3 {
			return e
		}
		return -1
	} else if ok {
		if ref, ok := d.governs(t); ok {
			if e := d.bearerOf(m, ref.state); e >= 0 {
				return e
			}
			if e, ok := d.byOrgan[ref]; ok {
				return e
			}
			return -1
		}
		if e, ok := d.byEntry[t.entry]; ok {
			return e
		}
		if d.base.records[t.entry].typ == sitrep.EntityPerson {
			return d.early(d.foldName(d.base.records[t.entry].names[0]))
		}
		if d.base.records[t.entry].typ == sitrep.EntityOrg && t.role == roleName {
			return d.prefigured(i, d.foldName(d.base.records[t.entry].names[0]))
		}
		return -1
	}
	if m.nameHi > 0 {
		key := d.foldName(d.text(m.sent, m.nameLo, m.nameHi))
		if e := d.ofFamily(m, key); e >= 0 {
			return e
		}
		if e, ok := d.byName[key]; ok && d.sameSex(m, e) {
			return e
		}
		if d.heldName(m) {
			if e := d.early(key); e >= 0 {
				return e
			}
		}
		if d.heldName(m) { // a person: the last word of a name told before
			if e, ok := d.byName[" "+lastWord(key)]; ok && (!strings.Contains(key, " ") || strings.HasSuffix(d.entities[e].key, " "+key)) && d.sameSex(m, e) {
				return e
			}
			if e := d.nameWord(m, key); e >= 0 {
				return e
			}
			return d.foretold(i)
		}
		if e, ok := d.byName[key]; ok {
			return e
		}
		return d.partOf(i, key)
	}
	if m.desc.hasOrgan && !m.desc.ownerOrg && !m.desc.ag.holds && m.desc.owner < 0 {
		if e, ok := d.byOrgan[m.desc.organ]; ok {
			return e
		}
		if p := d.a.Doc.PublishedOn; p != nil && p.Start != 0 && p.End != 0 && !m.desc.former && m.desc.ag.typ == sitrep.EntityPerson {
			if at, ok := d.base.holderOn(m.desc.organ, p.Interval); ok {
				if e, ok := d.byEntry[at]; ok {
					return e
				}
			}
		}
		return -1
	}
	if h := int32(d.tok(m.sent, m.head).Head - 1); h >= 0 && h < m.head && d.tok(m.sent, m.head).Deprel == "nmod" {
		if o := d.at(m.sent, h); o >= 0 && o < i && d.mentions[o].desc.counts && d.mentions[o].hi >= m.hi && !m.desc.definite {
			return d.mentions[o].entity
		}
	}
	if e := d.numbered(i); e >= 0 {
		return e
	}
	if e := d.headlined(i); e >= 0 {
		return e
	}
	if m.desc.ag == landAgent {
		return d.country(i)
	}
	if !m.desc.definite && !m.modifier && !d.mass(m) || m.desc.noun == "" || len(m.desc.back) > 0 || m.desc.owner >= 0 {
		return -1
	}
	if e := d.back(i); e >= 0 {
		return e
	}
	if ref, ok := d.bareRef(m); ok {
		if e, ok := d.byOrgan[ref]; ok {
			return e
		}
	}
	return -1
}

// early is an entity of a family name alone, as headlines have it, that came
// before the full name.
func (d *document) early(key string) int32 {
	if !strings.Contains(key, " ") {
		return -1
	}
	if e, ok := d.byName[lastWord(key)]; ok && d.entities[e].entry < 0 && (d.entities[e].by == "name" || d.entities[e].by == "description" && d.entities[e].typ == sitrep.EntityPerson) && !strings.Contains(d.entities[e].key, " ") {
		return e
	}
	return -1
}

// prefigured is a description in capitals that came before the full name, as in
// headlines: "Syria's Reconciliation Committee".
func (d *document) prefigured(i int32, key string) int32 {
	for j := i - 1; j >= 0 && i-j < 12; j-- {
		o := &d.mentions[j]
		if o.entity < 0 || o.nameHi > 0 || o.hi-o.lo < 2 || o.desc.noun == "" || o.desc.plural {
			continue
		}
		e := &d.entities[o.entity]
		if e.name != "" || e.typ != sitrep.EntityOrg {
			continue
		}
		n, ok := 0, true
		for _, w := range surfaceWords(d.text(o.sent, o.lo, o.hi)) {
			if !capitalized(w[:1]) {
				continue
			}
			f := fold(w)
			if s, is := d.base.stateOf(w); is && d.base.states[s].code == e.country {
				continue
			}
			n++
			ok = ok && strings.Contains(" "+key+" ", " "+f+" ")
		}
		if ok && n > 1 {
			return o.entity
		}
	}
	return -1
}

// numbered joins a phrase with a number to the same words told before.
func (d *document) numbered(i int32) int32 {
	m := &d.mentions[i]
	if e := d.count(i); e >= 0 {
		return e
	}
	if m.hi-m.lo < 2 || d.tok(m.sent, m.lo).UPOS != "NUM" {
		return -1
	}
	text := d.text(m.sent, m.lo, m.hi)
	for j := i - 1; j >= 0 && i-j < 200; j-- {
		o := &d.mentions[j]
		if o.desc.noun == m.desc.noun && o.hi-o.lo == m.hi-m.lo && o.sent != m.sent && d.text(o.sent, o.lo, o.hi) == text {
			return o.entity
		}
	}
	return -1
}

// heldName reports a name that is a person's.
func (d *document) heldName(m *mention) bool {
	return m.person || m.desc.ag != nil && m.desc.ag.title && m.nameLo > m.lo
}

func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// apposed is the entity of what a mention is set beside: "Soufan, a member of the
// committee", "the Popular Mobilization Forces, or PMF".
func (d *document) apposed(i int32) int32 {
	m := &d.mentions[i]
	tok := d.tok(m.sent, m.head)
	h := int32(tok.Head - 1)
	if h < 0 {
		return -1
	}
	o := d.at(m.sent, h)
	if o < 0 || o >= i || d.mentions[o].entity < 0 {
		return -1
	}
	e := d.mentions[o].entity
	en := &d.entities[e]
	switch tok.Deprel {
	case "appos":
		if m.person && en.typ != sitrep.EntityPerson && (en.typ != sitrep.EntityGroup || en.plural) {
			return -1
		}
		if m.desc.plural && m.nameHi == 0 && !en.plural && (en.typ == sitrep.EntityCountry || en.typ == sitrep.EntityPerson) {
			return -1 // "Russia and Turkey, both allies of …"
		}
		role := m.desc.ag != nil && m.desc.ag.title && en.typ == sitrep.EntityPerson
		if m.kind == sitrep.MentionName && m.nameHi > 0 && en.key != "" && en.entry < 0 && !d.short(m, en) && !role {
			return -1
		}
		if t, ok := d.entryOf(m); ok && en.entry >= 0 && en.entry != t.entry {
			return -1
		}
		if m.desc.ag != nil && m.nameHi == 0 && (m.desc.ag.typ == sitrep.EntityThing) != (en.typ == sitrep.EntityThing) {
			return -1
		}
		if m.nameHi == 0 && m.desc.ag != nil && m.desc.ag.typ != sitrep.EntityPerson && en.typ == sitrep.EntityPerson {
			return -1
		}
		return e
	case "conj", "parataxis", "dep", "nmod":
		if m.nameHi > 0 && d.short(m, en) {
			return e
		}
	}
	return -1
}

// short tells whether a name is made of the initials of an entity's name.
func (d *document) short(m *mention, e *entity) bool {
	form := strings.ReplaceAll(d.text(m.sent, m.nameLo, m.nameHi), ".", "")
	if !capitals(form) || strings.ContainsRune(form, ' ') || len(form) < 2 {
		return false
	}
	full := e.name
	if full == "" && e.entry >= 0 {
		full = d.base.records[e.entry].names[0]
	}
	k := 0
	for _, w := range surfaceWords(full) {
		if capitalized(w) && k < len(form) && strings.EqualFold(w[:1], form[k:k+1]) {
			k++
		}
	}
	return k == len(form)
}
