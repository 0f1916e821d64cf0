package store

import "sitrep"

// relevantAs is what the column has of the events that are asked for.
func relevantAs(f *sitrep.Filter) string {
	if f.Relevance == sitrep.Irrelevant {
		return "0"
	}
	return "1"
}

// relevant narrows to the events of the level that is asked for.
func (s *search) relevant(f *sitrep.Filter) {
	if f.Relevance != "" {
		s.where = append(s.where, "(SELECT relevant FROM events r WHERE r.num=#)="+relevantAs(f))
	}
}

// asRelevant reports whether a report is of the level that is asked for.
func asRelevant(f *sitrep.Filter, r *sitrep.Relevance) bool {
	return f.Relevance == "" || r.Off() == (f.Relevance == sitrep.Irrelevant)
}
