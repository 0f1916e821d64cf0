package coder

import "sitrep"

// diedOn is the verb of the expression's clause where it says when somebody died of what befell him before, which
// is not when it did: "died of his wounds on Sunday", "died on Sunday, two days after she was shot", "died on Sunday after
// he was shot the night before"; -1 for none.
func (t *tree) diedOn(tx *sitrep.Timex) int {
	x := t.timeHead(tx)
	for k := 0; k < 4 && x >= 0 && !t.isVerb(x); k++ {
		x = t.head(x)
	}
	if x < 0 || !t.w.c.times.die[t.lemma[x]] {
		return -1
	}
	for c := t.first[x]; c >= 0; c = t.next[c] {
		switch c := int(c); t.rel(c) {
		case "obl":
			if p := t.prep(c); (p == "of" || p == "from" || p == "to") && t.wound(c) {
				return x
			}
		case "advcl":
			if t.prep(c) == "after" && (t.daysBefore(c) || t.earlierTime(c, tx)) {
				return x
			}
		}
	}
	return -1
}

// wound: the noun is one for what somebody has of a deed already told: "his wounds", but not "a gunshot wound".
func (t *tree) wound(x int) bool {
	return t.w.c.times.wound[t.lemma[x]] && (t.child(x, "nmod:poss") >= 0 || t.plural(x) && t.child(x, "acl") >= 0)
}

// daysBefore: words before the conjunction of the clause at x put it days back: "two days after he was shot".
func (t *tree) daysBefore(x int) bool {
	m := t.child(x, "mark")
	return m > 0 && t.w.c.times.days[t.lemma[m-1]]
}

// earlierTime: the clause at x has a day of its own, before that of the expression.
func (t *tree) earlierTime(x int, tx *sitrep.Timex) bool {
	for k := x; k < len(t.tok); k++ {
		i := int(t.timex[k])
		if i < 0 || k > 0 && t.timex[k-1] == t.timex[k] {
			continue
		}
		o := &t.w.a.Timexes[i]
		if o != tx && o.To != 0 && o.To < tx.From && t.under(t.timeHead(o), x) {
			return true
		}
	}
	return false
}
