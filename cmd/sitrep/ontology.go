package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"

	"sitrep/capture"
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
	var files []coder.OntologyFile
	for _, name := range c.Ontology {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files = append(files, coder.OntologyFile{Name: name, Text: string(b)})
	}
	own, err := builtin.Beside(files...)
	if err != nil {
		return fmt.Errorf("ontology: %w", err)
	}
	examples := own.Examples()
	var input bytes.Buffer
	w := json.NewEncoder(&input)
	for i := range examples {
		if err := w.Encode(map[string]string{"id": strconv.Itoa(i), "text": examples[i].Text, "date": examplesDay, "lang": "en"}); err != nil {
			return err
		}
	}
	chain, err := pipeline.Annotating(c.choice(), false)
	if err != nil {
		return err
	}
	got := collector{}
	src := pipeline.NewFiles([]string{"-"}, capture.Options{Stdin: &input})
	if _, err := chain.Run(ctx, src, got, pipeline.Options{Workers: c.Workers}); err != nil {
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
