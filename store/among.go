package store

import (
	"context"

	"sitrep"
)

// EventsAmong finds of the events with these IDs those that fit, of each thousand the latest
// first.
func (db *DB) EventsAmong(ctx context.Context, f *sitrep.Filter, ids []string) (out []*sitrep.Event, err error) {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		keys[i] = key(id)
	}
	err = inLists(keys, func(list string) error {
		p, err := db.searchEvents(ctx, f, Range{Limit: len(ids)}, "# IN (SELECT num FROM events WHERE key IN ("+list+"))")
		out = append(out, p.Items...)
		return err
	})
	return out, err
}
