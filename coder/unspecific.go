package coder

import "sitrep"

// unspecific: the words tell of no happening but say who is meant ("the release of
// all those detained", "a group that backs the government") or are part of a name
// ("the director of Military Operations").
func (t *tree) unspecific(e *event) bool {
	x := e.tok
	if t.isNoun(x) {
		return t.tok[x].UPOS == "PROPN" && len(e.gov) == 1 && t.namedAs(x, sitrep.NameOrganization)
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
