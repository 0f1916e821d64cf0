package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/user"
	"strings"
	"time"

	"sitrep"
	"sitrep/api"
	"sitrep/export"
	"sitrep/review"
	"sitrep/store"
)

type decideCommand struct {
	Accept  acceptDecision  `cmd:"" help:"An event or mention is right, or one field of it."`
	Reject  rejectDecision  `cmd:"" help:"No such thing happened, or a field has no such value."`
	Correct correctDecision `cmd:"" help:"A field has another value."`
	Merge   mergeDecision   `cmd:"" help:"Two events are one happening."`
	Split   splitDecision   `cmd:"" help:"Mentions or reports of an event tell another happening."`
	Undo    undoDecision    `cmd:"" help:"A decision no longer holds."`
	List    listDecisions   `cmd:"" help:"What was decided, the latest first."`
	Import  importDecisions `cmd:"" help:"Take decisions from a file, as 'decide list --json' writes them."`
	Export  exportDecisions `cmd:"" help:"Write decisions as hand-coded reports for 'sitrep eval', or as examples to learn from."`
}

// deciding is how a decision is taken.
type deciding struct {
	database
	Author    string   `help:"Who decides; without it the name of the user." env:"SITREP_AUTHOR" placeholder:"NAME"`
	Reason    string   `short:"m" help:"Why, in your words; it is kept." placeholder:"TEXT"`
	DryRun    bool     `help:"Say what would change, decide nothing."`
	JSON      bool     `help:"The decision as it is stored, and the events that it changed, NDJSON."`
	Actors    []string `help:"Actors of your own, over the built-in ones, by which a corrected name is known. See docs/actors.md." env:"SITREP_ACTORS" sep:"none" placeholder:"FILE"`
	Processes []string `help:"Kinds of processes of your own, by which processes are tracked anew. See process/kinds/FORMAT.md." env:"SITREP_PROCESSES" sep:"none" placeholder:"FILE"`
}

// author is who decides.
func (c *deciding) author() string {
	if c.Author != "" {
		return c.Author
	}
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return ""
}

func (c *deciding) open(ctx context.Context, s *streams) (*store.DB, *decider, error) {
	db, err := c.database.open(ctx, store.Options{})
	if err != nil {
		return nil, nil, err
	}
	x, err := newDecider(db, models{Processes: c.Processes, Actors: c.Actors}.choice(), s.say)
	if err != nil {
		db.Close()
		return nil, nil, err
	}
	return db, x, nil
}

// decide takes a decision that fill makes.
func (c *deciding) decide(ctx context.Context, s *streams, d sitrep.Decision, fill func(db *store.DB, d *sitrep.Decision) error) error {
	db, x, err := c.open(ctx, s)
	if err != nil {
		return err
	}
	defer db.Close()
	d.Author, d.Reason = c.author(), c.Reason
	if fill != nil {
		if err := fill(db, &d); err != nil {
			return err
		}
	}
	x.dry = c.DryRun
	res, err := x.Decide(ctx, d, nil)
	var fault *sitrep.DecisionFault
	if errors.As(err, &fault) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	return c.told(ctx, s, db, res)
}

