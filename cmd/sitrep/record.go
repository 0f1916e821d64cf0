package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"sitrep"
	"sitrep/export"
	"sitrep/store"
)

// recordFile is a file of events: the native record, or the PLOVER JSON or ACLED-shaped
// table of somebody else.
type recordFile struct {
	*os.File
	name string
	size int64
	form string // ndjson, plover, acled
	temp bool
	db   *store.DB // of a database; File is nil
}

// openRecord opens a file by its name; standard input is put into a file of the
// temporary folder, because a record is read more than once. A form of "" is found out.
func openRecord(s *streams, name, form string) (*recordFile, error) {
	r := &recordFile{name: name, form: form}
	var err error
	if name == "-" {
		r.name, r.temp = "standard input", true
		if r.File, err = os.CreateTemp("", "sitrep-*.ndjson"); err == nil {
			_, err = io.Copy(r.File, s.in)
		}
	} else {
		r.File, err = os.Open(name)
	}
	if err == nil {
		var info os.FileInfo
		if info, err = r.Stat(); err == nil && info.IsDir() {
			err = fmt.Errorf("%s is a folder; want a file", name)
		} else if err == nil {
			r.size = info.Size()
		}
	}
	if err == nil && r.form == "" {
		r.form, err = formOf(r.bytes())
		err = r.named(err)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// Close closes the file, and takes away one that only held standard input.
func (r *recordFile) Close() {
	if r.db != nil {
		r.db.Close()
	}
	if r.File == nil {
		return
	}
	r.File.Close()
	if r.temp {
		os.Remove(r.File.Name())
	}
}

func (r *recordFile) bytes() *io.SectionReader { return io.NewSectionReader(r.File, 0, r.size) }

// named puts the file's name before a fault of its content.
func (r *recordFile) named(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", r.name, err)
}

// fit is what the filter lets through; nil when that is everything. Processes are looked
// up in the record.
func (r *recordFile) fit(f *sitrep.Filter) (func(*sitrep.Told) bool, error) {
	switch {
	case f.Empty():
		return nil, nil
	case len(f.Processes) == 0:
		return f.Match, nil
	case r.form != "ndjson":
		return nil, r.named(errors.New("--process wants a native record: files of others have no processes"))
	}
	steps, err := export.Steps(r.bytes(), f)
	if err != nil {
		return nil, r.named(err)
	}
	return func(t *sitrep.Told) bool { return steps[t.Event.ID] && f.Match(t) }, nil
}

// formOf tells the three forms apart by the first line.
func formOf(r io.Reader) (string, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(32 << 10)
	if err != nil && err != io.EOF {
		return "", err
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	first, _, _ := bytes.Cut(head, []byte("\n"))
	switch {
	case bytes.HasPrefix(head, []byte("SQLite format 3")):
		return "", errors.New("is a database: name it with --db")
	case len(first) == 0:
		return "ndjson", nil // an empty record
	case first[0] == '{' && (bytes.HasPrefix(first, []byte(`{"kind"`)) || !bytes.Contains(first, []byte(`"actor"`))):
		return "ndjson", nil
	case first[0] == '{', first[0] == '[' && bytes.Contains(head, []byte(`"event`)):
		return "plover", nil
	case bytes.Contains(first, []byte("event_type")) || bytes.Contains(first, []byte("event_id_cnty")):
		return "acled", nil
	}
	return "", errors.New("neither a native record (NDJSON of `sitrep code --json`), nor PLOVER JSON, nor an ACLED-shaped table; --input says which one")
}

// imports says what files of others do not say of themselves.
type imports struct {
	Input   string `help:"Form of FILE: ndjson, plover or acled; found out without it." enum:",ndjson,plover,acled" default:"" placeholder:"F" group:"Files of others"`
	Dataset string `help:"What the file is to be called in the record; its name without it." placeholder:"NAME" group:"Files of others"`
	Coder   string `help:"Who coded it, by hand." placeholder:"NAME" group:"Files of others"`
	Extra   bool   `help:"Keep columns, fields and codes that the format does not have; otherwise they are refused." group:"Files of others"`
}

// events streams the events of a file.
func (i *imports) events(r *recordFile) export.Events {
	opt := export.ImportOptions{Dataset: i.Dataset, Coder: i.Coder, Extra: i.Extra}
	if opt.Dataset == "" {
		opt.Dataset = filepath.Base(r.name)
	}
	var events export.Events
	switch r.form {
	case "plover":
		events = export.ReadPLOVER(r.bytes(), opt)
	case "acled":
		events = export.ReadACLED(r.bytes(), opt)
	default:
		events = export.ReadEvents(r.File, r.size)
	}
	return func(yield func(*sitrep.Told, error) bool) {
		for t, err := range events {
			if !yield(t, r.named(err)) {
				return
			}
		}
	}
}
