package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

const schemaPath = "../docs/formats/record.schema.json"

// fieldRows are the rows of docs/formats/record.md: what each field of each type is.
func fieldRows(t *testing.T) map[string]map[string]string {
	t.Helper()
	page, err := os.ReadFile("../docs/formats/record.md")
	if err != nil {
		t.Fatal(err)
	}
	rows, of := map[string]map[string]string{}, ""
	for line := range strings.Lines(string(page)) {
		if head, ok := strings.CutPrefix(line, "## "); ok {
			of = strings.TrimSpace(head)
			rows[of] = map[string]string{}
		}
		cells := strings.SplitN(strings.Trim(strings.TrimSpace(line), "|"), "|", 2)
		if len(cells) < 2 || !strings.HasPrefix(line, "| `") {
			continue
		}
		for name := range strings.SplitSeq(cells[0], ",") {
			name = strings.Trim(name, " `")
			if rows[of][name] != "" {
				t.Errorf("record.md tells %s of %s twice", name, of)
			}
			rows[of][name] = strings.ReplaceAll(strings.TrimSpace(cells[1]), "`", "")
		}
	}
	return rows
}

// TestSchemaIsWhatTheTypesSay also fails when docs/formats/record.md has no row for a
// field, or one for a field that is none.
func TestSchemaIsWhatTheTypesSay(t *testing.T) {
	rows, used := fieldRows(t), map[string]bool{}
	got, err := Schema(func(of, field string) string {
		for _, place := range []string{of, "Wherever they stand"} {
			if words := rows[place][field]; words != "" {
				used[place+" "+field] = true
				return words
			}
		}
		t.Errorf("docs/formats/record.md has no row for %s of %s", field, of)
		return ""
	})
	if err != nil {
		t.Fatal(err)
	}
	for of, fields := range rows {
		for field := range fields {
			if key := of + " " + field; !used[key] {
				t.Errorf("docs/formats/record.md: %s of %s is no field of the record", field, of)
			}
		}
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(schemaPath, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from the types; go test ./export -update", schemaPath)
	}
}

// checker validates against the part of JSON Schema that Schema uses.
type checker struct{ defs map[string]any }

func (c checker) check(path string, schema, v any) error {
	s := schema.(map[string]any)
	if ref, ok := s["$ref"].(string); ok {
		return c.check(path, c.defs[ref[len("#/$defs/"):]], v)
	}
	for _, key := range []string{"oneOf", "anyOf"} {
		if list, ok := s[key].([]any); ok {
			var fits int
			var first error
			for _, alt := range list {
				if err := c.check(path, alt, v); err == nil {
					fits++
				} else if first == nil {
					first = err
				}
			}
			if fits == 0 || key == "oneOf" && fits > 1 {
				return fmt.Errorf("%s: %d of %d alternatives fit: %v", path, fits, len(list), first)
			}
			return nil
		}
	}
	if list, ok := s["enum"].([]any); ok && !slices.Contains(list, v) {
		return fmt.Errorf("%s: %v is none of %v", path, v, list)
	}
	switch s["type"] {
	case "null":
		if v != nil {
			return fmt.Errorf("%s: want null", path)
		}
	case "string":
		x, ok := v.(string)
		if p, has := s["pattern"].(string); ok && has {
			ok = regexp.MustCompile(p).MatchString(x)
		}
		if !ok {
			return fmt.Errorf("%s: want a string, got %v", path, v)
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			return fmt.Errorf("%s: want a boolean, got %v", path, v)
		}
	case "number", "integer":
		x, ok := v.(float64)
		if !ok || s["type"] == "integer" && x != float64(int(x)) || s["minimum"] != nil && x < s["minimum"].(float64) {
			return fmt.Errorf("%s: want a number, got %v", path, v)
		}
	case "array":
		x, ok := v.([]any)
		if !ok {
			return fmt.Errorf("%s: want a list, got %v", path, v)
		}
		for i, e := range x {
			if err := c.check(fmt.Sprintf("%s[%d]", path, i), s["items"], e); err != nil {
				return err
			}
		}
	case "object":
		return c.object(path, s, v)
	}
	return nil
}

func (c checker) object(path string, s map[string]any, v any) error {
	x, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("%s: want an object, got %v", path, v)
	}
	props, _ := s["properties"].(map[string]any)
	for name, e := range x {
		p, known := props[name]
		if !known {
			if p = s["additionalProperties"]; p == false {
				return fmt.Errorf("%s: unknown field %q", path, name)
			}
		}
		if err := c.check(path+"."+name, p, e); err != nil {
			return err
		}
	}
	if required, ok := s["required"].([]any); ok {
		for _, r := range required {
			if _, has := x[r.(string)]; !has {
				return fmt.Errorf("%s: no field %q", path, r)
			}
		}
	}
	return nil
}

func TestRecordFitsSchema(t *testing.T) {
	b, err := os.ReadFile(schemaPath)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	c := checker{schema["$defs"].(map[string]any)}
	f := func(out string, fits bool) {
		t.Helper()
		for line := range bytes.Lines([]byte(out)) {
			var v any
			if err := json.Unmarshal(line, &v); err != nil {
				t.Fatal(err)
			}
			if err := c.check("record", schema, v); (err == nil) != fits {
				t.Errorf("fits: %v, want %v (%v)\n%s", err == nil, fits, err, line)
			}
		}
	}
	f(written(t, sample(t)), true)
	for _, theirs := range []Events{ReadPLOVER(strings.NewReader(handCoded), ImportOptions{}), ReadACLED(strings.NewReader(theirTable), ImportOptions{})} {
		var b bytes.Buffer
		if err := Native(&b, theirs, Options{}); err != nil {
			t.Fatal(err)
		}
		f(b.String(), true)
		if same, err := again(b.String()); err != nil || same != b.String() {
			t.Errorf("a record that was read in does not come back whole: %v", err)
		}
	}
	bare := &Record{Analyses: []*sitrep.Analysis{{Doc: &sitrep.Document{Kind: "document"},
		Events: []sitrep.EventMention{{Kind: "event_mention", Type: "AID", Polarity: "positive", Reality: "actual", Actors: []sitrep.Participant{{}}}}}},
		Events:    []sitrep.Event{{Kind: "event", Type: "AID", Polarity: "positive", Reality: "actual"}},
		Actors:    []sitrep.Actor{{Kind: "actor"}},
		Processes: []sitrep.Process{{Kind: "process", Type: "release", Phases: []sitrep.Phase{{}}, Counters: []sitrep.Counter{{}}}}}
	f(written(t, bare), true) // nothing known: lists are empty, not null
	f(`{"kind":"document"}`, false)
	f(`{"kind":"failure","capture":"c","stage":"lang","reason":"r","more":1}`, false)
	f(`{"kind":"failure","capture":"c","stage":"lang","reason":"r"}`, true)
	f(`{"kind":"nonsense","capture":"c","stage":"lang","reason":"r"}`, false)
}

// written is the native record of everything, annotations included.
func written(t *testing.T, r *Record) string {
	t.Helper()
	var b bytes.Buffer
	w := NewNDJSON(&b)
	for _, a := range r.Analyses {
		for _, err := range []error{w.Document(a), w.Annotation(a)} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, f := range r.Failures {
		if err := w.Failure(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Merged(r.Actors, r.Events, r.Processes); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