func (c *deciding) told(ctx context.Context, s *streams, db *store.DB, res *store.Decided) error {
	if c.JSON {
		enc := json.NewEncoder(s.out)
		if err := enc.Encode(&res.Decision); err != nil {
			return err
		}
		return enc.Encode(struct {
			Kind   string   `json:"kind"`
			Number int64    `json:"number"`
			Events []string `json:"events"`
		}{"changed", res.Change, res.Events})
	}
	switch {
	case c.DryRun:
		s.say("would change %s", plural(len(res.Events), "event"))
		return c.would(ctx, s, db, res)
	case res.Change == 0:
		s.say("%s was decided before", res.Decision.ID)
		return nil
	}
	s.say("%s decided: %s changed; 'sitrep decide undo %s%s' takes it back", res.Decision.ID, plural(len(res.Events), "event"), res.Decision.ID, c.flag())
	if p := (sitrep.EventPlace{}); res.Decision.Act == sitrep.ActCorrect && res.Decision.Field == "place" && json.Unmarshal(res.Decision.Value, &p) == nil && p.Name != "" && p.Lat == nil {
		s.say("%s has no point on the map: 'NAME, COUNTRY, LATITUDE, LONGITUDE' gives it one", p.Name)
	}
	for _, id := range res.Events {
		e, err := db.Event(ctx, id)
		if err != nil {
			return err
		}
		if e.ID != id {
			s.print("%s is part of %s now\n", id, e.ID)
			continue
		}
		if err := export.TerminalEvents(s.out, []*sitrep.Event{e}, s.page(0)); err != nil {
			return err
		}
	}
	return nil
}

// would prints what a decision would be and the events that it would change, as they are.
func (c *deciding) would(ctx context.Context, s *streams, db *store.DB, res *store.Decided) error {
	d := &res.Decision
	s.print("%s\n", review.Words(d))
	if d.Act == sitrep.ActReject && d.Field != "" {
		s.print("%s was %s\n", strings.ReplaceAll(d.Field, "_", " "), review.ValueWords(d.Field, d.Was))
	}
	for _, id := range res.Events {
		e, err := db.Event(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			s.print("%s would be new\n", id)
			continue
		}
		if err != nil {
			return err
		}
		if e.ID != id {
			s.print("%s is part of %s now and would not be\n", id, e.ID)
			continue
		}
		if err := export.TerminalEvents(s.out, []*sitrep.Event{e}, s.page(0)); err != nil {
			return err
		}
	}
	return nil
}

type acceptDecision struct {
	Subject string `arg:"" help:"An event or a mention by its ID; of an event's the first digits are enough."`
	Field   string `arg:"" optional:"" help:"type, actor, recipient, date (occurred-on), place, number (sizes), polarity or reality; without it the whole." values:"fields"`
	deciding
}

func (c *acceptDecision) Run(ctx context.Context, s *streams) error {
	return c.onField(ctx, s, sitrep.ActAccept, c.Subject, c.Field, nil)
}

type rejectDecision struct {
	Subject string `arg:"" help:"An event or a mention by its ID; of an event's the first digits are enough."`
	Field   string `arg:"" optional:"" help:"actor, recipient, date (occurred-on), place, number (sizes); without it the whole: no such thing happened." values:"fields"`
	deciding
}

func (c *rejectDecision) Run(ctx context.Context, s *streams) error {
	return c.onField(ctx, s, sitrep.ActReject, c.Subject, c.Field, nil)
}

type correctDecision struct {
	Subject string   `arg:"" help:"An event or a mention by its ID; of an event's the first digits are enough."`
	Field   string   `arg:"" help:"type, actor, recipient, date (occurred-on), place, number (sizes), polarity or reality." values:"fields"`
	Value   []string `arg:"" help:"The right value: ASSAULT/aerial; names with ; between; 2024-03-05 or 2024-03-05/2024-03-07; NAME, COUNTRY, LATITUDE, LONGITUDE; killed=3; or JSON as in the native record."`
	deciding
}

func (c *correctDecision) Run(ctx context.Context, s *streams) error {
	return c.onField(ctx, s, sitrep.ActCorrect, c.Subject, c.Field, &c.Value)
}

func (c *deciding) onField(ctx context.Context, s *streams, act, id, field string, value *[]string) error {
	d := sitrep.Decision{Act: act, Field: review.FieldNamed(field)}
	if field != "" && d.Field == "" {
		return usageError{fmt.Errorf("field %q: want one of %s", field, strings.Join(sitrep.DecisionFields, ", "))}
	}
	return c.decide(ctx, s, d, func(db *store.DB, d *sitrep.Decision) (err error) {
		if d.Subject, err = db.Complete(ctx, id); err != nil || value == nil {
			return err
		}
		d.Value, err = api.ReadValue(ctx, db, d.Subject, d.Field, strings.Join(*value, " "))
		var fault *sitrep.DecisionFault
		if errors.As(err, &fault) {
			return usageError{errors.New(fault.Reason)}
		}
		return err
	})
}

