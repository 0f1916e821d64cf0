package coder

import (
	"strings"

	"sitrep"
)

var locative = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "inside": true, "around": true, "across": true, "over": true, "on": true,
	"along": true, "off": true, "throughout": true, "through": true, "within": true, "of": true, "between": true, "from": true, "into": true, "to": true,
	"toward": true, "towards": true, "against": true, "beyond": true, "above": true, "under": true, "south": true, "north": true, "east": true,
	"west": true, "close_to": true, "next_to": true, "onto": true, "out_of": true, "past": true}

// firmly locative prepositions: they say where, whatever hangs on them.
var firm = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "inside": true, "around": true, "across": true, "along": true, "throughout": true, "within": true, "close_to": true}

// apartBy: prepositions that say where somebody comes from or goes.
var apartBy = map[string]bool{"from": true, "to": true, "for": true, "into": true, "towards": true, "toward": true}

// about: prepositions of what talks are about.
var about = map[string]bool{"on": true, "over": true, "about": true}

var placeRank = map[sitrep.PlacePrecision]int{sitrep.PlacePoint: 0, sitrep.PlaceNear: 1, sitrep.PlaceDistrict: 2, sitrep.PlaceRegion: 3, sitrep.PlaceCountry: 4, sitrep.PlaceArea: 5}

// coarseness orders places, finest first. A name that no gazetteer knows may be
// anything from a shop to a valley: it gives way to any town or district.
func coarseness(p *sitrep.Place) int {
	r := placeRank[p.Precision]
	if p.Lat == nil && r <= 1 {
		return 2
	}
	return r
}

// where finds the place of an event: the finest one tied to it by the syntax,
// else the locative of the clause.
func (w *work) where(e *event) {
	if i, level := w.site(e, false); i >= 0 {
		e.setPlace(i, tiedBy[level])
	}
}

var tiedBy = [...]string{"", "syntax", "argument", "clause", "subject"}

// site is the finest site tied to the event and how, −1 when there is none.
// Those known by name alone count only where asked for.
func (w *work) site(e *event, named bool) (site, level int) {
	t := e.t
	best, bestScore, bestLevel := -1, 1000, 0
	if e.inJail() {
		return -1, 0
	}
	sites := w.siteOf[t.si]
	var levels [24]uint8
	if len(sites) > len(levels) {
		sites = sites[:len(levels)]
	}
	for k, i := range sites {
		levels[k] = 9
		if named || int(i) < len(w.a.Places) || w.described(int(i)) {
			levels[k] = uint8(t.placeLevel(e, int(i)))
		}
	}
	for k, i := range sites {
		level := int(levels[k])
		if level >= 9 || !named && t.streetName(&w.sites[i]) || e.jailBehind(&w.sites[i]) {
			continue
		}
		for hops := 0; hops < 4; hops++ { // what only says where another is stands for that one
			in := w.holder[i]
			if in < 0 || !named && w.sites[in].Lat == nil || int(in) >= len(w.a.Places) && (!named || w.sites[i].Precision == sitrep.PlacePoint) {
				break
			}
			i = in
			for n := range sites {
				if sites[n] == in && levels[n] < 9 {
					level = int(levels[n]) // as it is tied itself
				}
			}
		}
		rank := coarseness(&w.sites[i].Place)
		switch unknown := strings.HasPrefix(w.sites[i].Evidence, notInGazetteer); { // the precision is that of what it lies in
		case unknown && rank > 2:
			rank = 2
		case unknown && rank == 1:
			rank = 0
		}
		if named && rank == 2 && w.sites[i].Lat == nil && int(i) < len(w.a.Places) {
			rank = 0 // nothing is said of a point
		}
		score := 10*rank + level
		switch {
		case level == 3:
			score += clauseCost
		case level == 4, t.origin(&w.sites[i]):
			score += subjectCost
		case w.sites[i].Words.End < e.anchor() && t.fronted(&w.sites[i], e):
			score += frontedCost
		}
		if score < bestScore {
			best, bestScore, bestLevel = int(i), score, level
		}
	}
	return best, bestLevel
}

