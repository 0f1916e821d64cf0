package coder

// closing is the verb of saying that ends a sentence and who speaks, where the
// parser may have hung both anywhere: "…, two colleagues who were with her said.",
// "…, a spokesman for the group, Omar Rahal, told reporters on Monday."; from is
// where the words for the speaker begin. -1 for none.
func (t *tree) closing() (v, who, from int) {
	v = t.closingVerb()
	if v < 2 {
		return -1, -1, -1
	}
	from = v
	for from > 0 && t.form[from-1] == "," { // the comma that closes an apposition
		from--
	}
	for from > 0 && t.form[from-1] != "," && !t.isMark(from-1) {
		from--
	}
	if from == 0 || t.isMark(from-1) {
		return -1, -1, -1
	}
	if from < v && t.form[v-1] == "," { // what stands in apposition, to the comma before it
		at := from - 1
		for at > 0 && t.form[at-1] != "," && !t.isMark(at-1) {
			at--
		}
		if at == 0 || t.isMark(at-1) {
			return -1, -1, -1
		}
		from = at
	}
	if p := t.tok[from].XPOS; p == "WDT" || p == "WP" {
		return -1, -1, -1 // "…, which the council recognized"
	}
	for x := from; x < v; x++ {
		switch t.tok[x].UPOS {
		case "NOUN", "PROPN", "PRON":
			if h := t.head(x); h >= from && h < v && h > x && (t.rel(x) == "compound" || t.rel(x) == "nmod" || t.rel(x) == "flat") {
				continue
			}
			if s := t.child(v, "nsubj"); s > x && t.head(s) == v && t.rel(x) != "nsubj" && t.head(x) != s {
				return -1, -1, -1 // "…, the region which the north claims"
			}
			if t.agent(x) || t.ment[x] >= 0 && !t.property(x, "thing") {
				return v, t.named(x, v), from
			}
			return -1, -1, -1
		case "DET", "ADJ", "NUM", "PUNCT", "PART", "ADV":
		default:
			return -1, -1, -1 // "…, as officials said"
		}
	}
	return -1, -1, -1
}

// isMark: a mark that parts sentences or what is quoted.
func (t *tree) isMark(x int) bool {
	switch t.form[x] {
	case ";", ":", "\"", "”", "“", "''", "``", "(", ")", "—", "–":
		return true
	}
	return false
}

// closingVerb: after it stand at most whom it was told, where and when.
func (t *tree) closingVerb() int {
	n := len(t.tok)
	for v := n - 1; v > 1 && v > n-10; v-- {
		if !t.isVerb(v) || !t.lemmaIs(v, isAsserting) && (!t.lemmaIs(v, isSaying) || t.w.c.speech.act[t.lemma[v]] != "confirms") {
			if t.isVerb(v) {
				return -1
			}
			continue
		}
		if x := t.tok[v].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" {
			return -1
		}
		for k := v + 1; k < n; k++ {
			if t.tok[k].UPOS == "PUNCT" {
				if k < n-2 && t.form[k] != "." {
					return -1
				}
				continue
			}
			if !t.under(k, v) {
				return -1
			}
			if r := t.rel(k); t.head(k) == v && r != "obl" && r != "advmod" && !(r == "obj" && t.lemma[v] == "tell") && r != "iobj" {
				return -1
			}
		}
		return v
	}
	return -1
}
