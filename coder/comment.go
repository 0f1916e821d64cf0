package coder

import "sitrep"

// commentSpan is how many words may stand between what a comment calls a report and its verb.
const commentSpan = 8

// comments gives who comments on what the sentence tells, in words set behind it:
// "soldiers burned 40 houses, an accusation the army denies", "a claim confirmed by
// the rebels", "which Kigali disputes". at is the word for what is commented on, -1
// if the verb at v makes no such comment.
func (w *work) comments(t *tree, v int) (act string, at int) {
	if !t.lemmaIs(v, isSaying) || t.lemmaIs(v, isAsserting) {
		return "", -1
	}
	s := w.c.speech
	act = s.act[t.lemma[v]]
	if act != "denies" && act != "confirms" || t.tells(v) == "SUPPORT" { // "a claim that most states recognise"
		return "", -1
	}
	for k := v - 1; k > 0 && k >= v-commentSpan; k-- {
		if t.form[k] == "," || t.form[k] == ";" {
			return "", -1
		}
		if t.form[k] == "which" && t.form[k-1] == "," {
			// "an offer, which the union rejected" is no denial
			if act == "denies" && w.c.speech.rebuff[t.lemma[v]] || t.firstRel(v, "obj") > v || t.firstRel(v, "nsubj") < k {
				return "", -1
			}
			return act, k
		}
		if !s.charge[t.lemma[k]] && (act == "denies" || !s.nouns[t.lemma[k]]) && t.form[k] != "something" {
			continue
		}
		f := k
		for f > 0 && (t.tok[f-1].UPOS == "ADJ" || t.tok[f-1].UPOS == "DET") {
			if t.form[f-1] == "the" || t.form[f-1] == "this" {
				return "", -1
			}
			f--
		}
		if f > 0 && t.form[f-1] == "," && t.firstRel(v, "obj") < v && t.firstRel(v, "ccomp") < v {
			return act, k
		}
	}
	return "", -1
}

// comment notes the stance of verb v to the event of the sentence that stands before
// token at: the alleged one, else the first that a source asserts, else the first.
// The words of the comment are no event.
func (w *work) comment(live []*event, t *tree, v, at int, act string) {
	who := t.speaker(v)
	if who < 0 || t.none(who) || t.negated(v) {
		return
	}
	speakers := t.participants(who, nil)
	var best *event
	rank := func(e *event) int {
		switch {
		case e.fact.reality == sitrep.Alleged:
			return 3
		case len(e.stances) > 0 && !verbal[e.typ]:
			return 2
		case !verbal[e.typ]:
			return 1
		}
		return 0
	}
	for _, e := range live {
		if e.t != t || e.tok >= at || e.fact.polarity == sitrep.Negative || e.denial || e.fact.reality == sitrep.Planned || act == "denies" && inBoth(e.recipients, speakers) {
			continue
		}
		if best == nil || rank(e) > rank(best) {
			best = e
		}
	}
	if best == nil || act == "denies" && rank(best) == 0 {
		return
	}
	w.stance(best, t, who, act, v, v)
	for _, x := range [2]int{v, at} {
		if o := t.teller(x); o != nil && o.tok == x && verbal[o.typ] {
			o.denial = true
		}
	}
}

// unblame takes a denial away from the accusation that it answers: that he was
// accused the accused does not deny.
func unblame(live []*event) {
	for _, e := range live {
		if e.typ != "ACCUSE" || !e.denied() {
			continue
		}
		kept := e.stances[:0]
		for _, s := range e.stances {
			if s.Act == "denies" && e.accuses(&s.Who) {
				continue
			}
			kept = append(kept, s)
		}
		e.stances = kept
	}
}

// accuses reports whether the speaker is who the event is at.
func (e *event) accuses(who *sitrep.Speaker) bool {
	for i := range e.recipients {
		if p := &e.recipients[i].p; p.Entity >= 0 && p.Entity == who.Entity || p.Actor != "" && p.Actor == who.Actor {
			return true
		}
	}
	return false
}
