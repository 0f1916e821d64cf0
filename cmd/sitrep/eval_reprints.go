package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"sitrep"
	"sitrep/eval"
	"sitrep/merge"
	"sitrep/pipeline"
)

// reprints scores what is held for a reprint of what over reports of different texts and
// copies that are made of them.
func (c *evalCommand) reprints(ctx context.Context, s *streams) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("eval reprints wants folders of reports")}
	}
	originals, err := eval.ReadPrints(c.Files)
	if err != nil {
		return err
	}
	prints := slices.Concat(originals, eval.Copies(originals))
	score, err := c.traced(ctx, prints)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s of different texts, %d copies\n\n| copy | found | right | asked |\n|---|--:|--:|--:|\n", plural(len(originals), "report"), len(prints)-len(originals))
	for _, kind := range eval.PrintKinds {
		t := score.Kinds[kind]
		if t.Asked == 0 {
			continue // no report is long enough for it
		}
		fmt.Fprintf(s.out, "| %s | %.1f | %d | %d |\n", kind, t.Recall(), t.Right, t.Asked)
	}
	all := score.All()
	fmt.Fprintf(s.out, "| all | %.1f | %d | %d |\n\nprecision %.1f: of %d held for reprints %d are of another text than is said, %d of them originals\n",
		all.Recall(), all.Right, all.Asked, all.Precision(), all.Given, all.Given-all.Right, score.Kinds[""].Given)
	if c.Errors {
		for _, w := range score.Wrong {
			fmt.Fprintf(s.out, "wrong  %s: held for a reprint of %s\n", w[0], w[1])
		}
		for _, id := range score.Lost {
			fmt.Fprintf(s.out, "missed %s\n", id)
		}
	}
	return nil
}

// traced takes the prints through reading and the search for reprints.
func (c *evalCommand) traced(ctx context.Context, prints []eval.Print) (*eval.ReprintScore, error) {
	texts := make([]given, len(prints))
	for i, p := range prints {
		texts[i] = given{ID: p.ID, Text: p.Text, Date: p.Date}
	}
	chain := pipeline.Articles()
	chain.Gather = func() pipeline.Gatherer { return &tracer{} }
	got, _, err := c.run(ctx, chain, texts)
	if err != nil {
		return nil, err
	}
	source := map[string]string{} // by the document's ID
	for id, a := range got {
		source[a.Doc.ID] = id
	}
	origin := map[string]string{}
	for id, a := range got {
		origin[id] = source[a.Doc.ReprintOf]
	}
	score := eval.CompareReprints(prints, origin)
	return &score, nil
}

// tracer gathers the texts of reports and nothing else of them.
type tracer struct{ record merge.Record }

func (t *tracer) Read(a *sitrep.Analysis) any { return merge.Read(a) }
func (t *tracer) Add(d *sitrep.Document, read any) {
	d.ReprintOf = t.record.Add(read.(*merge.Report))
}
func (t *tracer) Finish() ([]sitrep.Event, []sitrep.Process) { return nil, nil }
