package actor

import (
	"slices"
	"sort"
	"strings"

	"sitrep"
)

// resolve completes entities once all mentions are joined.
func (d *document) resolve() {
	armed := slices.ContainsFunc(d.entities, func(e entity) bool {
		return slices.Contains(e.sectors, "UAF") || slices.Contains(e.sectors, "REB") || slices.Contains(e.sectors, "MIL")
	})
	for i := range d.entities {
		e := &d.entities[i]
		d.servesOwner(e)
		d.service(e)
		if armed && e.noun == "coalition" && e.typ == sitrep.EntityOrg && len(e.sectors) == 0 {
			e.sectors = []string{"MIL"} // among armed groups it fights
		}
		if e.country == "" && e.entry < 0 && e.by != "pronoun" {
			e.country = d.countryByPlace(e)
		}
		switch e.country {
		case "ISM", "IMG": // a kind of group, of no country
			e.country, e.homeless = "", true
		}
	}
	for i := range d.mentions {
		d.told(int32(i))
	}
	in := d.setting()
	d.keepers = d.keepers[:0]
	for i := range d.entities {
		d.keepers = append(d.keepers, d.keeper(int32(i)))
	}
	for pass := range 2 { // those whose keepers may be placed first come last
		for i := range d.entities {
			if k := d.keepers[i]; k > int32(i) == (pass == 0) {
				continue
			}
			d.serves(int32(i))
			if e := &d.entities[i]; e.country == "" && !e.homeless {
				e.country = d.home(int32(i), in)
			}
		}
	}
}

// onlyCountry is the one country that all places of a sentence lie in, of the
// report where the sentence names none; "" when they lie in several.
func (d *document) onlyCountry(sent int) string {
	one, all := "", ""
	for i := range d.a.Places {
		p := &d.a.Places[i]
		if p.Demonym || p.Country == "" || d.outsider(p) {
			continue
		}
		if all == "" {
			all = p.Country
		} else if all != p.Country {
			all = "-"
		}
		if p.Words.Sentence == sent {
			if one == "" {
				one = p.Country
			} else if one != p.Country {
				return ""
			}
		}
	}
	if one == "" && all != "-" {
		return all
	}
	return one
}

// servesOwner gives the forces of an armed group its sectors ("Houthi forces",
// "Taliban soldiers"), and those who have left a service that service's.
func (d *document) servesOwner(e *entity) {
	if e.entry >= 0 || e.hasOrgan || e.by != "description" {
		return
	}
	for _, i := range e.mentions {
		ds := &d.mentions[i].desc
		switch {
		case d.mentions[i].kind == sitrep.MentionPronoun || ds.ag == nil:
			continue
		case ds.former && len(e.sectors) == 0 && !slices.Contains(ds.ag.sectors, "GOV"):
			e.sectors = ds.ag.sectors
		default:
			e.sectors = d.serving(ds, e.sectors)
		}
		return
	}
}

// serving is the sectors of who serves an armed group or an aid organisation: its own.
// A name in a phrase that no noun heads ("PKK-YPG") is its owner without an agent.
func (d *document) serving(ds *desc, sectors []string) []string {
	if ds.owner >= 0 && (slices.Contains(sectors, "MIL") || ds.ag != nil && ds.ag.typ == sitrep.EntityPerson && slices.Contains(sectors, "GOV")) {
		own := d.sectorsOf(ds.owner)
		if d.base.records[ds.owner].country == "NGO" {
			return own // "a Red Cross convoy"
		}
		for _, s := range own {
			switch s {
			case "UAF", "REB", "PRM":
				return own
			}
		}
	}
	return sectors
}

