package place

import "sitrep"

// candidate is a run of atoms that some place is called by.
type candidate struct {
	first, end int // atoms
	index      int // its own, in reading.cands
	tail       int // bytes of a possessive that is part of the name ("St. John's")
	key        key
	own        []ownName // entries of the written files that fit
	inTable    bool
	loose      bool
	demonym    bool
	heads      bool // it is the report's date line
	abbr       bool
	score      float64
	why        string // the strongest reason to take it for a place
	ofBody     bool   // it stands behind the "of" of such a name
	body       bool   // part of the name of a body or the like
	unknown    bool   // no table has it
	against    bool   // it stands in the name of a person or a body
	harmed     bool   // behind what is done to persons
	accepted   bool
	qualifier  int // 1 + index of the candidate that contains it
	qualifies  bool
	strong     bool
	near       bool
	level      int  // of the word for a kind of place beside it, 0 none
	tailed     bool // the word stands behind the list that the name is in
	plural     bool // that word is of several names ("Butler and Warren counties")
	group      int32
	phrase     sitrep.Span
	displaced  float64 // kilometres, towards bearing
	bearing    float64
	local      bool  // before a word for what a town has ("Lebanon police"); of a country one says "Lebanese police"
	border     int32 // 1 + place of the overlay
	part       part
	between    int // 1 + index of the candidate at the other end of a way
}

const longest = 6 // atoms of a name

// inner tells the small words that may stand within a name.
func inner(w []byte) bool {
	switch string(w) {
	case "of", "de", "del", "la", "le", "las", "los", "el", "al", "and", "the", "upon", "on", "sur", "en", "au", "aux", "du", "des", "da", "do", "dos", "das", "e", "y", "ad", "an", "az", "ash", "as", "ar", "ez",
		"es", "et", "er", "in", "by", "under", "am", "an der", "der", "den", "op", "s":
		return true
	}
	return false
}

// match finds the longest names from left to right.
func (d *reading) match() {
	d.nameTypes()
	for _, s := range d.sents {
		for i := s.first; i < s.end; {
			had := len(d.cands)
			n := d.matchAt(i, s.end)
			if n > 0 && d.longerName(i, n, s) {
				d.cands, n = d.cands[:had], 0
			}
			if n == 0 {
				n = d.matchUnknown(i, s)
			}
			if n > 0 {
				i += n
			} else {
				i++
			}
		}
	}
}

// asked is where a name is known, kept in reading.asked: a report tells its names again
// and again, and the tables are large.
type asked struct {
	key key
	in  uint8
}

const (
	wasAsked = 1 << iota
	inTable
	inOverlay
)

// ask looks the name up in the tables unless it was asked for of late.
func (d *reading) ask(k key) uint8 {
	a := &d.asked[k.mix()%uint64(len(d.asked))]
	if a.in == 0 || a.key != k {
		*a = asked{k, wasAsked}
		if d.r.has(k) {
			a.in |= inTable
		}
		if len(d.r.overlay.names[k]) > 0 {
			a.in |= inOverlay
		}
	}
	return a.in
}

// has reports whether some place of the users' files or the compiled gazetteer has that name.
func (d *reading) has(k key) bool { return d.ask(k)&inTable != 0 }

// nameTypes tells each atom the model's name that it stands in, and collects the persons.
func (d *reading) nameTypes() {
	i := 0
	d.persons = d.persons[:0]
	for n := range d.a.Names {
		name := &d.a.Names[n]
		if name.Type == sitrep.NamePerson {
			d.persons = append(d.persons, name.Span)
		}
		for i > 0 && d.atoms[i-1].Start >= name.Start {
			i--
		}
		for i < len(d.atoms) && d.atoms[i].Start < name.Start {
			i++
		}
		for ; i < len(d.atoms) && d.atoms[i].Start < name.End; i++ {
			d.atoms[i].nameAt = int32(n + 1)
		}
	}
}

