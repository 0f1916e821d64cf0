package store

import "sitrep"

// PutProcesses stores processes as they are now; removed are the IDs of those that are
// no more.
func (tx *Tx) PutProcesses(ps []sitrep.Process, removed []string) {
	for _, p := range ps {
		tx.processes.put(p.ID, &p)
	}
	for _, id := range removed {
		tx.processes.put(id, nil)
	}
}

func (tx *Tx) writeProcesses() error {
	var put []string
	var keys []int64
	var steps [][]any
	for _, id := range tx.processes.ids {
		p := tx.processes.by[id]
		keys = append(keys, key(id))
		if p == nil {
			tx.log.add(change{kind: ProcessRemoved, id: id})
			continue
		}
		put = append(put, id)
		seen := map[int64]bool{}
		for _, s := range p.Steps {
			if k := key(s.Event); s.Event != "" && !seen[k] {
				seen[k] = true
				steps = append(steps, []any{k, key(id)})
			}
		}
	}
	if err := tx.remove("process_events", "process", keys); err != nil {
		return err
	}
	if err := tx.insert(processEventTable, steps); err != nil {
		return err
	}
	var gone []int64
	for _, id := range tx.processes.ids {
		if tx.processes.by[id] == nil {
			gone = append(gone, key(id))
		}
	}
	if err := tx.remove("processes", "key", gone); err != nil {
		return err
	}
	return tx.writeRecords(processTable, ProcessPut, put, func(id string) ([]byte, error) { return pack(asProcess, tx.processes.by[id]) })
}
