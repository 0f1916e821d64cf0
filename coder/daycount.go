package coder

import "sitrep"

// countFrom dates events that another is counted from: "The raid on Monday came
// two days after gunmen killed a judge", "shelled the town on Monday, a week after the
// attack".
func (w *work) countFrom(live []*event) {
	for _, e := range live {
		t := e.t
		n, ok := t.countOf(e.anchor())
		if !ok {
			continue
		}
		e.past = n.sign < 0
		from, to := w.countedFrom(t, n.from), e
		if from == e {
			continue
		}
		var base *sitrep.When
		if from != nil {
			if from.on == nil && e.on != nil { // the other way round
				from, to, n.sign = e, from, -n.sign
			}
			base = from.on
		}
		if base == nil || base.Days() != 1 || from != nil && from.onLevel > firmTime {
			if o := w.toldOn(t, n.from, e.anchor()); o != nil && to == e {
				base = o
			}
		}
		if pub := w.a.Doc.PublishedOn; base == nil && to == e && n.months >= 12 && pub != nil {
			base = &sitrep.When{Interval: pub.Interval} // a day more or less does not matter
		}
		if n.feast && e.on != nil && !t.under(t.ofSpan(e.on.Span), e.anchor()) {
			e.on = nil // that of what is held in its memory
		}
		if base == nil || base.Days() != 1 || n.days+n.months == 0 || to.on != nil && to.onLevel < looseTime {
			continue
		}
		on := *base
		if n.months > 0 {
			on.Interval, on.Precision = monthsFrom(on.Start, n.sign*n.months)
			if n.exact {
				y, m, d := base.Start.Date()
				day := sitrep.DayOf(y+n.sign*n.months/12, m, d)
				on.Interval, on.Precision = sitrep.Interval{Start: day, End: day}, sitrep.PrecisionDay
			}
		} else {
			day := on.Start + sitrep.Day(n.sign*n.days)
			on.Interval = sitrep.Interval{Start: day, End: day}
		}
		on.Span, on.Text, on.Anchors = n.span, w.a.Text(n.span), nil
		if base.Text != "" {
			on.Anchors = []sitrep.Span{base.Span}
		}
		to.on, to.onLevel = &on, firmTime
		to.noteAt("occurred_on", n.span, "counted from another event")
	}
}

// count is the time that lies between two happenings.
type count struct {
	days, months, sign int
	exact              bool // "a year to the day after"
	feast              bool // counted by a day of memory
	span               sitrep.Span
	from               int // the word that tells the other one
}

// countOf reads the count before the clause or noun at x: "two days after gunmen
// killed a judge", "a week before the attack", "the day after the vote".
func (t *tree) countOf(x int) (n count, ok bool) {
	link := "mark"
	switch r := t.rel(x); {
	case r == "advcl", r == "ccomp": // so the parser has "said Wednesday, a day after he was arrested, that"
	case t.isNoun(x) && (r == "obl" || r == "nmod"):
		link = "case"
	default:
		return n, false
	}
	h := t.head(x)
	if h < 0 {
		return n, false
	}
	if t.w.c.times.anniversary[t.lemma[h]] && t.isNoun(h) && t.prep(x) == "of" {
		return t.anniversary(h)
	}
	m := -1
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == link || r == "case" {
			switch t.form[c] {
			case "after", "since":
				n.sign, m = -1, int(c)
			case "from":
				if c > 0 && t.form[c-1] == "on" { // "three months on from the coup"
					n.sign, m = -1, int(c)-1
				}
			case "before":
				n.sign, m = 1, int(c)
			}
		}
	}
	p := m - 1
	if p >= 3 && t.form[p] == "day" && t.form[p-1] == "the" && t.form[p-2] == "to" {
		n.exact = true
		p -= 3
	}
	if p < 0 {
		return n, false
	}
	i := int(t.timex[p])
	switch {
	case i >= 0:
		tx := &t.w.a.Timexes[i]
		n.days, n.months = dayCount(tx.Value)
		if tx.Type != "DURATION" || n.days < 0 {
			return n, false
		}
		n.span = tx.Span
	case p > 0 && t.form[p] == "day" && t.form[p-1] == "the":
		n.days, n.span = 1, t.tok[p].Span
	default:
		return n, false
	}
	n.from = t.head(x)
	for k := 0; k < 3 && n.from >= 0 && (n.from == p || i >= 0 && int(t.timex[n.from]) == i); k++ {
		n.from = t.head(n.from)
	}
	return n, n.from >= 0
}

// anniversary counts the years of one: "the fifth anniversary of the bombing"; without
// a number what it is of is merely past.
func (t *tree) anniversary(x int) (n count, ok bool) {
	n = count{sign: -1, feast: true, span: t.tok[x].Span, from: t.head(x)}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if k := ordinalOf(t.form[c]); k > 0 && int(c) < x {
			n.months, n.span.Start = 12*k, t.tok[c].Start
		}
	}
	return n, n.from >= 0
}

