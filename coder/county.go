package coder

import "sitrep"

// inCounty puts what has no place into the one county, or other district, of the sentences from
// one to another whose police tell of it or where something was, if no town stands in them but in it.
func (w *work) inCounty(live []*event, from, to int) {
	s := w.onlyCounty(from, to)
	if s == nil {
		return
	}
	main := leading(live)
	for _, e := range live {
		if e.t.si < from || e.t.si >= to || e.at != nil || e.firstMention() != main || !w.placeable(e) || e.soFar() || w.leaves(e, s) || w.recalls(e, s) {
			continue
		}
		e.at = &sitrep.EventPlace{Place: s.place.Place, Text: w.a.Text(s.place.Span), Span: s.place.Span}
		e.noteAt("place", s.place.Span, sitrep.ByScene)
	}
}

// openingBody is how many sentences of a report name those who tell of its news.
const openingBody = 8

// onlyCounty is the one district that is told of, nil where there is none or a place elsewhere.
func (w *work) onlyCounty(from, to int) *scene {
	var s *scene
	for i := range w.a.Places {
		p := &w.a.Places[i]
		t := w.tree(p.Words.Sentence)
		if t == nil || t.si < from || t.si >= to || p.Demonym || p.Lat == nil || p.Precision != sitrep.PlaceDistrict || w.offered(t.si) || w.ofItem(i) {
			continue
		}
		st := t.standing(i)
		if st < standsBody {
			continue
		}
		switch {
		case s == nil && t.si-from < openingBody:
			s = &scene{place: p, best: st}
		case s == nil, !samePlace(&p.Place, &s.place.Place):
			return nil
		case st > s.best:
			s.best = st
		}
	}
	if s == nil {
		return nil
	}
	for i := range w.a.Places {
		p := &w.a.Places[i]
		t := w.tree(p.Words.Sentence)
		if t == nil || t.si < from || t.si >= to || p.Demonym || p.Lat == nil || w.offered(t.si) || placeRank[p.Precision] > 1 || t.standing(i) < standsWhere {
			continue
		}
		if !within(&p.Place, &s.place.Place) {
			return nil
		}
	}
	return s
}
