package coder

import "slices"

// roles fills actors and recipients from the event's arguments by its rule.
func (e *event) roles() (actors, recipients []role) {
	r := e.f.rule
	if len(r.all) > 0 {
		for _, w := range r.all {
			for _, a := range e.args {
				if a.is(w) && !e.tells(a.tok) && !e.topic(a) {
					for _, p := range e.doers(e.resolve(a.tok, w)) {
						p.kind = "all"
						actors = addRole(actors, p)
					}
				}
			}
		}
		return e.visits(e.partyAbove(actors))
	}
	act, rec := r.actor, r.recipient
	if !r.actorSet {
		act = defaultActor
	}
	if !r.recipientSet {
		rec = defaultRecipient
	}
	if !e.metWith() {
		actors = e.withCompany(e.first(act, false))
	}
	if len(actors) == 0 && e.typ == "REQUEST" && e.t.isNoun(e.tok) {
		actors = e.asker()
	}
	if len(actors) == 0 && !r.actorSet {
		actors = e.onPaper()
	}
	if !r.recipientSet {
		// "fired tear gas at": the preposition of the trigger leads the recipient.
		for _, x := range e.f.words {
			if x != e.tok && e.t.rel(x) == "case" && e.t.form[x] != "in" && e.t.form[x] != "off" && e.t.head(x) >= 0 && !slices.Contains(e.f.words, e.t.head(x)) {
				if ps := e.receivers(e.t.participants(e.t.head(x), nil)); len(ps) > 0 {
					recipients = ps
					for i := range recipients {
						recipients[i].kind = e.t.lemma[x]
					}
				}
			}
		}
	}
	if len(recipients) == 0 && e.typ == "AGREE" {
		recipients = e.let()
	}
	if len(recipients) == 0 {
		recipients = e.first(rec, true)
	}
	for _, w := range r.also {
		for _, a := range e.args {
			if a.is(w) {
				for _, p := range e.receivers(e.resolve(a.tok, w)) {
					recipients = addRole(recipients, p)
				}
			}
		}
	}
	if e.typ == "THREATEN" && len(recipients) > 0 && e.inHand(recipients) {
		if ps := append(e.others(e.inTalk(e.args), actors), e.warned(actors)...); len(ps) > 0 {
			recipients = ps
		}
	}
	if len(recipients) == 0 && e.sufferer(actors) {
		actors, recipients = nil, actors
	}
	if len(recipients) == 0 && len(rec) > 0 {
		recipients = e.first([]arg{{kind: argIobj}}, true) // "offered the rebels an amnesty"
	}
	switch {
	case len(recipients) > 0:
	case e.typ == "ASSAULT":
		recipients = e.struck()
	case e.typ == "REJECT":
		recipients = e.refused()
	}
	if len(recipients) == 0 && e.typ == "REQUEST" {
		recipients = e.askedToAct()
	}
	if len(recipients) == 0 && e.typ == "PROTEST" {
		recipients = e.protestedTo(actors)
	}
	if len(recipients) == 0 {
		recipients = e.undergoer()
	}
	if len(recipients) == 0 && (!r.recipientSet || len(rec) > 0) {
		recipients = e.takenIn()
	}
	pronoun := verbal[e.typ] && e.t.isVerb(e.tok) && e.pronounObject()
	if len(recipients) == 0 {
		recipients = e.spokenTo(actors, pronoun)
	}
	if len(recipients) == 0 {
		recipients = e.promisedTo(actors)
	}
	if len(recipients) == 0 && e.typ == "CONCEDE" {
		recipients = e.dealtWith(actors)
	}
	if len(recipients) == 0 && e.typ == "AID" {
		recipients = e.helpedIn()
	}
	if len(recipients) == 0 && conditioned[e.typ] {
		recipients = e.warned(actors)
	}
	if len(recipients) == 0 && !pronoun && (!r.recipientSet || len(rec) > 0) {
		recipients = e.concerned(actors)
	}
	if len(recipients) == 0 && (verbal[e.typ] && e.typ != "ACCUSE" || e.typ == "SANCTION") && (!r.recipientSet || len(rec) > 0) {
		recipients = e.told()
	}
	if len(actors) == 0 && !r.actorSet {
		if actors = e.onOrder(); len(actors) == 0 {
			actors = e.culpritOfMany()
		}
	}
	if len(actors) == 0 && e.typ == "MOBILIZE" {
		if actors = e.moved(); len(actors) == 0 && e.t.isNoun(e.tok) && e.arg(arg{kind: argObj}) >= 0 && armedOnly(recipients) {
			actors, recipients = recipients, nil // "the deployment of two battalions"
		}
	}
	if len(actors) == 0 && e.typ == "PROTEST" {
		actors = e.partyAbove(nil)
	}
	if len(actors)+len(recipients) == 0 && r.actorSet && len(r.actor) == 0 {
		actors, recipients = e.absorbed()
	}
	if len(actors)+len(recipients) == 0 {
		actors, recipients = e.subjectedTo()
	}
	if ps := e.shutIn(recipients); len(ps) > 0 {
		recipients = ps
	}
	if e.byOwnHand(recipients) {
		if len(actors) == 0 {
			actors = recipients
		}
		recipients, e.ownHand = nil, true
	}
	// Nobody does it to himself: an argument read twice stays the actor.
	var kept []role
	for _, p := range recipients {
		twice := len(actors) > 0 && p.t == e.t && p.t.reflexive(p.tok)
		for _, q := range actors {
			twice = twice || e.ownPeople(p, q) || p.tok == q.tok && p.t == q.t || p.p.Entity >= 0 && p.p.Entity == q.p.Entity
		}
		if !twice {
			kept = e.t.w.plot.roles.more(kept, p)
		}
	}
	return actors, kept
}

