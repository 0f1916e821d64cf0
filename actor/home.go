package actor

import (
	"slices"
	"strings"

	"sitrep"
)

// setting is where a report takes place, as far as its actors tell.
type setting struct {
	state     string // its code, "" unknown
	group     int32  // the armed group that it names most, -1 none
	coalition bool   // forces of several states fight in it
}

func (d *document) setting() setting {
	s, most := setting{group: -1}, 0
	if d.main >= 0 {
		s.state = d.base.states[d.main].code
	} else if !d.stated {
		s.state = d.actorsState()
	}
	for i := range d.entities {
		e := &d.entities[i]
		if e.typ == sitrep.EntityOrg && (e.noun == "coalition" || strings.Contains(e.key, "coalition")) && !d.state(e.country) {
			s.coalition = true
		}
		if e.name != "" && e.typ == sitrep.EntityOrg && !e.hasOrgan && irregular(e) && len(e.mentions) > most {
			s.group, most = int32(i), len(e.mentions)
		}
	}
	return s
}

// countryHere is the one country in which all places of a sentence lie, "" none.
func (d *document) countryHere(sent int) string {
	one := ""
	for i := range d.a.Places {
		p := &d.a.Places[i]
		if p.Words.Sentence != sent || p.Demonym || p.Country == "" {
			continue
		}
		if one != "" && one != p.Country {
			return ""
		}
		one = p.Country
	}
	return one
}

// officials need no country's name where they hold office.
var officials = []string{"GOV", "JUD", "LEG", "COP"}

// anywhere are those who are heard of far from where they are at home: firms, media.
var anywhere = []string{"BUS", "JRN"}

// actorsState is the state of which most of the known actors are, for a report that
// names no place.
func (d *document) actorsState() string {
	code, most := "", 0
	count := map[string]int{}
	for i := range d.entities {
		e := &d.entities[i]
		if (e.entry >= 0 || e.hasOrgan) && d.state(e.country) && !shared(e.sectors, anywhere) {
			if count[e.country] += len(e.mentions); count[e.country] > most {
				code, most = e.country, count[e.country]
			}
		}
	}
	return code
}

// home is the country of an entity of which none is told, "" when it cannot be
// told: of whose it is, of the armed group that the report is about, of the state
// that it is about.
func (d *document) home(at int32, in setting) string {
	e := &d.entities[at]
	if e.entry >= 0 || e.by == "pronoun" {
		return ""
	}
	if e.by == "description" {
		if a := d.base.agents[e.noun]; a != nil && (a.abroad || a.code != "") {
			return a.code
		}
	}
	if d.mentions[e.mentions[0]].desc.ag == landsAgent {
		return ""
	}
	if k := d.keepers[at]; k >= 0 {
		if o := &d.entities[k]; o.country != "" || o.homeless || o.typ == sitrep.EntityOrg {
			return o.country
		}
	}
	if !d.local(e) {
		return ""
	}
	if e.by == "description" {
		switch {
		case d.inBody(e):
			return "" // "coalition aircraft", "IS fighters"
		case d.ofGroup(e, in):
			for _, s := range d.entities[in.group].sectors {
				if s == "REB" && !slices.Contains(e.sectors, s) {
					e.sectors = append(slices.Clip(e.sectors), s) // "fighters" in a report of rebels
				}
			}
			return d.entities[in.group].country
		case in.coalition && slices.Contains(e.sectors, "MIL"):
			return ""
		}
	}
	if d.desk >= 0 && e.name != "" && e.typ == sitrep.EntityPerson && shared(e.sectors, officials) {
		return d.base.states[d.desk].code
	}
	if d.mixed && e.by == "description" {
		if m := &d.mentions[e.mentions[0]]; d.pair(m) {
			return "" // "both sides" are of two states
		}
		if c := d.countryHere(int(d.mentions[e.mentions[0]].sent)); c != "" {
			return c
		}
	}
	if in.state != "" {
		return in.state
	}
	if e.by == "description" {
		return d.onlyCountry(int(d.mentions[e.mentions[0]].sent))
	}
	return ""
}

// irregular reports who is armed and of no state's service.
func irregular(e *entity) bool {
	return e.typ != sitrep.EntityThing && (slices.Contains(e.sectors, "UAF") || slices.Contains(e.sectors, "REB") || slices.Contains(e.sectors, "PRM"))
}

// shared reports a sector that both have.
func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// service settles what the report does not say itself: officers are of the service,
// army or police, that their sentence speaks of, else the report.
func (d *document) service(e *entity) {
	if e.by != "description" || len(e.sectors) != 2 || e.sectors[0] != "MIL" || e.sectors[1] != "COP" {
		return
	}
	army, police := 0, 0
	here := d.mentions[e.mentions[0]].sent
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.entity < 0 {
			continue
		}
		n, sectors := 1, d.entities[m.entity].sectors
		if m.sent == here {
			n = len(d.mentions)
		}
		switch a, p := slices.Contains(sectors, "MIL"), slices.Contains(sectors, "COP"); {
		case a && !p:
			army += n
		case p && !a:
			police += n
		}
	}
	switch {
	case army > police:
		e.sectors = e.sectors[:1:1]
	case police > army:
		e.sectors = e.sectors[1:]
	}
}

// ofGroup reports armed people who are of the group that the report names: of its
// sectors, or called by a noun for its people ("fighters", not "gunmen").
func (d *document) ofGroup(e *entity, in setting) bool {
	if in.group < 0 || !slices.Contains(e.sectors, "UAF") {
		return false
	}
	k := d.base.same[e.noun]
	return shared(e.sectors, d.entities[in.group].sectors) || k != nil && shared(k.orgs, d.entities[in.group].sectors)
}

