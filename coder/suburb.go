package coder

import (
	"strings"

	"sitrep"
)

// inSuburb moves what happened "in suburban Arbin" or "the Arbin area", as the sentences from one to another say, to the
// one town near Arbin whose police they speak of or where they tell something, and tells whether anything was.
func (w *work) inSuburb(live []*event, scenes []*scene, from, to int) bool {
	var of map[sitrep.Span]*scene
	for _, e := range live {
		if e.at == nil || e.at.Lat == nil || of[e.at.Span] != nil || !w.suburban(e.at.Span, from, to) {
			continue
		}
		var town *scene
		for _, s := range scenes {
			p := &s.place.Place
			d := apart(p, &e.at.Place)
			if s.best < standsBody || d < 0 || d > vicinity || p.Precision != sitrep.PlacePoint || samePlace(p, &e.at.Place) {
				continue
			}
			if town != nil {
				town = nil
				break
			}
			town = s
		}
		if town != nil {
			if of == nil {
				of = map[sitrep.Span]*scene{}
			}
			of[e.at.Span] = town
		}
	}
	for _, e := range live {
		if e.at == nil {
			continue
		}
		if s := of[e.at.Span]; s != nil {
			e.at = &sitrep.EventPlace{Place: s.place.Place, Text: w.a.Text(s.place.Span), Span: s.place.Span}
			e.noteAt("place", s.place.Span, sitrep.ByScene)
		}
	}
	return of != nil
}

// suburban: the place of these words, in one of those sentences, is a city near which, and not in which, something is.
func (w *work) suburban(sp sitrep.Span, from, to int) bool {
	for i := range w.a.Places {
		if p := &w.a.Places[i]; p.Span == sp {
			return p.Words.Sentence >= from && p.Words.Sentence < to && p.Precision == sitrep.PlaceNear && w.aroundTown(w.a.Text(p.Phrase))
		}
	}
	return false
}

// aroundTown: a word of the phrase says so: "suburban Arbin", "Arbin-area".
func (w *work) aroundTown(phrase string) bool {
	for s := range strings.FieldsFuncSeq(strings.ToLower(phrase), func(r rune) bool { return r == ' ' || r == '-' }) {
		if w.c.scene.around[s] {
			return true
		}
	}
	return false
}