// origin: the place says where somebody is from: "an Arbin man", "a Karm native".
func (t *tree) origin(p *sitrep.PlaceMention) bool {
	x := t.placeHead(p)
	if x < 0 || t.rel(x) != "compound" && t.rel(x) != "amod" {
		return false
	}
	h := t.head(x)
	return h > x && (t.property(h, "people") || t.property(h, "person"))
}

// described: the site is known by what the text says of it, and needs no name.
func (w *work) described(i int) bool {
	return w.sites[i].Evidence == theCapital || w.sites[i].Evidence == theSame
}

// refine names the building, the road or the village that no gazetteer has in
// which an event took place; the point stays that of the town. It comes last, so
// that what is called by two names is not taken for two.
func (w *work) refine(live []*event) {
	for _, e := range live {
		i, level := w.site(e, true)
		if i < 0 || w.sites[i].Lat != nil {
			continue
		}
		had := e.at
		if had != nil && had.Span == w.sites[i].Span {
			continue
		}
		e.setPlace(i, tiedBy[level])
		if had == nil || e.at.Lat != nil {
			continue
		}
		at := *had
		at.Text, at.Span = e.at.Text, e.at.Span
		if placeRank[had.Precision] > 1 {
			at.Name = e.at.Name
		} else {
			at.Name, at.Precision = e.at.Name+", "+had.Name, sitrep.PlaceNear
		}
		at.GeonameID = 0
		e.at = &at
	}
}

// clauseCost: a place that hangs on the event itself is given up for a finer one of
// its clause only where it is a country.
const clauseCost = 35

// subjectCost: where those who did it are counts only where nothing else says where.
const subjectCost = 60

// frontedCost: "In Arbin, two were shot near Karm" is told of Karm.
const frontedCost = 25

func (e *event) setPlace(i int, by string) {
	w := e.t.w
	e.at = w.placeOf(i)
	e.note("place", w.sites[i].Words.First, w.sites[i].Words.End, by)
}

// placeOf is the site as the place of an event.
func (w *work) placeOf(i int) *sitrep.EventPlace {
	p := &w.sites[i]
	at := &sitrep.EventPlace{Place: p.Place, Text: w.a.Text(p.Span), Span: p.Span}
	if p.Lat == nil && i >= len(w.a.Places) && !w.described(i) {
		w.lieIn(at, i)
	}
	return at
}

// onlyPlace is the finest place that stands to the sentence at least so, by a firm
// preposition, −1 when there is none or two of one precision.
func (t *tree) onlyPlace(least standing) int {
	best, bestRank, rivals := -1, 9, 0
	happens := func(i int) bool {
		return i < len(t.w.a.Places) && t.standing(i) >= least && (least >= standsWhere || t.firmly(i))
	}
	for _, si := range t.w.siteOf[t.si] {
		i := int(si)
		p := &t.w.sites[i]
		if p.Precision == sitrep.PlaceArea || !happens(i) {
			continue
		}
		if in := int(t.w.holder[i]); in >= 0 && happens(in) {
			continue
		}
		switch r := coarseness(&p.Place); {
		case r < bestRank:
			best, bestRank, rivals = i, r, 0
		case r == bestRank:
			rivals++
		}
	}
	if rivals > 0 {
		return -1
	}
	return best
}

func (t *tree) placeHead(p *sitrep.PlaceMention) int {
	for k := max(0, p.Words.First); k < p.Words.End && k < len(t.tok); k++ {
		if h := t.head(k); h < p.Words.First || h >= p.Words.End {
			return k
		}
	}
	return -1
}

// firmly: a preposition says of the place that something is there.
func (t *tree) firmly(i int) bool {
	x := t.placeHead(&t.w.sites[i])
	for k := 0; k < 4 && x >= 0 && !t.isVerb(x); k++ {
		if firm[t.placePrep(x)] {
			return true
		}
		x = t.head(x)
	}
	return false
}
