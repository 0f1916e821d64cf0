package merge

import (
	"cmp"
	"slices"

	"sitrep"
)

// relation is what two tellings that are not one happening are to each other. The first
// of a pair is the one that comes first in order.
type relation uint8

const (
	unrelated relation = iota
	denies             // one says that what the other tells did not happen
	announces          // one tells ahead what the other tells as a fact
	counts             // one counts many, of which the other is an instance
)

// relates says what the two may be to each other; why is what excludes their being one.
func relates(a, b Ref, why string) relation {
	switch {
	case why == otherPolarity:
		return denies
	case why == otherReality && (ahead(a) && fact(b) || ahead(b) && fact(a)):
		return announces
	case (why == "" || why == oneOfMany) && a.Telling.Series != b.Telling.Series:
		return counts
	}
	return unrelated
}

func ahead(x Ref) bool { return x.Telling.Reality == sitrep.Planned }
func fact(x Ref) bool  { return told(x.Telling.Reality) == sitrep.Actual }

// at is the relation where the score is high enough for it. A series is further from its
// instances than these from each other by what weighs against its counting many.
func (r relation) at(score float64) relation {
	if r == counts {
		score -= weights()[counted]
	}
	if score > 0 {
		return r
	}
	return unrelated
}

// names of the relation seen from x, whose partner is y.
func (r relation) from(x, y Ref) string {
	switch r {
	case denies:
		if x.Telling.Polarity == sitrep.Negative {
			return sitrep.EventDenies
		}
		return sitrep.EventDeniedBy
	case announces:
		if ahead(x) {
			return sitrep.EventAnnounces
		}
		return sitrep.EventAnnounced
	}
	if x.Telling.Series {
		return sitrep.EventCounts
	}
	return sitrep.EventCountedIn
}

// relate links the events of related tellings; of is the event of each telling.
func relate(events []sitrep.Event, all []Ref, links []link, of []int) {
	for _, l := range links {
		x, y := of[l.a], of[l.b]
		if l.rel == unrelated || x == y {
			continue
		}
		a, b := all[l.a], all[l.b]
		join := func(e *sitrep.Event, k sitrep.EventLink) {
			if !slices.Contains(e.Links, k) {
				e.Links = append(e.Links, k)
			}
		}
		join(&events[x], sitrep.EventLink{Relation: l.rel.from(a, b), Event: events[y].ID})
		join(&events[y], sitrep.EventLink{Relation: l.rel.from(b, a), Event: events[x].ID})
	}
	for i := range events {
		slices.SortFunc(events[i].Links, func(a, b sitrep.EventLink) int {
			return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Event, b.Event))
		})
	}
}
