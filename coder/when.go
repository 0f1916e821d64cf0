package coder

import (
	"strings"

	"sitrep"
)

// when finds the time of an event: the expression that its words govern, else
// that of the clause it shares, else the only one of the sentence.
func (w *work) when(e *event) {
	e.onTimex, e.onLevel = -1, noTime
	t := e.t
	best, bestLevel := -1, 9
	free, freeCount := -1, 0
	for k := range t.tok {
		i := int(t.timex[k])
		if i < 0 || k > 0 && t.timex[k-1] == t.timex[k] {
			continue
		}
		tx := &w.a.Timexes[i]
		if t.noTime(tx) || tx.Type == "SET" || tx.Type == "DURATION" && !tx.Interval().Known() || !tx.Interval().Known() {
			continue
		}
		level, isFree := t.timeLevel(e, i)
		if isFree {
			free = i
		}
		if n := tx.Words.First; len(tx.Anchors) != 1 || n < 1 || t.timex[n-1] < 0 || w.a.Timexes[t.timex[n-1]].Span != tx.Anchors[0] {
			freeCount++ // "Tuesday noon" is one
		}
		if level < bestLevel || level == bestLevel && best >= 0 && finer(tx, &w.a.Timexes[best]) {
			best, bestLevel = i, level
		}
	}
	by := "syntax"
	if bestLevel >= 9 {
		best = -1
		if free >= 0 && freeCount == 1 && !verbal[e.typ] && !t.clausesApart(e, &w.a.Timexes[free]) {
			best, bestLevel, by = free, looseTime, sitrep.ByLoneTimex
		}
	} else if t.ending(e) {
		best = -1
	} else if bestLevel > 1 {
		by = "clause"
		if e.typ == "PROTEST" && t.rel(e.tok) == "amod" && t.tok[e.tok].XPOS == "VBG" {
			best = -1 // "sang for striking actors on Friday": they were on strike for longer
		}
	}
	if best < 0 {
		w.lasts(e)
		w.countedSince(e)
		return
	}
	tx := &w.a.Timexes[best]
	if v := t.diedOn(tx); v >= 0 && physical[e.typ] {
		if v != e.tok {
			return
		}
		bestLevel, by = clockTime, sitrep.ByLoneTimex
	}
	e.onTimex, e.onLevel = best, bestLevel
	if w.clock(tx) {
		e.onLevel = clockTime
		if len(tx.Anchors) == 0 {
			by = sitrep.ByHour
		}
	}
	e.on = w.whenOf(t, best)
	w.alsoOn(t, e.on, best)
	if n := tx.Words.End; n+1 < len(t.form) && t.form[n] == "," && t.form[n+1] == "when" && e.anchor() > n {
		e.on.Interval, e.on.Precision = opened(tx) // "since 2014, when they signed"
	} else {
		w.stretch(e, tx)
	}
	if t.everSince(e.anchor()) >= 0 && bestLevel > 1 && e.on.End != 0 {
		if e.on = w.untilReport(e.on); e.on == nil {
			e.onTimex, e.onLevel = -1, noTime
			return
		}
	}
	if w.toCome(e.on) && physical[e.typ] && settled(e.fact.reality) && !e.calledFor() && !t.ahead(e.anchor()) {
		e.on, e.onTimex, e.onLevel = nil, -1, noTime // "called a shutdown from Saturday over the killings"
		return
	}
	if e.fact.reality == sitrep.Planned && w.isOver(e.on) && t.ofAnother(e, tx) {
		e.on, e.onTimex, e.onLevel = nil, -1, noTime // "decided to prosecute him over the raid in October"
		return
	}
	e.note("occurred_on", tx.Words.First, tx.Words.End, by)
	if n := t.daysOfIt(e, tx); n > 0 && e.on.Days() == 1 { // "after four days of fighting"
		e.on.Start, e.on.Precision = e.on.End-sitrep.Day(n), sitrep.PrecisionInterval
	}
	if n := t.daysUpTo(e); n > 1 && e.on.Days() == 1 {
		e.on.Start, e.on.Precision = e.on.End-sitrep.Day(n), sitrep.PrecisionInterval
	}
	if n := t.daysOf(e, tx); n > 1 && e.on.Days() == 1 { // "a two-day strike from Monday"
		e.on.End, e.on.Precision = e.on.End+sitrep.Day(n-1), sitrep.PrecisionInterval
	}
	if _, _, n, _ := t.nthDay(e); n > 0 && e.on.Days() == 1 { // "for a second day on Tuesday"
		e.on.Start, e.on.Precision = e.on.Start-sitrep.Day(n-1), sitrep.PrecisionInterval
	}
}