// ofSpan is the token at which a span of the text begins, -1 for one of another sentence.
func (t *tree) ofSpan(s sitrep.Span) int {
	for i := range t.tok {
		if t.tok[i].Start <= s.Start && s.Start < t.tok[i].End {
			return i
		}
	}
	return -1
}

// toldOn is the day that the clause of h is told of: that of an expression that hangs on
// its verb or on the verb that quotes it, else the report's where it tells what is so
// now; nil for none. What stands under not is another clause.
func (w *work) toldOn(t *tree, h, not int) *sitrep.When {
	for x, k := h, 0; k < 3 && x >= 0; k++ {
		for j := range t.tok {
			i := int(t.timex[j])
			if i < 0 || j > 0 && t.timex[j-1] == t.timex[j] {
				continue
			}
			tx := &w.a.Timexes[i]
			if y := t.timeHead(tx); y >= 0 && (t.head(y) == x || t.meantime(t.head(y), x)) && !t.under(y, not) && (tx.Type == "DATE" || tx.Type == "TIME") && tx.Interval().Days() == 1 && !t.noTime(tx) {
				return w.whenOf(t, i)
			}
		}
		if r := t.rel(x); r != "ccomp" && r != "conj" {
			break
		}
		x = t.head(x)
	}
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.Days() != 1 || !t.now(h) {
		return nil
	}
	return &sitrep.When{Interval: pub.Interval, Precision: sitrep.PrecisionDay}
}

// meantime: verb v tells what who does x did with it: "knelt in the mosque, praying on Friday".
func (t *tree) meantime(v, x int) bool {
	return v >= 0 && t.head(v) == x && t.rel(v) == "advcl" && t.gerund(v) && t.prep(v) == "" && t.child(v, "nsubj") < 0
}

// now: the clause of x is told as of the day of the report.
func (t *tree) now(x int) bool {
	switch t.tok[x].XPOS {
	case "VBZ", "VBP":
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == "aux" || r == "cop" {
			switch t.tok[c].XPOS {
			case "VBZ", "VBP":
				return true
			case "MD":
				return t.form[c] == "can" || t.form[c] == "cannot"
			}
		}
	}
	return false
}

// countedFrom is the event of a verb, or of the subject of one without ("the
// raid came two days after").
func (w *work) countedFrom(t *tree, x int) *event {
	if o := t.teller(x); o != nil {
		return o
	}
	if t.speechVerb(x) { // "jets struck the camp on Monday, the ministry said, a day after gunmen killed nine"
		y := t.child(x, "ccomp")
		if y < 0 && t.rel(x) == "parataxis" {
			y = t.head(x)
		}
		if y >= 0 && y < x {
			return t.teller(y)
		}
		return nil
	}
	if s := t.argument(x, argSubj); s >= 0 {
		return w.eventAt(t, s)
	}
	return nil
}

// dayCount is the number of days of a TIMEX3 duration, none of one in hours, or
// of months; -1 of one without a number.
func dayCount(value string) (days, months int) {
	if len(value) > 2 && value[:2] == "PT" {
		return 0, 0
	}
	n := 0
	for i := 1; i < len(value)-1; i++ {
		if value[i] < '0' || value[i] > '9' || n > 1000 {
			return -1, 0
		}
		n = 10*n + int(value[i]-'0')
	}
	if len(value) < 3 {
		return -1, 0
	}
	switch value[len(value)-1] {
	case 'D':
		return n, 0
	case 'W':
		return 7 * n, 0
	case 'M':
		return 0, n
	case 'Y':
		return 0, 12 * n
	}
	return -1, 0
}

// monthsFrom is the month so many months from a day, the year for whole years.
func monthsFrom(day sitrep.Day, n int) (sitrep.Interval, sitrep.Precision) {
	y, m, _ := day.Date()
	if n%12 == 0 {
		y += n / 12
		return sitrep.Interval{Start: sitrep.DayOf(y, 1, 1), End: sitrep.DayOf(y, 12, 31)}, sitrep.PrecisionYear
	}
	m += n - 1
	y, m = y+m/12, m%12
	if m < 0 {
		y, m = y-1, m+12
	}
	return monthOf(sitrep.DayOf(y, m+1, 1)), sitrep.PrecisionMonth
}

// monthOf is the month that a day is in.
func monthOf(day sitrep.Day) sitrep.Interval {
	y, m, _ := day.Date()
	start := sitrep.DayOf(y, m, 1)
	end := start + 31
	_, _, d := end.Date()
	return sitrep.Interval{Start: start, End: end - sitrep.Day(d)}
}

// countsFrom: the event is what a duration is counted from, not what it dates: "two days before the shooting".
func (t *tree) countsFrom(e *event, tx *sitrep.Timex) bool {
	days, months := dayCount(tx.Value)
	if n := tx.Words.End; tx.Type == "DURATION" && days+months > 0 && n < len(t.form) && (t.form[n] == "before" || t.form[n] == "after") {
		return t.head(n) == e.anchor()
	}
	return false
}
