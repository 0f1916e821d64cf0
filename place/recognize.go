package place

import (
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
		d.r.table.lookup(c.key, func(p int32, flag uint8) {
			v := 0.0
			switch f := feature(d.r.feat[p]); {
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
				switch pop := d.r.inhabitants(p); {
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
	score := d.fame(c)
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
	if single && c.qualifier == 0 && first.class&isNever != 0 {
		score -= 6
		c.body = true
	}
	if single && c.qualifier == 0 && !own && (first.class&(isDirection|isKind|isWeak|isLocative|isTitle) != 0 || first.caps && !s.shouting && first.Len() < 6 && (prev != nil || next != nil && !next.caps && last.sep == ' ')) {
		score -= 3
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
	}
	if c.qualifier > 0 {
		add(2.5, "named with what it lies in")
	}
	if c.qualifies {
		add(2, "named after a place within it")
	}
	// the model's names
	if len(d.a.Names) > 0 {
		whole := first.nameAt != 0 && first.nameAt == last.nameAt
		var span sitrep.Span
		if whole {
			span = d.a.Names[first.nameAt-1].Span
		}
		exact := whole && span.Start >= first.Start-4 && span.End <= last.End+2
		switch {
		case first.nameAt == 0:
			score -= .1
		case first.name == sitrep.NamePlace && exact:
			add(1.3, "a place for the model of names")
		case first.name == sitrep.NamePlace:
			add(.6, "in a place's name")
		case first.name == sitrep.NamePerson:
			score -= .9
			c.against = c.against || !own && !exact && c.qualifier == 0 && !c.qualifies && score < 2
		case first.name == sitrep.NameOrganization && !exact:
			score -= .3
		case first.name == sitrep.NameOrganization:
			score -= .4
		case first.name == sitrep.NameEvent || first.name == sitrep.NameOther || first.name == sitrep.NameFacility:
			score -= .3
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

// judgeBefore weighs the words before.
func (d *reading) judgeBefore(c *candidate, s sentenceShape, prev *atom, add func(float64, string)) {
	if prev == nil {
		if s.start && d.dateline(c, s) {
			add(2.5, "date line")
		}
		return
	}
	own := len(c.own) > 0
	i := c.first - 1
	if prev.sep == '\'' || prev.sep == '(' || prev.sep == 'x' || prev.sep == ',' || prev.sep == '/' {
		return
	}
	w := prev
	if string(d.folded(i)) == "the" && i > s.first { // "in the Donbas"
		if !own {
			add(-.6, "")
		}
		i--
		w = &d.atoms[i]
	}
	for (w.class&isDirection != 0 && w.sep == ' ') && w.class&isKind == 0 && !(w.cap && !s.shouting && !s.headline && !own) {
		add(1.5, "after a direction")
		if i == s.first {
			return
		}
		i--
		w = &d.atoms[i]
	}
	switch {
	case string(d.folded(i)) == "of" && i > s.first:
		switch before := &d.atoms[i-1]; {
		case before.class&(isKind|isDirection) != 0 || before.class&isPeople != 0:
			add(2.2, "after a word for a kind of place")
		case before.class&isBody != 0 && before.cap:
			add(-1.2, "")
		default:
			add(.5, "after of")
		}
	case w.class&isLocative != 0 && (!w.cap || s.shouting || s.headline || i == s.first):
		add(1.6, "after a locative word")
	case w.class&isWeak != 0:
		add(.2, "")
	case w.class&isKind != 0 && !w.cap && w.sep == ' ':
		add(1, "after a word for a kind of place")
	case w.class&isTitle != 0 && w.cap && !s.shouting && i == c.first-1:
		if own {
			add(-.4, "")
		} else {
			add(-3, "")
			c.against = true
		}
	case i == c.first-1 && w.cap && (w.sep == ' ' || w.sep == '.') && !s.shouting:
		d.judgeName(c, s, w, i, add)
	case s.shouting && w.class&isFirst != 0 && i == c.first-1 && !own:
		add(-2, "")
	}
}

// judgeName: a capitalised word stands right before.
func (d *reading) judgeName(c *candidate, s sentenceShape, w *atom, i int, add func(float64, string)) {
	own := len(c.own) > 0
	weight := 1.0
	if s.headline {
		weight = .4
	}
	switch {
	case w.class&isFirst != 0 && !d.placeEndsAt(i+1):
		if own {
			add(-2.2*weight, "")
		} else {
			add(-3*weight, "")
		}
		c.against = c.against || weight == 1
	case w.sep == '.' && w.Len() == 1: // an initial
		add(-3*weight, "")
		c.against = c.against || !own
	case i == s.first && w.class != 0: // the sentence's first word
	case d.placeEndsAt(i + 1):
		add(-.3, "")
	case own:
		add(-.5*weight, "")
	default:
		add(-1.6*weight, "")
	}
}

// placeEndsAt reports whether a candidate ends before atom i.
func (d *reading) placeEndsAt(i int) bool {
	for n := len(d.cands) - 1; n >= 0; n-- {
		if d.cands[n].end == i {
			return !d.cands[n].against && len(d.cands[n].own) > 0
		}
	}
	return false
}

// judgeAfter weighs the words after.
func (d *reading) judgeAfter(c *candidate, s sentenceShape, last, next *atom, add func(float64, string)) {
	if next == nil {
		return
	}
	own := len(c.own) > 0 || c.end-c.first > 1 && d.fame(c) >= 1.9
	weight := 1.0
	if s.headline {
		weight = .5
	}
	if s.shouting {
		weight = .6
	}
	switch last.sep {
	case '-':
		switch string(d.folded(c.end)) {
		case "based", "born", "controlled", "held", "bound", "backed", "led", "area":
			add(2, "before -based")
		default:
			if next.cap && !own {
				add(-1, "")
			}
		}
		return
	case ' ', '.':
	case '\'':
		if next.class&(isBody|isStreet) == 0 || !next.cap {
			add(.3, "")
		}
		return
	default:
		return
	}
	if last.sep == '.' && !c.abbr && last.Len() > 3 {
		return
	}
	if next.class&isOther != 0 {
		add(-5, "")
		c.body = true
		return
	}
	switch {
	case next.class&isKind != 0 && (!next.cap || s.shouting || next.class.kindLevel() <= 3 && next.class&isBody == 0):
		add(2, "before a word for a kind of place")
	case next.class&isPeople != 0:
		add(1, "before inhabitants")
	case !next.cap:
		if next.class&isSpeech != 0 && !own {
			add(-.8, "")
		}
	case next.class&isStreet != 0 && (next.cap && !s.shouting):
		add(-4*weight, "")
		c.body = true
	case next.class&isLocal != 0:
	case next.class&isBody != 0:
		c.body = true
		if own {
			add(-2*weight, "")
		} else {
			add(-1.7*weight, "")
		}
	case s.shouting:
	case next.class&isTitle != 0:
	case d.startsPlace(c.end):
		add(-.3, "")
	case own:
		add(-.4*weight, "")
		if d.atoms[c.first].class&isFirst != 0 {
			add(-2.5*weight, "")
			c.against = true
		}
	default:
		add(-1.7*weight, "")
		c.against = c.against || d.atoms[c.first].class&isFirst != 0
	}
}

// startsPlace reports whether a country or division of the written files is named from atom i on.
func (d *reading) startsPlace(i int) bool {
	k := keyStart.word(d.folded(i))
	return len(d.r.overlay.names[k]) > 0
}

// dateline: the report's first words are a place, then a comma, a bracket or a
// dash, as agencies begin ("ADEN, Yemen (...) —").
func (d *reading) dateline(c *candidate, s sentenceShape) bool {
	last := &d.atoms[c.end-1]
	if d.atoms[c.first].caps && (last.sep == ',' || last.sep == '(' || last.sep == 'x') {
		return true
	}
	return c.end-s.first <= 3 && last.sep == 'x' && !s.shouting
}

// judgeDemonym drops words that are no demonyms here ("Polish" the verb, "Pole").
func (d *reading) judgeDemonym(c *candidate) {
	s := d.sents[d.atoms[c.first].sentence]
	if s.shouting && c.first+1 == c.end && len(d.folded(c.first)) < 4 {
		c.score = 0
	}
}
