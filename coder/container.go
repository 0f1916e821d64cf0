package coder

import (
	"strings"

	"sitrep"
)

// townOf finds the town that the place lies in as a part, as the report itself
// says it: "Karm, Arbin" and "Arbin's Karm quarter" name the town beside the
// part; "the Karm quarter" alone lies in the town of the scene. Nil when the
// place is no part of a town that the report names.
func (w *work) townOf(p *sitrep.Place, scenes []*scene) *sitrep.PlaceMention {
	part := false
	for i := range w.a.Places {
		m := &w.a.Places[i]
		t := w.tree(m.Words.Sentence)
		if t == nil || !samePlace(&m.Place, p) {
			continue
		}
		if q := t.nextPlace(m); q != nil && near(&q.Place, p) {
			return q
		}
		x := t.placeHead(m)
		if x < 0 {
			continue
		}
		h := t.head(x)
		if h < 0 || t.tok[x].Deprel == "nmod:poss" || !w.c.scene.part[t.lemma[h]] || t.rel(x) != "compound" && t.rel(x) != "amod" && t.rel(x) != "nmod" && t.rel(x) != "appos" {
			continue
		}
		part = true
		for c := t.first[h]; c >= 0; c = t.next[c] {
			if i := t.place[c]; i >= 0 && near(&w.a.Places[i].Place, p) {
				return &w.a.Places[i]
			}
		}
	}
	own := findPlace(scenes, p)
	for _, s := range scenes {
		switch d := apart(&s.place.Place, p); {
		case !near(&s.place.Place, p) || s.best < standsBody || s.score < 1.5:
		case part:
			return s.place
		case own == nil || own.count[standsBody] > 0:
		case d <= 12 && s.count[standsBody]+s.count[standsDateline] > 0 && own.count[standsDateline] == 0, d <= 18 && s.count[standsBody] > 0:
			return s.place // the town whose police and papers have it
		}
	}
	return nil
}

func findPlace(scenes []*scene, p *sitrep.Place) *scene {
	for _, s := range scenes {
		if samePlace(&s.place.Place, p) || (p.Lat == nil || s.place.Lat == nil) && strings.EqualFold(s.place.Name, p.Name) &&
			(p.Country == "" || s.place.Country == "" || p.Country == s.place.Country) {
			return s
		}
	}
	return nil
}

// near: another place of point precision, no part of one, so close that it may hold the first.
func near(town, p *sitrep.Place) bool {
	d := apart(town, p)
	return d >= 0 && d <= 25 && placeRank[town.Precision] <= 1 && !samePlace(town, p) && !strings.Contains(town.Name, ", ")
}

// partOfTown: the words call the place a part of a town ("the Karm quarter").
func (t *tree) partOfTown(p *sitrep.PlaceMention) bool {
	x := t.placeHead(p)
	if x < 0 || t.head(x) < 0 {
		return false
	}
	h := t.head(x)
	return t.w.c.scene.part[t.lemma[h]] && !t.w.c.scene.wide[t.lemma[h]] && t.rel(x) == "compound"
}

// strayPart: the place is called a part of a town but lies far from the scene.
func (w *work) strayPart(at *sitrep.EventPlace, s *scene) bool {
	if s.best < standsBody || s.place.Lat == nil || apart(&at.Place, &s.place.Place) <= vicinity {
		return false
	}
	for i := range w.a.Places {
		if m := &w.a.Places[i]; m.Span == at.Span {
			t := w.tree(m.Words.Sentence)
			return t != nil && t.partOfTown(m)
		}
	}
	return false
}

// nextPlace is the place named right after a comma ("Karm, Arbin"), nil if none.
func (t *tree) nextPlace(m *sitrep.PlaceMention) *sitrep.PlaceMention {
	n := m.Words.End
	if n+1 >= len(t.form) || t.form[n] != "," || t.place[n+1] < 0 || t.place[n+1] == t.place[n] {
		return nil
	}
	return &t.w.a.Places[t.place[n+1]]
}

// nameTowns writes the town behind the name of an event's place that is a part
// of one ("Karm, Arbin"): the point stays that of the part.
func (w *work) nameTowns(live []*event, scenes []*scene, from, to int) {
	known := map[string]*sitrep.PlaceMention{}
	for _, e := range live {
		if e.t.si < from || e.t.si >= to || e.at == nil || e.at.Lat == nil || placeRank[e.at.Precision] > 1 {
			continue
		}
		town, seen := known[e.at.Name]
		if !seen {
			town = w.townOf(&e.at.Place, scenes)
			known[e.at.Name] = town
		}
		if town == nil || strings.HasSuffix(e.at.Name, ", "+town.Name) {
			continue
		}
		at := *e.at
		at.Name += ", " + town.Name
		e.at = &at
		e.noteAt("place", town.Span, "town of a part")
	}
}

// placeable: the event is of those that may be on the scene that the report sets up.
func (w *work) placeable(e *event) bool {
	return onScene(e) && (settled(e.fact.reality) || e.fact.reality == sitrep.Hypothetical) && w.present(e) && !w.c.scene.wideEvent[e.t.lemma[e.tok]]
}

// placeIn writes the town behind the name of the event's place, whose own point nobody knows.
func (e *event) placeIn(town *sitrep.PlaceMention, name string) {
	at := sitrep.EventPlace{Place: town.Place, Text: e.at.Text, Span: e.at.Span}
	at.Name, at.Precision, at.GeonameID = name+", "+town.Name, sitrep.PlaceNear, 0
	e.at = &at
	e.noteAt("place", town.Span, sitrep.ByScene)
}

// inTown puts the streets, shops and quarters that no gazetteer has in the one town of the report,
// where its words do not set up a scene.
func (w *work) inTown(live []*event, scenes []*scene, from, to int) {
	town := w.onlyTown(scenes)
	if town == nil {
		return
	}
	p := town.place
	others := toldApart(live, town)
	for _, e := range live {
		if e.t.si < from || e.t.si >= to || e.at == nil || e.at.Lat != nil || placeRank[e.at.Precision] > 1 || !w.placeable(e) || others[e.firstMention()] {
			continue
		}
		own := findPlace(scenes, &e.at.Place)
		if own != nil && own.count[standsBody]+own.count[standsDateline] > 0 || e.at.Country != "" && p.Country != "" && e.at.Country != p.Country || strings.Contains(e.at.Name, p.Name) {
			continue // a town of its own
		}
		e.placeIn(p, e.at.Name)
	}
}

// onlyTown is the town whose authorities speak or where the report is filed, nil where there is
// none or another far from it.
func (w *work) onlyTown(scenes []*scene) *scene {
	var town *scene
	for _, s := range scenes {
		if s.count[standsBody]+s.count[standsDateline]+s.count[standsPart] == 0 {
			continue
		}
		if town == nil {
			town = s
			continue
		}
		d := apart(&s.place.Place, &town.place.Place)
		switch {
		case s.place.Lat == nil:
		case town.place.Lat == nil:
			town = s
		case d > vicinity && s.score*rivalry[s.best] > town.score:
			return nil
		}
	}
	return town
}
