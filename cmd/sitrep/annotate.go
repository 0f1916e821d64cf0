package main

import (
	"context"
	"errors"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
)

type annotateCommand struct {
	batch
	JSON   bool   `help:"Annotation records, NDJSON: short for --format json."`
	Format string `help:"conllu (the default), timeml or json." enum:"conllu,timeml,json," default:"" placeholder:"F"`
}

func (c *annotateCommand) Run(ctx context.Context, s *streams) error {
	switch {
	case c.JSON && c.Format != "" && c.Format != "json":
		return usageError{errors.New("--json and --format " + c.Format + " exclude each other")}
	case c.JSON:
		c.Format = "json"
	case c.Format == "":
		c.Format = "conllu"
	}
	chain, err := pipeline.Annotating(c.Format == "conllu")
	if err != nil {
		return err
	}
	var sink pipeline.Sink
	var flush func() error
	switch c.Format {
	case "json":
		w := export.NewNDJSON(s.out)
		sink, flush = annotationSink{w}, w.Flush
	case "timeml":
		w := export.NewTimeML(s.out)
		sink, flush = textSink{w}, w.Flush
	default:
		w := export.NewCoNLLU(s.out)
		sink, flush = textSink{w}, w.Flush
	}
	_, err = c.run(ctx, s, chain, sink)
	if f := flush(); f != nil {
		return f
	}
	return err
}

type annotationSink struct{ w *export.NDJSON }

func (k annotationSink) Document(a *sitrep.Analysis) error { return k.w.Annotation(a) }
func (k annotationSink) Failure(f sitrep.Failure) error    { return k.w.Failure(f) }
