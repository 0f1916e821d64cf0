package merge

import "slices"

// independent counts the texts of the documents, so that a reprint counts once.
func (r *Reprints) independent(docs []int) int {
	texts := make([]int32, len(docs))
	for i, d := range docs {
		texts[i] = r.Group(d)
	}
	slices.Sort(texts)
	return len(slices.Compact(texts))
}
