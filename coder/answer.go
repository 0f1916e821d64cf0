package coder

// answerSpan is how many sentences back an answer looks for what it answers.
const answerSpan = 3

// answers fills recipients that only the course of the report tells: who is refused,
// whom an answered demand was put to, the crowd that gas is fired at, whom return
// fire meets, the prisoners that a trial or release is about.
func (w *work) answers(live []*event) {
	for i, e := range live {
		if len(e.recipients) > 0 || len(e.f.rule.all) > 0 {
			continue
		}
		var from []role
		switch {
		case e.typ == "REJECT":
			from = w.refusedBefore(live, i)
		case e.typ == "ACCUSE" && e.verdict():
			if x := max(e.arg(arg{kind: argSubj}), e.t.child(e.tok, "nsubj")); x >= 0 && (e.t.form[x] == "this" || e.t.form[x] == "it" || e.t.form[x] == "that") {
				from = before(live, i, answerSpan, func(o *event) []role {
					if !physical[o.typ] && o.typ != "COERCE" || len(inherited(o.actors, e.actors)) < len(o.actors) {
						return nil
					}
					return o.actors
				})
			}
		case accepting[e.typ] && e.t.isVerb(e.tok):
			from = w.takenUp(live, i)
		case (e.typ == "REQUEST" || e.typ == "AGREE") && e.t.isNoun(e.tok):
			from = answeredBy(live, e)
		case e.typ == "ASSAULT" && contains(e.modes, "crowd-control"):
			from = before(live, i, answerSpan, func(o *event) []role {
				if o.typ != "PROTEST" || o.fact.polarity != e.fact.polarity {
					return nil
				}
				return o.actors
			})
			if len(from) == 0 {
				from = e.takenAway(live)
			}
		case e.typ == "ASSAULT" && e.inReturn():
			from = before(live, i, answerSpan, func(o *event) []role {
				if o.typ != "ASSAULT" || len(inherited(o.actors, e.actors)) < len(o.actors) {
					return nil
				}
				return o.actors
			})
		case contains(e.modes, "release"), contains(e.modes, "convict"), e.typ == "COERCE" && contains(e.modes, "arrest") && e.t.isNoun(e.tok):
			from = before(live, i, answerSpan, func(o *event) []role {
				if !contains(o.modes, "arrest") && !contains(o.modes, "convict") && !contains(o.modes, "abduct") || o.fact.polarity != e.fact.polarity {
					return nil
				}
				return o.recipients
			})
		}
		if e.recipients = inherited(from, e.actors); len(e.recipients) > 0 {
			for k := range e.recipients {
				e.recipients[k].kind = "refers back"
			}
		}
	}
}

// takenAway are those of the crowd that the sentence says to be arrested: "fired tear gas and
// arrested 200 protesters".
func (e *event) takenAway(live []*event) []role {
	for _, o := range live {
		if o.t == e.t && contains(o.modes, "arrest") && len(o.recipients) == 1 && o.t.plural(o.recipients[0].tok) && len(inherited(o.actors, e.actors)) == 0 {
			return o.recipients
		}
	}
	return nil
}

// before is what the last event before live[at], at most so many sentences back, gives.
func before(live []*event, at, span int, give func(*event) []role) []role {
	e := live[at]
	for k := at - 1; k >= 0 && e.t.si-live[k].t.si <= span; k-- {
		o := live[k]
		if e.t.w.headline(o.t.si) && !e.t.w.headline(e.t.si) {
			continue
		}
		if from := give(o); len(from) > 0 {
			return from
		}
	}
	return nil
}

// refusedBefore is whose demand or offer live[at] refuses: the one that its object
// refers back to, else the last that was put to who refuses.
func (w *work) refusedBefore(live []*event, at int) []role {
	e := live[at]
	if x := e.arg(arg{kind: argObj}); x >= 0 && e.t.isNoun(x) {
		if o := w.referent(live, at, x); o != nil {
			return o.actors
		}
		if from := w.raisedBy(live, at, x); len(from) > 0 {
			return from
		}
	}
	return before(live, at, answerSpan, func(o *event) []role {
		bare := len(o.recipients) == 0 && e.t.si-o.t.si <= 1 && o.t.isVerb(o.tok) && e.bareWord() // "asked for talks. The colonel refused."
		if o.typ != "REQUEST" && o.typ != "AGREE" || len(inherited(o.recipients, e.actors)) == len(o.recipients) && !bare {
			return nil
		}
		return o.actors
	})
}

// asAsked gives a refusal the mode of what it refuses: help, a change, to yield or to meet.
func (w *work) asAsked(live []*event) {
	for i, e := range live {
		if len(e.modes) == 0 {
			e.modeOfNoun()
		}
		if e.typ != "REJECT" || len(e.modes) > 0 {
			continue
		}
		x := e.arg(arg{kind: argObj})
		if x < 0 {
			continue
		}
		o := w.eventAt(e.t, x)
		if o == nil || o == e {
			o = e.t.w.line.dropped[[2]int{e.t.si, x}]
		}
		if o == nil || o == e || o.typ != "REQUEST" && o.typ != "AGREE" {
			o = w.referent(live, i, x)
		}
		if o == nil {
			continue
		}
		for _, m := range o.modes {
			if refusable[m] && o.typ == "REQUEST" {
				e.modes = append(e.modes, m)
				e.note("modes", x, x+1, "mode of what was asked")
				break
			}
		}
		if len(e.modes) == 0 && (o.typ == "AGREE" || o.typ == "REQUEST") && o.toMeet() {
			e.modes = append(e.modes, "meet")
			e.note("modes", x, x+1, "mode of what was offered")
		}
	}
}

