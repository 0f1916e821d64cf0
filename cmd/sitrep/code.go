package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
	"sitrep/redact"
)

type codeCommand struct {
	batch
	models
	JSON       bool     `help:"The native record, NDJSON."`
	HTML       string   `help:"Write one self-contained page to this file." placeholder:"OUT.html" type:"path"`
	Redact     bool     `help:"Of pages: hide the names of private persons (victims, detainees, minors, bystanders) behind pseudonyms made with the secret in SITREP_REDACT_SECRET. See docs/redaction.md."`
	Relevance  string   `help:"Of pages: events of public affairs (relevant), of none (irrelevant), or all. The record of --json has all." values:"relevances" placeholder:"R"`
	Dictionary []string `help:"Code by a TABARI or PETRARCH dictionary, a folder or files, in the place of the built-in rules; may be given more than once. See docs/dictionaries.md." sep:"none" placeholder:"DIR"`
	Width      int      `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
}

// Run prints the record: NDJSON as documents are done, pages when all are.
func (c *codeCommand) Run(ctx context.Context, s *streams) error {
	if c.JSON && c.HTML != "" {
		return usageError{errors.New("--json and --html exclude each other")}
	}
	if c.JSON && c.Relevance != "" {
		return usageError{errors.New("--relevance is of pages; the record of --json has all events, each with its relevance")}
	}
	switch c.Relevance {
	case "", sitrep.Relevant, sitrep.Irrelevant, "all":
	default:
		return usageError{fmt.Errorf("--relevance %q: want relevant, irrelevant or all", c.Relevance)}
	}
	hider, err := c.hider(s)
	if err != nil {
		return err
	}
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return err
	}
	chain.NoSentences = true
	if len(c.Dictionary) > 0 {
		d, err := openDictionary(s, c.Dictionary)
		if err != nil {
			return err
		}
		chain.Stages = append(chain.Stages, pipeline.Shared("dictionary", d))
	}
	if c.JSON {
		w := export.NewNDJSON(s.out)
		res, err := c.run(ctx, s, chain, recordSink{w})
		if res != nil {
			if e := w.Merged(res.Actors, res.Events, res.Processes); e != nil {
				return e
			}
		}
		if f := w.Flush(); f != nil {
			return f
		}
		return err
	}
	var r export.Record
	res, err := c.run(ctx, s, chain, pageSink{&r})
	if res == nil || len(r.Analyses) == 0 {
		return err
	}
	r.Actors, r.Events, r.Processes = res.Actors, res.Events, res.Processes
	if n := r.Keep(cmp.Or(c.Relevance, sitrep.Relevant)); n > 0 && c.Relevance == "" {
		s.say("%s of no public affairs left out; --relevance all shows them", plural(n, "event"))
	}
	if hider != nil {
		r.Analyses, r.Actors, r.Events, r.Processes = hider.Record(r.Analyses, r.Actors, r.Events, r.Processes)
	}
	if c.HTML != "" {
		if e := writeFile(c.HTML, func(w io.Writer) error { return export.HTML(w, &r) }); e != nil {
			return e
		}
		s.say("wrote %s", c.HTML)
		return err
	}
	if e := export.Terminal(s.out, &r, s.page(c.Width)); e != nil {
		return e
	}
	return err
}

// hider is nil where no names are to be hidden.
func (c *codeCommand) hider(s *streams) (*redact.Hider, error) {
	switch {
	case !c.Redact:
		return nil, nil
	case c.JSON:
		return nil, usageError{errors.New("--redact is of pages; of the record 'sitrep export --format ndjson --redact' makes one without names")}
	}
	return newHider(s)
}

// newHider hides by the user's secret.
func newHider(s *streams) (*redact.Hider, error) {
	secret := s.getenv("SITREP_REDACT_SECRET")
	if secret == "" {
		return nil, usageError{errors.New("--redact needs a secret of your own in SITREP_REDACT_SECRET; the same secret gives the same pseudonyms")}
	}
	return redact.NewHider([]byte(secret)), nil
}

// writeFile writes beside the target and renames, so that a full disk or a
// killed process leaves the old file as it was. What is no file (a device, a pipe) is
// written to; of a link the file that it leads to is replaced.
func writeFile(path string, write func(io.Writer) error) error {
	return writeFileAs(path, 0o644, write)
}

// writeFileAs is writeFile with the mode of a file that is new.
func writeFileAs(path string, mode fs.FileMode, write func(io.Writer) error) error {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		err = fill(f, write)
		if e := f.Close(); err == nil {
			err = e
		}
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".sitrep-*")
	if err == nil {
		defer os.Remove(f.Name()) // gone when renamed
		err = fill(f, write)
		if err == nil {
			err = f.Chmod(modeOf(path, mode))
		}
		if e := f.Close(); err == nil {
			err = e
		}
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	var at *fs.PathError
	if errors.As(err, &at) && strings.HasPrefix(filepath.Base(at.Path), ".sitrep-") {
		return fmt.Errorf("%s: cannot be written (%w); what was there before is as it was", path, at.Err)
	}
	return err
}

func fill(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 64<<10)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// modeOf is that of a file that is replaced, else the one that is given.
func modeOf(path string, mode fs.FileMode) fs.FileMode {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return info.Mode().Perm()
	}
	return mode
}

// recordSink streams the native record.
type recordSink struct{ w *export.NDJSON }

func (k recordSink) Document(a *sitrep.Analysis) error { return k.w.Document(a) }
func (k recordSink) Failure(f sitrep.Failure) error    { return k.w.Failure(f) }

// pageSink keeps what a page shows.
type pageSink struct{ r *export.Record }

func (k pageSink) Document(a *sitrep.Analysis) error {
	k.r.Analyses = append(k.r.Analyses, a)
	return nil
}

func (k pageSink) Failure(f sitrep.Failure) error {
	k.r.Failures = append(k.r.Failures, f)
	return nil
}
