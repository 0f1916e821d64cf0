package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sitrep/store"
)

type checkCommand struct {
	database
	JSON bool `help:"What is wrong, one object a line, and the counts."`
	Most int  `help:"Print at most so many faults; 0 is all." default:"100" placeholder:"N"`

	Hash string `help:"The last hash that an earlier check printed: a fault where the log has it no longer, because it was written anew or cut off." placeholder:"HASH"`
}

// Run looks at everything in the database. What it finds goes to standard output.
func (c *checkCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	enc := json.NewEncoder(s.out)
	s.progress = newProgress(s.err, 0, time.Now)
	faults := 0
	fault := func(p store.Problem) {
		if faults++; c.Most > 0 && faults > c.Most {
			return
		}
		s.progress.clear()
		if c.JSON {
			enc.Encode(struct {
				Kind string `json:"kind"`
				store.Problem
			}{"fault", p})
			return
		}
		s.print("%s\n", p)
	}
	if c.Hash != "" {
		kept, err := db.HasHash(ctx, c.Hash)
		if err != nil {
			return err
		}
		if !kept {
			fault(store.Problem{What: "log", Reason: "it has no entry of the hash " + c.Hash + ": it was written anew or cut off since that was its last"})
		}
	}
	n, err := db.Check(ctx, fault, func(n store.Checked) { s.progress.text(checkedWords(&n)) })
	s.progress.clear()
	s.progress = nil
	if err != nil {
		return err
	}
	if c.JSON {
		enc.Encode(struct {
			Kind string `json:"kind"`
			store.Checked
			Faults int `json:"faults"`
		}{"check", n, faults})
	} else {
		if c.Most > 0 && faults > c.Most {
			s.print("and %d more\n", faults-c.Most)
		}
		s.say("looked at %s", checkedWords(&n))
		if n.Last != "" {
			s.say("last hash of the log: %s", n.Last)
		}
	}
	if faults > 0 {
		return fmt.Errorf("%s: %s; 'sitrep restore' takes a backup", db.Address, plural(faults, "fault"))
	}
	return nil
}

func checkedWords(n *store.Checked) string {
	return fmt.Sprintf("%d captures, %d reports, %d mentions, %d events, %d older versions, %d changes", n.Captures, n.Documents, n.Mentions, n.Events, n.Versions, n.Changes)
}

type migrateCommand struct {
	database
	JSON bool `help:"The versions, as an object."`
}

// Run brings a database to the version of this program.
func (c *migrateCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{Migrate: true, Unchecked: true})
	if err != nil {
		return err
	}
	defer db.Close()
	before, want, err := db.Versions(ctx)
	if err != nil {
		return err
	}
	if before == 0 {
		return &store.Error{Kind: store.NoDatabase, Address: db.Address, Reason: "holds no tables of sitrep; 'sitrep ingest' makes them"}
	}
	if err := db.Migrate(ctx); err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(struct {
			Kind string `json:"kind"`
			From int64  `json:"from"`
			To   int64  `json:"to"`
		}{"migrate", before, want})
	}
	if before == want {
		s.say("%s has version %d already", db.Address, want)
		return nil
	}
	s.say("%s has gone from version %d to %d", db.Address, before, want)
	return nil
}

type backupCommand struct {
	database
	To    string `arg:"" name:"file" help:"Where to write the backup; it is a database file." type:"path"`
	Force bool   `help:"Replace a file that is there."`
}

// Run writes a copy of the database as it is at one moment; writing may go on.
func (c *backupCommand) Run(ctx context.Context, s *streams) error {
	db, err := c.open(ctx, store.Options{})
	if store.Is(err, store.Older) && !store.IsServer(c.DB) {
		db, err = c.open(ctx, store.Options{Unchecked: true}) // what is to be done before it is migrated
	}
	if err != nil {
		return err
	}
	defer db.Close()
	if err := db.Backup(ctx, c.To, c.Force); err != nil {
		if errors.Is(err, store.ErrExists) {
			return usageError{fmt.Errorf("%s is there already; --force replaces it", c.To)}
		}
		return err
	}
	s.say("wrote %s", c.To)
	return nil
}

type restoreCommand struct {
	database
	From  string `arg:"" name:"file" help:"A backup, or a native record (NDJSON), of which a new database is made." type:"path"`
	Force bool   `help:"Replace a database that is there; of a record none is replaced."`
}

// Run makes the database what a backup is, after looking at the backup as check does.
func (c *restoreCommand) Run(ctx context.Context, s *streams) error {
	var err error
	if isRecord(c.From) {
		if err = restoreRecord(ctx, c.From, c.DB); errors.Is(err, store.ErrExists) {
			return usageError{fmt.Errorf("%s is there already; of a record a new database is made", masked(c.DB))}
		}
	} else {
		err = store.Restore(ctx, c.From, c.DB, c.Force)
	}
	if errors.Is(err, store.ErrExists) {
		return usageError{fmt.Errorf("%s is there already; --force replaces it", c.DB)}
	}
	if err != nil {
		return err
	}
	s.say("restored %s from %s", c.DB, c.From)
	return nil
}
