package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"sitrep"
	"sitrep/merge"
	"sitrep/store"
)

// explainPairs says for every telling of an event but the first why it is of it: the pair
// with the one before it that fits best. Signs are those of the reports as they are kept now.
func explainPairs(ctx context.Context, db *store.DB, e *sitrep.Event) (out []merge.Explanation, err error) {
	err = db.View(ctx, func(tx *store.Tx) error {
		h, err := handOf(tx, nil, arriving{})
		if err != nil {
			return err
		}
		s := newShelf(tx)
		if err := s.take(h); err != nil {
			return err
		}
		if err := s.load(e.Documents, func(*merge.Report) {}); err != nil {
			return err
		}
		var refs []merge.Ref
		for _, id := range e.Documents {
			if r := s.reports[id]; r != nil {
				for i := range r.Tellings {
					if slices.Contains(e.Mentions, r.Tellings[i].ID) {
						refs = append(refs, merge.Ref{Report: r, Telling: &r.Tellings[i]})
					}
				}
			}
		}
		slices.SortStableFunc(refs, func(a, b merge.Ref) int {
			return cmp.Compare(slices.Index(e.Mentions, a.Telling.ID), slices.Index(e.Mentions, b.Telling.ID))
		})
		for _, pairs := range h.rulings().ExplainEvent(refs, 1) {
			out = append(out, pairs...)
		}
		return nil
	})
	return out, err
}

// mostSigns of a pair are printed for and against.
const mostSigns = 6

func printPairs(s *streams, t *sitrep.Told, pairs []merge.Explanation) {
	if len(pairs) == 0 {
		return
	}
	where := map[string]string{}
	for _, m := range t.Mentions {
		for _, d := range t.Documents {
			if d.ID == m.Document {
				where[m.ID] = strings.TrimSpace(d.Publisher + " " + d.ID)
			}
		}
	}
	s.print("\nWhy these reports tell of one event\n")
	for i := range pairs {
		p := &pairs[i]
		s.print("  %s (%s) with %s (%s): ", where[p.B], p.B, where[p.A], p.A)
		switch {
		case p.Ruled == "same":
			s.print("an analyst put them together\n")
		case p.Excluded != "":
			s.print("by the others; excluded by themselves: %s\n", p.Excluded)
		default:
			s.print("%.0f %%\n", 100*p.Probability)
		}
		for _, side := range []struct {
			what string
			sign float64
		}{{"for", 1}, {"against", -1}} {
			var signs []string
			for _, r := range p.Reasons {
				if r.Adds()*side.sign > 0 && len(signs) < mostSigns {
					signs = append(signs, fmt.Sprintf("%s %+.1f", r.Sign, r.Adds()))
				}
			}
			if len(signs) > 0 {
				s.print("    %-8s %s\n", side.what, strings.Join(signs, ", "))
			}
		}
	}
}