// modeOfNoun gives a verb that tells with a noun what the noun alone would the noun's mode: "restated
// its demand that Norland withdraw".
func (e *event) modeOfNoun() {
	for _, x := range e.f.words {
		if x == e.tok || !e.t.isNoun(x) {
			continue
		}
		if f := e.t.event(x); f != nil && f.rule.typ == e.typ && len(f.rule.modes) > 0 {
			e.modes = append(e.modes, f.rule.modes...)
			e.note("modes", x, x+1, f.rule.by)
			return
		}
	}
}

// refusable are the modes that demands and refusals share.
var refusable = map[string]bool{"assist": true, "change": true, "yield": true, "meet": true}

// toMeet: what is offered or asked is to meet or talk.
func (e *event) toMeet() bool {
	for _, a := range e.args {
		if a.kind == argComp || a.kind == argObj || a.kind == argPrep && (a.prep == "of" || a.prep == "for" || a.prep == "to") {
			if e.t.tells(a.tok) == "CONSULT" || e.t.w.c.class["talks"].words[e.t.lemma[a.tok]] {
				return true
			}
		}
	}
	return false
}

// raisedBy is who spoke of the same thing as the noun x that points back: "would disarm only
// after a vote. The ministry ruled out such a vote."
func (w *work) raisedBy(live []*event, at, x int) []role {
	e := live[at]
	if !e.t.refersBack(x) {
		return nil
	}
	return before(live, at, 2, func(o *event) []role {
		if o.t == e.t || !verbal[o.typ] || len(inherited(o.actors, e.actors)) == 0 {
			return nil
		}
		for k := o.tok + 1; k < len(o.t.tok); k++ {
			if o.t.isNoun(k) && o.t.lemma[k] == e.t.lemma[x] {
				return o.actors
			}
		}
		return nil
	})
}

// bareWord: a verb that says nothing of what it is about.
func (e *event) bareWord() bool {
	for _, a := range e.args {
		if a.kind == argObj || a.kind == argComp || a.kind == argIobj || a.kind == argPrep && e.t.timex[a.tok] < 0 {
			return false
		}
	}
	return e.t.isVerb(e.tok)
}

// putTo fills whom a demand or offer was put to by who answers it: "The union demanded
// higher pay. The ministry rejected the demand."
func (w *work) putTo(live []*event) {
	for i, o := range live {
		if o.typ != "REJECT" && o.typ != "AGREE" || !o.t.isVerb(o.tok) || len(o.recipients) == 0 {
			continue
		}
		for k := i - 1; k >= 0 && o.t.si-live[k].t.si <= answerSpan; k-- {
			e := live[k]
			if e.typ != "REQUEST" && (e.typ != "AGREE" || o.typ == "AGREE") || e.t == o.t || len(inherited(o.recipients, e.actors)) > 0 || w.headline(e.t.si) {
				continue
			}
			if len(e.recipients) == 0 && len(e.f.rule.all) == 0 {
				if e.recipients = inherited(o.actors, e.actors); len(e.recipients) > 0 {
					e.recipients[0].kind = "answers"
				}
			}
			break
		}
	}
}

// accepting types take up what another has asked or offered.
var accepting = map[string]bool{"AGREE": true, "SUPPORT": true, "CONCEDE": true}

// takenUp is whose offer or demand live[at] takes up: "accepted the plan", "agreed to the
// request", "it was endorsed by".
func (w *work) takenUp(live []*event, at int) []role {
	e := live[at]
	for _, a := range e.args {
		if a.kind != argObj && (a.kind != argPrep || a.prep != "to" && a.prep != "with") {
			continue
		}
		if e.t.isNoun(a.tok) {
			if o := w.referent(live, at, a.tok); o != nil && offering[o.typ] {
				return o.actors
			}
			continue
		}
		if f := e.t.form[a.tok]; a.kind == argObj && (f == "it" || f == "this") {
			for k := at - 1; k >= 0 && e.t.si-live[k].t.si <= 1; k-- {
				if o := live[k]; offering[o.typ] && len(inherited(o.actors, e.actors)) > 0 {
					return o.actors
				}
			}
		}
	}
	return nil
}

// offering types may be taken up.
var offering = map[string]bool{"AGREE": true, "REQUEST": true, "CONCEDE": true, "CONSULT": true}

// answeredBy is who turns the demand or offer down, or takes it, in its own sentence:
// "an offer by the rebels, which the premier accepted".
func answeredBy(live []*event, e *event) []role {
	for _, o := range live {
		if o.t == e.t && o != e && (o.typ == "REJECT" || o.typ == "AGREE" || o.typ == "SUPPORT") && e.t.isVerb(o.tok) && o.arg(arg{kind: argObj}) == e.tok {
			return o.actors
		}
	}
	return nil
}

// inReturn: the words of the event answer an attack ("returned fire").
func (e *event) inReturn() bool { return e.isOf("in-return") }
