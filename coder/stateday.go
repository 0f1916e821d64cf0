package coder

import "sitrep"

// stateDay: the expression says when something stood so that came of the event, or when it was
// told of, which is no time of the deed.
func (t *tree) stateDay(e *event, tx *sitrep.Timex) bool {
	return t.stillSo(e, tx) || t.stoodSo(e, tx) || t.atHearing(e, tx)
}

// stillSo: "now", "currently" beside a deed that a noun or a plain past tells is of what is done
// about it: "a man is now sought in the shooting", "two had been shot, and now he was on the run".
func (t *tree) stillSo(e *event, tx *sitrep.Timex) bool {
	x := e.anchor()
	if tx.Value != "PRESENT_REF" || !physical[e.typ] || e.typ == "PROTEST" {
		return false
	}
	return t.isNoun(x) || t.isVerb(x) && e.typ == "ASSAULT" && (t.tok[x].XPOS == "VBD" || t.pastPerfect(x) || t.wasDone(x))
}

// stoodSo: "as of Monday" is of what stands in the end, "through Monday" of how long the verb over it
// lasts: "nobody was held over the attack as of Monday", "closed the bar through Monday after a brawl".
func (t *tree) stoodSo(e *event, tx *sitrep.Timex) bool {
	f := tx.Words.First
	if e.typ != "ASSAULT" || f < 1 {
		return false
	}
	switch t.form[f-1] {
	case "of":
		return f > 1 && t.form[f-2] == "as"
	case "through", "until", "till":
		x := t.timeHead(tx)
		return x >= 0 && t.head(x) >= 0 && !e.tells(t.head(x))
	}
	return false
}

// atHearing: the expression is of the hearing or briefing at which the deed was told of:
// "according to testimony at a hearing on Monday".
func (t *tree) atHearing(e *event, tx *sitrep.Timex) bool {
	if e.typ != "ASSAULT" {
		return false
	}
	x := t.timeHead(tx)
	for k := 0; k < 4 && x >= 0 && !t.isVerb(x); k++ {
		if e.tells(x) {
			return false
		}
		if t.w.c.times.hearing[t.lemma[x]] && t.isNoun(x) {
			return true
		}
		x = t.head(x)
	}
	return false
}

// fromBench: verb x tells what a court does, which is never of the day of a deed that is told under it:
// "a judge ordered on Monday that the man be held after he shot two".
func (t *tree) fromBench(e *event, x int) bool {
	if e.typ != "ASSAULT" || !t.isVerb(x) || e.tells(x) || !t.under(e.anchor(), x) {
		return false
	}
	s := t.argument(x, argSubj)
	return s >= 0 && t.w.c.class["bench"].words[t.lemma[s]]
}

// doneInClause: the clause that word x stands in says what somebody did once, so that a day at its end
// is its own: "the man who killed a guard on Monday also hit a clerk".
func (t *tree) doneInClause(x int) bool {
	for k := 0; k < 4 && x >= 0 && !t.isVerb(x); k++ {
		x = t.head(x)
	}
	return x >= 0 && t.tok[x].Deprel != "acl" && t.plainPast(x) && t.fact("lasting", x) == factNone
}

// toldOfTime: the event says what was at the time: "until May, when troops retook it".
func (t *tree) toldOfTime(e *event, tx *sitrep.Timex) bool {
	y := e.anchor()
	for k := 0; k < 3 && t.rel(y) == "conj" && t.head(y) >= 0; k++ {
		y = t.head(y)
	}
	h := t.head(y)
	return t.rel(y) == "acl" && t.isVerb(y) && h >= tx.Words.First && h < tx.Words.End
}

// nowOf: what those do at the time at y is told in the present, and was not done by then what the
// clause at x tells of them: "the boy who was shot turns six on Sunday".
func (t *tree) nowOf(x, y int) bool {
	h := t.head(x)
	if h < 0 || t.rel(h) != "nsubj" || !t.past(x) || t.head(h) < 0 {
		return false
	}
	p := t.tok[t.head(h)].XPOS
	return (p == "VBZ" || p == "VBP") && t.under(y, t.head(h))
}
