package main

import (
	"context"
	"errors"
	"fmt"

	"sitrep"
	"sitrep/eval"
	"sitrep/pipeline"
)

// storylines scores events, tolls and processes over the reports of storylines,
// each run by itself.
func (c *evalCommand) storylines(ctx context.Context, s *streams) error {
	if len(c.Files) != 1 {
		return usageError{errors.New("eval storylines wants a folder of storylines")}
	}
	stories, err := eval.ReadStories(c.Files[0])
	if err != nil {
		return err
	}
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return err
	}
	scores := make([]eval.StoryScore, len(stories))
	reports := 0
	for i := range stories {
		story := &stories[i]
		reports += len(story.Reports)
		texts := make([]given, len(story.Reports))
		for k, r := range story.Reports {
			texts[k] = given{ID: r.ID, Text: r.Text, Date: r.Date, Source: r.Source}
		}
		got, res, err := c.run(ctx, chain, texts)
		if err != nil {
			return err
		}
		record := eval.StoryRecord{Analyses: map[string]*sitrep.Analysis(got), Actors: res.Actors, Events: res.Events, Processes: res.Processes}
		if scores[i], err = eval.CompareStory(story, &record); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "%s: %s, %s\n\n", c.Files[0], plural(len(stories), "storyline"), plural(reports, "report"))
	if err := eval.StoryTable(s.out, stories, scores); err != nil {
		return err
	}
	if c.Errors {
		for i := range stories {
			fmt.Fprintf(s.out, "\n%s\n", stories[i].Name)
			for _, e := range scores[i].Errors {
				fmt.Fprintln(s.out, " ", e)
			}
		}
	}
	return nil
}
