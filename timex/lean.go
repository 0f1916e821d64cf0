package timex

import (
	"strings"

	"sitrep"
)

// leanOnEvent gives a duration the days that it points to, where an event is
// what it is counted from: "two days after the truce", "three days into the
// siege". The event's day is that of the nearest date before it that shares a
// sentence with the event's word. The value stays the duration's.
func (r *resolver) leanOnEvent(f *found, v *value) {
	toks := r.a.Sentences[f.sentence].Tokens
	if f.end >= len(toks) {
		return
	}
	if f.first > 0 && (f.first < 3 || r.narrative) && grainOf(f.unit) != grainNone && f.num > 0 && r.ahead == nil &&
		r.g.value(r.a.Form(f.sentence, f.first-1), classFrame) == "after" && r.g.value(r.a.Text(toks[f.end].Span), classFrame) == "of" {
		// "After four days of fighting they left": four days on in the story
		if e := r.before(f, grainDay, maxBack); e != nil && (e.sentence != f.sentence || r.halves(e.end, f)) {
			day := shift(grainOf(f.unit), e.val.period.first, f.count())
			v.period = periodOf(grainDay, day) // from where the story goes on
			v.days, v.precision = v.period.interval(), sitrep.PrecisionDay
			v.anchors = []sitrep.Span{e.span}
		}
		return
	}
	how := r.g.value(r.a.Text(toks[f.end].Span), classFrame)
	if how != "after" && how != "before" && how != "into" {
		return
	}
	e, word := r.eventDay(f, f.end+1)
	if e == nil || grainOf(f.unit) == grainNone && f.sentence-e.sentence > fewHours {
		return
	}
	sign := 1
	if how == "before" {
		sign = -1
	}
	day := e.val.period.first
	g := grainOf(f.unit)
	var days sitrep.Interval
	switch {
	case f.rule.op == "duration-few" && g != grainNone && sign > 0:
		days = sitrep.Interval{Start: day}
	case f.rule.op == "duration-few" && g != grainNone:
		days = sitrep.Interval{End: day}
	case g == grainNone: // hours, minutes
		days = sitrep.Interval{Start: min(day, day+sitrep.Day(sign)), End: max(day, day+sitrep.Day(sign))}
	default:
		days = periodOf(g, shift(g, day, sign*f.count())).interval()
		if g == grainWeek { // a week after a day is a day more or less
			at := shift(g, day, sign*f.count())
			days = sitrep.Interval{Start: at - 1, End: at + 1}
		}
	}
	if !days.Known() || sign > 0 && r.ref != 0 && days.Start > r.ref && r.tense(f) == tensePast {
		return // another event of that name
	}
	v.days, v.precision = days, sitrep.PrecisionInterval
	if days.Start == days.End {
		v.precision = sitrep.PrecisionDay
	}
	v.anchors = []sitrep.Span{e.span, word}
}

// halves: a semicolon parts the expression from what stands from token k on.
func (r *resolver) halves(k int, f *found) bool {
	toks := r.a.Sentences[f.sentence].Tokens
	for ; k < f.first; k++ {
		if r.a.Text(toks[k].Span) == ";" {
			return true
		}
	}
	return false
}

// leanDay is the day before or after an event ("the day after the raid");
// empty where the event has no day.
func (r *resolver) leanDay(f *found, n int) value {
	e, word := r.eventDay(f, f.end+1)
	if e == nil {
		return value{}
	}
	v := ofPeriod(e.val.period.next(n))
	v.anchors = []sitrep.Span{e.span, word}
	return v
}

// fewHours is how many sentences what happens hours or minutes later may stand after the day.
const fewHours = 2

// guessed: a time of day that nothing but the report's own date gives its day.
func (f *found) guessed() bool {
	return f.val.typ == "TIME" && len(f.val.anchors) == 0 && (strings.HasPrefix(f.rule.op, "clock") || f.rule.op == "part")
}

// eventDay is the dated expression of the event that one of the next words
// names, and the word; nil when the text before has dated no such event.
func (r *resolver) eventDay(f *found, from int) (*found, sitrep.Span) {
	toks := r.a.Sentences[f.sentence].Tokens
	for k := from; k < len(toks) && k < from+4; k++ {
		form := r.a.Text(toks[k].Span)
		if len(form) < 4 || toks[k].UPOS != "" && toks[k].UPOS != "NOUN" && toks[k].UPOS != "PROPN" {
			continue
		}
		if r.ahead != nil {
			return r.ahead, toks[k].Span
		}
		for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
			e := &r.found[r.order[i]]
			if e.inner || e.val.period.grain != grainDay || e.val.aside || e.guessed() || r.role(e) != r.role(f) ||
				saidThen(r.a.Sentences[e.sentence].Tokens, e) { // the day of what was said about it
				continue
			}
			end := 1 << 30
			if e.sentence == f.sentence {
				end = f.first
			}
			for j, t := range r.a.Sentences[e.sentence].Tokens {
				if j < end && strings.EqualFold(r.a.Text(t.Span), form) {
					return e, toks[k].Span
				}
			}
		}
	}
	return nil, sitrep.Span{}
}

// saidThen: the expression hangs on a verb with a clause for its object: "said Thursday that …".
func saidThen(toks []sitrep.Token, e *found) bool {
	if saidVerb(toks, e.first, e.end) >= 0 {
		return true
	}
	for i := e.first; i < e.end; i++ {
		h := toks[i].Head - 1
		if h >= e.first && h < e.end || h < 0 {
			continue
		}
		for k := range toks {
			if toks[k].Head-1 == h && toks[k].Deprel == "ccomp" {
				return true
			}
		}
	}
	return false
}

// leanAhead tries again what leans on an event that is dated only after it, in
// the sentence: "the day after the raid on Friday", "three days into the truce,
// which began on Thursday".
func (r *resolver) leanAhead() {
	for i, k := range r.order {
		f := &r.found[k]
		if f.dropped || f.rule.op != "lean-day" && (f.val.typ != "DURATION" || f.val.days.Known()) || i+1 >= len(r.order) {
			continue
		}
		e := &r.found[r.order[i+1]]
		for j := i + 1; e.inner && j+1 < len(r.order); j++ {
			e = &r.found[r.order[j+1]]
		}
		if e.sentence != f.sentence || e.first-f.end > 12 || e.inner || e.val.period.grain != grainDay || e.val.aside || e.guessed() || r.parted(f, e) {
			continue
		}
		r.now, r.ahead = i, e
		if f.rule.op != "lean-day" {
			r.leanOnEvent(f, &f.val)
		} else if f.val.typ == "" {
			f.val = r.apply(f)
		}
		r.ahead = nil
	}
}

// parted reports a comma between two expressions that no "which" follows: the
// second is of another clause.
func (r *resolver) parted(f, e *found) bool {
	toks := r.a.Sentences[f.sentence].Tokens
	for k := f.end; k < e.first; k++ {
		if r.a.Text(toks[k].Span) == "," && r.g.value(r.a.Text(toks[k+1].Span), classFrame) != "which" {
			return true
		}
	}
	return false
}
