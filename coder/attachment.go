package coder

import (
	"strings"

	"sitrep"
)

// saidThen is the verb of saying that the expression stands behind and that the
// parser passed over, -1 for none: "Shells killed ten in May, the ministry said on Monday."
func (t *tree) saidThen(tx *sitrep.Timex, x int) int {
	h := t.head(x)
	k := tx.Words.First - 1
	for k > 0 && k != h && (t.tok[k].UPOS == "ADP" || t.tok[k].UPOS == "DET" || t.tok[k].UPOS == "ADV") {
		k--
	}
	if h < 0 || k < 0 || k == h || !t.isVerb(k) || !t.lemmaIs(k, isSaying) || t.saysWhen(k, tx) {
		return -1
	}
	if h > k && h >= tx.Words.End && t.head(h) == k && t.rel(h) == "ccomp" || // "said on Monday it had left"
		h < k && t.child(k, "nsubj") > h && (t.head(h) == k || t.head(k) == h) {
		return k
	}
	return -1
}

// saysWhen: verb k says in the present what was at the time of the expression behind it: "Police say late on Monday, two
// men were shot".
func (t *tree) saysWhen(k int, tx *sitrep.Timex) bool {
	tag := t.tok[k].XPOS
	return (tag == "VBP" || tag == "VBZ") && k < tx.Words.First && tx.To != 0 && t.over(tx) && t.child(k, "ccomp") >= tx.Words.End
}

// besideNoun is the event told by a noun before the expression, where a verb of
// words governs the expression by the parse: "condemned the attack on Monday".
// What is condemned in the present tense has a time of its own however far it
// stands off: "we condemn the attack on a market earlier today".
func (t *tree) besideNoun(tx *sitrep.Timex) *event {
	x := t.timeHead(tx)
	if x < 0 || t.head(x) < 0 {
		return nil
	}
	h := t.head(x)
	o := t.teller(h)
	if o == nil {
		if t.claims(h) { // "claimed responsibility for the attack this morning"
			return t.deedBefore(tx, h)
		}
		if t.w.c.times.part[t.lemma[h]] && t.head(h) >= 0 {
			h = t.head(h)
		}
		if t.lemmaIs(h, isSaying) { // "told of heavy shelling on the night of 3 May"
			for c := t.first[h]; c >= 0 && int(c) < tx.Words.First; c = t.next[c] {
				if e := t.teller(int(c)); e != nil && t.rel(int(c)) == "obl" && t.prep(int(c)) == "of" && !verbal[e.typ] {
					return e
				}
			}
		}
		return nil
	}
	if t.ongoing(h) && t.over(tx) { // "are questioning two men about a shooting late Tuesday"
		if e := t.deedBefore(tx, h); e != nil && physical[e.typ] {
			return e
		}
	}
	if t.yetToCome(o, tx) { // "has invited them to talks on 19 May", "called a strike for Monday"
		return t.deedBefore(tx, h)
	}
	if !verbal[o.typ] {
		return t.secondTime(o, tx)
	}
	if t.infinitive(o.tok) { // "a strike to protest the murder of a judge on Monday"
		if e := t.deedBefore(tx, o.tok); e != nil {
			return e
		}
	}
	// Words are mostly of the day of the report: what is longer ago is what they are about.
	if pub := t.w.a.Doc.PublishedOn; pub != nil && pub.Start != 0 && tx.To != 0 && tx.To < pub.Start-2 {
		if e := t.deedBefore(tx, o.tok); e != nil && !(o.typ == "CONCEDE" && t.rel(e.anchor()) == "obj") { // "called off the strike on 2 May"
			return e
		}
	}
	n := tx.Words.First - 1
	if n >= 0 && t.form[n] == "on" {
		n--
	}
	if n >= 0 && t.form[tx.Words.End-1] == "day" && strings.Contains(lower(t.w.a.Text(tx.Span)), "same") {
		return nil // "condemned the invasion the same day"
	}
	if n >= 0 && o.typ != "CONCEDE" && o.typ != "AGREE" { // "lifted the curfew on Monday" is when they lifted it
		if e := t.nounEvent(n); e != nil {
			if t.closes(n, tx, o) {
				return nil
			}
			return e
		}
	}
	if tag := t.tok[o.tok].XPOS; tag != "VBP" && tag != "VBZ" {
		return nil
	}
	for k := o.tok + 1; k < tx.Words.First; k++ {
		if e := t.nounEvent(k); e != nil {
			return e
		}
	}
	return nil
}

