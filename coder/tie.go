package coder

import "sitrep"

// verbal types happen where the speaker stands, which is no place of theirs.
var verbal = map[string]bool{"AGREE": true, "SUPPORT": true, "CONCEDE": true, "REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true}

// placeLevel: 1 governed by the trigger, 2 within an argument, 3 in the clause, 4 where
// those who did it are, 9 not a place of this event.
func (t *tree) placeLevel(e *event, i int) int {
	p := &t.w.sites[i]
	x := t.placeHead(p)
	if x < 0 {
		return 9
	}
	if e.typ == "SANCTION" && contains(e.modes, "convict") || t.ofSomebody(p) {
		return 9 // the seat of a court, or somebody's home
	}
	if e.dealsWith() && (p.Precision == sitrep.PlaceCountry || t.w.seat(p)) && !firm[t.prep(x)] {
		return 9 // "imposed sanctions on Veland"
	}
	if h := t.head(x); h >= 0 && t.rel(x) == "nmod" && t.prep(x) == "of" && t.w.c.scene.mission[t.lemma[h]] {
		return 9 // "the embassies of Veland in Karm"
	}
	if e.typ == "CONSULT" && contains(e.modes, "phone") {
		return 9 // those who telephone are in two places
	}
	if e.spoken() && t.spokenAt(e, x) || t.keptIn(e, x) || t.closedOff(e, x) || t.leftBehind(e, x) {
		return 2
	}
	if t.rulesOver(e, x) {
		return 4
	}
	if e.spoken() && t.w.seat(p) && t.fronted(p, e) {
		return 9 // "In Veland City, the ministry denounced …"
	}
	if o := t.nounBefore(p); o != nil {
		if o == e {
			return 1
		}
		if e.spoken() {
			return 9
		}
	}
	if t.heardBy(e, x) {
		return 3
	}
	prep := ""
	inside := false // within a phrase that is no mere name of places
	away := false   // where somebody or something comes from
	nursed := false // within a hospital
	told := false   // what somebody is of whom another thing is told: "Kadi, head of a clan in Arbin, was found dead"
	for k := 0; k < 8; k++ {
		h := t.head(x)
		rel := t.tok[x].Deprel
		bare := t.rel(x)
		if c := t.placePrep(x); c != "" && (prep == "" || !firm[prep]) {
			if c == "on" && t.placeKind(x) {
				c = "at" // "on the outskirts", "on the highway"
			}
			prep = c
		}
		away = away || t.rel(x) == "nmod" && t.prep(x) == "from" && !t.lemmaIs(x, isFacility)
		told = told || inside && bare == "appos" && t.property(x, "person")
		if inside && t.timex[x] < 0 && sooner[t.prep(x)] {
			return 9 // "arrested five days before the loss at Arbin"
		}
		if t.prep(x) == "according_to" {
			return 9
		}
		if c := t.whereClause(e, x); c && (prep == "" || locative[prep]) {
			return 2
		}
		if h < 0 {
			if s := t.child(x, "nsubj"); s >= 0 && e.tells(s) && locative[prep] {
				return 1 // "The attack was on a village in X"
			}
			return 9
		}
		if e.typ == "CONSULT" && t.prep(e.anchor()) == "for" && firm[prep] && (t.head(e.anchor()) == x || t.head(e.anchor()) == h && !t.speechVerb(h)) {
			return 2 // "the minister, in Arbin for talks"
		}
		if e.tells(h) {
			if i >= len(t.w.a.Places) && bare == "nmod" && t.prep(x) == "of" && !inside && t.w.c.scene.harm[t.lemma[h]] {
				return 9 // "the kidnappings of Mora": no place, whatever its name
			}
			if bare == "obl" && t.prep(x) == "at" && p.Precision == sitrep.PlaceCountry && t.w.c.scene.aim[t.lemma[h]] {
				return 9 // "attacks that were targeted at Veland"
			}
			return t.tied(e, x, h, prep, inside, away)
		}
		if locative[prep] && t.rel(x) == "nmod" && t.inWhich(e, h) {
			return 2
		}
		if bare == "obj" && prep == "" && !e.spoken() && t.serves(h, e) {
			return 3
		}
		if bare == "obl" && firm[t.prep(x)] && (!inside && t.madeAt(h, e) || t.heldThere(h, e) || t.happenedAt(h, e)) {
			return 2
		}
		if t.teller(h) != nil {
			if t.leavesBehind(e) || t.broughtTo(x, h, e) {
				return 9
			}
			if t.shares(e, h) && (bare == "obl" || bare == "obj") && !e.spoken() && locative[t.prep(x)] {
				return 3
			}
			if o := t.teller(h); o != nil && (o.sameAs == e || t.oneAct(e, o) && !e.spoken() && !o.spoken()) && o.t.tied(o, x, h, prep, inside, away) < 9 {
				return 3
			}
			if o := t.teller(h); e.typ == "AGREE" && o.typ == "CONSULT" && firm[prep] && t.shares(e, h) && t.isVerb(h) {
				return 3 // "met in Arbin and agreed to withdraw"
			}
			if o := t.teller(h); o != nil && !o.spoken() && !e.spoken() && t.partOf(h, e) && o.t.tied(o, x, h, prep, inside, away) < 9 {
				return 3
			}
			return 9
		}
		if n := t.throughClause(p, x, h); n >= 0 {
			inside, x = true, n
			continue
		}
		if t.isVerb(h) && firm[prep] && bare == "obl" && t.prep(x) == "by" && t.heldAt(h, e) {
			return 2 // "will be held by the envoy in Arbin"
		}
		if t.isVerb(h) && (firm[prep] && !inside && (t.heldAt(h, e) || t.busyAt(h, e)) || t.arrivesAt(x, h, e)) {
			return 2
		}
		if t.isVerb(h) {
			if told || e.typ == "ASSAULT" && (t.rite(h, e) || nursed || t.w.c.scene.mend[t.lemma[h]]) {
				return 9
			}
			if e.spoken() || !firm[prep] || t.speechVerb(h) && !(x < h && bare == "obl" && t.under(e.anchor(), h)) {
				return 9 // "In X, officials said that …" is where, "… officials in X said" is not
			}
			if bare == "nsubj" && !inside || (e.typ == "ASSAULT" || e.typ == "COERCE") && t.timedBy(e, h) {
				return 9
			}
			if t.clauseHolds(h, e) || t.speechVerb(h) || t.occasion(h, e) {
				return 3
			}
			return 9
		}
		switch {
		case t.placeKind(h) && (p.Precision != sitrep.PlaceCountry || x > h || bare == "nmod" || t.w.c.scene.land[t.lemma[h]] && !t.lemmaIs(h, isFacility)) && (bare == "compound" || bare == "amod" || bare == "nmod" || bare == "flat" || bare == "appos"):
			// "Arbin province", "Karm's towns": all of it is the place
		case t.w.c.scene.compass[t.lemma[h]] && (bare == "nmod" || bare == "obl"):
			prep, inside = "near", true // "north of Arbin"
		case (bare == "compound" || bare == "amod" || rel == "nmod:poss") && p.Precision == sitrep.PlaceCountry && !(rel == "nmod:poss" && firm[t.prep(h)] && !t.property(h, "people") && !t.property(h, "org")):
			return 9 // "US bases": whose, not where
		case rel == "nmod:poss", rel == "amod":
			if t.property(h, "people") || t.property(h, "org") || t.property(h, "gov") {
				return 9
			}
			inside = true
		case bare == "nmod" && (prep == "of" || prep == "for") && (t.property(h, "org") || t.property(h, "gov") || t.property(h, "person")) && !t.lemmaIs(h, isFacility):
			return 9
		case bare == "compound" && (t.property(h, "org") || t.property(h, "gov")) && !t.lemmaIs(h, isFacility):
			return 9
		case bare == "nmod", bare == "compound":
			inside = true
		}
		nursed = nursed || t.nursing(h)
		x = h
	}
	return 9
}

// timedBy: the event only says when verb v was: "after the shooting, officers took a call
// from a driver in Arbin".
func (t *tree) timedBy(e *event, v int) bool {
	x := e.anchor()
	for k := 0; k < 3 && t.isNoun(x) && t.head(x) >= 0; k++ {
		if p := t.prep(x); t.head(x) == v && t.rel(x) == "obl" && (p == "after" || p == "before" || p == "following" || p == "since") {
			return !e.tells(v)
		}
		x = t.head(x)
	}
	return false
}

// tied: the place phrase x hangs on the trigger or its carrier h.
func (t *tree) tied(e *event, x, h int, prep string, inside, away bool) int {
	bare := t.rel(x)
	if e.spoken() {
		if bare == "obl" && firm[t.prep(x)] && !inside && x < h && t.isVerb(h) && t.child(h, "nsubj") > x {
			return 1 // fronted: "In X, crowds denounced …"
		}
		if bare == "obl" && firm[t.prep(x)] && !inside && e.typ != "ACCUSE" && e.typ != "SUPPORT" {
			return 1
		}
		if bare == "nmod" && firm[t.prep(x)] && e.tok == h {
			return 1
		}
		return 9
	}
	switch bare {
	case "obl", "nmod":
		if t.w.c.scene.hospital[t.lemma[x]] && t.w.c.scene.dying[t.lemma[e.tok]] {
			return 9 // where they died is not where they were hit
		}
		if t.tok[x].Deprel == "nmod:poss" {
			return 9
		}
		if e.typ == "CONSULT" && about[t.prep(x)] && !t.placeKind(x) {
			return 9 // "talks on X"
		}
		if p := t.placePrep(x); locative[p] {
			if e.typ == "RETREAT" && (p == "to" || p == "into" || p == "towards" || p == "toward") {
				return 9 // where they went
			}
			if p == "from" && e.typ == "ASSAULT" {
				return 3 // where they fired from
			}
			if inside && !firm[prep] && p != "on" && p != "of" && p != "against" {
				return 2
			}
			return 1
		}
		if inside && firm[prep] && t.prep(x) != "" {
			return 2 // "clashed with police in X", "killed by soldiers in X"
		}
		return 9
	case "obj", "iobj":
		if away && (contains(e.modes, "withdraw") || t.lemma[h] == "evacuate") {
			return 2 // "withdrew a battalion from Arbin"
		}
		if away || inside && apartBy[prep] || !inside && t.w.c.scene.animate[t.lemma[h]] {
			return 9 // "killed a trader from X"; "killed X": no place, whatever its name
		}
		return 2
	case "nsubj", "csubj":
		switch {
		case away:
			return 9
		case inside && (firm[prep] || t.w.c.scene.inhabitant[t.lemma[x]]):
			return 4
		case t.passive(h) && !(inside && apartBy[prep]) && (inside || !t.w.c.scene.animate[t.lemma[h]]):
			return 2
		}
		return 9
	case "compound", "amod", "nmod:desc":
		if t.countryPlace(x) {
			return 9
		}
		return 1
	case "acl", "advcl", "ccomp", "xcomp", "advmod", "appos", "dep", "parataxis", "conj":
		if firm[prep] {
			return 3
		}
	}
	return 9
}

// dealsWith: the event is a measure of state against state, which is nowhere: "imposed
// sanctions on Veland", "recalled its envoy from Karsia".
func (e *event) dealsWith() bool {
	return e.cameo == "163" || e.typ == "SANCTION" && !contains(e.modes, "expel")
}

// oneAct: the two are told as one by grammar: what follows from the other
// ("shelled the town, killing 12"), verbs in a row with one subject ("shot and
// killed in the town").
func (t *tree) oneAct(e, o *event) bool {
	return t.follows(e, o) || t.follows(o, e)
}

func (t *tree) follows(e, o *event) bool {
	x := o.anchor()
	h := t.head(x)
	if o.t != t || e.t != t || h < 0 || !e.holds(h) {
		return false
	}
	switch t.rel(x) {
	case "advcl":
		return t.prep(x) == "" && t.gerund(x) || t.when(x) && !t.meanwhileOf(h, x)
	case "conj":
		return t.isVerb(x) && t.child(x, "nsubj") < 0
	}
	return false
}

// occasion: verb x tells in a clause of time what brought the event about ("was
// killed when a truck ran over a mine near the town").
func (t *tree) occasion(x int, e *event) bool {
	for k := 0; k < 4 && x >= 0; k++ {
		if h := t.head(x); t.rel(x) == "advcl" && h >= 0 && e.holds(h) {
			return t.when(x)
		}
		if r := t.rel(x); r != "xcomp" && r != "conj" && r != "advcl" {
			return false
		}
		x = t.head(x)
	}
	return false
}

// when: a clause with "when", "as" or "while".
func (t *tree) when(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if l := t.lemma[c]; (l == "when" || l == "as" || l == "while") && (t.rel(int(c)) == "advmod" || t.rel(int(c)) == "mark") {
			return true
		}
	}
	return false
}

