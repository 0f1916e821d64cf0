package coder

import "sitrep"

// lasts dates an event by how long it has gone on at the report's day: "have beaten
// back an attack for the third day", "has bombed the road for a week".
func (w *work) lasts(e *event) {
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.End == 0 || !settled(e.fact.reality) {
		return
	}
	t := e.t
	if first, end, n, nights := t.nthDay(e); n > 0 {
		on := sitrep.Interval{Start: pub.End - sitrep.Day(n-1), End: pub.End}
		if nights {
			on.Start, on.End = on.Start-1, on.End-1
		}
		w.setSpan(e, on, first, end, "days counted up to the report")
		return
	}
	x := e.anchor()
	if h := t.head(x); t.isNoun(x) && t.rel(x) == "nsubj" && h >= 0 && t.perfect(h) && t.teller(h) == nil {
		x = h // "the curfew has been in force for ten days"
	}
	if !t.perfect(x) && !(t.pastPerfect(x) && t.reportedBy(x)) {
		return
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		i := t.timex[c]
		if i < 0 || t.prep(int(c)) != "for" {
			continue
		}
		tx := &w.a.Timexes[i]
		days, months := dayCount(tx.Value)
		if tx.Type != "DURATION" || days <= 0 && months <= 0 {
			continue
		}
		on := sitrep.Interval{Start: pub.End - sitrep.Day(days), End: pub.End}
		if months > 0 {
			on.Start = monthsBack(pub.End, months)
		}
		w.setSpan(e, on, tx.Words.First, tx.Words.End, "length up to the report")
		return
	}
}

// upToEnd dates what lasted so long till somebody ended it: "suspended a three-week strike
// on Monday".
func (w *work) upToEnd(e *event) {
	t := e.t
	h := t.enderOf(e.tok)
	if e.on != nil || h < 0 {
		return
	}
	o := t.teller(h)
	if o == nil || o == e || o.on == nil || o.on.Days() != 1 || !settled(o.fact.reality) || o.fact.polarity != sitrep.Positive {
		return
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		i := t.timex[c]
		if i < 0 {
			continue
		}
		if n, _ := dayCount(w.a.Timexes[i].Value); w.a.Timexes[i].Type == "DURATION" && n > 0 {
			w.setSpan(e, sitrep.Interval{Start: o.on.Start - sitrep.Day(n), End: o.on.Start}, w.a.Timexes[i].Words.First, w.a.Timexes[i].Words.End, "length up to its end")
			return
		}
	}
}

// enderOf is the verb that says of the noun x that it came to an end: "suspended a strike", "to end
// its strike", "the strike ended"; -1 for none.
func (t *tree) enderOf(x int) int {
	h := t.head(x)
	if !t.isNoun(x) || h < 0 || t.rel(x) != "obj" && t.rel(x) != "nsubj" || !t.w.c.times.end[t.lemma[h]] && !t.w.c.times.end[t.phrasal(h)] {
		return -1
	}
	return h
}

// ending: the words say that a protest ended, and not how long it had gone on: "reached a deal on
// Monday to end its strike", "the strike will end on Monday".
func (t *tree) ending(e *event) bool {
	if e.typ != "PROTEST" || t.daysUpTo(e) != 0 {
		return false
	}
	x := t.child(e.anchor(), "nsubj") // "stopped work" is a protest, and ends none
	return t.enderOf(e.tok) >= 0 || x >= 0 && t.ruled(x) == "PROTEST" && t.enderOf(x) >= 0
}

// goingOnSince dates what has gone on since what was told right before: "She was beaten on 27
// June and has since been held alone", "The paper was closed in May. Since then its site
// has been blocked."
func (w *work) goingOnSince(live []*event) {
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.End == 0 {
		return
	}
	var last *event
	for _, e := range live {
		t, x := e.t, e.anchor()
		if at := t.everSince(x); at >= 0 && t.perfect(x) && last != nil && last.on.End < pub.End && (last.t == t || last.t.si == t.si-1 && last.t.s.Block == t.s.Block) &&
			(e.on == nil || e.on.Interval == last.on.Interval) && settled(e.fact.reality) && !verbal[e.typ] {
			w.setSpan(e, sitrep.Interval{Start: last.on.Start, End: pub.End}, at, at+1, "since what was told before")
			continue
		}
		if e.on != nil && e.on.Days() == 1 && e.onLevel <= firmTime && settled(e.fact.reality) {
			last = e
		}
	}
}

// countedSince dates a count of many since a time told before up to the report: "Since then, 40
// fugitives have been arrested".
func (w *work) countedSince(e *event) {
	pub := w.a.Doc.PublishedOn
	if e.on != nil || pub == nil || !e.t.isVerb(e.anchor()) || !e.t.perfect(e.anchor()) || !e.countsSeveral() {
		return
	}
	if at := e.t.everSince(e.anchor()); at > 0 && e.t.form[at] == "then" { // what has "since been" so is since the sentence before
		w.setSpan(e, sitrep.Interval{End: pub.End}, at-1, at+1, "since a time told before")
	}
}

