package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// enter makes a new entity of a mention.
func (d *document) enter(i int32) int32 {
	m := &d.mentions[i]
	at := int32(len(d.entities))
	e := entity{entry: -1, noun: m.desc.noun, plural: m.desc.plural}
	switch {
	case m.kind == sitrep.MentionPronoun:
		e.typ, e.by, e.plural = sitrep.EntityPerson, "pronoun", m.pronoun.plural
		if m.pronoun.plural || m.pronoun.person != 3 {
			e.typ = sitrep.EntityGroup
		} else if m.pronoun.thing || m.pronoun.relative {
			e.typ = sitrep.EntityThing
		}
		e.gender = m.pronoun.gender
	case m.nameHi > 0:
		d.enterName(&e, m, at)
	case m.desc.hasOrgan && !m.desc.ownerOrg && !m.desc.ag.holds && m.desc.owner < 0:
		d.enterOrgan(&e, m.desc.organ, at, m)
	default:
		if m.desc.ag != nil {
			e.typ = m.desc.ag.typ
			if e.typ == sitrep.EntityPerson && m.desc.plural {
				e.typ = sitrep.EntityGroup
			}
		}
		if e.typ == "" {
			e.typ = sitrep.EntityGroup
		}
		e.by = "description"
		if d.bareOrgan(&e, m, at) {
			break
		}
	}
	d.entities = append(d.entities, e)
	return at
}

func (d *document) enterOrgan(e *entity, o organRef, at int32, m *mention) {
	e.typ, e.organ, e.hasOrgan, e.by = sitrep.EntityOrg, o, true, "organ of a state"
	switch {
	case m.desc.ag.typ == sitrep.EntityPerson && len(m.desc.ag.sectors) > 0 && m.desc.ag.title && m.desc.ag.typ != sitrep.EntityOrg:
		e.typ = sitrep.EntityPerson
	case m.desc.ag.typ == sitrep.EntityThing && e.plural:
		e.typ = sitrep.EntityGroup
	}
	if p := d.a.Doc.PublishedOn; e.typ == sitrep.EntityPerson && p != nil && p.Start != 0 && p.End != 0 && !m.desc.former && !m.desc.plural {
		if at2, ok := d.base.holderOn(o, p.Interval); ok {
			d.byOrgan[o] = at
			if _, dup := d.byEntry[at2]; !dup {
				d.adopt(e, at2, at)
				e.by = "holder of the office on the report's day"
				return
			}
		}
	}
	e.name = d.base.organName(o)
	e.country = d.base.states[o.state].code
	e.sectors = d.base.organs[o.organ].sectors
	d.byOrgan[o] = at
}

// bareOrgan gives "the government" the state that the report is about.
func (d *document) bareOrgan(e *entity, m *mention, at int32) bool {
	ref, ok := d.bareRef(m)
	if !ok {
		return false
	}
	if _, dup := d.byOrgan[ref]; dup {
		return false
	}
	d.enterOrgan(e, ref, at, m)
	e.by = "organ of the state that the report is about"
	return true
}

// bareRef is the organ that "the government" means in this report.
func (d *document) bareRef(m *mention) (organRef, bool) {
	ds := &m.desc
	if !ds.definite && !m.subject || ds.ag == nil || !ds.ag.organ || ds.country != "" || ds.owner >= 0 || d.main < 0 || len(ds.back) > 0 || m.modifier || ds.number {
		return organRef{}, false
	}
	o, ok := d.base.byNoun[ds.noun]
	if !ok || ds.nounLo-m.lo > 1 || ds.nounHi < m.hi {
		return organRef{}, false
	}
	if ds.nounLo > m.lo {
		word := d.text(m.sent, m.lo, m.lo+1)
		if _, organ := d.base.byNoun[fold(word)]; !organ && (d.tok(m.sent, m.lo).UPOS == "NOUN" || d.tok(m.sent, m.lo).UPOS == "PROPN") {
			return organRef{}, false // "coalition warplanes"
		}
	}
	if ds.ag.abroad {
		s := d.guest()
		return organRef{s, o}, s >= 0
	}
	return organRef{d.main, o}, true
}

// guest is the only state other than that of the report whose embassy or ambassador is told of: whose "the embassy" is, -1 none.
func (d *document) guest() int32 {
	one := int32(-1)
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.desc.ag == nil || !m.desc.ag.abroad || !slices.Contains(m.desc.ag.sectors, "GOV") || m.desc.country == "" {
			continue
		}
		if s, ok := d.base.byCode.find(m.desc.country); ok && s != d.main {
			if one >= 0 && one != s {
				return -1
			}
			one = s
		}
	}
	return one
}

