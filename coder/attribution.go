package coder

import "sitrep"

// stances finds who says so: the speakers over the event, from the nearest out,
// and the speaker of the quotation that it stands in.
func (w *work) stances(e *event) {
	t := e.t
	x := e.anchor()
	told := !e.presupposed()
	aside := false // in a relative clause, which no accusation covers
	doubt := false // under "no evidence that", by whoever says so
	whole := true  // the clause or charge that the speaker has before him is of this event
	for k := 0; k < 10; k++ {
		if told {
			w.sources(e, x)
		}
		h := t.head(x)
		if h < 0 {
			break
		}
		r := t.rel(x)
		e.refuted = e.refuted || whole && t.refutes(x, h)
		whole = whole && (r == "ccomp" || r == "xcomp" || t.chargeOf(x, h))
		if v := t.soCalled(x); v >= 0 {
			if s := t.speaker(v); s >= 0 {
				w.stance(e, t, s, "asserts", v, v)
			}
			told = false
		}
		switch {
		case !told:
			switch {
			case r == "obj" || r == "obl" || r == "nmod" || r == "advcl":
				t.denial(e, x, h)
			case (r == "ccomp" || r == "xcomp") && t.isVerb(h) && t.involved(x):
				// "denied that his men were behind the attack"
				if s := t.speaker(h); s >= 0 && !t.none(s) && t.lemmaIs(h, isSaying) {
					w.stance(e, t, s, w.c.speech.act[t.lemma[h]], h, h)
				}
			}
		case r == "advcl" && t.isVerb(h) && w.c.speech.citing[t.lemma[h]]:
			told = false // "quoted residents as saying that …": the residents say it
		case (r == "ccomp" || r == "xcomp" || r == "csubj") && t.isVerb(h):
			if t.gerund(h) && t.head(h) >= 0 && w.c.speech.citing[t.lemma[t.head(h)]] {
				told = false
			}
			if act := t.saying(h, x); act != "" {
				if doubt {
					act = "doubts"
				}
				if s := t.speaker(h); s >= 0 && !t.none(s) {
					w.stance(e, t, s, act, h, h)
				}
				if act == "denies" || act == "doubts" {
					told = false // who passes on a denial does not assert what is denied
				}
			} else if r != "csubj" && t.witnesses(e, h) {
				w.stance(e, t, t.speaker(h), "asserts", h, h)
			}
		case (r == "ccomp" || r == "acl") && t.isNoun(h) && t.unproven(h):
			doubt = true
			if v := t.head(h); v >= 0 && t.isVerb(v) && t.rel(v) != "ccomp" {
				if s := t.speaker(v); s >= 0 && !t.none(s) && t.tok[s].UPOS != "PRON" {
					w.stance(e, t, s, "doubts", v, v)
				}
			}
		case (r == "ccomp" || r == "acl") && t.isNoun(h) && w.c.speech.nouns[t.lemma[h]]:
			if s := t.argument(h, argSubj); s >= 0 {
				w.stance(e, t, s, "asserts", h, h)
			}
		case r == "acl" && t.isNoun(h) && w.c.speech.channel[t.lemma[h]] && t.toldIn(x, h): // "said in a letter that …"
			v := t.head(h)
			if s := t.speaker(v); s >= 0 && !t.none(s) {
				w.stance(e, t, s, w.c.speech.act[t.lemma[v]], v, v)
			}
		case r == "obj" || r == "obl" || r == "nmod" || r == "advcl":
			t.denial(e, x, h)
		}
		if aside = aside || t.tok[x].Deprel == "acl:relcl"; told && !aside {
			w.accuser(e, x)
		}
		if t.background(x) || r == "nmod" && x == e.tok && t.isNoun(h) && !e.holds(h) && !t.lemmaIs(h, isPartitive) && w.eventAt(t, h) == nil {
			told = false // what the report itself adds, or takes as known: "survivors of an air raid"
		}
		x = h
	}
	t.claimClause(e)
	if v, who, from := t.closing(); told && v >= 0 && e.tok < from && !e.vouched(v) {
		w.stance(e, t, who, w.c.speech.act[t.lemma[v]], v, v)
	}
	if x := t.byline(); x >= 0 && told && !t.under(e.tok, x) {
		w.stance(e, t, x, "asserts", x, x)
	}
	if q := w.quoteOver(t, e.tok); q != nil {
		e.quote = &q.q.Span
		if q.q.Speaker != nil {
			e.addStance(sitrep.Stance{Who: *q.q.Speaker, Act: "asserts", Channel: q.q.Channel, Text: verbText(q.q), Span: verbSpan(q.q)})
		}
	}
}

