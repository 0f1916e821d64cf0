package capture

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// openTable reads a table with a head that names the fields of an NDJSON line; other
// columns are passed over. Commas, tabs or semicolons part the cells.
func (r *Reader) openTable() error {
	head, _ := r.in.r.Peek(looked)
	first, _, _ := strings.Cut(strings.TrimPrefix(string(head), "\ufeff"), "\n")
	comma := ','
	for _, c := range []rune{'\t', ';'} {
		if strings.Count(first, string(c)) > strings.Count(first, string(comma)) {
			comma = c
		}
	}
	if strings.HasPrefix(string(head), "\ufeff") {
		if _, err := r.in.r.Discard(len("\ufeff")); err != nil {
			return r.unread(err)
		}
	}
	row := &rowReader{in: r.in.r, max: r.opt.MaxLine}
	t := csv.NewReader(row)
	t.Comma, t.LazyQuotes, t.FieldsPerRecord, t.ReuseRecord = comma, true, -1, true
	names, err := row.next(t)
	if err != nil {
		return r.refuse("cannot be read as a table ("+err.Error()+")", err)
	}
	column := map[string]int{}
	for i, n := range names {
		n = strings.ToLower(strings.TrimSpace(n))
		if _, ok := column[n]; !ok {
			column[n] = i
		}
	}
	if !slices.ContainsFunc([]string{"text", "raw", "html", "url"}, func(n string) bool { _, ok := column[n]; return ok }) {
		return r.refuse("is a table without a column text, raw, html or url; its first line must name the columns", nil)
	}
	r.line = 1
	r.next = func() (*sitrep.Capture, error) {
		for {
			row, err := row.next(t)
			if err == io.EOF {
				r.done = true
				return nil, io.EOF
			}
			r.line++
			if err != nil {
				var fault *csv.ParseError
				if errors.As(err, &fault) {
					return nil, r.fault("", "the row cannot be read ("+fault.Err.Error()+")", err)
				}
				r.done = true
				return nil, r.fault("", "reading failed ("+cause(err)+"); what follows was not read", err)
			}
			cell := func(name string) string {
				if i, ok := column[name]; ok && i < len(row) {
					return row[i]
				}
				return ""
			}
			if strings.TrimSpace(strings.Join(row, "")) == "" {
				continue
			}
			if cell("text")+cell("raw")+cell("html") == "" && IsAddress(cell("url")) {
				c, err := r.fetched(cell("url"))
				if c == nil && err == nil {
					continue
				}
				return c, err
			}
			if n := cell("text") + cell("raw") + cell("html"); int64(len(n)) > r.opt.MaxText {
				return nil, r.fault(cell("id"), "the report has more than "+mebibytes(r.opt.MaxText), nil)
			}
			return r.capture(&record{ID: scalar(cell("id")), URL: cell("url"), Title: cell("title"), Date: cell("date"), Source: cell("source"),
				Lang: cell("lang"), Text: cell("text"), Raw: cell("raw"), HTML: cell("html")}, r.path+":"+strconv.Itoa(r.line))
		}
	}
	return nil
}

// rowReader ends a row that goes on beyond a limit, as one does whose quotation mark is
// not closed.
type rowReader struct {
	in        io.Reader
	max, left int
}

var errLongRow = errors.New("a row goes on without an end")

func (r *rowReader) next(t *csv.Reader) ([]string, error) {
	r.left = r.max
	return t.Read()
}

func (r *rowReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errLongRow
	}
	n, err := r.in.Read(p)
	r.left -= n
	return n, err
}

// fetched is the page at an address of the table, nil where it is as it was.
func (r *Reader) fetched(address string) (*sitrep.Capture, error) {
	page, err := Open(address, r.opt)
	if err != nil {
		return nil, err
	}
	if page.same {
		return nil, nil
	}
	c, err := page.Next()
	if err == io.EOF {
		return nil, page.refuse("holds no report", nil)
	}
	return c, err
}
