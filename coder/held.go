package coder

import (
	"strings"

	"sitrep"
)

// othersHeld: whom an arrest takes says which one it is. Two who are known by name are taken
// in two, a crowd is not taken with one of whom nothing says that he was in it, and who has
// been arrested over the years is not in one.
func othersHeld(n, o *profile) bool {
	if n.first.typ != "COERCE" || !contains(n.modes, "arrest") || !contains(o.modes, "arrest") {
		return false
	}
	whom := overlap(n.recipients, o.recipients)
	return whom == clash || whom == alike && othersByName(n, o) || whom != shared && whom != alike && (crowdHeld(n, o) || crowdHeld(o, n)) ||
		n.first.overYears() != o.first.overYears()
}

// crowd is from how many on those held are no list of persons.
const crowd = 10

// crowdHeld: n counts a crowd, and o tells of persons.
func crowdHeld(n, o *profile) bool {
	many, few := total(n.sizes, "detained"), total(o.sizes, "detained")
	if many == nil || many.value() < crowd || few != nil && few.value() >= crowd {
		return false
	}
	for i := range o.recipients {
		r := &o.recipients[i]
		if r.p.Name != "" && r.t.property(r.tok, "person") || r.t.onePerson(r.tok) {
			return true
		}
	}
	return false
}

// overYears: it adds up what befell somebody time and again: "had been arrested in several
// towns since 1990".
func (e *event) overYears() bool {
	const longest = 45 // days
	return e.t.lemma[e.tok] == "arrest" && e.on != nil && e.on.Days() > longest && e.onLevel <= firmTime && (e.t.perfect(e.anchor()) || e.telling().before)
}

// othersToo: those whom an arrest takes are told as others than before: "Two more suspects
// were charged", "another man was arrested".
func (e *event) othersToo() bool {
	if e.typ != "COERCE" || !contains(e.modes, "arrest") {
		return false
	}
	for i := range e.recipients {
		r := &e.recipients[i]
		for c := r.t.first[r.tok]; c >= 0 && r.t == e.t; c = r.t.next[c] {
			switch r.t.rel(int(c)) {
			case "det", "amod", "nummod":
				if e.t.w.c.same.others[r.t.form[c]] {
					return true
				}
			}
		}
	}
	return false
}

// othersByName: either names persons, none of them the other's, and nobody but persons: two of one nation are no less two.
func othersByName(n, o *profile) bool {
	mine, theirs := n.namesHeld(), o.namesHeld()
	for _, f := range mine {
		if contains(theirs, f) {
			return false
		}
	}
	return len(mine) > 0 && len(theirs) > 0
}

// namesHeld are the family names of those whom it befell, nil where it befell more than one whom nobody names.
func (p *profile) namesHeld() (out []string) {
	for i := range p.recipients {
		switch r := &p.recipients[i]; {
		case r.aPerson():
			out = append(out, r.familyName())
		case !r.t.onePerson(r.tok):
			return nil
		}
	}
	return out
}

// aPerson: somebody told by name.
func (r *role) aPerson() bool {
	return r.t.tok[r.tok].UPOS == "PROPN" && (r.t.property(r.tok, "person") || r.t.ageOf(r.tok) > 0)
}

// familyName is that of the person whom the role's name or words tell.
func (r *role) familyName() string {
	if r.p.Name != "" {
		return sitrep.FamilyName(r.p.Name)
	}
	name, _, _ := strings.Cut(r.p.Text, ",")
	return sitrep.FamilyName(name)
}
