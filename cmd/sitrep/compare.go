package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"sitrep"
	"sitrep/compare"
	"sitrep/export"
	"sitrep/store"
)

type compareCommand struct {
	Ours   string  `arg:"" help:"A native record (NDJSON), PLOVER JSON, an ACLED-shaped table or a database; - for standard input."`
	Theirs string  `arg:"" help:"Another one, of any of these forms."`
	Days   int     `help:"How many days apart two events may be that are one." default:"1" placeholder:"N"`
	Km     float64 `help:"How many kilometres apart their places may be, where both are points." default:"50" placeholder:"N"`
	JSON   bool    `help:"NDJSON: a line with the counts, a line an event that one side has alone, a line a pair."`
	Rows   int     `help:"Rows of a table, at most; 0 is all." default:"15" placeholder:"N"`
	Counts bool    `help:"The tables alone, not the events."`
	Extra  bool    `help:"Take files with columns or fields that their format does not have."`
	filters
}

// Run prints what each of two records has that the other has not.
func (c *compareCommand) Run(ctx context.Context, s *streams) error {
	switch {
	case c.Days < 0 || c.Km < 0 || c.Rows < 0:
		return usageError{errors.New("--days, --km and --rows want 0 or more")}
	case c.Ours == "-" && c.Theirs == "-":
		return usageError{errors.New("only one of the two can be standard input")}
	case c.JSON && c.Counts:
		return usageError{errors.New("--json and --counts exclude each other: the first line has the counts")}
	}
	filter, err := c.filter("")
	if err != nil {
		return err
	}
	sides := make([]export.Events, 2)
	names := make([]string, 2)
	records := make([]*recordFile, 2)
	for i, name := range []string{c.Ours, c.Theirs} {
		r, events, err := c.side(ctx, s, name, *filter)
		if err != nil {
			return err
		}
		defer r.Close()
		records[i] = r
		if len(filter.Status) == 0 {
			events = (*export.Tally)(nil).Standing(events)
		}
		names[i], sides[i] = filepath.Base(r.name), until(ctx, events)
	}
	if err := known(ctx, filter, s.ontologies(), records...); err != nil {
		return err
	}
	res, err := compare.Records(sides[0], sides[1], compare.Options{Days: c.Days, Kilometres: c.Km})
	if err != nil {
		return err
	}
	if c.JSON {
		return res.JSON(s.out, names[0], names[1])
	}
	return res.Text(s.out, compare.TextOptions{Ours: names[0], Theirs: names[1], Rows: c.Rows, Lists: !c.Counts})
}

// side opens a record, or a database, with the events that fit.
func (c *compareCommand) side(ctx context.Context, s *streams, name string, filter sitrep.Filter) (*recordFile, export.Events, error) {
	if store.IsServer(name) || isDatabase(name) {
		return stored(ctx, name, &filter)
	}
	r, err := openRecord(s, name, "")
	if err != nil {
		return nil, nil, err
	}
	in := imports{Extra: c.Extra}
	events := in.events(r)
	fit, err := r.fit(&filter)
	if err != nil {
		r.Close()
		return nil, nil, err
	}
	if fit != nil {
		events = export.Where(events, fit)
	}
	return r, events, nil
}

// isDatabase reports whether a file is one of SQLite.
func isDatabase(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 15)
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == "SQLite format 3"
}

// until ends a stream when the user does.
func until(ctx context.Context, events export.Events) export.Events {
	return func(yield func(*sitrep.Told, error) bool) {
		for t, err := range events {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(t, err) || err != nil {
				return
			}
		}
	}
}
