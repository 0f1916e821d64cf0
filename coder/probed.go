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
		return t.participants(t.argument(v, argSubj), nil)
	}
	for c := t.first[e.tok]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "acl" {
			if who := of(int(c)); who != nil && t.argument(int(c), argSubj) != e.tok {
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
func (p *profile) probedBy(o *profile) bool {
	for _, r := range p.probers {
		for i := range o.recipients {
			if samePerson(&r.p, &o.recipients[i].p) {
				return true
			}
		}
	}
	return false
}
