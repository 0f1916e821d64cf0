package store

import (
	"context"
	"errors"
)

// Recent is an event that changed.
type Recent struct {
	Number   int64 // of the change in the log
	At, What string
	Kind     ChangeKind
	ID       string
}

// Recent are the events that were created, updated or withdrawn after a number of the
// log, the latest first, each once, at most so many.
func (db *DB) Recent(ctx context.Context, after int64, most int) (out []Recent, err error) {
	enough := errors.New("enough")
	seen := map[string]bool{}
	err = each(ctx, db.read, db.dialect, "SELECT num, at, what, changes FROM commits WHERE num>? ORDER BY num DESC", []any{after}, func(scan func(...any) error) error {
		r := Recent{}
		var b []byte
		if err := scan(&r.Number, &r.At, &r.What, &b); err != nil {
			return err
		}
		err := changes(b, func(c change) error {
			switch c.kind {
			case EventCreated, EventUpdated, EventWithdrawn:
				if r.Kind, r.ID = c.kind, c.id; !seen[c.id] {
					seen[c.id] = true
					out = append(out, r)
				}
			case EventMerged:
				seen[c.id] = true
			}
			return nil
		})
		if err == nil && len(out) >= most {
			return enough
		}
		return err
	})
	if errors.Is(err, enough) {
		err = nil
	}
	return out[:min(len(out), most)], db.fault(err)
}
