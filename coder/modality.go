package coder

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
			case "have":
				have = true
			default:
				if own && t.w.c.class["may"].words[t.lemma[ci]] && !(t.form[ci] == "could" && t.negated(x)) { // "could not agree": did not
					set(factHypothetical, ci, "modal")
				}
			}
			if t.form[ci] == "would" {
				would = ci
			}
		case "advmod":
			l := t.lemma[ci]
			if d := t.child(ci, "advcl"); d >= 0 && own && t.isVerb(x) && t.soonHead(ci) != ci && (l == "long" || t.future(x)) {
				f.condition = d
			}
			if eff := t.fact("adv", ci); eff != factNone && (own || eff == factAlleged) {
				if eff == factNegative && ci > 0 && ci+1 < len(t.form) && t.form[ci+1] == "only" {
					break
				}
				set(eff, ci, "adverb")
			}
			if ci+1 == x && own {
				set(t.fact("short", ci), ci, "adverb") // "nearly killed him"
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
					set(factHypothetical, ci, "preposition")
				}
			}
		case "mark":
			if own && t.yetTo(ci) {
				set(factNegative, ci-1, "adverb")
			}
			if own && ci > 0 && t.form[ci] == "to" {
				set(t.fact("asked", ci-1), ci-1, "question") // "talks on how to withdraw"
			}
			switch t.form[ci] {
			case "if", "whether":
				if r := t.rel(x); own && (t.form[ci] == "whether" || r == "ccomp" || r == "csubj") {
					set(factHypothetical, ci, "question") // "it is not clear if"
				} else if own {
					set(factConditional, ci, "subordinator")
				}
			case "unless", "provided", "providing":
				if own {
					set(factConditional, ci, "subordinator")
				}
			case "without":
				if own {
					set(factHypothetical, ci, "subordinator")
				}
			}
		case "amod":
			if own && t.isNoun(x) {
				eff := t.fact("mod", ci)
				if eff == factNone && t.formIs(ci, isFact) {
					eff = effects[factKey{"mod", t.form[ci]}] // participles: "the alleged attack"
				}
				set(eff, ci, "adjective")
			}
		case "obj":
			if d := t.child(ci, "det"); own && d >= 0 && t.form[d] == "no" && t.isVerb(x) {
				set(factNegative, d, "object") // "made no arrests"
			}
			if n := t.neitherOf(ci); own && n >= 0 && t.isVerb(x) {
				set(factNegative, n, "object") // "shelled neither the town nor the camp"
			}
			if own && t.isVerb(x) && t.noneOfThem(x) {
				set(factNegative, ci, "object")
			}
		case "obl":
			if own && t.w.c.speech.source[t.prep(ci)] && t.unsureSource(ci) {
				set(factAlleged, ci, "source")
			}
		case "advcl":
			p := t.prep(ci)
			if own && t.isVerb(x) && (p == "if" || p == "unless" || p == "provided" || t.asLongAs(ci) || t.pending(ci) && t.future(x)) {
				f.condition = ci
			}
		case "acl":
			if own && t.isNoun(x) && t.tok[ci].Deprel == "acl:relcl" && t.future(ci) && t.fact("held", ci) != factNone {
				set(factPlanned, ci, "future") // "the talks that will be held"
			}
		case "nsubj":
			if own && t.none(ci) && t.isVerb(x) {
				at := ci
				if d := t.child(ci, "det"); d >= 0 {
					at = d
				}
				if n := t.neitherOf(ci); n >= 0 {
					at = n
				}
				set(factNegative, at, "subject")
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
	if b := t.isTo(x); own && b >= 0 {
		set(factPlanned, b, "future")
	}
	if own {
		set(t.fact("self", x), x, "facts self")
	}
	// "is going to", "is to meet"
	if h := t.head(x); h >= 0 && own && t.rel(x) == "xcomp" && t.infinitive(x) {
		if t.lemma[h] == "go" && t.gerund(h) || t.lemma[h] == "be" || t.lemma[h] == "due" || t.lemma[h] == "expected" || t.lemma[h] == "likely" || t.lemma[h] == "ready" {
			set(factPlanned, h, "future")
		}
	}
}

