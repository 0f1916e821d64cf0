package place

// Quarters, estates and villages that no table has go by names that towns elsewhere bear:
// a report of one town and its surroundings means its own Fruitvale.

// namesakeRule is the evidence of a name whose likeliest reading lies far from the only
// surroundings that the report tells of.
const namesakeRule = "a namesake far from the town of the report"

// namesakeAway is how many kilometres off a town of that name is another's, otherwiseAway a small
// town that is mostly called otherwise, where others bear the name.
const (
	namesakeAway  = 150
	otherwiseAway = 30
)

// loneTown is how large a town must be to be meant where no other bears its name, heardTown
// where the report's own town is known by its police, broadcasters or papers.
const (
	loneTown  = 2e4
	heardTown = 5e4
)

// namedTown is how large a town must be to be meant wherever it is named.
const namedTown = 2e5

// namesake: the best reading is a small town of a name that several towns bear, or a very small one, and all
// that the report places lies in another division, far from it; one of those is a town
// whose police or mayor the report speaks of or where it was filed, or two are named, or the outlet is at home there.
// What is said to be a part of a town may be called like a large one; what has a police
// of its own, or is large, takes more to be another.
func (d *reading) namesake(g *group) bool {
	s := d.senses[g.first:g.end]
	top := &s[0]
	if g.own || g.demonym || top.inside || !settlement(top.feat) || top.population >= namedTown && !g.quarter || top.admin1 == 0 {
		return false
	}
	alike := 0
	for i := range s {
		if settlement(s[i].feat) && s[i].flag == nameMain && distance(s[i].lat, s[i].lon, top.lat, top.lon) >= samePlace {
			alike++
		}
	}
	least, away := loneTown, float64(namesakeAway)
	if len(d.stations) > 0 {
		least = heardTown
	}
	if alike == 0 && top.flag == nameMain && top.population >= least && !g.quarter {
		return false
	}
	switch {
	case alike > 0 && top.flag != nameMain && top.population < loneTown: // hardly anybody calls it so
		away = otherwiseAway
	case g.quarter: // of a town at hand
		away = aroundTown
	}
	home, towns, rooted := int32(0), 0, len(d.stations) > 0
	for i := range d.groups {
		o := &d.groups[i]
		rooted = rooted || o.outlet || o.heads
	}
	for i := range d.groups {
		o := &d.groups[i]
		if o.key == g.key || o.first == o.end || o.demonym || o.mentions == 0 || !o.located && top.flag != nameLoose { // of names from other scripts the towns at hand may be spelled otherwise
			continue
		}
		b := d.best(o)
		off := distance(b.lat, b.lon, top.lat, top.lon)
		switch {
		case b.feat >= featCountry && b.feat != featPoint || b.weight < .5:
		case o.aside(b) && b.admin1 != top.admin1 && b.country == top.country:
		case rooted && b.admin1 != top.admin1 && settlement(b.feat) && b.population < strayTown && !o.own && !o.town && !o.heads && !b.inside: // may be one itself
		case b.country != top.country, b.admin1 == 0, b.admin1 == top.admin1 && (top.flag == nameMain || off < away), home != 0 && b.admin1 != home:
			return false
		case b.feat == featAdmin1:
			home = b.admin1
			towns += min(o.mentions, 3)
		case off < away && !(off > aroundTown && o.town && o.outlet && top.weight < .7):
			return false
		default:
			if home = b.admin1; b.feat == featCapital {
				return false // national news are told from there
			}
			towns += 1 + b2i(o.town) + b2i(o.outlet) + b2i(o.heads)
		}
	}
	for _, o := range d.stations {
		if o.facts.country != top.country || distance(o.facts.lat, o.facts.lon, top.lat, top.lon) < away || o.facts.admin1 == top.admin1 && top.flag == nameMain {
			return false
		}
		if home == 0 || o.facts.admin1 == home {
			home = o.facts.admin1
			towns += 3
		}
	}
	switch {
	case top.population >= strayTown && !g.quarter && top.weight >= .5:
		return towns > 3
	case g.town || g.heads || top.population >= strayTown && !g.quarter:
		return towns > 2
	}
	return towns > 1
}

// aside: where it lies is told wherever it is named, as of what lies elsewhere: "Arbin, Veland".
func (g *group) aside(best *sense) bool {
	return (best.inside || g.plain == 0) && !g.town && !g.heads && !g.outlet
}

