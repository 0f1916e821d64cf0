package merge

import (
	"slices"

	"sitrep"
)

// unopposed leaves out the numbers that fewer sources give, by whomever, than give another one
// of the kind, unless a report has both side by side: then they are contested.
func unopposed(all []sitrep.Quantity, votes []vote) []sitrep.Quantity {
	return slices.DeleteFunc(all, func(q sitrep.Quantity) bool {
		if q.Struck || number(&q) == 0 {
			return false
		}
		own := backing(votes, q)
		return own < enough && slices.ContainsFunc(votes, func(v vote) bool { return opposes(votes, v.Quantity, q, own) })
	})
}

// opposes: more sources give v than those that give q. Who tells of single persons does not
// speak against a number of many, unless enough do.
func opposes(votes []vote, v, q sitrep.Quantity, own int) bool {
	if v.Kind != q.Kind || v.Struck || number(&v) == number(&q) || number(&v) == 0 {
		return false
	}
	n := backing(votes, v)
	if partial(&v) && len(q.Who) == 0 && number(&v) < number(&q) && n < enough {
		return false
	}
	return n > own && (q.By == "" || !sideBySide(votes, q, v))
}

// backing is how many sources give the number, by whomever; enough are as good as more.
func backing(votes []vote, q sitrep.Quantity) int {
	var sources []string
	for _, v := range votes {
		if v.Kind == q.Kind && !v.Struck && number(&v.Quantity) == number(&q) && !slices.Contains(sources, v.source) {
			sources = append(sources, v.source)
		}
	}
	return min(len(sources), enough)
}

// sideBySide: one report gives both numbers.
func sideBySide(votes []vote, a, b sitrep.Quantity) bool {
	for _, v := range votes {
		if v.Kind != a.Kind || number(&v.Quantity) != number(&a) {
			continue
		}
		for _, w := range votes {
			if w.doc == v.doc && w.Kind == b.Kind && number(&w.Quantity) == number(&b) {
				return true
			}
		}
	}
	return false
}
