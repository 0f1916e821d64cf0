package actor

import (
	"slices"

	"sitrep"
)

// resolve completes entities once all mentions are joined.
func (d *document) resolve() {
	for i := range d.entities {
		e := &d.entities[i]
		if e.country == "" && d.main >= 0 && d.local(e) {
			e.country = d.base.states[d.main].code
		}
	}
}

// widen takes into a name that no list knows the capitalized words about it that
// the model left out: "Hassan" of "Hassan Karimi", "Liberation" of "Northern
// Liberation Front".
func (d *document) widen() {
	for i := range d.entities {
		e := &d.entities[i]
		if e.name == "" || e.entry >= 0 || e.hasOrgan || e.plural {
			continue
		}
		for _, k := range e.mentions {
			m := &d.mentions[k]
			if m.nameHi == 0 || m.kind == sitrep.MentionPronoun || d.text(m.sent, m.nameLo, m.nameHi) != e.name {
				continue
			}
			if lo, hi := d.wider(m, e.typ); lo < m.nameLo || hi > m.nameHi {
				m.nameLo, m.nameHi = lo, hi
				e.name = d.text(m.sent, lo, hi)
				e.key = foldName(e.name)
			}
			break
		}
	}
}

func (d *document) wider(m *mention, typ sitrep.EntityType) (lo, hi int32) {
	lo, hi = m.nameLo, m.nameHi
	limit := m.hi
	if m.desc.ag != nil && m.desc.ag.typ != sitrep.EntityOrg && m.desc.nounLo >= hi {
		limit = m.desc.nounLo
	}
	for hi < limit {
		t := d.tok(m.sent, hi)
		if t.UPOS != "PROPN" && t.UPOS != "NOUN" || !capitalized(d.text(m.sent, hi, hi+1)) || typ == sitrep.EntityPerson && t.Deprel != "flat" {
			break
		}
		hi++
	}
	for typ == sitrep.EntityOrg && lo > m.lo && (m.desc.ag == nil || m.desc.nounHi > m.nameLo) {
		t := d.tok(m.sent, lo-1)
		if t.UPOS != "PROPN" && t.UPOS != "ADJ" || !capitalized(d.text(m.sent, lo-1, lo)) {
			break
		}
		lo--
	}
	return lo, hi
}

// local reports people and things that, with nothing else told, are of the state
// that the report is about: officials, police, civilians, buildings; not armed groups.
func (d *document) local(e *entity) bool {
	if e.entry >= 0 || e.by == "pronoun" || e.by == "name" && e.typ == sitrep.EntityOrg {
		return false
	}
	if e.name != "" && e.typ == sitrep.EntityPerson && len(e.sectors) == 0 {
		return false
	}
	if e.typ == sitrep.EntityThing {
		return !slices.Contains(e.sectors, "MIL")
	}
	for _, s := range e.sectors {
		switch s {
		case "CVL", "COP", "JUD", "MED", "EDU", "LAB", "AGR", "OPP", "LEG", "REF", "GOV":
			return true
		}
	}
	return false
}

// finished is the entity of the record.
func (d *document) finished(e *entity) sitrep.Entity {
	out := sitrep.Entity{Type: e.typ, Name: oneLine(e.name), Country: e.country, Sectors: e.sectors, By: e.by}
	if e.typ == "" {
		out.Type = sitrep.EntityGroup
	}
	if e.sectors == nil {
		out.Sectors = []string{}
	}
	switch {
	case e.entry >= 0:
		out.Actor = d.base.id(e.entry)
		if e.seat {
			out.Sectors = []string{"GOV"}
		}
		known := d.base.tiesAt(e.entry, d.day)
		out.Ties = append(e.ties, known...)
	case e.hasOrgan:
		out.Actor = d.base.organID(e.organ)
		out.Ties = append(e.ties, sitrep.Tie{
			Relation: "part of", Actor: d.base.states[e.organ.state].name, Evidence: []sitrep.Source{{By: "actor/organs.txt"}},
		})
	default:
		out.Ties = e.ties
		if e.name != "" {
			out.Actor = sitrep.ID("actor", foldName(e.name))
		}
	}
	for _, m := range e.mentions {
		mm := &d.mentions[m]
		if mm.nameHi == 0 || mm.kind == sitrep.MentionPronoun {
			continue
		}
		if s := oneLine(d.text(mm.sent, mm.nameLo, mm.nameHi)); s != out.Name && e.typ != sitrep.EntityCountry && !slices.Contains(out.Aliases, s) {
			out.Aliases = append(out.Aliases, s)
		}
	}
	return out
}

