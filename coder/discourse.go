package coder

import "sitrep"

// frame is the time that a sentence opens with, which the next ones go on from.
type frame struct {
	t      *tree
	on     *sitrep.When
	counts map[string]bool // nouns of events that it counts: "nine strikes"
}

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
		if base == nil || base.Days() != 1 || to.on != nil && to.onLevel < looseTime {
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
	span               sitrep.Span
	from               int // the word that tells the other one
}

// countOf reads the count before the clause or noun at x: "two days after gunmen
// killed a judge", "a week before the attack", "the day after the vote".
func (t *tree) countOf(x int) (n count, ok bool) {
	link := "mark"
	switch r := t.rel(x); {
	case r == "advcl":
	case t.isNoun(x) && (r == "obl" || r == "nmod"):
		link = "case"
	default:
		return n, false
	}
	if t.head(x) < 0 {
		return n, false
	}
	m := -1
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == link || r == "case" {
			switch t.form[c] {
			case "after":
				n.sign, m = -1, int(c)
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
			if y := t.timeHead(tx); y >= 0 && t.head(y) == x && !t.under(y, not) && tx.Type == "DATE" && tx.Interval().Days() == 1 && !t.noTime(tx) {
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
	start := sitrep.DayOf(y, m+1, 1)
	end := start + 31
	_, _, d := end.Date()
	return sitrep.Interval{Start: start, End: end - sitrep.Day(d)}, sitrep.PrecisionMonth
}

// maxParts is how many sentences a report may count off the parts of a total in.
const maxParts = 30

// goOn dates events of a sentence without a time of its own that goes on telling
// what the one before began: "On Monday they seized the pass. They also burned a
// fort." A history goes on to the end of the paragraph.
func (w *work) goOn(live []*event) {
	history := w.a.Doc.PublishedOn == nil || w.a.Doc.PublishedOn.Start == 0
	var f frame
	k := 0
	for si, t := range w.trees {
		var here []*event
		for ; k < len(live) && live[k].t.si <= si; k++ {
			here = append(here, live[k])
		}
		if t == nil || !w.coded(si) || w.headline(si) {
			continue
		}
		if f.on != nil && si-f.t.si < maxParts && !t.anyTime() {
			w.partsOf(&f, here)
		}
		if on, any := w.opening(t); any {
			f = frame{t: t, on: on}
			if on == nil {
				f = frame{}
			}
			for _, e := range here {
				if on != nil && e.on != nil && e.on.Interval == on.Interval && e.counted() {
					if f.counts == nil {
						f.counts = map[string]bool{}
					}
					f.counts[t.lemma[e.tok]] = true
				}
			}
			continue
		}
		if f.on == nil || history && t.s.Block != f.t.s.Block || !history && si > f.t.si+1 {
			continue
		}
		root := t.root()
		if root < 0 || !history && t.s.Block != f.t.s.Block {
			continue
		}
		goes := t.continues(root) // "They agreed to set up a hotline", "He urged the envoy to wait"
		if !goes && t.speechVerb(root) {
			continue
		}
		for _, e := range here {
			if (e.on == nil || e.onLevel == clockTime) && (!verbal[e.typ] || goes && e.tells(root)) && settled(e.fact.reality) && !e.demanded() && !e.general() && t.mainClause(e, root) {
				e.on, e.onLevel = f.on, looseTime
				e.noteAt("occurred_on", f.on.Span, "narrative goes on")
				f.t = t
			}
		}
	}
}

// partsOf dates what a report counts off after a total: "On Monday they flew nine
// strikes. Near Orda, two strikes destroyed a depot."
func (w *work) partsOf(f *frame, here []*event) {
	for _, e := range here {
		if !f.counts[e.t.lemma[e.tok]] || !e.counted() || e.on != nil && e.onLevel < looseTime {
			continue
		}
		for _, o := range here {
			if (o == e || o.typ == e.typ && o.anchor() == e.t.head(e.anchor())) && (o.on == nil || o.onLevel >= looseTime) {
				o.on, o.onLevel = f.on, firmTime
				o.noteAt("occurred_on", f.on.Span, "part of a total")
			}
		}
	}
}

// counted: a noun with a number.
func (e *event) counted() bool {
	return e.t.isNoun(e.tok) && e.t.child(e.tok, "nummod") >= 0
}

// anyTime: the sentence has an expression of time.
func (t *tree) anyTime() bool {
	for k := range t.tok {
		if i := int(t.timex[k]); i >= 0 && t.w.a.Timexes[i].Interval().Known() {
			return true
		}
	}
	return false
}

// opening is the day or two that the main verb of a sentence is told of; any:
// the sentence has an expression of time at all.
func (w *work) opening(t *tree) (on *sitrep.When, any bool) {
	root := t.root()
	for k := range t.tok {
		i := int(t.timex[k])
		if i < 0 || k > 0 && t.timex[k-1] == t.timex[k] {
			continue
		}
		tx := &w.a.Timexes[i]
		if !tx.Interval().Known() || t.noTime(tx) || w.clock(tx) {
			continue
		}
		any = true
		x := t.timeHead(tx)
		if x < 0 || root < 0 || t.head(x) < 0 || tx.Interval().Days() == 0 || tx.Interval().Days() > 4 || w.clock(tx) || on != nil {
			continue
		}
		v := t.head(x)
		if v != root && (t.rel(v) != "ccomp" || t.head(v) != root) || !t.pastTense(v) || t.speechVerb(v) {
			continue
		}
		if pub := w.a.Doc.PublishedOn; pub == nil || pub.End == 0 || tx.From <= pub.End {
			on = w.whenOf(t, i)
		}
	}
	return on, any
}

func (t *tree) root() int {
	for i := range t.tok {
		if t.tok[i].Deprel == "root" {
			return i
		}
	}
	return -1
}

// continues: the sentence says that it goes on with the last one.
func (t *tree) continues(root int) bool {
	s := t.child(root, "nsubj")
	if s < 0 {
		return false
	}
	first, end := t.subtree(s, true)
	for k := first; k < end; k++ {
		switch t.form[k] {
		case "they", "he", "she", "these", "those":
			return true
		}
	}
	return false
}

// mainClause: the event is told by the main verb, in the plain past.
func (t *tree) mainClause(e *event, root int) bool {
	if e.tells(root) {
		return t.plainPast(root)
	}
	x := e.anchor()
	return (t.rel(x) == "conj" || t.rel(x) == "obj") && t.head(x) == root && t.plainPast(root)
}

// plainPast: a past without "had" or "has", which lead elsewhere.
func (t *tree) plainPast(x int) bool {
	if !t.pastTense(x) {
		return false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.lemma[c] == "have" && t.rel(int(c)) == "aux" {
			return false
		}
	}
	return true
}

// demanded: the event is what somebody is asked to do or to leave.
func (e *event) demanded() bool {
	t := e.t
	x := e.anchor()
	for k := 0; k < 5; k++ {
		switch t.rel(x) {
		case "obj", "xcomp", "ccomp", "obl", "conj":
		default:
			return false
		}
		h := t.head(x)
		if h < 0 {
			return false
		}
		if o := t.teller(h); o != nil && o != e && (o.typ == "REQUEST" || o.typ == "THREATEN") {
			return t.rel(x) != "obl" || t.isVerb(x)
		}
		x = h
	}
	return false
}

// general: a plural verb in the present says what happens as a rule: "strikes
// that kill civilians". "Hit" and the like may as well be of the past.
func (e *event) general() bool {
	x := e.anchor()
	return e.t.tok[x].XPOS == "VBP" && !e.t.w.c.times.same[e.t.form[x]]
}
