package coder

import "sitrep"

// unspecific: the words tell of no happening but say who is meant ("the release of
// all those detained", "a group that backs the government") or are part of a name
// ("the director of Military Operations").
func (t *tree) unspecific(e *event) bool {
	x := e.tok
	if t.isNoun(x) {
		if len(e.gov) > 1 {
			return false
		}
		if t.tok[x].UPOS == "PROPN" && t.namedAs(x, sitrep.NameOrganization) {
			return x > 0 && t.namedAs(x-1, sitrep.NameOrganization) // "Operation Matador" is one
		}
		return t.whatever(x)
	}
	if !t.isVerb(x) {
		return false
	}
	for k := 0; k < 3 && t.rel(x) == "conj"; k++ {
		x = t.head(x)
	}
	h := t.head(x)
	if t.tok[x].Deprel != "acl" && t.tok[x].Deprel != "acl:relcl" || h < 0 {
		return false
	}
	if t.w.c.anyone.words[t.form[h]] && !t.future(x) {
		return true
	}
	// a standing bond: who is for whom, in the simple present
	return e.typ == "SUPPORT" && t.tok[x].Deprel == "acl:relcl" && (t.tok[e.tok].XPOS == "VBZ" || t.tok[e.tok].XPOS == "VBP") && t.w.c.bond.words[t.lemma[e.tok]]
}

// whatever: a deed of a kind, not one that happened ("before any ceasefire", "the
// law of armed conflict", "the risk of attacks").
func (t *tree) whatever(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch r := t.rel(int(c)); {
		case r == "det" && t.form[c] == "any":
			return true
		case r == "det" || r == "nummod" || r == "nmod:poss":
			return false
		}
	}
	if t.w.c.reasons.in[t.lemma[x]] && t.prep(x) == "in" && t.rel(x) == "obl" {
		return true // "recalled its envoy in protest": why, and no protest of its own
	}
	h := t.head(x)
	return h >= 0 && t.rel(x) == "nmod" && t.isNoun(h) && t.inClass(h, t.w.c.topic) && !has(t.arguments(x), argSubj)
}
