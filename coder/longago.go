package coder

import "sitrep"

// generation is how far before the report lies what is told of somebody of the past: longer than
// courts and pursuers are after anybody's deeds.
const generation = 25 * 365

// longAgo makes historical what is told without a time of those of whom the report dates deeds, and
// all that it dates a generation back: "The coup of 1923 fizzled. Its leader was soon arrested."
// The mentions are those of the events.
func (w *work) longAgo(live []*event, out []sitrep.EventMention) {
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.Start == 0 {
		return
	}
	past := map[int]bool{} // by entity: all that is dated is of long ago
	for i := range out {
		on := out[i].OccurredOn
		if on == nil || on.End == 0 {
			continue
		}
		w.eachPerson(&out[i], func(entity int) {
			before, known := past[entity]
			past[entity] = on.End < pub.Start-generation && (before || !known)
		})
	}
	for i, e := range live {
		m := &out[i]
		if verbal[e.typ] || m.Reality != sitrep.Actual || m.OccurredOn != nil || e.quote != nil || w.headline(e.t.si) || !e.toldPast() {
			continue
		}
		old := false
		w.eachPerson(m, func(entity int) { old = old || past[entity] })
		if old {
			m.Reality = sitrep.Historical
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: m.Trigger.Span, By: "somebody of the past"})
		}
	}
}

// eachPerson calls f with each person who takes part, by entity.
func (w *work) eachPerson(m *sitrep.EventMention, f func(int)) {
	for _, ps := range [2][]sitrep.Participant{m.Actors, m.Recipients} {
		for i := range ps {
			if x := ps[i].Entity; x >= 0 && x < len(w.a.Entities) && w.a.Entities[x].Type == sitrep.EntityPerson {
				f(x)
			}
		}
	}
}