// sources of the clause of x: "according to …", "…, officials said".
func (w *work) sources(e *event, x int) {
	t := e.t
	for c := t.first[x]; c >= 0; c = t.next[c] {
		ci := int(c)
		switch {
		case t.rel(ci) == "obl" && w.c.speech.source[t.prep(ci)]:
			w.stance(e, t, ci, "asserts", ci, ci)
		case (t.rel(ci) == "parataxis" || t.rel(ci) == "advcl" && t.prep(ci) == "as") && t.isVerb(ci) && t.lemmaIs(ci, isSaying):
			if t.child(ci, "ccomp") >= 0 || t.child(ci, "xcomp") >= 0 {
				break // says something else: "…; the union denied that …"
			}
			if o := t.child(ci, "obj"); o > ci && t.isNoun(o) && t.lemma[ci] != "tell" && t.lemma[ci] != "inform" && t.rel(ci) == "parataxis" && !t.agent(o) &&
				t.child(o, "acl") < 0 && t.child(o, "ccomp") < 0 {
				break // does something else: "…; the governor declared a curfew"
			}
			if s := t.speaker(ci); s >= 0 {
				w.stance(e, t, s, w.c.speech.act[t.lemma[ci]], ci, ci)
			}
		}
	}
}

// accuser: "accused them of burning the mill": who accuses says so.
func (w *work) accuser(e *event, x int) {
	t := e.t
	if t.prep(x) != "of" {
		return
	}
	v := t.verbOver(t.head(x))
	if v < 0 || t.fact("of", v) != factAlleged || !w.c.speech.accusing[t.lemma[v]] {
		return
	}
	if s := t.speaker(v); s >= 0 {
		w.stance(e, t, s, "asserts", v, v)
	}
}

// presupposed: a definite noun that no verb carries is known already, whoever
// speaks of it.
func (e *event) presupposed() bool {
	return e.t.isNoun(e.tok) && len(e.gov) == 1 && e.definite()
}

// background: a clause or phrase of time, which is the report's own: "hours after gunmen seized …".
func (t *tree) background(x int) bool {
	switch t.rel(x) {
	case "advcl":
		return t.w.c.speech.background[t.prep(x)]
	case "obl", "nmod":
		return t.isNoun(x) && t.w.c.speech.background[t.prep(x)]
	}
	return false
}

func verbText(q *sitrep.Quotation) string {
	if q.Verb != nil {
		return q.Verb.Text
	}
	return q.Text
}

func verbSpan(q *sitrep.Quotation) sitrep.Span {
	if q.Verb != nil {
		return q.Verb.Span
	}
	return q.Span
}

// saying is the stance of verb h to its complement x, "" for none.
func (t *tree) saying(h, x int) string {
	act := t.w.c.speech.act[t.lemma[h]]
	if act == "" {
		return ""
	}
	if t.passive(h) && t.argument(h, argSubj) < 0 || t.notSaid(h) {
		return ""
	}
	if t.rel(x) == "xcomp" && act == "asserts" && !claiming[t.lemma[h]] {
		return ""
	}
	return act
}

// notSaid: "did not deny", "could not confirm", "neither confirmed nor denied".
func (t *tree) notSaid(h int) bool {
	c := t.child(h, "cc")
	return t.negated(h) || c >= 0 && (t.form[c] == "nor" || t.form[c] == "neither")
}

// claiming: verbs that take an infinitive or gerund as what is said: "claimed to have killed".
var claiming = map[string]bool{"claim": true, "report": true, "allege": true, "boast": true}

// involved: the clause of x says that somebody had part in what hangs on it:
// "were responsible for the raid", "was behind it".
func (t *tree) involved(x int) bool {
	if t.w.c.speech.involved[t.lemma[x]] {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "case" && t.w.c.speech.involved[t.form[c]] {
			return true
		}
	}
	return false
}

// speaker of a verb of saying: its subject; of the passive its agent.
func (t *tree) speaker(v int) int {
	if h := t.head(v); h >= 0 && t.gerund(v) && t.isVerb(h) && t.w.c.speech.citing[t.lemma[h]] {
		if o := t.argument(h, argObj); o >= 0 {
			return t.named(o, h) // "quoted residents as saying"
		}
	}
	if t.saidOf(v) {
		return -1
	}
	x := t.argument(v, argSubj)
	for c := t.first[v]; c >= 0 && int(c) < v; c = t.next[c] {
		if x >= 0 && int(c) > x && t.rel(int(c)) == "nsubj" {
			x = int(c) // of two the nearer: "Mosul: …, a source told the agency" makes the label one
		}
	}
	return t.named(x, v)
}

// saidOf: the subject of the verb of saying at v is whom it is said of, as in
// headlines: "three reported dead", "nine confirmed killed". Not "reported fresh clashes".
func (t *tree) saidOf(v int) bool {
	x := v + 1
	if x >= len(t.tok) || t.tok[v].XPOS != "VBD" && t.tok[v].XPOS != "VBN" || t.head(x) > x || t.child(x, "nsubj") >= 0 {
		return false
	}
	return t.tok[x].XPOS == "VBN" || t.tok[x].UPOS == "ADJ"
}

