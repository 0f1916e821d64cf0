package coder

// mood of a verb, for the rules: attributive and reduced are participles beside
// or as a noun ("the wounded") and in clauses without auxiliary ("troops backed
// by tanks"); attributive are nouns before nouns too ("the ceasefire committee").
func (t *tree) mood(i int) string {
	if t.participle(i) && t.rel(i) == "amod" || t.asNoun(i) || t.isNoun(i) && t.rel(i) == "compound" {
		return "attributive"
	}
	switch {
	case !t.isVerb(i):
		return ""
	case t.infinitive(i):
		return "infinitive"
	case t.gerund(i) && t.child(i, "aux") < 0:
		return "gerund"
	case t.tok[i].XPOS == "VB" && t.child(i, "aux") < 0 && t.child(i, "nsubj") < 0:
		if t.rel(i) == "xcomp" { // "helped end the war"
			return "infinitive"
		}
		return "imperative"
	case (t.rel(i) == "acl" || t.rel(i) == "advcl") && t.passive(i) && t.child(i, "aux") < 0 && t.child(i, "nsubj") < 0:
		return "reduced"
	case t.headless(i):
		return "headless"
	}
	return "finite"
}

// due: what somebody must or should do, and not what should have been.
func (t *tree) due(i int) bool {
	if !t.isVerb(i) || t.perfect(i) {
		return false
	}
	for c := t.first[i]; c >= 0 && int(c) < i; c = t.next[c] {
		if t.rel(int(c)) == "aux" && (t.form[c] == "must" || t.form[c] == "should") {
			return true
		}
	}
	return false
}

// headless: the verb of a relative clause that has no noun but "what" ("what he called a farce").
func (t *tree) headless(i int) bool {
	if h := t.head(i); h >= 0 && h < i && t.form[h] == "what" {
		return true
	}
	c := t.first[i]
	return c >= 0 && int(c) < i && t.form[c] == "what" && t.rel(i) != "root" && t.rel(i) != "conj"
}

// asNoun: "the wounded", "those detained" have no clause of their own.
func (t *tree) asNoun(i int) bool {
	return t.participle(i) && t.child(i, "det") >= 0
}

// definite: the noun points back, by article, demonstrative or possessor.
func (t *tree) definite(i int) bool {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		switch t.form[c] {
		case "the", "this", "that", "these", "those", "its", "their", "his", "her", "second", "third", "another":
			return true
		}
	}
	return false
}

// joined: the verb is told in one breath with an event of one of the types
// ("downed tools and demanded", "marched to demand").
func (t *tree) joined(i int, types []string) bool {
	h := t.head(i)
	if h < 0 || !t.isVerb(h) || t.rel(i) != "conj" && t.rel(i) != "advcl" && t.rel(i) != "xcomp" {
		return false
	}
	f := t.event(h)
	if f == nil || f.rule.kind != ruleEvent {
		return false
	}
	for _, typ := range f.rule.names {
		if contains(types, typ) {
			return true
		}
	}
	return false
}

// typesBefore: an event of one of the types (or TYPE.mode) was told in an earlier sentence.
func (t *tree) typesBefore(types []string) bool {
	w := t.w
	for ; w.toldTill < t.si; w.toldTill++ {
		for _, f := range w.trees[w.toldTill].tellings() {
			for _, typ := range f.rule.names {
				w.told[typ] = true
			}
		}
	}
	for _, typ := range types {
		if w.told[typ] {
			return true
		}
	}
	return false
}

// tellings are the rules that win in the sentence.
func (t *tree) tellings() []*found {
	var out []*found
	for i := range t.tok {
		if f := t.event(i); f != nil && f.rule.kind == ruleEvent {
			out = append(out, f)
		}
	}
	return out
}
