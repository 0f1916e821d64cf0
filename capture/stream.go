package capture

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sitrep"
)

// record is one line of the stream; fields not named here are passed over.
type record struct {
	ID     scalar `json:"id"`
	URL    string `json:"url"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Source string `json:"source"`
	Lang   string `json:"lang"`
	Text   string `json:"text"`
	Raw    string `json:"raw"`
	HTML   string `json:"html"`
}

// scalar is a string, or a number taken as it is written.
type scalar string

func (s *scalar) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, (*string)(s))
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return &json.UnmarshalTypeError{Value: jsonKind(b)}
	}
	*s = scalar(n)
	return nil
}

func jsonKind(b []byte) string {
	switch b[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	}
	return "bool"
}

func (r *Reader) nextLine() (*sitrep.Capture, error) {
	for {
		b, err := r.in.next()
		if err == io.EOF {
			r.done = true
			return nil, io.EOF
		}
		r.line++
		if r.line == 1 {
			b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
		}
		switch {
		case errors.Is(err, errTooLong):
			return nil, r.fault("", "the line has more than "+mebibytes(int64(r.opt.MaxLine))+"; split the report or leave it out", nil)
		case err != nil:
			r.done = true
			return nil, r.fault("", "reading failed ("+cause(err)+"); what follows was not read", err)
		case len(bytes.TrimSpace(b)) == 0:
			continue
		}
		return r.parse(b)
	}
}

func (r *Reader) fault(id, reason string, err error) *InputError {
	return &InputError{Source: r.source, Line: r.line, ID: id, Reason: reason, Err: err}
}

func (r *Reader) parse(b []byte) (*sitrep.Capture, error) {
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		return nil, r.fault(string(rec.ID), jsonFault(b, err), err)
	}
	return r.capture(&rec, r.path+":"+strconv.Itoa(r.line))
}

// capture makes a capture of what a line or a row states.
func (r *Reader) capture(rec *record, source string) (*sitrep.Capture, error) {
	id := string(rec.ID)
	c := &sitrep.Capture{
		Source: source, SourceID: id,
		Title: rec.Title, URL: rec.URL, Date: rec.Date, Publisher: rec.Source, Lang: rec.Lang,
	}
	if id == "" {
		c.SourceID = c.Source
	}
	var have []string
	var body string
	for _, f := range []struct {
		name, value string
		form        sitrep.Form
	}{{"text", rec.Text, sitrep.FormClean}, {"raw", rec.Raw, sitrep.FormScraped}, {"html", rec.HTML, sitrep.FormHTML}} {
		if f.value != "" {
			have, body, c.Form = append(have, f.name), f.value, f.form
		}
	}
	switch {
	case len(have) > 1:
		return nil, r.fault(id, "has "+strings.Join(have, " and ")+"; give one of text, raw and html", nil)
	case strings.TrimSpace(body) == "":
		return nil, r.fault(id, `has no words; one of the fields "text", "raw" and "html" must hold the report`, nil)
	}
	return seal(c, []byte(body)), nil
}

// jsonFault says in one clause what is wrong with a line, with its column.
func jsonFault(line []byte, err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field == "":
		return "the line is a JSON " + kind.Value + "; one object a line is wanted"
	case errors.As(err, &kind):
		return fmt.Sprintf("the field %q is a JSON %s where a string is wanted", kind.Field, kind.Value)
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(line)):
		return "the line ends within its JSON object; one whole object a line is wanted"
	case errors.As(err, &syntax):
		return fmt.Sprintf("no JSON object (column %d: %s); one object a line is wanted", syntax.Offset, syntax.Error())
	}
	return "no JSON object (" + err.Error() + ")"
}
