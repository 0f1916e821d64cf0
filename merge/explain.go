package merge

import (
	"cmp"
	"math"
	"slices"
)

// Reason is a sign of a pair with what it adds to the log-odds of one happening.
type Reason struct {
	Sign   string  `json:"sign"`
	Much   float64 `json:"much"` // how much of it there is; 1 for what is there or not
	Weight float64 `json:"weight"`
}

// Adds is the reason's share of the score.
func (r Reason) Adds() float64 { return r.Much * r.Weight }

// Explanation says what speaks for and against two tellings being of one happening.
type Explanation struct {
	A           string   `json:"a"` // the first mention of each
	B           string   `json:"b"`
	Excluded    string   `json:"excluded,omitempty"` // why they cannot be one, whatever the score
	Ruled       string   `json:"ruled,omitempty"`    // what an analyst decided: same, apart
	Score       float64  `json:"score"`              // log-odds
	Probability float64  `json:"probability"`
	Reasons     []Reason `json:"reasons"` // strongest first
}

// Explain compares two tellings and says why.
func (h *Rulings) Explain(a, b Ref) Explanation {
	e := Explanation{A: a.Telling.ID, B: b.Telling.ID}
	if same, ruled := h.on(a, b); ruled && same {
		e.Ruled = "same"
	} else if ruled {
		e.Ruled = "apart"
	}
	l := &likeness{x: a.Report, y: b.Report}
	e.Excluded = excludes(a, b, l)
	w := weights()
	for _, s := range signsOf(a, b, l, cosine(a.Telling.Words, b.Telling.Words), nil) {
		r := Reason{signName(s.id), s.x, w[s.id]}
		e.Score += r.Adds()
		e.Reasons = append(e.Reasons, r)
	}
	e.Probability = 1 / (1 + math.Exp(-e.Score))
	slices.SortStableFunc(e.Reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(math.Abs(b.Adds()), math.Abs(a.Adds())), cmp.Compare(a.Sign, b.Sign))
	})
	return e
}

// ExplainEvent explains the pairs of an event's tellings, given in order (Regroup): for each
// telling but the first the pairs with those before it, strongest first, at most so many.
func (h *Rulings) ExplainEvent(members []Ref, most int) [][]Explanation {
	var out [][]Explanation
	for i := 1; i < len(members); i++ {
		var pairs []Explanation
		for _, o := range members[:i] {
			pairs = append(pairs, h.Explain(o, members[i]))
		}
		slices.SortStableFunc(pairs, func(a, b Explanation) int { return cmp.Compare(b.Score, a.Score) })
		out = append(out, pairs[:min(len(pairs), most)])
	}
	return out
}

// Group puts the tellings of the reports together by other weights than those of
// weights.txt, for those who fit them; nil: by those.
func Group(reports []*Report, weights map[string]float64) [][]Ref {
	var h *Rulings
	if weights != nil {
		h = &Rulings{weights: make([]float64, len(signIDs()))}
	}
	for name, x := range weights {
		h.weights[signIDs()[name]] = x
	}
	all := tellingsOf(reports)
	var out [][]Ref
	for _, members := range clustered(all, compared(all, h), h) {
		out = append(out, refs(all, members))
	}
	return out
}

// Pairs are all pairs of tellings of the reports that share a key, in order: what merging
// compares, for those who fit its weights.
func Pairs(reports []*Report) [][2]Ref {
	all := tellingsOf(reports)
	w := follower{filing: filed(all, nil)}
	var out [][2]Ref
	for n := range w.rows() {
		for a, near := range w.row(n) {
			for _, b := range near {
				out = append(out, [2]Ref{all[a], all[b]})
			}
		}
	}
	return out
}

// tellingsOf the reports in order.
func tellingsOf(reports []*Report) []Ref {
	var all []Ref
	for _, r := range reports {
		for k := range r.Tellings {
			all = append(all, Ref{r, &r.Tellings[k]})
		}
	}
	slices.SortFunc(all, compareRefs)
	return all
}
