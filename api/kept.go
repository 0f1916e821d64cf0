package api

import (
	"context"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// KeptOf reads what a spine shows of a process.
func KeptOf(ctx context.Context, db interface {
	Event(ctx context.Context, id string) (*sitrep.Event, error)
	Document(ctx context.Context, id string) (*store.Coded, error)
}, p *sitrep.Process) (*export.Kept, error) {
	k := &export.Kept{Events: map[string]*sitrep.Event{}, Documents: map[string]*sitrep.Document{}}
	doc := func(id string) error {
		if id == "" || k.Documents[id] != nil {
			return nil
		}
		d, err := db.Document(ctx, id)
		if err == nil {
			k.Documents[id] = d.Document
		}
		return notMissing(err)
	}
	event := func(id string) error {
		if id == "" || k.Events[id] != nil {
			return nil
		}
		e, err := db.Event(ctx, id)
		if err == nil {
			k.Events[id] = e
		}
		return notMissing(err)
	}
	for i := range p.Steps {
		if err := event(p.Steps[i].Event); err != nil {
			return nil, err
		}
		for _, s := range p.Steps[i].Evidence {
			if err := doc(s.Document); err != nil {
				return nil, err
			}
		}
	}
	for i := range p.Phases {
		if err := event(p.Phases[i].CauseBy); err != nil {
			return nil, err
		}
		for _, s := range p.Phases[i].Evidence {
			if err := doc(s.Document); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range p.Conditions {
		if err := doc(c.Document); err != nil {
			return nil, err
		}
	}
	for _, c := range p.Counters {
		for _, cl := range c.Claims {
			for _, id := range cl.Documents {
				if err := doc(id); err != nil {
					return nil, err
				}
			}
		}
	}
	return k, nil
}
