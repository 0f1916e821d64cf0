package coder

import "slices"

// blamed is who is blamed, tried or punished for the deed, or owns up to it: "accused Norland of
// sabotage", "sentenced the major for the murder of a judge", "pleaded not guilty to the killings",
// "the suspect in the shooting". It says nothing of which happening a noun means.
func (e *event) blamed() []role {
	t := e.t
	x := e.tok
	for k := 0; t.rel(x) == "conj" && t.head(x) >= 0 && k < 4; k++ {
		x = t.head(x)
	}
	if !t.isNoun(x) {
		return nil
	}
	if h := t.head(x); t.rel(x) == "compound" && h > x && t.w.c.class["charges"].words[t.lemma[h]] {
		return e.atDoor(t.charged(h)) // "arrested on murder charges"
	}
	c := t.w.c.class
	h, p := t.head(x), t.prep(x)
	if h < 0 {
		return nil
	}
	rel := t.rel(x)
	switch {
	case rel == "obj" && t.isVerb(h) && c["owning-up"].words[t.lemma[h]]: // "admitted the killing"
		return e.atDoor(t.argument(h, argSubj))
	case rel != "obl" && rel != "nmod":
		return nil
	case p == "in" && c["police-deed"].words[t.lemma[x]]:
		return nil // "arrested in a raid"
	case t.isVerb(h) && pairIn(c["blame-for"], t.lemma[h], p):
		if t.asAccessory(h) || t.negated(h) {
			return nil
		}
		return e.atDoor(t.argument(h, argObj))
	case t.isVerb(h) && pairIn(c["plead-to"], t.lemma[h], p):
		return e.atDoor(t.argument(h, argSubj))
	case t.tok[h].UPOS == "ADJ" && t.lemma[h] == "guilty" && (p == "of" || p == "to"):
		return e.atDoor(t.guilty(h))
	case t.isVerb(h):
		return nil
	case p == "in" && t.offender(h) && !t.plural(h):
		if s := t.child(h, "nsubj"); s >= 0 && t.child(h, "cop") >= 0 {
			return e.atDoor(s)
		}
		return e.atDoor(h)
	case c["charges"].words[t.lemma[h]]:
		return e.atDoor(t.charged(h))
	}
	if s := t.prep(h); p == "with" && s == "in" && t.lemma[h] == "connection" { // "arrested in connection with the killing"
		return slices.DeleteFunc(e.atDoor(t.heldFor(t.head(h))), func(r role) bool { return r.p.Name == "" })
	}
	// "sentenced him to ten years for", hung on the years; "a part in the attack"
	who, v := h, t.head(h)
	for n := 0; v >= 0 && !t.isVerb(v) && n < 3; n++ {
		if r := t.rel(who); r != "obj" && r != "nsubj" && r != "obl" && r != "nmod" {
			return nil
		}
		who, v = v, t.head(v)
	}
	if v < 0 || !pairIn(c["blame-for"], t.lemma[v], p) || t.asAccessory(v) || t.negated(v) {
		return nil
	}
	return e.atDoor(t.argument(v, argObj))
}

// asAccessory: the verb takes somebody for a lesser part than having done it: "charged as an
// accessory in the shooting".
func (t *tree) asAccessory(v int) bool {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if t.prep(int(c)) == "as" && t.w.c.class["accessory"].words[t.lemma[c]] {
			return true
		}
	}
	return false
}

// atDoor are those at whose door the deed is laid; nobody where that is the deed itself.
func (e *event) atDoor(who int) []role {
	if who < 0 || who == e.tok {
		return nil
	}
	ps := e.doers(e.t.participants(who, nil))
	for i := range ps {
		ps[i].kind = "blamed"
	}
	return ps
}

// charged is who stands under the charges, the suspicion or the trial at h, -1 for nobody known:
// "faces charges of", "was held on suspicion of", "is on trial for".
func (t *tree) charged(h int) int {
	if s := t.child(h, "nsubj"); s >= 0 {
		return s // "is on trial for"
	}
	x := h
	for k := 0; k < 3 && (t.rel(x) == "nmod" || t.rel(x) == "conj") && t.head(x) >= 0; k++ {
		x = t.head(x) // "two counts of murder"
	}
	v := t.head(x)
	if v < 0 {
		return -1
	}
	if who := t.standsUnder(x, v); who >= 0 {
		return who // "faces charges of assault against an officer", who is its victim
	}
	return t.chargedAgainst(x, v)
}

