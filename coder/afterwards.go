package coder

import "sitrep"

// afterwards: verb x tells what courts, offices, mourners or reporters did about a deed that is
// told under it, on another day: "pleaded guilty on Monday to two murders", "held a briefing on
// Monday to discuss the shooting". A clause that goes on beside it tells of the same day, and a
// time right behind the deed may be the deed's own, but in court: "released details of the shooting
// on Monday".
func (t *tree) afterwards(e *event, tx *sitrep.Timex, x int) bool {
	if e.typ != "ASSAULT" && e.typ != "COERCE" || e.tells(x) {
		return false
	}
	if tx.Words.First < e.tok && t.fromBench(e, x) {
		return true
	}
	y := e.anchor()
	from := y
	own := tx.Words.First > e.tok && t.head(t.timeHead(tx)) <= e.tok
	nested := false // under a noun that is of the deed: "footage of the attack"
	for k := 0; k < 8 && y >= 0; k++ {
		if y != from && t.aboutDeed(y, nested) && (!own || t.inCourt(y)) {
			return true
		}
		if y == x {
			return false
		}
		h := t.head(y)
		switch r := t.rel(y); r {
		case "advcl":
			if p := t.prep(y); h == x && (p == "as" || p == "when" || p == "while" || p == "where" || p == "before" || p == "" && !t.gerund(y) && !t.infinitive(y) && !t.howOrWhy(y)) {
				return false
			}
		case "conj", "parataxis":
			if t.isVerb(y) && h == x && y > x {
				return false
			}
		case "acl":
			nested = true
		case "nmod":
			nested = nested || h >= 0 && t.isNoun(h) && t.timex[h] < 0
		}
		y = h
	}
	return false
}

// howOrWhy: the clause at x asks: "how the child was shot".
func (t *tree) howOrWhy(x int) bool {
	c := t.child(x, "advmod")
	return c >= 0 && (t.form[c] == "how" || t.form[c] == "why")
}

// aboutDeed: the word at x tells what is done about a deed after it; of what is heard or watched,
// only where the deed is told in something else.
func (t *tree) aboutDeed(x int, nested bool) bool {
	return t.laterOn(x) || nested && t.isVerb(x) && t.w.c.times.retold[t.lemma[x]]
}

// inCourt: the word at x is of what courts do about a deed, or goes on to such a word: "was found
// guilty", "went on trial".
func (t *tree) inCourt(x int) bool {
	court := t.w.c.times.court
	if court[t.lemma[x]] {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); (r == "xcomp" || r == "obl" || r == "obj") && court[t.lemma[c]] && (r != "obl" || t.prep(int(c)) == "on" || t.prep(int(c)) == "to") {
			return true
		}
	}
	return false
}

// laterOn: what the word at x tells is done about a deed after it.
func (t *tree) laterOn(x int) bool {
	about := t.w.c.times.about
	if about[t.lemma[x]] || t.inCourt(x) {
		return true
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		if t.rel(int(c)) == "xcomp" && about[t.lemma[c]] { // "remained unclear"
			return true
		}
	}
	return false
}

// resented: the deed is what an outcry is over: "rallied in anger at the shooting".
func (e *event) resented() bool {
	t, x := e.t, e.anchor()
	for k := 0; k < 3 && x >= 0; k++ {
		p, h := t.prep(x), t.head(x)
		if h < 0 || t.isVerb(x) && !t.gerund(x) {
			return false
		}
		if p == "over" || p == "at" || p == "against" || p == "about" {
			if o := t.teller(h); o != nil && o != e && o.typ == "PROTEST" || t.lemmaIs(h, ofIdentity) && t.w.c.same.outcry[t.lemma[h]] {
				return true
			}
		}
		x = h
	}
	return false
}

// heldAgainst: x tells what the person that it hangs on is accused of, behind the time at y: "ordered
// on Monday that a man charged with murder be held".
func (t *tree) heldAgainst(x, y int) bool {
	return y < x && t.rel(x) == "acl" && t.passive(x) && t.w.c.times.held[t.lemma[x]]
}

// triedFor: the deed is what somebody is caught or tried for: "an arrest in the murder of a boy".
func (e *event) triedFor(o *event) bool {
	if e.typ != "ASSAULT" || e.t.prep(e.anchor()) != "in" && e.t.prep(e.anchor()) != "for" {
		return false
	}
	switch o.typ {
	case "SANCTION", "ACCUSE", "AGREE", "SUPPORT", "COOPERATE":
		return true
	case "COERCE":
		if o.on != nil && e.t.ofSpan(o.on.Span) > e.tok && e.tok > o.tok {
			return false // "was arrested in a shooting on Monday"
		}
		return !e.t.w.c.times.spot[e.t.lemma[e.anchor()]]
	}
	return false
}
