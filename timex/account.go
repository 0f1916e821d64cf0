package timex

// isAccount tells an account of what is over from news without a day: what it tells
// first it tells with its year, in its opening words, and nothing of it leans on the day
// of writing ("In May 1998 … was fought. On 3 May … Four days later …").
func (r *resolver) isAccount() bool {
	body := r.firstBody()
	lead := false
	for k, i := range r.order {
		f := &r.found[i]
		r.now = k
		if f.dropped || r.role(f) || f.val.aside {
			continue
		}
		if r.leansOnReport(f) {
			return false
		}
		if lead || f.inner && f.rule.op != "date" && f.rule.op != "year" {
			continue
		}
		stated := f.year != 0 || f.figures[0] != 0
		switch {
		case f.sentence > body+1:
			return false
		case stated && f.rule.op != "none" && !r.bracketed(f):
			lead = true
		case f.mon != 0 && r.rangeYear(f) == 0:
			return false // a bare date comes first: its year is the report's
		}
	}
	return lead
}

// leansOnReport reports an expression that nobody can reckon who does not know when the
// text was written: "yesterday", "last week", "three days ago", "Monday".
func (r *resolver) leansOnReport(f *found) bool {
	switch f.rule.op {
	case "day", "deictic-part", "part-this", "unit", "ago", "ago-half", "past", "past-few", "past-ref", "weekend", "date-of-year", "date-next", "month-of-year", "quarter", "century-of":
		return true
	case "weekday":
		return f.parent == 0
	case "month", "season", "holiday":
		switch f.rule.args[0] {
		case "last", "next", "this":
			return true
		}
	}
	return false
}
