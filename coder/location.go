package coder

import "sitrep"

// locations finds the place of every verb that has one, coded or not: what an
// event's place is found by, asked of any verb. A verb that carries an event
// ("launched an attack") happens where the event does.
func (w *work) locations(live []*event) []sitrep.Location {
	var out []sitrep.Location
	for si, t := range w.trees {
		if !w.coded(si) {
			continue
		}
		for v := range t.tok {
			if !t.isVerb(v) {
				continue
			}
			if e := w.line.at[[2]int{si, v}]; e != nil {
				if e.at != nil {
					out = append(out, t.location(v, e.at, e.placedBy()))
					continue
				}
			}
			e := &event{t: t, tok: v, gov: []int{v}}
			if i, level := w.site(e, true); i >= 0 {
				e.setPlace(i, tiedBy[level])
				out = append(out, t.location(v, e.at, tiedBy[level]))
			} else if i := t.onlyPlace(); i >= 0 && !t.speechVerb(v) {
				e.setPlace(i, "only place of the sentence")
				out = append(out, t.location(v, e.at, "only place of the sentence"))
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
