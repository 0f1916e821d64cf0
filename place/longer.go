package place

import "slices"

// joinLonger makes one name of what the tables have but in pieces where a word for a part of a
// country stands behind: "San Roque del Karm district", "Villa Norvia district" with a
// country's name in it. What is joined once is so wherever the report has it.
func (d *reading) joinLonger() {
	var joined []key
	for i := range d.cands {
		if end := d.longerEnd(i); end > 0 {
			joined = append(joined, d.keyOf(d.cands[i].first, end))
		}
	}
	if len(joined) == 0 {
		return
	}
	kept := d.cands[:0]
	for i := 0; i < len(d.cands); i++ {
		c := d.cands[i]
		if first, end := d.joinedAt(&c, joined); end > 0 {
			c = candidate{first: first, end: end, key: d.keyOf(first, end), unknown: true}
			for i+1 < len(d.cands) && d.cands[i+1].first < end {
				i++
			}
		}
		kept = append(kept, c)
	}
	d.cands = kept
}

func (d *reading) keyOf(first, end int) key {
	k := keyStart
	for i := first; i < end; i++ {
		k = k.word(d.folded(i))
	}
	return k
}

// joinedAt is where one of the joined names stands of which the candidate is a piece, the end 0 for
// none: the model's name may have left its first words without a candidate.
func (d *reading) joinedAt(c *candidate, joined []key) (first, end int) {
	for first = max(0, c.first-2); first <= c.first; first++ {
		for end = c.end; end <= len(d.atoms) && end <= first+longest; end++ {
			if d.atoms[first].sentence == d.atoms[end-1].sentence && slices.Contains(joined, d.keyOf(first, end)) {
				return first, end
			}
		}
	}
	return 0, 0
}

// longerEnd is the end of a name that no table has and that candidate i begins, before a word
// for a district, a town or a quarter: behind "de" and its like a word more, or a country's name; 0 for none.
func (d *reading) longerEnd(i int) int {
	c := &d.cands[i]
	if c.demonym || c.unknown || len(c.own) > 0 || d.atoms[c.first].class&(isLocative|isWeak|isCommon) != 0 && c.end == c.first+1 {
		return 0
	}
	j, linked := c.end, 0
	for ; j < len(d.atoms) && linked < 2 && links(d.folded(j)); j++ {
		linked++
	}
	end := j + 1
	if i+1 < len(d.cands) && d.cands[i+1].first == j {
		end = d.cands[i+1].end
	}
	switch {
	case end >= len(d.atoms) || !d.atoms[j].cap || d.atoms[end].class.kindLevel() < 2 || d.atoms[end].class.kindLevel() > 4 || d.atoms[end].class&isKind == 0 || d.plural(end):
		return 0
	case linked == 0 && (end == j+1 && (i+1 >= len(d.cands) || d.cands[i+1].first != j) || !d.state(&d.cands[i+1])):
		return 0
	}
	for k := c.first; k < end; k++ {
		if d.atoms[k].sep != ' ' || d.atoms[k].sentence != d.atoms[end].sentence {
			return 0
		}
	}
	return end
}

// links: the word stands within Spanish and Portuguese names before their last.
func links(w []byte) bool {
	switch string(w) {
	case "de", "del", "la", "los", "las", "do", "da", "dos":
		return true
	}
	return false
}

// state: the candidate is the name of a country.
func (d *reading) state(c *candidate) bool {
	for _, n := range c.own {
		if d.r.places[n.place].feat == featCountry && !n.abbr && !n.demonym {
			return true
		}
	}
	return false
}
