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
	sets   []nameSet
}

// nameSet is the labels, in order, that may stand before each of others.
type nameSet struct{ before, after []int32 }

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
		s := g.set(from)
		s.after = append(s.after, int32(j))
	}
	return g, nil
}

// set is the one before which those labels stand; it is added if it is new.
func (g *nameGraph) set(before []int32) *nameSet {
	for i := range g.sets {
		if slices.Equal(g.sets[i].before, before) {
			return &g.sets[i]
		}
	}
	g.sets = append(g.sets, nameSet{before: before})
	return &g.sets[len(g.sets)-1]
}

// nameSpace is the table of Viterbi's algorithm.
type nameSpace struct {
	score []float32
	from  []int32
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
	from := grow(&space.from, m*labels)
	for j := range labels {
		if g.kind[j] != "" && !g.begins[j] {
			score[j] = -1e9
		}
	}
	for i := 1; i < m; i++ {
		prev, row := score[(i-1)*columns:i*columns], score[i*columns:(i+1)*columns]
		to := from[i*labels:][:labels]
		for k := range g.sets {
			set := &g.sets[k]
			at := set.before[0]
			top := prev[at]
			for _, j := range set.before[1:] {
				if v := prev[j]; v > top {
					at, top = j, v
				}
			}
			for _, j := range set.after {
				row[j] += top
				to[j] = at
			}
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
