package place

import (
	"sort"

	"sitrep"
)

// prevAtom and nextAtom give the neighbour within the sentence, nil at its ends.
func (d *reading) prevAtom(i int) *atom {
	if i == 0 || d.atoms[i-1].sentence != d.atoms[i].sentence {
		return nil
	}
	return &d.atoms[i-1]
}

func (d *reading) nextAtom(i int) *atom {
	if i+1 >= len(d.atoms) || d.atoms[i+1].sentence != d.atoms[i].sentence {
		return nil
	}
	return &d.atoms[i+1]
}

// fame is how far a name by itself is known as a place's: the largest place of
// that name counts.
func (d *reading) fame(c *candidate) float64 {
	best := -1.0
	for _, n := range c.own {
		v := 2.0
		switch d.r.places[n.place].feat {
		case featPoint:
			v = 1.2
		case featSeatOfGov:
			v = -1.5
		case featAdmin1:
			v = 1.9
		}
		if n.abbr {
			v = 2
		}
		best = max(best, v)
	}
	if c.inTable && best < 1.9 {
		d.r.lookup(c.key, func(p int32, flag uint8) {
			v := 0.0
			switch f, pop := d.r.size(p); {
			case f == featAdmin1:
				v = 1.5
			case f == featAdmin2:
				v = .6
				if flag == nameMain && c.end-c.first > 1 {
					v = 2
				}
			case f == featCapital:
				v = 1.7
			default:
				switch {
				case pop >= 1e6:
					v = 1.5
				case pop >= 2e5:
					v = 1.1
				case pop >= 5e4:
					v = .7
				case pop >= 1e4:
					v = .4
				}
				if f == featGone {
					v -= .5
				}
			}
			switch flag {
			case nameAlt:
				v -= .5
			case nameBare:
				v -= .5
			case nameLoose:
				v -= 1
			}
			if flag != nameLoose && d.r.listed(p) {
				v = max(v, 1.2) // like a point of the written files
			}
			best = max(best, v)
		})
	}
	return best
}

// sureOf is the score from which a candidate is taken for a place.
const sureOf = 1.0

// recognize scores the candidates by their words and what stands around, then
// lets the report as a whole decide the doubtful ones.
func (d *reading) recognize() {
	for i := range d.cands {
		c := &d.cands[i]
		d.judge(i)
		c.accepted = c.score >= sureOf
		c.strong = c.score >= 2.2
	}
	// what is a surname or part of a body's name once is so again; what is surely a place once, too
	verdict := map[key]int{}
	for i := range d.cands {
		c := &d.cands[i]
		switch {
		case c.against:
			verdict[c.key] |= 1
		case c.strong:
			verdict[c.key] |= 2
		}
	}
	for i := range d.cands {
		c := &d.cands[i]
		if c.against || c.demonym {
			continue
		}
		switch verdict[c.key] {
		case 1:
			if !c.strong && d.fame(c) < 1.9 {
				c.accepted = false
			}
		case 2:
			if !c.accepted && c.score > sureOf-1.8 && !c.body {
				c.accepted = true
				c.why = "named as a place elsewhere in the report"
			}
		case 3:
			if !c.strong && c.score < sureOf+.5 {
				c.accepted = false
			}
		}
	}
	d.shareKinds()
	// a list of nothing but names of the gazetteer is one of places
	for i := 1; i+1 < len(d.cands); i++ {
		a, b, c := &d.cands[i-1], &d.cands[i], &d.cands[i+1]
		if a.score > 0 && b.score > 0 && c.score > 0 && !b.demonym && d.inList(i-1, i) && d.inList(i, i+1) && max(a.score, b.score, c.score) >= sureOf-.3 {
			for _, e := range []*candidate{a, b, c} {
				if !e.demonym && !e.against && !e.accepted {
					e.accepted, e.why = true, "stands in a list of places"
				}
			}
		}
	}
	// members of a list share their nature: "Kut, Amara and Nasiriyah"
	for range 2 {
		for i := range d.cands {
			c := &d.cands[i]
			if c.accepted || c.against || c.demonym || c.score < sureOf-1.2 {
				continue
			}
			if i > 0 && d.inList(i-1, i) && d.cands[i-1].accepted && !d.cands[i-1].demonym ||
				i+1 < len(d.cands) && d.inList(i, i+1) && d.cands[i+1].accepted && !d.cands[i+1].demonym {
				c.accepted, c.why = true, "stands in a list of places"
			}
		}
	}
}

