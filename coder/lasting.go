package coder

import (
	_ "embed"

	"sitrep"
)

//go:embed lexicon/time.txt
var timeText string

// timeLexicon: words that say how long an event goes on.
type timeLexicon struct{ lasting, begin, end, apart, with, compare, same, part, anniversary, aftermath, retold, recent, ago, years, close, when, about, court, held, spot, old, neverBare, die, wound, days, hearing map[string]bool }

func loadTime() (*timeLexicon, error) {
	lines, err := readLexicon("lexicon/time.txt", timeText, 1)
	if err != nil {
		return nil, err
	}
	x := &timeLexicon{}
	kinds := map[string]*map[string]bool{"lasting": &x.lasting, "begin": &x.begin, "end": &x.end, "apart": &x.apart, "with": &x.with, "compare": &x.compare, "same": &x.same, "part": &x.part, "anniversary": &x.anniversary, "aftermath": &x.aftermath, "retold": &x.retold,
		"recent": &x.recent, "ago": &x.ago, "years": &x.years, "close": &x.close, "when": &x.when, "about": &x.about, "court": &x.court, "held": &x.held, "spot": &x.spot, "old": &x.old, "neverBare": &x.neverBare, "die": &x.die, "wound": &x.wound, "days": &x.days, "hearing": &x.hearing}
	for _, m := range kinds {
		*m = map[string]bool{}
	}
	for _, l := range lines {
		m := kinds[l.keys[0]]
		if m == nil {
			return nil, faultf(l.file, l.line, 1, "want one of %s, found %q", namesOf(kinds), l.keys[0])
		}
		for _, word := range l.list {
			(*m)[word] = true
		}
	}
	return x, nil
}

// longest is how many days before the report a lasting event may have begun to
// be taken as still going on, where no "since" says that it is.
const longest = 400

// stretch gives an event that goes on its days: up to the report's own where
// "since" or a beginning opens it, up to the end that the sentence tells.
func (w *work) stretch(e *event, tx *sitrep.Timex) {
	t, on := e.t, e.on
	if on.Start == 0 || on.End == 0 || tx.Type == "DURATION" {
		return
	}
	if end := t.goesOnTo(e, tx); end > on.End {
		on.End, on.Precision = end, sitrep.PrecisionInterval
		return
	}
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.End < on.Start {
		return
	}
	if on.End >= pub.End {
		// What has happened "this year" has not happened after the report.
		if on.Start <= pub.End && settled(e.fact.reality) {
			on.End = pub.End
		}
		return
	}
	since, set := t.sinceClause(tx), t.setGoing(tx)
	switch {
	case set >= 0 && (t.perfect(e.anchor()) || e.tells(t.head(set)) && t.w.c.times.lasting[t.lemma[e.tok]] && pub.End-on.Start <= longest):
	case since >= 0 && !t.under(e.anchor(), since):
	case since >= 0 && t.begins(e): // "since the protests began in May"
	case t.begins(e) && t.w.c.times.lasting[t.lemma[e.tok]] && e.fact.reality != sitrep.Historical && pub.End-on.Start <= longest:
	default:
		return
	}
	on.End, on.Precision = pub.End, sitrep.PrecisionInterval
}

// sinceClause is the head of the clause after "since" that an expression stands
// in, -1 for none.
func (t *tree) sinceClause(tx *sitrep.Timex) int {
	x := t.timeHead(tx)
	for k := 0; k < 5 && x >= 0; k++ {
		if k > 0 && t.prep(x) == "since" {
			return x
		}
		x = t.head(x)
	}
	return -1
}