func (d *document) enterName(e *entity, m *mention, at int32) {
	surface := d.text(m.sent, m.nameLo, m.nameHi)
	e.key = d.foldName(surface)
	if t, ok := d.entryOf(m); ok {
		if ref, ok := d.governs(t); ok {
			e.typ, e.organ, e.hasOrgan, e.by = sitrep.EntityOrg, ref, true, "seat of a government"
			e.seat = d.base.states[ref.state].name
			e.name, e.country, e.sectors = d.base.organName(ref), d.base.states[ref.state].code, d.base.organs[ref.organ].sectors
			d.byOrgan[ref] = at
			return
		}
		r := &d.base.records[t.entry]
		e.entry, e.typ, e.by = t.entry, r.typ, "actor list"
		e.name, e.country = r.names[0], d.base.countryAt(t.entry, d.day)
		e.sectors = d.sectorsOf(t.entry)
		e.plural = t.role == rolePeople
		if t.role == rolePeople {
			e.typ, e.entry, e.name = sitrep.EntityGroup, -1, ""
			e.by = "people of a state"
			if m.desc.number {
				e.sectors = []string{"CVL"}
			}
			if _, dup := d.byName[e.key]; !dup {
				d.byName[e.key] = at
			}
			return
		}
		d.byEntry[t.entry] = at
		if r.typ == sitrep.EntityPerson {
			d.remember(r.names[0], e, at)
		}
		d.byName[e.key] = at
		return
	}
	e.name, e.by = surface, "name"
	e.typ = sitrep.EntityOrg
	if d.heldName(m) {
		e.typ = sitrep.EntityPerson
		d.remember(surface, e, at)
		e.plural = false
	} else if m.desc.ag != nil {
		e.typ = m.desc.ag.typ
		if e.typ == sitrep.EntityPerson && m.desc.plural {
			e.typ = sitrep.EntityGroup
		}
	}
	d.byName[e.key] = at
	if e.typ == sitrep.EntityOrg {
		if s := initials(surface); len(s) > 2 {
			if _, dup := d.byName[s]; !dup {
				d.byName[s] = at
			}
		}
	}
}

// initials of the capitalized words, folded.
func initials(name string) string {
	var room [8]string
	var letters [8]byte
	b := letters[:0]
	for _, w := range appendWords(room[:0], name) {
		if capitalized(w[:1]) {
			b = appendFold(b, w[:1])
		}
	}
	return string(b)
}

// learn adds what a further mention tells.
func (d *document) learn(at int32, m *mention) {
	e := &d.entities[at]
	if m.kind == sitrep.MentionPronoun {
		if e.gender == 0 {
			e.gender = m.pronoun.gender
		}
		return
	}
	if e.gender == 0 && e.typ == sitrep.EntityPerson && !e.plural {
		e.gender = d.genderOf(m)
	}
	ds := &m.desc
	if m.nameHi > 0 && e.entry < 0 && (!e.hasOrgan || e.typ == sitrep.EntityPerson) {
		if t, ok := d.entryOf(m); ok && t.role == roleName && d.base.records[t.entry].typ != sitrep.EntityCountry && (d.base.records[t.entry].typ == sitrep.EntityPerson) == (e.typ == sitrep.EntityPerson) {
			d.adopt(e, t.entry, at)
		}
	}
	if e.by == "name" && e.entry < 0 && m.nameHi > 0 && !strings.Contains(e.key, " ") && d.heldName(m) {
		if name := d.text(m.sent, m.nameLo, m.nameHi); strings.HasSuffix(d.foldName(name), " "+e.key) { // the full name after a headline's
			e.name, e.key, e.typ = name, d.foldName(name), sitrep.EntityPerson
			d.remember(name, e, at)
		}
	}
	if e.by == "name" && e.entry < 0 && m.nameHi > 0 {
		if name := d.text(m.sent, m.nameLo, m.nameHi); wellCased(name) && !wellCased(e.name) && d.foldName(name) == d.foldName(e.name) {
			e.name = name // after a headline in capitals, an address or a post in small letters
		}
	}
	if ds.ag != nil && e.entry < 0 && !e.hasOrgan {
		if len(e.sectors) == 0 && !ds.former {
			e.sectors = slices.Clip(ds.ag.sectors)
		}
		for _, s := range ds.ag.sectors {
			if !slices.Contains(e.sectors, s) && !ds.former {
				e.sectors = append(slices.Clip(e.sectors), s)
			}
		}
		if ds.former && len(e.sectors) == 0 && slices.Contains(ds.ag.sectors, "GOV") {
			e.sectors = []string{"ELI"}
		}
	}
	if e.entry >= 0 && e.typ == sitrep.EntityPerson && ds.ag != nil && ds.ag.title && !ds.former && len(ds.ag.sectors) > 0 &&
		(len(e.sectors) == 0 || len(e.sectors) == 1 && e.sectors[0] == "ELI") {
		e.sectors = ds.ag.sectors // the text says the office
	}
	if e.by == "name" && e.typ == sitrep.EntityOrg && len(e.sectors) == 0 {
		d.membersTell(e, m)
	}
	if e.country == "" && e.entry < 0 {
		e.country = ds.country
	}
	if e.entry < 0 && !e.hasOrgan {
		d.inherit(e, ds)
	}
	if e.entry < 0 && m.armed && len(e.sectors) == 0 {
		e.sectors = []string{"UAF"}
	}
	if e.key == "" && m.nameHi > 0 {
		e.key = d.foldName(d.text(m.sent, m.nameLo, m.nameHi))
		if e.name == "" {
			e.name = d.text(m.sent, m.nameLo, m.nameHi)
		}
		if e.typ == sitrep.EntityPerson || e.typ == sitrep.EntityGroup && d.heldName(m) && !e.plural {
			e.typ = sitrep.EntityPerson
			d.remember(e.name, e, at)
		}
		d.byName[e.key] = at
	}
	if e.typ == sitrep.EntityPerson && m.nameHi > 0 && e.entry < 0 && d.heldName(m) {
		d.remember(d.text(m.sent, m.nameLo, m.nameHi), e, at)
	}
	if e.noun == "" {
		e.noun = ds.noun
	}
	for _, b := range ds.back {
		if b.to != "" {
			d.addTie(e, sitrep.Tie{Relation: b.relation, Actor: b.to}, m.sent, b.lo, b.hi, "adjective")
		}
	}
}

