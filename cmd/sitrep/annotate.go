package main

import (
	"context"
	"errors"
	"io"
	"os"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
	"sitrep/syntax"
)

type annotateCommand struct {
	batch
	JSON   bool   `help:"Annotation records, NDJSON: short for --format json."`
	Format string `help:"conllu (the default), timeml or json." enum:"conllu,timeml,json," default:"" placeholder:"F"`
	Tokens bool   `help:"Keep the sentences and words of CoNLL-U input and annotate them."`
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
	if c.Tokens {
		if c.Format != "conllu" {
			return usageError{errors.New("--tokens writes CoNLL-U only")}
		}
		return c.given(s)
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

// given annotates the words of CoNLL-U files as they are.
func (c *annotateCommand) given(s *streams) error {
	model, err := syntax.Load()
	if err != nil {
		return err
	}
	parser := model.NewParser()
	w := export.NewCoNLLU(s.out)
	failed := 0
	for _, name := range c.Files {
		if err := givenFile(s, name, parser, w); err != nil {
			s.say("%s: %v", name, err)
			failed++
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	switch {
	case failed == len(c.Files):
		return errAll
	case failed > 0:
		return errSome
	}
	return nil
}

func givenFile(s *streams, name string, parser *syntax.Parser, w *export.CoNLLU) error {
	in := s.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	r := export.NewWordsReader(in)
	for {
		g, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		parser.Annotate(g.Analysis)
		if err := w.Given(g); err != nil {
			return err
		}
	}
}
