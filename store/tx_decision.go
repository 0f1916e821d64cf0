package store

import (
	"context"
	"fmt"

	"sitrep"
)

// Decider takes decisions of analysts: it stores them with what they change of events, as
// one change of the store.
type Decider interface {
	// Decide fills in what the decision leaves out (ID, At, Kind, what it is about as it stands now)
	// and stores it with its effect. A *sitrep.DecisionFault says what is wrong with the decision,
	// ErrNotFound that its subject is not there. before, where not nil, is called in the change
	// before anything is written: its error ends the change (what the analyst saw is no more). A
	// decision that is stored already is given back as it is.
	Decide(ctx context.Context, d sitrep.Decision, before func(*Tx) error) (*Decided, error)
}

// Decided is what came of a decision.
type Decided struct {
	Decision sitrep.Decision
	Change   int64    // its number in the log, 0 where it was stored before
	Events   []string // IDs that it created, updated, merged, split or withdrew, those that redirect now too
}

// PutDecision appends a decision that is whole: with its ID and its anchors. One that is
// stored already stays as it is; of an undo the decision has to be there.
func (tx *Tx) PutDecision(d *sitrep.Decision) error {
	if err := d.Check(); err != nil {
		return err
	}
	if d.Kind != "decision" || d.ID != sitrep.DecisionID(d) {
		return &sitrep.DecisionFault{Field: "id", Reason: fmt.Sprintf("%q is not that of the decision, which is %s: it was altered", d.ID, sitrep.DecisionID(d))}
	}
	if d.Act == sitrep.ActUndo && tx.decisions.by[d.Subject] == nil {
		if _, err := tx.db.decision(tx.ctx, tx.conn, d.Subject); err != nil {
			return err
		}
	}
	if tx.decisions.by[d.ID] == nil {
		tx.decisions.put(d.ID, d)
	}
	return nil
}

// marksOf are the IDs by which a decision is found.
func marksOf(d *sitrep.Decision) []string {
	ids := []string{d.ID, d.Subject}
	if d.With != "" {
		ids = append(ids, d.With)
	}
	for _, as := range [][]sitrep.Anchor{d.Here, d.There} {
		for i := range as {
			ids = append(ids, as[i].Mention, as[i].Document)
		}
	}
	return ids
}

func (tx *Tx) writeDecisions() error {
	if len(tx.decisions.ids) == 0 {
		return nil
	}
	known := map[int64]bool{}
	if err := tx.records("decisions", tx.decisions.ids, func(k int64, _ []byte) error { known[k] = true; return nil }); err != nil {
		return err
	}
	marks := map[int64][]int64{}
	for _, id := range tx.decisions.ids {
		d, k := tx.decisions.by[id], key(id)
		if known[k] {
			continue
		}
		seen := map[int64]bool{}
		mark := func(m int64) {
			if !seen[m] {
				seen[m] = true
				marks[k] = append(marks[k], m)
			}
		}
		for _, id := range marksOf(d) {
			mark(key(id))
		}
		if d.Act == sitrep.ActUndo { // found wherever what it undoes is
			of := key(d.Subject)
			for _, m := range marks[of] {
				mark(m)
			}
			if err := tx.each("SELECT mark FROM decision_marks WHERE decision=?", []any{of}, func(scan func(...any) error) error {
				var m int64
				err := scan(&m)
				mark(m)
				return err
			}); err != nil {
				return err
			}
		}
		b, err := pack(asDecision, d)
		if err != nil {
			return err
		}
		if err := tx.insert(decisionTable, [][]any{{k, tx.num, b}}); err != nil {
			return err
		}
		rows := make([][]any, len(marks[k]))
		for i, m := range marks[k] {
			rows[i] = []any{m, k}
		}
		if err := tx.insert(decisionMarkTable, rows); err != nil {
			return err
		}
		tx.log.add(change{kind: DecisionMade, id: id, sum: digest(b)})
	}
	return nil
}
