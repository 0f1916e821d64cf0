package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"sitrep/store"
)

type backupCommand struct {
	database
	To    string `arg:"" name:"file" help:"Where to write the backup; it is a database file." type:"path"`
	Force bool   `help:"Replace a file that is there."`
	JSON  bool   `help:"What was written, as an object."`
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
	began := time.Now()
	done := s.growing(c.To+".part", sizeOf(c.DB))
	err = db.Backup(ctx, c.To, c.Force)
	done()
	if errors.Is(err, store.ErrExists) {
		return usageError{fmt.Errorf("%s is there already; --force replaces it", c.To)}
	}
	if err != nil {
		return err
	}
	return copied(s, c.JSON, "backup", db.Address, c.To, began, fmt.Sprintf("wrote %s", c.To))
}

type restoreCommand struct {
	database
	From  string `arg:"" name:"file" help:"A backup, or a native record (NDJSON), of which a new database is made." type:"path"`
	Force bool   `help:"Replace a database that is there; of a record none is replaced."`
	JSON  bool   `help:"What was written, as an object."`
}

// Run makes the database what a backup is, after looking at the backup as check does; or a
// new one of a record.
func (c *restoreCommand) Run(ctx context.Context, s *streams) error {
	began, to := time.Now(), store.Masked(c.DB)
	record := isRecord(c.From)
	done := s.growing(c.DB+".part", map[bool]int64{false: sizeOf(c.From)}[record])
	var err error
	if record {
		err = restoreRecord(ctx, c.From, c.DB)
	} else {
		err = store.Restore(ctx, c.From, c.DB, c.Force)
	}
	done()
	switch {
	case errors.Is(err, store.ErrExists) && record:
		return usageError{fmt.Errorf("%s is there already; of a record a new database is made", to)}
	case errors.Is(err, store.ErrExists):
		return usageError{fmt.Errorf("%s is there already; --force replaces it", to)}
	case err != nil:
		return err
	}
	return copied(s, c.JSON, "restore", c.From, c.DB, began, fmt.Sprintf("restored %s from %s", to, c.From))
}

// copied says that something was written, and where.
func copied(s *streams, asJSON bool, kind, from, to string, began time.Time, words string) error {
	if !asJSON {
		s.say("%s", words)
		return nil
	}
	return json.NewEncoder(s.out).Encode(struct {
		Kind    string  `json:"kind"`
		From    string  `json:"from"`
		To      string  `json:"to"`
		Bytes   int64   `json:"bytes,omitempty"` // of a file
		Seconds float64 `json:"seconds"`
	}{kind, from, store.Masked(to), sizeOf(to), time.Since(began).Round(time.Millisecond).Seconds()})
}

// sizeOf is the bytes of a file, 0 where there is none.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// growing shows how far a file has grown towards a size, until done is called. A size of 0 is
// not known.
func (s *streams) growing(path string, size int64) (done func()) {
	s.progress = newProgress(s.err, 0, time.Now)
	if s.progress == nil {
		return func() {}
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(redraw); ; {
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
			}
			w := fmt.Sprintf("%.1f MB", float64(sizeOf(path))/1e6)
			if size > 0 {
				w += fmt.Sprintf(" of %.1f MB", float64(size)/1e6)
			}
			s.progress.text(w)
		}
	}()
	return func() {
		close(stop)
		<-stopped
		s.progress.clear()
		s.progress = nil
	}
}
