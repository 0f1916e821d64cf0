package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sitrep"
)

// texts is a source of captures; "!reason" is an input that cannot be read.
type texts struct {
	list []string
	at   int
}

func (s *texts) Next() (*sitrep.Capture, error) {
	if s.at == len(s.list) {
		return nil, io.EOF
	}
	t := s.list[s.at]
	s.at++
	name := fmt.Sprint("in", s.at)
	switch {
	case strings.HasPrefix(t, "!"):
		return nil, &Unreadable{name, errors.New(t[1:])}
	case t == "break":
		return nil, errors.New("the disk is gone")
	}
	return &sitrep.Capture{Kind: "capture", ID: "c-" + name, SourceID: name, Bytes: []byte(t)}, nil
}

// lines is a sink that writes one line a thing.
type lines struct{ strings.Builder }

func (s *lines) Document(a *sitrep.Analysis) error {
	fmt.Fprintf(s, "%s %s %q", a.Doc.SourceID, a.Doc.Lang, a.Doc.Text)
	for _, m := range a.Events {
		s.WriteString(" " + m.Type)
	}
	s.WriteString("\n")
	return nil
}

func (s *lines) Failure(f sitrep.Failure) error {
	fmt.Fprintf(s, "%s %s: %s\n", f.SourceID, f.Stage, f.Reason)
	return nil
}

// shouter is a stage with scratch space that codes each word in capitals.
type shouter struct{ seen []string }

func (s *shouter) Annotate(a *sitrep.Analysis) {
	s.seen = append(s.seen[:0], strings.Fields(a.Doc.Text)...)
	for _, w := range s.seen {
		switch {
		case w == "PANIC":
			panic("cannot bear it")
		case w == strings.ToUpper(w):
			a.Events = append(a.Events, sitrep.EventMention{Type: w, Document: a.Doc.ID})
			a.Entities = append(a.Entities, sitrep.Entity{Actor: "x-" + w, Name: w})
		}
	}
}

// heap makes an event of each mention.
type heap struct{ events []sitrep.Event }

func (*heap) Read(a *sitrep.Analysis) any { return a.Events }

func (h *heap) Add(_ *sitrep.Document, digest any) {
	for _, m := range digest.([]sitrep.EventMention) {
		h.events = append(h.events, sitrep.Event{Type: m.Type})
	}
}

func (h *heap) Finish() ([]sitrep.Event, []sitrep.Process) { return h.events, nil }

// fakes cuts captures at "|" and codes words in capitals; "fr:" marks French.
func fakes() *Chain {
	return &Chain{
		Parse: func(c *sitrep.Capture) ([]*sitrep.Document, error) {
			switch t := string(c.Bytes); {
			case t == "":
				return nil, nil
			case strings.HasPrefix(t, "\x00"):
				return nil, errors.New("not text")
			case t == "crash":
				panic("parse")
			default:
				var docs []*sitrep.Document
				for i, part := range strings.Split(t, "|") {
					docs = append(docs, &sitrep.Document{ID: fmt.Sprint("d-", c.SourceID, "-", i), SourceID: c.SourceID, Text: part})
				}
				return docs, nil
			}
		},
		Identify: func(t string) string {
			if strings.HasPrefix(t, "fr:") {
				return "fr"
			}
			return "en"
		},
		Segment: func(d *sitrep.Document, _ []sitrep.Sentence) []sitrep.Sentence {
			return []sitrep.Sentence{{Tokens: make([]sitrep.Token, len(strings.Fields(d.Text)))}}
		},
		Stages: []Stage{{Name: "shout", New: func() Annotator { return &shouter{} }}},
		Gather: func() Gatherer { return &heap{} },
	}
}

func TestRun(t *testing.T) {
	f := func(in []string, want string, failures int) {
		t.Helper()
		for _, workers := range []int{1, 3, 8} {
			var out lines
			res, err := fakes().Run(context.Background(), &texts{list: in}, &out, Options{Workers: workers})
			if err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != want {
				t.Errorf("%d workers: got\n%s\nwant\n%s", workers, got, want)
			}
			if res.Failures != failures || res.Captures != len(in) {
				t.Errorf("%d failures of %d captures, want %d of %d", res.Failures, res.Captures, failures, len(in))
			}
		}
	}
	f(nil, "", 0)
	f([]string{"one TWO|three", "FOUR"}, `in1 en "one TWO" TWO
in1 en "three"
in2 en "FOUR" FOUR
`, 0)
}

