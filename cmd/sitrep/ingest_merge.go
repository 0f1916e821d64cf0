package main

import (
	"sitrep"
	"sitrep/merge"
	"sitrep/store"
)

// digest is what merging needs of one report.
type digest struct{ report *merge.Report }

// Read is called by the workers.
func (g *ingester) Read(a *sitrep.Analysis) any { return digest{merge.Read(a)} }

// Add is called before Document of the same report.
func (g *ingester) Add(_ *sitrep.Document, d any) { g.digest = d.(digest) }

// Finish has nothing left to do: events are merged step by step.
func (g *ingester) Finish() ([]sitrep.Event, []sitrep.Process) { return nil, nil }

// related is how the reports of a step change what is stored.
type related struct {
	events   store.Events
	tellings []store.Telling
	links    []store.Link
}

// relate merges what the reports of a step tell with each other and with what is stored.
func relate(_ *store.Tx, items []*item) (out related, err error) {
	var r merge.Record
	for _, it := range items {
		it.doc.ReprintOf = r.Add(it.digest.report)
	}
	events := r.Events()
	for i := range events {
		e := &events[i]
		e.Actors, e.Recipients = toldTies(e.Actors), toldTies(e.Recipients)
		out.events.Put = append(out.events.Put, e)
	}
	return out, nil
}