// matchAt appends the longest candidate that begins at atom i and returns its
// length, 0 when there is none.
func (d *reading) matchAt(i, end int) int {
	at := &d.atoms[i]
	if !at.cap && !(at.sep == '-' && i+1 < end && d.atoms[i+1].cap && isArticle(string(d.folded(i)))) {
		return 0
	}
	var best candidate
	k := keyStart
	within := false // in the lower-case words of a name
	for j := i; j < end && j < i+longest; j++ {
		b := &d.atoms[j]
		if j > i {
			switch p := &d.atoms[j-1]; p.sep {
			case ' ', '-':
			case '\'':
				k = k.byte('s')
			case '.':
				if n := p.to - p.from; n > 2 {
					j = end
					continue
				}
			case ',':
				if string(d.folded(j)) != "dc" || string(d.folded(j-1)) != "washington" {
					j = end
					continue
				}
			default:
				j = end
				continue
			}
		}
		before := k
		k = k.word(d.folded(j))
		if !b.cap {
			if j == i {
				continue
			}
			within = within || d.atoms[j-1].cap && d.r.tails[before]
			if within || b.class&isKind != 0 && d.atoms[j-1].cap { // "Rafah crossing", "the Gaza envelope", "Jordan river"
				if own := d.fits(k, i, j+1); len(own) > 0 || d.r.lists(k) {
					best = candidate{first: i, end: j + 1, key: k, own: own, inTable: len(own) == 0}
				}
			}
			if d.atoms[j-1].sep == '-' && d.atoms[j-1].cap && d.has(k) { // "Opa-locka"
				best = candidate{first: i, end: j + 1, key: k, inTable: true}
			}
			if !within && !inner(d.folded(j)) && d.atoms[j-1].sep != '-' {
				break
			}
			continue
		}
		own := d.fits(k, i, j+1)
		inTable := d.has(k)
		if len(own) > 0 || inTable {
			best = candidate{first: i, end: j + 1, key: k, own: own, inTable: inTable}
		}
		if b.possessive && j > i {
			if ks := k.byte('s'); d.has(ks) {
				best = candidate{first: i, end: j + 1, key: ks, inTable: true, tail: b.tail}
			}
		}
	}
	if best.end == 0 {
		return d.matchLoose(i, end)
	}
	if len(best.own) > 0 {
		best.demonym, best.abbr = true, true
		for _, n := range best.own {
			best.demonym = best.demonym && n.demonym
			best.abbr = best.abbr && n.abbr
		}
		if best.abbr && !d.abbreviation(best.first) {
			best.own, best.abbr = nil, false
			if !best.inTable {
				return 0
			}
		}
	}
	d.cands = append(d.cands, best)
	return best.end - best.first
}

// fits are the entries of the written files for a name as it is spelled here.
func (d *reading) fits(k key, first, end int) []ownName {
	if d.ask(k)&inOverlay == 0 {
		return nil
	}
	all := d.r.overlay.names[k]
	form := d.a.Doc.Text[d.atoms[first].Start:d.atoms[end-1].End]
	bad := 0
	for _, n := range all {
		if n.exact != "" && n.exact != form {
			bad++
		}
	}
	if bad == 0 {
		// U.S. and the word "us": a short name must be all capitals or dotted
		if end == first+1 && len(form) <= 3 && !d.atoms[first].caps && !d.atoms[first].dotted && !all[0].abbr && all[0].exact != "" {
			return nil
		}
		if end == first+1 && len(d.folded(first)) <= 2 && !d.atoms[first].caps && !d.atoms[first].dotted && !all[0].abbr {
			return nil
		}
		return all
	}
	if bad == len(all) {
		return nil
	}
	var out []ownName
	for _, n := range all {
		if n.exact == "" || n.exact == form {
			out = append(out, n)
		}
	}
	if end == first+1 && len(d.folded(first)) <= 2 && !d.atoms[first].caps && !d.atoms[first].dotted {
		return nil
	}
	return out
}

// abbreviation: atom i follows a capitalised word and a comma, or a party's letter, and ends with a
// dot or is two capitals, or has dots inside; or follows "in" and ends with a dot within its sentence.
func (d *reading) abbreviation(i int) bool {
	at := &d.atoms[i]
	if at.dotted && d.a.Sentences[at.sentence].Start < at.Start {
		return true
	}
	if i == 0 || d.atoms[i-1].sentence != at.sentence {
		return false
	}
	p := &d.atoms[i-1]
	switch {
	case p.sep == ' ' && string(d.folded(i-1)) == "in": // "in Mich. office", "In Tenn., police said"
		n := d.nextAtom(i)
		return at.point && n != nil && (!n.cap || d.sents[at.sentence].headline)
	case !p.cap, p.sep != ',' && !(p.sep == '-' && p.class&isParty != 0):
		return false
	}
	return at.point || at.caps && at.Len() == 2 || p.caps && (at.sep == 'x' || at.sep == 0) // "ARBIN, Fla — "
}

// matchLoose looks up the skeleton of a name that no table spells so.
func (d *reading) matchLoose(i, end int) int {
	if d.atoms[i].class&(isCommon|isFirst|isTitle|isBody|isLocative) != 0 || d.sents[d.atoms[i].sentence].shouting {
		return 0
	}
	var words [longest][]byte
	n := 0
	best := 0
	var bestKey key
	for j := i; j < end && j < i+3; j++ {
		if j > i && d.atoms[j-1].sep != ' ' && d.atoms[j-1].sep != '-' {
			break
		}
		w := d.folded(j)
		if !d.atoms[j].cap && !isArticle(string(w)) {
			break
		}
		words[n] = w
		n++
		if k := looseKey(words[:n]); k != 0 && d.atoms[j].cap && len(w) > 3 && d.has(k) {
			best, bestKey = j+1, k
		}
	}
	if best == 0 {
		return 0
	}
	d.cands = append(d.cands, candidate{first: i, end: best, key: bestKey, inTable: true, loose: true})
	return best - i
}