// placePrep is the preposition of a place's phrase; a name that the parser hung
// beside its noun shares that of the noun ("through the capital Arbin").
func (t *tree) placePrep(x int) string {
	p := t.prep(x)
	if p == "" && x > 0 && t.place[x] >= 0 {
		n := x - 1
		for n > 0 && t.place[n] == t.place[x] {
			n--
		}
		if t.tok[n].UPOS == "NOUN" && t.head(n) == t.head(x) && t.w.c.scene.settlement[t.lemma[n]] {
			return t.prep(n)
		}
	}
	return p
}

// placeKind: the noun is a word for a kind of place.
func (t *tree) placeKind(x int) bool {
	s := t.w.c.scene
	return t.isNoun(x) && t.lemmaIs(x, ofScene) && (s.settlement[t.lemma[x]] || s.part[t.lemma[x]] || s.land[t.lemma[x]])
}

// partOf: the happening at noun x is what the event is a part of: "captured
// during a raid in X", "killed in a wave of fighting in X".
func (t *tree) partOf(x int, e *event) bool {
	for k := 0; k < 3; k++ {
		h, p := t.head(x), t.prep(x)
		switch r := t.rel(x); {
		case h < 0:
			return false
		case e.holds(h):
			return (r == "obl" || r == "nmod") && (p == "in" || p == "during" || p == "by" || p == "amid" || p == "at")
		case r != "nmod" && r != "conj" && r != "acl":
			return false
		}
		x = h
	}
	return false
}

