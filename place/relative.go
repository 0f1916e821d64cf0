package place

import (
	"math"

	"sitrep"
)

type compass map[string]float64

func (c compass) has(w string) bool { _, ok := c[w]; return ok }

var bearings = compass{"north": 0, "northeast": 45, "north-east": 45, "northeastern": 45, "east": 90, "southeast": 135, "south-east": 135, "south": 180,
	"southwest": 225, "south-west": 225, "west": 270, "northwest": 315, "north-west": 315}

// relate reads the phrases around the names: displaced points, neighbourhoods, borders.
func (d *reading) relate() {
	for i := range d.cands {
		c := &d.cands[i]
		c.phrase = sitrep.Span{Start: d.atoms[c.first].Start, End: d.end(c)}
		if c.group < 0 {
			continue
		}
		d.widen(c)
	}
	for i := range d.cands {
		d.readBorder(i)
		d.readBetween(i)
	}
}

// end of the name; the dot of an abbreviation belongs to it.
func (d *reading) end(c *candidate) int {
	last := &d.atoms[c.end-1]
	if c.abbr && last.point && !last.dotted {
		return last.End + 1
	}
	return last.End + c.tail
}

// widen gives a candidate its phrase: directions, kinds, "near", "30 km north of".
func (d *reading) widen(c *candidate) {
	first := d.sents[d.atoms[c.first].sentence].first
	end := d.sents[d.atoms[c.first].sentence].end
	if c.end < end && d.atoms[c.end-1].sep == ' ' && d.atoms[c.end].class&isKind != 0 {
		c.phrase.End = d.atoms[c.end].End
		c.near = string(d.folded(c.end)) == "countryside" || d.suburbOf(c, c.end)
	}
	if c.end < end && d.atoms[c.end-1].sep == '-' && d.atoms[c.end].class&isAround != 0 && d.fame(c) >= buildingFame { // "an Arbin-area motel"
		c.phrase.End = d.atoms[c.end].End
		c.near = true
	}
	i := c.first - 1
	take := func() { c.phrase.Start = d.atoms[i].Start; i-- }
	word := func() string { return string(d.folded(i)) }
	if i >= first && word() == "the" && d.atoms[i].sep == ' ' {
		take()
	}
	for i >= first && (d.atoms[i].sep == ' ' || d.atoms[i].sep == '-' && i+1 < c.first) && d.atoms[i].class&(isDirection|isKind) != 0 && word() != "border" {
		if d.atoms[i].class&isDirection != 0 {
			c.part = c.part.and(word())
			c.near = c.near || d.atoms[i].class&isAround != 0
		}
		take()
	}
	if c.end < end && d.atoms[c.end-1].possessive && bearings.has(string(d.folded(c.end))) { // "Syria's northeast"
		c.part = c.part.and(string(d.folded(c.end)))
		c.phrase.End = d.atoms[c.end].End
	}
	if i < first || d.atoms[i].sep != ' ' {
		return
	}
	switch word() {
	case "near", "outside", "nearby", "off":
		c.near = true
		take()
		return
	case "of", "from":
		if i-1 < first {
			return
		}
	case "to":
		if i-1 >= first && string(d.folded(i-1)) == "close" {
			c.near = true
			i--
			take()
		}
		return
	default:
		return
	}
	of := i
	i--
	switch w := word(); {
	case w == "outskirts" || w == "vicinity" || w == "suburbs" || w == "edge":
		c.near = true
		take()
	case d.atoms[i].class&isKind != 0 && string(d.folded(of)) == "of":
		c.near = d.suburbOf(c, i)
		take()
		for i >= first && d.atoms[i].sep == ' ' && (d.atoms[i].class&isDirection != 0 || word() == "the") {
			take()
		}
	default:
		b, ok := bearings[w]
		if i-1 >= first && d.atoms[i-1].sep == '-' {
			if both, has := bearings[string(d.folded(i-1))+w]; has {
				b, ok = both, true
				i--
			}
		}
		away := w == "away" || w == "from"
		if !ok && !away && string(d.folded(of)) == "of" && w != "outside" {
			return
		}
		if ok || w == "outside" {
			c.near = true
			take()
			if ok && i >= first && word() == "the" { // "in the north of Syria"
				c.part = c.part.and(w)
			}
		} else if away {
			i--
		}
		if string(d.folded(of)) == "from" && i > first && (d.travel(i) || unit(string(d.folded(i))) > 0) { // "two hours' drive from Goma", "a few miles from"
			c.near = true
		}
		if km, at := d.length(i, first); km > 0 {
			c.near = true
			c.displaced, c.bearing = km, b
			if !ok {
				c.displaced = 0
			}
			c.phrase.Start = d.atoms[at].Start
		}
	}
}

// suburbOf: with atom i the name says near which city something lies: "a Norvia suburb", "the suburb of
// Norvia". Beside a name that no city has it may be the suburb's own: "the Karm suburb".
func (d *reading) suburbOf(c *candidate, i int) bool {
	if d.atoms[i].class&isAround == 0 {
		return false
	}
	p := d.prevAtom(min(i, c.first))
	return d.fame(c) >= buildingFame || p != nil && string(d.folded(min(i, c.first)-1)) == "a"
}

