package merge

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// unopposed leaves out the numbers that fewer sources give, by whomever, than give another one
// of the kind, unless a report has both side by side: then they are contested. What one source
// alone gives against enough others, or of quite another size, is not: it is of something else
// that a report counts; so are the hurt, held or driven out of whom one alone of many reports tells.
func unopposed(all []sitrep.Quantity, votes []vote, reports int) []sitrep.Quantity {
	return slices.DeleteFunc(all, func(q sitrep.Quantity) bool {
		if q.Struck || number(&q) == 0 {
			return false
		}
		own := backing(votes, q)
		if reports > enough && q.Kind != "killed" && own == 1 && !slices.ContainsFunc(votes, func(v vote) bool { return v.Kind == q.Kind && number(&v.Quantity) != number(&q) }) {
			return true
		}
		return own < enough && slices.ContainsFunc(votes, func(v vote) bool { return opposes(votes, &v, q, own) })
	})
}

// wholes leaves out numbers that are part of others: persons told of one by one, or some of people told
// before, beside a larger number of people, and those only told to be hit beside a number of the hurt. Of two numbers of
// the hurt that differ by the dead the larger counts the dead, or was given before they died, unless it is told beside them.
func wholes(all []sitrep.Quantity, beside []int) (kept []sitrep.Quantity) {
	if len(all) < 2 {
		return all
	}
	dead := deadOf(all)
	withDead := func(q, r *sitrep.Quantity) bool {
		return dead > 0 && q.Kind == "injured" && !q.Others && len(q.Who)+len(r.Who) == 0 && q.Best != nil && r.Best != nil && *q.Best == *r.Best+dead && !slices.Contains(beside, *q.Best)
	}
	part := func(q, r *sitrep.Quantity) bool {
		switch {
		case q.Kind != r.Kind || number(r) == 0 || withDead(r, q):
			return false
		case withDead(q, r):
			return true
		case q.Struck && !r.Struck:
			return len(r.Who) == 0 || number(q) <= number(r)
		}
		return (len(q.Who) > 0 && len(r.Who) == 0 || q.Part && !r.Part) && number(q) < number(r)
	}
	for i := range all {
		q := &all[i]
		if !slices.ContainsFunc(all, func(r sitrep.Quantity) bool { return part(q, &r) }) {
			kept = append(kept, *q)
		}
	}
	return kept
}

// opposes: more sources give v than those that give q. Who tells of single persons does not
// speak against a number of many, unless enough do.
func opposes(votes []vote, by *vote, q sitrep.Quantity, own int) bool {
	v := by.Quantity
	if v.Kind != q.Kind || v.Struck || number(&v) == number(&q) || number(&v) == 0 || atLeast(&v, &q) || outgrown(by, &q, lastOf(votes, &q)) {
		return false
	}
	n := backing(votes, v)
	if partial(&v) && len(q.Who) == 0 && number(&v) < number(&q) && n < enough {
		return false
	}
	far := max(number(&v), number(&q)) > anotherSize*min(number(&v), number(&q))
	return n > own && (q.By == "" || n >= enough && own == 1 || far || !sideBySide(votes, q, v))
}

// lastGiven leaves out a number that a report gives of its own, or somebody who is none of the parties, where another
// report has another one and none has both: one of them was given before more was known. Of them the one of more sources
// stands, of equals the one that says that there are more at the least, then the exact one, the later, the larger. What a party says against it stays.
func lastGiven(all []sitrep.Quantity, votes []vote, ms []*sitrep.EventMention) []sitrep.Quantity {
	if len(all) < 2 {
		return all
	}
	bound := func(q *sitrep.Quantity) bool { return q.Best == nil && q.High == nil }
	yields := func(q, r *sitrep.Quantity) bool {
		switch c := cmp.Compare(givers(votes, *q), givers(votes, *r)); {
		case c != 0:
			return c < 0
		case bound(r) && number(r) > number(q): // "at least 74" after 40
			return true
		case bound(q) && number(q) > number(r):
			return false
		}
		return cmp.Or(cmp.Compare(informs(q), informs(r)), cmp.Compare(lastOf(votes, q), lastOf(votes, r)), cmp.Compare(number(q), number(r))) < 0
	}
	older := func(q, r *sitrep.Quantity) bool {
		return q.Kind == r.Kind && !q.Struck && !r.Struck && (q.By == "" || r.By == "") && number(q) > 0 && number(r) > 0 && number(q) != number(r) &&
			!sideBySide(votes, *q, *r) && !takesPart(ms, q.By) && !takesPart(ms, r.By) && yields(q, r)
	}
	return except(all, func(q sitrep.Quantity) bool {
		return slices.ContainsFunc(all, func(r sitrep.Quantity) bool { return older(&q, &r) })
	})
}

// takesPart: who claims a number is one of those who did it or whom it befell.
func takesPart(ms []*sitrep.EventMention, by string) bool {
	is := func(p sitrep.Participant) bool {
		return strings.EqualFold(label(&p), by) || strings.EqualFold(p.Text, by)
	}
	return by != "" && slices.ContainsFunc(ms, func(m *sitrep.EventMention) bool {
		return slices.ContainsFunc(m.Actors, is) || slices.ContainsFunc(m.Recipients, is)
	})
}

// anotherSize is how many times the smaller of two numbers the larger one is where nobody
// contests one with the other.
const anotherSize = 10

// backing is how many sources give the number, by whomever; enough are as good as more.
func backing(votes []vote, q sitrep.Quantity) int { return min(givers(votes, q), enough) }

// givers is how many sources give the number, by whomever.
func givers(votes []vote, q sitrep.Quantity) int {
	var sources []string
	for _, v := range votes {
		if sameTotal(&v.Quantity, &q) && !v.Struck && !slices.Contains(sources, v.source) {
			sources = append(sources, v.source)
		}
	}
	return len(sources)
}

// sideBySide: one report gives both numbers.
func sideBySide(votes []vote, a, b sitrep.Quantity) bool {
	for _, v := range votes {
		if !sameTotal(&v.Quantity, &a) {
			continue
		}
		for _, w := range votes {
			if w.doc == v.doc && sameTotal(&w.Quantity, &b) {
				return true
			}
		}
	}
	return false
}
