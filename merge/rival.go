package merge

import (
	"slices"

	"sitrep"
)

// withRivals opens the low and high of a number as far as others go that half as many sources give for
// the same people, as casualty data sets (UCDP GED) have a low and a high beside the best estimate.
// What somebody claims is what he claims.
func withRivals(all []sitrep.Quantity, votes []vote) []sitrep.Quantity {
	for i := range all {
		q := all[i]
		if q.By != "" || q.Best == nil || *q.Best == 0 {
			continue
		}
		low, high := *q.Best, *q.Best
		for k := range votes {
			if v := &votes[k]; v.Best != nil && rivals(votes, v, &q) && !slices.ContainsFunc(all, func(o sitrep.Quantity) bool { return o.Kind == v.Kind && number(&o) == *v.Best }) {
				low, high = min(low, *v.Best), max(high, *v.Best)
			}
		}
		if low < *q.Best && (q.Low == nil || low < *q.Low) {
			all[i].Low = &low
		}
		if high > *q.Best && (q.High == nil || high > *q.High) {
			all[i].High = &high
		}
	}
	return all
}

// rivals: v is another number for those whom q counts. Neither is twice the other, and no report gives both,
// of which one would be a part.
func rivals(votes []vote, v *vote, q *sitrep.Quantity) bool {
	n, own := number(&v.Quantity), number(q)
	return v.Kind == q.Kind && v.Struck == q.Struck && !partial(&v.Quantity) && n != own && n <= 2*own && own <= 2*n &&
		2*backing(votes, v.Quantity) >= backing(votes, *q) && !sideBySide(votes, *q, v.Quantity)
}
