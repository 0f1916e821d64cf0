package coder

import "sitrep"

// saidWho is the fuller description after somebody's somebody: "his rival, the head of
// the Dorim government"; -1 if none.
func (t *tree) saidWho(x int) int {
	k := t.child(x, "appos")
	if k < x || !t.ownedByPronoun(x) || t.tok[k].UPOS == "PROPN" || !t.agent(k) || t.plural(k) != t.plural(x) {
		return -1
	}
	if e := t.entityAt(x); e != nil && e.Name != "" {
		return -1
	}
	return k
}

// ofTwo are the adjectives of two countries before a plural: "Kenyan and Ugandan
// troops" are two parties; -1 if there are no two.
func (t *tree) ofTwo(x int) (a, b int) {
	if !t.plural(x) || !t.agent(x) {
		return -1, -1
	}
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		a := int(c)
		if r := t.rel(a); r != "amod" && r != "compound" || !t.countryPlace(a) {
			continue
		}
		for d := t.first[a]; d >= 0; d = t.next[d] {
			if b := int(d); t.rel(b) == "conj" && b > a && b < x && t.countryPlace(b) && t.w.a.Places[t.place[a]].Country != t.w.a.Places[t.place[b]].Country {
				return a, b
			}
		}
	}
	return -1, -1
}

// twoParties adds the two parties that r names with the adjectives a and b.
func (t *tree) twoParties(r role, a, b int, out []role) []role {
	first, second := r, r
	first.p = sitrep.Participant{Span: t.tok[a].Span, Sectors: r.p.Sectors, Country: t.w.a.Places[t.place[a]].Country, Entity: -1}
	second.p = sitrep.Participant{Span: sitrep.Span{Start: t.tok[b].Start, End: max(r.p.Span.End, t.tok[r.tok].End)}, Sectors: r.p.Sectors, Country: t.w.a.Places[t.place[b]].Country, Entity: -1}
	first.p.Text, second.p.Text = t.w.a.Text(first.p.Span), t.w.a.Text(second.p.Span)
	first.tok = a
	return append(out, first, second)
}

// theHurt: people named by what befell them ("the wounded", "the most badly injured").
func (t *tree) theHurt(x int) bool {
	switch t.fateOf(x) {
	case "killed", "injured", "missing":
		d := t.child(x, "det")
		return d >= 0 && t.form[d] == "the" && t.tok[x].XPOS != "VBG" && t.child(x, "nmod") < 0
	}
	return false
}

// described is who a pronoun and its clause stand for, though no name or noun says
// it: "anyone who crosses the line", "those held in the camp".
func (t *tree) described(x int) (role, bool) {
	if t.tok[x].UPOS != "PRON" && t.tok[x].UPOS != "DET" || !anybody[t.form[x]] || t.child(x, "acl") < 0 && t.child(x, "acl:relcl") < 0 {
		return role{}, false
	}
	const words = 12
	_, end := t.subtree(x, false)
	r := role{t: t, tok: x}
	for end > x+1 && t.tok[end-1].UPOS == "PUNCT" {
		end--
	}
	r.p.Span, r.p.Entity, r.p.Country = t.span(x, min(end, x+words)), -1, t.countryWithin(x, end)
	r.p.Text = t.w.a.Text(r.p.Span)
	return r, true
}

var anybody = map[string]bool{"those": true, "anyone": true, "anybody": true, "everyone": true, "everybody": true, "all": true}

// doneTo is to whom the deed i is done, which the parser hung on the doer: "the killing
// by soldiers of two boys", -1 if nothing. What belongs to his name stays there.
func (t *tree) doneTo(i, by int) int {
	deed := t.deed(i) || t.tells(i) != ""
	if !deed && (!t.lemmaIs(by, isArmed|isGov|isPeople)) {
		return -1
	}
	for c := t.first[by]; c >= 0; c = t.next[c] {
		k := int(c)
		if t.rel(k) != "nmod" || t.prep(k) != "of" || k < by || t.countryPlace(k) {
			continue
		}
		if m := t.ment[by]; t.indefinite(k) || deed && m >= 0 && t.w.a.Mentions[m].Span.End < t.tok[k].Start {
			return k
		}
	}
	return -1
}

// byBehind is who did the deed i, which the parser hung on the verb of which the deed is
// the object: "dispersed a demonstration by lawyers", -1 for nobody.
func (t *tree) byBehind(i int) int {
	v := t.head(i)
	if v < 0 || v > i || t.tok[i].Deprel != "obj" || !t.isVerb(v) || t.passive(v) {
		return -1
	}
	for c := t.first[v]; c >= 0; c = t.next[c] {
		k := int(c)
		if k < i || t.rel(k) != "obl" || t.prep(k) != "by" || t.timex[k] >= 0 || !t.agent(k) {
			continue
		}
		p := t.child(k, "case")
		for p > i+1 && t.under(p-1, i) {
			p--
		}
		if p == i+1 {
			return k
		}
	}
	return -1
}