// alsoOn opens a time to what stands in a row with expression i: "on Friday and
// Saturday", "the nights of 8 and 9 May", "in 2002 and 2003".
func (w *work) alsoOn(t *tree, on *sitrep.When, i int) {
	if on.Start == 0 || on.End == 0 {
		return
	}
	for k := i; k+1 < len(w.a.Timexes) && t.inRow(&w.a.Timexes[k], &w.a.Timexes[k+1]); k++ {
		on.End, on.Precision = w.a.Timexes[k+1].To, sitrep.PrecisionInterval
		on.Span.End = w.a.Timexes[k+1].Span.End
	}
	for k := i; k > 0 && t.inRow(&w.a.Timexes[k-1], &w.a.Timexes[k]); k-- {
		on.Start, on.Precision = w.a.Timexes[k-1].From, sitrep.PrecisionInterval
		on.Span.Start = w.a.Timexes[k-1].Span.Start
	}
	if i+1 < len(w.a.Timexes) && on.Days() == 1 { // "Friday and Saturday", told on a Friday
		a, b := w.a.Timexes[i], &w.a.Timexes[i+1]
		if a.From-b.From == 6 {
			a.From, a.To = a.From-7, a.To-7
			if t.inRow(&a, b) {
				on.Start, on.End, on.Precision = a.From, b.To, sitrep.PrecisionInterval
				on.Span.End = b.Span.End
			}
		}
	}
	on.Text = w.a.Text(on.Span)
}

// inRow: b is of the kind of a, later, and only a comma or "and" parts them.
func (t *tree) inRow(a, b *sitrep.Timex) bool {
	if a.Words.Sentence != t.si || b.Words.Sentence != t.si || a.Type != "DATE" || b.Type != "DATE" || a.Precision != b.Precision || a.From == 0 || a.To == 0 || b.To == 0 ||
		b.From <= a.To || len(a.Value) != len(b.Value) || b.Words.First-a.Words.End > 2 {
		return false
	}
	for k := a.Words.End; k < b.Words.First; k++ {
		switch t.form[k] {
		case ",", "and", "on", "in":
		default:
			return false
		}
	}
	// "condemned it on Monday and on Tuesday suspended aid"
	return b.Words.First > a.Words.End && (b.Words.End >= len(t.tok) || !t.isVerb(b.Words.End) || t.tok[b.Words.End].XPOS == "VBG")
}

func finer(a, b *sitrep.Timex) bool {
	da, db := a.Interval().Days(), b.Interval().Days()
	return da > 0 && (db == 0 || da < db)
}

// whenOf makes the record of an expression; "since" opens it up to the report's date.
func (w *work) whenOf(t *tree, i int) *sitrep.When {
	tx := &w.a.Timexes[i]
	on := &sitrep.When{Interval: tx.Interval(), Precision: tx.Precision, Text: w.a.Text(tx.Span), Span: tx.Span, Anchors: tx.Anchors}
	for _, o := range tx.Anchors { // both ends of "between 3 and 5 May"
		if o.Start > on.Span.End && o.Start-on.Span.End <= 10 && on.Precision == sitrep.PrecisionInterval {
			on.Span.End = o.End
			on.Text = w.a.Text(on.Span)
		}
	}
	if on.Days() == 1 && strings.EqualFold(on.Text, "overnight") {
		on.End, on.Precision = on.End+1, sitrep.PrecisionInterval // from the evening into the morning
	}
	if on.Start == 0 || on.End == 0 {
		// "shortly before 10 p.m. Sunday" is on Sunday.
		if day, err := sitrep.ParseDay(tx.Value); err == nil && tx.Type == "TIME" {
			on.Interval, on.Precision = sitrep.Interval{Start: day, End: day}, sitrep.PrecisionDay
		}
	}
	if pub := w.a.Doc.PublishedOn; on.Start == 0 && on.End != 0 { // "by Tuesday", "before the end of March"
		switch {
		case len(tx.Value) == len("2006-01-02") && t.putOff(tx): // "was put off until Tuesday"
			on.Start, on.Precision = on.End, sitrep.PrecisionDay
		case pub != nil && pub.End != 0 && on.End > pub.End:
			on.Start = pub.End
		case tx.Type == "TIME" || len(tx.Value) == len("2006-01-02"):
			on.Start, on.Precision = on.End, sitrep.PrecisionDay
		}
	}
	if pub := w.a.Doc.PublishedOn; pub != nil && pub.End != 0 && on.Start != 0 && (on.End == 0 || on.End < pub.End) {
		if h := t.timeHead(tx); h >= 0 && t.prep(h) == "since" || t.sinceThen(tx) >= 0 || tx.Words.First > 0 && t.form[tx.Words.First-1] == "since" {
			on.End, on.Precision = pub.End, sitrep.PrecisionInterval
		}
	}
	return on
}

