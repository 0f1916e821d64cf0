package main

import (
	"context"
	"io"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// inDatabase is the form of a record that is a database.
const inDatabase = "database"

// source opens what is written: a file, or the database. fit is what of a file is
// let through, nil where that is everything.
func (c *exportCommand) source(ctx context.Context, s *streams, f *sitrep.Filter) (in *recordFile, events export.Events, fit func(*sitrep.Told) bool, err error) {
	if c.File == "" {
		in, events, err = stored(ctx, c.DB, f)
		return in, events, nil, err
	}
	if in, err = openRecord(s, c.File, c.Input); err != nil {
		return nil, nil, nil, err
	}
	if fit, err = in.fit(f); err != nil {
		in.Close()
		return nil, nil, nil, err
	}
	if events = c.events(in); fit != nil {
		events = export.Where(events, fit)
	}
	return in, events, fit, nil
}

// stored streams the events of a database, the latest first.
func stored(ctx context.Context, address string, f *sitrep.Filter) (*recordFile, export.Events, error) {
	db, err := store.Open(ctx, address, store.Options{})
	if err != nil {
		return nil, nil, err
	}
	in := &recordFile{name: db.Address, form: inDatabase, db: db}
	if f.Processes, err = processesNamed(ctx, db, f.Processes); err != nil {
		in.Close()
		return nil, nil, err
	}
	events := export.Events(db.Events(ctx, f))
	return in, events, nil
}

// writeStore writes a database as a native record; the whole of it with actors and processes.
func writeStore(ctx context.Context, db *store.DB, w io.Writer, events export.Events, whole bool, opt export.Options) error {
	if err := export.Native(w, events, opt); err != nil || !whole {
		return err
	}
	out := export.NewNDJSON(w)
	for r := (store.Range{Limit: 500}); ; {
		p, err := db.ListActors(ctx, "", r)
		if err != nil {
			return err
		}
		for _, a := range p.Items {
			if err := out.Merged([]sitrep.Actor{*a}, nil, nil); err != nil {
				return err
			}
		}
		if r.Cursor = p.Cursor; r.Cursor == "" {
			break
		}
	}
	for r := (store.Range{Limit: 500}); ; {
		p, err := db.ListProcesses(ctx, r)
		if err != nil {
			return err
		}
		for _, x := range p.Items {
			if err := out.Merged(nil, nil, []sitrep.Process{*x}); err != nil {
				return err
			}
		}
		if r.Cursor = p.Cursor; r.Cursor == "" {
			break
		}
	}
	return out.Flush()
}

// writeWhole writes all of a database, so that the same can be made of it.
func writeWhole(ctx context.Context, db *store.DB, w io.Writer, opt export.Options) error {
	out := export.NewNDJSON(w)
	out.Origins = true
	for v, err := range db.Whole(ctx) {
		switch v := v.(type) {
		case *store.Coded:
			err = out.Document(&sitrep.Analysis{Doc: v.Document, Events: v.Mentions, Quotations: v.Quotations})
		case nil:
		default:
			if _, event := v.(*sitrep.Event); event {
				opt.Tally.Events, opt.Tally.Rows = opt.Tally.Events+1, opt.Tally.Rows+1
			}
			err = out.Line(v)
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}