// everSince is the word that says of the clause at x that it has been so since what was told
// before, -1 for none.
func (t *tree) everSince(x int) int {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		switch {
		case t.form[k] == "since" && t.rel(k) == "advmod":
			return k
		case t.form[k] == "then" && (t.prep(k) == "since" || k > 0 && t.form[k-1] == "since"):
			return k
		}
	}
	return -1
}

func (w *work) setSpan(e *event, on sitrep.Interval, first, end int, by string) {
	sp := e.t.span(first, end)
	e.on = &sitrep.When{Interval: on, Precision: sitrep.PrecisionInterval, Text: w.a.Text(sp), Span: sp}
	e.onLevel = firmTime
	e.note("occurred_on", first, end, by)
}

// monthsBack is the same day so many months before, the last of a shorter month.
func monthsBack(day sitrep.Day, n int) sitrep.Day {
	y, m, d := day.Date()
	m -= n
	for m < 1 {
		y, m = y-1, m+12
	}
	return min(sitrep.DayOf(y, m, min(d, 28))+sitrep.Day(max(0, d-28)), sitrep.DayOf(y, m, 28)+3)
}

// reportedBy: the clause of x is what somebody says.
func (t *tree) reportedBy(x int) bool {
	h := t.head(x)
	return h >= 0 && t.rel(x) == "ccomp" && t.speechVerb(h)
}

// nthDay is the phrase that counts the days of an event, "for the third consecutive
// day", and the count; 0 where none hangs on it.
func (t *tree) nthDay(e *event) (first, end, n int, nights bool) {
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			k := int(c)
			if p := t.prep(k); p != "for" && p != "on" {
				continue
			}
			if t.form[k] != "day" && t.form[k] != "night" {
				continue
			}
			for m := t.first[k]; m >= 0; m = t.next[m] {
				if n := ordinalOf(t.form[m]); n > 1 {
					first, end := t.subtree(k, false)
					return first, end, n, t.form[k] == "night"
				}
			}
		}
	}
	// "The siege entered its third day on Friday", "the strike, now in its third day"
	h := t.head(e.anchor())
	for _, g := range [2]int{h, e.tok} {
		if g < 0 || g == h && (t.lemma[g] != "enter" || t.rel(e.anchor()) != "nsubj") {
			continue
		}
		for c := t.first[g]; c >= 0; c = t.next[c] {
			k := int(c)
			if t.form[k] != "day" && t.form[k] != "night" || g == h && t.rel(k) != "obj" || g != h && t.prep(k) != "in" || t.child(k, "nmod:poss") < 0 {
				continue
			}
			for m := t.first[k]; m >= 0; m = t.next[m] {
				if n := ordinalOf(t.form[m]); n > 1 {
					first, end := t.subtree(k, false)
					return first, end, n, t.form[k] == "night"
				}
			}
		}
	}
	return 0, 0, 0, false
}

var ordinals = []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
	"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"}

// ordinalOf is the number that an ordinal of a day in a row says, 0 for other words.
func ordinalOf(s string) int {
	for n, o := range ordinals {
		if n > 0 && s == o {
			return n
		}
	}
	if !ordinal(s) {
		return 0
	}
	n := 0
	for i := 0; i < len(s) && s[i] >= '0' && s[i] <= '9' && n < 1000; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// daysUpTo is for how many days what a noun tells had gone on when it ended on the day of the
// sentence: "a deal reached on Saturday after 44 days of strike action", "a pact on Sunday ended a
// six-week strike"; 0 where nothing tells.
func (t *tree) daysUpTo(e *event) int {
	x := e.tok
	if e.typ != "PROTEST" && !t.lasts(x) || t.isVerb(e.anchor()) && !t.w.c.times.end[t.lemma[e.anchor()]] {
		return 0
	}
	for k := range t.tok {
		i := int(t.timex[k])
		if i < 0 || k > 0 && int(t.timex[k-1]) == i {
			continue
		}
		tx := &t.w.a.Timexes[i]
		n, _ := dayCount(tx.Value)
		h := t.timeHead(tx)
		if tx.Type != "DURATION" || n < 1 || h < 0 {
			continue
		}
		switch end := tx.Words.End; {
		case end < len(t.form) && t.form[end] == "of" && t.prep(h) == "after" && t.under(x, h):
			return n
		case t.isNoun(x) && t.head(h) == x && t.prep(x) == "after":
			return n
		case t.head(h) >= 0 && h > e.anchor() && e.tells(t.head(h)) && t.w.c.times.end[t.lemma[e.anchor()]]:
			return n
		}
	}
	return 0
}
