package coder

import "sitrep"

// replySpan is how many sentences back a denial or claim may speak of.
const replySpan = 3

// reportSpan is how many sentences on a source's report may go on where nobody else speaks.
const reportSpan = 8

// replies gives denials and claims of responsibility that name no event to the
// last violent one told before: "They deny it." "The group claimed responsibility."
func (w *work) replies(live []*event) {
	defer claims(live)
	defer unblame(live)
	disowned(live)
	w.counter(live)
	from := 0
	for si, t := range w.trees {
		if !w.coded(si) {
			continue
		}
		for from < len(live) && live[from].t.si < si-replySpan {
			from++
		}
		for v := range t.tok {
			if !t.isVerb(v) {
				continue
			}
			if act, at := w.comments(t, v); at >= 0 {
				w.comment(live[from:], t, v, at, act)
				continue
			}
			act := w.replyAct(t, v)
			if act == "" {
				continue
			}
			who := t.speaker(v)
			if who < 0 || t.negated(v) || t.none(who) {
				continue
			}
			if o := t.teller(v); o != nil && o.tok == v && act == "denies" && (o.typ == "ACCUSE" || o.typ == "REJECT" && !t.refuses(v)) {
				o.denial = true // says no more than that it is not so
			}
			speakers := t.participants(who, nil)
			e := answered(live[from:], t, v, speakers)
			if e == nil {
				continue
			}
			if c := t.child(v, "ccomp"); c >= 0 && t.noneOfThem(c) {
				if o := t.teller(c); o != nil {
					o.denial = true // "it holds none of them" is no event of its own
				}
			}
			if t.form[who] == "both" || t.form[who] == "all" {
				for _, r := range accusedBefore(live[from:], t, v) {
					w.stance(e, r.t, r.tok, act, r.tok, r.tok)
				}
				continue
			}
			had := len(e.stances)
			w.stance(e, t, who, act, v, v)
			if act == "asserts" && len(e.stances) > had {
				e.claimedBy(t, who)
			}
		}
	}
}

// refuses: the reply at v may as well be to an offer or a demand: "rejected it".
func (t *tree) refuses(v int) bool {
	o := t.child(v, "obj")
	return o >= 0 && t.pointing(o) && t.lemma[v] != "deny" && t.lemma[v] != "refute"
}

// carried gives what is "reportedly" so, in a sentence without a source of its
// own, to who spoke before: his report goes on.
func (w *work) carried(live []*event) {
	var last *event // the latest with a source, or that has been given one
	for _, e := range live {
		for i := range e.stances {
			if e.stances[i].Act == "asserts" && !w.headline(e.t.si) {
				last = e
			}
		}
		by := e.fact.by
		if e.fact.reality != sitrep.Alleged || len(e.stances) > 0 || by != "adverb" && !e.reportedBy() || w.headline(e.t.si) {
			continue
		}
		s, ok := w.lately(e.t.si)
		if !ok && last != nil && e.t.si-last.t.si <= reportSpan {
			s, ok = last.stances[0], true
		}
		if ok && s.Act == "asserts" {
			e.addStance(s)
			e.noteAt("stances", s.Span, "goes on from what was said")
			last = e
		}
	}
}

// reportedBy: "was reported to have"; what is believed or thought is nobody's report.
func (e *event) reportedBy() bool {
	return e.fact.by == "facts plan" && e.fact.first >= 0 && e.t.lemma[e.fact.first] == "report"
}

// lately is the stance of who spoke in the sentence before, or the one before that.
func (w *work) lately(si int) (sitrep.Stance, bool) {
	for k := si - 1; k >= 0 && k >= si-2 && w.coded(k) && !w.headline(k); k-- {
		q := &sitrep.Quotation{}
		if w.lastSpeech(k, q) {
			return sitrep.Stance{Who: *q.Speaker, Act: "asserts", Channel: q.Channel, Text: q.Verb.Text, Span: q.Verb.Span}, true
		}
	}
	return sitrep.Stance{}, false
}

// eventUnder: an event is told by x or what hangs on it.
func (w *work) eventUnder(t *tree, x int) bool {
	f, end := t.subtree(x, false)
	for k := f; k < end; k++ {
		if e := t.teller(k); e != nil && e.tok == k && violent[e.typ] && t.under(k, x) {
			return true
		}
	}
	return false
}

