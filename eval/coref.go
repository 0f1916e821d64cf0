package eval

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"sitrep"
)

// Measure is a recall and a precision by their numerators and denominators,
// summed over reports as the CoNLL-2012 scorer does.
type Measure struct{ Found, Asked, Right, Given float64 }

// Recall, Precision and F are per cent; NaN when nothing was asked for or given.
func (m Measure) Recall() float64 { return 100 * m.Found / m.Asked }

// Precision is per cent of what was given.
func (m Measure) Precision() float64 { return 100 * m.Right / m.Given }

// F is the harmonic mean; 0 when one of the two is nothing.
func (m Measure) F() float64 {
	r, p := m.Recall(), m.Precision()
	if m.Found == 0 || m.Right == 0 {
		return 0
	}
	return 2 * r * p / (r + p)
}

func (m *Measure) add(o Measure) {
	m.Found += o.Found
	m.Asked += o.Asked
	m.Right += o.Right
	m.Given += o.Given
}

// Coref compares chains: mentions; links (MUC: Vilain et al. 1995); mentions by
// their chains (B³: Bagga and Baldwin 1998); chains aligned one to one by their
// overlap φ4 (CEAF-e: Luo 2005).
type Coref struct{ Mentions, MUC, B3, CEAFe Measure }

// Mean of the F of MUC, B³ and CEAF-e, as in the CoNLL-2011 and 2012 tasks.
func (c Coref) Mean() float64 { return (c.MUC.F() + c.B3.F() + c.CEAFe.F()) / 3 }

func (c *Coref) add(o Coref) {
	c.Mentions.add(o.Mentions)
	c.MUC.add(o.MUC)
	c.B3.add(o.B3)
	c.CEAFe.add(o.CEAFe)
}

// CompareChains scores the chains given against those asked for. Mentions are
// the same when their spans are. Chains of one mention are left out on both sides.
func CompareChains(asked, given [][]sitrep.Span) Coref {
	asked, given = several(asked), several(given)
	var c Coref
	inAsked, inGiven := chainOf(asked), chainOf(given)
	common := make([][]float64, len(asked)) // mentions that a chain asked for shares with one given
	for k := range asked {
		common[k] = make([]float64, len(given))
		for _, m := range asked[k] {
			if r, ok := inGiven[m]; ok {
				common[k][r]++
				c.Mentions.Found++
			}
		}
	}
	c.Mentions.Right, c.Mentions.Asked, c.Mentions.Given = c.Mentions.Found, float64(len(inAsked)), float64(len(inGiven))
	c.MUC.Found, c.MUC.Asked = links(asked, inGiven)
	c.MUC.Right, c.MUC.Given = links(given, inAsked)
	phi := make([][]float64, len(asked))
	for k := range asked {
		phi[k] = make([]float64, len(given))
		for r := range given {
			n, a, g := common[k][r], float64(len(asked[k])), float64(len(given[r]))
			c.B3.Found += n * n / a
			c.B3.Right += n * n / g
			phi[k][r] = 2 * n / (a + g)
		}
	}
	c.B3.Asked, c.B3.Given = c.Mentions.Asked, c.Mentions.Given
	c.CEAFe.Found = heaviest(phi)
	c.CEAFe.Right = c.CEAFe.Found
	c.CEAFe.Asked, c.CEAFe.Given = float64(len(asked)), float64(len(given))
	return c
}

// several leaves out chains of one mention, and a mention's second chain.
func several(chains [][]sitrep.Span) [][]sitrep.Span {
	seen := map[sitrep.Span]bool{}
	var out [][]sitrep.Span
	for _, c := range chains {
		var own []sitrep.Span
		for _, m := range c {
			if !seen[m] {
				seen[m] = true
				own = append(own, m)
			}
		}
		if len(own) > 1 {
			out = append(out, own)
		}
	}
	return out
}

func chainOf(chains [][]sitrep.Span) map[sitrep.Span]int {
	of := map[sitrep.Span]int{}
	for i, c := range chains {
		for _, m := range c {
			of[m] = i
		}
	}
	return of
}

// links counts the links that chains need and those that the other side keeps.
func links(chains [][]sitrep.Span, other map[sitrep.Span]int) (kept, all float64) {
	for _, c := range chains {
		parts := map[int]bool{}
		missing := 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				missing++
			}
		}
		kept += float64(len(c) - len(parts) - missing)
		all += float64(len(c) - 1)
	}
	return kept, all
}

