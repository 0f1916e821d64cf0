package main

import (
	"context"
	"errors"
	"fmt"

	"sitrep"
	"sitrep/eval"
)

// coref scores the program's chains, or a second reader's, against a folder of
// marked reports.
func (c *evalCommand) coref(ctx context.Context, s *streams) error {
	if len(c.Files) < 1 || len(c.Files) > 2 {
		return usageError{errors.New("eval coref wants a folder of marked reports, and may have a second one to compare with it")}
	}
	asked, err := eval.ReadMarked(c.Files[0])
	if err != nil {
		return err
	}
	others := map[string]*eval.Marked{}
	if len(c.Files) == 2 {
		second, err := eval.ReadMarked(c.Files[1])
		if err != nil {
			return err
		}
		for i := range second {
			others[second[i].ID] = &second[i]
		}
	}
	texts := make([]given, len(asked))
	for i, m := range asked {
		texts[i] = given{ID: m.ID, Text: m.Text}
	}
	got, err := c.annotated(ctx, texts, false)
	if err != nil {
		return err
	}
	var strict, heads []eval.Coref
	for i := range asked {
		m := &asked[i]
		a := got[m.ID]
		if a == nil {
			return fmt.Errorf("%s: the report came to nothing", m.ID)
		}
		want, err := m.InDocument(a.Doc)
		if err != nil {
			return err
		}
		var have [][]sitrep.Span
		if len(c.Files) == 1 {
			have = eval.Chains(a)
		} else if o := others[m.ID]; o == nil {
			return fmt.Errorf("%s: no report %s", c.Files[1], m.ID)
		} else if have, err = o.InDocument(a.Doc); err != nil {
			return fmt.Errorf("%s: %w", c.Files[1], err)
		}
		strict = append(strict, eval.CompareChains(want, have))
		heads = append(heads, eval.CompareChains(want, eval.MatchHeads(a, want, have)))
	}
	fmt.Fprintf(s.out, "%s: %s\n\n", c.Files[0], plural(len(asked), "report"))
	return eval.CorefTable(s.out, strict, heads)
}
