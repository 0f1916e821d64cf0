package place

import (
	"slices"

	"sitrep"
)

// qualify finds what names say of each other: "Ramadi, Anbar province",
// "Paris, Texas", "Tadamon in southern Damascus", "Bekaa (Lebanon)", "Kuweires, eastern Aleppo".
func (d *reading) qualify() {
	for i := range d.cands {
		if i+1 >= len(d.cands) {
			return
		}
		a, b := &d.cands[i], &d.cands[i+1]
		if d.owns(a, b) {
			d.own(i, b)
			continue
		}
		if a.demonym || b.demonym || b.unknown || !d.adjoins(a, b) {
			continue
		}
		if a.unknown {
			if len(b.own) > 0 || d.fame(b) > 1 || d.fame(b) >= 0 && d.kindAfter(b) {
				a.qualifier = i + 2
			}
			continue
		}
		if d.mayLieIn(a, b) {
			a.qualifier = i + 2
			b.qualifies = true
		} else if d.divisionOf(a, b) {
			a.unknown, a.qualifier = true, i+2
		} else if (len(b.own) > 0 && (!b.abbr || d.behindIn(a)) || (d.kindAfter(b) || d.kindIn(b) || d.quarterOf(a, b)) && d.fame(b) >= .6) && !d.listed(b) {
			d.elsewhere(i+1, a)
		}
	}
}

// strayFame is how well known a place must be to be itself where the words put one of
// its name into a country where no table has any.
const strayFame = 1.2

// elsewhere takes a name that the words put into a country, candidate outer, where no
// table has a place of that name, for one that none has: "El Paso, Bolivia".
func (d *reading) elsewhere(outer int, a *candidate) {
	class := d.atoms[a.first].class
	if class&^(isFirst|isCommon) == 0 && a.end-a.first > 1 || class == isFirst && (d.behindIn(a) || d.atoms[a.end-1].caps && d.atoms[a.end-1].sep == ',') {
		class = 0 // "in Tyrone, Missouri", "VERNON, Conn.", "La Union, Missouri"
	}
	b := &d.cands[outer]
	small := d.kindAfter(b) && len(b.own) == 0 && !d.largeBeside(a, b) // "El Porvenir, Olancho department", though districts are called so
	if len(a.own) > 0 || class != 0 || d.fame(a) >= strayFame && !small && !d.onlyLike(a) {
		return
	}
	switch d.nameType(a.first) {
	case sitrep.NamePlace:
	case "":
		if d.atoms[a.end-1].sep != ',' && !d.quarterOf(a, b) {
			return
		}
	default:
		if !d.behindIn(a) || !d.kindAfter(b) {
			return
		}
	}
	for j := range d.cands {
		if c := &d.cands[j]; c.key == a.key && c.qualifier == 0 {
			c.unknown = true
		}
	}
	a.qualifier = outer + 1
}

// largeBeside: a is the name of a large town or a division, in a country that has a division called b where one has.
func (d *reading) largeBeside(a, b *candidate) bool {
	var in []int16
	d.r.lookup(b.key, func(p int32, flag uint8) {
		if f, _ := d.r.size(p); f == featAdmin1 && flag != nameLoose {
			in = append(in, d.r.facts(p).country)
		}
	})
	large := len(a.own) > 0 || len(in) == 0 && d.largeTown(a)
	d.r.lookup(a.key, func(p int32, flag uint8) {
		f, pop := d.r.size(p)
		large = large || flag != nameLoose && (settlement(f) && pop >= strayTown || f == featAdmin1) && slices.Contains(in, d.r.facts(p).country)
	})
	return large
}

// behindIn: a word that leads to places alone stands right before the name.
func (d *reading) behindIn(c *candidate) bool {
	p := d.prevAtom(c.first)
	if p == nil || p.sep != ' ' {
		return false
	}
	switch string(d.folded(c.first - 1)) {
	case "in", "near", "outside":
		return true
	}
	return false
}

// quarterOf: the words make a a part of b: "the Karm section of Arbin".
func (d *reading) quarterOf(a, b *candidate) bool {
	if a.first == 0 || string(d.folded(a.first-1)) != "the" || b.first-a.end < 2 || string(d.folded(b.first-1)) != "of" {
		return false
	}
	kind := &d.atoms[b.first-2]
	return kind.class&isKind != 0 && !kind.cap && kind.class.kindLevel() >= 2 && kind.class.kindLevel() <= 4
}

// divisionOf: the words make a a division of b: "the Central District of Veland".
func (d *reading) divisionOf(a, b *candidate) bool {
	return d.kindIn(a) && len(a.own) == 0 && len(b.own) > 0 && b.first == a.end+1 && string(d.folded(a.end)) == "of" && a.first > 0 && string(d.folded(a.first-1)) == "the"
}

// kindIn: the name ends with a word for a division: "Arbin County".
func (d *reading) kindIn(c *candidate) bool {
	last := &d.atoms[c.end-1]
	return c.end-c.first > 1 && last.class&isKind != 0 && last.class.kindLevel() <= 2
}

// onlyLike: the tables have but names that are spelled like it.
func (d *reading) onlyLike(c *candidate) bool {
	like := c.inTable && len(c.own) == 0
	if like {
		d.r.lookup(c.key, func(p int32, flag uint8) { like = like && flag == nameLoose })
	}
	return like
}

// listed: the name goes on as one of several, "Arbin, Veland and Norvia".
func (d *reading) listed(b *candidate) bool {
	if b.end >= len(d.atoms) || d.atoms[b.end].sentence != d.atoms[b.first].sentence {
		return false
	}
	switch next := string(d.folded(b.end)); d.atoms[b.end-1].sep {
	case ' ':
		return next == "and" || next == "or"
	case ',':
		return next == "and" || b.index+1 < len(d.cands) && d.cands[b.index+1].first == b.end
	}
	return false
}

