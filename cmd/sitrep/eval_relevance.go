package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"sitrep"
	"sitrep/eval"
	"sitrep/pipeline"
)

// inFront is how many of the most prominent events are looked at.
const inFront = 10

// relevance scores which pages are taken for public affairs, and what of the others gets
// in front.
func (c *evalCommand) relevance(ctx context.Context, s *streams) error {
	if len(c.Files) == 0 {
		return usageError{errors.New("eval relevance wants files of pages")}
	}
	var pages []eval.Page
	for _, f := range c.Files {
		ps, err := eval.ReadPages(f)
		if err != nil {
			return err
		}
		pages = append(pages, ps...)
	}
	score, err := c.judged(ctx, pages)
	if err != nil {
		return err
	}
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	fmt.Fprintf(s.out, "%s\n\n| | right | of | %% |\n|---|--:|--:|--:|\n", plural(len(pages), "page"))
	fmt.Fprintf(s.out, "| of public affairs, kept | %d | %d | %.1f |\n", score.Kept, score.Kept+score.Lost, share(score.Kept, score.Kept+score.Lost))
	fmt.Fprintf(s.out, "| of none, behind the filter | %d | %d | %.1f |\n", score.Hidden, score.Hidden+score.Shown, share(score.Hidden, score.Hidden+score.Shown))
	fmt.Fprintf(s.out, "| events in front, of public affairs | %d | %d | %.1f |\n", score.Foremost-score.Noise, score.Foremost, share(score.Foremost-score.Noise, score.Foremost))
	if c.Errors {
		for _, id := range score.Wrong {
			fmt.Fprintf(s.out, "wrong  %s\n", id)
		}
	}
	return nil
}

// judged codes the pages as one record.
func (c *evalCommand) judged(ctx context.Context, pages []eval.Page) (score eval.RelevanceScore, err error) {
	texts := make([]given, len(pages))
	for i, p := range pages {
		texts[i] = given{ID: p.ID, Title: p.Title, Text: p.Text, Lang: pipeline.Coded}
		if p.Address != "" {
			texts[i].URL = "https://example.org" + p.Address
		}
	}
	chain, err := pipeline.Builtin(c.choice())
	if err != nil {
		return score, err
	}
	got, res, err := c.run(ctx, chain, texts)
	if err != nil {
		return score, err
	}
	docs := map[string]*sitrep.Document{}
	for id, a := range got {
		docs[id] = a.Doc
	}
	foremost, err := sitrep.Foremost(func(yield func(*sitrep.Event, error) bool) {
		for _, e := range slices.All(res.Events) {
			if !yield(&e, nil) {
				return
			}
		}
	}, 0, inFront)
	return eval.CompareRelevance(pages, docs, foremost), err
}
