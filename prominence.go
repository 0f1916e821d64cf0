package sitrep

import (
	"cmp"
	"iter"
	"math"
	"slices"
)

// Prominence says how far in front an event belongs on a page that somebody opens on a
// day: by independent sources, the people hit, whether something was done or only said,
// how surely it was coded, how relevant it is and how long ago it was. Numbers order and
// mean no more. What is no fact any more, or none yet, stands behind.
func Prominence(e *Event, on Day) float64 {
	w := 1 + math.Log2(1+min(e.PeopleHit(false), mostPeople)) + 2*math.Log2(float64(max(1, e.confirming())))
	if e.Quad == 2 || e.Quad == 4 {
		w++
	}
	// What is told without day, place or anybody, or of months, is a total or a look back more
	// often than news.
	if e.Place == nil {
		w *= 0.8
	}
	switch d := e.OccurredOn; {
	case d == nil || !d.Known():
		w *= 0.7
	case d.Days() == 0 || d.Days() > 31:
		w *= 0.6
	}
	if len(e.Actors)+len(e.Recipients) == 0 {
		w *= 0.8
	}
	if len(e.Flags) > 0 {
		w *= 0.8
	}
	if e.heaped() {
		w *= 0.3
	}
	switch {
	case e.Reality == Historical || e.Reality == Hypothetical || e.Reality == Habitual:
		w *= 0.3
	case e.Polarity == Negative:
		w *= 0.5
	case e.Reality != Actual && e.Reality != "":
		w *= 0.8
	}
	w *= 0.4 + 0.6*e.Certainty
	if e.Relevance != nil {
		w *= e.Relevance.Score * e.Relevance.Score
	}
	if d := e.OccurredOn; d != nil && d.Known() {
		if end := cmp.Or(d.End, d.Start); on > end {
			w -= min(3, math.Log2(1+float64(on-end))/4)
		}
	}
	return w
}

// confirming is how many independent sources give at least two of the event's own values of
// who, whom, when, where and how many died. Reports that share less tell of the same affair
// rather than of the same happening.
func (e *Event) confirming() int {
	if len(e.Sources) == 0 || e.IndependentSources < 2 {
		return e.IndependentSources
	}
	given := map[string]int{} // fields by document
	for _, field := range []string{"actors", "recipients", "occurred_on", "place", "sizes.killed"} {
		own, seen := map[string]bool{}, map[string]bool{}
		for _, c := range e.Claims[field] {
			own[c.Value] = own[c.Value] || c.Chosen
		}
		for _, c := range e.Claims[field] {
			for _, d := range c.Documents {
				if own[c.Value] && !seen[d] {
					seen[d] = true
					given[d]++
				}
			}
		}
	}
	n := 0
	for _, s := range e.Sources {
		if s.Cites == "" && slices.ContainsFunc(s.Documents, func(d string) bool { return given[d] > 1 }) {
			n++
		}
	}
	return n
}

// heaped: the dead that are told have next to nothing to do with each other, as where many
// reports of one war were joined: "six priests", "1,000 rebels", "scores of thousands".
func (e *Event) heaped() bool {
	told, least, most := 0, math.MaxInt, 0
	for _, q := range e.Sizes {
		if n := q.people(false); q.Kind == "killed" && n > 0 {
			told, least, most = told+1, min(least, n), max(most, n)
		}
	}
	return told >= 3 && most/least >= heapedBy
}

// heapedBy is how many times the least number the highest one is in such a heap.
const heapedBy = 100

// mostPeople bounds what a number adds: beyond it stand the dead of whole wars.
const mostPeople = 200

// PeopleHit are the dead, each four times, or those hurt, held or freed: as many as are
// likely, or of the highest number that is given.
func (e *Event) PeopleHit(highest bool) float64 {
	people := 0.0
	for _, q := range e.Sizes {
		n := q.people(highest)
		switch q.Kind {
		case "killed":
			people = max(people, 4*float64(n))
		case "injured", "missing", "detained", "released":
			people = max(people, float64(n))
		case "displaced":
			people = max(people, float64(n)/10)
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
