package main

import (
	"context"
	"errors"
	"io"
	"os"

	"sitrep"
	"sitrep/export"
	"sitrep/pipeline"
)

type annotateCommand struct {
	batch
	models
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
		if c.Format == "timeml" {
			return usageError{errors.New("--tokens writes CoNLL-U or JSON")}
		}
		return c.given(s)
	}
	chain, err := pipeline.Annotating(c.choice(), c.Format == "conllu")
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
	res, err := c.run(ctx, s, chain, sink)
	if res != nil && len(res.Uncoded) > 0 {
		c.tellLanguages(s)
	}
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
	chain, err := pipeline.Annotating(c.choice(), c.Format == "conllu")
	if err != nil {
		return err
	}
	var stages []pipeline.Annotator
	for _, st := range chain.Stages {
		stages = append(stages, st.New())
	}
	var write func(*export.GivenWords) error
	var flush func() error
	if c.Format == "json" {
		w := export.NewNDJSON(s.out)
		write, flush = func(g *export.GivenWords) error { return w.Annotation(g.Analysis) }, w.Flush
	} else {
		w := export.NewCoNLLU(s.out)
		write, flush = w.Given, w.Flush
	}
	failed := 0
	for _, name := range c.Files {
		if err := givenFile(s, name, stages, write); err != nil {
			s.say("%s: %v", name, err)
			failed++
		}
	}
	if err := flush(); err != nil {
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

func givenFile(s *streams, name string, stages []pipeline.Annotator, write func(*export.GivenWords) error) error {
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
		for _, st := range stages {
			st.Annotate(g.Analysis)
		}
		if err := write(g); err != nil {
			return err
		}
	}
}
