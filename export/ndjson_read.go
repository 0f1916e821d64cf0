package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"reflect"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// LineError is a fault of a text file that somebody gives to be read.
type LineError struct {
	Line, Column int // from 1; Column 0: the line as a whole. Columns of tables count fields, of other lines bytes
	Reason       string
}

func (e *LineError) Error() string {
	if e.Column > 0 {
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Reason)
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
}

// longestLine is the most bytes of a line that are read, so that a file of another
// kind without line ends does not fill the memory.
const longestLine = 1 << 30

// lineReader gives the lines of a file with their numbers and places, without their
// line ends. A line is good until the next is asked for.
type lineReader struct {
	in     *bufio.Reader
	line   []byte
	number int
	begin  int64 // where the line begins
	next   int64
	ended  bool // the line has its line end: it is whole

	list      *json.Decoder // records are items of a list, not lines
	ends      *newlines
	rewritten bool // the line is not the file's own: it has no columns
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(r, 128<<10)}
}

// read takes the next line that is not blank; io.EOF at the end.
func (l *lineReader) read() error {
	l.rewritten = false
	if l.list != nil {
		return l.readListed()
	}
	for {
		l.line, l.begin = l.line[:0], l.next
		l.number++
		for {
			part, err := l.in.ReadSlice('\n')
			l.line = append(l.line, part...)
			if err == nil {
				break
			}
			if err == io.EOF && len(l.line) > 0 {
				break
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				return err
			}
			if len(l.line) > longestLine {
				return &LineError{l.number, 0, fmt.Sprintf("longer than %d MiB: this is no file of lines", longestLine>>20)}
			}
		}
		l.next += int64(len(l.line))
		l.ended = bytes.HasSuffix(l.line, []byte("\n"))
		if mark := []byte("\ufeff"); l.begin == 0 && bytes.HasPrefix(l.line, mark) {
			l.line, l.begin = l.line[len(mark):], int64(len(mark))
		}
		if l.line = bytes.TrimRight(l.line, "\r\n"); len(bytes.TrimSpace(l.line)) > 0 {
			return nil
		}
	}
}

// ReadNDJSON streams the lines of a native record as pointers to the types of the
// root package: what NDJSON.Line writes again, byte for byte. It stops at the first
// line that it cannot keep whole: no JSON, cut off, of a kind or with a field that
// this version does not know.
func ReadNDJSON(r io.Reader) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		l := newLineReader(r)
		for {
			err := l.read()
			if err == io.EOF {
				return
			}
			var v any
			if err == nil {
				v, err = l.decode()
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// lineKind is the kind that a line of JSON says it is of. The program's own lines
// begin with it.
func lineKind(line []byte) (string, error) {
	if rest, ok := bytes.CutPrefix(line, []byte(`{"kind":"`)); ok {
		if i := bytes.IndexByte(rest, '"'); i > 0 && bytes.IndexByte(rest[:i], '\\') < 0 {
			return string(rest[:i]), nil
		}
	}
	var k struct {
		Kind *string `json:"kind"`
	}
	if err := json.Unmarshal(line, &k); err != nil {
		return "", err
	}
	if k.Kind == nil {
		return "", errors.New(`no field "kind": want a line of the native record`)
	}
	return *k.Kind, nil
}

// kindOf is lineKind of the current line, of a kind that this version knows.
func (l *lineReader) kindOf() (string, reflect.Type, error) {
	kind, err := lineKind(l.line)
	if err != nil {
		return "", nil, l.fault("", err)
	}
	t := kindType(kind)
	if t == nil {
		return "", nil, &LineError{l.number, 0, fmt.Sprintf("kind %q is not known to version %s: the file is of a newer one, or no native record", kind, sitrep.Version)}
	}
	return kind, t, nil
}

func (l *lineReader) decode() (any, error) {
	kind, t, err := l.kindOf()
	if err != nil {
		return nil, err
	}
	if !utf8.Valid(l.line) {
		return nil, &LineError{l.number, invalidAt(l.line) + 1, "no UTF-8"}
	}
	v := reflect.New(t).Interface()
	if err := decodeStrict(l.line, v); err != nil {
		return nil, l.fault(kind, err)
	}
	return v, nil
}

// decodeStrict reads one JSON value and refuses fields that its type lacks.
func decodeStrict(line []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if rest := bytes.TrimSpace(line[dec.InputOffset():]); len(rest) > 0 {
		return &json.SyntaxError{Offset: int64(len(line) - len(rest) + 1)}
	}
	return nil
}

// fault puts the error of a line into one sentence.
func (l *lineReader) fault(kind string, err error) error {
	f := l.faultOf(kind, err)
	if l.rewritten {
		f.Column = 0
	}
	return f
}

func (l *lineReader) faultOf(kind string, err error) *LineError {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	what := "line"
	if kind != "" {
		what = strings.ReplaceAll(kind, "_", " ")
	}
	unknown, isUnknown := strings.CutPrefix(err.Error(), "json: unknown field ")
	switch {
	case !l.ended && (errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &syntax) && syntax.Offset >= int64(len(l.line))):
		return &LineError{l.number, 0, "cut off: the file ends within this line"}
	case isUnknown:
		column := bytes.Index(l.line, []byte(unknown+":")) + 1
		return &LineError{l.number, column, fmt.Sprintf("field %s of %s is not known to version %s: the file is of a newer one", unknown, article(what), sitrep.Version)}
	case errors.As(err, &typed) && typed.Field == "":
		return &LineError{l.number, 0, fmt.Sprintf("want a JSON object, got %s", article(typed.Value))}
	case errors.As(err, &typed):
		return &LineError{l.number, int(typed.Offset), fmt.Sprintf("field %q of %s: want %s, got %s", typed.Field, article(what), jsonName(typed.Type), typed.Value)}
	case errors.As(err, &syntax):
		return &LineError{l.number, int(syntax.Offset), "no JSON from here on; want one object a line"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &LineError{l.number, 0, "no whole JSON object"}
	}
	return &LineError{l.number, 0, err.Error()}
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// jsonName names the JSON value that a Go type is read from.
func jsonName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int32, reflect.Int64:
		if t == reflect.TypeFor[sitrep.Day]() {
			return "a day as YYYY-MM-DD"
		}
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "an object"
	}
	return "a string"
}

func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(b)
}
