package place

import "sitrep"

// farthest is how far apart, in kilometres, two towns lie that a point between
// them still says something of.
const farthest = 400

// readBetween finds "the road between Ramadi and Fallujah", "the Kabul-Jalalabad
// highway", "the road from Kabul to Ghazni": the middle of two towns, where a
// word says that a way or a stretch is meant and not talks or flights.
func (d *reading) readBetween(i int) {
	if i+1 >= len(d.cands) {
		return
	}
	a, b := &d.cands[i], &d.cands[i+1]
	if a.group < 0 || b.group < 0 || a.border != 0 || b.border != 0 || d.atoms[a.first].sentence != d.atoms[b.first].sentence {
		return
	}
	first := d.sents[d.atoms[a.first].sentence].first
	end := d.sents[d.atoms[a.first].sentence].end
	start, stop := -1, b.end
	joined := func(w string) bool {
		return b.first == a.end+1 && string(d.folded(a.end)) == w && d.atoms[a.end-1].sep == ' ' && d.atoms[a.end].sep == ' '
	}
	before := func(w string) bool { return a.first-1 >= first && string(d.folded(a.first-1)) == w }
	switch {
	case before("between") && joined("and"):
		for j := a.first - 2; j >= first && j >= a.first-5 && start < 0; j-- {
			if d.atoms[j].class&isWay != 0 {
				start = a.first - 1
			}
		}
	case before("from") && joined("to") && a.first-2 >= first && d.atoms[a.first-2].class&isWay != 0 && d.atoms[a.first-2].class&isKind == 0:
		start = a.first - 1
	case b.first == a.end && d.atoms[a.end-1].sep == '-' && b.end < end && d.atoms[b.end-1].sep == ' ' && d.atoms[b.end].class&isWay != 0:
		start, stop = a.first, b.end+1
	}
	if start < 0 {
		return
	}
	ga, gb := &d.groups[a.group], &d.groups[b.group]
	if !ga.located || !gb.located || ga.first == ga.end || gb.first == gb.end {
		return
	}
	p, q := &d.senses[ga.first], &d.senses[gb.first]
	if !settlement(p.feat) || !settlement(q.feat) || distance(p.lat, p.lon, q.lat, q.lon) > farthest {
		return
	}
	a.between = i + 2
	a.phrase = sitrep.Span{Start: d.atoms[start].Start, End: d.atoms[stop-1].End}
}

// betweenMention is the stretch itself, its span the whole phrase.
func (d *reading) betweenMention(c *candidate) sitrep.PlaceMention {
	ga, gb := &d.groups[c.group], &d.groups[d.cands[c.between-1].group]
	p, q := d.r.record(ga.best), d.r.record(gb.best)
	km := distance(*p.Lat, *p.Lon, *q.Lat, *q.Lon)
	la, lo := displace(*p.Lat, *p.Lon, km/2, bearing(*p.Lat, *p.Lon, *q.Lat, *q.Lon))
	m := sitrep.PlaceMention{Span: c.phrase, Phrase: c.phrase, Words: d.wordsIn(int(d.atoms[c.first].sentence), c.phrase), Evidence: "between"}
	m.Place = sitrep.Place{Name: "between " + p.Name + " and " + q.Name, Lat: &la, Lon: &lo, Precision: sitrep.PlaceNear}
	if km > 80 {
		m.Precision = sitrep.PlaceArea
	}
	if p.Country == q.Country {
		m.Country = p.Country
	}
	if p.Admin1 == q.Admin1 {
		m.Admin1 = p.Admin1
	}
	return m
}
