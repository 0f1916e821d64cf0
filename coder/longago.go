package coder

import (
	"strings"

	"sitrep"
)

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
	bygone := w.ofBygoneWar(out)
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
		if bygone && !verbal[e.typ] && m.Reality == sitrep.Actual && e.toldPast() && !w.recent(m) {
			m.Reality, m.OccurredOn = sitrep.Historical, nil
			m.Evidence = append(m.Evidence, sitrep.Evidence{Field: "reality", Span: m.Trigger.Span, By: "a war of long ago"})
			continue
		}
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

// gone is the day by which all that the lexicon calls bygone was over.
var gone = sitrep.DayOf(1955, 1, 1)

// ofBygoneWar: the report names wars of long ago in many sentences, and hardly dates anything since.
func (w *work) ofBygoneWar(out []sitrep.EventMention) bool {
	if w.a.Doc.PublishedOn.Start < gone+generation {
		return false
	}
	named, recent := 0, 0
	for _, t := range w.trees {
		if t != nil && w.namesBygone(t) {
			named++
		}
	}
	if named < 4 || named*20 < len(w.trees) {
		return false
	}
	for i := range out {
		if out[i].Quote == nil && w.recent(&out[i]) {
			recent++
		}
	}
	return recent*10 <= len(out)
}

func (w *work) namesBygone(t *tree) bool {
	text := strings.ToLower(w.a.Text(t.s.Span))
	for name := range w.c.times.bygone {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// recent: the sentence of the mention dates it, and not a generation back.
func (w *work) recent(m *sitrep.EventMention) bool {
	on := m.OccurredOn
	return on != nil && on.End >= w.a.Doc.PublishedOn.Start-generation && m.Sentence.Contains(on.Span)
}
