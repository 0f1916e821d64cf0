package coder

// conditions are the subordinators of what an act of words is made to depend on.
var conditions = map[string]bool{"if": true, "unless": true, "until": true}

// conditioned types are at those on whose doing they depend.
var conditioned = map[string]bool{"THREATEN": true, "AGREE": true, "PROTEST": true, "SANCTION": true, "REJECT": true}

// warned are those on whose doing the event depends: "will close the bridge if the
// militia returns", "offered a truce if the guerrillas disarmed".
func (e *event) warned(actors []role) []role {
	t := e.t
	for x, k := e.tok, 0; k < 4 && x >= 0; x, k = t.head(x), k+1 {
		if ps := e.dependedOn(x, actors); len(ps) > 0 {
			return ps
		}
		for _, a := range t.arguments(x) { // "warned that his men would fight back if"
			if k == 0 && a.kind == argComp && t.isVerb(a.tok) {
				if ps := e.dependedOn(a.tok, actors); len(ps) > 0 {
					return ps
				}
			}
		}
		if r := t.rel(x); r != "xcomp" && r != "obj" && (r != "ccomp" || k > 0) {
			break
		}
	}
	return nil
}

// inHand: they are captives of who threatens, not whom he talks to: "threatened to kill
// the hostages if police entered".
func (e *event) inHand(ps []role) bool {
	for i := range ps {
		if t := ps[i].t; !t.w.c.class["in-hand"].words[t.lemma[t.content(ps[i].tok)]] {
			return false
		}
	}
	return true
}

// dependedOn are the doers of the conditional clauses under verb v who are not
// the event's own.
func (e *event) dependedOn(v int, actors []role) []role {
	t := e.t
	for c := t.first[v]; c >= 0; c = t.next[c] {
		x := int(c)
		if t.rel(x) != "advcl" || !conditions[t.prep(x)] || t.prep(x) == "until" && e.typ != "REJECT" {
			continue
		}
		s := t.argument(x, argSubj) // of a passive whoever is named behind "by"
		if s < 0 || !t.agent(s) || t.property(s, "place") && !t.countryPlace(s) {
			continue
		}
		kept := e.others(e.receivers(t.participants(s, nil)), actors)
		for i := range kept {
			kept[i].kind = "condition"
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return nil
}
