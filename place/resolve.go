package place

import (
	"cmp"
	"math"
	"slices"

	"sitrep"
)

// group is a name with the mentions that share a sense.
type group struct {
	key          key
	qualifier    key // 0 none
	first, end   int // reading.senses
	best         int32
	mentions     int
	plain        int // mentions that do not just say where another name lies
	support      float64
	rule         string
	located      bool
	next         int32 // another group of the same name, -1 none
	own, demonym bool
	heads        bool         // the report's date line
	town         bool         // said of it at least once
	quarter      bool         // said to be a part of a town at least once
	outlet       bool         // the outlet's own
	part         int32        // 1 + the town that it is a part of by quarters.txt
	record       sitrep.Place // of the best sense, once a mention asks for it
	rivals       []sitrep.Place
	recorded     bool
}

// resolve gives each accepted candidate's group its sense.
func (d *reading) resolve() {
	d.outlet()
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
	for i := range d.groups {
		if g := &d.groups[i]; g.located && d.namesake(g) {
			g.located, g.rule = false, namesakeRule
		}
	}
	for i := range d.groups {
		g := &d.groups[i]
		if g.part = d.quarterIn(g); g.part > 0 {
			g.located, g.rule = g.located && d.away(g) < aroundTown, quarterRule
		}
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
		d.groups[found].plain += b2i(!c.qualifies)
		d.groups[found].heads = d.groups[found].heads || c.heads
		c.group = found
		if d.quarterWord(c) {
			d.groups[found].quarter = true
		}
		if c.local || c.level == 3 {
			d.town(&d.groups[found])
		}
	}
}

// town makes a country of that name unlikely: the report speaks of its police
// or its mayor, or calls it a town. Where the name is the country's alone, it stays.
func (d *reading) town(g *group) {
	if g.town || g.demonym {
		return
	}
	g.town = true
	for i := g.first; i < g.end; i++ {
		if d.senses[i].feat == featCountry {
			d.senses[i].prior -= 5
		}
	}
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
	near := 0.0 // rows of one town and its surroundings are no rivals
	for i := range s {
		if s[i].country == top.country && distance(s[i].lat, s[i].lon, top.lat, top.lon) < samePlace {
			near += s[i].weight
		}
	}
	if !g.own && !top.inside && near < .4 && g.support < 1 {
		g.located = false
		g.rule = "readings too close"
	}
	if g.located && !g.own && !top.inside && (top.flag != nameMain || top.population < famousTown) && top.feat != featCountry && top.feat != featCapital {
		if i := d.nearer(g, s, top); i > 0 {
			s[0], s[i] = s[i], s[0]
			g.best, g.rule = top.place, "nearer to all else in the report"
			g.support = top.score - top.prior
			return
		}
	}
	if g.located && !g.own && !top.inside && (top.feat < featCapital || top.feat == featAdmin2) && (top.population < strayTown || top.flag != nameMain || top.population < famousTown && borne(s, top.country)) && d.astray(g, top.country) {
		g.located = false
		g.rule = astrayRule
	}
}

// everywhere: a name that towns of so many other countries bear says little of which town is meant.
const everywhere = 3

// borne: towns of several other countries have the name.
func borne(s []sense, country int16) bool {
	var in []int16
	for i := range s {
		if t := &s[i]; settlement(t.feat) && t.flag == nameMain && t.country != country && !slices.Contains(in, t.country) {
			in = append(in, t.country)
		}
	}
	return len(in) >= everywhere
}

// famousTown is how large a town must be to be meant in reports that tell of another country alone.
const famousTown = 1e6

// nearer is the index of a reading in the country that the report is about where
// the best one is far from all else in it, 0 if there is none.
func (d *reading) nearer(g *group, s []sense, top *sense) int {
	if g.own || top.inside || !d.astray(g, top.country) {
		return 0
	}
	for i := 1; i < len(s); i++ {
		if s[i].flag == nameLoose || s[i].country < 0 || s[i].country == top.country || s[i].feat >= featCountry {
			continue
		}
		if d.country.of(int32(s[i].country)) >= leads*d.total {
			return i
		}
	}
	return 0
}

// strayTown is how large a town must be to be named in reports of other countries.
const strayTown = 1e5

// astrayRule is the evidence of a name whose only readings are far away.
const astrayRule = "far from all else in the report"

// astray: no other name of the report speaks for the country, and one that does
// not border it leads: a person or a quarter is called like a town far away.
func (d *reading) astray(g *group, country int16) bool {
	own, all := 0.0, 0.0 // what the name says itself
	for i := range d.groups {
		o := &d.groups[i]
		if o.key != g.key && !(g.quarter && o.quarter) { // nor do other parts of the town speak
			continue
		}
		for j := o.first; j < o.end; j++ {
			if s := &d.senses[j]; s.weight >= .02 && s.country >= 0 {
				n := o.homeVote(s) * s.weight
				all += n
				if s.country == country {
					own += n
				}
			}
		}
	}
	total := d.total - all
	if country >= 0 && d.senses[g.first].flag == nameLoose && d.country.of(int32(country))-own <= .1*total {
		return true // a like spelling alone, in a country of which nothing else is told
	}
	if country < 0 || total < 1 || d.country.of(int32(country))-own > .1*total {
		return false
	}
	lead := tallied{of: -1}
	for _, e := range d.country.list {
		if int16(e.of) != country && (e.votes > lead.votes || e.votes == lead.votes && e.of < lead.of) {
			lead = e
		}
	}
	if g.quarter && lead.of >= 0 { // of a town at hand, whatever else is told
		return true
	}
	if lead.votes < leads*total && (lead.votes < leadsAll*total || int16(lead.of) != d.lead()) {
		return false
	}
	_, borders := d.r.borders[pairOf(country, int16(lead.of))]
	return !borders || d.remote(g, int16(lead.of))
}

// remote: the best reading lies so far from every town and division that the report names in the
// country that it is about that no border brings them together; a small town sooner, for the
// villages of that country are called so too.
func (d *reading) remote(g *group, lead int16) bool {
	top, near := &d.senses[g.first], false
	off := float64(remoteTown)
	if settlement(top.feat) && top.population < loneTown {
		off = namesakeAway
	}
	for i := range d.groups {
		o := &d.groups[i]
		if o.key == g.key || o.first == o.end || o.demonym {
			continue
		}
		s := d.best(o)
		if s.country != lead || s.feat > featAdmin1 || s.feat == featAdmin1 && off > namesakeAway {
			continue
		}
		if near = true; distance(s.lat, s.lon, top.lat, top.lon) < off {
			return false
		}
	}
	return near
}

// remoteTown is how many kilometres off a town of a neighbouring country is another story.
const remoteTown = 500

// distance is the length of the great circle in kilometres.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	dy, dx := (lat2-lat1)*rad/2, (lon2-lon1)*rad/2
	sy, sx := math.Sin(dy), math.Sin(dx)
	h := sy*sy + math.Cos(lat1*rad)*math.Cos(lat2*rad)*sx*sx
	return 2 * 6371.0088 * math.Asin(math.Min(1, math.Sqrt(h)))
}
