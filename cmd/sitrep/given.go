package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"sitrep"
	"sitrep/capture"
	"sitrep/eval"
	"sitrep/pipeline"
)

// given is a text that is scored, as a line of NDJSON input.
type given struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Date string `json:"date,omitempty"`
	Lang string `json:"lang,omitempty"`

	Source string `json:"source,omitempty"`
	Title  string `json:"title,omitempty"`
	URL    string `json:"url,omitempty"`
}

// run takes the texts through the chain; the analyses are by the texts' IDs.
func (c *evalCommand) run(ctx context.Context, chain *pipeline.Chain, texts []given) (collector, *pipeline.Result, error) {
	var input bytes.Buffer
	w := json.NewEncoder(&input)
	for i := range texts {
		if err := w.Encode(&texts[i]); err != nil {
			return nil, nil, err
		}
	}
	got := collector{}
	src := pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: &input})
	res, err := chain.Run(ctx, src, got, pipeline.Options{Workers: c.Workers})
	return got, res, err
}

// annotated puts texts through the chain of layers; see pipeline.Annotating.
func (c *evalCommand) annotated(ctx context.Context, texts []given, syntaxOnly bool) (collector, error) {
	chain, err := pipeline.Annotating(c.choice(), syntaxOnly)
	if err != nil {
		return nil, err
	}
	got, _, err := c.run(ctx, chain, texts)
	return got, err
}

// collector keeps the analyses by the id of their input.
type collector map[string]*sitrep.Analysis

func (c collector) Document(a *sitrep.Analysis) error { c[a.Doc.SourceID] = a; return nil }
func (c collector) Failure(f sitrep.Failure) error {
	return fmt.Errorf("%s: %s: %s", f.SourceID, f.Stage, f.Reason)
}

// coded is what the run says of one report.
func (c collector) coded(r *eval.Report, res *pipeline.Result) *eval.Coded {
	a := c[r.ID]
	if a == nil {
		return &eval.Coded{}
	}
	out := &eval.Coded{Mentions: a.Events, Quotations: a.Quotations, Actors: pipeline.Actors(a)}
	for _, e := range res.Events {
		for _, d := range e.Documents {
			if d == a.Doc.ID {
				out.Events = append(out.Events, e)
			}
		}
	}
	return out
}