// readBorder finds "the Syrian-Jordanian border", "the border between Iraq and
// Syria", "Iraq's border with Iran", "the Iraqi border" and makes it a place.
func (d *reading) readBorder(i int) {
	c := &d.cands[i]
	if c.border != 0 || c.group < 0 {
		return
	}
	a := d.sideOf(c)
	if a < 0 {
		return
	}
	isBorder := func(n int) bool {
		if n >= len(d.atoms) || d.atoms[n].sentence != d.atoms[c.first].sentence {
			return false
		}
		switch string(d.folded(n)) {
		case "border", "frontier", "borders", "borderlands":
			return true
		}
		return false
	}
	if i+1 < len(d.cands) {
		e := &d.cands[i+1]
		b := int16(-1)
		if e.group >= 0 && d.atoms[e.first].sentence == d.atoms[c.first].sentence {
			b = d.sideOf(e)
		}
		if b >= 0 && b != a {
			gap := e.first - c.end
			and := gap == 1 && (string(d.folded(c.end)) == "and" || string(d.folded(c.end)) == "with")
			switch {
			case (gap == 0 && (d.atoms[c.end-1].sep == '-' || d.atoms[c.end-1].sep == '/') || and) && isBorder(e.end) && d.atoms[e.end-1].sep == ' ':
				d.setBorder(c, e, a, b, sitrep.Span{Start: d.atoms[c.first].Start, End: d.atoms[e.end].End})
				return
			case and && c.first >= 2 && string(d.folded(c.first-1)) == "between" && isBorder(c.first-2):
				d.setBorder(c, e, a, b, sitrep.Span{Start: d.atoms[c.first-2].Start, End: d.atoms[e.end-1].End})
				return
			case gap == 2 && isBorder(c.end) && string(d.folded(c.end+1)) == "with":
				d.setBorder(c, e, a, b, sitrep.Span{Start: d.atoms[c.first].Start, End: d.atoms[e.end-1].End})
				return
			}
		}
	}
	if d.stateOf(c) < 0 {
		return
	}
	with := c.first >= 2 && string(d.folded(c.first-1)) == "with" && isBorder(c.first-2)
	if !with && !(isBorder(c.end) && (d.atoms[c.end-1].sep == ' ' || d.atoms[c.end-1].sep == '\'')) {
		return
	}
	// the other side is the country that the report speaks of most
	other, most := int16(-1), 0.0
	for g := range d.groups {
		g := &d.groups[g]
		if !g.located {
			continue
		}
		for j := g.first; j < g.end; j++ {
			s := &d.senses[j]
			if s.country < 0 || s.country == a || s.weight < .1 && !g.demonym {
				continue
			}
			v := d.country.of(int32(s.country))
			if d.r.borders[pairOf(a, s.country)] != 0 && (v > most || v == most && s.country < other) {
				other, most = s.country, v
			}
		}
	}
	if other < 0 {
		return
	}
	var span sitrep.Span
	if with {
		span = sitrep.Span{Start: d.atoms[c.first-2].Start, End: d.atoms[c.end-1].End}
	} else {
		span = sitrep.Span{Start: d.atoms[c.first].Start, End: d.atoms[c.end].End}
	}
	d.setBorder(c, nil, a, other, span)
}

func (d *reading) setBorder(c, e *candidate, a, b int16, span sitrep.Span) {
	p, ok := d.r.borders[pairOf(a, b)]
	if !ok {
		return
	}
	c.border = p + 1
	c.phrase = span
	if e != nil {
		e.border = -1
	}
}

// stateOf is the country that a candidate names, -1 none.
func (d *reading) stateOf(c *candidate) int16 {
	g := &d.groups[c.group]
	if g.first == g.end || d.senses[g.first].feat != featCountry {
		return -1
	}
	return d.senses[g.first].country
}

// sideOf is the country on one side of a border: a region may stand for it ("the
// Israel-Gaza border").
func (d *reading) sideOf(c *candidate) int16 {
	g := &d.groups[c.group]
	if g.first < g.end && d.senses[g.first].feat == featRegion {
		return d.senses[g.first].country
	}
	return d.stateOf(c)
}

// bearing is the direction from one point to another, clockwise from north.
func bearing(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	p, q, l := lat1*rad, lat2*rad, (lon2-lon1)*rad
	return math.Atan2(math.Sin(l)*math.Cos(q), math.Cos(p)*math.Sin(q)-math.Sin(p)*math.Cos(q)*math.Cos(l)) / rad
}

// displace moves a point along a bearing.
func displace(lat, lon, km, bearing float64) (float64, float64) {
	const rad = math.Pi / 180
	r := km / 6371.0088
	la, lo, b := lat*rad, lon*rad, bearing*rad
	la2 := math.Asin(math.Sin(la)*math.Cos(r) + math.Cos(la)*math.Sin(r)*math.Cos(b))
	lo2 := lo + math.Atan2(math.Sin(b)*math.Sin(r)*math.Cos(la), math.Cos(r)-math.Sin(la)*math.Sin(la2))
	return math.Round(la2/rad*1e4) / 1e4, math.Round(lo2/rad*1e4) / 1e4
}
