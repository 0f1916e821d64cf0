package sitrep

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// Prominence says how far in front an event belongs on a page that somebody opens on a
// day: by independent sources, the people hit, whether something was done or only said,
// how surely it was coded, how far its reports agree and are about it, how relevant it is and how long ago
// it was. Numbers order and mean no more. What is no fact any more, or none yet, stands behind.
func Prominence(e *Event, on Day) float64 {
	w := 1 + e.struck() + 2*math.Log2(float64(max(1, e.confirming())))
	if e.Quad == 2 || e.Quad == 4 {
		w++
	}
	// What is told without day, place or anybody, or of months, is a total or a look back more
	// often than news.
	if e.Place == nil || e.Place.Precision == PlaceCountry || e.Place.Precision == PlaceArea {
		w *= 0.8
	}
	switch d := e.OccurredOn; {
	case d == nil || !d.Known():
		w *= 0.7
	case d.Days() == 0 || d.Days() > 366:
		w *= 0.3 // "in this century"
	case d.Days() > 31:
		w *= 0.6
	}
	if len(e.Actors)+len(e.Recipients) == 0 {
		w *= 0.8
	}
	if len(e.Flags) > 0 {
		w *= 0.8
	}
	w *= e.agreement()
	switch {
	case e.Reality == Historical || e.Reality == Hypothetical || e.Reality == Habitual:
		w *= 0.3
	case e.Polarity == Negative || e.Reality == Alleged && e.denied():
		w *= 0.5
	case e.Reality != Actual && e.Reality != "":
		w *= 0.8
	}
	w *= e.Certainty * e.Certainty
	w *= e.about()
	if e.Relevance != nil {
		w *= e.Relevance.Score * e.Relevance.Score
	}
	if len(e.Actors)+len(e.Recipients)+len(e.Sizes) == 0 && e.Place == nil && (e.OccurredOn == nil || !e.OccurredOn.Known()) {
		w *= 0.5 // a word that may tell of anything
	}
	switch end := e.lately(); {
	case end == 0:
		w *= longAgo // nobody knows
	case on > end:
		w *= 1 - (1-longAgo)*min(1, math.Log2(1+float64(on-end))/math.Log2(aDecade))
	}
	return w
}

// denied: whoever takes a stand says that it is not so.
func (e *Event) denied() bool {
	for i := range e.Stances {
		if e.Stances[i].Act != "denies" {
			return false
		}
	}
	return len(e.Stances) > 0
}

// about is less the more its reports tell of other things: what they only recall has its day,
// place and numbers from these more often. A single mention in a report says little of what that is about.
func (e *Event) about() float64 {
	if e.Salience == 0 {
		return 1 // nobody knows
	}
	own := float64(len(e.Mentions))
	return 0.25 + 0.75*own/(own/e.Salience+float64(len(e.Documents)))
}

// longAgo is what weighs of an event of a decade ago, or where nobody knows when it was, beside one
// of today. It is a share, since what counts for little today is no more than what was much then.
const longAgo = 0.3

const aDecade = 3653 // days

// lately is the last day on which the event may have happened: where it is told without one,
// or of years, that of its latest report; 0 when nobody knows.
func (e *Event) lately() (end Day) {
	if d := e.OccurredOn; d != nil && d.Known() && d.Days() <= 366 {
		return cmp.Or(d.End, d.Start)
	}
	for _, c := range e.Claims["type"] {
		if c.Reported != nil {
			end = max(end, c.Reported.End)
		}
	}
	return end
}

// struck weighs the people hit: a number as far as reports of the event give it, or nearly
// as many. What one of many reports gives is rather of something else that it tells.
func (e *Event) struck() (weight float64) {
	for _, hit := range hitBy {
		for _, q := range e.Sizes {
			if n := q.people(false); q.Kind == hit.kind && n > 0 {
				weight = max(weight, e.backing(hit.kind, n)*math.Log2(1+min(hit.each*float64(n), mostPeople)))
			}
		}
	}
	return weight
}

// mostPeople bounds what a number adds: beyond it stand the dead of whole wars.
const mostPeople = 200

// hitBy says how much one of a kind counts: the dead four times as much as those hurt,
// held or freed.
var hitBy = []struct {
	kind string
	each float64
}{{"killed", 4}, {"injured", 1}, {"missing", 1}, {"detained", 1}, {"released", 1}, {"displaced", 0.1}}

// PeopleHit are the dead, each four times, or those hurt, held or freed: as many as are
// likely, or of the highest number that is given.
func (e *Event) PeopleHit(highest bool) float64 {
	people := 0.0
	for _, hit := range hitBy {
		for _, q := range e.Sizes {
			if q.Kind == hit.kind {
				people = max(people, hit.each*float64(q.people(highest)))
			}
		}
	}
	return people
}

// people are as many as are likely, or the highest number that is given.
func (q *Quantity) people(highest bool) (n int) {
	sides := [...]*int{q.Low, q.Best, q.High}
	for i, side := range sides {
		if side != nil && (i < 2 || highest) {
			n = max(n, *side)
		}
	}
	return n
}

// Foremost gives at most so many of the events, the most prominent first. Rejected,
// withdrawn and irrelevant ones are left out. It holds no more events than it gives.
func Foremost(events iter.Seq2[*Event, error], on Day, most int) ([]*Event, error) {
	type ranked struct {
		*Event
		by float64
	}
	var out []ranked
	order := func(a, b ranked) int { return cmp.Or(cmp.Compare(b.by, a.by), cmp.Compare(a.ID, b.ID)) }
	for e, err := range events {
		if err != nil {
			return nil, err
		}
		if e.Status == Rejected || e.Status == "withdrawn" || e.Relevance.Off() {
			continue
		}
		x := ranked{e, Prominence(e, on)}
		if at, _ := slices.BinarySearchFunc(out, x, order); at < most {
			out = slices.Insert(out, at, x)
			out = out[:min(len(out), most)]
		}
	}
	list := make([]*Event, len(out))
	for i, x := range out {
		list[i] = x.Event
	}
	return list, nil
}