// whereClause: the event is told in a clause that says of noun x what happened
// there: "a town where rebels killed five", "a cafe frequented by soldiers".
func (t *tree) whereClause(e *event, x int) bool {
	y := e.anchor()
	for k := 0; k < 3 && t.rel(y) == "conj" && t.head(y) >= 0; k++ {
		y = t.head(y)
	}
	if t.rel(y) != "acl" || t.head(y) != x {
		return false
	}
	for c := t.first[y]; c >= 0; c = t.next[c] {
		if t.form[c] == "where" {
			return true
		}
	}
	return t.lemmaIs(x, isFacility) && t.participle(y) && t.tok[y].Deprel == "acl"
}

// fronted: the place stands in a phrase of where before the clause's subject: "In
// Arbin, …".
func (t *tree) fronted(p *sitrep.PlaceMention, e *event) bool {
	x := t.placeHead(p)
	for k := 0; k < 6 && x >= 0; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		if t.isVerb(h) {
			s := t.child(h, "nsubj")
			return t.rel(x) == "obl" && x < h && s > x
		}
		x = h
	}
	return false
}

// serves: the event is done in order to do what verb x says ("launched an
// offensive to take the town"), or follows from it ("struck the town, killing 12").
func (t *tree) serves(x int, e *event) bool {
	y := e.anchor()
	if t.head(y) == x && t.rel(y) == "advcl" && t.prep(y) == "" && t.gerund(y) {
		return true
	}
	if t.occasion(x, e) {
		return true // "killed when rockets hit the town"
	}
	if !t.infinitive(x) {
		return false
	}
	h := t.head(x)
	return h >= 0 && (e.tells(h) || t.rel(x) == "acl" && t.rel(h) == "obj" && e.holds(t.head(h)))
}
