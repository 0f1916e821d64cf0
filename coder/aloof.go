package coder

import "sitrep"

// besideScene is how many sentences a protest may stand from violence that is told to have been
// where and when it was.
const besideScene = 3

// aloof: the scene has its place or day from rallies and protests alone, and the violence is told
// elsewhere in the report: what a speaker recalls was not where he speaks.
func (w *work) aloof(e *event, scene func(*event) bool, live []*event) bool {
	if e.typ != "ASSAULT" {
		return false
	}
	found := false
	for _, o := range live {
		if o == e || !physical[o.typ] || !settled(o.fact.reality) || !scene(o) {
			continue
		}
		far := o.t.si - e.t.si
		if o.typ != "PROTEST" || far <= besideScene && far >= -besideScene {
			return false
		}
		found = true
	}
	return found
}

// opening is how many sentences tell what a report is about.
const opening = 6

// recalls: violence that a report first tells far down, where its scene is merely a place that it
// names as one of a vote or a debate: the attack that candidates spoke of on a stage in Arbin.
func (w *work) recalls(e *event, s *scene) bool {
	if e.typ != "ASSAULT" || s.best >= standsEvent || e.firstMention().t.si < opening {
		return false
	}
	t := w.tree(s.place.Words.Sentence)
	votes := w.c.class["ballot"].words
	for i := range t.lemma {
		if votes[t.lemma[i]] {
			return true
		}
	}
	return false
}

// onDay: the event is of that day by its own words.
func (w *work) onDay(day sitrep.Day) func(*event) bool {
	return func(e *event) bool {
		return e.on != nil && e.onLevel <= looseTime && e.on.Days() == 1 && e.on.Start == day && w.ofScene(e)
	}
}

// atScene: the event has that place by its own words.
func atScene(s *scene) func(*event) bool {
	return func(e *event) bool { return e.at != nil && !e.atLoose && samePlace(&e.at.Place, &s.place.Place) }
}
