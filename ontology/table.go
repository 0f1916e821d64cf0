package ontology

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/*.txt
var files embed.FS

type tableSet struct {
	types      []Type
	codes      []Code
	contexts   []Context
	sectors    []Sector
	relations  []Relation
	phases     []Phase
	sizes      []Size
	typeIndex  map[string]int
	codeIndex  map[string]int
	contextSet map[string]bool
}

// tables panics on a faulty table: the files are compiled in and checked by the
// tests, so that can only be a mistake of the build.
var tables = sync.OnceValue(func() *tableSet {
	t, err := loadTables(func(name string) (string, error) {
		b, err := files.ReadFile("tables/" + name)
		return string(b), err
	})
	if err != nil {
		panic(err)
	}
	return t
})

// FormatError is a fault in a table.
type FormatError struct {
	File   string
	Line   int // from 1
	Column int // of the cell, from 1; 0 the line as a whole
	Want   string
	Got    string
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("%s:%d:%d: want %s, got %q", e.File, e.Line, e.Column, e.Want, e.Got)
}

// row is a line of a table cut at "|".
type row struct {
	file  string
	line  int
	cells []string
	at    []int // column of each cell
	err   *error
}

func (r row) fail(cell int, want string) {
	if *r.err == nil {
		*r.err = &FormatError{r.file, r.line, r.at[cell], want, r.cells[cell]}
	}
}

// text of a cell; "-" is empty.
func (r row) text(cell int) string {
	if r.cells[cell] == "-" {
		return ""
	}
	return r.cells[cell]
}

func (r row) word(cell int, allowed ...string) string {
	for _, a := range allowed {
		if r.cells[cell] == a {
			return a
		}
	}
	r.fail(cell, "one of "+strings.Join(allowed, ", "))
	return ""
}

func (r row) score(cell int) float64 {
	v, err := strconv.ParseFloat(r.cells[cell], 64)
	if err != nil || v < -10 || v > 10 {
		r.fail(cell, "a number from -10 to 10")
	}
	return v
}

// eachRow calls f with every line of n cells.
func eachRow(open func(string) (string, error), file string, n int, f func(row)) error {
	text, err := open(file)
	if err != nil {
		return fmt.Errorf("table %s: %w", file, err)
	}
	line := 0
	for l := range strings.Lines(text) {
		line++
		l = strings.TrimRight(l, "\r\n")
		if strings.TrimSpace(l) == "" || strings.HasPrefix(l, "#") {
			continue
		}
		r := row{file: file, line: line, err: &err}
		col := 1
		for c := range strings.SplitSeq(l, "|") {
			r.cells = append(r.cells, strings.TrimSpace(c))
			r.at = append(r.at, col+len(c)-len(strings.TrimLeft(c, " ")))
			col += len(c) + 1
		}
		if len(r.cells) != n {
			return &FormatError{file, line, 0, fmt.Sprintf("%d cells", n), l}
		}
		f(r)
		if err != nil {
			return err
		}
	}
	return nil
}

func loadTables(open func(string) (string, error)) (*tableSet, error) {
	t := &tableSet{
		typeIndex: map[string]int{},
		codeIndex: map[string]int{}, contextSet: map[string]bool{},
	}
	for _, load := range []struct {
		file  string
		cells int
		add   func(row)
	}{
		{"types.txt", 6, t.addType},
		{"modes.txt", 5, t.addMode},
		{"contexts.txt", 2, func(r row) {
			t.contexts = append(t.contexts, Context{r.cells[0], r.cells[1]})
			t.contextSet[r.cells[0]] = true
		}},
		{"cameo.txt", 6, t.addCode},
		{"sectors.txt", 4, func(r row) {
			t.sectors = append(t.sectors, Sector{r.cells[0], r.word(1, "state", "armed", "civil", "other"), r.text(2), r.cells[3]})
		}},
		{"relations.txt", 4, func(r row) {
			t.relations = append(t.relations, Relation{r.cells[0], r.cells[1], r.word(2, "yes", "no") == "yes", r.cells[3]})
		}},
		{"processes.txt", 4, func(r row) {
			t.phases = append(t.phases, Phase{r.cells[0], r.cells[1], r.word(2, "before", "on", "halt", "over"), r.cells[3]})
		}},
		{"sizes.txt", 2, func(r row) { t.sizes = append(t.sizes, Size{r.cells[0], r.cells[1]}) }},
	} {
		if err := eachRow(open, load.file, load.cells, load.add); err != nil {
			return nil, err
		}
	}
	return t, t.checkCodes()
}

func (t *tableSet) addType(r row) {
	quad := r.word(2, "1", "2", "3", "4")
	typ := Type{Name: r.cells[0], Score: r.score(1), NeedsRecipient: r.word(3, "needs", "-") == "needs", CAMEO: r.cells[4], Description: r.cells[5]}
	if _, double := t.typeIndex[typ.Name]; double {
		r.fail(0, "a type not yet listed")
		return
	}
	if quad != "" {
		typ.Quad = Quad(quad[0] - '0')
	}
	t.typeIndex[typ.Name] = len(t.types)
	t.types = append(t.types, typ)
}

func (t *tableSet) addMode(r row) {
	i, ok := t.typeIndex[r.cells[0]]
	if !ok {
		r.fail(0, "a PLOVER type")
		return
	}
	m := Mode{Type: r.cells[0], Name: r.cells[1], CAMEO: r.cells[3], Description: r.cells[4]}
	if m.Score = t.types[i].Score; r.text(2) != "" {
		m.Score = r.score(2)
	}
	if t.types[i].mode(m.Name) != nil {
		r.fail(1, "a mode not yet listed under its type")
		return
	}
	t.types[i].Modes = append(t.types[i].Modes, m)
}

func (t *tableSet) addCode(r row) {
	c := Code{Code: r.cells[0], Score: r.score(1), Type: r.text(2), Mode: r.text(3), Name: r.cells[5]}
	if len(c.Code) < 2 || len(c.Code) > 4 || strings.Trim(c.Code, "0123456789") != "" {
		r.fail(0, "a code of two to four digits")
		return
	}
	if _, double := t.codeIndex[c.Code]; double {
		r.fail(0, "a code not yet listed")
		return
	}
	if _, ok := t.typeIndex[c.Type]; !ok && c.Type != "" {
		r.fail(2, "a PLOVER type or -")
	}
	if of := t.typeOf(c.Type); c.Mode != "" && (of == nil || of.mode(c.Mode) == nil) {
		r.fail(3, "a mode of "+c.Type+" or -")
	}
	for ctx := range strings.FieldsSeq(r.text(4)) {
		if !t.contextSet[ctx] {
			r.fail(4, "PLOVER contexts")
		}
		c.Contexts = append(c.Contexts, ctx)
	}
	t.codeIndex[c.Code] = len(t.codes)
	t.codes = append(t.codes, c)
}

// checkCodes makes sure that every type and mode names a code that exists. It
// need not lead back: a resignation (RETREAT) is 0831, which as such is CONCEDE.
func (t *tableSet) checkCodes() error {
	check := func(typ, code string) error {
		if _, ok := t.codeIndex[code]; !ok {
			return fmt.Errorf("tables of types and modes: %s names the CAMEO code %q, which does not exist", typ, code)
		}
		return nil
	}
	for _, typ := range t.types {
		if err := check(typ.Name, typ.CAMEO); err != nil {
			return err
		}
		for _, m := range typ.Modes {
			if err := check(typ.Name, m.CAMEO); err != nil {
				return err
			}
		}
	}
	return nil
}

// typeOf is a type by its name, nil for none.
func (t *tableSet) typeOf(name string) *Type {
	if i, ok := t.typeIndex[name]; ok {
		return &t.types[i]
	}
	return nil
}
