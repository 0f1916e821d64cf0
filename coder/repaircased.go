package coder

// repairCased gives the verb of the noun at i, which a preposition makes no subject, the one before it that has been
// left over: "A ring serving clients who paid for mules was broken up, police said".
func (t *tree) repairCased(i int, set attach) {
	v, c := t.head(i), t.firstRel(i, "case")
	if v < i || c < 0 || c > i || !t.noSubject(c) {
		return
	}
	subject := -1
	for k := c - 1; k >= 0 && subject < 0; k-- {
		if h := t.head(k); t.rel(k) == "nsubj" && h > v && t.nominal(k) && t.tok[k].UPOS != "PRON" {
			for o := v + 1; o < len(t.tok); o++ {
				if t.head(o) == h && t.rel(o) == "nsubj" {
					subject = k
				}
			}
		}
	}
	if subject < 0 {
		return
	}
	for g := c - 1; g > subject; g-- {
		if t.isVerb(g) {
			rel := t.tok[i].Deprel
			set(i, g, "obl")
			set(subject, v, rel)
			return
		}
	}
}

// noSubject: behind the preposition stands none, as may behind "of" or "about": "about six men were shot".
func (t *tree) noSubject(c int) bool {
	switch t.form[c] {
	case "for", "with", "from", "by", "against", "into", "to", "in", "on":
		return true
	}
	return false
}

// repairBegun gives the finite verb at i the subject that the parser took for a time before a participle: "arrived a
// day after a gunman claiming to be a guard carried out the raid".
func (t *tree) repairBegun(i int, set attach) {
	h := t.head(i)
	if t.tok[i].Deprel != "advcl" || t.tok[i].XPOS != "VBD" || h < 0 || h > i || t.hasRel(i, "nsubj", "mark", "aux") {
		return
	}
	for s := h + 1; s < i-1; s++ {
		c := t.firstRel(s, "case")
		if t.rel(s) != "obl" || t.head(s) != h || c < 0 || c > s || !conjoins[t.form[c]] || !t.lemmaIs(s, isSomebody) || t.form[i-1] == "," {
			continue
		}
		if a := t.firstRel(s, "acl"); a > s && a < i && t.tok[a].XPOS == "VBG" && t.under(i-1, s) {
			set(s, i, "nsubj")
			set(c, i, "mark")
			for k := h + 1; k < c; k++ {
				if t.head(k) == s && t.rel(k) == "nmod" {
					set(k, h, "obl:unmarked") // "four days"
				}
			}
			return
		}
	}
}

// conjoins are prepositions behind which a clause may stand, too.
var conjoins = map[string]bool{"after": true, "before": true, "as": true, "since": true, "until": true}
