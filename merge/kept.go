package merge

import (
	"slices"
	"strconv"
)

// Related is two tellings that are not of one happening, with what each is to the other
// (EventLink.Relation).
type Related struct {
	A, B         Ref
	FromA, FromB string
}

// RegroupRelated is Regroup with what the tellings of the groups are related to, in the
// groups and outside of them.
func RegroupRelated(shelf Shelf, changed []*Report, hand *Rulings) ([][]Ref, []Related, error) {
	w, err := walkFrom(shelf, changed, hand)
	if err != nil {
		return nil, nil, err
	}
	var out []Related
	for _, l := range w.links {
		if l.rel != unrelated {
			out = append(out, Related{l.a, l.b, l.rel.from(l.a, l.b), l.rel.from(l.b, l.a)})
		}
	}
	return w.clusters(), out, nil
}

// Texts names the text of each of the reports, for Event. Runs have to be set.
func Texts(members []Ref) func(*Report) string {
	if !slices.ContainsFunc(members, func(m Ref) bool { return m.Report != members[0].Report }) {
		return func(*Report) string { return "0" } // most happenings are told by one report
	}
	var texts Reprints
	number := map[*Report]int{}
	for _, m := range members {
		if _, known := number[m.Report]; !known {
			number[m.Report] = texts.add(m.Report)
		}
	}
	groups := texts.Groups()
	return func(r *Report) string { return strconv.Itoa(int(groups[number[r]])) }
}

// SetText sets the runs of words, the names and the numbers of a report that was kept without them.
func (r *Report) SetText(text string) { r.Runs, r.Facts = textRuns(text), textFacts(text) }

// SameText is the share of the shorter text that two reports have in common, 0 where they
// do not carry the same text: see Reprints.
func SameText(a, b *Report) float64 {
	least := min(len(a.Runs), len(b.Runs))
	switch {
	case least == 0, least < fewestRuns && (len(a.Runs) != len(b.Runs) || lookups(a.Runs)[0] != lookups(b.Runs)[0]):
		return 0
	case least < fewestRuns:
		return 1
	}
	return textShare(a.Runs, b.Runs, a.Facts, b.Facts)
}

// Earliest is the earliest of the reports of whose text r has most, r itself where that
// is none. Runs and facts have to be set.
func (r *Report) Earliest(others []*Report) *Report {
	shares := make([]float64, len(others))
	best := 0.0
	for i, o := range others {
		shares[i] = SameText(r, o)
		best = max(best, shares[i])
	}
	first := r
	for i, o := range others {
		if shares[i] > 0 && shares[i] >= nearBest*best && o.Before(first) {
			first = o
		}
	}
	return first
}

// kept is which share of the sampled runs is a key of a report that is kept: one of as
// many as make a dozen in a report of common length.
const kept = 4 * sampled

// TextKeys are what other reports of the same text are found by, beside Telling.Keys.
func (r *Report) TextKeys() (keys []Key) {
	for _, h := range lookups(r.Runs) {
		if h%kept == 0 || len(r.Runs) < allRuns && h%sampled == 0 || len(r.Runs) < fewestRuns {
			keys = append(keys, Key(mixInt(mix(14695981039346656037, "text"), int(h))))
		}
	}
	return keys
}

// Keys are those of all tellings of the report and of its text.
func (r *Report) Keys() []Key {
	keys := r.TextKeys()
	for i := range r.Tellings {
		keys = append(keys, r.Tellings[i].Keys(r)...)
	}
	return keys
}

// Before orders reports by day and ID; those without a day come last.
func (r *Report) Before(o *Report) bool { return earlier(r, o) < 0 }
