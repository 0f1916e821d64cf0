package merge

import "slices"

// independent counts the texts of the reports, so that a reprint counts once.
func independent(members []Ref, text map[*Report]int32) int {
	var texts []int32
	for _, m := range members {
		texts = append(texts, text[m.Report])
	}
	slices.Sort(texts)
	return len(slices.Compact(texts))
}
