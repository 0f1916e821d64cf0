package coder

import "sitrep"

// frame is the time that a sentence opens with, which the next ones go on from.
type frame struct {
	t      *tree
	on     *sitrep.When
	counts map[string]bool // nouns of events that it counts: "nine strikes"
	ruling bool            // a court rules
	talk   bool            // all that is told of it is talk: who was killed fell another day
}

// ruled: what else a court does in a ruling: "Two others were acquitted."
var ruled = map[string]bool{"CONCEDE": true, "SANCTION": true, "REJECT": true, "ACCUSE": true, "COERCE": true}

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
		from := k
		for k < len(live) && live[k].t.si <= si {
			k++
		}
		here := live[from:k]
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
			talk, deeds := false, false
			for _, e := range here {
				if on != nil && e.on != nil && e.on.Interval == on.Interval {
					words := verbal[e.typ] || e.typ == "CONSULT"
					talk, deeds = talk || words, deeds || !words
				}
				f.talk = talk && !deeds
				if on != nil && e.on != nil && e.on.Interval == on.Interval && contains(e.modes, "convict") {
					f.ruling = true
				}
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
		told := root              // the main clause of what is told
		if !goes && t.speechVerb(root) {
			if told = t.toldBeforeSaid(root); told < 0 {
				continue
			}
		}
		for _, e := range here {
			if f.talk && e.typ == "ASSAULT" && (t.isNoun(e.tok) || t.passive(e.tok)) {
				continue
			}
			if (e.on == nil || e.onLevel == clockTime) && (!verbal[e.typ] || goes && t.rowOf(e, told) || f.ruling && ruled[e.typ]) && settled(e.fact.reality) && !e.demanded() && !e.general() && t.mainClause(e, told) && !t.otherwhen(told) {
				e.on, e.onLevel = f.on, looseTime
				e.noteAt("occurred_on", f.on.Span, sitrep.ByNarrative)
				f.t = t
			}
		}
	}
}

// toldBeforeSaid is the verb of a clause that who said it is named behind: "Guards beat two
// nurses in the yard, witnesses said"; -1 for none.
func (t *tree) toldBeforeSaid(root int) int {
	s := t.child(root, "nsubj")
	for c := t.first[root]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "ccomp" || r == "parataxis") && int(c) < root && s > int(c) && t.child(int(c), "mark") < 0 {
			return int(c)
		}
	}
	return -1
}

// otherwhen: the main clause was before or after something that lasts: "It was disbanded
// after the war".
func (t *tree) otherwhen(root int) bool {
	for c := t.first[root]; c >= 0; c = t.next[c] {
		if p := t.prep(int(c)); t.rel(int(c)) == "obl" && (p == "after" || p == "before" || p == "since") && t.w.c.times.lasting[t.lemma[c]] {
			return true
		}
	}
	return false
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
		if i := int(t.timex[k]); i >= 0 && (t.w.a.Timexes[i].Interval().Known() || ofUnknownDay(&t.w.a.Timexes[i])) {
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
		if !tx.Interval().Known() && ofUnknownDay(tx) {
			any = true // "last week", of whatever week
		}
		if !tx.Interval().Known() || t.noTime(tx) || w.clock(tx) {
			continue
		}
		x := t.timeHead(tx)
		if t.toldAhead(tx, x, root) {
			continue
		}
		any = true
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

// toldAhead: the expression is of what those agreed on or asked for who act in the main
// clause: "They agreed to meet in April."
func (t *tree) toldAhead(tx *sitrep.Timex, x, root int) bool {
	pub := t.w.a.Doc.PublishedOn
	if pub == nil || pub.End == 0 || tx.From <= pub.End || root < 0 || !t.pastTense(root) {
		return false
	}
	for k := 0; k < 6 && x >= 0 && x != root; k++ {
		if r := t.rel(x); r == "xcomp" || r == "ccomp" || r == "acl" && t.infinitive(x) {
			return true
		}
		x = t.head(x)
	}
	return false
}

func (t *tree) root() int {
	for i := range t.tok {
		if t.tok[i].Deprel == "root" {
			return i
		}
	}
	return -1
}

// subject is that of the main clause, -1 where it has none: of a sentence without a word, too.
func (t *tree) subject() int {
	if root := t.root(); root >= 0 {
		return t.child(root, "nsubj")
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
		case "they", "he", "she", "these", "those", "both":
			return true
		case "two", "pair", "sides", "parties":
			if t.form[first] == "the" && end-first <= 3 { // "The two agreed to meet in April"
				return true
			}
		}
	}
	return false
}

// rowOf: the event is told by the main verb or by one in a row with it that has the
// same subject: "They demanded an inquiry and offered to help."
func (t *tree) rowOf(e *event, root int) bool {
	x := e.anchor()
	return e.tells(root) || t.rel(x) == "conj" && t.head(x) == root && t.child(x, "nsubj") < 0
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
		if o := t.teller(h); o != nil && o != e && t.rel(x) != "conj" && (o.typ == "REQUEST" || o.typ == "THREATEN") {
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