// closes: the expression behind a deed that is known by now closes what somebody said of
// it in the past, or leads over to what he did besides: "condemned the killings on
// Wednesday and called for an inquiry".
func (t *tree) closes(n int, tx *sitrep.Timex, o *event) bool {
	d := t.child(n, "det")
	if t.tok[o.tok].XPOS != "VBD" || d < 0 || t.form[d] != "the" {
		return false
	}
	k := tx.Words.End
	if k >= len(t.tok) || t.form[k] == "." {
		return t.si > 0 && !t.w.headline(t.si-1) // told before
	}
	if t.form[k] == "," {
		k++
	}
	return k+1 < len(t.tok) && (t.form[k] == "and" || t.form[k] == "but" || t.tok[k].XPOS == "VBG") && t.timeHead(tx) >= 0
}

// yetToCome: the event is told as past, and the expression lies after the report.
func (t *tree) yetToCome(e *event, tx *sitrep.Timex) bool {
	pub := t.w.a.Doc.PublishedOn
	if pub == nil || pub.End == 0 || tx.From <= pub.End || !settled(e.fact.reality) || e.calledFor() {
		return false
	}
	x := e.anchor()
	return t.tok[x].XPOS == "VBD" || t.perfect(x) || t.pastPerfect(x) || t.wasDone(x)
}

// wasDone: "was freed".
func (t *tree) wasDone(x int) bool {
	c := t.child(x, "aux:pass")
	return c >= 0 && (t.form[c] == "was" || t.form[c] == "were")
}

// nowSaid: what is said in the present by those who speak in the report is of its own
// day: "We condemn the use of live rounds on 4 May".
func (t *tree) nowSaid(e *event, tx *sitrep.Timex) bool {
	x := e.anchor()
	pub := t.w.a.Doc.PublishedOn
	if !verbal[e.typ] || t.tok[x].XPOS != "VBP" || pub == nil || pub.Start == 0 || tx.To == 0 || tx.To >= pub.Start {
		return false
	}
	s := t.child(x, "nsubj")
	return t.firstPerson(s)
}

// deedBefore is the event of the last noun between a verb and an expression.
func (t *tree) deedBefore(tx *sitrep.Timex, verb int) *event {
	for k := tx.Words.First - 1; k > verb; k-- {
		if e := t.nounEvent(k); e != nil {
			return e
		}
	}
	return nil
}

// claims: "claim responsibility", which tells no event of its own.
func (t *tree) claims(x int) bool {
	o := t.child(x, "obj")
	return o >= 0 && t.lemma[x] == "claim" && t.lemma[o] == "responsibility"
}

// occurs: the verb only says that something took place.
func (t *tree) occurs(x int) bool {
	if t.w.c.scene.occur[t.lemma[x]] {
		return true
	}
	o := t.child(x, "obj")
	return o >= 0 && t.w.c.scene.occur[t.lemma[x]+" "+t.lemma[o]]
}

// nearestNoun is the event told by a noun or by one that it hangs on.
func (t *tree) nearestNoun(x int) *event {
	for k := 0; k < 5 && x >= 0 && t.isNoun(x); k++ {
		if o := t.teller(x); o != nil {
			return o
		}
		x = t.head(x)
	}
	return nil
}

// secondTime is the event told by a noun between two expressions which the parser
// hung both on the verb: "jailed in 2018 for the murder of a judge in 2016".
func (t *tree) secondTime(o *event, tx *sitrep.Timex) *event {
	for k := tx.Words.First - 1; k > o.tok; k-- {
		if e := t.nounEvent(k); e != nil {
			for j := k - 1; j > o.tok; j-- {
				if t.timex[j] >= 0 && t.w.a.Timexes[t.timex[j]].Type != "DURATION" {
					return e
				}
			}
			return nil
		}
	}
	return nil
}

// compares: "the deadliest attack since 2016" is of another time.
func (t *tree) compares(tx *sitrep.Timex, x int) bool {
	h := t.head(x)
	if n := tx.Words.First - 2; n >= 0 && t.isNoun(n) { // whatever the parser made of it
		h = n
	}
	if t.prep(x) != "since" {
		return false
	}
	for ; h >= 0 && t.isNoun(h); h = t.head(h) { // "the deadliest attack in the city since 2016"
		if t.superlative(h) {
			return true
		}
		if t.rel(h) != "nmod" {
			break
		}
	}
	return false
}

// whenTold: the event is what a clause right behind the expression says of that time: "the
// worst loss since 1982, when a shell hit a ferry".
func (t *tree) whenTold(e *event, tx *sitrep.Timex) bool {
	k := tx.Words.End
	if k < len(t.form) && t.form[k] == "," {
		k++
	}
	return k < len(t.form) && t.form[k] == "when" && e.tok > k
}

// superlative: the noun at h is the most of its kind.
func (t *tree) superlative(h int) bool {
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if tag := t.tok[c].XPOS; tag == "JJS" || tag == "RBS" || t.w.c.times.compare[t.lemma[c]] {
			return true
		}
		if t.tok[c].Deprel == "amod" && t.child(int(c), "advmod") >= 0 && t.tok[t.child(int(c), "advmod")].XPOS == "RBS" {
			return true
		}
	}
	return false
}

