package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"sitrep/eval"
	"sitrep/eval/storylines"
	"sitrep/examples"
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
	return nil
}
