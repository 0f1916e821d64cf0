package pipeline

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"sitrep"
)

// report is a source of one report with a headline and a day.
type report struct {
	title, text string
	done        bool
}

func (s *report) Next() (*sitrep.Capture, error) {
	if s.done {
		return (&texts{}).Next()
	}
	s.done = true
	return &sitrep.Capture{Kind: "capture", ID: "c", SourceID: "1", Title: s.title, Date: "2024-02-07", Form: sitrep.FormClean, Bytes: []byte(s.text)}, nil
}

// toll is the dead and hurt of the happening that most mentions tell to have been.
func toll(events []sitrep.Event) string {
	var lead *sitrep.Event
	for i := range events {
		if e := &events[i]; e.Type == "ASSAULT" && e.Polarity == sitrep.Positive && (lead == nil || len(e.Mentions) > len(lead.Mentions)) {
			lead = e
		}
	}
	if lead == nil {
		return "no event"
	}
	var out []string
	for _, kind := range []string{"killed", "injured"} {
		most := 0
		for _, q := range lead.Sizes {
			switch {
			case q.Kind != kind:
			case q.Best != nil:
				most = max(most, *q.Best)
			case q.Low != nil:
				most = max(most, *q.Low)
			}
		}
		if most > 0 {
			out = append(out, fmt.Sprint(kind, "=", most))
		}
	}
	return strings.Join(out, " ")
}

// TestTolls runs testdata/tolls.txt: what whole reports add up to.
func TestTolls(t *testing.T) {
	chain, err := Builtin(Models{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/tolls.txt")
	if err != nil {
		t.Fatal(err)
	}
	var ps []string
	for n, line := range strings.Split(string(data), "\n") {
		want, end := strings.CutPrefix(line, "> ")
		switch {
		case end:
			res, err := chain.Run(context.Background(), &report{title: ps[0], text: strings.Join(ps[1:], "\n\n")}, &lines{}, Options{Workers: 1})
			if err != nil {
				t.Fatal(err)
			}
			if got := toll(res.Events); got != want {
				t.Errorf("testdata/tolls.txt:%d: %s: want %q, got %q", n+1, ps[0], want, got)
			}
		case line == "":
			ps = nil
		case !strings.HasPrefix(line, "#"):
			ps = append(ps, line)
		}
	}
}
