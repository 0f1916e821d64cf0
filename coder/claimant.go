package coder

import (
	"slices"

	"sitrep"
)

// looseRule stands for the rule of words that tell a size and no event.
var looseRule = &rule{kind: ruleSize, typ: "ASSAULT", by: "rule :0"}

// claimant is who gives the size that the word at i tells: the subject of a verb
// that puts a number to something, else whoever is over the clause; nil for nobody.
func (t *tree) claimant(i int) *sitrep.Speaker {
	if t.isVerb(i) && t.w.c.speech.numbering[t.lemma[i]] && !t.passive(i) && !t.saidOf(i) && !t.cameOf(i) {
		if s := t.argument(i, argSubj); s >= 0 && t.canSay(s) {
			return t.numberer(s)
		}
	}
	e := &event{t: t, tok: i, typ: "ASSAULT", gov: []int{i}, f: &found{rule: looseRule, words: []int{i}}}
	t.w.stances(e)
	for i := range e.stances {
		if s := &e.stances[i]; s.Act == "asserts" || s.Act == "confirms" {
			return &s.Who
		}
	}
	return nil
}

// goesOn: the sentence tells more of what somebody says in the sentence o before it,
// and nobody else speaks: "Gunmen raided the village, police said. Nine people died."
// So is what only leads up to it.
func (t *tree) goesOn(o *tree) bool {
	if d := t.si - o.si; d < -1 || d > 2 {
		return false
	}
	for i := range t.tok {
		if t.isVerb(i) && t.w.c.speech.act[t.lemma[i]] != "" || t.w.c.speech.source[t.prep(i)] {
			return false
		}
	}
	return true
}

// whoSays is the name of who says something, else the words; "" for nobody.
func whoSays(who *sitrep.Speaker) string {
	switch {
	case who == nil:
		return ""
	case who.Name != "":
		return who.Name
	}
	return who.Text
}

// canSay: people, bodies and houses that speak ("hospitals").
func (t *tree) canSay(x int) bool {
	return t.agent(x) || t.property(x, "people") || t.lemmaIs(x, isFacility) || t.w.c.speech.speakers[t.lemma[x]] || t.namedActor(x)
}

// sayer is who says something, nil for what can say nothing.
func (t *tree) sayer(x int) *sitrep.Speaker {
	r, ok := t.participant(x)
	switch {
	case ok:
		s := speakerOf(r)
		return &s
	case t.isNoun(x) && t.canSay(x): // "hospitals"
		f, e := t.subtree(x, true)
		sp := t.trimmed(x, t.span(f, e))
		return &sitrep.Speaker{Text: t.w.a.Text(sp), Span: sp, Entity: -1}
	}
	return nil
}

// given notes who gives the sizes of an event whose words name another than the event's own.
func (t *tree) given(told []size) []size {
	for i := range told {
		if s := &told[i]; s.said == nil && s.t == t && s.kind != "attacks" {
			s.said = t.giver(s)
		}
	}
	return told
}

// giver is who gives a size by the words about its number, nil where they name nobody.
func (t *tree) giver(s *size) *sitrep.Speaker {
	n := s.a.first
	for n+1 < s.a.end && !t.numeric(n) {
		n++
	}
	if v := t.voiceOver(n); v != nil {
		if by := t.sayer(v.who); by != nil {
			return by
		}
	}
	if s.of >= 0 && s.of == s.a.first-1 && s.a.end < len(t.form) && t.tok[s.a.end].UPOS == "PUNCT" { // the parser counts councils
		if by := t.gap(s.a.first, true); by != nil {
			s.first, s.of = s.a.first, -1
			return by
		}
	}
	x := n
	if s.of >= 0 {
		x = s.of
	}
	for k := 0; k < 5; k++ {
		h := t.head(x)
		if h < 0 {
			return nil
		}
		rel := t.rel(x)
		if t.isVerb(h) && t.fateOf(x) != "" && t.child(x, "nsubj") < 0 {
			switch {
			case rel == "conj":
				rel = "obj" // "counted 23 dead and 60 wounded"
			case rel == "advcl" && t.form[max(0, s.a.first-1)] == "as":
				rel = "as" // "gave the toll as 30 dead"
			}
		}
		if !t.isVerb(h) || t.fateOf(h) != "" {
			switch rel {
			case "nummod", "nmod", "amod", "appos", "conj", "obj", "acl", "compound":
				x = h
				continue
			}
			return nil
		}
		if t.passive(h) || t.cameOf(h) || !t.givesNumber(h, x, rel) {
			return nil
		}
		if q := t.argument(h, argSubj); q >= 0 && t.canSay(q) && !t.w.c.totals.sum[t.lemma[q]] {
			return t.numberer(q)
		}
		return nil
	}
	return nil
}

