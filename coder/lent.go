package coder

// lend adds to the event the arguments that the parse, or English itself, hangs
// on the words of its trigger and on its object: "broke off talks with the
// union", "froze the assets of two firms", "gave its support to the premier".
func (t *tree) lend(e *event) {
	for _, x := range e.f.words {
		switch {
		case x == e.tok:
		case (t.rel(x) == "case" || t.rel(x) == "mark") && t.head(x) >= 0 && t.head(x) != e.tok: // "stands shoulder to shoulder with"
			if h := t.head(x); !t.agent(h) {
				t.lendFrom(e, h, true)
			}
		case t.isNoun(x) && !t.agent(x):
			t.lendFrom(e, x, true)
		}
	}
	if !t.isVerb(e.tok) {
		return
	}
	for _, a := range e.args {
		if a.kind == argPrep && a.prep == "with" && a.tok > e.tok && e.typ == "ASSAULT" && len(e.f.rule.all) == 0 && !t.lemmaIs(a.tok, isPeople) { // "struck back with artillery against"
			t.lendFrom(e, a.tok, false)
			break
		}
	}
	for _, a := range e.args {
		if a.kind == argObj && a.tok > e.tok && t.isNoun(a.tok) && (!t.agent(a.tok) || e.typ == "REQUEST" || e.typ == "AID" || e.typ == "COOPERATE") && (!verbal[e.typ] || len(e.f.rule.all) > 0 || t.tells(a.tok) == "" || t.tells(a.tok) == e.typ) { // "signed a truce with the army"
			t.lendFrom(e, a.tok, false)
			for c := t.first[a.tok]; c >= 0; c = t.next[c] { // "tents, seed and cash to families"
				if t.rel(int(c)) == "conj" && t.isNoun(int(c)) && !t.agent(int(c)) {
					t.lendFrom(e, int(c), false)
				}
			}
			if n := t.child(a.tok, "nmod"); n >= 0 && t.prep(n) == "of" && !t.agent(n) { // "40 tonnes of flour to families"
				t.lendFrom(e, n, false)
			}
			return
		}
	}
}

// lendFrom adds the prepositional arguments of noun x that the event lacks.
func (t *tree) lendFrom(e *event, x int, of bool) {
	for _, a := range t.arguments(x) {
		p := a.prep
		switch {
		case a.tok == e.tok || t.leadsTo(a.tok, e.tok) || e.holds(a.tok):
			continue
		case a.kind == argObj && of:
			a.kind = argPrep
		case a.kind != argPrep || p == "predicated":
			continue
		}
		if t.hasPrep(e.args, p) {
			continue
		}
		e.args = append(e.args, a)
	}
}

// doers are participles that say who did the deed named before them.
var doers = map[string]bool{"perpetrate": true, "carry": true, "commit": true, "launch": true, "stage": true, "mount": true, "conduct": true, "claim": true, "blame": true}

// lendDoer gives a deed the agent of a participle that the parser hung on a
// later noun: "the attack on a convoy near Arbin, carried out by rebels".
func (t *tree) lendDoer(events []*event) {
	for i := range t.tok {
		if t.tok[i].Deprel != "acl" || !doers[t.lemma[i]] || !t.participle(i) || i == 0 || t.form[i-1] != "," {
			continue
		}
		h, by := t.head(i), t.child(i, "obl:agent")
		if by < 0 || h < 0 || t.tells(h) != "" {
			continue
		}
		var last *event
		for _, e := range events {
			if e.tok < h && h-e.tok < 20 && t.isNoun(e.tok) && physical[e.typ] {
				last = e
			}
		}
		if last != nil && !has(last.args, argSubj) {
			last.args = append(last.args, argument{argSubj, "by", by})
		}
	}
}

// lendDeed gives a deed what the parser hung on the verb of words over it:
// "condemned the attack on Monday against a convoy".
func (t *tree) lendDeed(events []*event) {
	for _, e := range events {
		died := t.lemmaIs(e.tok, isIntransitive) // "died in shelling by troops"
		if !verbal[e.typ] && !died || !t.isVerb(e.tok) {
			continue
		}
		for _, o := range events {
			if t.head(o.tok) != e.tok || t.rel(o.tok) != "obj" && (!died || t.rel(o.tok) != "obl") || !t.isNoun(o.tok) || !physical[o.typ] {
				continue
			}
			kept := e.args[:0]
			for _, a := range e.args {
				deeds := a.kind == argPrep && a.tok > o.tok && (a.prep == "against" || a.prep == "by" || a.prep == "of" && t.isNoun(a.tok)) && t.timex[a.tok] < 0
				switch {
				case !deeds || a.prep != "by" && t.hasPrep(o.args, a.prep):
					kept = append(kept, a)
				case a.prep == "by":
					o.args = append(o.args, argument{argSubj, "by", a.tok})
				case a.prep == "of":
					o.args = append(o.args, argument{argObj, "of", a.tok})
				default:
					o.args = append(o.args, a)
				}
			}
			e.args = kept
		}
	}
}