func TestManyInOrder(t *testing.T) {
	var in []string
	for i := range 500 {
		in = append(in, strings.Repeat("word ", i%7*40)+fmt.Sprintf("N%d|again N%d", i, i))
	}
	in[100], in[200], in[300], in[301] = "fr: BONJOUR", "!no such file", "", "before|PANIC|after"
	var first string
	var actors []sitrep.Actor
	for _, workers := range []int{1, 2, 8} {
		var out lines
		last := Progress{}
		res, err := fakes().Run(context.Background(), &texts{list: in}, &out, Options{Workers: workers, Progress: func(p Progress) { last = p }})
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first, actors = out.String(), res.Actors
		}
		if out.String() != first || !reflect.DeepEqual(res.Actors, actors) {
			t.Errorf("%d workers give another output", workers)
		}
		if last.Documents != res.Documents || !last.Merging || last.Failures != 3 {
			t.Errorf("last progress %+v, result %+v", last, res.Progress)
		}
		if res.Uncoded["fr"] != 1 || len(res.Events) != 496*2+0 {
			t.Errorf("uncoded %v, %d events", res.Uncoded, len(res.Events))
		}
	}
}

// A stage that knows another language works on reports in it, the others do not.
func TestAStageOfAnotherLanguage(t *testing.T) {
	var out lines
	c := fakes()
	c.Stages = append(c.Stages, Stage{Name: "more", New: func() Annotator { return &shouter{} }, Reads: func(lang string) bool { return lang == "fr" }})
	res, err := c.Run(context.Background(), &texts{list: []string{"fr: BONJOUR", "GOOD"}}, &out, Options{Workers: 1})
	if want := "in1 fr \"fr: BONJOUR\" BONJOUR\nin2 en \"GOOD\" GOOD GOOD\n"; err != nil || out.String() != want || res.Uncoded["fr"] != 1 {
		t.Errorf("%v, uncoded %v, got\n%swant\n%s", err, res.Uncoded, out.String(), want)
	}
}

func TestFailures(t *testing.T) {
	f := func(in, want string) {
		t.Helper()
		var out lines
		if _, err := fakes().Run(context.Background(), &texts{list: []string{in, "AFTER"}}, &out, Options{Workers: 1}); err != nil {
			t.Fatal(err)
		}
		got, after, _ := strings.Cut(out.String(), "in2 ")
		if !strings.Contains(got, want) {
			t.Errorf("%q: got %q, want %q in it", in, got, want)
		}
		if !strings.Contains(after, "AFTER") {
			t.Errorf("%q: the next input is not coded: %q", in, after)
		}
	}
	f("!permission denied", "in1 capture: permission denied\n")
	f("", "in1 article: no report found in it\n")
	f("\x00\x01", "in1 article: not text\n")
	f("crash", "in1 article: panic: parse (in sitrep/pipeline.")
	f("GOOD PANIC", `in1 en "GOOD PANIC"`+"\nin1 shout: panic: cannot bear it (in sitrep/pipeline.(*shouter).Annotate, line ")
	f(strings.Repeat("x", MaxDocument+1), "in1 lang: the report is 1.0 MB long")
}

func TestSourceBreaks(t *testing.T) {
	var out lines
	_, err := fakes().Run(context.Background(), &texts{list: []string{"ONE", "TWO", "break", "THREE"}}, &out, Options{Workers: 2})
	if err == nil || err.Error() != "the disk is gone" {
		t.Errorf("error %v", err)
	}
	if n := strings.Count(out.String(), "\n"); n != 2 {
		t.Errorf("%d documents before the break, want 2", n)
	}
}

// endless never runs dry, and blocks after n captures as a terminal does.
type endless struct{ n int }

func (s *endless) Next() (*sitrep.Capture, error) {
	if s.n--; s.n < 0 {
		select {}
	}
	return &sitrep.Capture{Bytes: []byte("some text")}, nil
}

func TestInterrupt(t *testing.T) {
	for _, n := range []int{0, 1, 1000} {
		ctx, cancel := context.WithCancel(context.Background())
		var out lines
		go cancel()
		if _, err := fakes().Run(ctx, &endless{n}, &out, Options{Workers: 2}); !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	}
}

func TestSinkBreaks(t *testing.T) {
	broken := errors.New("broken pipe")
	_, err := fakes().Run(context.Background(), &endless{1000}, failing{broken}, Options{Workers: 2})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (s failing) Document(*sitrep.Analysis) error { return s.err }
func (s failing) Failure(sitrep.Failure) error    { return s.err }

func TestLargeCapturesWait(t *testing.T) {
	in := slices.Repeat([]string{strings.Repeat(strings.Repeat("a", 1<<19)+"|", 34) + "B"}, 6)
	var out lines
	res, err := fakes().Run(context.Background(), &texts{list: in}, &out, Options{Workers: 4})
	if err != nil || res.Documents != 6*35 {
		t.Errorf("%d documents, error %v", res.Documents, err)
	}
}
