package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"sitrep"
	"sitrep/actor"
	"sitrep/merge"
	"sitrep/pipeline"
	"sitrep/process"
	"sitrep/review"
	"sitrep/store"
)

// decider takes decisions into a database with what they change of events and processes.
type decider struct {
	db     *store.DB
	kinds  *process.Kinds                  // nil: processes stay as they are
	actors func() (*actor.Resolver, error) // nil: names are taken as they are written
	now    func() time.Time
	dry    bool // nothing is stored
	say    func(format string, args ...any)
}

// decisionCause is why the store changes when an analyst decides.
const decisionCause = "decision"

func isMissing(err error) bool { return errors.Is(err, store.ErrNotFound) }

// Decide is store.Decider.
func (x *decider) Decide(ctx context.Context, d sitrep.Decision, before func(*store.Tx) error) (*store.Decided, error) {
	out, err := x.take(ctx, []sitrep.Decision{d}, before)
	if err != nil {
		return nil, err
	}
	if out[0].Change > 0 {
		if err := x.track(ctx); err != nil { // it is stored: told as a failure it would be decided again
			x.say("%s is decided, but the processes could not be brought up to it; the next decision or 'sitrep ingest' does that: %v", out[0].Decision.ID, err)
		}
	}
	return out[0], nil
}

// track brings the processes up to the events.
func (x *decider) track(ctx context.Context) error {
	if x.kinds == nil {
		return nil
	}
	_, err := (&ingester{ctx: context.WithoutCancel(ctx), db: x.db}).track(x.kinds)
	return err
}

// take stores decisions, each as a change of its own, the later ones on top of the earlier.
func (x *decider) take(ctx context.Context, ds []sitrep.Decision, before func(*store.Tx) error) (out []*store.Decided, err error) {
	for i := range ds {
		one, err := x.one(ctx, ds[i], before)
		if err != nil {
			return out, err
		}
		out = append(out, one)
	}
	return out, nil
}

func (x *decider) one(ctx context.Context, d sitrep.Decision, before func(*store.Tx) error) (*store.Decided, error) {
	if d.At.IsZero() {
		d.At = x.now().UTC().Truncate(time.Millisecond)
	}
	d.Kind = "decision"
	if err := review.Complete(&d); err != nil {
		return nil, err
	}
	if err := d.Check(); err != nil {
		return nil, err
	}
	tx, err := x.db.Begin(ctx, store.Cause{What: decisionCause, Who: d.Author, Note: d.Reason, At: d.At})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	if before != nil {
		if err := before(tx); err != nil {
			return nil, err
		}
	}
	if d.ID != "" { // one that was written down before
		if known, err := tx.Decision(d.ID); !isMissing(err) {
			if err != nil {
				return nil, err
			}
			return &store.Decided{Decision: *known}, nil
		}
	}
	of, err := x.settle(tx, &d)
	if err != nil {
		return nil, err
	}
	d.ID = sitrep.DecisionID(&d)
	if known, err := tx.Decision(d.ID); !isMissing(err) {
		if err != nil {
			return nil, err
		}
		return &store.Decided{Decision: *known}, nil
	}
	if err := tx.PutDecision(&d); err != nil {
		return nil, err
	}
	change, err := regroup(tx, d, of)
	if err != nil {
		return nil, err
	}
	if err := tx.PutEvents(change); err != nil {
		return nil, err
	}
	res := &store.Decided{Decision: d, Change: tx.Number()}
	if x.dry {
		for _, e := range change.Put {
			res.Events = append(res.Events, e.ID)
		}
		for _, r := range change.Merged {
			res.Events = append(res.Events, r.From)
		}
		slices.Sort(res.Events)
		res.Change, res.Events = 0, slices.Compact(res.Events)
		return res, nil
	}
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	for c, err := range x.db.Changes(ctx, tx.Number()-1) {
		if err != nil {
			return nil, err
		}
		if c.Number != tx.Number() {
			break
		}
		if c.Kind != store.DecisionMade && !slices.Contains(res.Events, c.ID) {
			res.Events = append(res.Events, c.ID)
		}
		if c.Target != "" && !slices.Contains(res.Events, c.Target) {
			res.Events = append(res.Events, c.Target)
		}
	}
	return res, nil
}

