package timex

import "sitrep"

// isHistory tells a history from news: most of its years are long over, and
// its bare dates lean on one another rather than on the day of the report. Of a text without
// a day all years count.
func (r *resolver) isHistory(ref sitrep.Day) bool {
	y, _, _ := ref.Date()
	if y == 0 {
		y = 1 << 20
	}
	old, dated, recent := 0, 0, 0
	opens := false // with an old year
	for _, i := range r.order {
		f := &r.found[i]
		if f.dropped || f.inner && f.rule.op != "date" && f.rule.op != "year" || r.role(f) {
			continue
		}
		stated := f.year
		if f.figures[0] != 0 {
			stated = f.figures[0]
		}
		switch {
		case f.rule.op == "date-bc":
			opens = opens || old == 0 && recent == 0
			old++
			dated++
		case stated != 0 && stated < y-1:
			opens = opens || old == 0 && recent == 0
			old++
			if f.mon != 0 || f.figures[0] != 0 {
				dated++ // a day or month with its year is how histories date
			}
		case stated != 0:
			recent++
		default:
			switch f.rule.op {
			case "day", "weekday", "weekend", "part-this", "unit":
				recent++
			case "date", "month":
				if old == 0 {
					recent++
				}
			}
		}
	}
	return dated >= 2 && old+dated >= 5 && old+dated > 2*recent || opens && dated > 0 && old+dated >= 3+3*recent
}

// onward is the next day of that name after the one that a history goes on
// from; empty in news.
func (r *resolver) onward(f *found) value {
	if !r.narrative {
		return value{}
	}
	e := r.before(f, grainDay, 3)
	if e == nil || f.sentence-e.sentence > r.within() {
		return value{}
	}
	v := ofPeriod(e.val.period.next((f.day - 1 - int(e.val.period.first-1)%7 + 7) % 7))
	v.anchors = []sitrep.Span{e.span}
	return v
}

// statedYear is the year that a bare date of a month is of, where the words
// before it tell: one said earlier in the sentence, other than the report's;
// in a history the year in which the month lies nearest to what was last
// dated. Zero: nothing tells.
func (r *resolver) statedYear(f *found, month int) int {
	back := 0
	narrative := r.narrative && (r.ref == 0 || r.tense(f) != tenseFuture)
	if y := r.headingYear(f, month); y != 0 {
		return y
	}
	if narrative {
		back = r.within()
	}
	ry, _, _ := r.ref.Date()
	for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
		g := &r.found[r.order[i]]
		if f.sentence-g.sentence > back {
			break
		}
		stated := g.year != 0 || g.figures[0] != 0
		if g.val.period.first == 0 || !stated && !narrative || g.val.aside || narrative && r.gone(g, f) || r.role(g) != r.role(f) || g.end > f.first && g.sentence == f.sentence && !g.inner {
			continue
		}
		y, m, _ := g.val.period.first.Date()
		if !narrative {
			if y == ry || y < ry && r.tense(f) == tenseFuture || r.opens(g) || r.pointsAhead(f) && r.ref != 0 {
				continue
			}
			return y
		}
		if y >= ry-1 && ry != 0 && !stated || r.bracketed(g) || r.opens(g) && f.sentence > g.sentence {
			continue // "since 2006. … in August" may be of any year from then on
		}
		if a := r.rangeStart(i); a != nil && f.sentence > g.sentence {
			// "It lasted from August 1942 to February 1943. In October": the story begins anew
			ay, am, _ := a.val.period.first.Date()
			if month < am && ay < y {
				ay++
			}
			return ay
		}
		switch g.val.period.grain {
		case grainYear, grainNone:
			if !stated && (f.sentence > g.sentence || g.rule.op == "anchor" && g.rule.args[0] == "0") {
				continue // "that year": what it leans on says the month, too; "a year later" may look ahead
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
		case d < -6 && !r.pluperfect(f), d < -1 && f.sentence == g.sentence && !stated:
			y++
		case d > 7 && (f.sentence > g.sentence || r.pluperfect(f)):
			y--
		}
		return y
	}
	if r.ref == 0 {
		return r.yearAhead(f, month)
	}
	return 0
}