// countryByPlace is the country of a town or province that a description names:
// "Kano State officials", "police in Delhi", "a hospital in Idlib".
func (d *document) countryByPlace(e *entity) string {
	if e.name != "" && e.typ == sitrep.EntityOrg && (len(e.sectors) == 0 || slices.Contains(e.sectors, "UAF")) {
		return ""
	}
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun || m.desc.ag == nil || m.desc.owner >= 0 {
			continue
		}
		toks := d.a.Sentences[m.sent].Tokens
		for k := m.lo; k < m.desc.nounLo; k++ {
			if c := d.placeCountry(toks[k].Start); c != "" {
				return c
			}
			if c := d.namedPlace(d.text(m.sent, k, k+1)); c != "" {
				return c
			}
		}
		if fights(m.desc.ag) {
			continue // who fights somewhere need not be from there
		}
		for k := m.desc.nounHi; int(k) < len(toks) && k < m.desc.nounHi+12; k++ {
			h := int32(toks[k].Head - 1)
			if h < m.lo || h >= m.hi || toks[k].Deprel != "nmod" && toks[k].Deprel != "obl" {
				continue
			}
			switch d.prepositionOf(toks, int(k)) {
			case "in", "of", "at", "near", "outside", "from":
				for j := max(h+1, k-4); j <= k; j++ {
					if c := d.placeCountry(toks[j].Start); c != "" {
						return c
					}
				}
			}
		}
	}
	return ""
}

// namedPlace is the country of a place of that name elsewhere in the report: Idlib,
// for "the Idlib Health Directorate".
func (d *document) namedPlace(word string) string {
	if len(word) < 4 || !capitalized(word[:1]) {
		return ""
	}
	for i := range d.a.Places {
		if p := &d.a.Places[i]; !p.Demonym && p.Len() == len(word) && d.a.Text(p.Span) == word {
			return p.Country
		}
	}
	return ""
}

// fights reports a noun for armed people.
func fights(ag *agent) bool {
	if ag.typ == sitrep.EntityThing {
		return false
	}
	for _, s := range ag.sectors {
		switch s {
		case "UAF", "REB", "MIL", "PRM":
			return true
		}
	}
	return false
}

// prepositionOf a nominal, as written.
func (d *document) prepositionOf(toks []sitrep.Token, t int) string {
	for i := t - 1; i >= 0 && i > t-6; i-- {
		if toks[i].Head-1 == t && toks[i].Deprel == "case" {
			return lowerForm(d.a.Doc.Text[toks[i].Start:toks[i].End])
		}
	}
	return ""
}

// placeCountry is the country of the place whose name starts at an offset.
func (d *document) placeCountry(start int) string {
	if _, ok := d.places[start]; !ok {
		return ""
	}
	ps := d.a.Places
	i := sort.Search(len(ps), func(i int) bool { return ps[i].Start >= start })
	if i < len(ps) && ps[i].Start == start {
		return ps[i].Country
	}
	for i := range ps {
		if ps[i].Start == start {
			return ps[i].Country
		}
	}
	return ""
}

// widen takes into a name that no list knows the capitalized words about it that
// the model left out: "Hassan" of "Hassan Karimi", "Liberation" of "Northern
// Liberation Front".
func (d *document) widen() {
	for i := range d.entities {
		e := &d.entities[i]
		d.holderNamed(e)
		d.misnamed(e)
		if e.name == "" && e.typ == sitrep.EntityOrg && !e.hasOrgan && slices.ContainsFunc(e.mentions, d.namesItself) {
			if e.name = d.label(int32(i)); e.name != "" { // "the Renewal Party"
				e.key = d.foldName(e.name)
			}
			continue
		}
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
				e.key = d.foldName(e.name)
			}
			break
		}
	}
}

// namesItself: the mention is a definite description long enough to be a name.
func (d *document) namesItself(mention int32) bool {
	m := &d.mentions[mention]
	return m.desc.ag != nil && m.desc.definite && !m.desc.ag.organ && m.desc.nounLo > m.lo+1
}

