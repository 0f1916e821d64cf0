package place

import "slices"

// dropBorrowed drops the names that a river, a crossing of two streets, a hospital or
// another body has of a place without being there: "the San Telmo River", "at Main and
// Arbin", "the Norvia-Arbin Hospital".
func (d *reading) dropBorrowed() {
	hospitals, crossings := d.hospitals(), d.crossings()
	kept := d.cands[:0]
	for i := range d.cands {
		c := d.cands[i]
		for len(crossings) > 0 && crossings[0].end <= c.first {
			crossings = crossings[1:]
		}
		if len(crossings) > 0 && crossings[0].first <= c.first && c.end <= crossings[0].end ||
			d.ofBlock(&c) || !c.unknown && (d.capitalsOnly(&c) || d.ofWater(&c) || d.ofPair(&c, i) || slices.Contains(hospitals, c.key)) {
			continue
		}
		kept = append(kept, c)
	}
	d.cands = kept
}

// ofBlock: the name is a street's, of which houses are told by their number: "the 1200 block of Arbin".
func (d *reading) ofBlock(c *candidate) bool {
	i := c.first - 1
	if i < 2 || d.atoms[i-2].sentence != d.atoms[c.first].sentence || string(d.folded(i)) != "of" {
		return false
	}
	n := d.folded(i - 2)
	switch string(d.folded(i - 1)) {
	case "block", "blocks":
		return n[0] >= '0' && n[0] <= '9'
	}
	return false
}

// capitalsOnly: what in a sentence in capitals looks like a name is a letter, a word for a
// kind of place or a pronoun: "A VILLAGE", "GIVES US TIME".
func (d *reading) capitalsOnly(c *candidate) bool {
	at := &d.atoms[c.first]
	if c.end > c.first+1 || !d.sents[at.sentence].shouting {
		return false
	}
	if len(c.own) == 0 {
		return at.Len() == 1 || at.class&isKind != 0
	}
	w := d.wordsOf(c)
	return !at.dotted && w.End > w.First && d.a.Sentences[w.Sentence].Tokens[w.First].UPOS == "PRON"
}

// next is the atom behind the candidate, after a blank and in its sentence; nil if none is.
func (d *reading) next(c *candidate) *atom {
	if d.atoms[c.end-1].sep != ' ' {
		return nil
	}
	return d.nextAtom(c.end - 1)
}

// ofWater: the name is a river's. Rivers of the written files are places themselves.
func (d *reading) ofWater(c *candidate) bool {
	n := d.next(c)
	if n == nil || n.class&isWater == 0 || c.demonym && !n.cap {
		return false
	}
	for _, o := range c.own {
		if f := d.r.places[o.place].feat; f != featCountry && f != featAdmin1 && !o.demonym {
			return false
		}
	}
	return true
}

// pairFame is how well known a town must be to stand for itself before a hyphen and the
// name of another: "the Norvia-Arbin Hospital".
const pairFame = .7

// ofPair: with the name behind its hyphen, candidate i of match names a body.
func (d *reading) ofPair(c *candidate, i int) bool {
	if c.demonym || d.atoms[c.end-1].sep != '-' || d.fame(c) >= pairFame {
		return false
	}
	for j := i + 1; j < len(d.cands); j++ {
		if o := &d.cands[j]; o.first >= c.end {
			n := d.next(o)
			return o.first == c.end && n != nil && n.cap && n.class&isBody != 0
		}
	}
	return false
}

// hospitals are the names of hospitals that are small towns' too: wherever the report
// has one, it stands before the word or behind what is said of those who are taken there.
func (d *reading) hospitals() []key {
	var names []key
	for i := range d.cands {
		c := &d.cands[i]
		if n := d.next(c); n == nil || !n.cap || n.class&isHospital == 0 || c.demonym || c.unknown || slices.Contains(names, c.key) || d.largeTown(c) {
			continue
		}
		all := true
		for j := range d.cands {
			o := &d.cands[j]
			if o.key != c.key {
				continue
			}
			p := d.prevAtom(o.first)
			all = all && p != nil && p.sep == ' ' && d.bringsTo(o.first-1)
		}
		if all {
			names = append(names, c.key)
		}
	}
	return names
}

