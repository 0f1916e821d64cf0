package place

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// sense is one reading of a name.
type sense struct {
	place int32
	flag  uint8
	facts
	prior, score, weight float64
	inside               bool // lies in what the words say contains it
}

const mostSenses = 48

// gather lists the senses of a name.
func (d *reading) gather(g *group, c *candidate) {
	g.first = len(d.senses)
	for _, n := range c.own {
		if n.abbr && !c.abbr {
			continue
		}
		d.sense(n.place+int32(d.r.n), nameMain)
	}
	if c.inTable && !c.demonym && !c.abbr {
		want := uint8(nameBare)
		if c.loose {
			want = nameLoose
		}
		d.r.lookup(c.key, func(p int32, flag uint8) {
			if flag > want || c.loose && flag != nameLoose {
				return
			}
			if int(p) < d.r.admin1s && d.r.redirect[p] > 0 {
				return
			}
			d.sense(p, flag)
		})
	}
	d.divisionsOfSeats(g, c)
	g.end = len(d.senses)
	if g.end-g.first > mostSenses {
		s := d.senses[g.first:g.end]
		slices.SortFunc(s, func(a, b sense) int {
			return cmp.Or(cmp.Compare(b.prior, a.prior), cmp.Compare(a.place, b.place))
		})
		if c.qualifier == 0 {
			d.senses = d.senses[:g.first+mostSenses]
			g.end = len(d.senses)
		}
	}
	if c.qualifier > 0 {
		d.restrict(g, c)
	}
	d.saints(g, c)
	// a country's name is the country's unless the words say otherwise; a capital goes before a division of its name
	state, capital, division := int16(-1), int16(-1), false
	for i := g.first; i < g.end; i++ {
		switch s := &d.senses[i]; {
		case s.feat == featCountry:
			state = s.country
		case s.feat == featAdmin1 && s.id > 0:
			division = true
		case s.feat == featCapital && s.flag == nameMain:
			capital = s.country
		}
	}
	for i := g.first; i < g.end; i++ {
		switch s := &d.senses[i]; {
		case state >= 0 && s.feat != featCountry && (s.feat != featAdmin1 || s.id == 0):
			s.prior -= 4
		case division && s.feat < featAdmin1 && s.population < 3e5: // California, Pennsylvania
			s.prior -= 1.5
		case capital >= 0 && s.feat == featAdmin1 && s.country == capital:
			s.prior -= 1
		}
	}
	for i := g.first; i < g.end; i++ {
		d.senses[i].prior += kindBonus(c.level, d.senses[i].feat)
	}
	d.byAnother(g)
	// a town goes before the district around it, and before one called like it elsewhere in the division, whose name lacks its kind
	for i := g.first; i < g.end; i++ {
		for j := g.first; d.senses[i].feat == featAdmin2 && c.level != 2 && j < g.end; j++ {
			if a, b := &d.senses[i], &d.senses[j]; b.feat < featAdmin1 && b.country == a.country && b.flag == nameMain &&
				(distance(a.lat, a.lon, b.lat, b.lon) < 60 || a.flag == nameBare && a.admin1 != 0 && a.admin1 == b.admin1) {
				a.prior -= 1.5
				break
			}
		}
	}
	// a written region stands for the division of the same name
	for i := g.first; i < g.end; i++ {
		a := &d.senses[i]
		if a.feat != featRegion && a.feat != featPoint {
			continue
		}
		for j := g.first; j < g.end; j++ {
			if b := &d.senses[j]; j != i && int(b.place) < d.r.n && b.country == a.country && distance(a.lat, a.lon, b.lat, b.lon) < 120 {
				if a.feat == featPoint {
					a.prior -= 3 // the gazetteer knows it, with its id
				} else {
					b.prior -= 2
				}
			}
		}
	}
}

// byAnother: a small town that but another of its names makes one of the name is less likely
// than the division whose own it is: Antioquia is not Santa Fe de Antioquia.
func (d *reading) byAnother(g *group) {
	for i := g.first; i < g.end; i++ {
		a := &d.senses[i]
		if a.flag == nameMain || a.feat >= featAdmin1 || a.population >= strayTown {
			continue
		}
		for j := g.first; j < g.end; j++ {
			if b := &d.senses[j]; b.feat == featAdmin1 && b.flag != nameAlt && b.flag != nameLoose && b.country == a.country {
				a.prior -= 2
				break
			}
		}
	}
}

