package export

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

func (r *acledRow) write(c *cells, t *sitrep.Told) {
	e := t.Event
	c.text(acledID(e, r.where))
	if r.day != 0 {
		c.text(r.day.String())
	} else {
		c.empty(1)
	}
	c.known(r.year)
	c.known(r.precision)
	c.texts(acledSubs[r.event][r.sub], r.event, r.sub)
	r.party(c, r.one)
	r.party(c, r.two)
	c.text(interaction(r.one, r.two))
	if r.event == "Violence against civilians" || r.sub == "Excessive force against protesters" ||
		(r.event == "Explosions/Remote violence" || r.event == "Riots" && r.sub == "Mob violence") && r.two.side == sideCivilians {
		c.text("Civilian targeting")
	} else {
		c.empty(1)
	}
	acledPlace(c, e.Place)
	c.text(strings.Join(outlets(t), between))
	c.empty(1) // scale of the source: the record does not say
	c.text(notes(t))
	c.int(r.dead)
	c.text(r.tags(e))
}

// acledID is the country with the event's number.
func acledID(e *sitrep.Event, where string) string {
	if ontology.CountryOf(where) == nil {
		where = ""
	}
	return where + strconv.Itoa(eventNumber(e.ID, 0))
}

func (r *acledRow) party(c *cells, p acledParty) {
	name := acledName(p.Participant, p.side, r.where)
	if name == "" {
		c.empty(2)
		c.int(int(p.side)) // 0 for nobody, as ACLED has it; empty is of unknown kind
		return
	}
	c.text(name)
	var with []string
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && n != name && !slices.Contains(with, n) {
				with = append(with, n)
			}
		}
	}
	add(associates(p.Participant, p.side, r.where)...)
	for i := range p.others {
		o := &p.others[i]
		s := sideOf(o, p.side == sideCivilians, r.where)
		if s == sideRioters && p.side == sideProtesters {
			s = sideProtesters
		}
		if a := associates(o, s, r.where); len(a) > 0 {
			add(a...)
		} else if s != sideUnknown {
			add(acledName(o, s, r.where))
		}
	}
	c.text(strings.Join(with, between))
	c.known(int(p.side % sideUnknown))
}

// interaction joins the codes of both, the lower first; one alone has a 0 behind it.
// It is empty where a side is of unknown kind.
func interaction(one, two acledParty) string {
	a, b := one.side, two.side
	switch {
	case a == sideUnknown || b == sideUnknown || a+b == 0:
		return ""
	case a == 0 || b == 0:
		return strconv.Itoa(int(a+b)) + "0"
	}
	return strconv.Itoa(int(min(a, b))*10 + int(max(a, b)))
}

// acledPlace writes iso to geo_precision.
func acledPlace(c *cells, p *sitrep.EventPlace) {
	if p == nil {
		c.empty(10)
		return
	}
	if country := ontology.CountryOf(p.Country); country != nil {
		n, _ := strconv.Atoi(country.Numeric)
		c.known(n)
		c.texts(country.ACLED, country.ACLEDName())
	} else {
		c.empty(3)
	}
	admin1, admin2 := divisions(p)
	c.texts(admin1, admin2, "", p.Name)
	c.degrees(p.Lat)
	c.degrees(p.Lon)
	switch p.Precision {
	case sitrep.PlacePoint:
		c.int(1)
	case sitrep.PlaceNear, sitrep.PlaceDistrict:
		c.int(2)
	case sitrep.PlaceRegion, sitrep.PlaceCountry, sitrep.PlaceArea:
		c.int(3)
	default:
		c.empty(1)
	}
}

const longestNote = 1000 // bytes of a quoted sentence

// notes is the first sentence of a report's body that tells the event, else the
// headline that does, and who denies it.
func notes(t *sitrep.Told) string {
	e := t.Event
	note := ""
	for _, m := range t.Mentions {
		d := documentOf(t, m)
		if d == nil {
			continue
		}
		words := sentenceOf(d, m)
		if b := d.BlockAt(m.Sentence.Start); words != "" && b >= 0 && d.Blocks[b].Role == sitrep.RoleBody {
			note = words
			break
		}
		if note == "" {
			note = words
		}
	}
	if note == "" {
		note = e.Headline
	}
	note = clip(note, longestNote)
	if e.Reality == sitrep.Alleged {
		note += " [alleged]"
	}
	for _, who := range whoTakes(e.Stances, "denies") {
		note += " [denied by " + who + "]"
	}
	return note
}

// tags is the size of a crowd in the report's words, as ACLED has it.
func (r *acledRow) tags(e *sitrep.Event) string {
	if r.event != "Protests" && r.sub != "Violent demonstration" {
		return ""
	}
	for i := range e.Sizes {
		if q := &e.Sizes[i]; q.Kind == "protesters" && q.Text != "" {
			return "crowd size=" + q.Text
		}
	}
	return "crowd size=no report"
}