// ofFacility: the words behind the name make it a building's or grounds': "Los Altos Skate
// Park", "Goodwill Village apartments".
func (d *reading) ofFacility(c *candidate) bool {
	for i := c.end; i < len(d.atoms) && i < c.end+4 && d.atoms[i].sentence == d.atoms[c.first].sentence && d.atoms[i-1].sep == ' '; i++ {
		at := &d.atoms[i]
		if at.class&isFacility != 0 && (at.cap || i > c.end) {
			return true
		}
		if !at.cap {
			return false
		}
	}
	return false
}

// largeTown: the name is a country's, a division's or that of a town of which hospitals are called.
func (d *reading) largeTown(c *candidate) bool {
	large := len(c.own) > 0
	d.r.lookup(c.key, func(p int32, flag uint8) {
		f, pop := d.r.size(p)
		large = large || flag != nameLoose && (settlement(f) && pop >= strayTown || f == featAdmin1)
	})
	return large
}

// bringsTo: atom i is a word that leads to where somebody is nursed.
func (d *reading) bringsTo(i int) bool {
	switch string(d.folded(i)) {
	case "to", "at", "from":
		return true
	}
	return false
}

// crossings are the stretches of atoms that name two streets: "near Main and Arbin".
func (d *reading) crossings() []stretch {
	var out []stretch
	for _, s := range d.sents {
		for p := s.first; p+3 < s.end && !s.shouting; p++ {
			if !d.streetWord(p + 1) {
				continue
			}
			switch string(d.folded(p)) {
			case "at", "near", "on", "of", "between":
				if end := d.crossing(p, s); end > 0 {
					out = append(out, stretch{p + 1, end})
				}
			}
		}
	}
	return out
}

// stretch is the atoms from first to end.
type stretch struct{ first, end int }

// streetWord: atom i may stand in the name of a street.
func (d *reading) streetWord(i int) bool { return d.atoms[i].cap || d.ordinal(i) }

// crossing is the end of two names behind preposition p, one of which can but be a
// street's, or which are no two places to be at; 0 for none.
func (d *reading) crossing(p int, s sentenceShape) int {
	run := func(i int) int {
		for end := i; end < s.end && end < i+3 && d.streetWord(end); end++ {
			if d.atoms[end].sep != ' ' {
				return end + 1
			}
			i = end + 1
		}
		return i
	}
	i := p + 1
	and := run(i)
	if and+1 >= s.end || d.atoms[and-1].sep != ' ' || d.atoms[and].sep != ' ' || string(d.folded(and)) != "and" {
		return 0
	}
	end := run(and + 1)
	word := string(d.folded(p))
	switch {
	case end == and+1:
	case d.atoms[end-1].class&isStreets != 0, d.atoms[end-1].sep == ' ' && end < s.end && d.atoms[end].class&isStreets != 0, // "between Norvia and Arbin streets"
		p > s.first && d.atoms[p-1].class&isCorner != 0,
		word != "of" && word != "between" && (and == i+1 && d.streetOnly(i) || end == and+2 && d.streetOnly(and+1)),
		word == "at" && d.unlike(i, and, and+1, end):
		return end
	}
	return 0
}

// streetOnly: atom i by itself is the name of streets in every town.
func (d *reading) streetOnly(i int) bool { return d.atoms[i].class&isEveryStreet != 0 || d.ordinal(i) }

// ordinal: atom i is written as a number with its ending: "23rd".
func (d *reading) ordinal(i int) bool {
	w := d.folded(i)
	if len(w) < 3 || w[0] < '0' || w[0] > '9' {
		return false
	}
	switch string(w[len(w)-2:]) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// unlike: of the two names from a to b and from c to e one is a country's or its division's,
// the other a town's that does not lie in it: nothing is "at Norvia and Veland" but a crossing.
func (d *reading) unlike(a, b, c, e int) bool {
	var x, y *candidate
	for i := range d.cands {
		switch o := &d.cands[i]; {
		case o.first == a && o.end == b:
			x = o
		case o.first == c && o.end == e:
			y = o
		}
	}
	if x == nil || y == nil || x.demonym || y.demonym {
		return false
	}
	wide := func(o *candidate) bool {
		for _, n := range o.own {
			if f := d.r.places[n.place].feat; f == featCountry || f == featAdmin1 {
				return true
			}
		}
		return false
	}
	if wide(y) {
		x, y = y, x
	}
	return wide(x) && !wide(y) && y.inTable && !y.loose && !d.mayLieIn(y, x)
}
