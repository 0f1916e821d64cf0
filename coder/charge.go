package coder

// chargedWith is the deed that the word at x lays at somebody's door or takes from it, nil where it names none.
func (t *tree) chargedWith(x int) *event {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		switch t.prep(k) {
		case "of", "in", "for", "with", "over", "on", "from", "behind", "to":
		default:
			if t.rel(k) != "compound" && t.rel(k) != "advcl" && t.rel(k) != "acl" {
				continue
			}
		}
		if e := t.deedUnder(k, 0); e != nil {
			return e
		}
	}
	if t.isNoun(x) || t.tok[x].UPOS == "ADJ" { // "faces charges in the killing", hung on the verb
		if h := t.head(x); h >= 0 && t.isVerb(h) {
			for c := t.first[h]; c >= 0; c = t.next[c] {
				if k := int(c); k > x && (t.rel(k) == "obl" || t.rel(k) == "nmod") {
					if e := t.deedUnder(k, 0); e != nil {
						return e
					}
				}
			}
		}
	}
	return nil
}

// anotherMatter: the word at x lays at somebody's door what is no violence: "convicted of fraud", "fraud charges".
func (t *tree) anotherMatter(x int) bool {
	for c := t.first[x]; c >= 0; c = t.next[c] {
		k := int(c)
		switch t.prep(k) {
		case "of", "with", "for", "over", "on":
		default:
			if t.rel(k) != "compound" || !t.isNoun(x) || t.w.c.accused.noun[t.lemma[x]] == "" {
				continue
			}
		}
		if t.isNoun(k) && t.place[k] < 0 && t.timex[k] < 0 && t.ment[k] < 0 && !t.someViolence(k, 0) {
			return true
		}
	}
	return false
}

// someViolence: the word at k, or a noun on it, is of violence or of any crime.
func (t *tree) someViolence(k, depth int) bool {
	if t.w.c.accused.of[t.lemma[k]] != "" || t.tells(k) == "ASSAULT" {
		return true
	}
	for c := t.first[k]; c >= 0 && depth < 3; c = t.next[c] {
		if r := t.rel(int(c)); (r == "nmod" || r == "compound" || r == "conj" || r == "amod") && t.someViolence(int(c), depth+1) {
			return true
		}
	}
	return false
}

// deedUnder is the violence that the word at k, or the nouns on it, tells.
func (t *tree) deedUnder(k, depth int) *event {
	if e := t.w.eventAt(t, k); e != nil && physical[e.typ] && e.typ != "COERCE" {
		return e
	}
	if depth == 2 {
		return nil
	}
	for c := t.first[k]; c >= 0; c = t.next[c] {
		if r := t.rel(int(c)); r == "nmod" || r == "compound" || r == "conj" || r == "acl" || r == "advcl" {
			if e := t.deedUnder(int(c), depth+1); e != nil {
				return e
			}
		}
	}
	return nil
}
