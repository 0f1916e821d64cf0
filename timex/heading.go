package timex

import "sitrep"

// headingYear is the year of a bare date of a month in a chronology: that of the
// heading which it stands under, or of the one before it, where a heading states its
// year: "May 12, 2007 – Gunmen seized four men." … "June 4 – Troops stormed a camp."
// Zero: it stands in none.
func (r *resolver) headingYear(f *found, month int) int {
	heading := r.heads(f)
	for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
		g := &r.found[r.order[i]]
		if g.val.period.first == 0 || g.inner || !r.heads(g) || r.role(g) != r.role(f) {
			continue
		}
		if !heading && r.block(g) != r.block(f) {
			return 0
		}
		if !heading && !r.chronology() || heading && !r.statesYear(i) {
			return 0
		}
		y, m, _ := g.val.period.first.Date()
		if ry, _, _ := r.ref.Date(); r.ref != 0 && (y >= ry || !heading && month < m-6) {
			return 0 // the report's own year is chosen by tense
		}
		if month < m {
			y++
		}
		return y
	}
	return 0
}

// heads reports a date that opens a block and is set off from what follows.
func (r *resolver) heads(f *found) bool {
	toks := r.a.Sentences[f.sentence].Tokens
	if f.first > 1 || f.end >= len(toks) || f.sentence > 0 && r.block(f) == r.a.Sentences[f.sentence-1].Block {
		return false
	}
	mark := r.a.Text(toks[f.end].Span)
	return mark == ":" || sitrep.IsDash(mark)
}

func (r *resolver) block(f *found) int { return r.a.Sentences[f.sentence].Block }

// statesYear: the i-th expression or a heading before it says its year.
func (r *resolver) statesYear(i int) bool {
	for ; i >= 0; i-- {
		if g := &r.found[r.order[i]]; r.heads(g) && (g.year != 0 || g.figures[0] != 0) {
			return true
		}
	}
	return false
}

// chronology: dates with a year head two blocks at least.
func (r *resolver) chronology() bool {
	n, last := 0, sitrep.Day(0)
	for _, i := range r.order {
		if g := &r.found[i]; !g.dropped && g.val.period.first > last && r.heads(g) {
			n, last = n+1, g.val.period.first
		}
	}
	return n >= 2
}
