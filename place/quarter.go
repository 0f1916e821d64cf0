package place

import (
	_ "embed"
	"slices"
)

//go:embed data/quarters.txt
var quartersText string

// quarterRule is the evidence of a name that is a part's of a city that the report names.
const quarterRule = "part of a town of the report"

// readQuarters reads quarters.txt into the cities that have a part of each name.
func (r *Resolver) readQuarters(file, text string) (map[key][]int32, error) {
	quarters := map[key][]int32{}
	err := readSpeakers(file, text, "TOWN, DIVISION: NAME, NAME", r.townOfLine, func(p int32, name string, _ speaker) {
		k := keyOf(name)
		quarters[k] = append(quarters[k], p)
	})
	return quarters, err
}

// away is how far the likeliest reading lies from the city that the group's name is said to be a part of.
func (d *reading) away(g *group) float64 {
	f, top := d.r.facts(g.part-1), d.best(g)
	return distance(f.lat, f.lon, top.lat, top.lon)
}

// withinCity is how many kilometres from its middle a part of a large city lies.
const withinCity = 25

// quarterIn is 1 + the one city that the report names, or is told by, of which the name's parts list says that it has a part so called,
// 0 for none. Where anything else of the report lies where the likeliest reading does, that is meant; a large
// town is, unless the city is named more than once or the report was filed there.
func (d *reading) quarterIn(g *group) int32 {
	towns := d.r.quarters[g.key]
	if len(towns) == 0 || g.demonym || g.heads || g.outlet {
		return 0
	}
	var top *sense
	if g.first < g.end {
		if top = d.best(g); top.inside || top.feat == featCapital || g.own && top.feat != featPoint && top.feat != featSeatOfGov {
			return 0
		}
	}
	found := int32(0)
	for _, p := range towns {
		told, stray := 0, false
		for _, s := range d.stations {
			told += 2 * b2i(s.place == p)
		}
		f := d.r.facts(p)
		off := float64(aroundTown)
		if top != nil {
			off = distance(f.lat, f.lon, top.lat, top.lon)
		}
		here := off < aroundTown
		if here && top.feat != featQuarter && (off > withinCity || top.admin1 != f.admin1) {
			continue // a town by itself
		}
		for i := range d.groups {
			o := &d.groups[i]
			if o.key == g.key || o.first == o.end || o.demonym || !o.located && !o.outlet || o.quarter || slices.Contains(d.r.quarters[o.key], p) {
				continue
			}
			b := d.best(o)
			switch {
			case b.place == p:
				told += o.mentions + 2*b2i(o.heads)
			case top != nil && !here && distance(b.lat, b.lon, top.lat, top.lon) < aroundTown && b.feat != featCountry:
				stray = true
			case top != nil && !here && b.country == top.country && (b.country != f.country || b.admin1 == top.admin1 && b.admin1 != f.admin1 && b.admin1 != 0) && b.feat != featCountry:
				stray = true
			}
		}
		if told == 0 || stray || told < 2 && !here && top != nil && (g.own || top.population >= strayTown) {
			continue
		}
		if found != 0 {
			o := d.r.facts(found - 1)
			switch {
			case distance(f.lat, f.lon, o.lat, o.lon) > withinCity:
				return 0
			case f.population > o.population: // "Karm in Old Arbin, Arbin"
				continue
			}
		}
		found = p + 1
	}
	return found
}
