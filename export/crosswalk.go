package export

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

// The crosswalks from the record's codes to those of other data sets stand in
// text tables, one row a line, cells set off by "|", "-" for nothing.

//go:embed tables/*.txt
var crosswalkFiles embed.FS

// tableError is a fault in a table of this package.
type tableError struct {
	file string
	line int
	want string
	got  string
}

func (e *tableError) Error() string {
	return fmt.Sprintf("export/tables/%s:%d: want %s, got %q", e.file, e.line, e.want, e.got)
}

// tableRow is a line of a table; cell gives "" for "-".
type tableRow struct {
	file  string
	line  int
	cells []string
}

func (r tableRow) fault(want, got string) error { return &tableError{r.file, r.line, want, got} }

// readTable gives the rows of a table that have n cells each.
func readTable(file string, n int) ([]tableRow, error) {
	b, err := crosswalkFiles.ReadFile("tables/" + file)
	if err != nil {
		return nil, err
	}
	return parseTable(file, string(b), n)
}

func parseTable(file, text string, n int) ([]tableRow, error) {
	var rows []tableRow
	line := 0
	for l := range strings.Lines(text) {
		line++
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		r := tableRow{file: file, line: line, cells: strings.Split(l, "|")}
		for i, c := range r.cells {
			if r.cells[i] = strings.TrimSpace(c); r.cells[i] == "-" {
				r.cells[i] = ""
			}
		}
		if len(r.cells) != n {
			return nil, r.fault(fmt.Sprintf("%d cells", n), l)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// loaded reads a table once. It panics on a faulty one: the tables are compiled
// in and checked by the tests.
func loaded[T any](load func() (T, error)) func() T {
	return sync.OnceValue(func() T {
		t, err := load()
		if err != nil {
			panic(err)
		}
		return t
	})
}

// usStates gives the FIPS codes of the states of the US by name.
var usStates = loaded(func() (map[string]string, error) {
	rows, err := readTable("us-states.txt", 2)
	states := make(map[string]string, len(rows))
	for _, r := range rows {
		states[r.cells[1]] = r.cells[0]
	}
	return states, err
})