// sinceThen is the verb that has gone on since what the expression dates, -1 none: "have been
// killed since the beginning of the offensive on 11 January".
func (t *tree) sinceThen(tx *sitrep.Timex) int {
	x := t.timeHead(tx)
	if x < 0 || t.head(x) < 0 {
		return -1
	}
	v := t.head(x)
	if t.rel(x) == "obl" && t.isVerb(v) { // on the verb, beside the phrase
		for k := x - 1; k > v && k > x-9 && t.tok[k].UPOS != "PUNCT" && !t.isVerb(k); k-- {
			if t.head(k) == v && t.rel(k) == "obl" && t.prep(k) == "since" {
				return v
			}
		}
	}
	if s := t.sinceClause(tx); s >= 0 && t.rel(s) == "obl" && t.head(s) >= 0 && t.isVerb(t.head(s)) {
		return t.head(s)
	}
	return -1
}

// untilReport is the time from the end of another one up to the report's day, nil where that is not told.
func (w *work) untilReport(on *sitrep.When) *sitrep.When {
	pub := w.a.Doc.PublishedOn
	if pub == nil || pub.End <= on.End {
		return nil
	}
	on.Start, on.End, on.Precision = on.End, pub.End, sitrep.PrecisionInterval
	return on
}

// setGoing is the verb of beginning of a relative clause that an expression
// stands in ("the fighting, which began on Monday"), -1 for none.
func (t *tree) setGoing(tx *sitrep.Timex) int {
	x := t.timeHead(tx)
	for k := 0; k < 4 && x >= 0; k++ {
		if t.isVerb(x) {
			if t.w.c.times.begin[t.lemma[x]] && t.rel(x) == "acl" && t.head(x) >= 0 {
				return x
			}
			return -1
		}
		x = t.head(x)
	}
	return -1
}

// perfect: "has killed", "have been killed".
func (t *tree) perfect(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "aux" && (t.form[c] == "has" || t.form[c] == "have") {
			return true
		}
	}
	return false
}

// ongoing: "is threatening", "are being held".
func (t *tree) ongoing(x int) bool {
	if t.tok[x].XPOS != "VBG" {
		return false
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "aux" && (t.tok[c].XPOS == "VBZ" || t.tok[c].XPOS == "VBP") {
			return true
		}
	}
	return false
}

// pastPerfect: "had killed", "had been killed".
func (t *tree) pastPerfect(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "aux" && t.form[c] == "had" {
			return true
		}
	}
	return false
}

// begins: a verb of beginning carries the event.
func (t *tree) begins(e *event) bool {
	if e.phase == "begin" {
		return true
	}
	for _, g := range e.gov[1:] {
		if t.w.c.times.begin[t.lemma[g]] {
			return true
		}
	}
	return false
}

// goesOnTo is the day by which an event that begins is over: "began the assault
// on Monday and had taken the town three days later"; 0 when nothing tells.
func (t *tree) goesOnTo(e *event, from *sitrep.Timex) sitrep.Day {
	if !t.begins(e) {
		return 0
	}
	var end sitrep.Day
	for k := from.Words.End; k < len(t.tok); k++ {
		i := int(t.timex[k])
		if i < 0 || t.timex[k-1] == t.timex[k] {
			continue
		}
		tx := &t.w.a.Timexes[i]
		if tx.Type != "DATE" || tx.Interval().Days() != 1 || tx.From > from.To+60 {
			continue
		}
		x := t.timeHead(tx)
		for n := 0; n < 3 && x >= 0 && !t.isVerb(x); n++ {
			x = t.head(x)
		}
		if x >= 0 && t.rel(x) == "conj" && t.head(x) == e.anchor() && t.child(x, "nsubj") < 0 && !t.lemmaIs(x, isSaying) {
			end = tx.From
		}
	}
	return end
}

// purpose: an infinitive that says what the words above it are for.
func (t *tree) purpose(x int) bool {
	return t.infinitive(x) && (t.rel(x) == "acl" || t.rel(x) == "advcl")
}

// over: the expression is of a time that the report looks back on.
func (t *tree) over(tx *sitrep.Timex) bool {
	pub := t.w.a.Doc.PublishedOn
	return pub == nil || pub.End == 0 || tx.To <= pub.End
}