var violent = map[string]bool{"ASSAULT": true, "COERCE": true}

// answered is the happening that a reply at token v of t is to: of the last
// sentence before that tells one, the alleged, else the first. live is in text
// order, who replies. What is no violence is answered only where it was alleged
// or a named source told it.
func answered(live []*event, t *tree, v int, who []role) *event {
	var best *event
	for _, e := range live {
		if e.t.si > t.si || e.t.si == t.si && e.tok > v {
			break
		}
		if e.fact.polarity == sitrep.Negative || e.fact.reality == sitrep.Hypothetical || e.fact.reality == sitrep.Planned || inBoth(e.recipients, who) {
			continue // nobody denies what befell himself
		}
		if !violent[e.typ] && e.fact.reality != sitrep.Alleged && !e.toldOf(who) {
			continue
		}
		if best == nil || best.t != e.t || best.fact.reality != sitrep.Alleged && e.fact.reality == sitrep.Alleged {
			best = e
		}
	}
	return best
}

// counter takes as a denial what a source says did not happen, where the like was
// told before: "The village was shelled … The army said no post had opened fire."
func (w *work) counter(live []*event) {
	for i, e := range live {
		if !violent[e.typ] || e.fact.polarity != sitrep.Negative || e.fact.reality != sitrep.Actual || len(e.stances) == 0 || e.stances[0].Act != "asserts" || e.quote != nil {
			continue
		}
		for k := i - 1; k >= 0 && e.t.si-live[k].t.si <= replySpan; k-- {
			o := live[k]
			if o.t == e.t || o.typ != e.typ || o.fact.polarity == sitrep.Negative || !settled(o.fact.reality) || otherDeed(o, e) {
				continue
			}
			s := e.stances[0]
			s.Act = "denies"
			o.addStance(s)
			o.noteAt("stances", s.Span, "said not to be so")
			e.denial = true
			break
		}
	}
}

// doneBy: the speaker is an actor of the event.
func (e *event) doneBy(who *sitrep.Speaker) bool {
	for i := range e.actors {
		if p := &e.actors[i].p; p.Entity >= 0 && p.Entity == who.Entity || p.Actor != "" && p.Actor == who.Actor {
			return true
		}
	}
	return false
}

// otherDeed: the two have other days, or others did them than who denies b.
func otherDeed(a, b *event) bool {
	if a.on != nil && b.on != nil {
		if _, ok := a.on.Intersect(b.on.Interval); !ok {
			return true
		}
	}
	if by := overlap(a.actors, b.actors); (by == differ || by == clash) && !a.doneBy(&b.stances[0].Who) {
		return true
	}
	return overlap(a.recipients, b.recipients) == clash
}

// accusedBefore are those whom the last accusation before token v of t names, where
// they are several: "blames the army and the militia. Both have denied it."
func accusedBefore(live []*event, t *tree, v int) []role {
	var out []role
	for _, e := range live {
		if e.t.si > t.si || e.t.si == t.si && e.tok > v {
			break
		}
		if e.typ == "ACCUSE" && len(e.recipients) > 1 {
			out = e.recipients
		}
	}
	return out
}

// toldOf: a source says of one of them that he did it.
func (e *event) toldOf(who []role) bool {
	return len(e.stances) > 0 && inBoth(e.actors, who)
}

// none: a subject that is nobody ("no group", "nobody", "neither the army nor the
// police").
func (t *tree) none(x int) bool {
	if t.neitherOf(x) >= 0 {
		return true
	}
	if d := t.child(x, "det"); d >= 0 && (t.form[d] == "no" || t.form[d] == "neither") {
		return true
	}
	switch t.form[x] {
	case "nobody", "none", "neither", "nothing", "one", "no-one":
		return t.form[x] != "one" || x > 0 && t.form[x-1] == "no"
	}
	return false
}

// neitherOf is the "neither" before the first of those that x heads, -1 for none.
func (t *tree) neitherOf(x int) int {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if int(c) < x && t.form[c] == "neither" {
			return int(c)
		}
	}
	return -1
}
