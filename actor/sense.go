package actor

import (
	"slices"

	"sitrep"
)

// What a built-in name stands for where it is found: a state's capital, a
// nationality, a person.

// seat reports a capital.
func (d *document) seat(f found) bool {
	t, ok := d.pick(f)
	return ok && t.role == roleSeat
}

// acts reports a capital in a place where it can only stand for a government:
// subject, object, owner, or with "by", "with" or what turns to somebody ("called on").
func (d *document) acts(toks []sitrep.Token, t int) bool {
	switch toks[t].Deprel {
	case "obj":
		return d.verbOf(toks, t).toward
	case "nsubj", "nsubj:pass", "iobj", "nmod:poss":
		return d.caseOf(toks, t) == "" || toks[t].Deprel == "nmod:poss"
	case "obl", "nmod", "obl:agent":
		switch d.caseOf(toks, t) {
		case "by", "with":
			return true
		case "of":
			h := toks[t].Head - 1
			if h < 0 {
				return false
			}
			ag, _, _, _ := d.nounAt(toks, max(0, h-2), h, h+1)
			return ag != nil && ag.holds
		}
		return d.toward(toks, t)
	case "conj":
		if h := toks[t].Head - 1; h >= 0 {
			return d.caseOf(toks, t) == "" && (d.byHead[h] > 0 && toks[h].Deprel != "obl" && toks[h].Deprel != "nmod" || d.byHead[h] == 0 && toks[h].UPOS == "PROPN" && toks[h].Deprel != "conj" && d.acts(toks, h))
		}
	}
	return false
}

// demonym reports a state's adjective.
func (d *document) demonym(f found) bool {
	for _, t := range d.base.names.at(f.node) {
		if d.base.records[t.entry].typ == sitrep.EntityCountry {
			return true
		}
	}
	return false
}

// isPerson reports a person's name; "UN" is none, though somebody is called Un.
func (d *document) isPerson(f found) bool {
	if t, ok := d.pick(f); ok {
		return d.base.records[t.entry].typ == sitrep.EntityPerson
	}
	for _, t := range d.base.names.at(f.node) {
		if d.base.records[t.entry].typ == sitrep.EntityPerson {
			return true
		}
	}
	return false
}

// pick chooses the reading of a built-in name in this report.
func (d *document) pick(f found) (target, bool) {
	ts := d.base.names.at(f.node)
	caps, upper := true, false
	for i := f.lo; i < f.hi; i++ {
		if w := &d.words[i]; w.vocab != passed {
			caps, upper = caps && w.caps, upper || w.upper
		}
	}
	long := ""
	if caps && len(d.long) > 0 && f.hi == f.lo+1 {
		long = d.long[string(d.form(f.lo))]
	}
	best, score := -1, -1000
	for i, t := range ts {
		same, other := d.base.stands(long, t.entry)
		if other {
			continue
		}
		if t.caps && !caps && (f.hi > f.lo+1 || !d.written(f.lo, t)) || t.proper && !upper {
			continue
		}
		s := 4 * d.base.typical(t.entry, d.day)
		n := 0
		if st, ok := d.base.byCode.find(d.base.records[t.entry].country); ok {
			if n = int(d.states[st]); n == 0 && t.common && t.role == roleName && d.stated {
				continue // "the Labour Party" of another country
			}
		}
		if t.near && n == 0 && !same || d.wordInName(f, t) {
			continue
		}
		if t.role == roleSeat {
			s -= 2
		}
		if same {
			s += 60
		}
		if t.part {
			if _, named := d.byEntry[t.entry]; !named {
				continue // a surname alone: see surname
			}
		}
		if len(ts) > 1 {
			s += 3 * min(n, 5)
		}
		if _, named := d.byEntry[t.entry]; named {
			s += 40
		}
		if s > score {
			best, score = i, s
		}
	}
	if best < 0 {
		return target{}, false
	}
	return ts[best], true
}

// wordInName reports a newspaper whose name is a word that here is part of a
// longer name: "Eastern Liberation Front", "Red Dawn".
func (d *document) wordInName(f found, t target) bool {
	if t.caps || f.hi != f.lo+1 || !slices.Contains(d.base.records[t.entry].sectors, "JRN") {
		return false
	}
	beside := func(i int) bool {
		return i >= 0 && i < len(d.words) && d.words[i].upper && !d.words[i].caps && !d.is(i, "the") && !d.is(i, "a")
	}
	return beside(f.lo-1) || beside(f.hi)
}

// onlyPerson reports a name that nothing but a person bears.
func (d *document) onlyPerson(f found) bool {
	for _, t := range d.base.names.at(f.node) {
		if d.base.records[t.entry].typ != sitrep.EntityPerson {
			return false
		}
	}
	return true
}

// governs is the government that a capital stands for.
func (d *document) governs(t target) (organRef, bool) {
	if t.role != roleSeat {
		return organRef{}, false
	}
	st, ok := d.base.byCode.find(d.base.records[t.entry].country)
	o, is := d.base.byNoun["government"]
	return organRef{st, o}, ok && is
}
