package coder

import "sitrep"

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

// question is the number that a passage turns about, as told last: sentences without an
// event of their own may give another.
type question struct {
	host  *event
	last  size
	si    int
	asked bool // nobody knows it: "how many died is disputed"
}

// rivalsBefore adds what a sentence without an event gives against the number that the
// sentence before turns about: "Rebels killed 40 villagers. The army puts it at 25. The
// union has 31."
func (w *work) rivalsBefore(q *question, t *tree) {
	if q.host == nil || q.si != t.si-1 || w.trees[q.si].s.Block != t.s.Block {
		return
	}
	if q.last.kind == "protesters" && t.namesPeople() {
		return // who reads out names counts no crowd
	}
	told := t.rivals(q.last, 0)
	if len(told) == 0 && q.asked {
		told = t.answer(q.last)
	}
	if len(told) > 0 {
		q.host.quantities = append(q.host.quantities, told...)
		q.last, q.si = told[len(told)-1], t.si
	}
}

func (t *tree) namesPeople() bool {
	for i := range t.tok {
		if t.isNoun(i) && t.w.c.totals.listed[t.lemma[i]] {
			return true
		}
	}
	return false
}

// turn notes what the sentence asks or told last, by events of its own or of those before.
func (w *work) turn(q *question, t *tree, here []*event, loose []size, host *event) {
	for _, e := range here {
		if s := lastOf(e.quantities, t); s != nil {
			*q = question{e, *s, t.si, false}
		}
	}
	if s := lastOf(loose, t); s != nil && host != nil {
		*q = question{host, *s, t.si, false}
	}
	if kind := t.asks(); kind != "" {
		for _, e := range here {
			if e.typ == "ASSAULT" {
				host = e
			}
		}
		if host != nil {
			*q = question{host, size{kind: kind, t: t, of: -1, by: "answer"}, t.si, true}
		}
	}
}

func lastOf(all []size, t *tree) *size {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].t == t && all[i].kind != "attacks" {
			return &all[i]
		}
	}
	return nil
}

// asks is the kind of size that the sentence asks for, "" none: "nobody agrees on how many
// he killed".
func (t *tree) asks() string {
	for k := 0; k+2 < len(t.form); k++ {
		if t.form[k] != "how" || t.form[k+1] != "many" {
			continue
		}
		for x := k + 2; x < len(t.form) && x < k+8; x++ {
			if f := t.fateOf(x); f != "" && f != "struck" {
				return f
			}
			if f := t.w.c.totals.kind[t.lemma[x]]; f != "" {
				return f
			}
			if t.lemma[x] == "die" || t.lemma[x] == "perish" {
				return "killed"
			}
		}
	}
	return ""
}

// answer is the one bare number of a sentence in which somebody acts.
func (t *tree) answer(last size) []size {
	n, who := -1, -1
	for i := range t.tok {
		if t.numeric(i) && t.timex[i] < 0 && !t.age(i, i) && !t.numbersName(i) {
			if f, _ := t.run(i); f != i {
				continue
			}
			if n >= 0 || !t.bareNumber(i) {
				return nil
			}
			n = i
		}
		if t.head(i) < 0 && t.isVerb(i) {
			who = t.argument(i, argSubj)
		}
	}
	if n < 0 || who < 0 || !t.canSay(who) {
		return nil
	}
	a, ok := t.amountAt(n)
	by := t.numberer(who)
	if !ok || by == nil {
		return nil
	}
	return []size{{kind: last.kind, t: t, a: a, of: -1, first: a.first, end: a.end, by: last.by, said: by}}
}

// rivals are the bare numbers from token n on that others give for what a size counts.
func (t *tree) rivals(last size, n int) []size {
	var told []size
	for ; n < len(t.form); n++ {
		if !t.numeric(n) || t.timex[n] >= 0 || !t.bareNumber(n) {
			continue
		}
		by := t.rival(n)
		if by == nil {
			continue
		}
		if a, ok := t.amountAt(n); ok {
			told = append(told, size{kind: last.kind, t: t, a: a, of: -1, first: a.first, end: a.end, by: last.by, said: by})
			n = a.end
		}
	}
	return told
}

// bareNumber: nothing that is counted stands behind the number at n.
func (t *tree) bareNumber(n int) bool {
	_, e := t.run(n)
	if a, ok := t.amountAt(n); ok {
		e = a.end
	}
	return e >= len(t.form) || t.form[e] != "-" && (!inNounPhrase(t.tok[e].UPOS) || t.tok[e].UPOS == "CCONJ" || t.w.c.totals.listed[t.lemma[e]])
}