// owns: "Arbin's western Karm quarter", for the model of names two places.
func (d *reading) owns(a, b *candidate) bool {
	last := &d.atoms[a.end-1]
	if !last.possessive || a.tail > 0 || a.demonym || b.demonym || a.unknown || b.first-a.end > 2 || d.atoms[b.first].sentence != last.sentence {
		return false
	}
	for i := a.end; i < b.first; i++ {
		if at := &d.atoms[i]; at.class&isDirection == 0 || at.sep != ' ' {
			return false
		}
	}
	return d.nameType(a.first) == sitrep.NamePlace && d.nameType(b.first) == sitrep.NamePlace
}

// own makes b a part of candidate i: the reading that lies there, and where none
// does, a quarter that shares its name with places elsewhere.
func (d *reading) own(i int, b *candidate) {
	a := &d.cands[i]
	if b.unknown || d.mayLieIn(b, a) {
		b.qualifier, a.qualifies = i+1, true
		return
	}
	if len(a.own) > 0 && d.kindAfter(b) || len(a.own) == 0 && d.fame(a) >= .7 {
		d.elsewhere(i, b)
	}
}

// adjoins: a comma, a bracket or a short locative phrase leads from a to b.
func (d *reading) adjoins(a, b *candidate) bool {
	last := &d.atoms[a.end-1]
	if d.atoms[b.first].sentence != last.sentence || b.first-a.end > 6 {
		return false
	}
	if b.first == a.end {
		if d.atoms[b.end-1].possessive && a.unknown {
			return false // "took the village of Robotyne, Kyiv's minister said"
		}
		return last.sep == ',' || last.sep == '('
	}
	// "Ramadi in western Anbar", "Dora district of Baghdad", "Kobani, in northern Syria", "Kut, the capital of Wasit"
	in, kind, sided := false, last.sep != ',', last.sep == ','
	shouting := d.sents[last.sentence].shouting
	for i := a.end; i < b.first; i++ {
		at := &d.atoms[i]
		if at.sep != ' ' && at.sep != '\'' || at.sentence != last.sentence {
			return false
		}
		sided = sided && at.class&isDirection != 0
		switch w := string(d.folded(i)); {
		case w == "in" || w == "of":
			in = true
		case w == "the" || w == "a" || w == "small" || w == "main" || w == "largest" || w == "located" || w == "situated":
		case at.class&(isDirection|isKind) != 0 && (!at.cap || shouting):
			kind = kind || at.class&isKind != 0
		default:
			return false
		}
	}
	return sided || in && (kind || string(d.folded(a.end)) == "in")
}

// mayLieIn reports whether some reading of a lies in some reading of b.
func (d *reading) mayLieIn(a, b *candidate) bool {
	if a.key == b.key {
		return false
	}
	var outer [24]facts
	n := 0
	add := func(p int32) {
		if n < len(outer) {
			f := d.r.facts(p)
			if f.feat == featArea || f.feat < featAdmin1 && f.population < 5e4 && len(b.own) == 0 {
				return
			}
			outer[n] = f
			n++
		}
	}
	for _, o := range b.own {
		add(o.place + int32(d.r.n))
	}
	if b.inTable && !b.abbr {
		d.r.lookup(b.key, func(p int32, flag uint8) {
			if flag != nameLoose {
				add(p)
			}
		})
	}
	if d.kindAfter(b) && d.atoms[b.end-1].sep == ' ' && b.end < len(d.atoms) && d.atoms[b.end].class.kindLevel() <= 2 { // "Algeciras municipality" is not the town in Spain
		division := func(f facts) bool { return f.feat == featAdmin1 || f.feat == featAdmin2 }
		if slices.ContainsFunc(outer[:n], division) {
			n = len(slices.DeleteFunc(outer[:n], func(f facts) bool { return !division(f) }))
		}
	}
	if n == 0 {
		return false
	}
	found := false
	check := func(p int32) {
		if found {
			return
		}
		f := d.r.facts(p)
		for i := range n {
			if liesIn(&f, &outer[i]) {
				found = true
				return
			}
		}
	}
	for _, o := range a.own {
		check(o.place + int32(d.r.n))
	}
	if a.inTable {
		d.r.lookup(a.key, func(p int32, flag uint8) { check(p) })
	}
	return found
}

// liesIn reports whether a place lies in another, larger one.
func liesIn(a, b *facts) bool {
	if a.feat == featCountry || a.feat == featArea {
		return false
	}
	switch b.feat {
	case featCountry:
		if a.country == b.country && a.country >= 0 {
			return true
		}
		for _, c := range a.also {
			if c == b.country {
				return true
			}
		}
		return false
	case featAdmin1:
		return a.feat != featAdmin1 && a.admin1 != 0 && a.admin1 == b.admin1 && a.feat != featRegion
	case featAdmin2:
		return a.feat < featAdmin1 && a.admin2 != 0 && a.admin2 == b.admin2 && a.admin1 == b.admin1
	case featRegion:
		return a.country == b.country && a.feat != featAdmin1 && distance(a.lat, a.lon, b.lat, b.lon) < 250
	case featArea, featGone, featSeatOfGov, featPoint:
		return false
	}
	return a.feat < featAdmin1 && a.population < b.population && a.country == b.country && distance(a.lat, a.lon, b.lat, b.lon) < 30 ||
		a.feat == featPoint && distance(a.lat, a.lon, b.lat, b.lon) < 30
}
