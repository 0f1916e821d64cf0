package export

import (
	"iter"

	"sitrep"
)

// dyads is an event as tables of dyads take it: told, and who did it to whom.
type dyads struct {
	*sitrep.Told
	pairs []pair // of the present step only
}

// inDyads goes through the events that leave has no reason to leave out.
func inDyads(events Events, tally *Tally, leave func(*sitrep.Event) string) iter.Seq2[dyads, error] {
	return func(yield func(dyads, error) bool) {
		var ps []pair
		for told, err := range events {
			if err != nil {
				yield(dyads{}, err)
				return
			}
			if why := leave(told.Event); why != "" {
				tally.leaveOut(why)
				continue
			}
			ps = pairs(ps, told.Event)
			if !yield(dyads{told, ps}, nil) {
				return
			}
		}
	}
}

// dyads counts an event with a row for each pair; day and latitude are the columns that
// stay empty where the record does not know them.
func (t *Tally) dyads(d dyads, day, latitude string) {
	t.event(len(d.pairs))
	if eventDay(d.Event.OccurredOn) == 0 {
		t.empty(day, len(d.pairs))
	}
	if p := d.Event.Place; p == nil || p.Lat == nil {
		t.empty(latitude, len(d.pairs))
	}
}