type mergeDecision struct {
	One   string `arg:"" help:"An event."`
	Other string `arg:"" help:"The event that it is one with."`
	deciding
}

func (c *mergeDecision) Run(ctx context.Context, s *streams) error {
	return c.decide(ctx, s, sitrep.Decision{Act: sitrep.ActMerge}, func(db *store.DB, d *sitrep.Decision) (err error) {
		if d.Subject, err = db.Complete(ctx, c.One); err != nil {
			return err
		}
		d.With, err = db.Complete(ctx, c.Other)
		return err
	})
}

type splitDecision struct {
	Event string   `arg:"" help:"The event."`
	Off   []string `arg:"" help:"Mentions or reports of it, by ID, that tell another happening: one happening among themselves."`
	deciding
}

func (c *splitDecision) Run(ctx context.Context, s *streams) error {
	return c.decide(ctx, s, sitrep.Decision{Act: sitrep.ActSplit, Off: c.Off}, func(db *store.DB, d *sitrep.Decision) (err error) {
		d.Subject, err = db.Complete(ctx, c.Event)
		return err
	})
}

type undoDecision struct {
	Decision string `arg:"" help:"The decision by its ID, or the first digits of it."`
	deciding
}

func (c *undoDecision) Run(ctx context.Context, s *streams) error {
	return c.decide(ctx, s, sitrep.Decision{Act: sitrep.ActUndo, Subject: c.Decision}, func(db *store.DB, d *sitrep.Decision) (err error) {
		d.Subject, err = db.Complete(ctx, c.Decision)
		return err
	})
}

type listDecisions struct {
	database
	About string   `arg:"" optional:"" help:"An event, mention, report or decision by its ID; without it all."`
	By    []string `help:"Decided by this author." sep:"none" placeholder:"NAME"`
	Limit int      `help:"At most so many; 0 is all." default:"0" placeholder:"N"`
	JSON  bool     `help:"Whole decisions in the order in which they were taken, NDJSON: what 'decide import' reads."`
}

// Run lists decisions.
func (c *listDecisions) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	about, err := db.Complete(ctx, c.About)
	if err != nil {
		return err
	}
	all, err := db.Decisions(ctx)
	if err != nil {
		return err
	}
	holds := map[string]bool{}
	for _, d := range sitrep.Standing(all) {
		holds[d.ID] = true
	}
	var list []*sitrep.Decision
	for r := (store.Range{}); ; {
		p, err := db.ListDecisions(ctx, store.DecisionFilter{Authors: c.By, About: about}, r)
		if err != nil {
			return err
		}
		list = append(list, p.Items...)
		if r.Cursor = p.Cursor; r.Cursor == "" || c.Limit > 0 && len(list) >= c.Limit {
			break
		}
	}
	if c.Limit > 0 && len(list) > c.Limit {
		list = list[:c.Limit]
	}
	if len(list) == 0 {
		s.say("nothing was decided")
	}
	enc := json.NewEncoder(s.out)
	for i := range list {
		if c.JSON {
			if err := enc.Encode(list[len(list)-1-i]); err != nil {
				return err
			}
			continue
		}
		d := list[i]
		undone := ""
		if !holds[d.ID] && d.Act != sitrep.ActUndo {
			undone = " (undone)"
		}
		s.print("%s%s\n", decisionLine(d), undone)
	}
	return nil
}

// decisionLine is a decision in a line, with its ID, when and by whom.
func decisionLine(d *sitrep.Decision) string {
	return d.ID + "  " + d.At.Format(time.DateTime) + "  " + d.Author + ": " + review.Words(d)
}