// within is how many sentences from a bare date its year may stand: anywhere in a history. News
// without a day that tells of an older case dates nothing by it but what stands beside it.
func (r *resolver) within() int {
	if r.history {
		return 1 << 20
	}
	return 1
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
		if g.sentence-f.sentence > r.within() {
			break
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

// looksBack reports an expression of a clause with "had" that lies before what
// the story has come to.
func (r *resolver) looksBack(f *found) bool {
	if f.val.period.first == 0 || !r.pluperfect(f) {
		return false
	}
	e := r.before(f, grainYear, maxBack)
	return e != nil && f.val.period.interval().End < e.val.period.first
}

func (r *resolver) pluperfect(f *found) bool {
	return r.verbs.pluperfect(r.a.Doc.Text, r.a.Sentences[f.sentence].Tokens, f.end-1)
}

// gone reports a look back that the sentence of f no longer shares.
func (r *resolver) gone(e, f *found) bool {
	return e.back && e.sentence != f.sentence && !r.pluperfect(f)
}

// rangeYear is the year of the date that ends a range which f begins: "between 7
// September and 22 November 1892"; 0 when there is none.
func (r *resolver) rangeYear(f *found) int {
	if r.now+1 >= len(r.order) {
		return 0
	}
	g := &r.found[r.order[r.now+1]]
	if g.sentence != f.sentence || g.first-f.end != 1 || f.mon == 0 {
		return 0
	}
	year, ref := g.year, 0
	if r.ref != 0 {
		ref, _, _ = r.ref.Date()
	}
	switch g.rule.op {
	case "date":
	case "date-of-year", "month-of-year": // "from January to June last year"
		if ref == 0 {
			return 0
		}
		year = ref + number(g.rule.args[0])
	default:
		return 0
	}
	if year == 0 {
		return 0
	}
	if w, _ := r.g.lookup(r.a.Form(f.sentence, f.end)); w == nil || w.classes&classRange == 0 {
		return 0
	}
	if g.mon != 0 && g.mon < f.mon {
		return year - 1
	}
	return year
}

// rangeStart is the expression that begins the range of dates which the i-th
// ends: "from 1803 until 1805"; nil when it ends none.
func (r *resolver) rangeStart(i int) *found {
	if i < 1 {
		return nil
	}
	a, b := &r.found[r.order[i-1]], &r.found[r.order[i]]
	if a.sentence != b.sentence || b.first-a.end != 1 || a.first == 0 || a.val.period.first == 0 || a.val.period.first >= b.val.period.first {
		return nil
	}
	open := r.g.value(r.a.Form(a.sentence, a.first-1), classRange)
	if w, _ := r.g.lookup(r.a.Form(b.sentence, a.end)); w == nil || w.classes&classRange == 0 || open != "from" && open != "between" {
		return nil
	}
	return a
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
	case behind*4 < ahead && past.grain == grainDay, r.befell(f):
		return past
	case behind > 300 && (ahead <= 7 || ahead <= 31 && (t != tensePast || r.pointsAhead(f))):
		return next // whatever the tense
	case ahead <= near && ahead*4 < behind && (t != tensePast || past.grain == grainDay && ahead <= 45):
		return next
	case t == tenseFuture, ahead < behind && r.prefixed(f, "sure-ahead"):
		return next
	case unsure && r.pointsAhead(f) && (ahead < behind || t == tenseOpen && ahead <= 7):
		return next
	case unsure && ahead <= near && ahead*2 < behind, t == tenseOpen && ahead*2 < behind:
		return next
	}
	return past
}

// befell reports an expression that tells when something befell somebody.
func (r *resolver) befell(f *found) bool {
	toks := r.a.Sentences[f.sentence].Tokens
	i := r.outer(f).end - 1
	return toks[i].UPOS != "" && r.verbs.befell(r.a.Doc.Text, toks, i)
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
