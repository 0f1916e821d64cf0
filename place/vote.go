package place

import "math"

// votes are what the names of a report speak for, over all groups.
type votes struct {
	country, admin1, admin2, cell, block tally
	total                                float64
}

// cells are squares of a degree, blocks of a quarter of one: what lies about 100
// and about 30 kilometres off.
const (
	cellRow  = 360
	blockRow = 4 * 360
)

func cellOf(lat, lon float64) int32 {
	return int32(math.Floor(lat)+90)*cellRow + int32(math.Floor(lon+180))
}

func blockOf(lat, lon float64) int32 {
	return int32(math.Floor(4*lat)+4*90)*blockRow + int32(math.Floor(4*(lon+180)))
}

// datelineVote is what a date line speaks for its country more than another name.
const datelineVote = 3

// vote lets every group speak for countries, divisions and neighbourhoods,
// each sense with its weight.
func (d *reading) vote() {
	d.country.clear()
	d.votes.admin1.clear()
	d.votes.admin2.clear()
	d.cell.clear()
	d.block.clear()
	d.total = 0
	for i, c := range d.r.cueOf {
		if n := d.cues[i+1]; n > 1 {
			w := min(3, .6*float64(n))
			d.country.add(int32(c), w)
			d.total += w
		}
	}
	d.voteHomes()
	d.voteStations()
	if d.home >= 0 {
		d.country.add(int32(d.home), outletVote)
		d.total += outletVote
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
			home := sign * g.homeVote(s) * s.weight
			d.country.add(int32(s.country), home)
			d.total += home
		}
		for _, c := range s.also {
			d.country.add(int32(c), w/2)
		}
		if s.admin1 != 0 {
			d.votes.admin1.add(s.admin1, w)
		}
		if s.admin2 != 0 {
			d.votes.admin2.add(s.admin2, w)
		}
		if s.feat < featCountry && s.feat != featAdmin1 || s.feat == featPoint {
			d.cell.add(cellOf(s.lat, s.lon), w)
			if s.feat != featAdmin2 {
				d.block.add(blockOf(s.lat, s.lon), w)
			}
		}
	}
}

// smallVote is the share of a vote for its country that a small town has: quarters, streets and
// villages that no table has go by such names in every country.
const smallVote = .6

// homeVote is what the group speaks for the country of one of its senses, if it is surely that.
func (g *group) homeVote(s *sense) float64 {
	n := groupWeight(g)
	if g.quarter || settlement(s.feat) && s.population < strayTown && !g.heads && !g.town && !s.inside {
		n *= smallVote
	}
	if g.heads { // correspondents write from the capital
		n += datelineVote
	}
	return n
}

// mute casts the votes of all groups of one name.
func (d *reading) mute(g *group, sign float64) {
	for i := d.byKey[g.key]; i >= 0; i = d.groups[i].next {
		d.cast(&d.groups[i], sign)
	}
}

// groupWeight grows slowly with the mentions.
func groupWeight(g *group) float64 { return 1 + .5*math.Log2(float64(max(g.mentions, 1))) }

// weigh scores the senses of a group against the other groups' votes.
func (d *reading) weigh(g *group, alone bool) {
	best := math.Inf(-1)
	if !alone && g.end-g.first < 2 {
		return // nothing to choose from
	}
	if !alone {
		d.mute(g, -1) // a name does not speak for itself
		defer d.mute(g, 1)
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
		v += 3.4 * max(0, d.country.of(int32(s.country))) / (d.total + 1)
	}
	if s.feat >= featCountry && s.feat != featPoint {
		return v
	}
	if s.admin1 != 0 {
		v += 2.2 * sated(d.votes.admin1.of(s.admin1)/1.5)
	}
	if s.admin2 != 0 { // a town beside its county, a county beside its towns
		v += 1.5 * sated(d.votes.admin2.of(s.admin2)/1.2)
	}
	if s.feat != featAdmin1 {
		v += 2.4 * sated(d.cell.around(cellOf(s.lat, s.lon), cellRow)/1.5)
	}
	if s.feat != featAdmin1 && s.feat != featAdmin2 {
		v += sated(d.block.around(blockOf(s.lat, s.lon), blockRow) / 1.2)
	}
	return v
}

// sated grows with the votes towards one.
func sated(v float64) float64 { return 1 - math.Exp(-max(0, v)) }
