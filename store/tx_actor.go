package store

import (
	"bytes"

	"sitrep"
)

// PutActors stores actors as they are now known.
func (tx *Tx) PutActors(actors []sitrep.Actor) {
	for _, a := range actors {
		tx.actors.put(a.ID, &a)
	}
}

// Actors are the stored ones among the IDs.
func (tx *Tx) Actors(ids []string) (map[string]*sitrep.Actor, error) {
	out := map[string]*sitrep.Actor{}
	err := tx.records("actors", ids, func(_ int64, data []byte) error {
		var a sitrep.Actor
		if err := unpack(data, &a); err != nil {
			return err
		}
		out[a.ID] = &a
		return nil
	})
	return out, err
}

// records calls f with key and record of the rows that there are for the IDs.
func (tx *Tx) records(table string, ids []string, f func(key int64, data []byte) error) error {
	keys := make([]int64, len(ids))
	for i, id := range ids {
		keys[i] = key(id)
	}
	return inLists(keys, func(list string) error {
		return tx.each("SELECT key, data FROM "+table+" WHERE key IN ("+list+")", nil, func(scan func(...any) error) error {
			var k int64
			var data []byte
			if err := scan(&k, &data); err != nil {
				return err
			}
			return f(k, data)
		})
	})
}

// writeRecords replaces the rows of a table of records by key, and logs those that are
// new or other than before.
func (tx *Tx) writeRecords(t *table, kind ChangeKind, ids []string, data func(id string) ([]byte, error)) error {
	old := map[int64][]byte{}
	if err := tx.records(t.name, ids, func(k int64, data []byte) error { old[k] = data; return nil }); err != nil {
		return err
	}
	var rows [][]any
	for _, id := range ids {
		b, err := data(id)
		if err != nil {
			return err
		}
		k := key(id)
		if was, known := old[k]; known && bytes.Equal(was, b) {
			continue
		}
		if _, known := old[k]; !known {
			tx.countRows(t.name, 1)
		}
		rows = append(rows, []any{k, b})
		tx.log.add(change{kind: kind, id: id, sum: digest(b)})
	}
	return tx.replace(t, 1, rows)
}

func (tx *Tx) writeActors() error {
	return tx.writeRecords(actorTable, ActorPut, tx.actors.ids, func(id string) ([]byte, error) { return pack(asActor, tx.actors.by[id]) })
}