// takenIn are the people in the trigger itself: "took 40 hostages", "freed nine prisoners".
func (e *event) takenIn() []role {
	t := e.t
	if !t.isVerb(e.tok) || !physical[e.typ] && e.typ != "COERCE" && e.typ != "RETREAT" {
		return nil
	}
	shut := contains(e.modes, "censor") || contains(e.modes, "restrict") // "closed two radio stations"
	for _, x := range e.f.words {
		if x != e.tok && t.rel(x) == "obj" && t.head(x) == e.tok && (t.plural(x) && t.lemmaIs(x, isPeople) || shut && (t.lemmaIs(x, isFacility) || t.w.c.class["medium"].words[t.lemma[x]])) {
			return e.receivers(t.participants(x, nil))
		}
	}
	return nil
}

// absorbed are the parties of the event that this one took in as what it says
// something of: "talks between the government and the union collapsed".
func (e *event) absorbed() (actors, recipients []role) {
	for _, a := range e.args { // "fighting raged between", hung on the verb
		if a.prep == "between" && e.typ == "ASSAULT" {
			return e.doers(e.t.participants(a.tok, nil)), nil
		}
	}
	for _, w := range e.f.rule.absorb {
		if x := e.arg(w); x >= 0 && (w.kind == argSubj || w.kind == argObj) {
			if d := e.t.w.line.dropped[[2]int{e.t.si, x}]; d != nil && d != e {
				return d.rolesOnce()
			}
		}
	}
	return nil, nil
}

// moved are the forces that somebody unnamed sends: "two battalions were deployed".
func (e *event) moved() []role {
	if x := e.arg(arg{kind: argObj}); x >= 0 && e.t.isVerb(e.tok) && e.t.passive(e.tok) && e.t.property(x, "armed") {
		return e.doers(e.t.participants(x, nil))
	}
	return nil
}

var defaultActor = []arg{{kind: argSubj}}

var defaultRecipient = []arg{{kind: argObj}, {kind: argPrep, prep: "against"}, {kind: argPrep, prep: "on"}, {kind: argPrep, prep: "at"}}