// ownName reports a description whose words in capitals make it a name that points
// back to nobody: "the Oromo Front", not "the Front".
func (d *document) ownName(m *mention) bool {
	if d.shouted || !m.desc.definite || m.desc.nounLo < m.lo+2 || m.desc.country != "" || m.desc.ag == nil || m.desc.ag.typ != sitrep.EntityOrg || m.desc.ag.organ {
		return false
	}
	for k := m.lo + 1; k < m.desc.nounHi; k++ {
		if !capitalized(d.text(m.sent, k, k+1)) {
			return false
		}
	}
	return !d.inCapitals(m)
}

// sameWords is the entity of the same words before, -1 none.
func (d *document) sameWords(i int32) int32 {
	m := &d.mentions[i]
	name := d.foldName(d.text(m.sent, m.lo+1, m.hi))
	for j := i - 1; j >= 0 && i-j < 200; j-- {
		o := &d.mentions[j]
		if o.entity >= 0 && o.desc.noun == m.desc.noun && strings.HasSuffix(d.foldName(d.text(o.sent, o.lo, o.hi)), name) {
			return o.entity
		}
	}
	return -1
}

// holderNamed gives the holder of an office the name that the report tells, also
// where the list has another one in it on that day: "Mali's foreign minister
// Abdoulaye Diop".
func (d *document) holderNamed(e *entity) {
	listed := e.entry >= 0 && e.by == "holder of the office on the report's day"
	if !listed && (!e.hasOrgan || e.typ != sitrep.EntityPerson || e.entry >= 0) {
		return
	}
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if !m.person || m.nameHi == 0 || m.kind == sitrep.MentionPronoun {
			continue
		}
		name := d.text(m.sent, m.nameLo, m.nameHi)
		if listed {
			last := lastWord(d.foldName(name))
			for _, n := range d.base.records[e.entry].names {
				if strings.Contains(" "+foldName(n)+" ", " "+last+" ") {
					return
				}
			}
			delete(d.byEntry, e.entry)
			e.entry = -1
		}
		e.name, e.hasOrgan, e.by = name, false, "name"
		e.key = d.foldName(e.name)
		return
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

// finished is the entity of the record.
func (d *document) finished(e *entity) sitrep.Entity {
	out := sitrep.Entity{Type: e.typ, Name: sitrep.OneLine(e.name), Country: d.base.coded(e.country), Sectors: e.sectors, By: e.by}
	if e.typ == "" {
		out.Type = sitrep.EntityGroup
	}
	if e.sectors == nil {
		out.Sectors = []string{}
	}
	switch {
	case e.entry >= 0:
		out.Actor = d.id(e.entry)
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
			out.Actor = sitrep.ID("actor", d.foldName(e.name))
		}
	}
	if e.entry >= 0 && d.base.shared[e.entry] {
		out.Rivals = d.rivals(e)
	}
	for _, m := range e.mentions {
		mm := &d.mentions[m]
		if mm.nameHi == 0 || mm.kind == sitrep.MentionPronoun {
			continue
		}
		if s := sitrep.OneLine(d.text(mm.sent, mm.nameLo, mm.nameHi)); s != out.Name && e.typ != sitrep.EntityCountry && !slices.Contains(out.Aliases, s) {
			out.Aliases = append(out.Aliases, s)
		}
	}
	return out
}

// id of a record, kept for the reports to come.
func (d *document) id(entry int32) string {
	s, ok := d.ids[entry]
	if !ok {
		s = d.base.id(entry)
		d.ids[entry] = s
	}
	return s
}

// rivals are the other built-in actors that the names of an entity may denote.
func (d *document) rivals(e *entity) []string {
	var out []string
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if m.nameHi == 0 || m.kind == sitrep.MentionPronoun {
			continue
		}
		rs := slices.Clone(d.base.readings(d.text(m.sent, m.nameLo, m.nameHi)))
		slices.SortStableFunc(rs, func(x, y target) int { return d.base.typical(y.entry, d.day) - d.base.typical(x.entry, d.day) })
		for _, t := range rs {
			if id := d.base.id(t.entry); t.entry != e.entry && !t.part && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
