package merge

import "sitrep"

// NewEvent is the event of the tellings of one happening, in order, as Regroup gives them.
// Mentions and Runs of their reports have to be set.
func NewEvent(members []Ref) sitrep.Event {
	var texts Reprints
	number := map[*Report]int{}
	for _, m := range members {
		if _, known := number[m.Report]; !known {
			number[m.Report] = texts.add(m.Report)
		}
	}
	group := make(map[*Report]int32, len(number))
	for r, n := range number {
		group[r] = texts.Group(n)
	}
	return newEvent(members, group)
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
