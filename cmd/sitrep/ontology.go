package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"sitrep"
	"sitrep/coder"
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
	var examples []example
	for _, ex := range own.Examples() {
		examples = append(examples, example{ex.File, ex.Line, ex.Mark, ex.Text, func(a *sitrep.Analysis) string {
			if why := ex.Check(a); why != "" {
				return why + "\n  got " + coder.Summary(a)
			}
			return ""
		}})
	}
	return c.runExamples(ctx, s, examples)
}

// An example of a user's file: its place, mark and text, and what is wrong with a reading of it, "" when
// nothing is.
type example struct {
	file  string
	line  int
	mark  byte
	text  string
	wrong func(*sitrep.Analysis) string
}

// runExamples codes the examples with the user's choice and prints those that fail.
func (c *evalCommand) runExamples(ctx context.Context, s *streams, examples []example) error {
	texts := make([]given, len(examples))
	for i, ex := range examples {
		texts[i] = given{ID: strconv.Itoa(i), Text: ex.text, Date: examplesDay, Lang: "en"}
	}
	got, err := c.annotated(ctx, texts, false)
	if err != nil {
		return err
	}
	failed := 0
	for i, ex := range examples {
		a := got[strconv.Itoa(i)]
		if a == nil {
			continue // no report to the reader, so nothing coded
		}
		if why := ex.wrong(a); why != "" {
			failed++
			fmt.Fprintf(s.out, "%s:%d: %c %s\n  %s\n", ex.file, ex.line, ex.mark, ex.text, why)
		}
	}
	fmt.Fprintf(s.out, "%d of %s right\n", len(examples)-failed, plural(len(examples), "example"))
	if failed > 0 {
		return errSome
	}
	return nil
}
