package coder

// claimedBy notes who takes responsibility for the event.
func (e *event) claimedBy(t *tree, x int) {
	if x < 0 || len(e.claimed) > 0 {
		return
	}
	e.claimed = t.participants(x, nil)
	for i := range e.claimed {
		e.claimed[i].kind = "claim of responsibility"
	}
}

// denied: somebody says that it was not so.
func (e *event) denied() bool {
	for i := range e.stances {
		if e.stances[i].Act == "denies" {
			return true
		}
	}
	return false
}

// disowned takes back the actor of a deed told before, where he stands in nothing but his own denial.
func disowned(live []*event) {
	for _, e := range live {
		if e.sameAs == nil || !e.denied() {
			continue
		}
		kept := e.actors[:0:0]
		for i := range e.actors {
			own := false
			for k := range e.stances {
				s := &e.stances[k]
				own = own || s.Act == "denies" && (s.Who.Entity >= 0 && (s.Who.Entity == e.actors[i].p.Entity || s.Who.Entity == e.actors[i].owner()) || s.Who.Text == e.actors[i].p.Text)
			}
			if !own {
				kept = append(kept, e.actors[i])
			}
		}
		e.actors = kept
	}
}

// owner is the entity whose people they are, as "its fighters" says; -1 where nothing does.
func (r *role) owner() int {
	if c := r.t.child(r.tok, "nmod:poss"); c >= 0 && r.t.ment[c] >= 0 {
		return r.t.w.a.Mentions[r.t.ment[c]].Entity
	}
	return -1
}

// claims makes who takes responsibility the actor of what no other mention names one of.
func claims(live []*event) {
	for _, e := range live {
		if len(e.claimed) > 0 && len(e.actors) == 0 && len(e.firstMention().actors) == 0 {
			e.actors = e.claimed
		}
	}
}

// denial reads "denied involvement in the attack", "claimed responsibility for it",
// "confirmed the strike": the event hangs on the verb of saying through nouns.
func (t *tree) denial(e *event, x, h int) {
	for h >= 0 && t.prep(x) == "of" && (t.lemmaIs(h, isPartitive) || t.numeric(h)) { // "two of the attacks"
		x, h = h, t.head(h)
	}
	act, v := "", h
	for k := 0; k < 4 && v >= 0; k++ {
		if t.isVerb(v) {
			break
		}
		r := t.rel(v)
		if r != "obj" && r != "nmod" && r != "conj" && r != "obl" {
			return
		}
		if !involvement[t.lemma[v]] && v != h {
			return
		}
		if v == h && !involvement[t.lemma[v]] {
			return
		}
		v = t.head(v)
	}
	if v < 0 || !t.isVerb(v) {
		return
	}
	switch t.lemma[v] {
	case "deny", "disavow", "disclaim", "dismiss", "reject", "refute":
		act = "denies"
		if v == h && t.rel(x) != "obj" {
			return
		}
		if v == h && (t.lemma[v] == "reject" || t.lemma[v] == "dismiss") && (x == e.tok || !t.w.c.speech.charge[t.lemma[x]]) {
			return // but "rejected accusations that its jets had bombed a clinic"
		}
	case "confirm", "acknowledge", "admit", "verify":
		act = "confirms"
		if v == h && t.rel(x) != "obj" {
			return
		}
	case "claim", "take", "accept", "assume", "own":
		if v == h && !t.avows(e, x, v) {
			return // "the group claimed the attack"
		}
		act = "asserts"
		if o := t.child(v, "obj"); t.lemma[v] == "claim" || t.lemma[v] == "own" || o >= 0 && (t.lemma[o] == "responsibility" || t.lemma[o] == "credit") {
			e.claimedBy(t, t.speaker(v))
		}
	default:
		if v != h || t.rel(x) != "obj" || !t.witnesses(e, v) {
			return
		}
		act = "asserts"
	}
	if s := t.speaker(v); s >= 0 {
		t.w.stance(e, t, s, act, v, v)
	}
}

// witnesses: somebody tells or has noticed the deed of arms or force that the object of verb v
// is. A country or a month that saw fighting tells nothing, and who observes a strike holds it.
func (t *tree) witnesses(e *event, v int) bool {
	if !violent[e.typ] && e.typ != "MOBILIZE" || !t.w.c.speech.witnessing[t.lemma[v]] || t.passive(v) || t.negated(v) {
		return false
	}
	s := t.argument(v, argSubj)
	return s >= 0 && t.canSay(s) && !t.countryPlace(s) && t.place[s] < 0
}

// avows: verb v takes the deed named by x upon somebody, without a noun between them:
// "claimed the attack", "took credit for it", "owned up to it".
func (t *tree) avows(e *event, x, v int) bool {
	if !violent[e.typ] || !e.definite() {
		return false
	}
	switch o := t.child(v, "obj"); t.prep(x) {
	case "":
		return t.rel(x) == "obj" && (t.lemma[v] == "claim" || t.lemma[v] == "own")
	case "for", "of":
		return o >= 0 && t.lemma[v] != "claim" && (t.lemma[o] == "credit" || t.lemma[o] == "responsibility")
	case "to":
		return t.lemma[v] == "own"
	}
	return false
}

// claimClause reads "the attack, for which the group claimed responsibility", "an
// attack claimed by the group", "the attack was claimed by the group".
func (t *tree) claimClause(e *event) {
	if !t.isNoun(e.tok) {
		return
	}
	if v := t.head(e.tok); v >= 0 && t.isVerb(v) && t.lemma[v] == "claim" && t.rel(e.tok) == "nsubj" && t.passive(v) && violent[e.typ] {
		if s := t.speaker(v); s >= 0 && s != e.tok && !t.none(s) && !t.negated(v) {
			t.w.stance(e, t, s, "asserts", v, v)
			e.claimedBy(t, s)
		}
		return
	}
	for v := e.tok + 1; v < len(t.tok) && v < e.tok+25; v++ {
		if t.lemma[v] != "claim" {
			continue
		}
		o := t.child(v, "obj")
		direct := t.head(v) == e.tok && t.rel(v) == "acl" && violent[e.typ] && (o < 0 || t.tok[o].UPOS == "PRON")
		if !direct && (t.tok[v].Deprel != "acl:relcl" || o < 0 || !involvement[t.lemma[o]]) {
			continue
		}
		s := t.argument(v, argSubj)
		if direct && t.none(s) {
			continue
		}
		if s < 0 {
			continue
		}
		t.w.stance(e, t, s, "asserts", v, v)
		e.claimedBy(t, s)
		return
	}
}

// involvement: what is denied or claimed of an event.
var involvement = map[string]bool{"responsibility": true, "involvement": true, "role": true, "part": true, "knowledge": true, "connection": true, "link": true,
	"credit": true, "participation": true, "complicity": true, "report": true, "claim": true, "allegation": true, "accusation": true, "hand": true, "tie": true, "blame": true}