// cameOf: a participle that says what came of the clause over it: "…, bringing the total to 43".
func (t *tree) cameOf(v int) bool { return t.gerund(v) && t.rel(v) == "advcl" }

// givesNumber: the verb at h gives as a number what hangs on it at x: "counted 17 bodies",
// "put the dead at 12", "admitted four dead", "speaks of 40 dead".
func (t *tree) givesNumber(h, x int, rel string) bool {
	l := t.lemma[h]
	switch rel {
	case "as":
		return t.w.c.speech.numbering[l]
	case "obj":
		act := t.w.c.speech.act[l]
		return act == "asserts" || act == "confirms" || t.w.c.speech.numbering[l] && !t.w.c.speech.moving[l]
	case "obl":
		switch t.prep(x) {
		case "at", "as", "to":
			return t.w.c.speech.numbering[l] || t.prep(x) != "as" && t.w.c.speech.holding[l]
		case "of":
			return t.w.c.speech.holding[l]
		}
	}
	return false
}

// numberer is who gives a number; a pronoun that opens the sentence goes on
// with who spoke in the sentence before.
func (t *tree) numberer(x int) *sitrep.Speaker {
	if t.tok[x].UPOS == "PRON" && x <= 1 && t.si > 0 {
		if o := t.w.tree(t.si - 1); o != nil {
			if s := o.mainSpeaker(); s >= 0 && o.onePerson(s) == (t.form[x] == "he" || t.form[x] == "she") && (t.form[x] != "they" || o.plural(s)) {
				if by := o.sayer(s); by != nil {
					return by
				}
			}
		}
	}
	return t.sayer(x)
}

// goesOnSaying is who says what token n tells where a pronoun that nothing else resolves
// opens the sentence: "The commission issued a report. It concludes that 12 people died".
func (t *tree) goesOnSaying(n int) *sitrep.Speaker {
	for x := 0; x <= 1 && x < len(t.tok); x++ {
		v := t.head(x)
		if t.tok[x].UPOS != "PRON" || t.rel(x) != "nsubj" || v < 0 || n < v || t.head(v) >= 0 || !t.isVerb(v) || t.saying(v, x) == "" || len(t.participants(x, nil)) > 0 {
			continue
		}
		if act := t.w.c.speech.act[t.lemma[v]]; (act == "asserts" || act == "confirms") && !t.negated(v) && t.under(n, v) {
			return t.numberer(x)
		}
	}
	return nil
}

// mainSpeaker is who speaks in the main clause, -1 nobody.
func (t *tree) mainSpeaker() int {
	for i := range t.tok {
		if t.head(i) < 0 && t.isVerb(i) && t.w.c.speech.act[t.lemma[i]] != "" {
			return t.speaker(i)
		}
		if t.head(i) < 0 && t.isVerb(i) && t.w.c.speech.issuing[t.lemma[i]] && !t.passive(i) {
			if s := t.argument(i, argSubj); s >= 0 && t.canSay(s) {
				return s // "The commission published its report. It found …"
			}
		}
	}
	return -1
}

// counters makes who counts those struck a source of the harm, whoever told it first:
// "Jets bombed Arbin. A church mission counted 14 dead." Reporters of the paper itself are none.
func (w *work) counters(live []*event, out []sitrep.EventMention) {
	for k, e := range live {
		if !violent[e.typ] && e.typ != "PROTEST" {
			continue
		}
		for i := range e.quantities {
			s := &e.quantities[i]
			if s.said == nil || !harmed[s.kind] && s.kind != "struck" || e.heardFrom(s.said) || s.said.Entity >= 0 && sectorIn(&w.a.Entities[s.said.Entity], "JRN") {
				continue
			}
			sp := s.t.span(s.first, s.end)
			e.addStance(sitrep.Stance{Who: *s.said, Act: "asserts", Text: w.a.Text(sp), Span: sp})
			out[k].Stances = e.stances
			out[k].Evidence = append(out[k].Evidence, sitrep.Evidence{Field: "stances", Span: sp, By: "gives the number"})
		}
	}
}

// heardFrom: a stance of the event is theirs already.
func (e *event) heardFrom(who *sitrep.Speaker) bool {
	return slices.ContainsFunc(e.stances, func(s sitrep.Stance) bool {
		return sameSpeaker(&s.Who, who)
	})
}
