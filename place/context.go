package place

import "sitrep"

// judgeBefore weighs the words before.
func (d *reading) judgeBefore(c *candidate, s sentenceShape, prev *atom, add func(float64, string)) {
	if prev == nil {
		if s.start && d.dateline(c, s) {
			c.heads = true
			add(2.5, "date line")
		}
		return
	}
	own := len(c.own) > 0
	i := c.first - 1
	switch {
	case prev.sep == '-' && prev.class&isParty != 0 && prev.cap && !s.shouting:
		add(2.5, "after a party's letter")
		return
	case prev.sep == ',' && d.age(i):
		add(1.3, "after a person's age")
		return
	}
	if prev.sep == '-' && d.halfName(c, c.first-1, s) && (c.index == 0 || d.cands[c.index-1].end < c.first || d.cands[c.index-1].score < sureOf) {
		add(-3, "")
		c.body = true
		return
	}
	if prev.class&isCraft != 0 && (prev.sep == ' ' || prev.sep == ',') { // "the trawler Barcelona", "the dhow, Salahaddin"
		add(-6, "")
		c.body = true
		return
	}
	if prev.sep == '\'' || prev.sep == '(' || prev.sep == 'x' || prev.sep == ',' || prev.sep == '/' {
		return
	}
	if prev.class&isPrefix != 0 && prev.cap && !s.shouting && prev.sep == ' ' { // of a longer name that no table has
		add(-3, "")
		c.body = true
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
		case before.class.kindLevel() == 1 && before.cap && !s.shouting && i-2 >= s.first && d.atoms[i-2].cap && d.atoms[i-2].sep == ' ':
			add(-5, "") // "the Islamic State of Iraq"
			c.body, c.ofBody = true, true
		case before.class&(isKind|isDirection) != 0 || before.class&isPeople != 0:
			if before.class&isKind != 0 {
				c.level = before.class.kindLevel()
				c.plural = d.plural(i - 1)
			}
			add(2.2, "after a word for a kind of place")
		case before.class&isBody != 0 && before.cap:
			add(-1.2, "")
		case before.class&isHarm != 0 && !own && c.qualifier == 0:
			c.harm(add)
		default:
			add(.5, "after of")
		}
	case i > s.first && string(d.folded(i)) == "to" && string(d.folded(i-1)) == "according":
		add(.2, "") // whoever says it
	case w.class&isLocative != 0 && (!w.cap || s.shouting || s.headline || i == s.first):
		add(1.6, "after a locative word")
	case w.class&isWeak != 0:
		if string(d.folded(i)) == "and" && c.index > 0 && d.cands[c.index-1].ofBody && d.cands[c.index-1].end == i {
			add(-5, "") // "... and Syria", "... and the Levant"
			c.body = true
		}
		if p := c.index - 1; p >= 0 && d.cands[p].harmed && d.cands[p].end == i && len(c.own) == 0 && c.qualifier == 0 && string(d.folded(i)) == "and" {
			c.harm(add)
		}
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
	case s.shouting && w.class&(isFirst|isTitle) != 0 && i == c.first-1 && !own && w.sep == ' ':
		add(-2, "")
	}
}

// harm takes the name for that of a person to whom something is done.
func (c *candidate) harm(add func(float64, string)) {
	add(-3, "")
	c.against, c.harmed = true, true
}

// age: atom i is a number of years between commas after a capitalised word, as in
// "Terry Jolly, 60, Lebanon".
func (d *reading) age(i int) bool {
	p := d.prevAtom(i)
	return d.years(i) && p != nil && p.sep == ',' && p.cap
}

// years: atom i is a number of two digits.
func (d *reading) years(i int) bool {
	w := d.folded(i)
	return len(w) == 2 && w[0] >= '1' && w[0] <= '9' && w[1] >= '0' && w[1] <= '9'
}

// judgeName: a capitalised word stands right before.
func (d *reading) judgeName(c *candidate, s sentenceShape, w *atom, i int, add func(float64, string)) {
	own := len(c.own) > 0
	weight := 1.0
	if s.headline {
		weight = .4
	}
	switch {
	case w.class&isFirst != 0 && !d.placeEndsAt(c, i+1):
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
	case d.placeEndsAt(c, i+1):
		add(-.3, "")
	case own:
		add(-.5*weight, "")
	default:
		add(-1.6*weight, "")
	}
}

// placeEndsAt reports whether the candidate before c ends before atom i.
func (d *reading) placeEndsAt(c *candidate, i int) bool {
	if c.index == 0 {
		return false
	}
	p := &d.cands[c.index-1]
	return p.end == i && !p.against && len(p.own) > 0
}

// buildingFame is how well known a town must be to be meant before a building's name.
const buildingFame = 1.1

// bodyTown is how large a town must be to be meant before a body's word in capitals.
const bodyTown = 5e5

