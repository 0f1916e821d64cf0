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
// town is, unless the words say that it is a part, the city's police or papers speak, or other parts of it are named: from
// everywhere somebody flies to Austin.
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
		told, stray, sure := 0, false, g.quarter
		for _, s := range d.stations {
			if s.place == p {
				told, sure = told+2, true
			}
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
				sure = sure || o.key != g.key && !o.demonym && slices.Contains(d.r.quarters[o.key], p)
				continue
			}
			b := d.best(o)
			switch {
			case b.place == p:
				told += o.mentions + 2*b2i(o.heads)
				sure = sure || o.outlet || o.town
			case top != nil && !here && distance(b.lat, b.lon, top.lat, top.lon) < aroundTown && b.feat != featCountry:
				stray = true
			case top != nil && !here && b.country == top.country && (b.country != f.country || b.admin1 == top.admin1 && b.admin1 != f.admin1 && b.admin1 != 0) && b.feat != featCountry:
				stray = true
			}
		}
		if told == 0 || stray || !here && top != nil && (told < 2 && g.own || top.population >= strayTown && (told < 2 || !sure)) {
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
