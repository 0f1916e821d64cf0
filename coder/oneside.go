package coder

import "slices"

// oneSide takes from what a happening hands on to its mentions those who are told on both sides
// of it: each stays where more mentions have him in their own words, of equals where he is struck.
// Called before the mentions inherit anything.
func (p *profile) oneSide(live []*event) {
	for _, r := range slices.Clone(p.recipients) {
		same := func(o role) bool { return samePerson(&o.p, &r.p) }
		if !slices.ContainsFunc(p.actors, same) {
			continue
		}
		did, met := 0, 0
		for _, e := range live {
			switch {
			case e.firstMention() != p.first.firstMention():
			case slices.ContainsFunc(e.recipients, same):
				met++
			case len(e.recipients) > 0 && slices.ContainsFunc(e.actors, same):
				did++
			}
		}
		if did > met {
			p.recipients = slices.DeleteFunc(slices.Clone(p.recipients), same)
		} else {
			p.actors = slices.DeleteFunc(slices.Clone(p.actors), same)
		}
	}
}

// fight: the words tell of violence between sides.
func (e *event) fight() bool { return e.typ == "ASSAULT" && len(e.f.rule.all) > 0 }

// fightsBack: of a fight one side alone is named, which is not who did the deed: police, as in a shootout, or who fought with
// the offender before.
func (e *event) fightsBack() bool {
	return e.fight() && len(e.actors) == 1 && (e.actors[0].police() || e.t.foughtBefore(e.tok))
}

// foughtBefore: the clause of the fight at x tells of the offender with whom somebody fought, or what was before: "the gunman was
// someone the guests fought with", "a man whom they had fought with". Rebels who clashed with others are who did it.
func (t *tree) foughtBefore(x int) bool {
	h := t.head(x)
	if h < 0 || t.tok[x].Deprel != "acl:relcl" {
		return false
	}
	if t.pastPerfect(x) {
		return true
	}
	of := t.w.c.class["offender"]
	s := t.child(h, "nsubj")
	return of.words[t.lemma[h]] || s >= 0 && of.words[t.lemma[s]]
}

// police: they are of the police.
func (r *role) police() bool {
	return contains(r.p.Sectors, "COP") || sectorIn(r.t.entityAt(r.tok), "COP")
}

// toHimself: whom it befell did it.
func (e *event) toHimself() bool {
	x := e.arg(arg{kind: argObj})
	return e.ownHand || x >= 0 && e.typ == "ASSAULT" && e.t.reflexive(x)
}

// byOwnHand: the words of the deed say that he whom it befell did it: "Soto shot himself", "took his own
// life", "died of a self-inflicted wound".
func (e *event) byOwnHand(ps []role) bool {
	if e.typ != "ASSAULT" || len(ps) > 1 || len(ps) == 1 && ps[0].t == e.t && e.t.plural(ps[0].tok) {
		return false
	}
	for k := e.tok; k < len(e.t.form) && k <= e.tok+mostBetween && (k == e.tok || !e.t.isVerb(k) && e.t.tok[k].UPOS != "PUNCT"); k++ {
		if kind, _ := e.t.mishapAt(k); kind == mishapSelf {
			return true
		}
	}
	return false
}

// calledAfterStruck takes from the doers who is but a word before the noun of the deed, as "officer" in
// "the officer shootings", where the same are told to have been struck.
func (e *event) calledAfterStruck(p *profile) {
	if len(e.actors) == 0 || !e.t.isNoun(e.tok) {
		return
	}
	called := func(r role) bool {
		return r.t == e.t && r.t.rel(r.tok) == "compound" && r.t.head(r.tok) == e.tok && r.p.Name == "" &&
			slices.ContainsFunc(p.recipients, func(o role) bool { return r.t.lemma[r.tok] == o.t.lemma[o.tok] })
	}
	if slices.ContainsFunc(e.actors, called) {
		p.actors = slices.DeleteFunc(slices.Clone(p.actors), called)
		e.actors = slices.DeleteFunc(slices.Clone(e.actors), called)
	}
}
