package actor

import "sitrep"

// codedAt is the coding in force on a day, nil when none is.
func (r *record) codedAt(on sitrep.Day) *coding {
	for i := range r.coded {
		if c := &r.coded[i]; (c.from == 0 || c.from <= on) && (c.until == 0 || on <= c.until) {
			return c
		}
	}
	return nil
}

// countryAt is the country of a record on a day.
func (b *base) countryAt(entry int32, on sitrep.Day) string {
	r := &b.records[entry]
	if c := r.codedAt(on); c != nil && c.country != "" {
		return c.country
	}
	return r.country
}
