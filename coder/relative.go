package coder

import "sitrep"

// relative reports whether the lemma is that of a relative pronoun.
func relative(lemma string) bool {
	switch lemma {
	case "who", "which", "that", "whom":
		return true
	}
	return false
}

// relativeHead is the noun that the relative clause around verb i modifies.
func (t *tree) relativeHead(i int) int {
	for k := 0; i >= 0 && k < 6; k++ {
		switch t.tok[i].Deprel {
		case "acl:relcl", "acl":
			return t.head(i)
		case "ccomp", "xcomp", "conj", "advcl":
			i = t.head(i)
		default:
			return -1
		}
	}
	return -1
}

// antecedent of the relative pronoun p in the clause of verb i: the noun that the
// clause modifies, unless that is a time; else the noun right before the pronoun.
func (t *tree) antecedent(p, i int) int {
	if p > 0 && t.form[p] == "who" && t.w.cls["asked-of"].words[t.form[p-1]] {
		return -1 // "are mum on who shot them"
	}
	h := t.relativeHead(i)
	if h >= 0 && (t.timex[h] < 0 && !t.w.c.class["no-people"].words[t.lemma[h]]) {
		if t.lemma[p] == "who" && (!t.property(h, "people") || t.lemma[h] == "force" || t.namedAs(h, sitrep.NameOrganization)) {
			// "a commander in the forces, who": the person above
			for x, k := h, 0; k < 4; k++ {
				if r := t.rel(x); r != "nmod" && r != "appos" && r != "compound" && r != "flat" && r != "conj" {
					break
				}
				if x = t.head(x); x < 0 {
					break
				}
				if t.property(x, "people") && !t.namedAs(x, sitrep.NameOrganization) {
					return x
				}
			}
		}
		if y := t.deedBetween(h, p); y >= 0 && t.takesLives(i) {
			return y
		}
		if y := t.whoseVictims(h, p); y >= 0 && (t.takesLives(i) || t.lemmaIs(i, isHurting|isUndergone)) && !t.passive(i) {
			return y
		}
		if c := t.head(h); t.rel(h) == "conj" && (t.lemma[p] == "who" || t.lemma[p] == "whom") && c >= 0 && t.tok[c].XPOS == t.tok[h].XPOS && t.indefinite(c) && t.indefinite(h) && t.lemmaIs(c, isPeople) && t.lemmaIs(h, isPeople) {
			return c // "a nurse and a driver whom it had abducted"
		}
		return h
	}
	if h < 0 && t.tok[p].XPOS != "WDT" && t.tok[p].XPOS != "WP" {
		return -1
	}
	for x := p - 1; x >= 0 && x > p-8; x-- {
		if t.tok[x].UPOS == "PUNCT" || t.timex[x] >= 0 || t.w.c.class["no-people"].words[t.lemma[x]] || t.tok[x].UPOS == "ADJ" || t.tok[x].UPOS == "ADV" {
			continue
		}
		if !t.isNoun(x) {
			break
		}
		return x
	}
	return h
}

// deedBetween is the last noun of violence under h that stands between h and the "that" at p: "the
// gunmen behind the raid that"; -1 for none.
func (t *tree) deedBetween(h, p int) int {
	if t.lemma[p] != "that" && t.lemma[p] != "which" || !t.property(h, "people") {
		return -1
	}
	for y := p - 1; y > h; y-- {
		if t.deed(y) && t.under(y, h) {
			return y
		}
	}
	return -1
}

// whoseVictims is the one person whose victims h are, before the "who" at p: "the victims of a
// gunman who shot"; -1 for none.
func (t *tree) whoseVictims(h, p int) int {
	if t.lemma[p] != "who" && t.lemma[p] != "that" || !t.w.c.class["stricken"].words[t.lemma[h]] {
		return -1
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if k := int(c); k > h && k < p && t.rel(k) == "nmod" && t.prep(k) == "of" && t.agent(k) {
			return k
		}
	}
	return -1
}

// takesLives: the verb tells what became of people: "left two dead", "killed nine".
func (t *tree) takesLives(v int) bool {
	return t.isVerb(v) && !t.passive(v) && (t.lemma[v] == "leave" || t.lemma[v] == "claim" || t.fateOf(v) != "")
}

// struckBy is the deed of violence on h where it, and not h, does what the clause of verb i says:
// "the attack on a church that killed twelve"; -1 where h can do it.
func (t *tree) struckBy(h, p, i int) int {
	if t.rel(p) != "nsubj" || t.fateOf(i) == "" && !t.deed(i) && !t.takesLives(i) || t.lemma[p] != "that" && t.lemma[p] != "which" ||
		h < 0 || t.property(h, "people") || t.lemmaIs(h, isArmed|isPeople) || t.means(h) || t.namedPerson(h) || t.namedAs(h, sitrep.NameArmedGroup) {
		return -1
	}
	for x, k := h, 0; k < 4 && t.rel(x) == "nmod"; k++ {
		if x = t.head(x); x >= 0 && t.isNoun(x) && t.tells(x) == "ASSAULT" {
			return x
		}
	}
	return -1
}