// shareKinds gives the members of a list the kind that is said of all: "Butler,
// Clark and Warren counties", "the provinces of Idlib, Hama and Homs".
func (d *reading) shareKinds() {
	share := func(i, j int) bool {
		from, to := &d.cands[i], &d.cands[j]
		if !from.plural || !from.accepted && from.score < sureOf-2 || to.against || to.demonym {
			return false
		}
		from.accepted = true
		to.level, to.plural = from.level, true
		if !to.accepted && to.score > sureOf-4 {
			to.accepted, to.why = true, "in a list of "+kindNames[to.level]
		}
		return to.accepted
	}
	for i := len(d.cands) - 2; i >= 0; i-- {
		if d.inList(i, i+1) && d.cands[i+1].plural && d.kindAfter(&d.cands[i+1]) {
			if share(i+1, i) {
				d.cands[i].tailed = true
			}
		}
	}
	for i := 1; i < len(d.cands); i++ {
		if d.inList(i-1, i) && d.cands[i-1].plural && !d.kindAfter(&d.cands[i-1]) {
			share(i-1, i)
		}
	}
}

var kindNames = [...]string{"places", "divisions", "districts", "towns", "quarters", "regions", "", ""}

// kindAfter: the word for the kind stands behind the name, or behind the list that it is in.
func (d *reading) kindAfter(c *candidate) bool {
	return c.tailed || c.end < len(d.atoms) && d.atoms[c.end].class&isKind != 0 && d.atoms[c.end].sentence == d.atoms[c.first].sentence
}

// inList: only a comma, "and" or "or" stands between two candidates.
func (d *reading) inList(i, j int) bool {
	a, b := &d.cands[i], &d.cands[j]
	if d.atoms[a.end-1].sentence != d.atoms[b.first].sentence {
		return false
	}
	last := &d.atoms[a.end-1]
	if b.first == a.end {
		return last.sep == ',' || last.sep == '/'
	}
	if b.first == a.end+1 && (last.sep == ' ' || last.sep == ',') && d.atoms[a.end].sep == ' ' {
		switch string(d.folded(a.end)) {
		case "and", "or":
			return true
		}
	}
	return false
}

