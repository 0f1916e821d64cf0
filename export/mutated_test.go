package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"sitrep"
)

// mutations calls f with the value in which one part is another one: nothing, null,
// an empty or hostile string, a number out of range.
func mutations(v any, set func(any), root func() []byte, f func([]byte)) {
	try := func(x any) {
		set(x)
		f(root())
		set(v)
	}
	try(nil)
	switch v := v.(type) {
	case string:
		try("")
		try("a\x00\tb\n<&\"’ 🜁 \u202e")
	case float64:
		for _, n := range []float64{-1, 0, 1 << 31, 1 << 40} {
			try(n)
		}
	case []any:
		try([]any{})
		for i := range v {
			mutations(v[i], func(x any) { v[i] = x }, root, f)
		}
	case map[string]any:
		for k := range v {
			old := v[k]
			delete(v, k)
			f(root())
			v[k] = old
			mutations(old, func(x any) { v[k] = x }, root, f)
		}
	}
}

// A record that is damaged or written by another program in any one value is refused with
// its line or written in all forms; nothing panics.
func TestRecordsWithOneValueAmiss(t *testing.T) {
	lines := strings.SplitAfter(full(t), "\n")
	n, refused := 0, 0
	for i, line := range lines {
		if kind, _ := lineKind([]byte(strings.TrimSpace(line))); kind != "document" && kind != "event" && kind != "event_mention" && kind != "process" {
			continue
		}
		var v any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		mutations(v, func(x any) { v = x }, func() []byte { b, _ := json.Marshal(v); return b }, func(b []byte) {
			in := strings.Join(lines[:i], "") + string(b) + "\n" + strings.Join(lines[i+1:], "")
			defer func() {
				if p := recover(); p != nil {
					t.Fatalf("%v in\n%s", p, b)
				}
			}()
			n++
			events, err := streamed(ReadEvents(strings.NewReader(in), int64(len(in))))
			var at *LineError
			if err != nil {
				if !errors.As(err, &at) {
					t.Fatalf("a fault without its line: %v in\n%s", err, b)
				}
				refused++
				return
			}
			if n%23 > 0 { // enough to find what panics
				return
			}
			for _, form := range Formats {
				if strings.HasPrefix(form.Name, "parquet") && n%161 > 0 {
					continue
				}
				stream := func(yield func(*sitrep.Told, error) bool) {
					for _, e := range events {
						if !yield(e, nil) {
							return
						}
					}
				}
				if err := form.Write(io.Discard, stream, Options{}); err != nil {
					t.Errorf("%s: %v in\n%s", form.Name, err, b)
				}
			}
			var out bytes.Buffer
			if err := Select(&out, strings.NewReader(in), int64(len(in)), nil, Options{}); err != nil && !errors.As(err, &at) {
				t.Errorf("ndjson: %v in\n%s", err, b)
			}
		})
	}
	if n < 1000 || refused < n/10 {
		t.Errorf("%d tried, %d refused", n, refused)
	}
	t.Logf("%d tried, %d refused", n, refused)
}
