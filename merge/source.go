package merge

import (
	"slices"

	"sitrep"
)

// sources tells which documents carry the same text, so that a reprint counts once.
type sources struct{ prints Reprints }

func newSources(as []*sitrep.Analysis) *sources {
	s := &sources{}
	if len(as) > 1 {
		for _, a := range as {
			s.prints.Add(a.Doc)
		}
	}
	return s
}

// independent counts the texts of the documents.
func (s *sources) independent(docs []int) int {
	texts := make([]int32, len(docs))
	for i, d := range docs {
		if len(s.prints.docs) > 0 {
			texts[i] = s.prints.Group(d)
		}
	}
	slices.Sort(texts)
	return len(slices.Compact(texts))
}
