package main

import (
	"context"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
)

type extractCommand struct {
	batch
	JSON     bool `help:"Document records, NDJSON." xor:"form"`
	Text     bool `help:"Plain text (the default)." xor:"form"`
	Markdown bool `help:"Markdown." xor:"form"`
}

func (c *extractCommand) Run(ctx context.Context, s *streams) error {
	var sink pipeline.Sink
	var flush func() error
	if c.JSON {
		w := export.NewNDJSON(s.out)
		sink, flush = articleSink{w}, w.Flush
	} else {
		w := export.NewArticles(s.out, c.Markdown)
		sink, flush = textSink{w}, w.Flush
	}
	_, err := c.run(ctx, s, pipeline.Articles(), sink)
	if f := flush(); f != nil {
		return f
	}
	return err
}

// articleSink writes the native record of documents and failures.
type articleSink struct{ w *export.NDJSON }

func (k articleSink) Document(a *sitrep.Analysis) error { return k.w.Article(a.Doc) }
func (k articleSink) Failure(f sitrep.Failure) error    { return k.w.Failure(f) }

// textSink writes a form that has no place for failures.
type textSink struct {
	w interface {
		Document(*sitrep.Analysis) error
	}
}

func (k textSink) Document(a *sitrep.Analysis) error { return k.w.Document(a) }
func (k textSink) Failure(sitrep.Failure) error      { return nil }
