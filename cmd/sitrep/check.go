package main

import (
	"context"
	"encoding/json"
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