// membersTell takes the sectors of an unknown organisation from the noun for its
// people: "fighters of the Free Valley Movement".
func (d *document) membersTell(e *entity, m *mention) {
	t := d.tok(m.sent, m.head)
	if t.Deprel != "nmod" && t.Deprel != "compound" && t.Deprel != "nmod:poss" {
		return
	}
	o := d.at(m.sent, int32(t.Head-1))
	if o < 0 {
		return
	}
	if ag := d.mentions[o].desc.ag; ag != nil && ag.typ == sitrep.EntityPerson {
		for _, s := range ag.sectors {
			switch s {
			case "UAF", "REB", "PRM", "CRM", "PTY":
				e.sectors = append(slices.Clip(e.sectors), s)
			}
		}
	}
}

// adopt makes a described entity the built-in actor that it turns out to be.
func (d *document) adopt(e *entity, entry, at int32) {
	r := &d.base.records[entry]
	e.entry, e.typ, e.by, e.plural, e.hasOrgan = entry, r.typ, "actor list", false, false
	e.name, e.country, e.key = r.names[0], d.base.countryAt(entry, d.day), d.foldName(r.names[0])
	e.sectors = d.sectorsOf(entry)
	d.byEntry[entry] = at
	if r.typ == sitrep.EntityPerson {
		d.remember(r.names[0], e, at)
	}
	d.byName[e.key] = at
}

// sectorsOf is what a record is on the report's day. An aid organisation and an agency
// of the United Nations are no more than that: what they aid with is no sector.
func (d *document) sectorsOf(entry int32) []string {
	sectors := d.base.sectorsAt(entry, d.day)
	switch d.base.records[entry].country {
	case "NGO":
		return nil
	case "UNO":
		if !slices.Contains(sectors, "MIL") { // peacekeepers
			return nil
		}
	}
	return sectors
}

// inherit takes country and sectors from what a description belongs to.
func (d *document) inherit(e *entity, ds *desc) {
	country, sectors := "", []string(nil)
	switch {
	case ds.owner >= 0:
		country, sectors = d.base.countryAt(ds.owner, d.day), d.sectorsOf(ds.owner)
	case ds.hasOrgan:
		country, sectors = d.base.states[ds.organ.state].code, d.base.organs[ds.organ.organ].sectors
	default:
		return
	}
	if e.country == "" {
		e.country = country
	}
	take := len(e.sectors) == 0
	if ds.owner >= 0 && ds.ag != nil && slices.Contains(ds.ag.sectors, "UAF") { // "ISIL fighters", "SDF fighters"
		take, e.sectors = true, nil
	}
	if take && !ds.former {
		e.sectors = sectors
	}
}

// addTie adds a tie told by the text.
func (d *document) addTie(e *entity, t sitrep.Tie, sent, lo, hi int32, by string) {
	toks := d.a.Sentences[sent].Tokens
	span := sitrep.Span{Start: toks[lo].Start, End: toks[hi-1].End}
	t.Actor, t.Title = sitrep.OneLine(t.Actor), sitrep.OneLine(t.Title)
	for i := range e.ties {
		o := &e.ties[i]
		if o.Relation == t.Relation && o.Actor == t.Actor && o.Title == t.Title {
			o.Ended = o.Ended || t.Ended
			for _, s := range o.Evidence {
				if s.Span == span {
					return
				}
			}
			o.Evidence = append(o.Evidence, sitrep.Source{Document: d.a.Doc.ID, Span: span, By: by})
			return
		}
	}
	t.Evidence = []sitrep.Source{{Document: d.a.Doc.ID, Span: span, By: by}}
	e.ties = append(e.ties, t)
}