// compounded is the event whose noun an expression stands before, with nothing
// but names and nouns between: "the 17 May Kafr airstrike inquiry" is an inquiry
// into the strike of that day. Alone: an article makes the words one phrase, and
// the time is no other event's.
func (t *tree) compounded(tx *sitrep.Timex) (e *event, alone bool) {
	first, end := tx.Words.First, tx.Words.End
	for k := end; k < len(t.tok) && k < end+10; k++ {
		switch t.tok[k].UPOS {
		case "NOUN", "PROPN":
			if o := t.teller(k); o != nil && o.tok == k {
				return o, first > 0 && (t.tok[first-1].UPOS == "DET" || t.tok[first-1].Deprel == "nmod:poss" || t.form[first-1] == "'s")
			}
		case "ADJ":
		case "PUNCT":
			if k == end || k+1 >= len(t.tok) || t.form[k] == "," && (t.tok[k-1].UPOS != "PROPN" || t.tok[k+1].UPOS != "PROPN") || t.form[k] != "," && t.form[k] != "-" {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return nil, false
}

// ofPerson: the relative clause at x tells of a person: "a man who moved here in May".
func (t *tree) ofPerson(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if f := t.form[c]; f == "who" || f == "whom" {
			return true
		}
	}
	return false
}

// clausesApart: the event stands in a clause that says which people or things are meant,
// or since when, and the expression outside of it, or the other way round: "The men
// whom they deported arrived on Monday", "They marked on Monday a year since the raid".
func (t *tree) clausesApart(e *event, tx *sitrep.Timex) bool {
	x := t.timeHead(tx)
	return x >= 0 && (t.asides(e.anchor(), x, true) || t.setGoing(tx) < 0 && t.asides(x, e.anchor(), false) || t.retoldAt(e.anchor(), x))
}

// retoldAt: the time at y is that of a verb of courts and audiences, in a clause under which stands
// the event at x: "the court heard on Monday how rebels killed nine", "jurors watched on Thursday a
// video in which the killing is told".
func (t *tree) retoldAt(x, y int) bool {
	clause := false
	for k := 0; k < 10 && x >= 0; k++ {
		if clause && t.isVerb(x) && t.w.c.times.retold[t.lemma[x]] && t.under(y, x) {
			return true
		}
		switch t.rel(x) {
		case "ccomp", "acl":
			clause = !t.under(y, x)
		}
		x = t.head(x)
	}
	return false
}

// asides: a clause that holds x and not y hangs on a noun, or tells since when. A passive one
// does so only where it is the deed's and y is of its aftermath.
func (t *tree) asides(x, y int, deed bool) bool {
	for k := 0; k < 10 && x >= 0 && !t.under(y, x); k++ {
		r := t.rel(x)
		if r == "acl" && !t.infinitive(x) && (!t.passive(x) || deed && (t.aftermath(x, y) || t.heldAgainst(x, y) || t.inDock(x, y) || t.nowOf(x, y))) || r == "advcl" && t.prep(x) == "since" {
			return true
		}
		x = t.head(x)
	}
	return false
}

// aftermath: above the clause at x stands a verb that tells of the time at y what came of the
// deed days later: "the man accused of the murder appeared in court on Monday".
func (t *tree) aftermath(x, y int) bool {
	for k := 0; k < 6; k++ {
		if x = t.head(x); x < 0 {
			return false
		}
		if t.isVerb(x) && t.w.c.times.aftermath[t.lemma[x]] && t.finite(x) {
			return t.under(y, x)
		}
		if t.under(y, x) && t.isVerb(x) {
			return false
		}
	}
	return false
}

// inDock: x tells what those are accused of who are somewhere at the time at y: "the men charged with
// the murder were in court on Monday".
func (t *tree) inDock(x, y int) bool {
	h := t.head(t.head(x))
	return t.w.c.times.held[t.lemma[x]] && h >= 0 && t.isNoun(h) && t.child(h, "cop") >= 0 && t.prep(h) == "in" && t.under(y, h)
}
