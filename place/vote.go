package place

import "math"

// votes are what the names of a report speak for, over all groups.
type votes struct {
	country map[int16]float64
	admin1  map[int32]float64
	cell    map[int32]float64
	total   float64
}

func cellOf(lat, lon float64) int32 {
	return int32(math.Floor(lat)+90)*360 + int32(math.Floor(lon)+180)
}

// vote lets every group speak for countries, divisions and neighbourhoods,
// each sense with its weight.
func (d *reading) vote() {
	clear(d.country)
	clear(d.votes.admin1)
	clear(d.cell)
	d.total = 0
	for i, c := range d.r.cueOf {
		if n := d.cues[i+1]; n > 1 {
			w := min(3, .6*float64(n))
			d.country[c] += w
			d.total += w
		}
	}
	for i := range d.groups {
		d.cast(&d.groups[i], 1)
	}
}

// cast adds a group's votes, or takes them back with a sign of -1.
func (d *reading) cast(g *group, sign float64) {
	n := sign * groupWeight(g)
	for j := g.first; j < g.end; j++ {
		s := &d.senses[j]
		if s.weight < .02 {
			continue
		}
		w := n * s.weight
		if s.country >= 0 {
			d.country[s.country] += w
			d.total += w
		}
		for _, c := range s.also {
			d.country[c] += w / 2
		}
		if s.admin1 != 0 {
			d.votes.admin1[s.admin1] += w
		}
		if s.feat < featCountry && s.feat != featAdmin1 || s.feat == featPoint {
			d.cell[cellOf(s.lat, s.lon)] += w
		}
	}
}

// groupWeight grows slowly with the mentions.
func groupWeight(g *group) float64 { return 1 + .5*math.Log2(float64(max(g.mentions, 1))) }

// weigh scores the senses of a group against the other groups' votes.
func (d *reading) weigh(g *group, alone bool) {
	best := math.Inf(-1)
	if !alone {
		d.cast(g, -1) // a name does not speak for itself
		defer d.cast(g, 1)
	}
	for i := g.first; i < g.end; i++ {
		s := &d.senses[i]
		s.score = s.prior
		if s.inside {
			s.score += 8
		}
		if !alone {
			s.score += d.supportOf(s)
		}
		best = max(best, s.score)
	}
	sum := 0.0
	for i := g.first; i < g.end; i++ {
		s := &d.senses[i]
		s.weight = math.Exp((s.score - best) * 1.6)
		sum += s.weight
	}
	for i := g.first; i < g.end; i++ {
		d.senses[i].weight /= sum
	}
}

// supportOf is what the rest of the report says for a sense.
func (d *reading) supportOf(s *sense) float64 {
	v := 0.0
	if s.country >= 0 && d.total > 0 {
		v += 2.8 * max(0, d.country[s.country]) / (d.total + 1)
	}
	if s.feat >= featCountry && s.feat != featPoint {
		return v
	}
	if s.admin1 != 0 {
		v += 2.2 * (1 - math.Exp(-max(0, d.votes.admin1[s.admin1])/1.5))
	}
	if s.feat != featAdmin1 {
		near := 0.0
		at := cellOf(s.lat, s.lon)
		for dy := int32(-1); dy <= 1; dy++ {
			for dx := int32(-1); dx <= 1; dx++ {
				near += d.cell[at+dy*360+dx]
			}
		}
		v += 2.4 * (1 - math.Exp(-max(0, near)/1.5))
	}
	return v
}
