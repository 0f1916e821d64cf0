package merge

import "sitrep"

// relevance is that of the mention in the middle: one report that tells a happening among
// others of no public affairs does not make it irrelevant, nor the other way round. It is
// nil where none was judged.
func relevance(ms []*sitrep.EventMention) *sitrep.Relevance {
	sum, n := 0.0, 0
	for _, m := range ms {
		if m.Relevance != nil {
			sum, n = sum+m.Relevance.Score, n+1
		}
	}
	if n == 0 {
		return nil
	}
	mean := sum / float64(n)
	var best *sitrep.Relevance
	far := func(r *sitrep.Relevance) float64 { return max(r.Score-mean, mean-r.Score) }
	for _, m := range ms {
		if r := m.Relevance; r != nil && (best == nil || far(r) < far(best)) {
			best = r
		}
	}
	return best
}