// settle ties a decision to the mentions that it is about, unless it is tied already. It
// gives the decision whose mentions are moved: of an undo the first one that it is about.
func (x *decider) settle(tx *store.Tx, d *sitrep.Decision) (of *sitrep.Decision, err error) {
	fault := func(field, format string, args ...any) (*sitrep.Decision, error) {
		return nil, &sitrep.DecisionFault{Field: field, Reason: fmt.Sprintf(format, args...)}
	}
	if d.Act == sitrep.ActUndo {
		if of, err = tx.Decision(d.Subject); err != nil {
			return nil, err
		}
		all, err := tx.Decisions()
		if err != nil {
			return nil, err
		}
		for _, o := range slices.Backward(all) {
			if o.Act == sitrep.ActUndo && o.Subject == d.Subject && stands(all, o.ID) {
				return fault("subject", "%s was undone before, by %s; undo that one to have it again", d.Subject, o.ID)
			}
		}
		for of.Act == sitrep.ActUndo {
			if of, err = tx.Decision(of.Subject); err != nil {
				return nil, err
			}
		}
		return of, nil
	}
	if len(d.Here) > 0 { // written down before, in another database or file
		return d, nil
	}
	if strings.HasPrefix(d.Subject, "mention-") {
		m, err := mentionOf(tx, d.Subject)
		if err != nil {
			return nil, err
		}
		d.Here = []sitrep.Anchor{sitrep.AnchorOf(m)}
		d.Was = m.FieldValue(d.Field)
		return d, x.named(d, m.OccurredOn)
	}
	e, err := eventNow(tx, d.Subject)
	if err != nil {
		return nil, err
	}
	if e.Status == sitrep.Withdrawn {
		return fault("subject", "%s was withdrawn: no report tells it any longer", e.ID)
	}
	d.Subject = e.ID
	d.Was = e.FieldValue(d.Field)
	if err := x.named(d, e.OccurredOn); err != nil {
		return nil, err
	}
	here, err := anchorsOf(tx, e)
	if err != nil {
		return nil, err
	}
	d.Here = here
	switch d.Act {
	case sitrep.ActMerge:
		o, err := eventNow(tx, d.With)
		if err != nil {
			return nil, err
		}
		if o.ID == e.ID {
			return fault("with", "%s is one with %s already", d.With, e.ID)
		}
		d.With = o.ID
		if d.There, err = anchorsOf(tx, o); err != nil {
			return nil, err
		}
	case sitrep.ActSplit:
		for _, id := range d.Off {
			if !slices.ContainsFunc(here, func(a sitrep.Anchor) bool { return a.Mention == id || a.Document == id }) {
				return fault("off", "%s is no mention or report of %s", id, e.ID)
			}
		}
		leaves := func(a sitrep.Anchor) bool {
			return slices.Contains(d.Off, a.Mention) || slices.Contains(d.Off, a.Document)
		}
		for _, a := range here {
			if leaves(a) {
				d.There = append(d.There, a)
			}
		}
		if d.Here = slices.DeleteFunc(slices.Clone(here), leaves); len(d.Here) == 0 {
			return fault("off", "nothing of %s would stay", e.ID)
		}
	}
	return d, nil
}

// stands reports whether a decision was not undone.
func stands(all []sitrep.Decision, id string) bool {
	for _, d := range slices.Backward(all) {
		if d.Act == sitrep.ActUndo && d.Subject == id && stands(all, d.ID) {
			return false
		}
	}
	return true
}

// eventNow is an event by its ID, also by one that was merged.
func eventNow(tx *store.Tx, id string) (*sitrep.Event, error) {
	e, err := tx.Event(id)
	if !isMissing(err) {
		return e, err
	}
	to, e2 := tx.Redirects([]string{id})
	if e2 != nil || to[id] == "" {
		return nil, errors.Join(e2, err)
	}
	return tx.Event(to[id])
}

// mentionOf finds a stored mention.
func mentionOf(tx *store.Tx, id string) (*sitrep.EventMention, error) {
	of, err := tx.EventsOf([]string{id})
	if err != nil {
		return nil, err
	}
	if of[id] == "" {
		return nil, fmt.Errorf("mention %s: %w", id, store.ErrNotFound)
	}
	e, err := eventNow(tx, of[id])
	if err != nil {
		return nil, err
	}
	for _, doc := range e.Documents {
		d, err := tx.Document(doc)
		if err != nil {
			return nil, err
		}
		for i := range d.Mentions {
			if d.Mentions[i].ID == id {
				return &d.Mentions[i], nil
			}
		}
	}
	return nil, fmt.Errorf("mention %s: %w", id, store.ErrNotFound)
}

// anchorsOf are those of the mentions of an event, in their order.
func anchorsOf(tx *store.Tx, e *sitrep.Event) (out []sitrep.Anchor, err error) {
	at := map[string]sitrep.Anchor{}
	for _, doc := range e.Documents {
		d, err := tx.Document(doc)
		if err != nil {
			return nil, err
		}
		for i := range d.Mentions {
			at[d.Mentions[i].ID] = sitrep.AnchorOf(&d.Mentions[i])
		}
	}
	for _, m := range e.Mentions {
		a, known := at[m]
		if !known {
			return nil, fmt.Errorf("mention %s of %s: %w", m, e.ID, store.ErrNotFound)
		}
		out = append(out, a)
	}
	return out, nil
}

// regroup is how a decision, put in the same change, moves events.
func regroup(tx *store.Tx, d sitrep.Decision, of *sitrep.Decision) (out store.Events, err error) {
	h, err := handOf(tx, []sitrep.Decision{d}, arriving{})
	if err != nil {
		return out, err
	}
	f, err := find(tx, []sitrep.Decision{*of}, arriving{})
	if err != nil {
		return out, err
	}
	s := newShelf(tx)
	s.touched = map[string]bool{}
	for id := range f.of {
		s.touched[id] = true
	}
	if err := s.take(h); err != nil {
		return out, err
	}
	ids := slices.Compact(slices.Sorted(maps.Values(f.of)))
	if err := s.load(ids, func(*merge.Report) {}); err != nil {
		return out, err
	}
	var changed []*merge.Report
	for _, id := range ids {
		if r := s.reports[id]; r != nil {
			changed = append(changed, r)
		}
	}
	groups, related, err := merge.RegroupRelated(s, changed, h.rulings())
	if err != nil {
		return out, err
	}
	return s.changes(groups, related)
}

// newDecider decides on what is stored; processes are those of the kinds that the user chose.
// say tells what went wrong beside a decision.
func newDecider(db *store.DB, m pipeline.Models, say func(format string, args ...any)) (*decider, error) {
	kinds, err := m.Kinds()
	return &decider{db: db, kinds: kinds, actors: sync.OnceValues(m.OpenActors), now: time.Now, say: say}, err
}
