package main

import (
	"sitrep"
	"sitrep/merge"
	"sitrep/store"
)

// setVersions says of the reports of a step which ones are versions of others, of the step
// or stored, and what they change.
func setVersions(tx *store.Tx, items []*item) error {
	type place struct {
		address string
		n       int // which report of its page
	}
	last := map[place]*sitrep.Document{}
	of := map[string]int{} // reports by capture
	for _, it := range items {
		p := place{it.doc.Address(), of[it.doc.Capture]}
		of[it.doc.Capture]++
		if p.address == "" || it.doc.Text == "" {
			continue
		}
		id, known, err := tx.Before(it.doc, p.n)
		if err != nil {
			return err
		}
		if known { // it keeps its place
			continue
		}
		was := last[p]
		last[p] = it.doc
		if was == nil {
			if id == "" {
				continue
			}
			d, err := tx.Document(id)
			if err != nil {
				return err
			}
			was = d.Document
		}
		if was.ID != it.doc.ID {
			it.doc.VersionOf, it.doc.Changes = was.ID, merge.Changes(merge.OutlineOf(was), merge.OutlineOf(it.doc))
		}
	}
	return nil
}

// before is of each report of a step the one that stood at its place before: its version
// before, also where the place is a file. Reports that stand at none are left out.
func (n *step) before(tx *store.Tx) (map[string]string, error) {
	sources := map[string]string{}
	for _, c := range n.captures {
		sources[c.ID] = c.Source
	}
	out := map[string]string{}
	last := map[int64]string{}
	of := map[string]int{} // reports by capture
	for _, it := range n.items {
		source, k := sources[it.doc.Capture], of[it.doc.Capture]
		of[it.doc.Capture]++
		place := store.PlaceOf(it.doc, source, k)
		was := last[place]
		if was == "" {
			var err error
			if was, err = tx.Latest(it.doc, source, k); err != nil {
				return nil, err
			}
		}
		if last[place] = it.doc.ID; was != "" && was != it.doc.ID {
			out[it.doc.ID] = was
		}
	}
	return out, nil
}
