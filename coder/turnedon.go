package coder

// turnedOn is who "they" are who strike those that "they" would be by the nearest noun: "when a dozen
// marchers tried to drive the gang away, they opened fire on six marchers". Nobody is known where the
// sentence tells of no others.
func (e *event) turnedOn(actors []role) []role {
	t := e.t
	if e.typ != "ASSAULT" || len(actors) != 1 || !t.isVerb(e.tok) {
		return actors
	}
	r := &actors[0]
	if r.t != t || t.tok[r.tok].UPOS != "PRON" || r.p.Entity < 0 {
		return actors
	}
	s := t.struckToo(r, e.tok)
	if s < 0 {
		return actors
	}
	for v := t.head(s); v >= 0; v = t.child(v, "xcomp") {
		if o := t.child(v, "obj"); o >= 0 && t.agent(o) {
			return e.doers(t.participants(o, nil))
		}
	}
	return nil
}

// struckToo is the subject of a clause before the pronoun that has the role, by which it is meant, where
// under verb v is an object of the same noun, -1 for none.
func (t *tree) struckToo(r *role, v int) int {
	for s := 0; s < r.tok; s++ {
		m := t.ment[s]
		if m < 0 || t.rel(s) != "nsubj" || t.w.a.Mentions[m].Entity != r.p.Entity || !t.isNoun(s) || t.head(s) < 0 || t.rel(t.head(s)) != "advcl" {
			continue
		}
		for k := r.tok + 1; k < len(t.tok); k++ {
			if t.lemma[k] == t.lemma[s] && (t.rel(k) == "obj" || t.rel(k) == "obl") && t.under(k, v) {
				return s
			}
		}
	}
	return -1
}
