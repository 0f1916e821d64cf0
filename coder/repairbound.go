package coder

// bound are participles that say what somebody means to do: "is committed to talks" is no
// passive, nobody committed him.
var bound = map[string]bool{"committed": true, "resolved": true, "determined": true, "prepared": true, "dedicated": true, "disposed": true}

// lasting are verbs that say of their subject what he goes on to be.
var lasting = map[string]bool{"remain": true, "stay": true, "stand": true, "seem": true, "appear": true}

// repairBound makes adjectives of such participles that the parser took for passives.
func (t *tree) repairBound(set attach) {
	for i := 1; i+1 < len(t.tok); i++ {
		if t.tok[i].XPOS != "VBN" || t.form[i+1] != "to" || !bound[t.form[i]] || t.firstOf(i, "obl:agent") >= 0 {
			continue
		}
		s, h := t.firstOf(i, "nsubj:pass"), t.head(i)
		if s < 0 && (t.rel(i) != "xcomp" || h < 0 || !lasting[t.lemma[h]]) {
			continue
		}
		if s >= 0 {
			if o := t.head(i + 1); o >= 0 && !t.isVerb(o) && !t.lemmaIs(s, isPeople|isArmed|isGov|isAgent) && t.tok[s].UPOS != "PROPN" && t.tok[s].UPOS != "PRON" {
				continue // "the funds were committed to the dam"
			}
			set(s, i, "nsubj")
			if c := t.firstOf(i, "aux:pass"); c >= 0 {
				set(c, i, "cop")
			}
		}
		t.tok[i].UPOS, t.tok[i].XPOS = "ADJ", "JJ"
		t.kind[i] = kindOf(&t.tok[i])
		t.setLemma(i, t.form[i])
	}
}

// firstOf is the first token of the full relation to i, -1 if there is none.
func (t *tree) firstOf(i int, deprel string) int {
	for c := max(0, i-60); c < len(t.tok) && c < i+60; c++ {
		if t.head(c) == i && t.tok[c].Deprel == deprel {
			return c
		}
	}
	return -1
}