// wellKnown: the name is a country's, a division's, a capital's or a large town's.
func (d *reading) wellKnown(c *candidate) bool {
	known := len(c.own) > 0
	d.r.lookup(c.key, func(p int32, flag uint8) {
		f, pop := d.r.size(p)
		known = known || flag != nameLoose && (f == featAdmin1 || f == featCapital || settlement(f) && pop >= bodyTown)
	})
	return known
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
	if last.sep == ',' && !own && c.qualifier == 0 && next.sep == ',' && d.years(c.end) {
		c.harm(add) // "Kadi, 34, of Arbin"
		return
	}
	switch last.sep {
	case '-':
		switch string(d.folded(c.end)) {
		case "based", "born", "controlled", "held", "bound", "backed", "led", "area":
			add(2, "before -based")
		default:
			switch {
			case !next.cap && next.Len() <= 2 && next.sep == '-' && c.end+1 < len(d.atoms) && d.atoms[c.end+1].cap: // "Pul-e-Khishti"
				add(-4, "")
				c.body = true
			case d.namesWay(c):
				add(1.5, "names a way with the next")
			case !own && d.halfName(c, c.end, s) && (c.index+1 >= len(d.cands) || d.cands[c.index+1].first != c.end):
				add(-3, "")
				c.body = true
			case next.cap && !own:
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
	case !s.shouting && !s.headline && next.cap && len(c.own) == 0 && d.fame(c) < buildingFame && d.ofFacility(c):
		add(-4, "")
		c.body = true
		c.against = c.against || d.atoms[c.first].class&isFirst != 0
	case next.class&isKind != 0 && (!next.cap || s.shouting || next.class.kindLevel() <= 3 && next.class&isBody == 0):
		c.level = next.class.kindLevel()
		c.plural = d.plural(c.end)
		add(2, "before a word for a kind of place")
	case c.index > 0 && d.namesWay(&d.cands[c.index-1]):
		add(1.5, "names a way with the one before")
	case next.class&isPeople != 0:
		add(1, "before inhabitants")
	case next.class&isDeed != 0, next.class&isPress != 0 && next.cap && !s.shouting:
		add(-4*weight, "")
		c.body = true
	case next.class&isHappening != 0 && d.oneOf(c):
		add(2, "before what struck it")
	case !next.cap:
		if c.local = next.class&isLocal != 0 && last.sep == ' '; c.local {
			add(1.5, "before a body of a town")
		}
		if next.class&isSpeech != 0 && !own {
			add(-.8, "")
		}
	case next.class&isStreet != 0 && (next.cap && !s.shouting):
		add(-4*weight, "")
		c.body = true
	case next.class&isLocal != 0:
		c.local = true
		add(1.5, "before a body of a town")
	case next.class&isBody != 0:
		c.body = true
		if p := d.prevAtom(c.first); p != nil && string(d.folded(c.first-1)) == "the" && !s.headline {
			add(-1.2, "") // "the Vienna Convention"
		}
		switch {
		case s.shouting && !d.wellKnown(c): // "THE SAN CARLOS UNIVERSITY"
			add(-4, "")
		case own:
			add(-2*weight, "")
		default:
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

// namesWay: the name, a hyphen, the next name and a word for a way, "the Ramadi-Fallujah highway".
func (d *reading) namesWay(c *candidate) bool {
	if c.index+1 >= len(d.cands) {
		return false
	}
	next := &d.cands[c.index+1]
	return next.first == c.end && next.end < len(d.atoms) && d.atoms[next.end-1].sep == ' ' && d.atoms[next.end].class&isWay != 0
}

// oneOf: "a" stands before the name, or "the" before one of several words that is no person's.
func (d *reading) oneOf(c *candidate) bool {
	p := d.prevAtom(c.first)
	if p == nil || p.sep != ' ' {
		return false
	}
	w := string(d.folded(c.first - 1))
	return w == "a" || w == "an" || w == "the" && c.end-c.first > 1 && d.atoms[c.first].class&isFirst == 0 && d.nameType(c.first) != sitrep.NamePerson
}

// plural: atom i is a word for several places of a kind.
func (d *reading) plural(i int) bool {
	w := d.folded(i)
	return w[len(w)-1] == 's'
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
	if s.dateline || d.atoms[c.first].caps && (last.sep == ',' || last.sep == '(' || last.sep == 'x') {
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

// halfName: the candidate is but a part of a hyphenated name, the other part of
// which, atom i, no table has: "Kara-Tash", "the Rafid-Kerma pipeline".
func (d *reading) halfName(c *candidate, i int, s sentenceShape) bool {
	at := &d.atoms[i]
	return at.cap && !at.caps && at.class == 0 && !s.shouting && !s.headline && !isArticle(string(d.folded(i))) && c.qualifier == 0 && d.fame(c) < 1.9
}
