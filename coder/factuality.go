package coder

import "sitrep"

// factuality of an event: what the words over it make of it.
type factuality struct {
	polarity, reality string
	condition         int // head of the conditional clause, -1
	by                string
	first, end        int // the words that decide, tokens
}

var reality = map[factEffect]string{factPlanned: sitrep.Planned, factHypothetical: sitrep.Hypothetical, factConditional: sitrep.Conditional,
	factAlleged: sitrep.Alleged, factHabitual: sitrep.Habitual}

// factuality reads polarity and reality from the trigger up to the root. The
// nearest words win for reality; negations multiply only on the way through
// verbs that are part of the event.
func (e *event) factuality() factuality {
	t := e.t
	f := factuality{polarity: e.polarity, reality: e.reality, condition: -1, first: -1}
	aim := false // on the way up from an aim, which a refusal above does not undo
	set := func(eff factEffect, x int, by string) {
		for _, w := range e.f.words {
			if w == x && by != "facts self" {
				return // part of the trigger: "must comply" as a demand
			}
		}
		switch eff {
		case factNegative:
			if f.polarity == "" && !aim {
				f.polarity = sitrep.Negative
				f.first, f.end, f.by = x, x+1, by
			}
		case factNone, factActual:
		default:
			if f.reality == "" {
				f.reality = reality[eff]
				f.first, f.end, f.by = x, x+1, by
			}
		}
	}
	x := e.tok
	for k := 0; k < 10; k++ {
		inEvent := e.holds(x)
		t.localFacts(x, inEvent || k == 0, set, &f)
		h := t.head(x)
		if h < 0 {
			break
		}
		rel := t.rel(x)
		stop := false
		switch rel {
		case "conj", "parataxis", "list", "appos":
			if rel == "conj" && t.isVerb(x) && t.isVerb(h) {
				if g := t.finiteOver(x, h); g != h {
					if g < 0 {
						return e.settle(f)
					}
					x = g // "urged them to stay calm and promised aid": no part of what was urged
					continue
				}
				// "will meet and discuss": auxiliaries of the first hold for the second without its own.
				if t.child(x, "aux") < 0 && t.child(x, "nsubj") < 0 && t.tok[x].XPOS != "VBD" && t.tok[x].XPOS != "VBZ" {
					t.localFacts(h, true, set, &f)
				}
			}
			if rel == "parataxis" || rel == "list" {
				stop = true
			}
		case "acl":
			if t.tok[x].Deprel == "acl:relcl" {
				stop = true
				break
			}
			if t.noSign(h) {
				set(factNegative, h, "facts none")
			}
			name := "comp"
			if p := t.prep(x); p != "" && p != "to" {
				name = p
				// "accused the rebels of attacking" with the clause on the noun
				if v := t.verbOver(h); v >= 0 {
					set(t.w.c.facts.effects[factKey{p, t.lemma[v]}], v, "facts "+p)
				}
			}
			by := "facts " + name
			if name == "comp" {
				by = t.promise(h)
			}
			set(t.w.c.facts.effects[factKey{name, t.lemma[h]}], h, by)
		case "advcl":
			p := t.prep(x)
			if p == "as" && t.asLongAs(x) {
				p = "as_long_as"
			}
			switch {
			case p == "to":
				eff := t.w.c.facts.effects[factKey{"comp", t.lemma[h]}]
				if eff == factNone && (verbal[e.typ] || e.typ == "PROTEST" || e.typ == "CONSULT" || t.armedAction(e, h)) {
					aim = true
					break // "blocked a road to demand pay", "launched a strike to target fighters": the aim is what is done
				}
				if eff == factNone {
					eff = factHypothetical
				}
				set(eff, h, "facts purpose")
			case p == "":
				if t.pending(x) && t.future(h) {
					set(factConditional, h, "facts when")
				}
				if !t.gerund(x) && !t.participle(x) {
					stop = true
				}
			default:
				eff := t.w.c.facts.effects[factKey{p, t.lemma[h]}]
				if eff == factNone {
					eff = t.w.c.facts.effects[factKey{p, "*"}]
				}
				if eff == factNone && t.pending(x) && t.future(h) {
					eff = factConditional // "will leave when the last prisoner is freed"
				}
				set(eff, h, "facts "+p)
				stop = eff == factNone
			}
		case "xcomp", "ccomp", "csubj":
			eff := t.complement(h, x)
			if t.w.reported(t, h, x) {
				eff = factAlleged
			}
			if eff == factHypothetical && e.typ == "REQUEST" && t.w.eventAt(t, h) == nil {
				eff = factNone // "asked the court to order": one request
			}
			if !e.holds(h) {
				set(eff, h, t.promise(h))
			}
		case "obj":
			if !e.holds(h) {
				set(t.w.c.facts.effects[factKey{"obj", t.lemma[h]}], h, "facts obj")
				if !t.isVerb(h) {
					stop = true
				}
			}
		case "nsubj":
			if !e.holds(h) && t.passive(h) {
				set(t.w.c.facts.effects[factKey{"obj", t.lemma[h]}], h, "facts obj")
			}
		case "obl", "nmod":
			p := t.prep(x)
			if p != "" && !e.holds(h) {
				eff := t.w.c.facts.effects[factKey{p, t.lemma[h]}]
				if eff == factNone {
					eff = t.w.c.facts.effects[factKey{p, "*"}]
				}
				if eff == factNone && rel == "nmod" {
					// "accused Israel of bombardment" with the phrase on the noun
					if v := t.verbOver(h); v >= 0 && t.w.c.facts.effects[factKey{p, t.lemma[v]}] == factAlleged {
						eff, h = factAlleged, v
					}
				}
				set(eff, h, "facts "+p)
				if eff == factNone && t.isNoun(h) && !t.w.c.partitive[t.lemma[h]] {
					return e.settle(f) // "the victims of the attack": told as known
				}
			}
		}
		if stop {
			break
		}
		// A noun's governor shares its modality only where it carries the event.
		if t.isNoun(x) && !e.holds(h) && t.isVerb(h) {
			x = h
			// climb on for what the clause as a whole depends on, but not its own auxiliaries
			f2 := f
			t.climbClause(e, x, &f2)
			if f.reality == "" && (f2.reality == sitrep.Conditional || f2.reality == sitrep.Alleged) {
				f = f2
			}
			break
		}
		x = h
	}
	return e.settle(f)
}

