package main

import (
	"context"
	"errors"
	"path/filepath"

	"sitrep"
	"sitrep/compare"
	"sitrep/export"
)

type compareCommand struct {
	Ours   string  `arg:"" help:"A native record (NDJSON), PLOVER JSON or an ACLED-shaped table; - for standard input."`
	Theirs string  `arg:"" help:"Another one, of any of the three forms."`
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
	for i, name := range []string{c.Ours, c.Theirs} {
		r, err := openRecord(s, name, "")
		if err != nil {
			return err
		}
		defer r.Close()
		in := imports{Extra: c.Extra}
		names[i], sides[i] = filepath.Base(r.name), until(ctx, in.events(r))
		fit, err := r.fit(filter)
		if err != nil {
			return err
		}
		if fit != nil {
			sides[i] = export.Where(sides[i], fit)
		}
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
