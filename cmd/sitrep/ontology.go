package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"sitrep/coder"
	"sitrep/pipeline"
)

// examplesDay is the Wednesday that examples of rules are dated with.
const examplesDay = "2024-02-07"

// ontologyExamples runs the examples of a user's ontology and prints those that fail.
func (c *evalCommand) ontologyExamples(ctx context.Context, s *streams) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("eval ontology wants a file of types and rules")}
	}
	c.Ontology = append(c.Ontology, c.Files...)
	builtin, err := coder.New()
	if err != nil {
		return err
	}
	own, err := c.choice().Ontology(builtin)
	if err != nil {
		return err
	}
	examples := own.Examples()
	texts := make([]given, len(examples))
	for i := range examples {
		texts[i] = given{ID: strconv.Itoa(i), Text: examples[i].Text, Date: examplesDay, Lang: "en"}
	}
	chain, err := pipeline.Annotating(c.choice(), false)
	if err != nil {
		return err
	}
	got, _, err := c.run(ctx, chain, texts)
	if err != nil {
		return err
	}
	failed := 0
	for i := range examples {
		ex := &examples[i]
		a := got[strconv.Itoa(i)]
		if a == nil {
			continue // no report to the reader, so no event
		}
		if why := ex.Check(a); why != "" {
			failed++
			fmt.Fprintf(s.out, "%s:%d: %c %s\n  %s\n  got %s\n", ex.File, ex.Line, ex.Mark, ex.Text, why, coder.Summary(a))
		}
	}
	fmt.Fprintf(s.out, "%d of %s right\n", len(examples)-failed, plural(len(examples), "example"))
	if failed > 0 {
		return errSome
	}
	return nil
}
