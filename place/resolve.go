package place

import (
	"cmp"
	"math"
	"slices"

	"sitrep"
)

// sense is one reading of a name.
type sense struct {
	place int32
	flag  uint8
	facts
	prior, score, weight float64
	inside               bool // lies in what the words say contains it
}

// group is a name with the mentions that share a sense.
type group struct {
	key          key
	qualifier    key // 0 none
	first, end   int // reading.senses
	best         int32
	mentions     int
	support      float64
	rule         string
	located      bool
	next         int32 // another group of the same name, -1 none
	own, demonym bool
	record       sitrep.Place // of the best sense, once a mention asks for it
	rivals       []sitrep.Place
	recorded     bool
}

const mostSenses = 48

// resolve gives each accepted candidate's group its sense.
func (d *reading) resolve() {
	d.group()
	for i := range d.groups {
		d.weigh(&d.groups[i], true)
	}
	for range 3 {
		d.vote()
		for i := range d.groups {
			d.weigh(&d.groups[i], false)
		}
	}
	for i := range d.groups {
		d.choose(&d.groups[i])
	}
}

// group gathers mentions of one name under one qualifier.
func (d *reading) group() {
	for i := range d.cands {
		c := &d.cands[i]
		c.group = -1
		if !c.accepted && !c.demonym {
			continue
		}
		if c.demonym && c.score < sureOf {
			continue
		}
		var q key
		if c.qualifier > 0 {
			q = d.cands[c.qualifier-1].key
		} else if c.level == 1 || c.level == 2 {
			q = key(c.level) // a province and its town are two senses
		}
		found := int32(-1)
		head, seen := d.byKey[c.key]
		for g := head; seen && g >= 0; g = d.groups[g].next {
			if p := d.groups[g].qualifier; p == q || q == 0 && p > 2 {
				found = g
				if d.groups[g].qualifier == q {
					break
				}
			} else if d.groups[g].qualifier == 0 && q > 2 {
				// a later mention says where the name lies: so it is for the earlier ones
				d.groups[g].qualifier = q
				d.restrict(&d.groups[g], c)
				found = g
				break
			}
		}
		if found < 0 {
			found = int32(len(d.groups))
			d.groups = append(d.groups, group{key: c.key, qualifier: q, own: len(c.own) > 0, demonym: c.demonym, next: -1})
			if seen {
				d.groups[found].next = head
			}
			d.byKey[c.key] = found
			d.gather(&d.groups[found], c)
		}
		d.groups[found].mentions++
		c.group = found
	}
}

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
	// a town goes before the district around it
	for i := g.first; i < g.end; i++ {
		for j := g.first; d.senses[i].feat == featAdmin2 && c.level != 2 && j < g.end; j++ {
			if a, b := &d.senses[i], &d.senses[j]; b.feat < featAdmin1 && b.country == a.country && b.flag == nameMain && distance(a.lat, a.lon, b.lat, b.lon) < 60 {
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

// restrict marks the senses that lie in what the candidate's words name.
func (d *reading) restrict(g *group, c *candidate) {
	outer := &d.cands[c.qualifier-1]
	var buf [24]facts
	n := 0
	for _, o := range outer.own {
		if n < len(buf) {
			buf[n] = d.r.facts(o.place + int32(d.r.n))
			n++
		}
	}
	if outer.inTable && !outer.abbr {
		d.r.lookup(outer.key, func(p int32, flag uint8) {
			if n < len(buf) && flag != nameLoose {
				buf[n] = d.r.facts(p)
				n++
			}
		})
	}
	for i := g.first; i < g.end; i++ {
		s := &d.senses[i]
		for j := range n {
			if liesIn(&s.facts, &buf[j]) {
				s.inside = true
			}
		}
	}
	if g.end-g.first > mostSenses { // those inside first
		s := d.senses[g.first:g.end]
		slices.SortStableFunc(s, func(a, b sense) int { return cmp.Compare(b2i(b.inside), b2i(a.inside)) })
		if g.end == len(d.senses) {
			d.senses = d.senses[:g.first+mostSenses]
		}
		g.end = g.first + mostSenses
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mostRivals is how many other readings a mention names.
const mostRivals = 3

// before orders the senses of a group.
func (s *sense) before(t *sense) bool {
	switch {
	case s.score != t.score:
		return s.score > t.score
	case s.prior != t.prior:
		return s.prior > t.prior
	}
	return s.place < t.place
}

// choose takes the best sense and says why.
func (d *reading) choose(g *group) {
	if g.first == g.end {
		return
	}
	s := d.senses[g.first:g.end]
	for i := range min(len(s), 1+mostRivals) { // no more than these are looked at in order
		best := i
		for j := i + 1; j < len(s); j++ {
			if s[j].before(&s[best]) {
				best = j
			}
		}
		s[i], s[best] = s[best], s[i]
	}
	top := &s[0]
	g.best = top.place
	g.support = top.score - top.prior
	g.located = true
	switch {
	case g.demonym:
		g.rule = "demonym"
	case top.inside:
		g.rule = "containment"
	case len(s) == 1:
		g.rule = "only reading"
	case g.support > 2.5:
		g.rule = "neighbours in the report"
	case top.feat == featCountry || top.feat == featAdmin1:
		g.rule = "country or division"
	default:
		g.rule = "largest"
	}
	if !g.own && !top.inside && top.weight < .4 && g.support < 1 {
		g.located = false
		g.rule = "readings too close"
	}
}

// distance is the length of the great circle in kilometres.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dy, dx := (lat2-lat1)*rad/2, (lon2-lon1)*rad/2
	sy, sx := math.Sin(dy), math.Sin(dx)
	h := sy*sy + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sx*sx
	return 2 * 6371.0088 * math.Asin(math.Min(1, math.Sqrt(h)))
}