// heaviest is the weight of the best one-to-one assignment of rows to columns
// (the Hungarian method with potentials).
func heaviest(weight [][]float64) float64 {
	rows := len(weight)
	if rows == 0 || len(weight[0]) == 0 {
		return 0
	}
	n := max(rows, len(weight[0]))
	cost := func(i, j int) float64 {
		if i < rows && j < len(weight[i]) {
			return -weight[i][j]
		}
		return 0
	}
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1) // by column, from 1
	for i := 1; i <= n; i++ {
		match[0] = i
		col := 0
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for match[col] != 0 {
			used[col] = true
			row, next, delta := match[col], 0, math.Inf(1)
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost(row-1, j-1) - u[row] - v[j]; c < least[j] {
					least[j], way[j] = c, col
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range n + 1 {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			col = next
		}
		for col != 0 {
			match[col] = match[way[col]]
			col = way[col]
		}
	}
	total := 0.0
	for j := 1; j <= n; j++ {
		total -= cost(match[j]-1, j-1)
	}
	return total
}

// MatchHeads gives mentions without an equal on the other side the span of one
// there that shares the head word, nearest in length first, one to one.
func MatchHeads(a *sitrep.Analysis, asked, given [][]sitrep.Span) [][]sitrep.Span {
	inAsked, inGiven := chainOf(several(asked)), chainOf(several(given))
	free := map[int][]sitrep.Span{} // asked for, by head
	for m := range inAsked {
		if _, ok := inGiven[m]; !ok {
			h := headAt(a, m)
			free[h] = append(free[h], m)
		}
	}
	for _, ms := range free {
		slices.SortFunc(ms, inTextOrder)
	}
	out := make([][]sitrep.Span, len(given))
	for i, c := range given {
		for _, m := range c {
			if _, ok := inAsked[m]; !ok && len(c) > 1 {
				h := headAt(a, m)
				best := -1
				for k, o := range free[h] {
					if best < 0 || abs(o.Len()-m.Len()) < abs(free[h][best].Len()-m.Len()) {
						best = k
					}
				}
				if best >= 0 {
					o := free[h][best]
					free[h] = slices.Delete(free[h], best, best+1)
					m = o
				}
			}
			out[i] = append(out[i], m)
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// headAt is where the head word of a span begins: the first token whose governor
// lies outside, marks and prepositions aside.
func headAt(a *sitrep.Analysis, sp sitrep.Span) int {
	for i := range a.Sentences {
		s := &a.Sentences[i]
		if s.End <= sp.Start || sp.End <= s.Start {
			continue
		}
		for _, t := range s.Tokens {
			if !sp.Overlaps(t.Span) || t.UPOS == "PUNCT" || t.Deprel == "case" {
				continue
			}
			if t.Head == 0 || t.Head > len(s.Tokens) || !sp.Overlaps(s.Tokens[t.Head-1].Span) {
				return t.Start
			}
		}
	}
	return sp.Start
}

// Chains are the chains of an analysis in the scope of the marks: things and
// relative pronouns are not marked.
func Chains(a *sitrep.Analysis) [][]sitrep.Span {
	var out [][]sitrep.Span
	for i := range a.Entities {
		e := &a.Entities[i]
		if e.Type == sitrep.EntityThing {
			continue
		}
		var c []sitrep.Span
		for _, k := range e.Mentions {
			m := &a.Mentions[k]
			if m.Kind == sitrep.MentionPronoun {
				switch strings.ToLower(a.Text(m.Span)) {
				case "who", "whom", "whose", "which", "that":
					continue
				}
			}
			c = append(c, m.Span)
		}
		out = append(out, c)
	}
	return out
}

// CorefTable prints scores of reports as a Markdown table; the interval is the
// 95 % one of the mean over reports drawn anew, with a fixed seed.
func CorefTable(w io.Writer, strict, heads []Coref) error {
	if _, err := fmt.Fprintf(w, "| mentions equal by | measure | recall | precision | F |\n|---|---|--:|--:|--:|\n"); err != nil {
		return err
	}
	for _, t := range []struct {
		by     string
		scores []Coref
	}{{"span", strict}, {"span or head", heads}} {
		var sum Coref
		for _, s := range t.scores {
			sum.add(s)
		}
		for _, r := range []struct {
			name string
			m    Measure
		}{{"mentions", sum.Mentions}, {"MUC", sum.MUC}, {"B³", sum.B3}, {"CEAF-e", sum.CEAFe}} {
			fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", t.by, r.name, percent(r.m.Recall()), percent(r.m.Precision()), percent(r.m.F()))
		}
		low, high := meanInterval(t.scores)
		if _, err := fmt.Fprintf(w, "| %s | mean of the three, %s | | | %s |\n", t.by, between(low, high), percent(sum.Mean())); err != nil {
			return err
		}
	}
	return nil
}

func meanInterval(scores []Coref) (low, high float64) {
	const draws = 1000
	rng := rand.New(rand.NewPCG(1, 2))
	var fs []float64
	for range draws {
		var sum Coref
		for range scores {
			sum.add(scores[rng.IntN(len(scores))])
		}
		fs = append(fs, sum.Mean())
	}
	if len(scores) == 0 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(fs)
	return fs[draws*25/1000], fs[draws*975/1000]
}
