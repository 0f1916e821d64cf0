package export

import (
	"fmt"
	"io"

	"sitrep"
)

// Kept is what pages of processes show of a record.
type Kept struct {
	Processes []sitrep.Process
	Events    map[string]*sitrep.Event    // by ID
	Documents map[string]*sitrep.Document // by ID
}

// ReadKept reads a native record as far as pages of processes need it; name says in errors
// what was read.
func ReadKept(name string, r io.Reader) (*Kept, error) {
	k := &Kept{Events: map[string]*sitrep.Event{}, Documents: map[string]*sitrep.Document{}}
	for v, err := range ReadNDJSON(r) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		switch v := v.(type) {
		case *sitrep.Document:
			k.Documents[v.ID] = v
		case *sitrep.Event:
			k.Events[v.ID] = v
		case *sitrep.Process:
			k.Processes = append(k.Processes, *v)
		}
	}
	return k, nil
}
