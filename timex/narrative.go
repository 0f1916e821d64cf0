package timex

import "sitrep"

// isNarrative tells a history from news: most of its years are long over, and
// its bare dates lean on one another rather than on the day of the report.
func (r *resolver) isNarrative(ref sitrep.Day) bool {
	y, _, _ := ref.Date()
	if y == 0 {
		return true
	}
	old, dated, recent := 0, 0, 0
	for i := range r.found {
		f := &r.found[i]
		if f.dropped || f.inner && f.rule.op != "date" || r.role(f) {
			continue
		}
		stated := f.year
		if f.figures[0] != 0 {
			stated = f.figures[0]
		}
		switch {
		case stated != 0 && stated < y-1:
			old++
			if f.mon != 0 || f.figures[0] != 0 {
				dated++ // a day or month with its year is how histories date
			}
		case stated != 0:
			recent++
		default:
			switch f.rule.op {
			case "day", "weekday", "weekend", "part-this":
				recent++
			case "unit":
				recent++
			}
		}
	}
	return dated >= 2 && old+dated >= 5 && old+dated > 2*recent
}

// leanOn is the day that a bare weekday of a history goes on from; nil in news.
func (r *resolver) leanOn(f *found) *found {
	if !r.narrative || r.ref == 0 {
		return nil
	}
	return r.before(f, grainDay, 3)
}

// statedYear is the year that a bare date of a month is of, where the words
// before it tell: one said earlier in the sentence, other than the report's;
// in a history the year in which the month lies nearest to what was last
// dated. Zero: nothing tells.
func (r *resolver) statedYear(f *found, month int) int {
	back := 0
	narrative := r.narrative && (r.ref == 0 || r.tense(f) != tenseFuture)
	if narrative {
		back = 1 << 20
	}
	ry, _, _ := r.ref.Date()
	for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
		g := &r.found[r.order[i]]
		if f.sentence-g.sentence > back {
			break
		}
		stated := g.year != 0 || g.figures[0] != 0
		if g.val.period.first == 0 || !stated && !narrative || g.val.aside || r.role(g) != r.role(f) || g.end > f.first && g.sentence == f.sentence && !g.inner {
			continue
		}
		y, m, _ := g.val.period.first.Date()
		if !narrative {
			if y == ry || y < ry && r.tense(f) == tenseFuture || r.opens(g) || r.pointsAhead(f) && r.ref != 0 {
				continue
			}
			return y
		}
		if y >= ry-1 && ry != 0 && !stated || r.bracketed(g) {
			continue
		}
		switch g.val.period.grain {
		case grainYear, grainNone:
			if !stated { // "that year": what it leans on says the month, too
				continue
			}
			return y
		case grainDecade, grainCentury:
			continue
		case grainSeason:
			if m == 12 && month < 6 {
				return y + 1
			}
		}
		switch d := month - m; {
		case d < -6, d < -1 && f.sentence == g.sentence && !stated:
			y++
		case d > 7:
			y--
		}
		return y
	}
	if r.ref == 0 {
		return r.yearAhead(f, month)
	}
	return 0
}

// yearAhead is the year that an undated text states only after a bare date: the
// one that puts the two nearest to each other.
func (r *resolver) yearAhead(f *found, month int) int {
	for i := r.now + 1; i < len(r.order) && i < r.now+maxExpressions; i++ {
		g := &r.found[r.order[i]]
		y := g.year
		m := g.mon
		if g.figures[0] != 0 {
			y, m = g.figures[0], g.figures[1]
		}
		if y == 0 || m == 0 || r.role(g) != r.role(f) || r.bracketed(g) {
			continue
		}
		switch d := month - m; {
		case d > 6:
			y--
		case d < -6:
			y++
		}
		return y
	}
	return 0
}

// opens reports a date after "since": what is told after it is mostly later.
func (r *resolver) opens(g *found) bool {
	return g.first > 0 && r.g.value(r.a.Form(g.sentence, g.first-1), classFrame) == "since"
}

// bracketed reports a date alone in brackets: a book's or a person's year, not
// the story's.
func (r *resolver) bracketed(g *found) bool {
	toks := r.a.Sentences[g.sentence].Tokens
	return g.first > 0 && g.end < len(toks) && r.a.Text(toks[g.first-1].Span) == "(" && r.a.Text(toks[g.end].Span) == ")"
}

// choose takes the occurrence before or after the reference that the clause
// means. One at hand beats one long gone or far ahead, as a writer would name
// the year of the other; between those, tense decides, and without it the past.
func (r *resolver) choose(f *found, past, next period, near int) period {
	switch {
	case past.first == 0:
		return next
	case next.first == 0 || past.grain != grainDay && past.interval().End >= r.ref:
		return past
	}
	ahead, behind := int(next.first-r.ref), int(r.ref-past.first)
	t := r.tense(f)
	unsure := t == tenseUnknown || t == tenseOpen
	switch {
	case behind*4 < ahead && past.grain == grainDay:
		return past
	case behind > 300 && (ahead <= 7 || ahead <= 31 && (t != tensePast || r.pointsAhead(f))):
		return next // whatever the tense
	case ahead <= near && ahead*4 < behind && (t != tensePast || past.grain == grainDay && ahead <= 45):
		return next
	case t == tenseFuture, ahead < behind && r.prefixed(f, "sure-ahead"):
		return next
	case unsure && ahead < behind && r.pointsAhead(f):
		return next
	case unsure && ahead <= near && ahead*2 < behind, t == tenseOpen && ahead*2 < behind:
		return next
	}
	return past
}

// pointsAhead reports a word like "by" or "until" before the expression.
func (r *resolver) pointsAhead(f *found) bool { return r.prefixed(f, "ahead") }

// prefixed reports a word of a kind before the expression or the compound that
// it is part of.
func (r *resolver) prefixed(f *found, kind string) bool {
	for f.parent > 0 {
		f = &r.found[f.parent-1]
	}
	return f.first > 0 && r.verbs.has(kind, r.a.Form(f.sentence, f.first-1))
}
