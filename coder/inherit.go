package coder

import (
	"slices"

	"sitrep"
)

// inherit shares what the mentions of one happening know: roles, time and place.
func (w *work) inherit(live []*event) {
	w.countFrom(live)
	w.nameFully(live)
	for _, e := range live {
		if who := e.ownDeed(); len(who) > 0 {
			e.actors = who
		}
		if len(e.actors) > 0 || len(e.f.rule.all) > 0 {
			continue
		}
		// Once the happenings are joined: who is blamed tells none from another.
		if physical[e.typ] && !w.headline(e.t.si) {
			e.actors = e.blamed()
		}
		if len(e.actors) == 0 && e.t.isNoun(e.tok) && !verbal[e.typ] {
			e.actors = inherited(w.partOf(e), e.recipients)
		}
	}
	times := map[*event]int{}
	for _, e := range live {
		times[e.firstMention()]++
	}
	mutual := map[*event]bool{}
	for _, e := range live {
		if f := e.firstMention(); len(e.actors) > 0 {
			if _, known := mutual[f]; !known {
				mutual[f] = e.typ == "ASSAULT" && len(e.f.rule.all) > 0 && len(e.actors) > 1
			}
		}
	}
	first := map[*event]*profile{}
	for _, e := range live {
		f := e.firstMention()
		if times[f] == 1 {
			continue // told once: nothing to inherit
		}
		p := first[f]
		if p == nil {
			p = newProfile(e)
			first[f] = p
		} else {
			q := newProfile(e)
			if e.fight() && !p.first.fight() {
				q.actors = nil // those of a fight meanwhile
			}
			p.merge(q)
		}
		if e.fightsBack() { // it is not who did the deed
			p.actors = slices.DeleteFunc(slices.Clone(p.actors), func(r role) bool { return samePerson(&r.p, &e.actors[0].p) })
		}
	}
	for _, e := range live {
		if p := first[e.firstMention()]; p != nil && e.typ == "ASSAULT" {
			e.calledAfterStruck(p)
		}
	}
	for _, e := range live {
		if p := first[e.firstMention()]; p != nil && p.first == e && e.typ == "ASSAULT" && !mutual[e.firstMention()] {
			p.oneSide(live)
		}
	}
	for _, e := range live {
		p := first[e.firstMention()]
		if len(e.actors) == 0 && (p == nil || len(p.actors) == 0) && physical[e.typ] && len(e.f.rule.all) == 0 {
			e.actors = e.blamed()
		}
		if p == nil {
			continue
		}
		both := mutual[e.firstMention()] // whom a fight cost is of one of its sides, and not another's target
		if len(e.actors) == 0 {
			e.actors = inherited(p.actors, e.recipients)
		}
		if len(e.recipients) == 0 && !both && !e.toHimself() && len(e.f.rule.all) == 0 && !contains(e.modes, "crowd-control") {
			e.recipients = inherited(p.recipients, e.actors)
		}
		if p.on != nil && (e.on == nil || p.onLevel <= firmTime && e.onLevel >= looseTime && e.on != p.on || lastedFrom(p.on, e.on)) {
			e.on, e.onLevel = p.on, p.onLevel
			e.noteAt("occurred_on", p.on.Span, sitrep.ByHappening)
		}
		if p.at != nil && (e.at == nil || coarseness(&p.at.Place) < coarseness(&e.at.Place)) {
			e.at = p.at
			e.noteAt("place", p.at.Span, sitrep.ByHappening)
		}
	}
	owned(live)
	w.countFrom(live)
	w.bridge(live)
	w.issuer(live)
	w.voiced(live)
	w.late(live)
	w.answers(live)
	w.putTo(live)
	w.asAsked(live)
	oneManner(live)
	chanted(live)
	for _, e := range live { // whom gas is fired at before whom it hurt
		if p := first[e.firstMention()]; p != nil && len(e.recipients) == 0 && contains(e.modes, "crowd-control") {
			e.recipients = inherited(p.recipients, e.actors)
		}
	}
	w.carryOver(live)
	for _, e := range live {
		if e.host != nil && len(e.actors) == 0 {
			e.actors = inherited(e.host.actors, e.recipients)
		}
	}
}

// carryOver gives a definite event noun without participants ("the resumed
// meetings") those of the last happening that the same word told.
func (w *work) carryOver(live []*event) {
	type deed struct{ typ, lemma string }
	last := map[deed]*event{}
	for _, e := range live {
		k := deed{e.f.rule.typ, e.t.lemma[e.tok]}
		if len(e.actors) == 0 && len(e.recipients) == 0 && e.definite() {
			if o := last[k]; o != nil && e.t.si-o.t.si <= 12 {
				e.actors, e.recipients = inherited(o.actors, nil), inherited(o.recipients, nil)
			}
		}
		if e.t.isNoun(e.tok) && len(e.actors)+len(e.recipients) > 0 {
			last[k] = e
		}
	}
}

