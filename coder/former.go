package coder

import (
	"slices"

	"sitrep"
)

// former finds what the words put before other violence: the killing that an attack avenges, the
// one that it comes two days after, the deed over which somebody was arrested years ago.

// deepest is how far above a deed the words may stand that say what it came before.
const deepest = 8

// cameBefore is the deed of its sentence that an event came before, as another one, nil where none
// is told: "the attack was retaliation for a shooting that killed two", "the shootings come after
// the killing of two children", "shot two days after the raid".
func (e *event) cameBefore() *event {
	if e.typ != "ASSAULT" || e.fact.polarity != sitrep.Positive {
		return nil
	}
	t := e.t
	avenged, same := false, t.w.c.same
	for k, x := 0, e.anchor(); k < deepest; k++ {
		h := t.head(x)
		if h < 0 || e.holds(h) {
			return nil
		}
		p := t.prep(x)
		switch {
		case t.lemmaIs(h, ofIdentity) && same.avenge[t.lemma[h]] && x > h && p != "by" && p != "from":
			avenged = true
		case t.outcryOver(x):
			avenged = true
		case p == "in" && t.offendsAgain(h, e):
			avenged = true
		case avenged, p == "after" && (t.afterDays(x) || t.comes(h) || t.provokedBy(h, x)):
		default:
			x = h
			continue
		}
		if o := t.avenger(h, e); o != nil {
			return o
		}
		if !avenged {
			return nil
		}
		x = h
	}
	return nil
}

// offendsAgain: subject h is called after what he did one day, the event, and the sentence tells another deed of
// his: "the suspect in Monday's shooting killed a guard", "the gunman in Monday's shooting killed a guard on
// Tuesday", not "the gunman in Monday's shooting killed a guard".
func (t *tree) offendsAgain(h int, e *event) bool {
	v := t.head(h)
	if v < 0 || t.rel(h) != "nsubj" || !t.offender(h) || !t.ofDay(e.tok) {
		return false
	}
	if t.w.c.accused.called[t.lemma[h]] != "" {
		return true
	}
	o := t.avenger(v, e)
	if o == nil || o.on == nil || e.on == nil {
		return false
	}
	_, both := o.on.Intersect(e.on.Interval)
	return !both
}

// outcryOver: right before the deed at x stands an outcry over it during which something else
// happened: "came amid protests over the killing", whatever the parser hangs the deed on.
func (t *tree) outcryOver(x int) bool {
	o := t.child(x, "case") - 1
	return o >= 0 && o < x && t.lemmaIs(o, ofIdentity) && t.w.c.same.outcry[t.lemma[o]] && t.isNoun(o) && during(t.prep(o)) &&
		(t.head(x) == o || t.head(x) == t.head(o))
}

// during: a preposition of what goes on meanwhile.
func during(p string) bool { return p == "amid" || p == "amidst" || p == "during" || p == "as" }

// avenger is the deed that word h tells, or that is its subject.
func (t *tree) avenger(h int, e *event) *event {
	later := func(x int) *event {
		if o := t.w.eventAt(t, x); o != nil && o != e && o.typ == "ASSAULT" && o.firstMention() != e.firstMention() {
			return o
		}
		return nil
	}
	if o := later(h); o != nil {
		return o
	}
	if s := t.child(h, "nsubj"); s >= 0 {
		return later(s)
	}
	return nil
}

// afterDays: a number of days or more stands before the preposition of x: "two weeks after the raid".
func (t *tree) afterDays(x int) bool {
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		if r := t.rel(int(c)); (r == "case" || r == "mark") && t.form[c] == "after" && c > 0 && t.w.c.same.span[t.lemma[c-1]] {
			return true
		}
	}
	return false
}

// comes: the verb says of a happening no more than that it happened: "The shootings come after …".
func (t *tree) comes(v int) bool {
	return t.isVerb(v) && t.w.c.same.comes[t.lemma[v]]
}

// heldOver gives a deed without a time the time up to the arrest or the charge that was made over it
// long before the report: "was arrested in August 2014 after he shot six people". It was not later.
func (w *work) heldOver(live []*event) {
	for _, e := range live {
		if e.typ != "ASSAULT" || e.on != nil && e.onLevel <= firmTime || e.fact.polarity != sitrep.Positive || !settled(e.fact.reality) {
			continue
		}
		o := e.charge()
		if o == nil || o.on == nil || o.on.End == 0 || o.onLevel > firmTime || o.onTimex < 0 || !w.longOver(o.on) {
			continue
		}
		e.on = &sitrep.When{Interval: sitrep.Interval{End: o.on.End}, Precision: sitrep.PrecisionInterval, Text: o.on.Text, Span: o.on.Span, Anchors: o.on.Anchors}
		e.onLevel, e.heldOver = firmTime, true
		e.noteAt("occurred_on", o.on.Span, "not after the arrest")
	}
}

