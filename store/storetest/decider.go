// Package storetest has what tests of other packages want of a store.
package storetest

import (
	"context"
	"time"

	"sitrep"
	"sitrep/store"
)

// Decider stores decisions with what they do to their own event alone: nothing is merged,
// split or coded anew.
type Decider struct{ DB *store.DB }

// Decide is that of store.Decider.
func (x Decider) Decide(ctx context.Context, d sitrep.Decision, before func(*store.Tx) error) (*store.Decided, error) {
	d.Kind, d.At = "decision", time.Now().UTC()
	if err := d.Check(); err != nil {
		return nil, err
	}
	tx, err := x.DB.Begin(ctx, store.Cause{What: "decision", Who: d.Author, At: d.At})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	if before != nil {
		if err := before(tx); err != nil {
			return nil, err
		}
	}
	d.ID = sitrep.DecisionID(&d)
	if err := tx.PutDecision(&d); err != nil {
		return nil, err
	}
	subject := d.Subject
	if d.Act == sitrep.ActUndo {
		undone, err := tx.Decision(d.Subject)
		if err != nil {
			return nil, err
		}
		subject = undone.Subject
	}
	e, err := tx.Event(subject)
	if err != nil {
		return nil, err
	}
	e.Decided, e.Status = nil, sitrep.MachineCoded
	if d.Act != sitrep.ActUndo && d.Act != sitrep.ActMerge && d.Act != sitrep.ActSplit {
		if err := e.Amend([]sitrep.Decision{d}); err != nil {
			return nil, err
		}
	}
	if err := tx.PutEvents(store.Events{Put: []*sitrep.Event{e}}); err != nil {
		return nil, err
	}
	n := tx.Number()
	return &store.Decided{Decision: d, Change: n, Events: []string{e.ID}}, tx.Commit()
}
