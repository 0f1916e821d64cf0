package sitrep

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
)

// Prominence says how far in front an event belongs on a page that somebody opens on a
// day: by independent sources, the people hit, whether something was done or only said,
// how surely it was coded, how far its reports agree, how relevant it is and how long ago
// it was. Numbers order and mean no more. What is no fact any more, or none yet, stands behind.
func Prominence(e *Event, on Day) float64 {
	w := 1 + e.struck() + 2*math.Log2(float64(max(1, e.confirming())))
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
	w *= e.agreement()
	switch {
	case e.Reality == Historical || e.Reality == Hypothetical || e.Reality == Habitual:
		w *= 0.3
	case e.Polarity == Negative:
		w *= 0.5
	case e.Reality != Actual && e.Reality != "":
		w *= 0.8
	}
	w *= e.Certainty * e.Certainty
	if e.Relevance != nil {
		w *= e.Relevance.Score * e.Relevance.Score
	}
	if end := e.lately(); end != 0 && on > end {
		w -= min(3, math.Log2(1+float64(on-end))/4)
	}
	return w
}

// lately is the last day on which the event may have happened: where it is told without one,
// that of its latest report; 0 when nobody knows.
func (e *Event) lately() (end Day) {
	if d := e.OccurredOn; d != nil && d.Known() {
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

// backing is the share of the reports that give such a number of a kind, or at least half as
// many, and half of that for a number that one source alone knows.
func (e *Event) backing(kind string, n int) float64 {
	claims := e.Claims["sizes."+kind]
	if len(e.Documents) < 2 || len(claims) == 0 {
		return 0.5
	}
	given := map[string]bool{}
	for _, c := range claims {
		if 2*numberIn(c.Value) >= min(n, mostPeople) {
			for _, d := range c.Documents {
				given[d] = true
			}
		}
	}
	n = 0
	for _, s := range e.Sources {
		if slices.ContainsFunc(s.Documents, func(d string) bool { return given[d] }) {
			n++
		}
	}
	if n < 2 {
		return 0.5 / float64(max(1, len(e.Sources)))
	}
	return float64(n) / float64(len(e.Sources))
}

// numberIn is the first number of a claim: "about 40", "24–99", "3 or more".
func numberIn(claim string) (n int) {
	for i := range len(claim) {
		if c := claim[i]; c >= '0' && c <= '9' {
			n = min(10*n+int(c-'0'), math.MaxInt32)
		} else if n > 0 {
			break
		}
	}
	return n
}

// agreement is less than 1 where reports speak against each other: by days of which none
// can be the event's, by numbers of which some have next to nothing to do with others. So do
// reports of many happenings that were taken for one.
func (e *Event) agreement() float64 {
	agree := 1.0
	if d := e.OccurredOn; d != nil && d.Known() {
		agree *= 1 - 0.6*e.against("occurred_on", func(value string) bool { return !mayBeOn(value, d.Interval) })
	}
	for _, hit := range hitBy {
		told, least, most := 0, math.MaxInt, 0
		for _, q := range e.Sizes {
			if n := q.people(false); q.Kind == hit.kind && (n > 1 || n == 1 && hit.kind == "killed") {
				told, least, most = told+1, min(least, n), max(most, n)
			}
		}
		switch {
		case told >= 3 && most/least >= 100:
			agree *= 0.3
		case told >= 2 && most/least >= 8:
			agree *= 0.5
		}
	}
	if e.outvoted() {
		agree *= 0.7
	}
	if slices.ContainsFunc(e.Sizes, func(q Quantity) bool { return q.Kind == "attacks" && q.people(false) > 1 }) {
		agree *= 0.7 // a series, of which reports tell this or that one
	}
	return agree
}

// outvoted: more reports give another number of dead than any that the event has, or no report
// gives it: persons told of one by one were added up.
func (e *Event) outvoted() bool {
	reports := map[int]int{}
	for _, c := range e.Claims["sizes.killed"] {
		reports[numberIn(c.Value)] += len(c.Documents)
	}
	own, most := -1, 0
	for _, q := range e.Sizes {
		if n := q.people(false); q.Kind == "killed" && n > 0 {
			own = max(own, reports[n])
		}
	}
	for _, n := range reports {
		most = max(most, n)
	}
	return own >= 0 && own < most
}

// against is the share of the reports that give a field at all, all of whose values speak
// against the event's own.
func (e *Event) against(field string, speaks func(value string) bool) float64 {
	backs, all := map[string]bool{}, map[string]bool{}
	for _, c := range e.Claims[field] {
		for _, d := range c.Documents {
			all[d] = true
			backs[d] = backs[d] || !speaks(c.Value)
		}
	}
	n := 0
	for d := range all {
		if !backs[d] {
			n++
		}
	}
	return float64(n) / float64(max(1, len(all)))
}

// mayBeOn: the days of a claim have some in common with those of the event, or are the next.
func mayBeOn(claim string, of Interval) bool {
	from, to, _ := strings.Cut(claim, "/")
	a, err := ParseDay(from)
	if err != nil {
		return true
	}
	b, err := ParseDay(to)
	if err != nil {
		return true
	}
	return of.Start == 0 || of.End == 0 || a <= of.End+1 && b >= of.Start-1
}

// confirming is how many independent sources give two of the event's own values of whom, when
// and how many died, or one of them with who and where, which all happenings of a war may have
// in common. Reports that share less tell of the same affair rather than of the same happening.
func (e *Event) confirming() int {
	if len(e.Sources) == 0 || e.IndependentSources < 2 {
		return e.IndependentSources
	}
	given := map[string]float64{} // by document
	for field, says := range map[string]float64{"actors": 0.5, "place": 0.5, "recipients": 1, "occurred_on": 1, "sizes.killed": 1} {
		chosen, seen := map[string]bool{}, map[string]bool{}
		for _, c := range e.Claims[field] {
			chosen[c.Value] = chosen[c.Value] || c.Chosen
		}
		for _, c := range e.Claims[field] {
			for _, d := range c.Documents {
				if chosen[c.Value] && !seen[d] {
					seen[d] = true
					given[d] += says
				}
			}
		}
	}
	n := 0
	for _, s := range e.Sources {
		if s.Cites == "" && slices.ContainsFunc(s.Documents, func(d string) bool { return given[d] >= 2 }) {
			n++
		}
	}
	return n
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
