package merge

import (
	"cmp"
	"slices"

	"sitrep"
)

// vote is a number as a source gives it.
type vote struct {
	sitrep.Quantity
	doc, source string
	on          sitrep.Day
	beside      bool // of the hurt, told beside the dead
}

// enough sources that give a value make it as sure as more would.
const enough = 3

// atLeast: r says only that there are at least so many, and q a number not much above it: nothing against it.
func atLeast(r, q *sitrep.Quantity) bool {
	return r.Best == nil && r.High == nil && r.Low != nil && q.Best != nil && *r.Low < *q.Best && *q.Best < 2**r.Low
}

// outgrown: r gives a least number of days before q was given, which is larger as tolls are that rise: nothing against it.
func outgrown(r *vote, q *sitrep.Quantity, on sitrep.Day) bool {
	return r.Best == nil && r.High == nil && r.Low != nil && r.on > 0 && r.on < on && *r.Low < number(q) && number(q) < anotherSize**r.Low
}

// risen: a later report counts more dead than all that give v, who are not many, and does not give v as well: some have died
// since, or were found.
func risen(votes []vote, v vote, ms []*sitrep.EventMention) bool {
	n := number(&v.Quantity)
	if v.Kind != "killed" || v.on == 0 || n < 2 {
		return false
	}
	last, by := lastOf(votes, &v.Quantity), givers(votes, v.Quantity)
	return slices.ContainsFunc(votes, func(w vote) bool {
		return w.Kind == v.Kind && w.Best != nil && !partial(&w.Quantity) && n < *w.Best && *w.Best < 2*n &&
			last < w.on && by < givers(votes, w.Quantity)+2 && !slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
			return m.Document == w.doc && slices.ContainsFunc(m.Sizes, func(q sitrep.Quantity) bool { return sameTotal(&q, &v.Quantity) })
		})
	})
}

// lastOf is the last day on which the number is given.
func lastOf(votes []vote, q *sitrep.Quantity) (on sitrep.Day) {
	for i := range votes {
		if v := &votes[i]; sameTotal(&v.Quantity, q) {
			on = max(on, v.on)
		}
	}
	return on
}

// farBelow: q is not half of what r says that there are at least: it counts some of them.
func farBelow(q, r *sitrep.Quantity) bool {
	most := q.High
	if most == nil {
		most = q.Best
	}
	return most != nil && r.Low != nil && r.Best == nil && 2**most < *r.Low
}

// borne is the value that the votes choose. Who tells of single persons alone gives way to as
// many who give a larger number.
func borne(vs []vote) sitrep.Quantity {
	count := map[int]int{}
	for _, v := range vs {
		count[number(&v.Quantity)]++
	}
	type backed struct {
		*vote
		n, by int // its number, and how many bear it
	}
	all := make([]backed, len(vs))
	for i := range vs {
		v := backed{&vs[i], number(&vs[i].Quantity), 0}
		v.by = count[v.n]
		for k := range vs {
			if atLeast(&vs[k].Quantity, &v.Quantity) || outgrown(&vs[k], &v.Quantity, v.on) {
				v.by++
			}
		}
		v.by = min(v.by, enough)
		all[i] = v
	}
	part := func(q backed) bool {
		return slices.ContainsFunc(all, func(r backed) bool {
			return r.by >= q.by && (farBelow(&q.Quantity, &r.Quantity) || partial(&q.Quantity) && r.n > q.n)
		})
	}
	return slices.MaxFunc(except(all, part), func(a, b backed) int {
		return cmp.Or(cmp.Compare(a.by, b.by), cmp.Compare(informs(&a.Quantity), informs(&b.Quantity)), cmp.Compare(a.on, b.on), cmp.Compare(a.n, b.n))
	}).Quantity
}
