package coder

// headcount reads how many people an event sets free, takes, moves or brings to the street,
// where its rule names no size: those whom it befalls, else those who do it themselves.
func (e *event) headcount() (size, bool) {
	kind := ""
	for _, m := range e.modes {
		switch m {
		case "release":
			kind = "released"
		case "arrest", "abduct":
			kind = "detained"
		case "withdraw":
			kind = "troops"
		}
	}
	if kind == "" && e.typ == "PROTEST" {
		kind = "protesters"
	}
	if kind == "" {
		return size{}, false
	}
	t := e.t
	if kind == "detained" && t.isNoun(e.tok) && t.plural(e.tok) { // "34 arrests"
		if a, ok := t.amountOf(e.tok); ok && a.best != nil && *a.best > 0 {
			return size{kind: kind, t: t, a: a, of: -1, first: min(a.first, e.tok), end: max(a.end, e.tok+1), by: e.f.rule.by}, true
		}
	}
	befalls := e.arg(arg{kind: argObj})
	if befalls < 0 || kind == "protesters" || kind == "troops" && !t.fights(befalls) {
		if befalls = e.arg(arg{kind: argSubj}); kind == "detained" && t.isVerb(e.tok) && !t.passive(e.tok) {
			return size{}, false // who takes is not taken
		}
	}
	if befalls < 0 || !t.many(kind, befalls) {
		return size{}, false
	}
	return t.sizeOf(kind, befalls, e.f.rule.by)
}

// many: the words at x count several people with a number.
func (t *tree) many(kind string, x int) bool {
	x = t.members(kind, x)
	of := t.content(x)
	if t.numeric(x) && of == x || !t.property(of, "people") || kind == "troops" && !t.fights(of) {
		return false
	}
	a, ok := t.amountOf(x)
	return ok && (a.best == nil || *a.best > 1)
}

// fights: soldiers, rebels and the like.
func (t *tree) fights(x int) bool {
	of := t.content(t.members("troops", x))
	return t.lemmaIs(of, isArmed) || t.w.c.class["regular"].words[t.lemma[of]] || t.w.c.class["irregular"].words[t.lemma[of]]
}

// members are the people of a unit or group that a number counts: "a contingent of 400
// men", "two battalions, about 1,100 men".
func (t *tree) members(kind string, x int) int {
	if kind != "troops" && kind != "released" && kind != "protesters" && kind != "detained" || t.numeric(x) {
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
