package coder

import "sitrep"

// ofTwoKinds: no report can mean one happening by the two. A robbery is not the arrest of who is
// held for it, and what somebody stood trial for is not what he did meanwhile.
func ofTwoKinds(n, o *profile) bool {
	a, b := n.first, o.first
	if a.typ == "COERCE" && a.robbery() != b.robbery() {
		return true
	}
	if a.typ != "ASSAULT" {
		return false
	}
	return a.t == b.t && (a.triedWhen(b) || b.triedWhen(a)) || a.chargeOfKind(o) || b.chargeOfKind(n) || othersCharged(n, o)
}

// othersCharged: the one is no more than what somebody is charged with ("Soto and Reed are charged with murder"), and
// the other struck whom the report names beside another one who stands accused, of whom it never tells together with
// them: a list of people who are sought for this and that.
func othersCharged(n, o *profile) bool { return n.chargeOfOthers(o) || o.chargeOfOthers(n) }

func (p *profile) chargeOfOthers(o *profile) bool {
	e := p.first
	if p.mentions > 1 || !e.t.isNoun(e.tok) || len(p.recipients) > 0 || p.on != nil || e.t == o.first.t {
		return false
	}
	mine := e.accusedOf()
	if len(mine) == 0 {
		return false
	}
	w := e.t.w
	for i := range o.recipients {
		if r := &o.recipients[i]; r.aPerson() && r.p.Name != "" && !w.together(mine, r.familyName()) {
			for _, other := range w.accusedNames() {
				if w.together([]string{other}, r.familyName()) && !w.together(mine, other) {
					return true
				}
			}
		}
	}
	return false
}

// together: a sentence names one of those with the one family name as well as the other.
func (w *work) together(some []string, other string) bool {
	for si := range w.trees {
		here, there := false, false
		for _, i := range w.names[si] {
			f := sitrep.FamilyName(w.a.Text(w.a.Names[i].Span))
			here, there = here || contains(some, f), there || f == other
		}
		if here && there || there && contains(some, other) {
			return true
		}
	}
	return false
}

// accusedNames are the family names of all who stand accused in the report.
func (w *work) accusedNames() []string {
	if w.sought == nil {
		w.sought = []string{}
		for si, t := range w.trees {
			if t == nil || !w.coded(si) {
				continue
			}
			for x := range t.tok {
				if as, who := t.standsAs(x); as != "" {
					w.sought = gather(w.sought, t.families(who))
				}
			}
		}
	}
	return w.sought
}

// families are the family names of the persons at those words.
func (t *tree) families(who []int) (out []string) {
	for _, k := range who {
		if o := t.entityAt(k); o != nil && o.Name != "" && o.Type == sitrep.EntityPerson {
			out = append(out, sitrep.FamilyName(o.Name))
		}
	}
	return out
}

// accusedOf are the family names of those whom the sentence has stand accused of the event.
func (e *event) accusedOf() []string {
	t, x := e.t, e.tok
	for k := 0; k < 5; k++ {
		h := t.head(x)
		if r := t.rel(x); h < 0 || r == "parataxis" || r == "ccomp" || t.tok[x].Deprel == "acl:relcl" {
			return nil
		}
		x = h
		if as, who := t.standsAs(x); as != "" {
			return t.families(who)
		}
	}
	return nil
}

// chargeOfKind: the event names captivity or rape, done to nobody named, as what somebody was on
// trial for, and o is neither: "shot the judge in his trial for rape".
func (e *event) chargeOfKind(o *profile) bool {
	if e.court() < 0 || len(e.recipients) > 0 {
		return false
	}
	for _, m := range [...]string{"abduct", "sexual"} {
		if contains(e.modes, m) && !contains(o.modes, m) {
			return true
		}
	}
	return false
}

// robbery: what is seized is taken by robbers, told by a noun for it.
func (e *event) robbery() bool {
	return e.typ == "COERCE" && e.t.isNoun(e.tok) && e.t.w.c.class["robbery"].words[e.t.lemma[e.tok]]
}

// triedWhen: "was being tried for rape when he shot the judge" tells the first of the first, the
// second of the second.
func (e *event) triedWhen(o *event) bool {
	t := e.t
	for h, k := e.court(), 0; h >= 0 && k < 3; h, k = t.head(h), k+1 {
		for c := t.first[h]; c >= 0; c = t.next[c] {
			if t.rel(int(c)) == "advcl" && int(c) > e.tok && t.opensMeanwhile(int(c)) && t.under(o.anchor(), int(c)) {
				return true
			}
		}
	}
	return false
}

// court is the word of a court or a jail that the noun of the event stands behind or before as
// what it is about: "tried for rape", "his rape trial"; -1 for none.
func (e *event) court() int {
	t, x := e.t, e.tok
	if !t.isNoun(x) {
		return -1
	}
	words := t.w.c.class["on-trial"].words
	switch h := t.head(x); t.rel(x) {
	case "compound":
		if h >= 0 && words[t.lemma[h]] {
			return h
		}
	case "obl", "nmod":
		if p := t.prep(x); h >= 0 && words[t.lemma[h]] && (p == "for" || p == "on" || p == "of") {
			return h
		}
	}
	return -1
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
