package timex

import (
	"sitrep"
)

// maxBack is how many sentences back a narrative anchor may stand.
const maxBack = 6

// maxExpressions is how many expressions back it may stand; it bounds the search in junk.
const maxExpressions = 60

// before is the nearest earlier expression that is at least as fine as g: in
// the sentence, else in the sentences before it; nil when there is none.
func (r *resolver) before(f *found, g grain, sentences int) *found {
	role := r.role(f)
	if r.narrative {
		sentences = max(sentences, min(sentences*4, 1<<20))
	}
	for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
		e := &r.found[r.order[i]]
		if f.sentence-e.sentence > sentences {
			return nil
		}
		if e.inner || e.val.aside || e.val.period.first == 0 || e.val.period.grain.size() > g.size() || r.role(e) != role || r.narrative && (r.bracketed(e) || r.gone(e, f) && f.sentence-e.sentence > 1) {
			continue // the sentence right after a look back may go on with it
		}
		return e
	}
	return nil
}

// role tells captions and date lines, which date themselves, from the report.
func (r *resolver) role(f *found) bool { return asideAt(r.a, f.sentence) }

func asideAt(a *sitrep.Analysis, sentence int) bool {
	b := a.Sentences[sentence].Block
	if b < 0 || b >= len(a.Doc.Blocks) {
		return false
	}
	role := a.Doc.Blocks[b].Role
	return role == sitrep.RoleCaption || role == sitrep.RoleCredit
}

// entryDay is when the entry of a live report that holds a sentence was published, 0
// where it is part of none.
func entryDay(a *sitrep.Analysis, sentence int) sitrep.Day {
	b := a.Sentences[sentence].Block
	if b < 0 || b >= len(a.Doc.Blocks) || a.Doc.Blocks[b].At == nil {
		return 0
	}
	y, m, d := a.Doc.Blocks[b].At.Date()
	return sitrep.DayOf(y, int(m), d)
}

// anchor moves n units from the expression that the text goes on from.
func (r *resolver) anchor(f *found, n int, unit string) value {
	g := grainOf(f.unit)
	if unit != "" {
		g = grainOf(unit[0])
	}
	if g == grainNone {
		return value{}
	}
	if g == grainYear {
		if v, ok := r.fromEra(f, n); ok {
			return v
		}
	}
	e := r.before(f, g, maxBack)
	if e == nil {
		if r.ref == 0 || g == grainDay && n != 0 {
			return unknown(unresolved(g))
		}
		return ofPeriod(periodOf(g, r.ref).next(n))
	}
	v := ofPeriod(periodOf(g, e.val.period.first).next(n))
	v.anchors = []sitrep.Span{e.span}
	return v
}

// anchorSeason is the season of that name after, before or in the year of what
// the text goes on from; without that, of the report's day.
func (r *resolver) anchorSeason(f *found, n int) value {
	day, m := r.ref, seasonMonths[f.season]
	var anchors []sitrep.Span
	if e := r.before(f, grainYear, maxBack); e != nil {
		for i := r.now - 1; n == 0 && i > 0 && e.sentence < f.sentence; i-- {
			if &r.found[r.order[i]] != e {
				continue
			}
			if a := r.rangeStart(i); a != nil {
				e = a
			}
			break
		}
		day, anchors = e.val.period.first, []sitrep.Span{e.span}
	}
	if day == 0 {
		return unknown("XXXX-" + f.season)
	}
	y, _, _ := day.Date()
	start := sitrep.DayOf(y, m, 1)
	switch {
	case n > 0 && start <= day:
		start = shift(grainYear, start, 1)
	case n < 0 && start+89 >= day:
		start = shift(grainYear, start, -1)
	}
	v := ofPeriod(periodOf(grainSeason, start))
	v.anchors = anchors
	return v
}

// anchorMonth is the month of that name after or before what the text goes on
// from, else the report's day.
func (r *resolver) anchorMonth(f *found, n int) value {
	day := r.ref
	var anchors []sitrep.Span
	if e := r.before(f, grainMonth, maxBack); e != nil {
		day, anchors = e.val.period.first, []sitrep.Span{e.span}
	}
	y, m, _ := day.Date()
	switch {
	case day == 0:
		return unknown("XXXX-" + pad(f.mon, 2))
	case n > 0 && f.mon <= m:
		y++
	case n < 0 && f.mon >= m:
		y--
	}
	v := calendar(grainMonth, y, f.mon, 1)
	v.anchors = anchors
	return v
}

// dateAnchored is a month or day of the year n years from what the text goes on
// from: "5 May of the following year".
func (r *resolver) dateAnchored(f *found, n int) value {
	day := r.ref
	var anchors []sitrep.Span
	if e := r.before(f, grainYear, maxBack); e != nil {
		day, anchors = e.val.period.first, []sitrep.Span{e.span}
	}
	y, _, _ := day.Date()
	if f.season != "" && y != 0 {
		c := *f
		c.year = y + n
		v := r.season(&c, "year")
		v.anchors = anchors
		return v
	}
	g, d := grainMonth, 1
	if f.dom != 0 {
		g, d = grainDay, f.dom
	}
	if y == 0 {
		v := "XXXX-" + pad(f.mon, 2)
		if g == grainDay {
			v += "-" + pad(d, 2)
		}
		return unknown(v)
	}
	v := calendar(g, y+n, f.mon, d)
	v.anchors = anchors
	return v
}