// yetTo: "have yet to answer", with i the "to".
func (t *tree) yetTo(i int) bool { return i > 0 && t.form[i] == "to" && t.form[i-1] == "yet" }

// isTo is the form of "be" in "is to meet", "were to be disarmed", -1 for none.
func (t *tree) isTo(x int) int {
	if !t.isVerb(x) || !t.infinitive(x) {
		return -1
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "mark" {
			return -1
		}
		if r := t.rel(int(c)); (r == "cop" || r == "aux") && t.lemma[c] == "be" && t.tok[c].XPOS != "VB" {
			return int(c)
		}
	}
	return -1
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
			if t.rel(int(c)) == "parataxis" && t.lemmaIs(int(c), isSaying) {
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
	return t.infinitive(x) && t.head(x) >= 0 && t.rel(x) == "xcomp" && t.fact("comp", t.head(x)) == factPlanned
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

// complement is what the verb h makes of its clause x.
func (t *tree) complement(h, x int) factEffect {
	if t.infinitive(x) || t.tok[x].XPOS == "VB" && t.child(x, "aux") < 0 {
		if eff := t.fact("inf", h); eff != factNone {
			return eff
		}
	}
	eff := t.fact("comp", h)
	if eff == factAlleged && t.rel(x) == "ccomp" && t.isVerb(h) && !t.passive(h) && t.lemmaIs(h, isSaying) {
		return t.fact("that", h) // a named source asserts it: a stance, unless the verb doubts it
	}
	return eff
}

// promise names what decides: a promise, which is an act of its own, or another word over a clause.
func (t *tree) promise(h int) string {
	if t.fact("promised", h) != factNone {
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
		case "advmod":
			if d := t.child(ci, "advcl"); d >= 0 && t.infinitive(x) && t.soonHead(ci) != ci {
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

// unsureSource: "according to unconfirmed reports".
func (t *tree) unsureSource(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "amod" && t.w.c.facts.effects[factKey{"source", t.form[c]}] == factAlleged {
			return true
		}
	}
	return t.fact("source", x) == factAlleged
}

// soCalled is the verb in "what officials called an attack", x being the attack; -1 if none.
func (t *tree) soCalled(x int) int {
	h := t.head(x)
	if h < 0 || h > x || !t.lemmaIs(h, isRebuff) || !t.w.c.speech.calling[t.lemma[h]] {
		return -1
	}
	if g := t.head(h); g >= 0 && t.form[g] == "what" {
		return h
	}
	for c := t.first[h]; c >= 0 && int(c) < h; c = t.next[c] {
		if t.form[c] == "what" {
			return h
		}
	}
	return -1
}

// soonHead is the verb that "as soon as" or "as long as" belongs to where the
// parser hangs the clause on the adverb.
func (t *tree) soonHead(x int) int {
	if x >= 0 && t.tok[x].UPOS == "ADV" && (t.lemma[x] == "soon" || t.lemma[x] == "long") {
		return t.head(x)
	}
	return x
}

// phrasal is the lemma of a verb with its particle: "rule_out".
func (t *tree) phrasal(v int) string {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if t.tok[c].Deprel == "compound:prt" {
			return t.lemma[v] + "_" + t.form[c]
		}
	}
	return t.lemma[v]
}

// afterComma: a comma stands right before what hangs on x.
func (t *tree) afterComma(x int) bool {
	f, _ := t.subtree(x, false)
	return t.form[f] == "," || f > 0 && t.form[f-1] == ","
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

// unproven: "no evidence", "no proof": what follows is in doubt.
func (t *tree) unproven(h int) bool {
	if t.fact("unproven", h) == factNone {
		return false
	}
	d := t.child(h, "det")
	return d >= 0 && (t.form[d] == "no" || t.form[d] == "any" && t.head(h) >= 0 && t.negated(t.head(h)))
}

// noSign: "no evidence", "no sign", "no plans": what follows is not so.
func (t *tree) noSign(h int) bool {
	if t.fact("no", h) == factNone {
		return false
	}
	d := t.child(h, "det")
	return d >= 0 && (t.form[d] == "no" || t.form[d] == "any" && t.head(h) >= 0 && t.negated(t.head(h)))
}
