package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"sitrep"
	"sitrep/api"
	"sitrep/export"
	"sitrep/store"
)

type timelineCommand struct {
	Process string `arg:"" optional:"" help:"The process: its number in the list, its id or the beginning of it, or words of its name; without it the processes are listed (ics: those of all)."`
	Record  string `help:"A native record to read in the place of a database, as 'sitrep code --json' writes it; - is standard input, which is read too where no database is named, here or in the settings." placeholder:"FILE"`
	DB      string `name:"db" help:"The database: a file, or postgres://user@host/name; sitrep.db where nothing else is named." env:"SITREP_DB" placeholder:"DATABASE"`
	Format  string `help:"text, json, markdown, ics (iCalendar: announced dates and deadlines) or svg." enum:"text,json,markdown,ics,svg" default:"text" placeholder:"F"`
	Out     string `help:"Write to this file." short:"o" placeholder:"FILE" type:"path"`
	Width   int    `help:"Columns of the page on the terminal; 0 is the terminal's." default:"0" placeholder:"N"`
}

// processSource is where processes come from: a record or a database.
type processSource interface {
	// processes are all there are, with what of events and documents is at hand.
	processes() (*export.Kept, error)
	// fill sets the events and documents that pages of the processes need.
	fill(*export.Kept, []*sitrep.Process) error
	what() string
	close()
}

// Run prints one process as a spine of steps.
func (c *timelineCommand) Run(ctx context.Context, s *streams, line *kong.Context) error {
	if f, err := os.Stat(c.Process); c.Record == "" && err == nil && f.Mode().IsRegular() {
		c.Record, c.Process = c.Process, "" // the record given in the place of a process
	}
	if c.Record == "" && c.DB != "" && !onLine(line, "db") && piped(s.in) {
		s.say("reading the database %s, which the settings name; for what is piped in say --record -", c.DB)
	}
	src, err := c.source(ctx, s)
	if err != nil {
		return err
	}
	defer src.close()
	kept, err := src.processes()
	if err != nil {
		return err
	}
	if len(kept.Processes) == 0 {
		return fmt.Errorf("%s tells no process", src.what())
	}
	ps := make([]*sitrep.Process, len(kept.Processes))
	for i := range kept.Processes {
		ps[i] = &kept.Processes[i]
	}
	if c.Process != "" {
		if ps, err = choose(ps, c.Process); err != nil {
			return err
		}
	}
	if c.Process != "" || c.Format != "text" { // the list needs none of them
		if err := src.fill(kept, ps); err != nil {
			return err
		}
	}
	write := func(w io.Writer) error { return c.write(s, w, kept, ps) }
	if c.Out != "" {
		return writeFile(c.Out, write)
	}
	return write(s.out)
}

func (c *timelineCommand) write(s *streams, w io.Writer, kept *export.Kept, ps []*sitrep.Process) error {
	if c.Format == "ics" {
		return export.Calendar(w, kept, ps)
	}
	opt := export.TerminalOptions{Width: c.Width}
	if c.Out == "" {
		opt = s.page(c.Width)
	}
	if c.Process == "" && c.Format == "text" {
		return export.SpineList(w, kept, ps, opt)
	}
	if c.Process == "" && len(ps) > 1 {
		return usageError{fmt.Errorf("--format %s is of one process: name one of the %d", c.Format, len(ps))}
	}
	spine := export.NewSpine(kept, ps[0])
	switch c.Format {
	case "json":
		return export.SpineJSON(w, spine)
	case "markdown":
		return export.SpineMarkdown(w, spine)
	case "svg":
		return export.SpineSVG(w, spine)
	}
	return export.SpineText(w, spine, opt)
}

func (c *timelineCommand) source(ctx context.Context, s *streams) (processSource, error) {
	if f, ok := s.in.(*os.File); c.Record == "" && c.DB == "" && ok && term.IsTerminal(int(f.Fd())) {
		c.DB = "sitrep.db"
	}
	switch {
	case c.Record == "-" || c.Record == "" && c.DB == "":
		return recordSource{"standard input", func() (io.ReadCloser, error) { return io.NopCloser(s.in), nil }}, nil
	case c.Record != "":
		return recordSource{c.Record, func() (io.ReadCloser, error) { return os.Open(c.Record) }}, nil
	}
	db, err := store.Open(ctx, c.DB, store.Options{})
	return storeSource{ctx, db}, err
}

// recordSource reads a native record.
type recordSource struct {
	name string
	open func() (io.ReadCloser, error)
}

func (r recordSource) processes() (*export.Kept, error) {
	f, err := r.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return export.ReadKept(r.name, f)
}

func (recordSource) fill(*export.Kept, []*sitrep.Process) error { return nil }
func (r recordSource) what() string                             { return "the record" }
func (recordSource) close()                                     {}

// storeSource reads a database.
type storeSource struct {
	ctx context.Context
	db  *store.DB
}

func (d storeSource) close() { d.db.Close() }

func (d storeSource) what() string { return "the database " + d.db.Address }

func (d storeSource) processes() (*export.Kept, error) {
	ps, err := d.db.Processes(d.ctx)
	return &export.Kept{Processes: ps}, err
}

func (d storeSource) fill(k *export.Kept, ps []*sitrep.Process) error {
	read, err := api.KeptOf(d.ctx, d.db, ps...)
	if err == nil {
		k.Events, k.Documents = read.Events, read.Documents
	}
	return err
}

// onLine reports whether a flag stands on the command line, not only in a variable or a file.
func onLine(line *kong.Context, flag string) bool {
	return slices.ContainsFunc(line.Path, func(p *kong.Path) bool { return p.Flag != nil && p.Flag.Name == flag && !p.Resolved })
}

// piped reports whether somebody means to give something on standard input: a pipe, or a
// file that is not empty.
func piped(in io.Reader) bool {
	f, ok := in.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && (info.Mode()&os.ModeNamedPipe != 0 || info.Mode().IsRegular() && info.Size() > 0)
}

// choose finds the process that the user means.
func choose(ps []*sitrep.Process, want string) ([]*sitrep.Process, error) {
	if n, err := strconv.Atoi(want); err == nil {
		if n < 1 || n > len(ps) {
			return nil, fmt.Errorf("process %d: the record has %d", n, len(ps))
		}
		return ps[n-1 : n], nil
	}
	words := strings.Fields(strings.ToLower(want))
	var found []*sitrep.Process
	for _, p := range ps {
		if p.ID == want {
			return []*sitrep.Process{p}, nil
		}
		name := strings.ToLower(p.Name + " " + p.Type)
		if strings.HasPrefix(p.ID, want) || !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("no process %q; 'sitrep timeline' without a name lists them", want)
	case 1:
		return found, nil
	}
	var names []string
	for _, p := range found {
		names = append(names, fmt.Sprintf("  %d  %s (%s)", slices.Index(ps, p)+1, p.Name, p.ID))
	}
	return nil, fmt.Errorf("%q means %d processes; give the number of one:\n%s", want, len(found), strings.Join(names, "\n"))
}