// standsUnder is who faces the charges at x by the verb or adjective at v, or whom it takes in for them, -1 for nobody.
func (t *tree) standsUnder(x, v int) int {
	if t.tok[v].UPOS == "ADJ" && t.lemma[v] == "guilty" {
		return t.guilty(v)
	}
	if !t.isVerb(v) || t.rel(x) != "obj" && t.rel(x) != "obl" {
		return -1
	}
	if t.rel(x) == "obl" && (t.passive(v) || t.child(v, "obj") >= 0) {
		if !t.w.c.class["taking-in"].words[t.lemma[v]] {
			return -1
		}
		return t.argument(v, argObj)
	}
	if !t.w.c.class["facing"].words[t.lemma[v]] {
		return -1
	}
	return t.argument(v, argSubj)
}

// chargedAgainst is whom the charges at x, or the verb at v that brings them, are against, -1 where they are against nobody
// or fall: "accepted murder charges against".
func (t *tree) chargedAgainst(x, v int) int {
	if t.w.c.accused.drop[t.lemma[v]] != "" || t.negated(v) || t.denied(x) {
		return -1
	}
	for _, h := range [...]int{x, v} {
		if h == v && (!t.isVerb(v) || t.rel(x) != "obj" && !(t.rel(x) == "nsubj" && t.passive(v))) {
			break
		}
		for c := t.first[h]; c >= 0; c = t.next[c] {
			if t.prep(int(c)) == "against" {
				return int(c)
			}
		}
	}
	return -1
}

// withoutCharged leaves out of those whom a deed struck against whom it is brought as a charge: "two counts of murder against".
// Where somebody else stands under the charges, or a certain deed is meant, they are its victims: "faces two counts of assault
// against", "the trial for an attack against".
func (e *event) withoutCharged(rs []role) []role {
	t := e.t
	h := t.head(e.tok)
	if len(rs) == 0 || h < 0 || !t.isNoun(e.tok) || !t.w.c.class["charges"].words[t.lemma[h]] || t.child(e.tok, "det") >= 0 {
		return rs
	}
	against := func(r role) bool { return r.t == t && t.prep(r.tok) == "against" }
	if who := t.charged(h); who >= 0 && !slices.ContainsFunc(rs, func(r role) bool { return against(r) && r.tok == who }) {
		return rs
	}
	return slices.DeleteFunc(rs, against)
}

// heldFor is who is taken in, charged or sought in connection with a deed by the words at v, -1 for nobody.
func (t *tree) heldFor(v int) int {
	c := t.w.c.class
	if v < 0 {
		return -1
	}
	if c["charges"].words[t.lemma[v]] {
		return t.charged(v)
	}
	for k := t.first[v]; k >= 0 && t.isVerb(v); k = t.next[k] {
		switch x := int(k); {
		case t.rel(x) == "obj" && c["charges"].words[t.lemma[x]]:
			return t.charged(x)
		case t.rel(x) == "obl" && pairIn(c["hunting"], t.lemma[v], t.prep(x)):
			return x
		}
	}
	return t.takenIn(v)
}

// takenIn is whom the verb at v takes for a deed, -1 for nobody: "arrested", "took into custody".
func (t *tree) takenIn(v int) int {
	if v < 0 || !t.isVerb(v) || t.asAccessory(v) || !t.w.c.class["taking-in"].words[t.lemma[v]] && !t.w.c.class["hunting"].words[t.lemma[v]] && t.lemma[v] != "take" {
		return -1
	}
	return t.argument(v, argObj)
}

// guilty is who is so, or says whether he is: "pleaded guilty", "was found guilty".
func (t *tree) guilty(x int) int {
	if v := t.head(x); v >= 0 && t.isVerb(v) && (t.rel(x) == "xcomp" || t.rel(x) == "obj" || t.rel(x) == "advmod") {
		if t.child(v, "obj") >= 0 || t.passive(v) {
			return t.argument(v, argObj)
		}
		return t.argument(v, argSubj)
	}
	return t.child(x, "nsubj")
}
