package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sitrep"
)

// Kept is what a page of processes shows of a native record.
type Kept struct {
	Processes []sitrep.Process
	Events    map[string]*sitrep.Event    // by ID
	Documents map[string]*sitrep.Document // by ID
}

// ReadRecord reads a native record (NDJSON) back, as far as pages of processes need it.
// Kinds of lines that it does not know are passed over.
func ReadRecord(name string, r io.Reader) (*Kept, error) {
	k := &Kept{Events: map[string]*sitrep.Event{}, Documents: map[string]*sitrep.Document{}}
	in := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if t := bytes.TrimSpace(line); len(t) > 0 {
			if e := k.line(t); e != nil {
				return nil, fmt.Errorf("%s:%d: want one JSON object of the native record a line: %w", name, n, e)
			}
		}
		if err != nil {
			return k, nil
		}
	}
}

func (k *Kept) line(b []byte) error {
	var head struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return err
	}
	switch head.Kind {
	case "document":
		var d sitrep.Document
		if err := json.Unmarshal(b, &d); err != nil {
			return err
		}
		k.Documents[d.ID] = &d
	case "event":
		var e sitrep.Event
		if err := json.Unmarshal(b, &e); err != nil {
			return err
		}
		k.Events[e.ID] = &e
	case "process":
		var p sitrep.Process
		if err := json.Unmarshal(b, &p); err != nil {
			return err
		}
		k.Processes = append(k.Processes, p)
	case "":
		return errors.New(`it has no "kind"`)
	}
	return nil
}
