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
	return func(r *Report) string { return strconv.Itoa(int(texts.Group(number[r]))) }
}

// SetText sets the runs of words of a report that was kept without them.
func (r *Report) SetText(text string) { r.Runs = textRuns(text) }

// SameText reports whether two reports carry the same text: see Reprints.
func SameText(a, b *Report) bool {
	least := min(len(a.Runs), len(b.Runs))
	if least == 0 {
		return false
	}
	if least < fewestRuns {
		return len(a.Runs) == len(b.Runs) && lookups(a.Runs)[0] == lookups(b.Runs)[0]
	}
	return sameRuns(a.Runs, b.Runs, least)
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
