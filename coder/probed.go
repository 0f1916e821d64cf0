package coder

// probers are those who look into the deed by the words of its sentence: "Ruiz was searching for
// a suspect in a shooting", "that raid which Ruiz was investigating".
func (e *event) probers() []role {
	t := e.t
	if e.typ != "ASSAULT" || !t.isNoun(e.tok) {
		return nil
	}
	of := func(v int) []role {
		if !t.isVerb(v) || !t.w.c.same.probe[t.lemma[v]] {
			return nil
		}
		s := t.argument(v, argSubj)
		if s < 0 || s == e.tok || !t.onePerson(s) && (t.plural(s) || t.groupNoun(s) || !t.lemmaIs(s, isPeople)) {
			return nil
		}
		return t.participants(s, nil)
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == "acl" || r == "ccomp" { // "it was that shooting that Ruiz was investigating"
			if who := of(int(c)); who != nil {
				return who
			}
		}
	}
	for k, x := 0, t.head(e.anchor()); k < deepest && x >= 0; k, x = k+1, t.head(x) {
		if who := of(x); who != nil {
			return who
		}
	}
	return nil
}

// probedBy: who was struck in the other one was looking into it: it is no part of that.
func (p *profile) probedBy(o *profile) bool { return inBoth(p.probers, o.recipients) }

// probedWith: the same of two events of a sentence.
func (e *event) probedWith(o *event) bool {
	return inBoth(e.probers(), o.recipients) || inBoth(o.probers(), e.recipients)
}
