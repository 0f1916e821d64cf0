package merge

import (
	"cmp"
	"slices"
	"strings"

	"sitrep"
)

// revisions are the numbers that one claimant changed from report to report, in the order
// of their days. Reports without a day are left out.
func revisions(claims map[string][]sitrep.Claim, src *sources) []sitrep.Revision {
	var kinds []string
	for field, cs := range claims {
		if kind, ok := strings.CutPrefix(field, "sizes."); ok && len(cs) > 1 {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	var out []sitrep.Revision
	for _, kind := range kinds {
		by := map[string][]sitrep.RevisionStep{}
		var order []string
		for _, c := range claims["sizes."+kind] {
			if by[c.By] == nil {
				order = append(order, c.By)
			}
			for _, d := range c.Documents {
				on := src.on(d)
				if on == 0 {
					continue
				}
				i := slices.IndexFunc(by[c.By], func(s sitrep.RevisionStep) bool { return s.On == on && s.Value == c.Value })
				if i < 0 {
					by[c.By] = append(by[c.By], sitrep.RevisionStep{On: on, Value: c.Value, Documents: []string{d}})
				} else {
					by[c.By][i].Documents = append(by[c.By][i].Documents, d)
				}
			}
		}
		for _, who := range order {
			steps := by[who]
			slices.SortStableFunc(steps, func(a, b sitrep.RevisionStep) int { return cmp.Compare(a.On, b.On) })
			steps = changes(steps)
			if len(steps) > 1 {
				out = append(out, sitrep.Revision{Kind: kind, By: who, Steps: steps})
			}
		}
	}
	return out
}

// changes drops steps that repeat the value before.
func changes(steps []sitrep.RevisionStep) []sitrep.RevisionStep {
	var out []sitrep.RevisionStep
	for _, s := range steps {
		if n := len(out); n > 0 && out[n-1].Value == s.Value {
			out[n-1].Documents = append(out[n-1].Documents, s.Documents...)
			continue
		}
		out = append(out, s)
	}
	return out
}
