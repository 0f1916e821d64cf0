package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"sitrep/ontology"
)

// ploverDrafts gives type and mode of names that the first drafts had.
var ploverDrafts = loaded(func() (map[string][2]string, error) {
	rows, err := readTable("plover-drafts.txt", 3)
	all := map[string][2]string{}
	for _, r := range rows {
		_, isType := ontology.TypeOf(r.cells[1])
		if _, isMode := ontology.ModeOf(r.cells[1], r.cells[2]); !isType || r.cells[2] != "" && !isMode {
			return nil, r.fault("a PLOVER type and a mode of it", r.cells[1]+" | "+r.cells[2])
		}
		all[r.cells[0]] = [2]string{r.cells[1], r.cells[2]}
	}
	return all, err
})

// newRecordReader reads the records of a file that has one a line, or all in one JSON
// list.
func newRecordReader(r io.Reader) *lineReader {
	in := bufio.NewReaderSize(r, 128<<10)
	for n := 1; ; n++ {
		head, err := in.Peek(n)
		if err != nil {
			break
		}
		switch c := head[n-1]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || strings.IndexByte("\xef\xbb\xbf", c) >= 0:
			continue
		case c == '[':
			in.Discard(n - 1)
			at := &newlines{Reader: in, line: 1 + bytes.Count(head, []byte("\n"))}
			return &lineReader{list: json.NewDecoder(at), ends: at}
		}
		break
	}
	return &lineReader{in: in}
}

// newlines remembers where the lines end that have not been passed yet.
type newlines struct {
	io.Reader
	read int64
	ends []int64
	line int
}

func (n *newlines) Read(b []byte) (int, error) {
	k, err := n.Reader.Read(b)
	for i, c := range b[:k] {
		if c == '\n' {
			n.ends = append(n.ends, n.read+int64(i))
		}
	}
	n.read += int64(k)
	return k, err
}

// lineOf is the line of an offset; they are asked for in order.
func (n *newlines) lineOf(offset int64) int {
	for len(n.ends) > 0 && n.ends[0] < offset {
		n.ends = n.ends[1:]
		n.line++
	}
	return n.line
}

// readListed takes the next record of a JSON list. It has no columns of its own.
func (l *lineReader) readListed() error {
	if l.number == 0 {
		if _, err := l.list.Token(); err != nil {
			return l.listFault(err)
		}
		l.number = 1
	}
	if !l.list.More() {
		if _, err := l.list.Token(); err != nil {
			return l.listFault(err)
		}
		return io.EOF
	}
	var raw json.RawMessage
	err := l.list.Decode(&raw)
	l.number = l.ends.lineOf(l.list.InputOffset() - int64(len(raw)))
	if err != nil {
		return l.listFault(err)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return l.listFault(err)
	}
	l.line, l.ended, l.rewritten = b.Bytes(), true, true
	return nil
}

func (l *lineReader) listFault(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		l.number = l.ends.lineOf(syntax.Offset)
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		l.number = l.ends.lineOf(l.ends.read)
		return &LineError{l.number, 0, "cut off: the file ends within its list"}
	}
	return &LineError{l.number, 0, "no JSON list from here on: " + strings.TrimPrefix(err.Error(), "json: ")}
}

// Names of the first drafts: of the record, of what a source says, of parties, of places.
var (
	draftRecord = map[string]string{"source": "actor", "target": "recipient", "eventText": "event_text", "eventLoc": "event_loc", "textInfo": "text_info", "dateCoded": "coded_date", "timeCoded": "coded_time"}
	draftCite   = []string{"publication", "language", "license", "copyright", "version", "url", "title", "codebook", "corpus", "citation"}
	draftParty  = map[string]string{"actorText": "entity_text", "actorName": "identifier_text"}
	draftPlace  = map[string]string{"name": "resolved_place", "country code": "country_code", "countryCode": "country_code", "geonamesID": "geonameid", "latitude": "lat", "longitude": "lon"}
	draftSizes  = []string{"dead", "injured", "arrested", "size"}
)

// draft rewrites a record of the first drafts (source and target, names in camel case,
// one category as a string) in the manual's names, and leaves others as they are. What
// has no name there is given back.
func (l *lineReader) draft() (more map[string]string) {
	var old map[string]any
	if json.Unmarshal(l.line, &old) != nil {
		return nil
	}
	_, single := old["event"].(string)
	found := single
	for name := range draftRecord {
		_, has := old[name]
		found = found || has
	}
	if !found {
		return nil
	}
	more = map[string]string{}
	rec, cite, sizes := map[string]any{}, map[string]any{}, map[string]any{}
	for name, v := range old {
		if s, ok := v.(string); ok && strings.TrimSpace(s) == "" {
			continue
		}
		switch to := draftRecord[name]; {
		case to == "text_info": // marked text, which has no place
			if m, ok := v.(map[string]any); ok {
				for k, x := range m {
					if s, ok := x.(string); ok && strings.TrimSpace(k) != "" {
						more["text_info."+strings.TrimSpace(k)] = s
					}
				}
			}
		case to != "":
			rec[to] = v
		case contains(draftCite, name):
			cite[name] = v
		case contains(draftSizes, name):
			if m, ok := v.(map[string]any); ok {
				for k, x := range m {
					sizes[k] = x
				}
			} else {
				sizes[name] = number64(v)
			}
		default:
			rec[name] = v
		}
	}
	for _, name := range []string{"event", "mode", "context", "event_text"} {
		if s, ok := rec[name].(string); ok {
			rec[name] = []any{s}
			if name == "context" || name == "mode" {
				rec[name] = listed(s)
			}
		}
	}
	for _, side := range []string{"actor", "recipient"} {
		if s, ok := rec[side].(string); ok {
			rec[side] = []any{map[string]any{"entity_text": s}}
		}
		ps, _ := rec[side].([]any)
		for _, p := range ps {
			rename(p, draftParty)
		}
	}
	rename(rec["event_loc"], draftPlace)
	if rec["actor"] == nil {
		rec["actor"] = []any{}
	}
	if len(cite) > 0 {
		rec["cite_info"] = cite
	}
	if len(sizes) > 0 {
		rec["size"] = sizes
	}
	if b, err := json.Marshal(rec); err == nil {
		l.line, l.rewritten = b, true
	}
	return more
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// listed splits "military, legal".
func listed(s string) []any {
	out := []any{}
	for one := range strings.SplitSeq(s, ",") {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

// number64 is the number that a string holds, else the value as it is.
func number64(v any) any {
	var f looseFloat
	if s, ok := v.(string); ok && f.UnmarshalJSON([]byte(s)) == nil {
		return float64(f)
	}
	return v
}

func rename(v any, names map[string]string) {
	m, ok := v.(map[string]any)
	if !ok {
		return
	}
	for from, to := range names {
		if x, has := m[from]; has {
			delete(m, from)
			m[to] = x
		}
	}
}
