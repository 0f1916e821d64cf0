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
