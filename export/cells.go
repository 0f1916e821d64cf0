package export

import (
	"bufio"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// cells writes rows of a table. A tab-separated one has no quotes, as GDELT's and
// POLECAT's have none: tabs and line ends within a text become blanks, and a
// quotation mark that a text begins with an apostrophe. In a
// comma-separated one a text is quoted where it must be, and one that a
// spreadsheet would take for a formula begins with an apostrophe; numbers are
// written as such and never escaped.
type cells struct {
	w       *bufio.Writer
	row     []byte
	tabs    bool
	started bool
}

func newCSV(w io.Writer) *cells { return &cells{w: bufio.NewWriterSize(w, 64<<10)} }

func newTSV(w io.Writer) *cells { return &cells{w: bufio.NewWriterSize(w, 64<<10), tabs: true} }

func (c *cells) next() {
	if !c.started {
		c.started = true
		return
	}
	if c.tabs {
		c.row = append(c.row, '\t')
	} else {
		c.row = append(c.row, ',')
	}
}

func (c *cells) text(s string) {
	c.next()
	switch {
	case s == "":
	case c.tabs:
		begin := len(c.row)
		c.row = appendPlain(c.row, s)
		if len(c.row) > begin && c.row[begin] == '"' { // readers would look for its end
			c.row[begin] = '\''
		}
	default:
		c.row = appendQuoted(c.row, s)
	}
}

func (c *cells) texts(ss ...string) {
	for _, s := range ss {
		c.text(s)
	}
}

func (c *cells) empty(n int) {
	for range n {
		c.next()
	}
}

func (c *cells) int(n int) {
	c.next()
	c.row = strconv.AppendInt(c.row, int64(n), 10)
}

// known writes a number, nothing when it is zero.
func (c *cells) known(n int) {
	if n == 0 {
		c.next()
		return
	}
	c.int(n)
}

// float with as many decimals as it needs; precision -1, or fixed.
func (c *cells) float(f float64, precision int) {
	c.next()
	c.row = strconv.AppendFloat(c.row, f, 'f', precision, 64)
}

func (c *cells) degrees(f *float64) {
	if f == nil {
		c.next()
		return
	}
	c.float(*f, -1)
}

func (c *cells) bool(b bool) {
	if b {
		c.int(1)
	} else {
		c.int(0)
	}
}

// end closes the row.
func (c *cells) end() error {
	c.row = append(c.row, '\n')
	_, err := c.w.Write(c.row)
	c.row, c.started = c.row[:0], false
	return err
}

func (c *cells) header(names []string) error {
	for _, n := range names {
		c.text(n)
	}
	return c.end()
}

// appendPlain writes a text on one line: runs of white space and of control
// characters are one blank.
func appendPlain(b []byte, s string) []byte {
	gap, begun := false, false
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] == 0x7f {
			gap = true
			continue
		}
		if gap && begun {
			b = append(b, ' ')
		}
		gap, begun = false, true
		b = append(b, s[i])
	}
	return b
}

// formula is what a cell begins with that spreadsheets compute.
const formula = "=+-@"

func appendQuoted(b []byte, s string) []byte {
	begin := len(b)
	b = append(b, '"')
	quote := false
	text := len(b)
	b = appendPlain(b, s)
	if len(b) > text && strings.IndexByte(formula, b[text]) >= 0 {
		b = slices.Insert(b, text, '\'')
	}
	for i := text; i < len(b); i++ {
		switch b[i] {
		case ',':
			quote = true
		case '"':
			quote = true
			b = append(b, 0)
			copy(b[i+1:], b[i:])
			i++
		}
	}
	if quote {
		return append(b, '"')
	}
	return append(b[:begin], b[begin+1:]...)
}

// clip shortens a text to n bytes at a word, with an ellipsis.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + " …"
}