// complement is what the verb h makes of its clause x.
func (t *tree) complement(h, x int) factEffect {
	effects := t.w.c.facts.effects
	if t.infinitive(x) || t.tok[x].XPOS == "VB" && t.child(x, "aux") < 0 {
		if eff := effects[factKey{"inf", t.lemma[h]}]; eff != factNone {
			return eff
		}
	}
	eff := effects[factKey{"comp", t.lemma[h]}]
	if eff == factAlleged && t.rel(x) == "ccomp" && t.isVerb(h) && !t.passive(h) && t.w.c.speech.act[t.lemma[h]] != "" {
		return effects[factKey{"that", t.lemma[h]}] // a named source asserts it: a stance, unless the verb doubts it
	}
	return eff
}

// promise names what decides: a promise, which is an act of its own, or another word over a clause.
func (t *tree) promise(h int) string {
	if t.w.c.facts.effects[factKey{"promised", t.lemma[h]}] != factNone {
		return "facts comp"
	}
	return "facts plan"
}

// conditionOf is the clause that the complement of x waits for, -1 if none.
func (t *tree) conditionOf(x int) int {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		ci := int(c)
		switch t.rel(ci) {
		case "xcomp", "ccomp":
			if d := t.conditionOf(ci); d >= 0 {
				return d
			}
		case "advcl":
			if p := t.prep(ci); p == "if" || p == "unless" || t.asLongAs(ci) || t.isVerb(x) && t.infinitive(x) && t.pending(ci) {
				return ci
			}
		}
	}
	return -1
}

// verbOver is the verb of whose object or a noun on it h is, -1 if none.
func (t *tree) verbOver(h int) int {
	for k := 0; k < 4 && h >= 0; k++ {
		if t.isVerb(h) {
			return h
		}
		switch t.rel(h) {
		case "obj", "iobj", "obl", "nmod", "nsubj", "appos":
		default:
			return -1
		}
		h = t.head(h)
	}
	return -1
}

// finiteOver is the verb that a conjunct x of h goes on from: h itself, or the
// finite verb above it where h is an infinitive or gerund and x is not.
func (t *tree) finiteOver(x, h int) int {
	if !t.finite(x) && (t.tok[x].XPOS != "VBN" || t.child(x, "aux") >= 0 || !t.infinitive(h)) {
		return h // "to stay calm and promised": no participle goes on from an infinitive
	}
	g := h
	for k := 0; k < 6 && g >= 0 && t.isVerb(g) && !t.finite(g); k++ {
		g = t.head(g)
	}
	return g
}

