package main

import (
	"context"
	"errors"

	"sitrep"
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
	var examples []example
	for _, ex := range kinds.Examples(c.Files...) {
		examples = append(examples, example{ex.File, ex.Line, ex.Mark, ex.Text, func(a *sitrep.Analysis) string {
			if why := kinds.Check(&ex, a); why != "" {
				return "want " + ex.Wanted() + "\n  " + why
			}
			return ""
		}})
	}
	return c.runExamples(ctx, s, examples)
}
