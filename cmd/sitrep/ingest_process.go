package main

import (
	"context"
	"time"

	"sitrep"
	"sitrep/process"
	"sitrep/store"
	"sitrep/store/compact"
)

// mostTracked is how many events processes are tracked over: all of them are held in
// memory for it.
const mostTracked = 50_000

// track finds the processes of all that is stored, and stores what has changed of them.
func (g *ingester) track(kinds *process.Kinds) (skipped bool, err error) {
	s, err := g.db.Stats(g.ctx)
	if err != nil || s.Events > mostTracked {
		return err == nil, err
	}
	var reports []process.Report
	for t, err := range g.db.Tellings(g.ctx) {
		if err != nil {
			return false, err
		}
		var head tracked
		if err := compact.Read(t.Data, &head); err != nil {
			return false, err
		}
		if len(head.Signs) > 0 || head.Published.Known() {
			reports = append(reports, process.Report{ID: t.Document, Published: head.Published, Signs: head.Signs})
		}
	}
	events, err := allEvents(g.ctx, g.db)
	if err != nil {
		return false, err
	}
	found := kinds.Track(events, reports)
	known, err := g.db.Processes(g.ctx)
	if err != nil {
		return false, err
	}
	now := map[string]bool{}
	for i := range found {
		now[found[i].ID] = true
	}
	var gone []string
	for _, p := range known {
		if !now[p.ID] {
			gone = append(gone, p.ID)
		}
	}
	tx, err := g.db.Begin(g.ctx, store.Cause{What: "track", At: time.Now(), Note: "sitrep " + sitrep.Version})
	if err != nil {
		return false, err
	}
	tx.PutProcesses(found, gone)
	return false, tx.Commit()
}

// allEvents are the stored ones that reports tell.
func allEvents(ctx context.Context, db *store.DB) (events []sitrep.Event, err error) {
	for r := (store.Range{Limit: 1000}); ; {
		p, err := db.SearchEvents(ctx, &sitrep.Filter{}, r)
		if err != nil {
			return nil, err
		}
		for _, e := range p.Items {
			if e.Status != sitrep.Withdrawn && e.Status != sitrep.Rejected {
				events = append(events, *e)
			}
		}
		if r.Cursor = p.Cursor; r.Cursor == "" {
			return events, nil
		}
	}
}
