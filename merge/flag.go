package merge

// flags says what is odd about a report; it is kept all the same.
func flags(r *Report) (out []string) {
	for i := range r.Tellings {
		t := &r.Tellings[i]
		if w := t.When; w != nil && r.Published.End != 0 && w.Start > r.Published.End+1 && told(t.Reality) == "actual" && !t.Loose {
			return append(out, "tells of days after its own date")
		}
	}
	return out
}
