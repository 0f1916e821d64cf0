package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/export"
	"sitrep/redact"
)

type exportCommand struct {
	File string `arg:"" optional:"" help:"A native record (what 'sitrep code --json' prints), or the PLOVER JSON or ACLED-shaped table of somebody else; - for standard input. Without it the database is written."`
	database
	Format   string   `help:"${formats}." values:"formats" required:"" placeholder:"F"`
	Output   string   `short:"o" help:"Write to this file instead of standard output; it appears when it is whole." placeholder:"FILE" type:"path"`
	Columns  []string `help:"Of csv and geojson: these columns, in this order." placeholder:"NAME"`
	Made     string   `help:"When the record was made, a day or a time (RFC 3339), for forms that say so; without it they leave it empty." placeholder:"TIME"`
	Redact   bool     `help:"Hide the names of private persons (victims, detainees, minors, bystanders) behind pseudonyms made with the secret in SITREP_REDACT_SECRET."`
	Whole    bool     `help:"Of ndjson and a database: all that is stored, with captures, reports without events, failures, decisions and what merging keeps; 'sitrep restore' makes the same database of it."`
	Manifest bool     `help:"Write FILE.manifest.json beside the output: counts, version, checksum, how to cite it."`
	filters
	imports
	models
}

// layered are the forms that are written from the layers under the coding.
var layered = []string{"conllu", "timeml"}

// exportNames are those of all forms, for messages.
func exportNames() string { return export.FormatNames() + ", " + strings.Join(layered, ", ") }

// Run writes the events of a record in another form.
func (c *exportCommand) Run(ctx context.Context, s *streams) error {
	format, ok := export.FormatOf(c.Format)
	if !ok && !slices.Contains(layered, c.Format) {
		return usageError{fmt.Errorf("--format %q: want one of %s", c.Format, exportNames())}
	}
	if len(c.Columns) > 0 && c.Format != "csv" && c.Format != "geojson" {
		return usageError{fmt.Errorf("--columns goes with --format csv and geojson; the columns of %s are fixed", c.Format)}
	}
	if c.Manifest && c.Output == "" {
		return usageError{errors.New("--manifest needs --output: it stands beside the file")}
	}
	var hider *redact.Hider
	if c.Redact {
		var err error
		if hider, err = newHider(s); err != nil {
			return err
		}
		if slices.Contains(layered, c.Format) {
			return usageError{fmt.Errorf("--redact does not go with --format %s, which is made from the whole text", c.Format)}
		}
	}
	lossless := c.Format == "ndjson" || slices.Contains(layered, c.Format)
	filter, err := c.filter("")
	if err != nil {
		return err
	}
	if c.Whole && (c.Format != "ndjson" || c.File != "" || c.Redact || !filter.Empty()) {
		return usageError{errors.New("--whole is of --format ndjson and a database, without filters and --redact")}
	}
	opt := export.Options{Columns: c.Columns, Tally: &export.Tally{}}
	if len(c.Columns) > 0 { // they are at fault before the file is looked at
		if err := format.Write(io.Discard, func(func(*sitrep.Told, error) bool) {}, opt); err != nil {
			return usageError{err}
		}
	}
	if opt.Made, err = madeAt(c.Made); err != nil {
		return usageError{err}
	}
	in, events, fit, err := c.source(ctx, s, filter)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := known(ctx, filter, c.Ontology, in); err != nil {
		return err
	}
	if len(filter.Status) == 0 && (!lossless || in.db != nil) { // of a record all goes on
		events = opt.Tally.Standing(events)
	}
	if !lossless && c.Relevance == "" {
		events = opt.Tally.Relevant(events)
	}
	if hider != nil {
		events = hider.Events(events)
	}
	write := func(w io.Writer) error {
		w = interrupted{ctx, w}
		switch {
		case slices.Contains(layered, c.Format):
			return c.layers(ctx, s, in, events, fit != nil, w, opt.Tally)
		case c.Format == "ndjson" && in.form == "ndjson" && !c.Redact:
			return in.named(export.Select(w, in.File, in.size, fit, opt))
		case c.Whole:
			return writeWhole(ctx, in.db, w, opt)
		case c.Format == "ndjson" && in.db != nil && !c.Redact:
			return writeStore(ctx, in.db, w, events, filter.Empty(), opt)
		}
		return format.Write(w, events, opt)
	}
	if c.Output == "" {
		if err := write(s.out); err != nil {
			return err
		}
		c.told(s, opt.Tally)
		return nil
	}
	sum := newSummer()
	if err := writeFile(c.Output, func(w io.Writer) error { return write(io.MultiWriter(w, sum)) }); err != nil {
		return err
	}
	c.told(s, opt.Tally)
	if !c.Manifest {
		return nil
	}
	m := export.Manifest{File: filepath.Base(c.Output), Format: c.Format, Bytes: sum.n, SHA256: sum.hex(), Filters: filter.Parameters(), Columns: c.Columns, Redacted: c.Redact, From: filepath.Base(in.name)}
	return writeFile(c.Output+".manifest.json", func(w io.Writer) error { return m.Write(w, opt) })
}

// told says what was left out and what stays empty: a file that holds less than the
// record should not pass for all of it.
func (c *exportCommand) told(s *streams, t *export.Tally) {
	left := 0
	var why []string
	for _, reason := range slices.Sorted(maps.Keys(t.LeftOut)) {
		left += t.LeftOut[reason]
		why = append(why, fmt.Sprintf("%s: %d", reason, t.LeftOut[reason]))
	}
	if left > 0 {
		s.say("%s left out, %d written (%s)", plural(left, "event"), t.Events, strings.Join(why, "; "))
	}
	for _, column := range slices.Sorted(maps.Keys(t.Empty)) {
		s.say("%s without %s", plural(t.Empty[column], "row"), column)
	}
}

// madeAt reads a day or a time.
func madeAt(v string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, v); err == nil {
			return t, nil
		}
	}
	if v == "" {
		return time.Time{}, nil
	}
	return time.Time{}, fmt.Errorf("--made %q: want a day as YYYY-MM-DD or a time as YYYY-MM-DDTHH:MM:SSZ", v)
}

// interrupted ends a long export when the user does.
type interrupted struct {
	ctx context.Context
	io.Writer
}

func (w interrupted) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.Writer.Write(b)
}

// summer counts and sums what is written.
type summer struct {
	hash.Hash
	n int64
}

func newSummer() *summer { return &summer{Hash: sha256.New()} }

func (s *summer) Write(b []byte) (int, error) {
	s.n += int64(len(b))
	return s.Hash.Write(b)
}

func (s *summer) hex() string { return hex.EncodeToString(s.Sum(nil)) }