// asSpelled is what a reading that does not write "Saint" as the report does is less likely
// by, where another does: St. Louis is not Saint-Louis.
const asSpelled = 1

// saints sets the readings apart by how they write "Saint".
func (d *reading) saints(g *group, c *candidate) {
	if c.loose || d.atoms[c.first].Len() < 2 || string(d.folded(c.first)) != "st" {
		return
	}
	short := d.atoms[c.first].Len() == 2
	alike := func(s *sense) bool { return strings.HasPrefix(d.r.nameOf(s.place), "St.") == short }
	for i := g.first; i < g.end; i++ {
		if d.senses[i].flag == nameMain && alike(&d.senses[i]) {
			for j := g.first; j < g.end; j++ {
				if !alike(&d.senses[j]) {
					d.senses[j].prior -= asSpelled
				}
			}
			return
		}
	}
}

// divisionsOfSeats adds the divisions that go by the names of their seats: in
// "Hodeidah governorate" the town's spellings serve for the governorate too.
func (d *reading) divisionsOfSeats(g *group, c *candidate) {
	if c.level != 1 && c.level != 2 {
		return
	}
	for i, n := g.first, len(d.senses); i < n; i++ {
		s := &d.senses[i]
		division := int32(-1)
		switch {
		case c.level == 1 && (s.feat == featSeat1 || s.feat == featCapital) && s.admin1 > 0:
			if division = s.admin1 - 1; d.r.redirect[division] > 0 {
				division = d.r.redirect[division] - 1 + int32(d.r.n)
			}
		case c.level == 2 && s.feat == featSeat2 && s.admin2 > 0:
			division = int32(d.r.admin1s) + s.admin2 - 1
		}
		for j := g.first; j < len(d.senses) && division >= 0; j++ {
			if o := &d.senses[j]; o.place == division || o.country == s.country && (o.feat == featAdmin1 && c.level == 1 || o.feat == featAdmin2 && c.level == 2) {
				division = -1 // the country has a division of that very name
			}
		}
		if division >= 0 {
			d.sense(division, nameBare)
		}
	}
}

// kindBonus is what a word for a kind of place beside the name says for a reading.
func kindBonus(level int, f feature) float64 {
	settled := f < featAdmin1
	switch {
	case level == 1 && (f == featAdmin1 || f == featRegion):
		return 4
	case level == 2 && f == featAdmin2:
		return 4
	case level == 2 && f == featAdmin1:
		return 1
	case level == 1 && f == featAdmin2, level == 3 && settled:
		return .5
	case (level == 1 || level == 2) && settled:
		return -1
	case level == 3 && (f == featAdmin1 || f == featAdmin2):
		return -1.5
	}
	return 0
}

func (d *reading) sense(p int32, flag uint8) {
	s := sense{place: p, flag: flag, facts: d.r.facts(p)}
	if s.feat == featAdmin1 && nowhere(s.lat, s.lon) {
		return
	}
	s.prior = prior(&s) + d.r.bonus(p)
	d.senses = append(d.senses, s)
}

// prior is how likely a reading is before the report is looked at; a unit is
// a factor of about four.
func prior(s *sense) float64 {
	v := 0.0
	switch s.feat {
	case featCountry:
		v = 8
	case featArea:
		v = 7.5
	case featRegion:
		v = 7
	case featPoint:
		v = 6.2
	case featSeatOfGov:
		v = 5
	case featAdmin1:
		v = 5.4
		if s.population > 0 {
			v = max(3.5, .9*math.Log10(s.population+1000)-.3)
		}
		if s.id > 0 {
			v = 6.8
		}
	case featAdmin2:
		v = .75 * math.Log10(s.population+1000)
		if s.flag == nameMain {
			v += .4
		}
	default:
		v = math.Log10(s.population + 150)
		switch s.feat {
		case featCapital:
			v = max(v, 5) + .7
		case featSeat1:
			v += .4
		case featSeat2:
			v += .15
		case featQuarter:
			v -= .4
		case featGone:
			v -= 1
		}
	}
	switch s.flag {
	case nameAlt:
		v -= .8
	case nameBare:
		v -= .7
	case nameLoose:
		v -= 1.5
	}
	return v
}
