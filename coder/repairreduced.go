package coder

// repairReduced hangs a participle with its agent on the noun right before it, where the
// parser made it a clause of the verb: "asked about the camp bombed by Karsia". What is done
// to sites alone is asked for: "came out of court flanked by guards" is of who came out.
func (t *tree) repairReduced(set attach) {
	for i := 2; i+2 < len(t.tok); i++ {
		if x := t.tok[i].XPOS; x != "VBN" && x != "VBD" || t.tok[i].Deprel != "advcl" || !t.nominal(i-1) || !t.w.c.class["done-to-sites"].words[t.lemma[i]] {
			continue
		}
		h := t.head(i)
		if h < 0 || h >= i-1 || !t.isVerb(h) || t.head(i-1) > i-1 || !t.isNoun(i-1) && t.firstRel(i-1, "det") < 0 || t.firstRel(i, "obl:agent") < i ||
			t.firstRel(i, "nsubj") >= 0 || t.firstRel(i, "obj") >= 0 || t.firstRel(i, "aux:pass") >= 0 || t.firstRel(i, "mark") >= 0 {
			continue
		}
		set(i, i-1, "acl")
		t.tok[i].XPOS = "VBN"
	}
}