// judge gives candidate n its score.
func (d *reading) judge(n int) {
	c := &d.cands[n]
	c.index = n
	if c.demonym {
		c.score, c.why = 3, "demonym"
		d.judgeDemonym(c)
		return
	}
	if c.unknown {
		c.score, c.why = 1.5, "named as a place"
		return
	}
	s := d.sents[d.atoms[c.first].sentence]
	first, last := &d.atoms[c.first], &d.atoms[c.end-1]
	prev, next := d.prevAtom(c.first), d.nextAtom(c.end-1)
	fame := d.fame(c)
	score := fame
	why, most := "well-known name", score
	add := func(v float64, reason string) {
		score += v
		if v > most && v > 1 {
			most, why = v, reason
		}
	}
	single := c.end == c.first+1
	if !single && !c.loose {
		plain := true
		for i := c.first; i < c.end; i++ {
			plain = plain && d.atoms[i].class&(isCommon|isFirst) != 0
		}
		if !plain {
			score += .5
		}
	}
	own := len(c.own) > 0
	if c.end < len(d.atoms) || last.End+c.tail < len(d.a.Doc.Text) {
		if t := d.a.Doc.Text[last.End:]; len(t) > 0 && t[0] == '$' {
			score -= 6
		}
	}
	if !single && last.possessive && c.tail == 0 && string(d.folded(c.first)) == "st" { // "St. John's"
		score -= 1.5
		c.body = true
	}
	if single && c.qualifier == 0 && first.class&isNever != 0 && (!own || c.own[0].exact == "") { // Swat, but not SWAT
		score -= 6
		c.body = true
	}
	if single && c.qualifier == 0 && !own && (first.class&(isDirection|isKind|isWeak|isLocative|isTitle) != 0 || first.caps && !s.shouting && first.Len() < 6 && (prev != nil || next != nil && !next.caps && last.sep == ' ')) {
		score -= 3
		c.body = true
	}
	if single && c.qualifier == 0 && !own && first.class&isEveryStreet != 0 {
		score -= 3
		c.body = true
	}
	if !single && c.qualifier == 0 && !own && d.partName(c) { // "the South Side", of whatever town
		score -= 4
		c.body = true
	}
	if single {
		if first.class&isCommon != 0 && !own {
			score -= 1.6
			if s.shouting || s.headline || c.first == s.first || first.class&(isBody|isDirection|isKind|isTitle|isWeak|isLocative) != 0 {
				score -= 1
			}
		} else if first.class&(isFirst|isTitle|isSpeech|isBody|isKind|isDirection) != 0 && !own {
			score -= 1
		}
		if s.shouting && !own && len(d.folded(c.first)) < 4 {
			score -= 1
		}
		if s.shouting && c.qualifier == 0 && first.nameAt == 0 && !d.taggedName(first, c.demonym) { // IN, CAR, CHARGE
			score -= 6
			c.body = true
		}
	}
	if c.qualifier > 0 {
		add(2.5, "named with what it lies in")
	}
	if c.qualifies {
		add(2, "named after a place within it")
	}
	// the model's names
	if len(d.a.Names) > 0 {
		name := d.nameType(c.first)
		whole := first.nameAt != 0 && first.nameAt == last.nameAt
		var span sitrep.Span
		if whole {
			span = d.a.Names[first.nameAt-1].Span
		}
		exact := whole && span.Start >= first.Start-4 && span.End <= last.End+2
		switch {
		case first.nameAt == 0:
			score -= .1
		case name == sitrep.NamePlace && exact:
			add(1.3, "a place for the model of names")
		case name == sitrep.NamePlace:
			add(.6, "in a place's name")
		case name == sitrep.NamePerson && whole && own && !exact && !d.afterOf(c, span): // "Israel Katz"
			add(-3, "")
			c.body = true
		case name == sitrep.NamePerson:
			score -= .9
			c.against = c.against || !own && !exact && c.qualifier == 0 && !c.qualifies && score < 2
		case name.Collective() && whole && own && d.afterOf(c, span):
			add(-2.5, "") // "Bank of America", "Communist Party of the Philippines"
			c.body = true
		case name.Collective() && !exact:
			score -= .3
		case name.Collective():
			score -= .4
		case name == sitrep.NameEvent || name == sitrep.NameOther || name == sitrep.NameFacility:
			score -= .3
		}
	}
	if !own && c.qualifier == 0 && !c.qualifies && fame < .7 && d.surname(c.first, c.end) {
		score -= 1.5
		if c.first > s.first && string(d.folded(c.first-1)) == "at" { // shots are fired at persons
			score -= 4
		}
	}
	d.judgeBefore(c, s, prev, add)
	d.judgeAfter(c, s, last, next, add)
	c.score, c.why = score, why
	if c.loose {
		c.score -= .5
	}
	if c.against && c.score < 3.5 {
		c.score = min(c.score, 0)
	}
}

// taggedName: the syntax takes the atom for a name, or says nothing of it. In a
// line of capitals nothing else tells "IN" from Indiana. Demonyms are adjectives too.
func (d *reading) taggedName(at *atom, demonym bool) bool {
	toks := d.a.Sentences[at.sentence].Tokens
	k := sort.Search(len(toks), func(k int) bool { return toks[k].End > at.Start })
	return k == len(toks) || toks[k].UPOS == "PROPN" || toks[k].UPOS == "" || toks[k].UPOS == "X" || demonym && toks[k].UPOS == "ADJ"
}

// partName: a direction and a word for a side of a town: every town has an East End.
func (d *reading) partName(c *candidate) bool {
	for i := c.first; i < c.end-1; i++ {
		if d.atoms[i].class&isDirection == 0 {
			return false
		}
	}
	switch string(d.folded(c.end - 1)) {
	case "side", "end":
		return true
	}
	return false
}

// afterOf reports whether the candidate stands behind an "of" within a longer
// name: "Islamic State of Iraq and Syria".
func (d *reading) afterOf(c *candidate, name sitrep.Span) bool {
	for i := c.first - 1; i > 0 && d.atoms[i].Start > name.Start; i-- {
		if string(d.folded(i)) == "of" {
			return true
		}
	}
	return false
}