// inBody reports a description with an organisation of no country in it.
func (d *document) inBody(e *entity) bool {
	for _, i := range e.mentions {
		m := &d.mentions[i]
		if m.kind == sitrep.MentionPronoun {
			continue
		}
		end := m.desc.nounHi
		if m.desc.ag != nil && m.desc.ag.holds {
			end = m.hi
		}
		for j := i + 1; int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < end; j++ {
			if o := &d.mentions[j]; o.entity >= 0 && o.lo >= m.lo && d.entities[o.entity].typ == sitrep.EntityOrg && d.entities[o.entity].name != "" && &d.entities[o.entity] != e {
				return true
			}
		}
		for k := m.lo; k < m.desc.nounHi; k++ {
			if strings.EqualFold(d.text(m.sent, k, k+1), "coalition") {
				return true
			}
		}
	}
	return false
}

// keeper is whose an entity is by a possessive or by what it holds an office of:
// "its chief", "the group's spokesman", -1 none.
func (d *document) keeper(at int32) int32 {
	e := &d.entities[at]
	for _, i := range e.mentions {
		if o := d.owner(i); o >= 0 && o != at {
			return o
		}
	}
	if e.typ == sitrep.EntityPerson && !e.plural {
		if o := d.body(at); o != at {
			return o
		}
	}
	if e.typ != sitrep.EntityOrg {
		return -1
	}
	if a := d.base.agents[e.noun]; a != nil && a.holds { // "the archbishop's office"
		for _, i := range e.mentions {
			m := &d.mentions[i]
			for j := i + 1; m.kind != sitrep.MentionPronoun && int(j) < len(d.mentions) && d.mentions[j].sent == m.sent && d.mentions[j].lo < m.desc.nounLo; j++ {
				if o := &d.mentions[j]; o.entity >= 0 && o.entity != at && o.hi <= m.desc.nounHi {
					return o.entity
				}
			}
		}
	}
	return -1
}

// former reports who is told of as one who was.
func (d *document) former(e *entity) bool {
	return slices.ContainsFunc(e.mentions, func(i int32) bool { return d.mentions[i].desc.former })
}

// told gives people whom a description in the plural follows what it tells of them:
// "Ana Kaya and Cem Usta, two journalists with the daily".
func (d *document) told(i int32) {
	m := &d.mentions[i]
	if m.kind == sitrep.MentionPronoun || m.nameHi > 0 || !m.desc.plural || m.desc.ag == nil || len(m.desc.ag.sectors) == 0 || d.tok(m.sent, m.head).Deprel != "appos" {
		return
	}
	toks := d.a.Sentences[m.sent].Tokens
	first := toks[m.head].Head - 1
	for first >= 0 && toks[first].Deprel == "conj" {
		first = toks[first].Head - 1
	}
	for k := max(first, 0); k < int(m.lo); k++ {
		if k != first && (toks[k].Deprel != "conj" || toks[k].Head-1 != first) {
			continue
		}
		if o := d.at(m.sent, int32(k)); o >= 0 && d.mentions[o].entity >= 0 {
			e := &d.entities[d.mentions[o].entity]
			if e.typ == sitrep.EntityPerson && !e.plural && e.entry < 0 && len(e.sectors) == 0 {
				e.sectors = m.desc.ag.sectors
				if e.country == "" {
					e.country = m.desc.country
				}
			}
		}
	}
}

// serves gives who serves another that one's sectors: "its chief", "his men", "the
// rebels' negotiators".
func (d *document) serves(at int32) {
	e := &d.entities[at]
	if e.entry >= 0 || e.hasOrgan || e.by == "pronoun" || e.typ == sitrep.EntityThing || e.typ == sitrep.EntityCountry {
		return
	}
	switch e.country {
	case "UNO", "IGO", "NGO": // an envoy of the United Nations is no government's
		if len(e.sectors) == 1 && e.sectors[0] == "GOV" {
			e.sectors = nil
		}
	}
	k := d.keepers[at]
	if k < 0 || d.entities[k].typ == sitrep.EntityCountry {
		if len(e.sectors) == 0 {
			if a := d.base.agents[e.noun]; a != nil && !d.former(e) {
				e.sectors = a.elsewise(d.state(e.country))
			}
		}
		return
	}
	o := &d.entities[k]
	a := d.base.agents[e.noun]
	switch {
	case len(e.sectors) == 0 && a != nil && a.holds && len(o.sectors) > 0,
		a != nil && a.heads && irregular(o),
		irregular(o) && len(e.sectors) == 1 && e.sectors[0] == "MIL":
		e.sectors = o.sectors
	}
}

// worldly reports a name with a word that says that it may be of any state.
func (b *base) worldly(key string) bool {
	for key != "" {
		var w string
		if w, key, _ = strings.Cut(key, " "); b.world[w] {
			return true
		}
	}
	return false
}

// local reports people and things that, with nothing else told, are of the state
// that the report is about.
func (d *document) local(e *entity) bool {
	if e.by == "name" {
		return e.typ != sitrep.EntityOrg || !d.base.worldly(e.key)
	}
	if e.by == "description" || e.typ == sitrep.EntityThing {
		return true
	}
	for _, s := range e.sectors {
		switch s {
		case "CVL", "COP", "JUD", "MED", "EDU", "LAB", "AGR", "OPP", "LEG", "REF", "GOV", "REB", "PRM", "PTY", "JRN", "REL", "BUS", "CRM":
			return true
		}
	}
	return false
}
