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
}

// enough sources that give a value make it as sure as more would.
const enough = 3

// atLeast: r says only that there are at least so many, and q a number not much above it: nothing against it.
func atLeast(r, q *sitrep.Quantity) bool {
	return r.Best == nil && r.High == nil && r.Low != nil && q.Best != nil && *r.Low < *q.Best && *q.Best < 2**r.Low
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
	votes := func(q vote) int {
		n := count[number(&q.Quantity)]
		for _, r := range vs {
			if atLeast(&r.Quantity, &q.Quantity) {
				n++
			}
		}
		return min(n, enough)
	}
	parts := func(q vote) bool {
		if slices.ContainsFunc(vs, func(r vote) bool { return farBelow(&q.Quantity, &r.Quantity) && votes(r) >= votes(q) }) {
			return true
		}
		return partial(&q.Quantity) && slices.ContainsFunc(vs, func(r vote) bool { return number(&r.Quantity) > number(&q.Quantity) && votes(r) >= votes(q) })
	}
	return slices.MaxFunc(slices.DeleteFunc(slices.Clone(vs), parts), func(a, b vote) int {
		return cmp.Or(cmp.Compare(votes(a), votes(b)), cmp.Compare(informs(&a.Quantity), informs(&b.Quantity)), cmp.Compare(a.on, b.on), cmp.Compare(number(&a.Quantity), number(&b.Quantity)))
	}).Quantity
}
