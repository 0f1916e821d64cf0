package merge

import (
	"hash/fnv"
	"slices"
	"strings"

	"sitrep"
)

// sources tells which documents carry the same text, so that a reprint counts
// once. Two documents are one source when most of the shorter one's runs of
// five words stand in the other.
type sources struct {
	shingles [][]uint64 // by document, sorted
}

const (
	shingleWords = 5
	reprintShare = 0.6
)

func newSources(as []*sitrep.Analysis) *sources {
	s := &sources{shingles: make([][]uint64, len(as))}
	if len(as) < 2 {
		return s
	}
	for d, a := range as {
		words := strings.Fields(strings.ToLower(a.Doc.Text))
		for i := 0; i+shingleWords <= len(words); i++ {
			h := fnv.New64a()
			for _, w := range words[i : i+shingleWords] {
				h.Write([]byte(w))
				h.Write([]byte{' '})
			}
			s.shingles[d] = append(s.shingles[d], h.Sum64())
		}
		slices.Sort(s.shingles[d])
		s.shingles[d] = slices.Compact(s.shingles[d])
	}
	return s
}

// independent counts the documents that no other of them repeats.
func (s *sources) independent(docs []int) int {
	docs = slices.Compact(slices.Sorted(slices.Values(docs)))
	n := 0
	for i, d := range docs {
		if !slices.ContainsFunc(docs[:i], func(e int) bool { return s.reprints(d, e) }) {
			n++
		}
	}
	return n
}

func (s *sources) reprints(a, b int) bool {
	x, y := s.shingles[a], s.shingles[b]
	least := min(len(x), len(y))
	both := 0
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			both++
			x, y = x[1:], y[1:]
		}
	}
	return least > 0 && float64(both) >= reprintShare*float64(least)
}
