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
	for _, l := range labels {
		p, kind, ok := strings.Cut(l, "-")
		if l == "O" {
			p, kind, ok = "O", "", true
		}
		if !ok || len(p) != 1 || !strings.Contains("OBIES", p) {
			return g, fmt.Errorf("syntax: label of names %q, expected O or B-, I-, E-, S- and a type", l)
		}
		g.kind = append(g.kind, sitrep.NameType(kind))
		g.begins = append(g.begins, p == "B" || p == "S")
		g.ends = append(g.ends, p == "E" || p == "S")
	}
	for j := range int32(len(labels)) {
		var from []int32
		for i := range int32(len(labels)) {
			if g.precedes(i, j) {
				from = append(from, i)
			}
		}
		if len(from) == 0 {
			return g, fmt.Errorf("syntax: no label of names can stand before %q", labels[j])
		}
		s := g.set(from)
		s.after = append(s.after, j)
	}
	return g, nil
}

// first and last: a segment may begin and end with the label.
func (g *nameGraph) first(l int32) bool { return g.kind[l] == "" || g.begins[l] }
func (g *nameGraph) last(l int32) bool  { return g.kind[l] == "" || g.ends[l] }

// precedes: label i may stand before j.
func (g *nameGraph) precedes(i, j int32) bool {
	closed := g.last(i)
	return closed == g.first(j) && (closed || g.kind[i] == g.kind[j])
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
	n, b, g := p.m.net, &p.batch, &p.m.names
	labels := b.name[s.first+1 : s.first+s.rows]
	if !g.some(labels) {
		return
	}
	if !g.follow(labels) {
		score := grow(&b.names.score, len(labels)*n.names)
		at, to := n.nameAt(), n.depAt()
		n.kernel.values(b.acc[(s.first+1)*n.heads.N+at:], n.heads.N, n.heads.Scale[at:to], n.heads.Offset[at:to], score)
		g.find(score, n.names, labels, &b.names)
	}
	g.read(a, s, labels)
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

// follow reports whether the labels may follow each other as they do. If they are the
// likeliest by themselves, there is then no better path.
func (g *nameGraph) follow(labels []int32) bool {
	for i, l := range labels {
		if i == 0 && !g.first(l) || i > 0 && !g.precedes(labels[i-1], l) {
			return false
		}
	}
	return len(labels) == 0 || g.last(labels[len(labels)-1])
}

// find writes the best path through the scores of words, rows of so many columns, which
// it uses up.
func (g *nameGraph) find(score []float32, columns int, path []int32, space *nameSpace) {
	labels, m := len(g.kind), len(path)
	from := grow(&space.from, m*labels)
	for j := range int32(labels) {
		if !g.first(j) {
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
		if !g.last(int32(j)) {
			last[j] = -1e9
		}
	}
	label := best(last)
	for i := m - 1; i >= 0; i-- {
		path[i] = label
		if i > 0 {
			label = from[i*labels+int(label)]
		}
	}
}

// read appends the names that labels, one a word of a segment, consist of.
func (g *nameGraph) read(a *sitrep.Analysis, s segment, labels []int32) {
	first := 0
	for i, l := range labels {
		if g.begins[l] {
			first = i
		}
		if g.ends[l] {
			w := withoutDashes(a, sitrep.Words{Sentence: s.sentence, First: s.from + first, End: s.from + i + 1})
			if w.First == w.End {
				continue
			}
			a.Names = append(a.Names, sitrep.Name{Span: a.WordsSpan(w), Words: w, Type: g.kind[l]})
		}
	}
}

// withoutDashes are the words between the dashes that stand around them: of "Ana Ruiz - - a nurse" the
// dashes are no part of the name.
func withoutDashes(a *sitrep.Analysis, w sitrep.Words) sitrep.Words {
	for w.First < w.End && sitrep.IsDash(a.Form(w.Sentence, w.End-1)) {
		w.End--
	}
	for w.First < w.End && sitrep.IsDash(a.Form(w.Sentence, w.First)) {
		w.First++
	}
	return w
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