// withCompany adds the armed men that come with those who do harm.
func (e *event) withCompany(actors []role) []role {
	if !physical[e.typ] && e.typ != "COERCE" && e.typ != "MOBILIZE" {
		return actors
	}
	for _, r := range actors {
		t := r.t
		for c := t.first[r.tok]; c >= 0; c = t.next[c] {
			if v := int(c); t.rel(v) == "acl" && t.w.c.class["company"].words[t.lemma[v]] && t.passive(v) {
				if by := t.child(v, "obl:agent"); by >= 0 && (t.lemmaIs(by, isArmed) || t.property(by, "armed")) {
					for _, p := range e.doers(t.participants(by, nil)) {
						p.kind = "company"
						actors = addRole(actors, p)
					}
				}
			}
		}
	}
	return actors
}

// indefinite: a noun that is new to the report: with "a" or a number.
func (t *tree) indefinite(x int) bool {
	for c := t.first[x]; c >= 0 && int(c) < x; c = t.next[c] {
		if r := t.rel(int(c)); r == "nummod" || r == "det" && (t.form[c] == "a" || t.form[c] == "an" || t.form[c] == "some" || t.form[c] == "several") {
			return true
		}
	}
	return false
}

// manner: a bare noun of the class of ways in which things are done ("taken by force").
func (t *tree) manner(x int) bool {
	return t.first[x] >= 0 && int(t.first[x]) == x-1 && t.next[t.first[x]] < 0 && t.isNoun(x) && t.w.c.class["manner"].words[t.lemma[x]]
}

// countryWithin is the country of the places within a phrase, "" when none or several.
func (t *tree) countryWithin(f, end int) string {
	out := ""
	for k := f; k < end; k++ {
		if t.place[k] < 0 {
			continue
		}
		c := t.w.a.Places[t.place[k]].Country
		if out != "" && c != out {
			return ""
		}
		out = c
	}
	return out
}

// ownPeople: the people of who threatens or promises, whom that is not at: "the union would
// withdraw its members".
func (e *event) ownPeople(p, of role) bool {
	if e.typ != "THREATEN" && e.typ != "AGREE" && e.typ != "CONCEDE" || p.t != of.t || of.p.Entity < 0 {
		return false
	}
	t := p.t
	k := t.knownOwner(p.tok)
	return k >= 0 && t.w.a.Mentions[t.ment[k]].Entity == of.p.Entity && (t.lemmaIs(p.tok, isArmed) || t.w.c.class["members"].words[t.lemma[p.tok]])
}

// besideIt is who is named beside the description at x ("a co-defendant, Rian Soto,"), nil for nobody.
func (t *tree) besideIt(x int) *sitrep.Entity {
	k := t.child(x, "appos")
	if k < x || t.plural(x) || t.tok[k].UPOS != "PROPN" || !t.namedActor(k) {
		return nil
	}
	if o := t.entityAt(k); o != nil && o.Name != "" {
		return o
	}
	return nil
}

// membersOf is the body whose own people those at x are, who do something ("the committee
// said its officers had"): it acts by them. Nil where nobody is known to.
func (t *tree) membersOf(x int) *sitrep.Entity {
	p := t.pronounOwner(x)
	if p < 0 || t.tok[x].Deprel != "nsubj" && t.tok[x].Deprel != "obl:agent" || !t.plural(x) || !t.lemmaIs(x, isArmed) && !t.w.c.class["members"].words[t.lemma[x]] {
		return nil
	}
	o := t.entityAt(p)
	if o == nil || o.Name == "" || o.Type != sitrep.EntityOrg && o.Type != sitrep.EntityGroup {
		return nil
	}
	return o
}

// sentBy adds the further parties whose own envoys are meant: "delegates of the government and the
// rebels" are two parties.
func (t *tree) sentBy(k int, out []role) []role {
	party := func(y int) bool {
		return !t.countryPlace(y) && (t.lemmaIs(y, isGov|isArmed) || t.bodyNamed(y) || t.namedAs(y, sitrep.NameOrganization))
	}
	if !party(k) {
		return out
	}
	for c := t.first[k]; c >= 0; c = t.next[c] {
		if m := int(c); t.rel(m) == "conj" && m > k && party(m) {
			if r, ok := t.participant(m); ok {
				out = append(out, r)
			}
		}
	}
	return out
}