// late fills roles that stand for the actors of another event ("condemned the
// attack"), now that those are known.
func (w *work) late(live []*event) {
	for _, e := range live {
		if e.typ == "ASSAULT" && len(e.actors) == 0 && len(e.f.rule.all) == 0 {
			e.actors = inherited(e.culprit(), e.recipients)
		}
	}
	for i, e := range live {
		if len(e.recipients) > 0 || len(e.f.rule.all) > 0 {
			continue
		}
		for _, wanted := range e.f.rule.recipient {
			if wanted.via == viaNone {
				continue
			}
			x := e.arg(wanted)
			if x < 0 {
				continue
			}
			o := w.eventAt(e.t, x)
			kind := ""
			if o == nil || o == e || len(o.actors) == 0 {
				if r := w.referent(live, i, x); r != nil && wanted.via == viaActor {
					o, kind = r, "refers back"
				}
			}
			if o == nil || o == e {
				continue
			}
			from := o.actors
			if wanted.via == viaRecipient {
				from = o.recipients
			}
			if e.recipients = inherited(from, e.actors); len(e.recipients) > 0 {
				for k := range e.recipients {
					e.recipients[k].kind = kind
				}
				break
			}
		}
	}
}

// issuer fills the actors of what "we" do outside quotations by who speaks in the
// whole text: the actor of its first words ("The United States condemns …. We also call").
func (w *work) issuer(live []*event) {
	var who []role
	for _, e := range live {
		if !verbal[e.typ] || w.headline(e.t.si) || w.quoteOver(e.t, e.tok) != nil {
			continue
		}
		if len(e.actors) > 0 {
			if p := &e.actors[0].p; who == nil && (p.Actor != "" || p.Name != "") {
				who = e.actors
			}
			continue
		}
		if x := e.arg(arg{kind: argSubj}); x >= 0 && (e.t.lemma[x] == "we" || e.t.lemma[x] == "i") {
			e.actors = inherited(who, e.recipients)
		}
	}
}

func inherited(from, not []role) []role {
	var out []role
	for _, r := range from {
		clash := false
		for i := range not {
			clash = clash || samePerson(&r.p, &not[i].p)
		}
		if !clash {
			r.kind = ""
			out = r.t.w.plot.roles.more(out, r)
		}
	}
	return out
}

// future types: what an event told in the future is coded as.
var future = map[string]string{"RETREAT": "AGREE", "CONSULT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "SUPPORT": "AGREE"}

// refuse recodes what somebody says he will not do ("vowed never to lay down arms").
func (e *event) refuse() {
	e.typ, e.modes, e.cameo = "REJECT", nil, ""
	e.fact.polarity, e.fact.reality = sitrep.Positive, sitrep.Actual
	e.note("type", e.tok, e.tok+1, "ruled out for the future")
}

// turnFuture recodes what is only promised: a withdrawal told in the future is a
// concession in words, a release or a meeting to come an agreement.
func (w *work) turnFuture(live []*event) {
	for _, e := range live {
		if e.fact.reality != sitrep.Planned {
			continue
		}
		if e.fact.polarity != sitrep.Positive {
			if future[e.typ] != "" && e.reality == "" && len(e.actors) > 0 && e.t.isVerb(e.tok) && (e.tok == 0 || !e.t.yetTo(e.tok-1)) {
				if e.typ == "CONSULT" {
					e.goesToMeet()
				}
				e.refuse()
			}
			continue
		}
		to := future[e.typ]
		if e.typ == "RETREAT" && contains(e.modes, "withdraw") {
			to = "CONCEDE"
		}
		if to != "" && e.reality == "" {
			if e.typ == "CONSULT" {
				e.goesToMeet()
			}
			e.typ, e.modes, e.cameo = to, nil, ""
			e.note("type", e.tok, e.tok+1, "told in the future")
			e.stances = slices.DeleteFunc(e.stances, func(s sitrep.Stance) bool { return s.Act == "asserts" && e.doneBy(&s.Who) }) // his word now
			if e.fact.by == "facts comp" || e.fact.by == "facts to" {
				e.fact.reality = sitrep.Actual // promised, which is done
			}
		}
	}
}

// goesToMeet parts who says that he will meet from whom: what is only planned is no meeting of
// both yet.
func (e *event) goesToMeet() {
	if len(e.recipients) > 0 || len(e.actors) < 2 || !e.t.isVerb(e.tok) {
		return
	}
	s := e.t.argument(e.tok, argSubj)
	var who, whom []role
	for _, r := range e.actors {
		if s >= 0 && r.t == e.t && e.t.under(r.tok, s) {
			who = append(who, r)
		} else {
			whom = append(whom, r)
		}
	}
	if len(who) > 0 {
		e.actors, e.recipients = who, whom
	}
}