// finite: by tag or by its auxiliary.
func (t *tree) finite(x int) bool {
	switch t.tok[x].XPOS {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == "aux" || r == "cop" {
			switch t.tok[c].XPOS {
			case "VBD", "VBZ", "VBP", "MD":
				return true
			}
		}
	}
	return false
}

// noSign: "no evidence", "no sign", "no plans": what follows is not so.
func (t *tree) noSign(h int) bool {
	if t.w.c.facts.effects[factKey{"no", t.lemma[h]}] == factNone {
		return false
	}
	d := t.child(h, "det")
	return d >= 0 && (t.form[d] == "no" || t.form[d] == "any" && t.head(h) >= 0 && t.negated(t.head(h)))
}

// settle fills what nothing decided.
func (e *event) settle(f factuality) factuality {
	if f.polarity == "" {
		f.polarity = sitrep.Positive
	}
	if f.reality == sitrep.Planned && e.phase == "continue" && verbal[e.typ] {
		f.reality = "" // "we will continue to call for"
	}
	if f.reality == "" {
		f.reality = sitrep.Actual
	}
	return f
}

// armedAction: the verb or its object tells an armed action of which e is the aim.
func (t *tree) armedAction(e *event, h int) bool {
	if e.typ != "ASSAULT" && e.typ != "COERCE" && e.typ != "MOBILIZE" {
		return false
	}
	o := t.w.eventAt(t, h)
	return o != nil && (o.typ == "ASSAULT" || o.typ == "MOBILIZE")
}

// reported: "is said to have", "was reported to be": nobody says so by name.
func (w *work) reported(t *tree, h, x int) bool {
	return t.isVerb(h) && t.rel(x) == "xcomp" && t.passive(h) && w.c.speech.act[t.lemma[h]] == "asserts" || t.isVerb(h) && t.passive(h) && t.child(h, "expl") >= 0 && w.c.speech.act[t.lemma[h]] == "asserts"
}

func (t *tree) climbClause(e *event, x int, f *factuality) {
	for k := 0; k < 6; k++ {
		h := t.head(x)
		if h < 0 {
			return
		}
		switch t.rel(x) {
		case "advcl":
			p := t.prep(x)
			if eff := t.w.c.facts.effects[factKey{p, "*"}]; eff == factConditional {
				f.reality, f.first, f.end, f.by = sitrep.Conditional, x, x+1, "facts "+p
			}
			return
		case "xcomp", "ccomp":
			if t.w.reported(t, h, x) {
				f.reality, f.first, f.end, f.by = sitrep.Alleged, h, h+1, "facts comp"
				return
			}
		case "conj":
		default:
			return
		}
		x = h
	}
}

