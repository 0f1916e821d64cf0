package api

import (
	"context"
	"errors"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// KeptOf reads what pages of processes show beside them: the events and the reports that
// they name. What they name and is no more is left out.
func KeptOf(ctx context.Context, db interface {
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	Document(ctx context.Context, id string) (*store.Coded, error)
}, ps ...*sitrep.Process) (*export.Kept, error) {
	k := &export.Kept{Events: map[string]*sitrep.Event{}, Documents: map[string]*sitrep.Document{}}
	for _, p := range ps {
		events, docs := namedIn(p)
		for _, id := range events {
			if id == "" || k.Events[id] != nil {
				continue
			}
			e, err := db.Event(ctx, id)
			if err == nil {
				k.Events[id] = e
			} else if !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
		}
		for _, id := range docs {
			if id == "" || k.Documents[id] != nil {
				continue
			}
			d, err := db.Document(ctx, id)
			if err == nil {
				k.Documents[id] = d.Document
			} else if !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
		}
	}
	return k, nil
}

// namedIn are the IDs of events and documents that a process names.
func namedIn(p *sitrep.Process) (events, docs []string) {
	sources := func(list []sitrep.Source) {
		for i := range list {
			docs = append(docs, list[i].Document)
		}
	}
	for i := range p.Steps {
		events = append(events, p.Steps[i].Event)
		sources(p.Steps[i].Evidence)
	}
	for i := range p.Phases {
		events = append(events, p.Phases[i].CauseBy)
		sources(p.Phases[i].Evidence)
	}
	for i := range p.Conditions {
		docs = append(docs, p.Conditions[i].Document)
	}
	for i := range p.Deadlines {
		docs = append(docs, p.Deadlines[i].Document)
	}
	for i := range p.Next {
		events, docs = append(events, p.Next[i].Event), append(docs, p.Next[i].Document)
	}
	for i := range p.Counters {
		for _, c := range p.Counters[i].Claims {
			docs = append(docs, c.Documents...)
		}
	}
	return events, docs
}
