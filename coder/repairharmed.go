package coder

// repairHarmed hangs a participle of harm on whom it befell where the parser made it a second
// verb of the clause: "The six others wounded received treatment", "released the names of a
// man and a boy shot dead in Dorim", "asked about the camp bombed by Karsia".
func (t *tree) repairHarmed(i int, set attach) {
	v, n := t.head(i), i-1
	if t.ageBehind(n - 3) {
		n -= 3 // "found one man, 27, shot in the arm"
	}
	if n < 0 || v < 0 || !t.nominal(n) || !t.isVerb(v) || t.head(n) == i {
		return
	}
	harm := t.ofHarm(i)
	switch t.tok[i].Deprel {
	case "advcl":
		if v > i && (!harm || t.head(n) != v || t.rel(n) != "nsubj") {
			return
		}
		// What is done to sites alone: "came out of court flanked by guards" is of who came out.
		if v < i && (v == n || t.head(n) > i || !t.isNoun(n) && t.firstRel(n, "det") < 0 || !t.w.c.class["done-to-sites"].words[t.lemma[i]] || t.firstRel(i, "obl:agent") < i) {
			return
		}
	case "conj":
		if !harm || v > n || t.rel(n) == "nsubj" || !t.under(n, v) {
			return
		}
	default:
		return
	}
	if !t.neverPassive(i) && !t.hasRel(i, "nsubj", "obj", "aux", "mark") {
		t.befell(i, n, set)
	}
}
