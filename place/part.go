package place

import "strings"

// part says which part of a country the words mean ("northeastern Syria",
// "Syria's south"): -1 to 1 towards north and east; named when any is meant.
type part struct {
	north, east int8
	named       bool
}

// and adds a word of the lexicon's directions; one that tells no part of a
// country ("occupied") adds nothing.
func (p part) and(w string) part {
	switch {
	case strings.HasPrefix(w, "north"):
		p.north, p.named = 1, true
	case strings.HasPrefix(w, "south"):
		p.north, p.named = -1, true
	case w == "central":
		p.named = true
	}
	switch {
	case strings.Contains(w, "east"):
		p.east, p.named = 1, true
	case strings.Contains(w, "west"):
		p.east, p.named = -1, true
	}
	return p
}

// reach is the box of the middles of a country's first-order divisions.
type reach struct{ south, north, west, east float64 }

func (r *Resolver) measure() {
	r.reach = make([]reach, len(r.iso3))
	for i := range r.reach {
		r.reach[i] = reach{90, -90, 180, -180}
	}
	for i := range int32(r.admin1s) {
		c := r.countryOf[r.table.country[i]]
		if c < 0 {
			continue
		}
		lat, lon := r.point(i)
		if nowhere(lat, lon) {
			continue
		}
		b := &r.reach[c]
		b.south, b.north, b.west, b.east = min(b.south, lat), max(b.north, lat), min(b.west, lon), max(b.east, lon)
	}
}

// farthestPart bounds how far a part's point lies from the country's, in
// kilometres: where "the north" of a large one is the words do not say.
const farthestPart = 100

// partOf is a point in a part of a country: half of the way from its middle to
// its outermost divisions, but not far from the middle. A country across the date line has no parts east and west.
func (r *Resolver) partOf(country int16, lat, lon float64, p part) (float64, float64) {
	b := r.reach[country]
	if b.south > b.north || b.east-b.west > 180 {
		return lat, lon
	}
	towards := func(v, low, high float64, way int8) float64 {
		switch {
		case way > 0 && high > v:
			return (v + high) / 2
		case way < 0 && low < v:
			return (v + low) / 2
		}
		return v
	}
	la, lo := towards(lat, b.south, b.north, p.north), towards(lon, b.west, b.east, p.east)
	if km := distance(lat, lon, la, lo); km > farthestPart {
		la, lo = lat+(la-lat)*farthestPart/km, lon+(lo-lon)*farthestPart/km
	}
	return round4(la), round4(lo)
}
