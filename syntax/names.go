package syntax

import (
	"fmt"
	"slices"
	"strings"

	"sitrep"
)

// nameGraph says which labels of names may follow each other.
type nameGraph struct {
	kind   []sitrep.NameType // "" outside
	begins []bool            // B and S
	ends   []bool            // E and S
	follow []int32           // which of sets may stand before each
	sets   [][]int32         // of labels, in order
}

func newNameGraph(labels []string) (nameGraph, error) {
	var g nameGraph
	part := make([]string, len(labels))
	for i, l := range labels {
		p, kind, ok := strings.Cut(l, "-")
		if l == "O" {
			p, kind, ok = "O", "", true
		}
		if !ok || len(p) != 1 || !strings.Contains("OBIES", p) {
			return g, fmt.Errorf("syntax: label of names %q, expected O or B-, I-, E-, S- and a type", l)
		}
		part[i] = p
		g.kind = append(g.kind, sitrep.NameType(kind))
		g.begins = append(g.begins, p == "B" || p == "S")
		g.ends = append(g.ends, p == "E" || p == "S")
	}
	for j := range labels {
		var from []int32
		for i := range labels {
			closed := part[i] == "O" || g.ends[i]
			starts := part[j] == "O" || g.begins[j]
			if closed == starts && (closed || g.kind[i] == g.kind[j]) {
				from = append(from, int32(i))
			}
		}
		if len(from) == 0 {
			return g, fmt.Errorf("syntax: no label of names can stand before %q", labels[j])
		}
		g.follow = append(g.follow, int32(g.set(from)))
	}
	return g, nil
}

// set is the index of a set of labels, which is added if it is new.
func (g *nameGraph) set(labels []int32) int {
	for i, s := range g.sets {
		if slices.Equal(s, labels) {
			return i
		}
	}
	g.sets = append(g.sets, labels)
	return len(g.sets) - 1
}

// nameSpace is the table of Viterbi's algorithm.
type nameSpace struct {
	score []float32
	from  []int32
	top   []int32 // likeliest label of each set of the graph
}

// nameSegment appends the names of a segment to the analysis.
func (p *Parser) nameSegment(a *sitrep.Analysis, s segment) {
	n, b := p.m.net, &p.batch
	if !p.m.names.some(b.name[s.first+1 : s.first+s.rows]) {
		return
	}
	score := grow(&b.names.score, (s.rows-1)*n.names)
	at, to := n.nameAt(), n.depAt()
	n.kernel.values(b.acc[(s.first+1)*n.heads.N+at:], n.heads.N, n.heads.Scale[at:to], n.heads.Offset[at:to], score)
	p.m.names.find(a, s, score, n.names, &b.names)
}

// some reports whether any of the labels is of a name.
func (g *nameGraph) some(labels []int32) bool {
	for _, l := range labels {
		if g.kind[l] != "" {
			return true
		}
	}
	return false
}

// find appends the names on the best path through the scores of a segment's
// words, rows of so many columns, which it uses up.
func (g *nameGraph) find(a *sitrep.Analysis, s segment, score []float32, columns int, space *nameSpace) {
	labels, m := len(g.kind), s.rows-1
	from, top := grow(&space.from, m*labels), grow(&space.top, len(g.sets))
	for j := range labels {
		if g.kind[j] != "" && !g.begins[j] {
			score[j] = -1e9
		}
	}
	for i := 1; i < m; i++ {
		prev, row := score[(i-1)*columns:i*columns], score[i*columns:(i+1)*columns]
		for k, set := range g.sets {
			at := set[0]
			for _, j := range set[1:] {
				if prev[j] > prev[at] {
					at = j
				}
			}
			top[k] = at
		}
		to := from[i*labels:][:labels]
		for j, k := range g.follow {
			at := top[k]
			row[j] += prev[at]
			to[j] = at
		}
	}
	last := score[(m-1)*columns:][:labels]
	for j := range last {
		if g.kind[j] != "" && !g.ends[j] {
			last[j] = -1e9
		}
	}
	g.read(a, s, from, best(last))
}

// read follows the best path back; names come out in text order.
func (g *nameGraph) read(a *sitrep.Analysis, s segment, from []int32, label int32) {
	first, end := len(a.Names), 0
	for i := s.rows - 2; i >= 0; i-- {
		if g.ends[label] {
			end = i + 1
		}
		if g.begins[label] {
			w := sitrep.Words{Sentence: s.sentence, First: s.from + i, End: s.from + end}
			a.Names = append(a.Names, sitrep.Name{Span: a.WordsSpan(w), Words: w, Type: g.kind[label]})
		}
		if i > 0 {
			label = from[i*len(g.kind)+int(label)]
		}
	}
	for i, j := first, len(a.Names)-1; i < j; i, j = i+1, j-1 {
		a.Names[i], a.Names[j] = a.Names[j], a.Names[i]
	}
}

// best is the index of the first largest value.
func best(v []float32) int32 {
	at := 0
	for i, x := range v {
		if x > v[at] {
			at = i
		}
	}
	return int32(at)
}
