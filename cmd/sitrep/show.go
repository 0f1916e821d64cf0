package main

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"sitrep"
	"sitrep/export"
	"sitrep/lang"
	"sitrep/merge"
	"sitrep/store"
)

type showCommand struct {
	database
	ID      string `arg:"" name:"event" help:"An event, process, report, capture or actor by its ID; of an event's the first digits are enough."`
	History bool   `help:"What the record said of the event before, newest first; of a report all its versions, oldest first."`
	JSON    bool   `help:"Native records, NDJSON."`
	Width   int    `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
}

// Run prints one record with its evidence.
func (c *showCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	kind, _, _ := strings.Cut(c.ID, "-")
	if i := strings.IndexByte(c.ID, ':'); i > 0 {
		kind = c.ID[:i]
	}
	switch {
	case c.History && kind == "doc":
		return c.reportVersions(ctx, s, db)
	case c.History:
		return c.versions(ctx, s, db)
	case kind == "doc":
		return c.document(ctx, s, db)
	case kind == "cap":
		cap, err := db.Capture(ctx, c.ID)
		if err != nil {
			return err
		}
		if !c.JSON && cap.SameAs != "" {
			s.print("%s came from %s again with other bytes (SHA-256 %s) and the words of %s, which is kept\n", cap.ID, cap.Source, cap.SHA256, cap.SameAs)
			return nil
		}
		if !c.JSON {
			_, err = s.out.Write(cap.Bytes)
			return err
		}
		return json.NewEncoder(s.out).Encode(cap)
	case kind == "process":
		p, err := db.Process(ctx, c.ID)
		if err != nil {
			return err
		}
		return c.record(s, &export.Record{Processes: []sitrep.Process{*p}})
	case kind == "actor":
		a, err := db.Actor(ctx, c.ID)
		if err != nil {
			return err
		}
		return c.record(s, &export.Record{Actors: []sitrep.Actor{*a}})
	}
	told, err := toldOf(ctx, db, c.ID)
	if err != nil {
		return err
	}
	if told.Event.ID != c.ID && len(c.ID) == len(told.Event.ID) {
		s.say("%s is part of %s now", c.ID, told.Event.ID)
	}
	if c.JSON {
		return writeTold(s, told)
	}
	if err := export.TerminalTold(s.out, told, s.page(c.Width)); err != nil {
		return err
	}
	return c.decided(ctx, s, db, told.Event.ID)
}

// decided prints the decisions on an event that hold, the latest first.
func (c *showCommand) decided(ctx context.Context, s *streams, db *store.DB, id string) error {
	ds, err := db.DecisionsOn(ctx, id)
	if err != nil {
		return err
	}
	ds = sitrep.Standing(ds)
	for i, d := range slices.Backward(ds) {
		if i == len(ds)-1 {
			s.print("\nWhat analysts decided\n")
		}
		s.print("  %s\n", decisionLine(&d))
	}
	return nil
}

// toldOf finds an event by its ID or the beginning of one.
func toldOf(ctx context.Context, db *store.DB, id string) (*sitrep.Told, error) {
	whole, err := db.Complete(ctx, id)
	if err != nil {
		return nil, err
	}
	e, err := db.Event(ctx, whole)
	if err != nil {
		return nil, err
	}
	return db.Told(ctx, e)
}

func (c *showCommand) record(s *streams, r *export.Record) error {
	if !c.JSON {
		return export.Terminal(s.out, r, s.page(c.Width))
	}
	w := export.NewNDJSON(s.out)
	if err := w.Merged(r.Actors, r.Events, r.Processes); err != nil {
		return err
	}
	return w.Flush()
}

func (c *showCommand) document(ctx context.Context, s *streams, db *store.DB) error {
	d, err := db.Document(ctx, c.ID)
	if err != nil {
		return err
	}
	a := &sitrep.Analysis{Doc: d.Document, Events: d.Mentions, Quotations: d.Quotations}
	if !c.JSON {
		if err := export.Terminal(s.out, &export.Record{Analyses: []*sitrep.Analysis{a}}, s.page(c.Width)); err != nil {
			return err
		}
		versions, err := db.VersionsOf(ctx, c.ID)
		if err != nil {
			return err
		}
		return c.version(ctx, s, db, d.Document, versions)
	}
	w := export.NewNDJSON(s.out)
	if err := w.Document(a); err != nil {
		return err
	}
	return w.Flush()
}

// version prints which version of its address a report is, and what it changes.
func (c *showCommand) version(ctx context.Context, s *streams, db *store.DB, d *sitrep.Document, all []string) error {
	var was *sitrep.Document
	if d.VersionOf != "" {
		before, err := db.Document(ctx, d.VersionOf)
		if err != nil {
			return err
		}
		was = before.Document
	}
	return export.TerminalVersion(s.out, d, was, all, s.page(c.Width))
}

// reportVersions prints all versions of a report, oldest first.
func (c *showCommand) reportVersions(ctx context.Context, s *streams, db *store.DB) error {
	all, err := db.VersionsOf(ctx, c.ID)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		_, err := db.Document(ctx, c.ID)
		return err
	}
	if len(all) == 1 {
		s.say("%s is the only version of it that is stored", c.ID)
	}
	w := export.NewNDJSON(s.out)
	for _, id := range all {
		d, err := db.Document(ctx, id)
		if err != nil {
			return err
		}
		if c.JSON {
			err = w.Document(&sitrep.Analysis{Doc: d.Document})
		} else {
			err = c.version(ctx, s, db, d.Document, all)
		}
		if err != nil {
			return err
		}
	}
	return w.Flush()
}

// writeTold writes an event after the reports and mentions it rests on.
func writeTold(s *streams, t *sitrep.Told) error {
	w := export.NewNDJSON(s.out)
	for _, d := range t.Documents {
		a := &sitrep.Analysis{Doc: d}
		for _, m := range t.Mentions {
			if m.Document == d.ID {
				a.Events = append(a.Events, *m)
			}
		}
		if err := w.Document(a); err != nil {
			return err
		}
	}
	if err := w.Merged(nil, []sitrep.Event{*t.Event}, nil); err != nil {
		return err
	}
	return w.Flush()
}

// version is a line of an event's history.
type version struct {
	Kind   string        `json:"kind"` // "version"
	Change int64         `json:"change"`
	Until  string        `json:"until"` // when it was replaced
	Cause  string        `json:"cause"`
	By     string        `json:"by,omitempty"`
	Event  *sitrep.Event `json:"event"`
}

func (c *showCommand) versions(ctx context.Context, s *streams, db *store.DB) error {
	id, err := db.Complete(ctx, c.ID)
	if err != nil {
		return err
	}
	vs, err := db.History(ctx, id)
	if err != nil {
		return err
	}
	now, err := db.Event(ctx, id)
	if err != nil {
		return err
	}
	if len(vs) == 0 {
		s.say("%s stands as it was first stored", id)
	}
	enc := json.NewEncoder(s.out)
	for _, v := range vs {
		if c.JSON {
			if err := enc.Encode(version{"version", v.Change, v.At, v.What, v.Who, v.Event}); err != nil {
				return err
			}
			continue
		}
		s.print("until %s, change %d (%s):\n", v.At, v.Change, v.What)
		if err := export.TerminalEvents(s.out, []*sitrep.Event{v.Event}, s.page(c.Width)); err != nil {
			return err
		}
		for _, f := range changedFields(v.Event, now) {
			f.print(s)
		}
		now = v.Event
	}
	return nil
}

// page is how a page is set on what standard output is.
func (s *streams) page(width int) export.TerminalOptions {
	opt := export.TerminalOptions{Width: width, Sentences: lang.Segment}
	if f, ok := s.out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		opt.Colour = s.getenv("NO_COLOR") == ""
		if cols, _, e := term.GetSize(int(f.Fd())); e == nil && opt.Width == 0 {
			opt.Width = min(cols, 110)
		}
	}
	return opt
}

type explainCommand struct {
	database
	ID    string `arg:"" name:"event" help:"An event by its ID, or the first digits of it."`
	JSON  bool   `help:"The event with its mentions and their evidence, and why they are one event, NDJSON."`
	Width int    `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
}

// Run prints why each field of an event has its value.
func (c *explainCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	told, err := toldOf(ctx, db, c.ID)
	if err != nil {
		return err
	}
	pairs, err := explainPairs(ctx, db, told.Event)
	if err != nil {
		return err
	}
	if c.JSON {
		if err := writeTold(s, told); err != nil {
			return err
		}
		enc := json.NewEncoder(s.out)
		for i := range pairs {
			if err := enc.Encode(struct {
				Kind string `json:"kind"`
				*merge.Explanation
			}{"pair", &pairs[i]}); err != nil {
				return err
			}
		}
		return nil
	}
	if err := export.TerminalExplain(s.out, told, s.page(c.Width)); err != nil {
		return err
	}
	printPairs(s, told, pairs)
	return nil
}