// localFacts reads auxiliaries, adverbs, determiners and adjectives of a word.
func (t *tree) localFacts(x int, own bool, set func(factEffect, int, string), f *factuality) {
	effects := t.w.c.facts.effects
	would, have := -1, false
	for c := t.first[x]; c >= 0; c = t.next[c] {
		ci := int(c)
		switch t.rel(ci) {
		case "aux":
			switch t.lemma[ci] {
			case "will", "shall", "'ll", "wo", "go":
				if own {
					set(factPlanned, ci, "future")
				}
			case "would", "'d":
				would = ci
			case "may", "might", "could", "can", "should", "must", "ought", "ca":
				if own && !(t.form[ci] == "could" && t.negated(x)) { // "could not agree": did not
					set(factHypothetical, ci, "modal")
				}
			case "have":
				have = true
			}
			if t.form[ci] == "would" {
				would = ci
			}
		case "advmod":
			l := t.lemma[ci]
			if eff := effects[factKey{"adv", l}]; eff != factNone && (own || eff == factAlleged) {
				if eff == factNegative && ci > 0 && ci+1 < len(t.form) && t.form[ci+1] == "only" {
					break
				}
				set(eff, ci, "adverb")
			}
			if (l == "no" || t.form[ci] == "no") && ci+1 < len(t.form) && t.form[ci+1] == "longer" && own {
				set(factNegative, ci, "adverb")
			}
			if l == "longer" && t.child(ci, "advmod") >= 0 && t.form[t.child(ci, "advmod")] == "no" && own {
				set(factNegative, ci, "adverb")
			}
		case "det", "cc", "case":
			switch t.form[ci] {
			case "no", "neither", "nor":
				if t.rel(ci) != "case" && own {
					set(factNegative, ci, "determiner")
				}
			case "without":
				if own {
					set(factNegative, ci, "preposition")
				}
			}
		case "mark":
			switch t.form[ci] {
			case "if", "unless", "provided", "providing", "whether":
				if own {
					set(factConditional, ci, "subordinator")
				}
			case "without":
				if own {
					set(factNegative, ci, "subordinator")
				}
			}
		case "amod":
			if own && t.isNoun(x) {
				set(effects[factKey{"mod", t.lemma[ci]}], ci, "adjective")
			}
		case "advcl":
			p := t.prep(ci)
			if own && t.isVerb(x) && (p == "if" || p == "unless" || p == "provided" || t.asLongAs(ci) || t.pending(ci) && t.future(x)) {
				f.condition = ci
			}
		case "acl":
			if own && t.isNoun(x) && t.tok[ci].Deprel == "acl:relcl" && t.future(ci) && effects[factKey{"held", t.lemma[ci]}] != factNone {
				set(factPlanned, ci, "future") // "the talks that will be held"
			}
		case "nsubj":
			if own && (t.form[ci] == "nobody" || t.form[ci] == "none" || t.form[ci] == "nothing" || t.child(ci, "det") >= 0 && t.form[t.child(ci, "det")] == "no") && t.isVerb(x) {
				set(factNegative, ci, "subject")
			}
		}
	}
	if would >= 0 && !have && own {
		if t.reportedSpeech(x) {
			set(factPlanned, would, "future in the past")
		} else {
			set(factHypothetical, would, "modal")
		}
	}
	if own && t.isVerb(x) && t.child(x, "cop") >= 0 && t.infinitive(x) {
		set(factPlanned, t.child(x, "cop"), "future") // "is to meet"
	}
	if own {
		set(effects[factKey{"self", t.lemma[x]}], x, "facts self")
	}
	// "is going to", "is to meet"
	if h := t.head(x); h >= 0 && own && t.rel(x) == "xcomp" && t.infinitive(x) {
		if t.lemma[h] == "go" && t.gerund(h) || t.lemma[h] == "be" || t.lemma[h] == "due" || t.lemma[h] == "expected" || t.lemma[h] == "likely" || t.lemma[h] == "ready" {
			set(factPlanned, h, "future")
		}
	}
}

// reportedSpeech: the clause is what somebody says in the past.
func (t *tree) reportedSpeech(x int) bool {
	for k := 0; k < 5; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		if r := t.rel(x); r == "ccomp" && t.w.c.speech.quoting[t.lemma[h]] {
			return true
		}
		for c := t.first[x]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "parataxis" && t.w.c.speech.act[t.lemma[c]] != "" {
				return true
			}
		}
		x = h
	}
	return false
}

// future: a verb with "will" or "would".
func (t *tree) future(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "aux" {
			switch t.form[c] {
			case "will", "would", "'ll", "'d", "wo", "shall":
				return true
			}
		}
	}
	return t.infinitive(x) && t.head(x) >= 0 && t.rel(x) == "xcomp" && t.w.c.facts.effects[factKey{"comp", t.lemma[t.head(x)]}] == factPlanned
}

// pending: a clause of what must come first: "when the army has left", "once …", "as soon as …".
func (t *tree) pending(x int) bool {
	f, _ := t.subtree(x, false)
	for k := max(0, f-3); k < x && k <= f+1; k++ {
		switch t.form[k] {
		case "when", "once":
			return t.rel(k) == "advmod" || t.rel(k) == "mark"
		case "as":
			if k+2 < len(t.form) && t.form[k+1] == "soon" && t.form[k+2] == "as" {
				return true
			}
		}
	}
	return false
}

// asLongAs: the clause is marked "as long as" or "so long as".
func (t *tree) asLongAs(x int) bool {
	f, _ := t.subtree(x, false)
	for k := max(0, f-3); k+2 < len(t.form) && k <= f+3; k++ {
		if (t.form[k] == "as" || t.form[k] == "so") && t.form[k+1] == "long" && t.form[k+2] == "as" {
			return true
		}
	}
	return false
}

// certainty is a first calibration by kind, until labelled data say better.
func certainty(polarity, realityOf string, attributed, denied, doubted bool) float64 {
	c := 0.9
	switch realityOf {
	case sitrep.Planned:
		c = 0.6
	case sitrep.Conditional:
		c = 0.4
	case sitrep.Hypothetical:
		c = 0.2
	case sitrep.Alleged:
		c = 0.5
	case sitrep.Habitual:
		c = 0.8
	}
	if attributed {
		c -= 0.1
	}
	if denied {
		c -= 0.2
	}
	if doubted {
		c -= 0.1
	}
	return max(0.05, c)
}