// first is the participants of the first argument that names any.
func (e *event) first(list []arg, receive bool) []role {
	for _, w := range list {
		var out []role
		for _, a := range e.args {
			if !a.is(w) || e.tells(a.tok) || !receive && a.prep == "mod" && (e.typ == "ASSAULT" && (e.t.lemmaIs(a.tok, isFacility) || e.t.w.cls["town-part"].words[e.t.lemma[a.tok]]) || e.namedAfter(a.tok)) || receive && a.prep == "of" && e.t.head(a.tok) >= 0 && e.t.head(a.tok) != e.tok && e.matter(e.t.head(a.tok)) {
				continue
			}
			ps := e.resolve(a.tok, w)
			if receive {
				ps = e.receivers(ps)
			} else {
				ps = e.doers(ps)
			}
			for _, p := range ps {
				p.kind = w.String()
				out = addRole(out, p)
			}
			if len(out) > 0 && a.kind != argSubj {
				break
			}
			if len(out) > 0 && a.prep != "mod" {
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// resolve gives the participants behind a token: of an event its actors (or
// recipients), of anything else itself.
func (e *event) resolve(x int, w arg) []role {
	t := e.t
	if r, ok := e.gathering(x, w); ok {
		return []role{r}
	}
	if w.via != viaNone || t.tells(x) != "" && t.ment[x] < 0 {
		o := e.t.w.eventAt(t, x)
		if w.via == viaRecipient && e.matter(x) {
			return e.given(x)
		}
		if o == nil || o == e || o.depth() > 3 {
			if w.via == viaRecipient && o == nil { // an event absorbed by this one
				if d := t.w.line.dropped[[2]int{t.si, x}]; d != nil && d != e {
					_, rec := d.rolesOnce()
					return rec
				}
				for _, a := range t.arguments(x) { // "threatened to use force against the miners"
					if a.kind == argPrep && (a.prep == "against" || a.prep == "on" || a.prep == "at") && t.isVerb(x) && t.agent(a.tok) {
						return t.participants(a.tok, nil)
					}
				}
				if obj := t.child(x, "obj"); obj >= 0 && t.isVerb(x) && !t.tool(obj) {
					return t.participants(obj, nil)
				}
			}
			if w.via != viaNone && o == nil {
				if s := t.argument(x, argSubj); s >= 0 && w.via == viaActor && t.isNoun(x) && !t.agent(x) {
					return t.participants(s, nil) // "refused her request"
				}
				return t.participants(x, nil)
			}
			return nil
		}
		a, rec := o.rolesOnce()
		if of := t.argument(x, argObj); len(a) == 0 && w.via == viaActor && of >= 0 && verbal[o.typ] && t.isNoun(x) && t.agent(of) {
			return t.participants(of, nil) // "rejected the call of the council"
		}
		if w.via == viaRecipient {
			return rec
		}
		if w.via == viaActor || w.kind == argSubj || w.prep == "by" || e.typ == "ACCUSE" {
			return a // whoever did it: "concern at the shelling"
		}
		return nil
	}
	return t.participants(x, nil)
}

// tool: the object is what somebody will strike with ("use force", "send troops").
func (t *tree) tool(x int) bool {
	return t.lemma[x] == "force" && t.ment[x] < 0 || t.means(x)
}

// gathering is a crowd named by what it does that is set upon: "broke up the rally",
// "fired on a march by miners".
func (e *event) gathering(x int, w arg) (role, bool) {
	t := e.t
	if e.typ != "ASSAULT" && e.typ != "COERCE" || w.kind != argObj && w.kind != argPrep || w.via != viaNone || t.ment[x] >= 0 || !t.isNoun(x) || t.tells(x) != "PROTEST" {
		return role{}, false
	}
	f, end := t.subtree(x, true)
	r := role{t: t, tok: x}
	r.p.Span, r.p.Entity, r.p.Country = t.span(f, end), -1, t.countryWithin(f, end)
	r.p.Text = t.w.a.Text(r.p.Span)
	return r, true
}

// topic: a modifier that names what is talked about, not who talks: another noun
// stands between it and the head ("US troop drawdown talks").
func (e *event) topic(a argument) bool {
	if a.kind != argSubj || a.prep != "mod" {
		return false
	}
	t := e.t
	if !t.property(a.tok, "country") && !t.namedActor(a.tok) && t.tok[a.tok].UPOS == "NOUN" && a.tok+1 < e.tok {
		return true
	}
	for x := a.tok + 1; x < e.tok; x++ {
		if t.isNoun(x) && t.rel(x) == "compound" && !t.actorish(x) {
			return true
		}
	}
	return false
}

// metWith: what the subject of the verb over a participle met with was no deed of its own:
// "A truck hit a mine, killing its driver".
func (e *event) metWith() bool {
	x := e.tok
	for k := 0; k < 4 && e.t.rel(x) == "conj" && e.t.head(x) >= 0 && e.t.gerund(e.t.head(x)); k++ {
		x = e.t.head(x) // "killing 13 people and wounding 30"
	}
	h := e.t.head(x)
	if h < 0 || e.t.rel(x) != "advcl" || !e.t.gerund(e.tok) {
		return false
	}
	f := e.t.rule(h)
	return f != nil && f.rule.actorSet && len(f.rule.actor) == 0
}

// reflexive: the word stands for who does it.
func (t *tree) reflexive(x int) bool { return t.w.c.class["reflexive"].words[t.form[x]] }
