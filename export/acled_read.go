package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sitrep"
)

// acledOther are columns of older or wider files of ACLED's shape; they are kept in
// Coding.Extra.
var acledOther = strings.Fields("data_id event_id_no_cnty iso3 population_1km population_2km population_5km population_best")

// acledNeeded are the columns without which there is no event.
var acledNeeded = strings.Fields("event_date event_type sub_event_type")

// ReadACLED streams the events of a table in the shape of ACLED's files: commas,
// semicolons or tabs, a header with ACLED's names in any order, dates as YYYY-MM-DD or "02
// January 2006". Sub-event types become PLOVER types by tables/acled-plover.txt, names of
// actors say country and sector where they name them. The notes are the text that stands
// for the report. A column that ACLED's files do not have, a type, date or number that is
// none is refused with line and column; a row without an ID has its line for one.
func ReadACLED(r io.Reader, opt ImportOptions) Events {
	return func(yield func(*sitrep.Told, error) bool) {
		a := &acledReader{opt: opt}
		err := a.open(r)
		seen := once{}
		for err == nil {
			var t *sitrep.Told
			if t, err = a.next(); err == io.EOF {
				return
			}
			if err == nil && !seen.first(t.Event.Coding.Record) {
				err = a.at("event_id_cnty", "event_id_cnty %q stands in an earlier row too", t.Event.Coding.Record)
			}
			if err == nil && !yield(t, nil) {
				return
			}
		}
		if err != io.EOF {
			yield(nil, err)
		}
	}
}

type acledReader struct {
	opt    ImportOptions
	csv    *csv.Reader
	header []string
	column map[string]int
	row    []string
	line   int
}

// open reads the header.
func (a *acledReader) open(r io.Reader) error {
	in := bufio.NewReaderSize(r, 64<<10)
	head, err := in.Peek(4096)
	if err != nil && err != io.EOF {
		return err
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		in.Discard(len("\ufeff"))
	}
	first, _, _ := bytes.Cut(head, []byte("\n"))
	a.csv = csv.NewReader(in)
	a.csv.ReuseRecord, a.csv.FieldsPerRecord = true, -1
	for _, c := range ";\t" {
		if bytes.Count(first, []byte(string(c))) > bytes.Count(first, []byte{byte(a.csv.Comma)}) {
			a.csv.Comma = c
		}
	}
	if err := a.read(); err != nil {
		if err == io.EOF {
			return &LineError{1, 0, "empty: want a header with the names of the columns"}
		}
		return err
	}
	a.header, a.column = slices.Clone(a.row), map[string]int{}
	for i, name := range a.header {
		name = strings.ToLower(strings.TrimSpace(name))
		a.header[i] = name
		if _, dup := a.column[name]; dup {
			return &LineError{1, i + 1, fmt.Sprintf("column %q stands twice", name)}
		}
		a.column[name] = i
		if !a.opt.Extra && !slices.Contains(ACLEDColumns, name) && !slices.Contains(acledOther, name) {
			return &LineError{1, i + 1, fmt.Sprintf("column %q is none of ACLED's; take it out, or keep such columns with --extra", name)}
		}
	}
	for _, name := range acledNeeded {
		if _, ok := a.column[name]; !ok {
			return &LineError{1, 0, fmt.Sprintf("no column %q; an event has at least %s", name, strings.Join(acledNeeded, ", "))}
		}
	}
	return nil
}

// read takes the next row as it stands.
func (a *acledReader) read() (err error) {
	a.row, err = a.csv.Read()
	var fault *csv.ParseError
	switch {
	case errors.As(err, &fault):
		return &LineError{fault.Line, 0, "byte " + fmt.Sprint(fault.Column) + ": a quotation mark out of place"}
	case err != nil:
		return err
	}
	a.line, _ = a.csv.FieldPos(0)
	for i, cell := range a.row {
		if !utf8.ValidString(cell) {
			return &LineError{a.line, i + 1, "no UTF-8"}
		}
	}
	return nil
}

func (a *acledReader) next() (*sitrep.Told, error) {
	if err := a.read(); err != nil {
		return nil, err
	}
	if len(a.row) != len(a.header) {
		return nil, &LineError{a.line, 0, fmt.Sprintf("%d cells, and the header has %d columns", len(a.row), len(a.header))}
	}
	return a.event()
}

// cell of a column, "" where the file has none.
func (a *acledReader) cell(column string) string {
	if i, ok := a.column[column]; ok {
		v := strings.TrimSpace(a.row[i])
		if len(v) > 1 && v[0] == '\'' && strings.IndexByte(formula, v[1]) >= 0 {
			v = v[1:] // our own escape against spreadsheets
		}
		return v
	}
	return ""
}

// at is a fault of a cell of the current row.
func (a *acledReader) at(column, format string, args ...any) error {
	i, ok := a.column[column]
	if !ok {
		i = -1
	}
	return &LineError{a.line, i + 1, fmt.Sprintf(format, args...)}
}

func acledDate(v string) (sitrep.Day, bool) {
	for _, layout := range []string{time.DateOnly, "02 January 2006", "2 January 2006", "02-January-2006"} {
		if t, err := time.Parse(layout, v); err == nil {
			return sitrep.DayOf(t.Year(), int(t.Month()), t.Day()), true
		}
	}
	return 0, false
}