// nounEvent is the event, none of words, that the noun at n tells.
func (t *tree) nounEvent(n int) *event {
	if !t.isNoun(n) {
		return nil
	}
	if e := t.w.eventAt(t, n); e != nil && e.tok == n && !verbal[e.typ] {
		return e
	}
	return nil
}

// ownSpeech: the event is what the subject of the verb of saying at x does by his
// words: "said on Tuesday that he would not resign".
func (t *tree) ownSpeech(e *event, x int) bool {
	a := e.anchor()
	if !verbal[e.typ] && (e.fact.reality != sitrep.Planned || future[e.typ] == "") && !(t.gerund(a) && t.child(a, "aux") >= 0) || t.pastPerfect(a) || t.perfect(a) {
		return false
	}
	if !t.under(a, x) && !(t.rel(x) == "parataxis" && t.head(x) == a) || t.under(a, x) && !t.clauseUnder(x, e) {
		return false
	}
	if s := t.child(a, "nsubj"); s >= 0 {
		if p := t.child(s, "nmod:poss"); p >= 0 { // "that his country was ready to talk"
			s = p
		}
		if t.tok[s].UPOS == "PRON" && !relative(t.lemma[s]) {
			return true
		}
	}
	for _, r := range t.participants(t.speaker(x), nil) {
		for i := range e.actors {
			if samePerson(&r.p, &e.actors[i].p) || speaksFor(r.p.Text, &e.actors[i].p) {
				return true
			}
			if who := speakerOf(r); verbal[e.typ] && t.w.answersFor(&who, &e.actors[i].p) {
				return true // "the minister said on Sunday that Egypt rejected the plan"
			}
		}
	}
	return false
}

// verbBehind is the main verb that an expression stands right before, where the
// parser hung it into a clause about the subject: "The gang that holds the port on
// Monday freed a nurse"; -1 where it is as the parser has it.
func (t *tree) verbBehind(tx *sitrep.Timex, x int) int {
	v := tx.Words.End
	for v < len(t.tok) && (t.tok[v].UPOS == "ADV" || t.rel(v) == "aux") {
		v++
	}
	if v >= len(t.tok) || !t.isVerb(v) || t.tok[v].XPOS == "VBG" || t.under(x, v) && t.head(x) == v {
		return -1
	}
	if t.hasTime(v, tx) || t.cameOut(t.head(x)) || t.doneInClause(t.head(x)) {
		return -1 // "those abducted on 11 December were released yesterday"
	}
	for y, k := t.head(x), 0; k < 6 && y >= 0; k++ {
		if t.rel(y) == "acl" && t.isVerb(y) {
			if t.lemmaIs(y, isPassing) && t.child(y, "nsubj") >= 0 && t.head(y) >= 0 && verbal[t.tells(t.head(y))] {
				return -1 // "the pledge that he gave on Saturday was broken"
			}
			for z := t.head(y); z >= 0 && k < 6; z, k = t.head(z), k+1 {
				if t.rel(z) == "nsubj" && t.head(z) == v {
					return v
				}
			}
			return -1
		}
		y = t.head(y)
	}
	return -1
}

// hasTime: another expression than tx hangs on verb v.
func (t *tree) hasTime(v int, tx *sitrep.Timex) bool {
	for k := v + 1; k < len(t.tok); k++ {
		if i := int(t.timex[k]); i >= 0 && t.timex[k-1] != t.timex[k] {
			if o := &t.w.a.Timexes[i]; o != tx && o.Interval().Known() {
				if y := t.timeHead(o); y >= 0 && t.head(y) == v {
					return true
				}
			}
		}
	}
	return false
}

// opensBefore is the verb of a sentence that an expression opens, where the parser hung it
// on the subject behind it: "Two days later security forces opened fire"; -1 for none.
func (t *tree) opensBefore(tx *sitrep.Timex, x int) int {
	s := t.head(x)
	if tx.Words.First > 0 || s < tx.Words.End || tx.Type == "DURATION" || t.rel(x) == "compound" {
		return -1
	}
	for k := 0; k < 3 && t.rel(s) == "compound" && t.head(s) > s; k++ {
		s = t.head(s)
	}
	if r := t.tok[s].Deprel; r != "nsubj" && r != "nsubj:pass" || t.tok[x].Deprel == "nmod:poss" || t.head(s) < s || !t.isVerb(t.head(s)) {
		return -1
	}
	for k := tx.Words.End; k < s; k++ {
		switch t.tok[k].UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM":
		default:
			return -1
		}
	}
	return t.head(s)
}