// named is the name that stands beside a description of who speaks: "a
// negotiator, Hadi Balqis", "envoy Anders Holm"; x itself without one.
func (t *tree) named(x, v int) int {
	x = t.voice(x)
	if x < 0 || t.tok[x].UPOS == "PROPN" || t.tok[x].UPOS == "PRON" {
		return x
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "appos" && t.tok[c].UPOS == "PROPN" && int(c) > x {
			return int(c)
		}
	}
	// The parser may give the verb a description and a name as two subjects.
	for y := x + 1; y < len(t.tok) && y < x+6; y++ {
		switch {
		case t.tok[y].UPOS == "PROPN" && (t.head(y) == v || t.head(y) == t.head(x)) && (t.rel(y) == "nsubj" || t.rel(y) == "obl" || t.rel(y) == "appos"):
			return y
		case t.tok[y].UPOS != "PROPN" && t.tok[y].UPOS != "NOUN" && t.form[y] != "under" && t.form[y] != "of" && t.form[y] != "for":
			return x
		}
	}
	return x
}

// voice is whose words a text is: "the council issued a statement calling …", "the
// general's letter said"; x itself for what is no text.
func (t *tree) voice(x int) int {
	if x < 0 || t.tok[x].UPOS != "NOUN" || t.ment[x] >= 0 && t.lemmaIs(x, isPeople) || !t.w.c.speech.channel[t.lemma[x]] && !t.w.c.speech.nouns[t.lemma[x]] {
		return x
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "nmod:poss" && t.nominal(int(c)) {
			return int(c)
		}
	}
	if h := t.head(x); h >= 0 && t.isVerb(h) && t.rel(x) == "obj" && t.w.c.speech.issuing[t.lemma[h]] {
		if s := t.argument(h, argSubj); s >= 0 && s != x {
			return s
		}
	}
	return x
}

// stance adds one, its holder resolved, unless the holder is the event's own actor.
func (w *work) stance(e *event, t *tree, who int, act string, first, last int) {
	rs := t.participants(who, nil)
	if o, s := w.textOf(t, who); s >= 0 {
		rs = o.participants(s, nil)
	} else if s := t.issuerOf(who); s >= 0 {
		rs = t.participants(s, nil)
	}
	if len(rs) == 0 {
		return
	}
	if len(rs) == 2 && t.bareNoun(rs[0].tok) && t.tok[rs[1].tok].XPOS == "NNS" {
		rs = rs[1:] // "police and hospital officials": officials of both
		rs[0].p.Span.Start = t.tok[who].Start
		rs[0].p.Text = w.a.Text(rs[0].p.Span)
		rs[0].p.Entity, rs[0].p.Name, rs[0].p.Actor = -1, "", ""
	}
	neg := t.isVerb(first) && t.negated(first)
	if neg {
		if act == "confirms" || act == "asserts" {
			return
		}
		if act == "denies" {
			return
		}
	}
	if act == "asserts" && e.dueBy(rs) {
		return
	}
	for _, r := range rs {
		if verbal[e.typ] || e.typ == "CONSULT" {
			own := false
			for _, a := range e.actors {
				own = own || samePerson(&a.p, &r.p)
			}
			if own && act != "denies" {
				continue
			}
		}
		e.addStance(sitrep.Stance{Who: speakerOf(r), Act: act, Channel: w.channel(t, first), Text: w.a.Text(t.span(first, last+1)), Span: t.span(first, last+1)})
		e.noteAt("stances", t.span(first, last+1), "speech "+act)
	}
}

func (t *tree) negated(v int) bool {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "advmod" && t.fact("adv", int(c)) == factNegative {
			return true
		}
	}
	return false
}

func speakerOf(r role) sitrep.Speaker {
	return sitrep.Speaker{Text: r.p.Text, Span: r.p.Span, Actor: r.p.Actor, Name: r.p.Name, Entity: r.p.Entity}
}

// sameSpeaker: the two are one, by the entity or the words.
func sameSpeaker(a, b *sitrep.Speaker) bool {
	return a.Entity >= 0 && a.Entity == b.Entity || a.Text == b.Text
}

func (e *event) addStance(s sitrep.Stance) {
	for i := range e.stances {
		if o := &e.stances[i]; o.Act == s.Act && sameSpeaker(&o.Who, &s.Who) {
			return
		}
	}
	e.stances = append(e.stances, s)
}

// channel is the words for where something was said: "in a statement posted to X".
func (w *work) channel(t *tree, verb int) string {
	if !t.isVerb(verb) {
		return ""
	}
	for c := t.first[verb]; c >= 0; c = t.next[c] {
		ci := int(c)
		if r := t.rel(ci); r != "obl" && r != "obj" && r != "iobj" {
			continue
		}
		if !w.c.speech.channel[t.lemma[ci]] || t.rel(ci) == "obj" && t.lemma[verb] != "tell" {
			continue
		}
		if t.rel(ci) == "obl" && t.prep(ci) == "" {
			continue
		}
		f, end := t.subtree(ci, false)
		for f < end && (t.tok[f].UPOS == "ADP" || t.tok[f].UPOS == "PUNCT") && t.rel(f) != "fixed" {
			f++
		}
		for end > f+1 && t.tok[end-1].UPOS == "PUNCT" {
			end--
		}
		return w.a.Text(t.span(f, end))
	}
	return ""
}
