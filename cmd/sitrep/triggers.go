package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"sitrep/eval"
)

// triggers scores the words that tell events in sentences where they are marked.
func (c *evalCommand) triggers(ctx context.Context, s *streams) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("eval triggers wants files or folders of sentences with marked triggers")}
	}
	sentences, err := eval.ReadTriggers(c.Files...)
	if err != nil {
		return err
	}
	texts := make([]given, len(sentences))
	for i := range sentences {
		texts[i] = given{ID: strconv.Itoa(i), Text: sentences[i].Text, Lang: "en"}
	}
	got, err := c.annotated(ctx, texts, false)
	if err != nil {
		return err
	}
	var score eval.TriggerScore
	for i := range sentences {
		a := got[strconv.Itoa(i)]
		if a == nil || a.Doc.Text != sentences[i].Text {
			return fmt.Errorf("%s: the sentence was not read as it stands", sentences[i].At)
		}
		score.Add(&sentences[i], a.Events)
	}
	fmt.Fprintf(s.out, "%s\n\n", plural(len(sentences), "sentence"))
	score.Print(s.out)
	if c.Errors {
		fmt.Fprintln(s.out)
		for _, e := range score.Errors {
			fmt.Fprintln(s.out, e)
		}
	}
	return nil
}
