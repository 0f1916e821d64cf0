package export

import (
	"slices"

	"sitrep"
)

// Keep leaves in the record the events of a level of relevance, "all" every one, and says
// how many it took out.
func (r *Record) Keep(level string) (left int) {
	if level == "all" {
		return 0
	}
	gone := map[string]bool{} // mentions
	out := func(x *sitrep.Relevance) bool { return x.Off() == (level == sitrep.Relevant) }
	r.Events = slices.DeleteFunc(slices.Clone(r.Events), func(e sitrep.Event) bool {
		if !out(e.Relevance) {
			return false
		}
		left++
		for _, m := range e.Mentions {
			gone[m] = true
		}
		return true
	})
	if left == 0 {
		return 0
	}
	analyses := make([]*sitrep.Analysis, len(r.Analyses))
	for i, a := range r.Analyses {
		b := *a
		b.Events = slices.DeleteFunc(slices.Clone(a.Events), func(m sitrep.EventMention) bool { return gone[m.ID] })
		analyses[i] = &b
	}
	r.Analyses = analyses
	return left
}

// relevanceOf is that of an event, empty where it was not judged.
func relevanceOf(e *sitrep.Event) sitrep.Relevance {
	if e.Relevance == nil {
		return sitrep.Relevance{}
	}
	return *e.Relevance
}
