package coder

import "sitrep"

// looseRule stands for the rule of words that tell a size and no event.
var looseRule = &rule{kind: ruleSize, typ: "ASSAULT", by: "rule :0"}

// claimant is who gives the size that the word at i tells: the subject of a verb
// that puts a number to something, else whoever is over the clause; "" for nobody.
func (t *tree) claimant(i int) string {
	if t.isVerb(i) && t.w.c.speech.numbering[t.lemma[i]] && !t.passive(i) && !t.saidOf(i) {
		if s := t.argument(i, argSubj); s >= 0 && t.canSay(s) {
			return t.sayer(s)
		}
	}
	e := &event{t: t, tok: i, typ: "ASSAULT", gov: []int{i}, f: &found{rule: looseRule, words: []int{i}}}
	t.w.stances(e)
	for _, s := range e.stances {
		if s.Act == "asserts" || s.Act == "confirms" {
			return whoSays(s)
		}
	}
	return ""
}

// goesOn: the sentence tells more of what somebody says in the sentence o beside it,
// and nobody else speaks: "Gunmen raided the village, police said. Nine people died."
func (t *tree) goesOn(o *tree) bool {
	if d := t.si - o.si; d < -2 || d > 2 {
		return false
	}
	for i := range t.tok {
		if t.isVerb(i) && t.w.c.speech.act[t.lemma[i]] != "" || t.w.c.speech.source[t.prep(i)] {
			return false
		}
	}
	return true
}

func whoSays(s sitrep.Stance) string {
	if s.Who.Name != "" {
		return s.Who.Name
	}
	return s.Who.Text
}

// canSay: people, bodies and houses that speak ("hospitals").
func (t *tree) canSay(x int) bool {
	return t.agent(x) || t.property(x, "people") || t.lemmaIs(x, isFacility) || t.w.c.speech.speakers[t.lemma[x]] || t.namedActor(x)
}

// sayer is the name of who says something, else the words.
func (t *tree) sayer(x int) string {
	r, ok := t.participant(x)
	switch {
	case !ok:
		return ""
	case r.p.Name != "":
		return r.p.Name
	}
	return r.p.Text
}

// withRivals adds what others say against the last size of a sentence without
// naming again what is counted: "…; police said nine", "…, the Red Cross at 31".
func (t *tree) withRivals(told []size) []size {
	if len(told) == 0 {
		return told
	}
	last := told[len(told)-1]
	if last.t != t {
		return told
	}
	return append(told, t.rivals(last, last.end)...)
}

// rivalsBefore adds what a sentence without an event says against the last size of
// the sentence before: "Rebels killed 40 villagers. The army puts it at 25."
func (w *work) rivalsBefore(live []*event, k int, t *tree) {
	for k--; k >= 0 && live[k].t.si == t.si-1 && live[k].t.s.Block == t.s.Block; k-- {
		if e := live[k]; len(e.quantities) > 0 {
			e.quantities = append(e.quantities, t.rivals(e.quantities[len(e.quantities)-1], 0)...)
			return
		}
	}
}

// rivals are the bare numbers from token n on that others give for what a size counts.
func (t *tree) rivals(last size, n int) []size {
	var told []size
	for ; n < len(t.form); n++ {
		if !t.numeric(n) || t.timex[n] >= 0 || n+1 < len(t.form) && inNounPhrase(t.tok[n+1].UPOS) && t.tok[n+1].UPOS != "CCONJ" {
			continue
		}
		by := t.rival(n)
		if by == "" {
			continue
		}
		if a, ok := t.amountAt(n); ok {
			told = append(told, size{kind: last.kind, t: t, a: a, of: -1, first: a.first, end: a.end, by: last.by, said: by})
			n = a.end
		}
	}
	return told
}

// rival is who gives the bare number at n: the subject of a verb of saying that it
// is the object of, or the noun before "at" or "as".
func (t *tree) rival(n int) string {
	f, _ := t.run(n)
	if h := t.head(n); h >= 0 && t.rel(n) == "obj" && (t.w.c.speech.act[t.lemma[h]] == "asserts" || t.w.c.speech.numbering[t.lemma[h]]) {
		if s := t.argument(h, argSubj); s >= 0 && t.canSay(s) {
			return t.sayer(s)
		}
	}
	if f > 1 && t.form[f-1] == "at" {
		if h := t.head(n); h >= 0 && t.lemma[h] == "put" && t.child(h, "obj") == f-2 && t.tok[f-2].UPOS == "PRON" { // "puts it at 25"
			if s := t.argument(h, argSubj); s >= 0 && t.canSay(s) {
				return t.sayer(s)
			}
		}
	}
	if f < 3 || t.form[f-1] != "at" && t.form[f-1] != "as" || !t.nominal(f-2) {
		return ""
	}
	k := f - 2
	for k > 0 && f-k < 8 && inNounPhrase(t.tok[k-1].UPOS) && t.tok[k-1].UPOS != "CCONJ" {
		k--
	}
	if k == 0 || t.form[k-1] != "," && t.form[k-1] != ";" && t.form[k-1] != "and" && t.form[k-1] != "while" || !t.canSay(f-2) {
		return ""
	}
	return t.sayer(f - 2)
}