// longOver: two months and more before the report.
func (w *work) longOver(on *sitrep.When) bool {
	pub := w.a.Doc.PublishedOn
	return pub != nil && on.End != 0 && on.End < pub.Start-60
}

// charge is the arrest or the charge of the sentence that was made over the event, nil for none.
func (e *event) charge() *event {
	t := e.t
	for k, x := 0, e.anchor(); k < deepest; k++ {
		h := t.head(x)
		if h < 0 {
			return nil
		}
		if c := t.child(x, "acl"); t.isNoun(x) && c > x {
			if o := t.teller(c); o != nil && o.tok == c && o.onceCharged() {
				return o // "the murder that he was charged with in 2009"
			}
		}
		if o := t.teller(h); o != nil && o != e && (o.tok == h || o.onceCharged()) {
			switch {
			case o.onceCharged():
				return o
			case o.typ == "ASSAULT" && o.on != nil:
				return nil
			}
		}
		x = h
	}
	return nil
}

// onceCharged: it tells an arrest, a charge or a conviction.
func (e *event) onceCharged() bool {
	return e.typ == "COERCE" && contains(e.modes, "arrest") || e.typ == "ACCUSE" || e.typ == "SANCTION" && contains(e.modes, "convict")
}

// onRecord: it is told as one of those that somebody did before: "a criminal record that includes assault",
// "convictions for firing into a house", "a history of fighting officers".
func (e *event) onRecord() bool {
	t, same := e.t, e.t.w.c.same
	if d := t.child(e.tok, "det"); e.typ != "ASSAULT" || d >= 0 && t.form[d] == "the" {
		return false
	}
	of := func(x int) bool {
		return x >= 0 && t.isNoun(x) && t.lemmaIs(x, ofIdentity) && (same.record[t.lemma[x]] || t.plural(x) && same.records[t.lemma[x]])
	}
	for k, x := 0, e.tok; k < deepest; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		if of(h) || t.isVerb(h) && t.rel(x) == "obj" && of(t.child(h, "nsubj")) { // "his record includes"
			return true
		}
		if t.isVerb(h) && t.child(h, "nsubj") >= 0 {
			return false
		}
		x = h
	}
	return false
}

// mourned: it says how somebody died who is honoured: "The vigil honored a man who was shot in a robbery."
func (e *event) mourned() bool {
	t := e.t
	if e.typ != "ASSAULT" {
		return false
	}
	for k, x, in := 0, e.anchor(), false; k < deepest; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		if in = in || t.rel(x) == "acl"; in && t.lemmaIs(h, ofIdentity) && t.w.c.same.mourn[t.lemma[h]] && x > h {
			return true
		}
		x = h
	}
	return false
}

// mournedBeside: the size is of somebody who is honoured while the event befell others: "They
// were attending a vigil for a man who died last week".
func (t *tree) mournedBeside(s *size, e *event) bool {
	if s.kind != "killed" || s.of < 0 {
		return false
	}
	hit := false
	for o := range e.t.attacks {
		hit = hit || tolled(o.quantities) && !hasKind(o.quantities, "killed")
	}
	if !hit {
		return false
	}
	for k, x := 0, s.of; k < deepest && x >= 0; k++ {
		if t.mourns(x) {
			return true
		}
		if s := t.child(x, "nsubj"); s >= 0 && t.mourns(s) { // "The vigil was for a man who died"
			return true
		}
		x = t.head(x)
	}
	return false
}

// mourns: the word at x, or what stands before it in a compound, is for honouring the dead: "a memorial service".
func (t *tree) mourns(x int) bool {
	words := t.w.c.same.mourn
	if t.lemmaIs(x, ofIdentity) && words[t.lemma[x]] {
		return true
	}
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		if r := t.rel(int(c)); (r == "compound" || r == "amod") && words[t.lemma[c]] {
			return true
		}
	}
	return false
}

