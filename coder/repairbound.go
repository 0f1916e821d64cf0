package coder

// repairBound makes adjectives of participles that say what somebody means to do, where the
// parser took them for passives: "is committed to talks", "remains resolved to help".
func (t *tree) repairBound(set attach) {
	for i := 1; i+1 < len(t.tok); i++ {
		if t.tok[i].XPOS != "VBN" || t.form[i+1] != "to" || !t.w.c.class["bound-to"].words[t.form[i]] || t.firstRel(i, "obl:agent") >= 0 {
			continue
		}
		s, h := t.firstRel(i, "nsubj:pass"), t.head(i)
		if s < 0 && (t.rel(i) != "xcomp" || h < 0 || !t.w.c.class["going-on-as"].words[t.lemma[h]]) {
			continue
		}
		if s >= 0 {
			if o := t.head(i + 1); o >= 0 && !t.isVerb(o) && !t.lemmaIs(s, isSomebody) && t.tok[s].UPOS != "PROPN" && t.tok[s].UPOS != "PRON" {
				continue // "the funds were committed to the dam"
			}
			set(s, i, "nsubj")
			if c := t.firstRel(i, "aux:pass"); c >= 0 {
				set(c, i, "cop")
			}
		}
		t.tok[i].UPOS, t.tok[i].XPOS = "ADJ", "JJ"
		t.kind[i] = kindOf(&t.tok[i])
		t.setLemma(i, t.form[i])
	}
}
