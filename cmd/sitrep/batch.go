package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/capture"
	"sitrep/pipeline"
)

// batch is the inputs of a command and how they are worked on.
type batch struct {
	Files   []string `arg:"" name:"file" help:"Text, saved page (HTML, MHTML), feed, web archive (WARC, ARC, WACZ), NDJSON or table, compressed or not; a folder of them; an address on the web; - for standard input."`
	Offset  int64    `help:"Of a web archive: begin at this byte, where a message said that a record was skipped or a run ended." default:"0" placeholder:"BYTE"`
	Private bool     `name:"allow-private" help:"Fetch from addresses in private networks too."`
	Workers int      `help:"Documents worked on at a time; 0 is one a processor. The output does not depend on it." env:"SITREP_WORKERS" default:"0" placeholder:"N"`
}

func (b *batch) Validate() error {
	if b.Offset < 0 {
		return fmt.Errorf("--offset %d: want 0 or more", b.Offset)
	}
	if b.Workers < 0 {
		return fmt.Errorf("--workers %d: want 0 or more", b.Workers)
	}
	return nil
}

// run takes the inputs through a chain. Failures are told on standard error, and
// their number is the error returned.
func (b *batch) run(ctx context.Context, s *streams, chain *pipeline.Chain, sink pipeline.Sink) (*pipeline.Result, error) {
	src := pipeline.NewFiles(b.Files, capture.Options{Stdin: s.in, Offset: b.Offset,
		Fetch: &capture.Fetcher{Agent: "sitrep/" + sitrep.Version, AllowPrivate: b.Private, Delay: time.Second}})
	return b.take(ctx, s, chain, src, sink)
}

// take is run with a source of one's own.
func (b *batch) take(ctx context.Context, s *streams, chain *pipeline.Chain, src pipeline.Source, sink pipeline.Sink) (*pipeline.Result, error) {
	s.progress = newProgress(s.err, inputSize(b.Files), time.Now)
	t := &teller{Sink: sink, say: s.say}
	res, err := chain.Run(ctx, src, t, pipeline.Options{Workers: b.Workers, Progress: s.progress.update})
	s.progress.clear()
	s.progress = nil
	if err != nil {
		return res, err
	}
	t.uncoded(res.Uncoded)
	if chain.Gather != nil { // events are made, whose days lean on the report's
		t.tellUndated()
	}
	if res.Foreign > 0 {
		s.say("%s in another language than English kept without codings", plural(res.Foreign, "paragraph"))
	}
	switch {
	case res.Failures > 0 && res.Documents == 0:
		return res, errAll
	case res.Failures > 0:
		s.say("%d of %s failed", res.Failures, plural(res.Captures, "input"))
		return res, errSome
	}
	return res, nil
}

// teller puts into words what a sink is not asked to show.
type teller struct {
	pipeline.Sink
	say     func(format string, args ...any)
	foreign []string
	undated []string // the first of them
	noDate  int
}

// most names of reports that a message lists.
const most = 5

func (t *teller) Document(a *sitrep.Analysis) error {
	if l := a.Doc.Lang; l != "" && l != pipeline.Coded && len(t.foreign) < most && !slices.Contains(t.foreign, a.Doc.SourceID) {
		t.foreign = append(t.foreign, a.Doc.SourceID)
	}
	if a.Doc.PublishedOn == nil && a.Doc.Text != "" {
		t.noDate++
		if len(t.undated) < most && !slices.Contains(t.undated, a.Doc.SourceID) {
			t.undated = append(t.undated, a.Doc.SourceID)
		}
	}
	return t.Sink.Document(a)
}

// tellUndated says which reports have no day.
func (t *teller) tellUndated() {
	if t.noDate == 0 {
		return
	}
	names, have := strings.Join(t.undated, ", "), "have"
	if t.noDate == 1 {
		have = "has"
	}
	if t.noDate > len(t.undated) && len(t.undated) == most {
		names += ", …"
	}
	t.say("%s %s no date, so that \"on Tuesday\" is no day in them; a line with the day under the headline (12 March 2013, 2013-03-12) gives one: %s", plural(t.noDate, "report"), have, names)
}

func (t *teller) Capture(c *sitrep.Capture) error {
	if s, ok := t.Sink.(pipeline.CaptureSink); ok {
		return s.Capture(c)
	}
	return nil
}

func (t *teller) Failure(f sitrep.Failure) error {
	where := f.SourceID
	if where == "" {
		where = f.Capture
	}
	if f.Stage == "capture" || f.Stage == "article" {
		t.say("%s: %s", where, f.Reason)
	} else {
		t.say("%s: %s failed: %s", where, f.Stage, f.Reason)
	}
	return t.Sink.Failure(f)
}

func (t *teller) uncoded(by map[string]int) {
	n := 0
	var langs []string
	for _, l := range slices.Sorted(maps.Keys(by)) {
		n += by[l]
		langs = append(langs, fmt.Sprintf("%s %d", l, by[l]))
	}
	if n == 0 {
		return
	}
	names := strings.Join(t.foreign, ", ")
	if n > len(t.foreign) && len(t.foreign) == most {
		names += ", …"
	}
	t.say("%s in another language than English kept without codings (%s): %s", plural(n, "report"), strings.Join(langs, ", "), names)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