// ofOthers: it says what other happenings did that the news is likened to or came after: "as in recent attacks
// in Karm and Arbin that claimed the lives of eight officers". The words count, not the tree.
func (e *event) ofOthers() bool {
	const reach, before = 12, 4 // words
	t, x := e.t, e.anchor()
	if e.typ != "ASSAULT" || t.tok[x].Deprel != "acl:relcl" {
		return false
	}
	for n := x - 1; n > 0 && n > x-reach && !t.isVerb(n); n-- {
		if !t.isNoun(n) || !t.plural(n) || !t.w.c.scene.happening[t.lemma[n]] && t.tells(n) != "ASSAULT" {
			continue
		}
		for k := n - 1; k >= 0 && k >= n-before; k-- {
			if t.w.c.same.likened[t.form[k]] {
				return true
			}
		}
		return false
	}
	return false
}

// sinceDeath: it tells whom violence hurt that went on since somebody's death: "Violence has raged since the
// death of the boy, leaving 70 people injured".
func (e *event) sinceDeath() bool {
	t := e.t
	for k, x := 0, e.anchor(); e.typ == "ASSAULT" && k < deepest; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		if s := t.child(h, "nsubj"); t.rel(x) == "advcl" && s >= 0 && t.w.c.same.long[t.form[s]] {
			for c := h + 1; c+1 < e.tok; c++ {
				if t.form[c] == "since" && t.timex[c+1] < 0 {
					return true
				}
			}
		}
		x = h
	}
	return false
}

// cameBefore: the words put it before the other one, or, where they name its day and nobody whom it befell, before
// a deed with one of the other one's victims.
func (p *profile) cameBefore(o *profile) bool {
	return slices.ContainsFunc(p.later, func(e *event) bool {
		return e.firstMention() == o.first || len(p.recipients) == 0 && p.first.t.ofDay(p.first.tok) && o.hitOneOf(e.recipients)
	})
}

// asFormer: the words put it before other violence, and say whom it befell; the other one is
// not told so, and is the news: "The attack came a month after the killing of a clerk".
func (p *profile) asFormer(o *profile) bool {
	return len(p.later) > 0 && len(p.recipients) > 0 && len(o.later) == 0
}

// chargedOver is the deed told just before, as one that came before the news, whose doer is charged
// with this one: "… the shooting of Ana Ruiz by an officer. The officer was charged with murder"; nil for none.
func (p *profile) chargedOver(heads []*event, members map[*event]*profile) *event {
	const near = 3 // sentences
	e := p.first
	if len(p.recipients) > 0 || e.typ != "ASSAULT" || !e.t.isNoun(e.tok) {
		return nil
	}
	for k := len(heads) - 1; k >= 0; k-- {
		h := heads[k]
		if h.typ != e.typ {
			continue
		}
		o := members[h]
		if len(o.later) == 0 || e.t.si-o.last.t.si > near {
			return nil
		}
		for _, r := range e.blamed() {
			if r.among(o.actors) || slices.ContainsFunc(o.actors, func(a role) bool { return sameHeads(r, a) }) {
				return h
			}
		}
		return nil
	}
	return nil
}

// oneOfRow: it is the latest, the first or the worst of those that the other one counts.
func (p *profile) oneOfRow(o *profile) bool {
	e := p.first
	if p.series || !e.t.isNoun(e.tok) || e.t.plural(e.tok) {
		return false
	}
	for c := e.t.first[e.tok]; c >= 0; c = e.t.next[c] {
		if e.t.rel(int(c)) == "amod" && (e.t.w.c.same.row[e.t.form[c]] || e.t.tok[c].XPOS == "JJS") { // "the deadliest attack"
			return o.series || o.wide || o.several
		}
	}
	return false
}

// sameVictims: one of those whom it befell is one of those of the other one, or told by the same noun.
func (p *profile) sameVictims(o *profile) bool { return p.hitOneOf(o.recipients) }

// hitOneOf: one of them is one of those whom it befell, or told by the same noun.
func (p *profile) hitOneOf(who []role) bool {
	for i := range p.recipients {
		for k := range who {
			if samePerson(&p.recipients[i].p, &who[k].p) || sameHeads(p.recipients[i], who[k]) && !otherPerson(p.recipients[i], who[k]) {
				return true
			}
		}
	}
	return false
}

// recalled: told as what came before other violence.
func (p *profile) recalled() bool { return p.mourned || p.heldOver || p.probed || len(p.later) > 0 }
