package coder

// repeated reads how often: "170 times", "300 strikes", "dozens of attacks".
func (e *event) repeated() (size, bool) {
	t := e.t
	if t.isNoun(e.tok) && t.plural(e.tok) {
		if a, ok := t.amountOf(e.tok); ok && !t.year(a) {
			if a.high != nil && *a.high == 0 || t.compared(e.tok) || a.best != nil && *a.best == 1 { // "one of the shootings"
				return size{}, false
			}
			return size{kind: "attacks", t: t, a: a, of: e.tok, first: min(a.first, e.tok), end: max(a.end, e.tok+1), by: "number of the trigger"}, e.typ == "ASSAULT"
		}
	}
	if e.typ != "ASSAULT" || e.onBody() {
		return size{}, false
	}
	for _, g := range e.gov {
		for c := t.first[g]; c >= 0; c = t.next[c] {
			ci := int(c)
			if t.form[ci] == "twice" {
				return size{kind: "attacks", t: t, a: exactly(2, ci, ci+1), of: -1, first: ci, end: ci + 1, by: "times"}, true
			}
			if t.lemma[ci] == "time" && t.plural(ci) {
				if a, ok := t.amountOf(ci); ok {
					return size{kind: "attacks", t: t, a: a, of: -1, first: min(a.first, ci), end: max(a.end, ci+1), by: "times"}, true
				}
			}
		}
	}
	// "170 times" hung on a neighbour: within the clause after the trigger.
	for x := e.tok + 1; x < len(t.form) && x < e.tok+14; x++ {
		if t.lemma[x] == "time" && t.plural(x) && x > 0 && (t.numeric(x-1) || vagueWords[t.form[x-1]] != [2]int{}) && t.under(x, e.anchor()) {
			if a, ok := t.amountAt(x - 1); ok {
				return size{kind: "attacks", t: t, a: a, of: -1, first: a.first, end: x + 1, by: "times"}, true
			}
		}
		if t.form[x] == ";" || t.form[x] == "." {
			break
		}
	}
	return size{}, false
}

// compared: the words say no more than how the happenings at x go together: "whether the two attacks were
// related".
func (t *tree) compared(x int) bool {
	h := t.head(x)
	return h >= 0 && t.rel(x) == "nsubj" && t.w.c.same.group[t.lemma[h]]
}

// year: the number is that of a year ("the 2006 killings").
func (t *tree) year(a amount) bool {
	return a.low != nil && *a.low >= 1900 && *a.low <= 2100 && len(t.form[a.end-1]) == 4
}
