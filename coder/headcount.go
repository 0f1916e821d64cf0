package coder

import "strings"

// headcount reads how many people an event sets free, takes, moves or brings to the street,
// where its rule names no size: those whom it befalls, else those who do it themselves.
func (e *event) headcount() (size, bool) {
	kind := e.counts()
	if kind == "" {
		return size{}, false
	}
	t := e.t
	if kind == "detained" && t.w.c.class["charging"].words[t.lemma[e.tok]] {
		return size{}, false // who is charged may be at large
	}
	if kind == "troops" && (e.typ == "ASSAULT" || e.typ == "COERCE") {
		return e.force()
	}
	if kind == "surrendered" {
		x := e.arg(arg{kind: argSubj})
		if x < 0 {
			x = e.arg(arg{kind: argObj})
		}
		if x < 0 || !t.many("troops", x) {
			return size{}, false
		}
		return t.sizeOf(kind, x, e.f.rule.by)
	}
	if kind == "detained" && t.isNoun(e.tok) && t.plural(e.tok) { // "34 arrests"
		if a, ok := t.amountOf(e.tok); ok && a.best != nil && *a.best > 0 {
			return size{kind: kind, t: t, a: a, of: -1, first: min(a.first, e.tok), end: max(a.end, e.tok+1), by: e.f.rule.by}, true
		}
	}
	befalls := e.arg(arg{kind: argObj})
	if befalls < 0 || kind == "protesters" || kind == "troops" && !t.fights(befalls) {
		if befalls = e.arg(arg{kind: argSubj}); kind == "detained" && (e.actorBy(befalls) || t.isVerb(e.tok) && !t.passive(e.tok)) {
			return size{}, false // who takes is not taken
		}
	}
	if befalls < 0 || !t.many(kind, befalls) {
		return size{}, false
	}
	return t.sizeOf(kind, befalls, e.f.rule.by)
}

// actorBy: the noun of the event names x as who does it ("raids by 1,200 police").
func (e *event) actorBy(x int) bool {
	for _, a := range e.args {
		if a.tok == x && a.kind == argSubj && a.prep == "by" {
			return e.t.isNoun(e.tok)
		}
	}
	return false
}

// counts is the kind of size of those whom an event of this type and mode takes or moves,
// "" for none.
func (e *event) counts() string {
	kind := ""
	for _, m := range e.modes {
		switch m {
		case "release":
			kind = "released"
		case "arrest", "abduct":
			kind = "detained"
		case "withdraw", "troops", "police", "militia":
			kind = "troops"
		case "disarm":
			kind = "surrendered"
		case "weapons":
			return ""
		}
	}
	switch e.typ {
	case "PROTEST":
		if kind == "" {
			kind = "protesters"
		}
	case "MOBILIZE", "AGREE", "AID":
		if kind == "" {
			kind = "troops"
		}
	case "ASSAULT":
		if kind == "" {
			kind = "troops"
		}
	case "COERCE":
		if kind == "" && contains(e.modes, "seize") {
			kind = "troops"
		}
	}
	return kind
}

// force is the strength of those who attack or take a place: "Some 200 rebels stormed the
// town". A handful is no force.
func (e *event) force() (size, bool) {
	t := e.t
	x := e.arg(arg{kind: argSubj})
	if x < 0 || !t.isVerb(e.tok) || t.passive(e.tok) || !t.many("troops", x) {
		return size{}, false
	}
	if o := e.arg(arg{kind: argObj}); o < 0 || strings.HasSuffix(t.form[o], "selves") { // who died, or blew themselves up
		return size{}, false
	}
	s, ok := t.sizeOf("troops", x, e.f.rule.by)
	if !ok || len(s.who) > 0 || s.t != t || s.a.best != nil && *s.a.best < smallForce || s.a.best == nil && s.a.low != nil && *s.a.low < smallForce {
		return size{}, false
	}
	return s, true
}

// smallForce: fewer than these are told of as who they are, not as how many.
const smallForce = 10

// inBodies: the word counts bodies of people, not their members.
func (t *tree) inBodies(x int) bool {
	return t.w.c.class["unit"].words[t.lemma[x]] || t.w.c.class["body"].words[t.lemma[x]]
}

// many: the words at x count several people with a number.
func (t *tree) many(kind string, x int) bool {
	fights := kind != "troops" || t.fights(x)
	x = t.members(kind, x)
	of := t.content(x)
	if t.numeric(x) && of == x || !t.property(of, "people") || !fights {
		return false
	}
	a, ok := t.amountOf(x)
	return ok && (a.best == nil || *a.best > 1)
}

// fights: soldiers, rebels and the like.
func (t *tree) fights(x int) bool {
	of := t.content(t.members("troops", x))
	if of != x && t.w.c.class["unit"].words[t.lemma[x]] { // "a column of 60 men"
		return true
	}
	return t.lemmaIs(of, isArmed) || t.w.c.class["regular"].words[t.lemma[of]] || t.w.c.class["irregular"].words[t.lemma[of]] || t.w.c.class["sent"].words[t.lemma[of]]
}

// members are the people of a unit or group that a number counts: "a contingent of 400
// men", "two battalions, about 1,100 men".
func (t *tree) members(kind string, x int) int {
	if kind != "troops" && kind != "released" && kind != "protesters" && kind != "detained" || t.numeric(x) || t.w.c.class["next-of-kin"].words[t.lemma[x]] {
		return x
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		if k < x || !t.plural(k) || t.child(k, "nummod") < 0 || !t.property(k, "people") {
			continue
		}
		if t.rel(k) == "nmod" && t.prep(k) == "of" || t.rel(k) == "appos" && t.w.c.class["unit"].words[t.lemma[x]] {
			return k
		}
	}
	return x
}
