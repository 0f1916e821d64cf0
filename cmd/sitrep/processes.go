package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"sitrep/pipeline"
)

// processExamples runs the examples of a user's kinds of processes and prints those that fail.
func (c *evalCommand) processExamples(ctx context.Context, s *streams) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("eval processes wants a file of kinds of processes")}
	}
	c.Processes = append(c.Processes, c.Files...)
	kinds, err := c.choice().Kinds()
	if err != nil {
		return err
	}
	examples := kinds.Examples(c.Files...)
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
			continue // no report to the reader, so no process
		}
		if why := kinds.Check(ex, a); why != "" {
			failed++
			fmt.Fprintf(s.out, "%s:%d: %c %s\n  want %s\n  %s\n", ex.File, ex.Line, ex.Mark, ex.Text, ex.Wanted(), why)
		}
	}
	fmt.Fprintf(s.out, "%d of %s right\n", len(examples)-failed, plural(len(examples), "example"))
	if failed > 0 {
		return errSome
	}
	return nil
}
