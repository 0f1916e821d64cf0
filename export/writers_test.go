package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sitrep"
)

// tables are the forms that are tables; the others have no columns to count.
var tables = map[string]table{
	"gdelt": {61, true, false}, "gdelt-mentions": {16, true, false}, "acled": {31, false, true}, "ged": {49, false, true},
	"polecat": {40, true, true}, "icews": {20, true, true}, "csv": {len(eventColumns()), false, true},
}

type table struct {
	columns int
	tabs    bool // set off by tabs, nothing quoted
	header  bool
}

// writers are all writers of events with what a reader must be able to count on.
var writers = func() (all []eventWriter) {
	for _, f := range Formats {
		all = append(all, eventWriter{f.Name, f.Write, tables[f.Name]})
	}
	return all
}()

type eventWriter struct {
	name  string
	write func(io.Writer, Events, Options) error
	table
}

// TestTablesAreMeasured fails where a form that says it is a table has no columns here.
func TestTablesAreMeasured(t *testing.T) {
	for _, f := range Formats {
		if _, is := tables[f.Name]; is != (f.Media == "text/csv" || f.Media == "text/tab-separated-values") {
			t.Errorf("%s is of the type %s; among tables in this test: %v", f.Name, f.Media, is)
		}
	}
}

var made = time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)

func TestWritersKeepTheShape(t *testing.T) {
	for _, wr := range writers {
		t.Run(wr.name, func(t *testing.T) {
			var b, again bytes.Buffer
			var tally Tally
			const n = 2000
			if err := wr.write(&b, synthetic(n), Options{Made: made, Tally: &tally}); err != nil {
				t.Fatal(err)
			}
			if err := wr.write(&again, synthetic(n), Options{Made: made}); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				t.Errorf("the same events give other bytes (%v)", err)
			}
			left := 0
			for _, k := range tally.LeftOut {
				left += k
			}
			if tally.Events+left != n || tally.Events < n/20 {
				t.Errorf("%d written and %d left out of %d: %v", tally.Events, left, n, tally.LeftOut)
			}
			if wr.columns == 0 {
				return
			}
			if !utf8.Valid(b.Bytes()) {
				t.Error("not UTF-8")
			}
			rows := rowsOf(t, b.String(), wr.tabs)
			if wr.header {
				rows = rows[1:]
			}
			if len(rows) != tally.Rows {
				t.Errorf("%d rows, the tally says %d", len(rows), tally.Rows)
			}
			for i, row := range rows {
				if len(row) != wr.columns {
					t.Fatalf("row %d has %d columns, want %d: %q", i, len(row), wr.columns, row)
				}
				for _, cell := range row {
					if strings.ContainsFunc(cell, func(r rune) bool { return r < ' ' || r == 0x7f }) {
						t.Fatalf("row %d: control character in %q", i, cell)
					}
					if !wr.tabs && cell != "" && strings.ContainsRune(formula, rune(cell[0])) && !isNumber(cell) {
						t.Fatalf("row %d: a spreadsheet computes %q", i, cell)
					}
				}
			}
		})
	}
}

func isNumber(s string) bool {
	var f float64
	n, err := fmt.Sscanf(s, "%g", &f)
	return n == 1 && err == nil
}

func rowsOf(t *testing.T, table string, tabs bool) (rows [][]string) {
	t.Helper()
	if tabs {
		for l := range strings.Lines(table) {
			rows = append(rows, strings.Split(strings.TrimSuffix(l, "\n"), "\t"))
		}
		return rows
	}
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// fullDisk takes n bytes, then no more.
type fullDisk int

var errFull = errors.New("no space left")

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) > int(*d) {
		n := int(*d)
		*d = 0
		return n, errFull
	}
	*d -= fullDisk(len(b))
	return len(b), nil
}

func TestWritersReportErrors(t *testing.T) {
	broken := errors.New("the events end here")
	failing := func(yield func(*sitrep.Told, error) bool) {
		for told := range synthetic(30) {
			if !yield(told, nil) {
				return
			}
		}
		yield(nil, broken)
	}
	for _, wr := range writers {
		if err := wr.write(io.Discard, failing, Options{}); !errors.Is(err, broken) {
			t.Errorf("%s: an error of the events comes out as %v", wr.name, err)
		}
		for _, room := range []fullDisk{0, 100, 70_000} {
			if err := wr.write(&room, synthetic(5000), Options{}); !errors.Is(err, errFull) {
				t.Errorf("%s: a full disk comes out as %v", wr.name, err)
			}
		}
		var none bytes.Buffer
		if err := wr.write(&none, synthetic(0), Options{}); err != nil {
			t.Errorf("%s: no events: %v", wr.name, err)
		}
	}
}

func TestCSVColumns(t *testing.T) {
	var b bytes.Buffer
	if err := CSV(&b, sample(t).Told(), Options{Columns: []string{"id", "killed_low", "denied_by", "polarity"}}); err != nil {
		t.Fatal(err)
	}
	want := "id,killed_low,denied_by,polarity\nevent-1,,,positive\nevent-2,3,River Guard,positive\nevent-3,,,negative\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	b.Reset()
	err := CSV(&b, synthetic(1), Options{Columns: []string{"id", "kiled"}})
	if err == nil || !strings.Contains(err.Error(), `"kiled"`) || b.Len() > 0 {
		t.Errorf("unknown column: %v, %d bytes written", err, b.Len())
	}
}

func TestGeoJSON(t *testing.T) {
	var b bytes.Buffer
	if err := GeoJSON(&b, synthetic(500), Options{}); err != nil {
		t.Fatal(err)
	}
	var c struct {
		Type     string
		Features []struct {
			Type, ID string
			Geometry *struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(b.Bytes(), &c); err != nil {
		t.Fatal(err)
	}
	if c.Type != "FeatureCollection" || len(c.Features) != 500 {
		t.Fatalf("%s of %d", c.Type, len(c.Features))
	}
	nowhere := 0
	for _, f := range c.Features {
		if f.Geometry == nil {
			nowhere++
			continue
		}
		if f.Properties["longitude"] != f.Geometry.Coordinates[0] || f.Properties["latitude"] != f.Geometry.Coordinates[1] {
			t.Fatalf("%v at %v", f.Properties, f.Geometry.Coordinates)
		}
	}
	if nowhere == 0 || nowhere > 200 {
		t.Errorf("%d without a place", nowhere)
	}
}

// The page of CSV lists the columns; -update writes them.
func TestCSVPageListsTheColumns(t *testing.T) {
	path := filepath.Join("..", "docs", "formats", "csv.md")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, listed, _ := strings.Cut(string(page), "|---|---|\n")
	var want strings.Builder
	for _, c := range EventColumns() {
		fmt.Fprintf(&want, "| `%s` | %s |\n", c[0], c[1])
	}
	if *update {
		if err := os.WriteFile(path, []byte(head+"|---|---|\n"+want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if listed != want.String() {
		t.Errorf("%s does not list the columns as they are; go test ./export -update writes them", path)
	}
}