// rival is who gives the bare number at n: the subject of a verb of saying or holding
// that it hangs on, the noun before "at" or "as", the words right before it in a clause
// without a verb, or who is named to say it after it.
func (t *tree) rival(n int) *sitrep.Speaker {
	f, e := t.run(n)
	if a, ok := t.amountAt(n); ok {
		f, e = a.first, a.end
	}
	if f > 0 && definite(t.form[f-1]) { // "saw the three": those told before
		return nil
	}
	h := t.head(n)
	if h >= 0 && t.rel(n) == "obj" && t.lemma[h] != "find" && (t.w.c.speech.act[t.lemma[h]] == "asserts" || t.w.c.speech.act[t.lemma[h]] == "confirms" || t.w.c.speech.numbering[t.lemma[h]] || t.w.c.speech.holding[t.lemma[h]]) {
		if s := t.argument(h, argSubj); s >= 0 && t.canSay(s) {
			return t.sayer(s)
		}
	}
	if f > 1 && h >= 0 && t.isVerb(h) && (t.form[f-1] == "at" || t.form[f-1] == "of" || t.form[f-1] == "to") && t.rel(n) == "obl" && t.w.c.speech.holding[t.lemma[h]] { // "stopped at 21", "admitted to five"
		if s := t.argument(h, argSubj); s >= 0 && t.canSay(s) {
			return t.sayer(s)
		}
	}
	if h >= 0 && t.isNoun(h) && t.w.c.totals.listed[t.lemma[h]] && (h == e && t.child(h, "nmod") < 0 || t.rel(n) == "nmod" && t.prep(n) == "of") { // "has a list of 14", "reads out 27 names"
		if v := t.head(h); v >= 0 && t.isVerb(v) && t.rel(h) == "obj" && (t.w.c.speech.holding[t.lemma[v]] || h < n && t.w.c.speech.issuing[t.lemma[v]]) {
			if s := t.argument(v, argSubj); s >= 0 && t.canSay(s) {
				return t.numberer(s)
			}
		}
	}
	if f > 1 && t.form[f-1] == "at" {
		if h >= 0 && t.w.c.speech.moving[t.lemma[h]] && t.rel(n) == "obl" && !t.passive(h) && !t.cameOf(h) { // "puts it at 25"
			if s := t.argument(h, argSubj); s >= 0 && t.canSay(s) {
				return t.sayer(s)
			}
		}
	}
	if f > 0 && (t.form[f-1] == ";" || t.form[f-1] == "and" || t.form[f-1] == "but" || t.form[f-1] == ",") && e < len(t.form) && (t.form[e] == "," || t.form[e] == "by" || t.form[e] == "according") {
		if v := t.voiceOver(n); v != nil && (v.first == e || v.first == e+1) { // "…; 17, says the hospital"
			return t.sayer(v.who)
		}
	}
	if f < 3 {
		return nil
	}
	switch t.form[f-1] {
	case "at", "as":
		return t.gap(f-1, false)
	case "of": // "the army spoke of 57 dead, the hospital of 64"
		for v := 0; v+1 < f; v++ {
			if t.isVerb(v) && t.form[v+1] == "of" && t.w.c.speech.holding[t.lemma[v]] {
				return t.gap(f-1, true)
			}
		}
		return nil
	}
	return t.gap(f, true)
}

// gap is whoever the words before token f name where a clause without a verb of its own
// leaves out that they say so: "the government says 22, the council more than 70".
// Where only the number follows, somebody must have said another before.
func (t *tree) gap(f int, against bool) *sitrep.Speaker {
	if f < 3 || !t.nominal(f-1) {
		return nil
	}
	k := f - 1
	for k > 0 && f-k < 8 && inNounPhrase(t.tok[k-1].UPOS) && t.tok[k-1].UPOS != "CCONJ" {
		k--
	}
	if k == 0 || t.form[k-1] != "," && t.form[k-1] != ";" && t.form[k-1] != "and" && t.form[k-1] != "while" || !t.canSay(f-1) {
		return nil
	}
	for v := k - 1; against; v-- {
		if v < 0 {
			return nil
		}
		if t.isVerb(v) && (t.w.c.speech.act[t.lemma[v]] != "" || t.w.c.speech.holding[t.lemma[v]]) {
			break
		}
	}
	return t.sayer(f - 1)
}
