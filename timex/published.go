package timex

import (
	"sitrep"
)

// published works out the report's own date from its words; nil when they do
// not tell.
//
// A date line states it, else the address. Else a full date in a caption (or the like) bounds it
// from below, and the report's habits do the rest: news names days of the last
// week by their weekday, so a date "Feb. 4" is at least a week old; "last
// month" with a date of January makes it February; and the first weekday that
// is told in the past is the day of the report or one of the six before it.
func (r *resolver) published() *sitrep.PublishedOn {
	r.resolve(0)
	if on := r.dateline(); on != nil {
		return on
	}
	var lower *found
	for i := range r.found {
		f := &r.found[i]
		if f.fullDate() && r.dating(f) && (lower == nil || f.val.period.first > lower.val.period.first) {
			lower = f
		}
	}
	if in := addressDate(r.a.Doc.URL); in.Start != 0 {
		return &sitrep.PublishedOn{Interval: in, Basis: sitrep.BasisAddress}
	}
	if lower == nil {
		return nil
	}
	start := lower.val.period.first
	on := &sitrep.PublishedOn{Basis: sitrep.BasisInferred, Timex: []sitrep.Span{lower.span}}
	var week, month *found
	var past sitrep.Day // the latest date of the text that is over
	for i := range r.found {
		f := &r.found[i]
		if f.inner || r.role(f) {
			continue
		}
		switch {
		case f.rule.op == "weekday" && f.rule.args[0] == "near" && week == nil && r.tense(f) != tenseFuture:
			week = f
		case f.rule.op == "unit" && f.rule.args[0] == "-1" && f.unit == 'M' && month == nil:
			month = f
		case f.rule.op == "date" && f.year == 0 && f.figures[0] == 0 && r.tense(f) != tenseFuture:
			d := nearest(start, f)
			if d == 0 || d > start+60 || d < start-330 {
				continue
			}
			past = max(past, d)
			if d+7 > start {
				start = d + 7
				on.Timex = append(on.Timex, f.span)
			}
		}
	}
	if week == nil && month == nil && past == 0 {
		return nil // nothing says that the dated words are near the report
	}
	end := sitrep.Day(0)
	if month != nil { // the month after the one told of
		p := periodOf(grainMonth, start)
		end = p.interval().End
		on.Timex = append(on.Timex, month.span)
	}
	if week != nil {
		start += sitrep.Day((week.day - 1 - int(start-1)%7 + 7) % 7)
		if end == 0 || start+6 < end {
			end = start + 6
		}
		on.Timex = append(on.Timex, week.span)
	}
	if end != 0 && end < start {
		end = start
	}
	on.Interval = sitrep.Interval{Start: start, End: end}
	return on
}

// nearest is the occurrence of a day of the year that lies nearest to a day.
func nearest(to sitrep.Day, f *found) sitrep.Day {
	y, _, _ := to.Date()
	best := sitrep.Day(0)
	for k := y - 1; k <= y+1; k++ {
		d := f.dayOfYear(k)
		if d != 0 && (best == 0 || max(d-to, to-d) < max(best-to, to-best)) {
			best = d
		}
	}
	return best
}

// dayOfYear is the day and month of the words in a year; 0 when there is none.
func (f *found) dayOfYear(y int) sitrep.Day {
	if f.dom == 0 {
		return sitrep.DayOf(y, f.mon, f.ord)
	}
	return sitrep.DayOf(y, f.mon, f.dom)
}

// dating reports whether a full date stands where it dates the report: in a caption, credit, byline or headline.
func (r *resolver) dating(f *found) bool {
	b := r.a.Sentences[f.sentence].Block
	if b < 0 || b >= len(r.a.Doc.Blocks) {
		return false
	}
	switch r.a.Doc.Blocks[b].Role {
	case sitrep.RoleBody, sitrep.RoleQuote, sitrep.RoleDeck:
		return false
	}
	return true
}

// dateline is the date that a date line or byline states, or the one at the
// head of the first sentence: "TARIM, 8 Jan 2024 (Agency) —".
func (r *resolver) dateline() *sitrep.PublishedOn {
	body := -1
	for i := range r.found {
		f := &r.found[i]
		if f.inner || !f.fullDate() {
			continue
		}
		s := &r.a.Sentences[f.sentence]
		role := sitrep.RoleBody
		if s.Block >= 0 && s.Block < len(r.a.Doc.Blocks) {
			role = r.a.Doc.Blocks[s.Block].Role
		}
		stated := role == sitrep.RoleDateline || role == sitrep.RoleByline
		if role == sitrep.RoleBody {
			if body < 0 {
				body = r.firstBody()
			}
			stated = f.sentence <= body+1 && f.first <= 8 && f.end < len(s.Tokens) && r.closesDateline(f)
		}
		if stated {
			return &sitrep.PublishedOn{Interval: f.val.days, Basis: sitrep.BasisDateline, Timex: []sitrep.Span{f.span}}
		}
	}
	return nil
}

func (r *resolver) firstBody() int {
	for k := range r.a.Sentences {
		b := r.a.Sentences[k].Block
		if b < 0 || b >= len(r.a.Doc.Blocks) || r.a.Doc.Blocks[b].Role == sitrep.RoleBody {
			return k
		}
	}
	return 0
}

// closesDateline reports a bracket or dash after the date and capitals before it.
func (r *resolver) closesDateline(f *found) bool {
	text := r.a.Doc.Text
	toks := r.a.Sentences[f.sentence].Tokens
	if mark := r.a.Text(toks[f.end].Span); mark != "(" && mark != "[" && !sitrep.IsDash(mark) {
		return false
	}
	for i := 0; i < f.first; i++ {
		if c := text[toks[i].Start]; c >= 'a' && c <= 'z' {
			return false
		}
	}
	return true
}
