package coder

import "sitrep"

// account reports a text without a day that tells of what is over from beginning to
// end: its opening words date it with a year, and no expression in it leans on the day
// of writing ("The siege began in May 1998. On 3 June … Four days later …").
func (w *work) account() bool {
	if w.over == 0 {
		w.over = -1
		if w.tellsOver() {
			w.over = 1
		}
	}
	return w.over > 0
}

func (w *work) tellsOver() bool {
	if pub := w.a.Doc.PublishedOn; pub != nil && pub.Known() {
		return false
	}
	body := 0
	for body < len(w.trees) && (w.trees[body] == nil || w.headline(body)) {
		body++
	}
	lead := false
	for i := range w.a.Timexes {
		tx := &w.a.Timexes[i]
		switch {
		case tx.Type != "DATE" && tx.Type != "TIME" || w.clock(tx):
			continue
		case ofUnknownDay(tx):
			return false
		}
		if lead || !tx.Interval().Known() {
			continue
		}
		lead = hasYear(w.a.Text(tx.Span))
		for _, o := range tx.Anchors { // "from 3 June to 21 August 2008"
			lead = lead || o.Start > tx.End && hasYear(w.a.Text(o))
		}
		if !lead || tx.Words.Sentence > body+1 {
			return false
		}
	}
	return lead
}

// ofUnknownDay: the expression leans on the day of writing, which nobody knows.
func ofUnknownDay(tx *sitrep.Timex) bool {
	return len(tx.Value) > 3 && tx.Value[:4] == "XXXX" || tx.Value == "PRESENT_REF"
}

// toldPast: the clause that tells the event, or that holds it, is of the past; a title says
// nothing else.
func (e *event) toldPast() bool {
	t, x := e.t, e.anchor()
	for k := 0; k < 8; k++ {
		if t.past(x) || t.tok[x].XPOS == "VBN" && t.rel(x) == "acl" {
			return true
		}
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "cop" {
				return t.tok[c].XPOS == "VBD"
			}
		}
		if t.finite(x) || t.head(x) < 0 {
			break
		}
		x = t.head(x)
	}
	return t.head(x) < 0 && !t.finite(x)
}

// overAndDone: the event belongs to what an account tells as over.
func (w *work) overAndDone(e *event, m *sitrep.EventMention) bool {
	return m.Reality == sitrep.Actual && w.account() && e.toldPast()
}

// whole: the event is what an account is of, which holds the steps that it tells, or what that
// cost: "The operation began on 3 May", "killed in the first week of the battle", not
// "another phase of the operation".
func (e *event) whole() bool {
	t := e.t
	if !t.w.account() {
		return false
	}
	if t.isVerb(e.tok) {
		for c := t.first[e.tok]; c >= 0 && t.tellsToll(e); c = t.next[c] {
			x := t.ofStretch(int(c))
			if p := t.prep(int(c)); t.rel(int(c)) == "obl" && (p == "in" || p == "during") && t.wholeNoun(x) && t.definite(x) {
				return true
			}
		}
		return false
	}
	if !t.wholeNoun(e.tok) || t.rel(e.tok) == "nmod" && t.prep(e.tok) == "of" && !t.w.c.times.part[t.lemma[t.head(e.tok)]] {
		return false
	}
	return e.definite() || e.titled() || t.tok[e.tok].UPOS == "PROPN" || t.child(e.tok, "cop") >= 0 && t.w.leads(t.si)
}

func (t *tree) wholeNoun(x int) bool {
	return t.isNoun(x) && t.isAny(x, ofIdentity) && (t.w.c.same.whole[t.lemma[x]] || t.w.c.same.whole[t.form[x]])
}

// spanWhole dates what an account tells of as a whole by its steps, where its own words say
// no more than the month: "an offensive in early May 1998 … On 3 May … fell on 21 May".
func (w *work) spanWhole(live []*event) {
	if !w.account() {
		return
	}
	var lead *event
	for _, e := range live {
		if e.whole() && w.leads(e.t.si) {
			lead = e.firstMention()
			break
		}
	}
	var own *sitrep.When // as its own words date it
	for _, e := range live {
		if lead != nil && own == nil && e.firstMention() == lead && w.leads(e.t.si) && e.on != nil && e.on.Start != 0 && e.on.End != 0 && hasYear(e.on.Text) {
			own = e.on
		}
	}
	if own == nil || own.Days() < 4 || own.Days() > 100 {
		return
	}
	span := sitrep.Interval{Start: monthOf(own.Start).Start, End: monthOf(own.End).End}
	var first, last *sitrep.When
	for _, e := range live {
		if w.leads(e.t.si) || e.on == nil || e.on.Start == 0 || e.on.End == 0 || e.on.Days() > 31 || verbal[e.typ] || !settled(e.fact.reality) || e.firstMention() == lead ||
			e.on.Start < span.Start || e.on.End > span.End {
			continue
		}
		if first == nil || e.on.Start < first.Start {
			first = e.on
		}
		if last == nil || e.on.End > last.End {
			last = e.on
		}
	}
	if first == nil || first.Start == last.End {
		return
	}
	on := *own
	on.Interval, on.Precision = sitrep.Interval{Start: first.Start, End: last.End}, sitrep.PrecisionInterval
	on.Anchors = []sitrep.Span{first.Span, last.Span}
	for _, e := range live {
		if e.firstMention() == lead && (e.on == nil || e.on.Days() != 1 || e.onLevel > firmTime) {
			e.on = &on
			e.noteAt("occurred_on", first.Span, "first step of an account")
			e.noteAt("occurred_on", last.Span, "last step of an account")
		}
	}
}

// lastedFrom: long tells how long what happened from or up to a day went on: "After four
// days of fighting the town fell".
func lastedFrom(long, on *sitrep.When) bool {
	if long.Days() < 2 || on.Days() != 1 || len(long.Anchors) != 1 {
		return false
	}
	return long.Start == on.Start && long.Anchors[0] == on.Span || long.End == on.End && long.Span == on.Span
}

// oneByOne: of two stretches of days each the later begins when the earlier ends.
func oneByOne(a, b *sitrep.When) bool {
	return a.Days() > 2 && b.Days() > 2 && (a.End == b.Start || b.End == a.Start)
}

// daysOfIt is how many days the event went on up to the day that they are reckoned to: "after
// four days of fighting"; 0 where nothing tells.
func (t *tree) daysOfIt(e *event, tx *sitrep.Timex) int {
	n, _ := dayCount(tx.Value)
	if h := t.head(e.tok); tx.Type == "DURATION" && len(tx.Anchors) == 1 && n > 0 && h >= tx.Words.First && h < tx.Words.End && t.form[tx.Words.End] == "of" && t.under(e.tok, h) {
		return n
	}
	return 0
}
