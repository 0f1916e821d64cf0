package coder

// ofTwoKinds: no report can mean one happening by the two. A robbery is not the arrest of who is
// held for it, and what somebody stood trial for is not what he did meanwhile.
func ofTwoKinds(n, o *profile) bool {
	a, b := n.first, o.first
	if a.typ == "COERCE" && a.robbery() != b.robbery() {
		return true
	}
	return a.typ == "ASSAULT" && a.t == b.t && (a.triedWhen(b) || b.triedWhen(a))
}

// robbery: what is seized is taken by robbers, told by a noun for it.
func (e *event) robbery() bool {
	return e.typ == "COERCE" && e.t.isNoun(e.tok) && e.t.w.c.class["robbery"].words[e.t.lemma[e.tok]]
}

// triedWhen: "was being tried for rape when he shot the judge" tells the first of the first, the
// second of the second.
func (e *event) triedWhen(o *event) bool {
	t := e.t
	x := e.tok
	if r := t.rel(x); !t.isNoun(x) || r != "obl" && r != "nmod" || t.prep(x) != "for" && t.prep(x) != "on" && t.prep(x) != "of" {
		return false
	}
	court := false
	for k := 0; k < 4; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		court = court || t.w.c.class["on-trial"].words[t.lemma[h]]
		if court {
			for c := t.first[h]; c >= 0; c = t.next[c] {
				if t.rel(int(c)) == "advcl" && int(c) > e.tok && t.opensMeanwhile(int(c)) && t.under(o.anchor(), int(c)) {
					return true
				}
			}
		}
		x = h
	}
	return false
}

// opensMeanwhile: the clause tells what came while the state above it lasted.
func (t *tree) opensMeanwhile(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "mark" || r == "advmod") && int(c) < x {
			switch t.form[c] {
			case "when", "while", "before":
				return true
			}
		}
	}
	return false
}