// opened is the day, month or year that an expression names, where the words before
// it open it to the report's day.
func opened(tx *sitrep.Timex) (sitrep.Interval, sitrep.Precision) {
	switch on := tx.Interval(); len(tx.Value) {
	case len("2006"):
		return monthsFrom(on.Start, 0)
	case len("2006-01"):
		return monthOf(on.Start), sitrep.PrecisionMonth
	case len("2006-01-02"):
		return sitrep.Interval{Start: on.Start, End: on.Start}, sitrep.PrecisionDay
	default:
		if on.Start == 0 {
			on.Start = on.End
		}
		return on, tx.Precision
	}
}

// timeHead is the token of an expression whose head lies outside of it.
func (t *tree) timeHead(tx *sitrep.Timex) int {
	for k := max(0, tx.Words.First); k < tx.Words.End && k < len(t.tok); k++ {
		if h := t.head(k); h < tx.Words.First || h >= tx.Words.End {
			if t.tok[k].Deprel != "punct" && t.tok[k].Deprel != "case" {
				return k
			}
		}
	}
	return -1
}

// timeLevel says how close an expression is to an event: 1 governed by it, 2 by
// the clause it shares, 3 by a coordinated event; 9 not. Free: no event and no
// verb of saying governs it.
func (t *tree) timeLevel(e *event, i int) (level int, free bool) {
	tx := &t.w.a.Timexes[i]
	x := t.timeHead(tx)
	if x < 0 {
		return 9, false
	} else if v := t.sinceThen(tx); v >= 0 && e.tells(v) {
		return 1, false
	} else if v := t.saidThen(tx, x); v >= 0 && t.ownSpeech(e, v) {
		return 3, false
	} else if v >= 0 {
		return 9, false
	}
	if t.daysOfIt(e, tx) > 0 {
		return 1, false
	}
	if t.compares(tx, x) {
		if t.whenTold(e, tx) {
			return 1, false
		}
		return 9, false
	}
	if o := t.besideNoun(tx); o != nil && o != e {
		return 9, false
	} else if o == e {
		return 1, false
	}
	if t.yetToCome(e, tx) || t.nowSaid(e, tx) || t.countsFrom(e, tx) || t.stateDay(e, tx) {
		return 9, false
	}
	if t.toldOfTime(e, tx) {
		return 1, false
	}
	if v := t.verbBehind(tx, x); v >= 0 {
		x = v
		if e.tells(v) {
			return 1, false
		}
	} else if o, alone := t.compounded(tx); o == e {
		return 1, false
	} else if alone {
		return 9, false
	}
	if v := t.opensBefore(tx, x); v >= 0 {
		x = v
		if e.tells(v) {
			return 1, false
		}
	}
	first, y := x, x
	// Temporal clauses: "in the days following the strike" hangs on what follows.
	for k := 0; k < 6; k++ {
		if k > 0 && e.tells(x) {
			return 1, false
		}
		if k > 0 && t.inWhich(e, x) {
			return 2, false
		}
		if k > 0 && t.prep(x) == "since" && !t.under(e.anchor(), x) {
			// "has cleared a fifth of the city since the assault began on Monday"
			if h := t.head(x); h >= 0 && (e.tells(h) || t.isVerb(e.anchor()) && t.clauseHolds(h, e) || t.head(e.anchor()) == h && t.rel(e.anchor()) == "obj") {
				return 2, false
			}
			return 9, false
		}
		if k > 0 {
			if o := t.teller(x); o != nil && o != e {
				if t.afterwards(e, tx, x) {
					return 9, false // "were indicted on Friday with killing nine"
				}
				if h := t.head(x); t.purpose(x) && tx.To != 0 && h >= 0 && (e.tells(h) || t.clauseHolds(h, e)) && t.over(tx) {
					return 2, false
				}
				// another event has it: shared only by coordination and consequence
				if t.shares(e, x) || t.sharedClause(x, e) {
					return 3, false
				}
				return 9, false
			}
			if t.isVerb(x) || t.tok[x].Deprel == "root" {
				if t.afterwards(e, tx, x) {
					return 9, false
				}
				if t.w.c.times.retold[t.lemma[x]] && t.retoldAt(e.anchor(), first) {
					return 9, false
				}
				if t.speechVerb(x) {
					if t.ownSpeech(e, x) {
						return 3, false
					}
					if t.saysWhen(x, tx) && t.clauseHolds(t.child(x, "ccomp"), e) {
						return 3, true
					}
					// "In May, officials said …" is the time of what they said, unless it
					// is the report's own day.
					pub := t.w.a.Doc.PublishedOn
					own := pub != nil && pub.Start != 0 && t.w.a.Timexes[i].To >= pub.Start
					if s := t.child(x, "nsubj"); !own && first < s && t.rel(y) == "obl" && t.under(e.anchor(), x) && t.clauseUnder(x, e) {
						return 3, true
					}
					return 9, false
				}
				if t.clauseHolds(x, e) {
					return 2, true
				}
				if t.rel(x) == "xcomp" && t.infinitive(x) && verbal[e.typ] && t.head(x) >= 0 && e.tells(t.head(x)) && t.past(t.head(x)) && tx.To != 0 && t.over(tx) {
					return 3, false // "refused to see them on Sunday"
				}
				if t.rel(x) == "acl" && t.occurs(x) { // "the murder of a judge, which took place on Monday"
					switch o := t.nearestNoun(t.head(x)); {
					case o == e:
						return 2, true
					case o != nil:
						return 9, false
					}
				}
				h := t.head(x)
				if t.rel(x) == "acl" && h >= 0 && verbal[e.typ] && t.w.c.speech.channel[t.lemma[h]] && t.head(h) >= 0 && (e.tells(t.head(h)) || t.shares(e, t.head(h))) {
					return 2, false // "in a statement released on Monday, the party rejected"
				}
				if t.sharedClause(x, e) {
					return 3, true
				}
				if t.passesOn(x, e) {
					return 2, true
				}
				if t.tok[x].Deprel == "acl" && t.passive(x) && h >= 0 && e.tells(h) {
					if h != e.tok && t.isVerb(e.tok) {
						return 9, false // "lifted sanctions imposed last week"
					}
					return 2, true // "the attack carried out on Monday"
				}
				return 9, !t.cameOut(x) && (h < 0 || t.rel(x) != "acl" || e.tells(h) || !t.ofPerson(x) && !t.w.c.times.end[t.lemma[x]])
			}
		}
		h := t.head(x)
		if h < 0 {
			return 9, true
		}
		if (t.ofThing(tx, x, h) || t.ofDated(tx, x, h)) && !e.tells(h) {
			if p := t.prep(h); t.rel(h) == "obl" && (p == "during" || p == "at") && t.head(h) >= 0 && e.tells(t.head(h)) {
				return 2, false // "were sent during last year's election"
			}
			return 9, false // "rejected the results of the 14 January election"
		}
		if t.ment[h] >= 0 && t.isNoun(h) && t.teller(h) == nil && !t.isVerb(h) && k > 0 && t.tok[x].Deprel == "nmod:poss" {
			return 9, false
		}
		x, y = h, x
	}
	return 9, false
}

// ofThing: the expression stands before noun h and says which one is meant: "the May
// election", "Monday's vote". A happening that a rule knows may carry it on.
func (t *tree) ofThing(tx *sitrep.Timex, x, h int) bool {
	if x < tx.Words.First || x >= tx.Words.End || h < tx.Words.End || !t.isNoun(h) || t.teller(h) != nil {
		return false
	}
	switch t.rel(x) {
	case "compound", "amod", "nummod", "nmod":
		return t.timex[h] < 0
	}
	return false
}

// ofDated: the expression says which one of its kind noun h is: "under the accord of 3
// May". A happening that a rule knows may carry it on, and a part of a time is no thing.
func (t *tree) ofDated(tx *sitrep.Timex, x, h int) bool {
	return x >= tx.Words.First && x < tx.Words.End && h < tx.Words.First && t.rel(x) == "nmod" && t.prep(x) == "of" &&
		t.isNoun(h) && t.timex[h] < 0 && t.teller(h) == nil && !t.w.c.times.part[t.lemma[h]]
}
