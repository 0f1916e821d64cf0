package main

import (
	"context"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
)

type codeCommand struct {
	batch
	JSON bool `help:"The native record, NDJSON."`
}

func (c *codeCommand) Run(ctx context.Context, s *streams) error {
	chain, err := pipeline.Builtin()
	if err != nil {
		return err
	}
	w := export.NewNDJSON(s.out)
	res, err := c.run(ctx, s, chain, recordSink{w})
	if res != nil {
		if e := w.Merged(res.Actors, res.Events, res.Processes); e != nil {
			return e
		}
	}
	if f := w.Flush(); f != nil {
		return f
	}
	return err
}

// recordSink streams the native record.
type recordSink struct{ w *export.NDJSON }

func (k recordSink) Document(a *sitrep.Analysis) error { return k.w.Document(a) }
func (k recordSink) Failure(f sitrep.Failure) error    { return k.w.Failure(f) }
