package coder

import "sitrep"

// nation is the country that a noun stands for or belongs to ("Kenya", "Warsaw",
// "Vietnam's coast guard", "Nicaraguan cutters", "the army of Mali"), "" if the words name none.
func (t *tree) nation(x int) string {
	if s := t.ownNation(x); s != "" {
		return s
	}
	if p := t.place[x]; p >= 0 { // a town in its country's stead
		return t.w.a.Places[p].Country
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch t.rel(int(c)) {
		case "amod", "compound", "nmod:poss", "nmod:desc", "nmod":
			if t.rel(int(c)) == "nmod" && t.prep(int(c)) != "of" {
				continue
			}
			if s := t.ownNation(int(c)); s != "" {
				return s
			}
		}
	}
	return ""
}

func (t *tree) ownNation(x int) string {
	if p := t.place[x]; p >= 0 {
		if m := &t.w.a.Places[p]; m.Demonym || m.Precision == sitrep.PlaceCountry {
			return m.Country
		}
	}
	if e := t.entityAt(x); e != nil && e.Type != sitrep.EntityThing && !sectorIn(e, "BUS") {
		return e.Country
	}
	return ""
}

// pair: the noun names those of two countries or more: "Togo and Benin", "Serbian and
// Hungarian engineers", "a Franco-Ivorian team", "both governments".
func (t *tree) pair(x int) bool {
	first, own := t.nation(x), t.ownNation(x)
	if own != "" && x > 1 && t.form[x-1] == "-" && t.tok[x-2].UPOS != "NUM" && t.rel(x) == "amod" { // the "Ivorian" of "Franco-Ivorian"
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		ci := int(c)
		switch t.rel(ci) {
		case "conj":
			if s := t.nation(ci); s != "" && s != first {
				if first != "" {
					return true
				}
				first = s
			}
		case "amod", "compound", "nmod:poss", "nmod:desc", "nmod":
			if t.rel(ci) == "nmod" {
				if p := t.prep(ci); p != "of" && p != "from" || ci < x {
					continue
				}
				if t.pair(ci) {
					return true
				}
			}
			s := t.ownNation(ci)
			if ci > 1 && t.form[ci-1] == "-" && s != "" && t.tok[ci-2].UPOS != "NUM" {
				return true
			}
			for k := t.first[ci]; k >= 0; k = t.next[k] {
				if r := t.rel(int(k)); r == "conj" || r == "compound" || r == "amod" {
					if o := t.ownNation(int(k)); o != "" && s != "" && o != s {
						return true
					}
				}
			}
			if r := t.rel(ci); s != "" && first != "" && s != first && own == "" && (r == "amod" || r == "compound") {
				return true
			}
		case "det", "nummod":
			if f := t.form[ci]; (f == "both" || f == "two") && (t.lemmaIs(x, isGov) || neighbours[t.lemma[x]]) {
				return true
			}
		}
	}
	return false
}

// neighbours: such nouns stand for states where there are two of them.
var neighbours = map[string]bool{"country": true, "neighbour": true, "neighbor": true, "state": true, "nation": true, "ally": true, "capital": true, "side": true, "republic": true, "kingdom": true,
	"army": true, "navy": true, "fleet": true, "police": true, "service": true, "railway": true, "guard": true, "force": true, "neighbours": true}