// best is the likeliest reading of a group.
func (d *reading) best(g *group) *sense {
	best := &d.senses[g.first]
	for j := g.first + 1; j < g.end; j++ {
		if s := &d.senses[j]; s.before(best) {
			best = s
		}
	}
	return best
}

// quarterWord: a word beside the name says that it is a part of a town's.
func (d *reading) quarterWord(c *candidate) bool {
	if n := d.next(c); n != nil && n.class&isQuarter != 0 {
		return !d.plural(c.end) || !d.aCity(c) // "Houston neighborhoods" are Houston's
	}
	if d.listOfQuarters(c) {
		return true
	}
	i := c.first - 1
	return i > 0 && d.atoms[i-1].sentence == d.atoms[c.first].sentence && string(d.folded(i)) == "of" && d.atoms[i-1].class&isQuarter != 0
}

// aCity: the name is better known as a city's than as that of any part of one.
func (d *reading) aCity(c *candidate) bool { return d.wellKnown(c) && len(d.r.quarters[c.key]) == 0 }

// listOfQuarters: from behind the name on a list of names goes on that ends with a word for parts of a town:
// "the Karm, Norvia and Old Arbin neighborhoods". Where a city is among them, the parts are theirs:
// "in Chicago, Dallas and Houston neighborhoods".
func (d *reading) listOfQuarters(c *candidate) bool {
	i := c.end
	if d.aCity(c) || i >= len(d.atoms) || d.atoms[i-1].sep != ',' && string(d.folded(i)) != "and" {
		return false
	}
	const longestList = 12
	and := false
	for j := i; j < len(d.atoms) && j < i+longestList && d.atoms[j].sentence == d.atoms[i-1].sentence; j++ {
		at := &d.atoms[j]
		switch {
		case string(d.folded(j)) == "and":
			and = true
		case at.class&isQuarter != 0:
			return and && d.atoms[j-1].sep == ' ' && d.plural(j) && !d.cityAmong(c.index+1, j)
		case !at.cap || at.class&(isWeak|isLocative|isTitle) != 0:
			return false
		}
		if at.sep != ' ' && at.sep != ',' {
			return false
		}
	}
	return false
}

// cityAmong: one of the names from the given one on to the atom is a city's.
func (d *reading) cityAmong(k, end int) bool {
	for ; k < len(d.cands) && d.cands[k].first < end; k++ {
		if o := &d.cands[k]; o.accepted && d.aCity(o) {
			return true
		}
	}
	return false
}

// aroundTown is how many kilometres off what is told of a town and its surroundings lies.
const aroundTown = 60

// homeTown is, for a part or a village of a town, 1 + the town around which all towns lie that the report names beside the group's
// own name, the one named most, and those that its outlet and the police speak for; 0 where
// there is no such town.
func (d *reading) homeTown(g *group) int32 {
	if g.part > 0 {
		return g.part
	}
	if !g.quarter && (g.rule != namesakeRule && g.rule != astrayRule || !(g.town && g.rule == namesakeRule) && g.mentions < 2) {
		return 0 // mentioned in passing it may be anywhere
	}
	town, mentions, most := int32(0), 0, 0.0
	rooted := g.quarter || g.town
	for i := range d.groups {
		o := &d.groups[i]
		if o.key == g.key || o.first == o.end || !o.located || o.demonym || o.mentions < mentions {
			continue
		}
		if b := d.best(o); settlement(b.feat) && b.weight >= .5 && (o.mentions > mentions || b.population > most) {
			town, mentions, most = b.place+1, o.mentions, b.population
			rooted = rooted || o.heads || g.rule == astrayRule && (o.town || o.outlet)
		}
	}
	if len(d.stations) > 0 {
		town, rooted = d.stations[0].place+1, true
	}
	if town == 0 || !rooted {
		return 0
	}
	f := d.r.facts(town - 1)
	for i := range d.groups {
		o := &d.groups[i]
		if o.key == g.key || o.first == o.end || !o.located || o.demonym || o.mentions == 0 {
			continue
		}
		if b := d.best(o); settlement(b.feat) && !(o.aside(b) && b.admin1 != f.admin1) && (b.weight < .5 || distance(b.lat, b.lon, f.lat, f.lon) > aroundTown) {
			return 0
		}
	}
	for _, o := range d.stations {
		if distance(o.facts.lat, o.facts.lon, f.lat, f.lon) > aroundTown {
			return 0
		}
	}
	return town
}