// agoHalf is half a unit before the report's day.
func (r *resolver) agoHalf(f *found) value {
	g, k := halfOf(grainOf(f.unit), 0)
	if g == grainNone || r.ref == 0 {
		return duration(0.5, f.unit)
	}
	return ofPeriod(periodOf(g, shift(g, r.ref, -k)))
}

// halfOf says n units and a half in the next finer unit; grainNone for hours and days.
func halfOf(g grain, n int) (grain, int) {
	switch g {
	case grainCentury:
		return grainYear, 100*n + 50
	case grainDecade:
		return grainYear, 10*n + 5
	case grainYear:
		return grainMonth, 12*n + 6
	case grainMonth:
		return grainDay, 30*n + 15
	}
	return grainNone, 0
}

// anchoredHalf is half a unit, or n and a half, after what the text goes on from.
func (r *resolver) anchoredHalf(f *found, n int) value {
	g, k := halfOf(grainOf(f.unit), n)
	if g == grainNone {
		return duration(float64(n)+0.5, f.unit)
	}
	e := r.before(f, g, maxBack)
	if e == nil {
		return duration(float64(n)+0.5, f.unit)
	}
	v := ofPeriod(periodOf(g, shift(g, e.val.period.first, k)))
	v.anchors = []sitrep.Span{e.span}
	return v
}

func (r *resolver) anchored(f *found, sign int) value {
	g := grainOf(f.unit)
	if g == grainNone {
		return duration(float64(f.count()), f.unit)
	}
	if g == grainYear {
		if v, ok := r.fromEra(f, sign*f.count()); ok {
			return v
		}
	}
	back := g
	if g == grainDay || g == grainWeek { // "a week later" than a day
		back = grainWeek
	}
	e := r.before(f, back, maxBack)
	switch {
	case e == nil && r.ref == 0:
		return unknown(unresolved(g))
	case e == nil:
		return r.ago(f, sign)
	}
	v := ofPeriod(periodOf(g, shift(g, e.val.period.first, sign*f.count())))
	if g == grainDecade {
		v = ofPeriod(periodOf(grainYear, shift(g, e.val.period.first, sign*f.count())))
	}
	if g == grainWeek && e.val.period.grain == grainDay { // "a week later" than a day is a day
		at := shift(g, e.val.period.first, sign*f.count())
		v.days, v.precision = sitrep.Interval{Start: at, End: at}, sitrep.PrecisionDay
	}
	v.anchors = []sitrep.Span{e.span}
	return v
}

func (r *resolver) anchorPart(f *found, n int) value {
	e := r.before(f, grainDay, maxBack)
	if e == nil {
		return unknown(unresolved(grainDay)).partOfDay(f.part)
	}
	v := ofPeriod(e.val.period.next(n)).partOfDay(f.part)
	v.anchors = []sitrep.Span{e.span}
	return v
}

// since is a stretch from the anchor up to the report's date: a report cannot
// vouch for what comes after it.
func (r *resolver) since(f *found) value {
	v := someUnits(f.unit)
	e := r.before(f, grainYear, maxBack)
	if e == nil {
		return v
	}
	v.anchors = []sitrep.Span{e.span}
	v.precision = sitrep.PrecisionInterval
	v.days = sitrep.Interval{Start: e.val.period.first, End: r.ref}
	if v.days.End != 0 && v.days.End < v.days.Start {
		v.days.End = 0
	}
	return v
}

// sameDay is the day that a time of day falls on: one said in the sentence, in a
// history also shortly before, else the report's.
func (r *resolver) sameDay(f *found) value {
	back := 0
	if r.narrative {
		back = 1
	}
	if e := r.before(f, grainDay, back); e != nil {
		v := ofPeriod(e.val.period)
		v.aside = e.sentence != f.sentence // a guess to lean nothing on
		v.anchors = []sitrep.Span{e.span}
		return v
	}
	return r.day(0)
}

// part is a part of the day n days from the report's date, or of the day said in the sentence.
func (r *resolver) part(f *found, part string, n int) value {
	if part == "*" {
		part = f.part
	}
	v := r.day(n)
	if f.rule.op == "part" {
		v = r.sameDay(f)
	}
	return v.partOfDay(part)
}

// clock is a time of day; text gives it where the match does not.
func (r *resolver) clock(f *found, text string) value {
	v := r.sameDay(f)
	v.typ = "TIME"
	v.text += "T" + f.clockText(text)
	return v
}

func (f *found) clockText(text string) string {
	if text != "" {
		return text
	}
	hh := f.hh
	if f.rule.op == "clock-oclock" || f.rule.op == "clock-part" {
		hh = int(min(f.num, 24))
	}
	if f.rule.op == "clock-part" && f.part != "MO" && hh < 12 {
		hh += 12
	}
	switch {
	case f.pm == "pm" && hh < 12:
		hh += 12
	case f.pm == "am" && hh == 12:
		hh = 0
	}
	return pad(hh, 2) + ":" + pad(f.mm, 2)
}
