package export

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// again writes what is read.
func again(in string) (string, error) {
	var b bytes.Buffer
	w := NewNDJSON(&b)
	w.Origins = true
	for v, err := range ReadNDJSON(strings.NewReader(in)) {
		if err != nil {
			return "", err
		}
		if err := w.Line(v); err != nil {
			return "", err
		}
	}
	err := w.Flush()
	return b.String(), err
}

// full is a record with every kind of line.
func full(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	w := NewNDJSON(&b)
	w.Origins = true
	c := &sitrep.Capture{Kind: "capture", ID: "cap-one", Source: "one.html", Time: time.Date(2021, 5, 10, 6, 0, 0, 5, time.UTC), Form: sitrep.FormHTML, Bytes: []byte("<p>\xff\x00 bytes as they came")}
	r := sample(t)
	d := *r.Analyses[0].Doc
	d.Origin = []sitrep.OriginRun{{Text: 0, Len: 4, Capture: 7, Size: 4}, {Text: 4, Len: 1, Capture: 11, Size: 6}}
	for _, err := range []error{w.Capture(c), w.Article(&d), w.Flush()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String() + written(t, r)
}

func TestNativeRecordIsReadBackWhole(t *testing.T) {
	want := full(t)
	got, err := again(want)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range b {
			if i >= len(a) || a[i] != b[i] {
				t.Fatalf("line %d\n got %s\nwant %s", i+1, a[min(i, len(a)-1)], b[i])
			}
		}
	}
}

func TestReadNDJSONSaysWhatIsWrong(t *testing.T) {
	good := `{"kind":"failure","capture":"c","stage":"lang","reason":"r"}` + "\n"
	f := func(in, want string) {
		t.Helper()
		_, err := again(in)
		if err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", in, err, want)
		}
		var at *LineError
		if !errors.As(err, &at) {
			t.Errorf("%s: no line in the error", in)
		}
	}
	f(good+`{"kind":"failure","capture":"c","stage":"lang","reason":"r","retries":3}`+"\n",
		`line 2, column 61: field "retries" of a failure is not known to version `+sitrep.Version+`: the file is of a newer one`)
	f(good+`{"kind":"verdict","id":"v"}`+"\n", `line 2: kind "verdict" is not known to version `+sitrep.Version+`: the file is of a newer one, or no native record`)
	f(good+good[:30], "line 2: cut off: the file ends within this line")
	f(good+"\n"+`{"kind":"event","id":"e"`, "line 3: cut off: the file ends within this line")
	f(good+"id\ttype\n", "line 2, column 1: no JSON from here on; want one object a line")
	f(`{"id":"x"}`+"\n", `line 1: no field "kind": want a line of the native record`)
	f(`[1,2]`+"\n", "line 1: want a JSON object, got an array")
	f(`{"kind":"document","id":7}`+"\n", `line 1, column 25: field "id" of a document: want a string, got number`)
	f(`{"kind":"event","occurred_on":{"start":"last May"}}`+"\n", `line 1: day "last May": want YYYY-MM-DD`)
	f(strings.TrimSpace(good)+" {}\n", "line 1, column 62: no JSON from here on; want one object a line")
	f(`{"kind":"failure","reason":"`+"\xff"+`"}`+"\n", "line 1, column 29: no UTF-8")
	if _, err := again("\ufeff" + strings.TrimSpace(good)); err != nil {
		t.Errorf("a byte order mark, no line end: %v", err)
	}
}

func TestEventsOfARecordFile(t *testing.T) {
	in := full(t)
	read := func(in string) (ts []*sitrep.Told, err error) {
		for x, e := range ReadEvents(strings.NewReader(in), int64(len(in))) {
			if e != nil {
				return ts, e
			}
			ts = append(ts, x)
		}
		return ts, nil
	}
	ts, err := read(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(ts) != 3 {
		t.Fatalf("%d events, want 3", len(ts))
	}
	for _, x := range ts {
		if len(x.Mentions) != len(x.Event.Mentions) || len(x.Documents) != len(x.Event.Documents) {
			t.Errorf("%s: %d mentions, %d documents", x.Event.ID, len(x.Mentions), len(x.Documents))
		}
	}
	f := func(in, want string) {
		t.Helper()
		if _, err := read(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v\nwant %s", err, want)
		}
	}
	f(strings.ReplaceAll(in, `"id":"m-2"`, `"id":"m-9"`), "event event-2 rests on mention m-2, which the file does not hold")
	f(strings.ReplaceAll(in, `"id":"doc-two"`, `"id":"doc-2"`), "rests on document doc-two, which the file does not hold")
	f(in+in, "this event stands in line")
	f(in[:len(in)-20], "cut off")
	i := strings.Index(in, `"trigger":{`)
	j := i + strings.Index(in[i:], `"end":`)
	f(in[:j]+`"end":99`+in[j+len(`"end":`):], "of a text of")
}

func TestARecordThatBeginsWithAByteOrderMark(t *testing.T) {
	plain := written(t, sample(t))
	count := func(in string) (n int) {
		for _, err := range ReadEvents(strings.NewReader(in), int64(len(in))) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		return n
	}
	if want, got := count(plain), count("\ufeff"+plain); got != want || want == 0 {
		t.Errorf("%d events, want %d", got, want)
	}
}
