package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"sitrep"
	"sitrep/eval"
	"sitrep/pipeline"
)

type evalCommand struct {
	Set        string   `arg:"" help:"A folder of reports coded by hand (ID.json beside ID.txt), or muc4, coref, storylines, reprints, relevance, triggers, petrarch, ontology or processes."`
	Files      []string `arg:"" optional:"" name:"file" help:"With muc4: NDJSON reports whose incidents are written as MUC-4 templates, one report a line. With coref: a folder of reports with marked chains; a second one is compared with it in the program's place. With storylines: a folder of storylines. With reprints: folders of reports of different texts, of which copies are made. With relevance: files of pages of which it is said whether they are of public affairs. With triggers: files or folders of sentences whose triggers are marked. With petrarch: a file of unit records, coded by the dictionary of --dictionary. With ontology: files of types of your own, whose examples are run. With processes: files of kinds of processes, whose examples are run. With a folder of coded reports: a second reader's codings (ID.json), compared in the program's place."`
	Workers    int      `help:"Documents worked on at a time; 0 is one a processor." env:"SITREP_WORKERS" default:"0" placeholder:"N"`
	Errors     bool     `help:"With triggers, storylines, reprints and relevance: list what is missed and what is wrong."`
	Dictionary []string `help:"With petrarch: the dictionary, a folder or files." sep:"none" placeholder:"DIR"`
	models
}

// Run codes the texts of the folder and prints the score of the record.
func (c *evalCommand) Run(ctx context.Context, s *streams) error {
	if c.Set == "muc4" {
		return c.templates(ctx, s)
	}
	if c.Set == "coref" {
		return c.coref(ctx, s)
	}
	if c.Set == "storylines" {
		return c.storylines(ctx, s)
	}
	if c.Set == "reprints" {
		return c.reprints(ctx, s)
	}
	if c.Set == "relevance" {
		return c.relevance(ctx, s)
	}
	if c.Set == "triggers" {
		return c.triggers(ctx, s)
	}
	if c.Set == "ontology" {
		return c.ontologyExamples(ctx, s)
	}
	if c.Set == "processes" {
		return c.processExamples(ctx, s)
	}
	if c.Set == "petrarch" {
		return c.unitRecords(ctx, s)
	}
	if len(c.Files) > 1 {
		return usageError{fmt.Errorf("eval %s takes one more folder at most, a second reader's codings", c.Set)}
	}
	reports, err := eval.ReadGold(c.Set)
	if err != nil {
		return err
	}
	if len(c.Files) == 1 {
		return c.agreement(s, reports)
	}
	texts := make([]given, len(reports))
	for i, r := range reports {
		texts[i] = given{ID: r.ID, Text: r.Text, Date: r.Published}
	}
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return err
	}
	got, res, err := c.run(ctx, chain, texts)
	if err != nil {
		return err
	}
	scores := make([]eval.Score, len(reports))
	for i := range reports {
		scores[i] = eval.Compare(&reports[i], got.coded(&reports[i], res))
	}
	fmt.Fprintf(s.out, "%s: %s\n\n", c.Set, plural(len(reports), "report"))
	return eval.Table(s.out, scores)
}

// agreement prints how far a second reader's codings agree.
func (c *evalCommand) agreement(s *streams, reports []eval.Report) error {
	second, err := eval.ReadGold(c.Files[0])
	if err != nil {
		return err
	}
	scores, err := eval.Agreement(reports, second)
	if err != nil {
		return err
	}
	if len(scores) == 0 {
		return fmt.Errorf("%s and %s have no report in common", c.Set, c.Files[0])
	}
	fmt.Fprintf(s.out, "%s against %s: %s\n\n", c.Files[0], c.Set, plural(len(scores), "report"))
	return eval.Table(s.out, scores)
}

// templates writes the incidents of reports as MUC-4 templates.
func (c *evalCommand) templates(ctx context.Context, s *streams) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("eval muc4 wants a file, or - for standard input")}
	}
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return err
	}
	chain.Gather = nil
	w := bufio.NewWriter(s.out)
	b := batch{Files: c.Files, Workers: c.Workers}
	_, err = b.run(ctx, s, chain, templateSink{json.NewEncoder(w)})
	if f := w.Flush(); f != nil {
		return f
	}
	return err
}

// templateSink writes a line of templates a report.
type templateSink struct{ w *json.Encoder }

func (k templateSink) Document(a *sitrep.Analysis) error { return k.w.Encode(eval.MUC4(a)) }
func (k templateSink) Failure(sitrep.Failure) error      { return nil }
