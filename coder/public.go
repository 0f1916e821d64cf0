package coder

import "sitrep"

// private: neither the sentence nor the two before it name a state, those who rule or
// fight, or what is theirs. Words of asking, blaming and refusing tell no event there.
func (t *tree) private() bool {
	for si := t.si; si >= 0 && si > t.si-3; si-- {
		if t.w.trees[si] != nil && t.w.trees[si].public() {
			return false
		}
	}
	return true
}

// public: some word of the sentence is of public life.
func (t *tree) public() bool {
	if t.publicity == 0 {
		t.publicity = 1
		for x := range t.tok {
			if t.publicWord(x) {
				t.publicity = 2
				break
			}
		}
	}
	return t.publicity == 2
}

func (t *tree) publicWord(x int) bool {
	switch t.tok[x].UPOS {
	case "NOUN", "PROPN", "ADJ", "VERB":
	default:
		return false
	}
	if t.inClass(x, t.w.c.class["public"]) {
		return true
	}
	if p := t.place[x]; p >= 0 {
		place := &t.w.a.Places[p]
		if place.Demonym || place.Precision == sitrep.PlaceCountry {
			return true
		}
		switch t.tok[x].Deprel { // a city that acts or is spoken to stands for its government
		case "nsubj", "obj", "iobj", "nsubj:pass", "obl:agent", "nmod:poss":
			return true
		}
		return false
	}
	if e := t.entityAt(x); e != nil {
		return e.Type == sitrep.EntityCountry || e.Country != "" && e.Type != sitrep.EntityThing || e.Actor != "" || sectorIn(e, "GOV", "MIL", "REB", "UAF", "PRM", "OPP", "PTY", "LEG")
	}
	return t.unknownName(x) && !t.namedAs(x, sitrep.NamePerson)
}
