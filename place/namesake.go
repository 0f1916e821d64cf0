package place

// Quarters, estates and villages that no table has go by names that towns elsewhere bear:
// a report of one town and its surroundings means its own Fruitvale.

// namesakeRule is the evidence of a name whose likeliest reading lies far from the only
// surroundings that the report tells of.
const namesakeRule = "a namesake far from the town of the report"

// namesakeAway is how many kilometres off a town of that name is another's.
const namesakeAway = 150

// loneTown is how large a town must be to be meant where no other bears its name.
const loneTown = 2e4

// namesake: the best reading is a small town of a name that several towns bear, or a very small one, and all
// that the report places lies in another division, far from it; one of those is a town
// whose police or mayor the report speaks of, or two are named.
func (d *reading) namesake(g *group, s []sense) bool {
	top := &s[0]
	if g.own || g.town || g.heads || g.demonym || top.inside || !settlement(top.feat) || top.population >= strayTown || top.admin1 == 0 {
		return false
	}
	alike := 0
	for i := range s {
		if settlement(s[i].feat) && s[i].flag == nameMain && distance(s[i].lat, s[i].lon, top.lat, top.lon) >= samePlace {
			alike++
		}
	}
	if alike == 0 && top.population >= loneTown {
		return false
	}
	home, towns := int32(0), 0
	for i := range d.groups {
		o := &d.groups[i]
		if o.key == g.key || o.first == o.end || o.demonym || o.mentions == 0 {
			continue
		}
		best := o.first
		for j := o.first; j < o.end; j++ {
			if d.senses[j].before(&d.senses[best]) {
				best = j
			}
		}
		switch b := &d.senses[best]; {
		case b.feat >= featCountry && b.feat != featPoint || b.weight < .5:
		case b.country != top.country, b.admin1 == 0, b.admin1 == top.admin1, home != 0 && b.admin1 != home:
			return false
		case b.feat == featAdmin1:
			home = b.admin1
			towns += min(o.mentions, 2)
		case distance(b.lat, b.lon, top.lat, top.lon) < namesakeAway:
			return false
		default:
			if home = b.admin1; b.feat == featCapital {
				return false // national news are told from there
			}
			if towns++; o.town {
				towns++
			}
		}
	}
	return towns > 1
}