// describeText reads a lone noun phrase: what its words tell without a report.
func (b *base) describeText(text string, day sitrep.Day) (sitrep.Actor, bool) {
	words := surfaceWords(text)
	if len(words) == 0 || len(words) > 60 {
		return sitrep.Actor{}, false
	}
	doc := &sitrep.Document{Text: text}
	a := &sitrep.Analysis{Doc: doc}
	var toks []sitrep.Token
	at := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == ' ' || text[i] == '-' || text[i] == ',' {
			if i > at {
				end := i
				if end-at > 2 && (text[end-2:end] == "'s") {
					end -= 2
				} else if end-at > 4 && text[end-4:end] == "’s" {
					end -= 4
				}
				toks = append(toks, sitrep.Token{Span: sitrep.Span{Start: at, End: end}})
			}
			if i < len(text) && text[i] != ' ' {
				toks = append(toks, sitrep.Token{Span: sitrep.Span{Start: i, End: i + 1}, UPOS: "PUNCT"})
			}
			at = i + 1
		}
	}
	a.Sentences = []sitrep.Sentence{{Span: sitrep.Span{End: len(text)}, Tokens: toks}}
	d := new(document)
	d.begin(b, a)
	d.day = day
	d.read(toks)
	d.match()
	return d.lone(toks)
}

// lone describes the tokens as one phrase: the head is the last word before the
// first preposition or comma.
func (d *document) lone(toks []sitrep.Token) (sitrep.Actor, bool) {
	head, hi := len(toks)-1, len(toks)
	for i := 1; i < len(toks); i++ {
		switch string(d.form(i)) {
		case "of", "for", "in", "from", "to", "at", "near", "with", "who":
			toks[i].UPOS = "ADP"
			if head == len(toks)-1 {
				head = i - 1
			}
		case ",":
			if head == len(toks)-1 {
				head = i - 1
			}
		}
	}
	for head > 0 && toks[head].UPOS == "PUNCT" {
		head--
	}
	out := sitrep.Actor{Kind: "actor", Sectors: []string{}}
	r := d.describe(toks, 0, head, hi)
	if r.ag == nil { // a title before a name: "US Senator Marco Rubio"
		for i := head - 1; i >= 0; i-- {
			if ag, _, _, _ := d.nounAt(toks, 0, i, hi); ag != nil && ag.title {
				r = d.describe(toks, 0, i, i+1)
				break
			}
		}
	}
	for _, f := range d.found {
		if t, ok := d.pick(f); ok && f.lo >= 0 {
			rec := &d.base.records[t.entry]
			if rec.typ == sitrep.EntityPerson {
				a := d.base.actor(t.entry, d.day)
				if r.ag != nil && r.ag.title && !r.former && len(r.ag.sectors) > 0 {
					a.Sectors = r.ag.sectors // the text says the office
				}
				return a, true
			}
			if r.country == "" && r.owner < 0 && !r.hasOrgan {
				r.country = rec.country
				if rec.typ != sitrep.EntityCountry {
					r.owner = t.entry
				}
			}
		}
	}
	e := entity{entry: -1, country: r.country}
	if r.ag != nil {
		e.sectors = r.ag.sectors
		if r.former && (len(e.sectors) == 0 || slices.Contains(e.sectors, "GOV")) {
			e.sectors = []string{"ELI"}
		}
	}
	d.inherit(&e, &r)
	if r.ag == nil && e.country == "" {
		return out, false
	}
	if r.hasOrgan && !r.ownerOrg && (r.ag == nil || !r.ag.holds) {
		o := d.base.organActor(r.organ)
		o.Sectors = r.ag.sectors
		if len(o.Sectors) == 0 {
			o.Sectors = d.base.organs[r.organ.organ].sectors
		}
		return o, true
	}
	out.Country, out.Sectors = e.country, e.sectors
	for _, b := range r.back {
		out.Ties = append(out.Ties, sitrep.Tie{Relation: b.relation, Actor: b.to})
	}
	return out, true
}
