package export

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// sound checks what a reader of foreign bytes gives: faults name a line, events rest on
// words within their texts and come back from the native record as they are.
func sound(t *testing.T, events Events) {
	var b bytes.Buffer
	err := Native(&b, events, Options{})
	var at *LineError
	if err != nil {
		if !errors.As(err, &at) || at.Line < 1 {
			t.Fatalf("a fault without its line: %v", err)
		}
		return
	}
	if same, err := again(b.String()); err != nil || same != b.String() {
		t.Fatalf("comes back otherwise (%v)\n%s", err, b.String())
	}
	if _, err := streamed(ReadEvents(bytes.NewReader(b.Bytes()), int64(b.Len()))); err != nil && !strings.Contains(err.Error(), "stands in line") {
		t.Fatalf("not to be read: %v\n%s", err, b.String())
	}
	for _, f := range Formats {
		if err := f.Write(&bytes.Buffer{}, ReadEvents(bytes.NewReader(b.Bytes()), int64(b.Len())), Options{}); err != nil && !strings.Contains(err.Error(), "stands in line") {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
}

func FuzzReadPLOVER(f *testing.F) {
	f.Add(handCoded, true)
	f.Add(`[{"id":"a","date":"2016-05-04","source":[{"actorText":"V"}],"target":"","event":"DEMAND","context":"military, x","size":"dozens","eventLoc":{"name":"O"}}]`, true)
	f.Fuzz(func(t *testing.T, in string, extra bool) {
		sound(t, ReadPLOVER(strings.NewReader(in), ImportOptions{Dataset: "d", Extra: extra}))
	})
}

func FuzzReadACLED(f *testing.F) {
	f.Add(theirTable, true)
	f.Add("event_date;event_type;sub_event_type\n2020-01-01;Protests;Peaceful protest\n", false)
	f.Fuzz(func(t *testing.T, in string, extra bool) {
		sound(t, ReadACLED(strings.NewReader(in), ImportOptions{Dataset: "d", Extra: extra}))
	})
}

func FuzzReadEvents(f *testing.F) {
	f.Add(`{"kind":"document","id":"d","text":"ab"}` + "\n" + `{"kind":"event_mention","id":"m","document":"d","trigger":{"text":"a","start":0,"end":1}}` + "\n" + `{"kind":"event","id":"e","type":"AID","mentions":["m"],"documents":["d"]}` + "\n")
	f.Fuzz(func(t *testing.T, in string) {
		for _, form := range Formats {
			err := form.Write(&bytes.Buffer{}, ReadEvents(strings.NewReader(in), int64(len(in))), Options{})
			var at *LineError
			if err != nil && !errors.As(err, &at) {
				t.Fatalf("%s: a fault without its line: %v", form.Name, err)
			}
		}
	})
}
