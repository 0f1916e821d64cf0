package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"sitrep"
	"sitrep/eval"
	"sitrep/eval/storylines"
	"sitrep/examples"
	"sitrep/process"
	"sitrep/store"
)

// fillDemo makes a database of the examples and storylines that are built in. dir is for
// files on the way.
func fillDemo(ctx context.Context, s *streams, dir, path string) error {
	captures, stories := filepath.Join(dir, "captures"), filepath.Join(dir, "stories")
	if err := os.CopyFS(captures, examples.Captures); err != nil {
		return err
	}
	development, err := fs.Sub(storylines.Development, "development")
	if err != nil {
		return err
	}
	if err := os.CopyFS(stories, development); err != nil {
		return err
	}
	read, err := eval.ReadStories(stories)
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i := range read {
		for _, r := range read[i].Reports {
			if err := enc.Encode(given{ID: read[i].Name + "/" + r.ID, Text: r.Text, Date: r.Date, Source: r.Source}); err != nil {
				return err
			}
		}
	}
	file := filepath.Join(captures, "storylines.ndjson")
	if err := os.WriteFile(file, lines.Bytes(), 0o600); err != nil {
		return err
	}
	in := ingestCommand{database: database{DB: path}, batch: batch{Files: []string{captures}}}
	if err := in.Run(ctx, s); err != nil && !errors.Is(err, errSome) {
		return err
	}
	db, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	return track(ctx, db)
}

// track puts the processes that all stored reports together tell.
func track(ctx context.Context, db *store.DB) error {
	var docs []string
	published := map[string]sitrep.Interval{}
	for r := (store.Range{Limit: 500}); ; {
		p, err := db.SearchReports(ctx, &sitrep.Filter{}, r)
		if err != nil {
			return err
		}
		for _, d := range p.Items {
			docs = append(docs, d.ID)
			if d.PublishedOn != nil {
				published[d.ID] = d.PublishedOn.Interval
			}
		}
		if r.Cursor = p.Cursor; r.Cursor == "" {
			break
		}
	}
	var events []sitrep.Event
	for r := (store.Range{Limit: 500}); ; {
		p, err := db.SearchEvents(ctx, &sitrep.Filter{}, r)
		if err != nil {
			return err
		}
		for _, e := range p.Items {
			events = append(events, *e)
		}
		if r.Cursor = p.Cursor; r.Cursor == "" {
			break
		}
	}
	tx, err := db.Begin(ctx, store.Cause{What: "track", At: time.Now(), Note: "sitrep " + sitrep.Version})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	tellings, err := tx.TellingsOf(docs)
	if err != nil {
		return err
	}
	var reports []process.Report
	for _, t := range tellings {
		d, err := unpackDigest(t.Data)
		if err != nil {
			return err
		}
		reports = append(reports, process.Report{ID: t.Document, Published: published[t.Document], Signs: d.Signs})
	}
	tx.PutProcesses(process.Track(events, reports), nil)
	return tx.Commit()
}
