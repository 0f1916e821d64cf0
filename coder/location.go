package coder

import "sitrep"

// locations finds the place of every verb that has one, coded or not: what an
// event's place is found by, asked of any verb. A verb that carries an event
// ("launched an attack") happens where the event does, unless it has a place of
// its own.
func (w *work) locations() []sitrep.Location {
	var out []sitrep.Location
	verb := w.plot.events.one()
	for si, t := range w.trees {
		if !w.coded(si) {
			continue
		}
		for v := range t.tok {
			if !t.isVerb(v) {
				continue
			}
			told := t.teller(v)
			if told != nil && told.at != nil {
				if i, level := w.site(told, true); i >= 0 && level <= 2 {
					out = append(out, t.location(v, w.placeOf(i), tiedBy[level]))
				} else {
					out = append(out, t.location(v, told.at, told.placedBy()))
				}
				continue
			}
			*verb = event{t: t, tok: v, gov: t.only(v)}
			if i, level := w.site(verb, true); i >= 0 {
				out = append(out, t.location(v, w.placeOf(i), tiedBy[level]))
			} else if i := t.onlyPlace(standsNamed); i >= 0 && !t.speechVerb(v) {
				out = append(out, t.location(v, w.placeOf(i), "only place of the sentence"))
			}
		}
	}
	return out
}

func (t *tree) location(v int, at *sitrep.EventPlace, by string) sitrep.Location {
	sp := t.tok[v].Span
	return sitrep.Location{Verb: sitrep.Text{Text: t.w.a.Text(sp), Span: sp}, Place: *at, By: by}
}

// placedBy is what gave the event its place last.
func (e *event) placedBy() string {
	for i := len(e.why) - 1; i >= 0; i-- {
		if e.why[i].field == "place" {
			return e.why[i].by
		}
	}
	return ""
}
