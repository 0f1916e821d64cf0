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
		case (e.typ == "REQUEST" || e.typ == "AGREE") && e.t.isNoun(e.tok):
			from = answeredBy(live, e)
		case e.typ == "ASSAULT" && contains(e.modes, "crowd-control"):
			from = before(live, i, answerSpan, func(o *event) []role {
				if o.typ != "PROTEST" || o.fact.polarity != e.fact.polarity {
					return nil
				}
				return o.actors
			})
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
	}
	return before(live, at, answerSpan, func(o *event) []role {
		if o.typ != "REQUEST" && o.typ != "AGREE" || len(inherited(o.recipients, e.actors)) == len(o.recipients) {
			return nil
		}
		return o.actors
	})
}

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
func (e *event) inReturn() bool {
	c := e.t.w.cls["in-return"]
	if c == nil {
		return false
	}
	for _, x := range e.f.words {
		if e.t.inClass(x, c) {
			return true
		}
	}
	return false
}
