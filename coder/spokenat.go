package coder

// spokenAt: what is said is said at the place x, which the words name as where the
// speaker spoke: "Speaking in Arbin, the minister rejected", "rejected it at a rally in Arbin".
func (t *tree) spokenAt(e *event, x int) bool {
	if !t.isVerb(e.anchor()) {
		return false
	}
	s := t.w.c.scene
	said := e.anchor()
	for k := 0; k < 3 && t.rel(said) == "conj" && t.head(said) >= 0; k++ {
		said = t.head(said) // "called it a crime and demanded an inquiry"
	}
	at := "" // the preposition of the phrase that hangs on the verb
	occasion := false
	for k := 0; k < 4 && x >= 0 && t.isNoun(x); k++ {
		switch t.rel(x) {
		case "obl", "nmod":
		default:
			return false
		}
		if at = t.prep(x); !firm[at] && at != "to" && at != "during" && at != "on" {
			return false
		}
		occasion = occasion || s.occasion[t.lemma[x]]
		x = t.head(x)
	}
	if x < 0 || !t.isVerb(x) {
		return false
	}
	if x == said || x == e.anchor() {
		return occasion && (at == "at" || at == "in" || at == "during" || at == "on")
	}
	if !s.speaking[t.lemma[x]] || !t.gerund(x) {
		return false
	}
	switch h := t.head(x); t.rel(x) {
	case "advcl":
		return h == said || h == e.anchor()
	case "acl": // "the minister, speaking in Arbin, rejected"
		return h >= 0 && t.rel(h) == "nsubj" && (t.head(h) == said || t.head(h) == e.anchor())
	}
	return false
}

// rulesOver: the place x is what he rules who ordered it: "the governor of Arbin
// province banned motorbikes".
func (t *tree) rulesOver(e *event, x int) bool {
	if e.typ != "COERCE" || !contains(e.modes, "restrict") && !contains(e.modes, "curfew") && !contains(e.modes, "martial-law") {
		return false
	}
	for k := 0; k < 3 && x >= 0; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		if r := t.rel(x); t.w.c.scene.ruler[t.lemma[h]] && (r == "nmod" && t.prep(x) == "of" || r == "compound") {
			return t.rel(h) == "nsubj" && e.holds(t.head(h))
		}
		if !t.placeKind(h) {
			return false
		}
		x = h
	}
	return false
}

// keptIn: the place x is where those are kept whom the event holds back: "prevented
// families from leaving Arbin".
func (t *tree) keptIn(e *event, x int) bool {
	h := t.head(x)
	return e.typ == "COERCE" && h >= 0 && t.rel(x) == "obj" && t.gerund(h) && t.prep(h) == "from" && t.w.c.scene.quit[t.lemma[h]] && t.under(h, e.anchor())
}

// closedOff: the place x is what is closed or halted by what the event forbids:
// "suspended all travel permits for Arbin township", "halted relief flights to Arbin".
func (t *tree) closedOff(e *event, x int) bool {
	if e.typ != "COERCE" || !contains(e.modes, "restrict") && !contains(e.modes, "curfew") {
		return false
	}
	for k := 0; k < 3 && x >= 0; k++ {
		h := t.head(x)
		if h < 0 {
			return false
		}
		switch t.rel(x) {
		case "compound":
			if !t.placeKind(h) {
				return false
			}
		case "nmod":
			switch t.prep(x) {
			case "of":
				if !t.placeKind(h) {
					return false
				}
			case "for", "to", "in", "into", "at", "through":
				return (t.rel(h) == "obj" || t.tok[h].Deprel == "nsubj:pass") && e.holds(t.head(h)) && !t.property(h, "people") && !t.agent(h)
			default:
				return false
			}
		default:
			return false
		}
		x = h
	}
	return false
}

// leftBehind: the event is told of the place x itself: "the town of Arbin, which the
// rebels had left", "the Arbin road, which was blocked".
func (t *tree) leftBehind(e *event, x int) bool {
	y := e.anchor()
	if e.spoken() || t.tok[y].Deprel != "acl:relcl" || !t.isVerb(y) {
		return false
	}
	h := t.head(y)
	for k := 0; x != h; k++ {
		up := t.head(x)
		if k > 1 || up < 0 || !t.placeKind(up) || t.rel(x) != "nmod" && t.rel(x) != "compound" || t.rel(x) == "nmod" && t.prep(x) != "of" {
			return false
		}
		x = up
	}
	for c := t.first[y]; c >= 0; c = t.next[c] {
		switch t.form[c] {
		case "where":
			return true
		case "which", "that":
			return t.rel(int(c)) == "obj" || t.tok[c].Deprel == "nsubj:pass"
		}
	}
	return false
}
