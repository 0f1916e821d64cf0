package actor

import (
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
// subject, object, owner, or with "by", "with", "to" and the like.
func (d *document) acts(toks []sitrep.Token, t int) bool {
	switch toks[t].Deprel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "nmod:poss":
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
	case "conj":
		if h := toks[t].Head - 1; h >= 0 {
			return d.caseOf(toks, t) == "" && (d.byHead[h] > 0 && toks[h].Deprel != "obl" && toks[h].Deprel != "nmod" || d.byHead[h] == 0 && toks[h].UPOS == "PROPN" && toks[h].Deprel != "conj" && d.acts(toks, h))
		}
	}
	return false
}

// demonym reports a state's adjective.
func (d *document) demonym(f found) bool {
	for _, t := range d.base.targets[f.node] {
		if d.base.records[t.entry].typ == sitrep.EntityCountry {
			return true
		}
	}
	return false
}

func (d *document) isPerson(f found) bool {
	for _, t := range d.base.targets[f.node] {
		if d.base.records[t.entry].typ == sitrep.EntityPerson {
			return true
		}
	}
	return false
}
