package coder

import "sitrep"

// wide: its words strike several towns, quarters or posts, each of which the report may tell by itself: "bombs hit
// cities of the north", "Gunmen attacked villages, killing 40".
func (e *event) wide() bool {
	if e.typ != "ASSAULT" {
		return false
	}
	for i := range e.recipients {
		if r := &e.recipients[i]; r.t == e.t && e.t.manyPlaces(r.tok) {
			return true
		}
	}
	return false
}

// manyPlaces: the noun at x is of towns or their parts, or of a number of other places.
func (t *tree) manyPlaces(x int) bool {
	if !t.isNoun(x) || !t.plural(x) || t.tok[x].UPOS == "PROPN" {
		return false
	}
	return t.lemmaIs(x, ofScene) && t.w.c.scene.settlement[t.lemma[x]] || t.lemma[x] == "part" && t.child(x, "nmod") > x ||
		t.lemmaIs(x, isFacility) && t.several(x)
}

// several: a number, or a word for several, stands before the noun at x.
func (t *tree) several(x int) bool {
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		if r := t.rel(int(c)); r == "nummod" || vagueWords[t.form[c]] != [2]int{} {
			return true
		}
	}
	return false
}

// wideAndItem: the one struck several places, and the other is told of one of them, or of another, without the
// number of them all.
func wideAndItem(n, o *profile) bool {
	if n.wide == o.wide {
		return false
	}
	whole, one := n, o
	if o.wide {
		whole, one = o, n
	}
	if one.how.titled || one.series || !one.ownPlace(whole.at) || whole.first.t.s.Block == one.first.t.s.Block {
		return false
	}
	return !sameTotal(whole.sizes, one.sizes, "killed", "injured")
}

// ownPlace: it was in a place that is not that of the whole, or in a building that has a name.
func (p *profile) ownPlace(whole *sitrep.EventPlace) bool {
	return len(p.spot.sites) > 0 || p.at != nil && placeRank[p.at.Precision] <= 1 && (whole == nil || whole.Name != p.at.Name)
}

// sitesStruck adds the buildings with names that its own words strike.
func (e *event) sitesStruck(to []string) []string {
	for i := range e.recipients {
		if r := &e.recipients[i]; r.t == e.t && e.typ == "ASSAULT" {
			if name := e.t.siteNamed(r.tok); name != "" && !contains(to, name) {
				to = append(to, name)
			}
		}
	}
	return to
}

// siteNamed is the kind and the first word of the name of the building whose noun stands at x, or that it is part of:
// "hospital shifa" of "the Al-Shifa Hospital" and of "the gate of the Shifa hospital"; "" where it has no name.
func (t *tree) siteNamed(x int) string {
	building := func(x int) bool { return t.lemmaIs(x, isFacility) || t.w.c.scene.hospital[t.lemma[x]] }
	if !building(x) {
		if x = t.child(x, "nmod"); x < 0 || t.prep(x) != "of" || !building(x) {
			return ""
		}
	}
	if t.plural(x) {
		return ""
	}
	n := x
	for n > 0 && t.timex[n-1] < 0 && (t.tok[n-1].UPOS == "PROPN" || t.form[n-1] == "-") {
		n--
	}
	for n < x-1 && (t.form[n] == "al" || t.form[n] == "el" || t.form[n] == "-") {
		n++
	}
	if n == x {
		return ""
	}
	return t.lemma[x] + " " + t.form[n]
}
